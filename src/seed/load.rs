//! Streams invented people into Postgres with COPY, a few thousand per transaction, sealed and audited like any others.

use std::collections::{BTreeMap, HashSet};

use bytes::Bytes;
use chrono::{DateTime, Utc};
use futures_util::stream::FuturesUnordered;
use futures_util::{SinkExt as _, StreamExt as _};
use tokio::task::JoinHandle;
use tokio_postgres::{Client, Transaction};

use super::Life;
use super::rows::{Copied as _, Row};
use crate::people::Content;
use crate::people::lists::{InProfile as _, for_each_list};
use crate::platform::app::App;
use crate::platform::error::{Error, Result};
use crate::platform::ids::{EntryId, PersonId};
use crate::platform::keys::{Keys, Purpose};
use crate::reference::codes::Grade;

/// People in one transaction.
const BATCH: usize = 2000;
/// Transactions at once: Postgres is the slow side, and one backend of it fills one processor.
const WRITERS: usize = 2;

/// Blind indexes of the IINs that are in the database: an IIN belongs to one person.
pub async fn known(app: &App) -> Result<HashSet<Vec<u8>>> {
    let client = app.db.raw().await?;
    let rows = client.query("select iin_index from people where iin_index is not null", &[]).await;
    Ok(rows.map_err(Error::internal)?.iter().map(|row| row.get(0)).collect())
}

/// Writes the lives; returns how many were added. `progress` is told how many were handed to the database.
pub async fn people(
    app: &App,
    lives: impl Iterator<Item = Life>,
    mut progress: impl FnMut(usize),
) -> Result<usize> {
    let mut lives = lives.peekable();
    let mut writers = FuturesUnordered::new();
    let mut added = 0;
    while lives.peek().is_some() {
        let client = match writers.len() {
            WRITERS.. => free(&mut writers).await?,
            _ => app.db.raw().await?,
        };
        let mut rows = Rows::default();
        for life in lives.by_ref().take(BATCH) {
            rows.add(&app.keys, &life, app.clock.now())?;
        }
        added += rows.count;
        writers.push(tokio::spawn(write(client, rows)));
        progress(added);
    }
    while !writers.is_empty() {
        free(&mut writers).await?;
    }
    app.wake.indexer.notify_one();
    app.wake.sealer.notify_one();
    Ok(added)
}

/// Waits until one of the transactions is committed; returns its connection.
async fn free(writers: &mut FuturesUnordered<JoinHandle<Result<Client>>>) -> Result<Client> {
    let written = writers.next().await.ok_or_else(|| Error::internal("nobody writes"))?;
    written.map_err(Error::internal)?
}

async fn write(mut client: Client, rows: Rows) -> Result<Client> {
    let tx = client.transaction().await.map_err(Error::internal)?;
    for (table, columns, text) in rows.tables() {
        copy(&tx, table, columns, text).await?;
    }
    let entry = "insert into audit_entries (actor_kind, actor_role, action, subject_kind, origin, detail)
        values ('command', 'seed', 'people.seeded', 'person', 'local', jsonb_build_object('people', $1::bigint))";
    let count = i64::try_from(rows.count).unwrap_or(i64::MAX);
    tx.execute(entry, &[&count]).await.map_err(Error::internal)?;
    tx.commit().await.map_err(Error::internal)?;
    Ok(client)
}

async fn copy(tx: &Transaction<'_>, table: &str, columns: &str, text: &str) -> Result<()> {
    let statement = format!("copy {table} ({columns}) from stdin");
    let sink = tx.copy_in::<_, Bytes>(&statement).await.map_err(Error::internal)?;
    futures_util::pin_mut!(sink);
    sink.send(Bytes::copy_from_slice(text.as_bytes())).await.map_err(Error::internal)?;
    sink.finish().await.map_err(Error::internal)?;
    Ok(())
}

