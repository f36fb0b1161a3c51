//! Streams invented people into Postgres with COPY, a few thousand per transaction, sealed and audited like any others.

use std::collections::HashSet;
use std::fmt::Write as _;

use bytes::Bytes;
use chrono::{DateTime, Utc};
use futures_util::stream::FuturesUnordered;
use futures_util::{SinkExt as _, StreamExt as _};
use tokio::task::JoinHandle;
use tokio_postgres::{Client, Transaction};

use super::Life;
use crate::people::Content;
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
    education: String,
    service: String,
    languages: String,
    snapshots: String,
}

impl Rows {
    /// Tables in the order their references need, with their columns.
    fn tables(&self) -> [(&'static str, &'static str, &str); 7] {
        [
            (
                "people",
                "id, state, source, surname, given_name, patronymic, latin_surname, latin_given_name, latin_patronymic, \
                born_on, sex, citizenship, residence_kato, iin_sealed, iin_index, submitted_at",
                &self.people,
            ),
            ("contacts", "person_id, email_sealed, email_index, phone_sealed", &self.contacts),
            ("wishes", "person_id, regions, directions, statement, available_on", &self.wishes),
            (
                "education_entries",
                "id, person_id, level, institution, country, field, speciality, started_year, \
                completed_year, completed_on, degree, grade",
                &self.education,
            ),
            (
                "service_entries",
                "id, person_id, started_on, ended_on, organisation, sector, kind, category, post_title, \
                \"leading\", subordinates, region_kato, grade",
                &self.service,
            ),
            (
                "language_entries",
                "id, person_id, language, level, certificate, certificate_expires_on, grade",
                &self.languages,
            ),
            ("profile_snapshots", "id, person_id, content, taken_at", &self.snapshots),
        ]
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

        for entry in &life.education {
            let mut row = Row::new(&mut self.education);
            row.shown(EntryId::new())
                .shown(id)
                .shown(entry.level)
                .text(&entry.institution)
                .shown(entry.country);
            row.maybe_shown(entry.field.as_ref()).maybe(entry.speciality.as_deref());
            row.maybe_shown(entry.started_year)
                .maybe_shown(entry.completed_year)
                .maybe_shown(entry.completed_on);
            row.maybe_shown(entry.degree).shown(entry.grade);
            row.end();
        }
        for entry in &life.service {
            let mut row = Row::new(&mut self.service);
            row.shown(EntryId::new()).shown(id).shown(entry.started_on).maybe_shown(entry.ended_on);
            row.text(&entry.organisation).shown(entry.sector).shown(entry.kind).maybe_shown(entry.category);
            row.text(&entry.post_title).shown(entry.leading).maybe_shown(entry.subordinates);
            row.maybe_shown(entry.region.as_ref()).shown(entry.grade);
            row.end();
        }
        for entry in &life.languages {
            let mut row = Row::new(&mut self.languages);
            row.shown(EntryId::new()).shown(id).shown(entry.language).shown(entry.level);
            row.maybe(entry.certificate.as_deref())
                .maybe_shown(entry.certificate_expires_on)
                .shown(entry.grade);
            row.end();
        }
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
        education: life.education.clone(),
        service: life.service.clone(),
        languages: life.languages.clone(),
    }
}

/// One row in the text format of COPY: tabs between, `\N` for null, four characters escaped.
struct Row<'a> {
    to: &'a mut String,
    first: bool,
}

impl<'a> Row<'a> {
    fn new(to: &'a mut String) -> Self {
        Self { to, first: true }
    }

    fn next(&mut self) {
        if !std::mem::take(&mut self.first) {
            self.to.push('\t');
        }
    }

    fn text(&mut self, text: &str) -> &mut Self {
        self.next();
        escape(self.to, text);
        self
    }

    /// Something whose text needs no escaping: ids, dates, codes, numbers.
    fn shown(&mut self, value: impl std::fmt::Display) -> &mut Self {
        self.next();
        // writing to a string cannot fail
        let _ = write!(self.to, "{value}");
        self
    }

    fn null(&mut self) -> &mut Self {
        self.next();
        self.to.push_str("\\N");
        self
    }

    fn maybe(&mut self, text: Option<&str>) -> &mut Self {
        match text {
            Some(text) => self.text(text),
            None => self.null(),
        }
    }

    fn maybe_shown(&mut self, value: Option<impl std::fmt::Display>) -> &mut Self {
        match value {
            Some(value) => self.shown(value),
            None => self.null(),
        }
    }

    fn bytes(&mut self, bytes: &[u8]) -> &mut Self {
        self.next();
        self.to.push_str("\\\\x");
        self.to.push_str(&hex::encode(bytes));
        self
    }

    /// An array of codes, which need no quoting.
    fn list<'t>(&mut self, codes: impl Iterator<Item = &'t str>) -> &mut Self {
        let codes: Vec<_> = codes.collect();
        self.shown(format!("{{{}}}", codes.join(",")))
    }

    fn end(self) {
        self.to.push('\n');
    }
}

fn escape(to: &mut String, text: &str) {
    for sign in text.chars() {
        match sign {
            '\\' => to.push_str("\\\\"),
            '\t' => to.push_str("\\t"),
            '\n' => to.push_str("\\n"),
            '\r' => to.push_str("\\r"),
            sign => to.push(sign),
        }
    }
}