/// Text of COPY for each table.
#[derive(Default)]
struct Rows {
    count: usize,
    people: String,
    contacts: String,
    wishes: String,
    /// By table.
    lists: BTreeMap<&'static str, (&'static str, String)>,
    snapshots: String,
}

const PEOPLE: &str = "id, state, source, surname, given_name, patronymic, latin_surname, latin_given_name, \
    latin_patronymic, born_on, sex, citizenship, residence_kato, iin_sealed, iin_index, submitted_at";

impl Rows {
    /// Tables in the order their references need, with their columns.
    fn tables(&self) -> Vec<(&'static str, &'static str, &str)> {
        let mut tables = vec![
            ("people", PEOPLE, self.people.as_str()),
            ("contacts", "person_id, email_sealed, email_index, phone_sealed", &self.contacts),
            ("wishes", "person_id, regions, directions, statement, available_on", &self.wishes),
        ];
        tables.extend(self.lists.iter().map(|(table, (columns, text))| (*table, *columns, text.as_str())));
        tables.push(("profile_snapshots", "id, person_id, content, taken_at", &self.snapshots));
        tables
    }

    fn add(&mut self, keys: &Keys, life: &Life, now: DateTime<Utc>) -> Result<()> {
        self.count += 1;
        let id = PersonId::new();
        let seal = |purpose, text: &str| keys.seal(purpose, text).map_err(Error::internal);
        let iin = life.iin.expose();
        let (native, latin) = (&life.basics.name.native, life.basics.name.latin.as_ref());
        let mut row = Row::new(&mut self.people);
        row.shown(id).text("submitted").text("seed");
        row.text(&native.surname).text(&native.given).maybe(native.patronymic.as_deref());
        row.maybe(latin.map(|name| name.surname.as_str()))
            .maybe(latin.map(|name| name.given.as_str()))
            .maybe(latin.and_then(|name| name.patronymic.as_deref()));
        row.shown(life.basics.born_on).shown(life.basics.sex).shown(life.basics.citizenship);
        row.maybe(life.basics.residence_kato.as_ref().map(|kato| kato.as_str()));
        row.bytes(&seal(Purpose::Iin, &iin)?).bytes(&keys.blind(Purpose::Iin, &iin)).shown(now.to_rfc3339());
        row.end();

        let mut row = Row::new(&mut self.contacts);
        let email = &life.contacts.email;
        row.shown(id).bytes(&seal(Purpose::Email, email)?).bytes(&keys.blind(Purpose::Email, email));
        match &life.contacts.phone {
            Some(phone) => row.bytes(&seal(Purpose::Phone, phone)?),
            None => row.null(),
        };
        row.end();

        let wishes = &life.wishes;
        let mut row = Row::new(&mut self.wishes);
        row.shown(id);
        row.list(wishes.regions.iter().map(|kato| kato.as_str()));
        row.list(wishes.directions.iter().map(|direction| direction.code()));
        row.text(&wishes.statement).maybe_shown(wishes.available_from);
        row.end();

        for_each_list!(T => {
            let (_, text) = self.lists.entry(T::TABLE).or_insert((T::COLUMNS, String::new()));
            for fact in T::facts(&life.lists) {
                let mut row = Row::new(text);
                row.shown(EntryId::new()).shown(id);
                fact.copy(&mut row);
                row.shown(fact.grade).end();
            }
        });
        let content = serde_json::to_string(&content_of(life)).map_err(Error::internal)?;
        let mut row = Row::new(&mut self.snapshots);
        row.shown(EntryId::new()).shown(id).text(&content).shown(now.to_rfc3339());
        row.end();
        Ok(())
    }
}

/// What the person would have submitted.
fn content_of(life: &Life) -> Content {
    let basics = &life.basics;
    Content {
        name: Some(basics.name.clone()),
        born_on: Some(basics.born_on),
        sex: Some(basics.sex),
        citizenship: Some(basics.citizenship),
        residence_kato: basics.residence_kato,
        grade: Grade::Declared,
        wishes: life.wishes.clone(),
        lists: life.lists.clone(),
    }
}
