//! Postgres full text over the same people: one row a person, a weighted `tsvector` under GIN, columns of codes beside it,
//! and the typical question as one statement. Its Russian configuration reads Kazakh words as they stand and English ones as
//! English; it has no Kazakh.

use std::time::{Duration, Instant};

use kadr::reference::codes::{EducationLevel, Language, LanguageLevel, Sector};
use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, NoTls};

use super::asked::Asked;
use crate::figures;
use crate::installation::Installation;

/// Found people, counts of four facets (two of them as if not filtered themselves), the first twenty with marks.
pub const TYPICAL: &str = "
with words as materialized (select f.* from fulltext f where f.words @@ plainto_tsquery('russian', $1) and f.submitted <= $2),
found as materialized (select * from words where level = any($3) and languages && $4),
best as (select id, body, ts_rank(words, plainto_tsquery('russian', $1)) as rank from found order by rank desc, id limit 20)
select (select count(*) from found),
  (select json_agg(json_build_array(id, rank, ts_headline('russian', body, plainto_tsquery('russian', $1)))) from best),
  (select json_object_agg(value, people) from (select level as value, count(*) as people from words
     where languages && $4 group by 1) one where value is not null),
  (select json_object_agg(value, people) from (select unnest(languages) as value, count(*) as people from words
     where level = any($3) group by 1) one where value is not null),
  (select json_object_agg(value, people) from (select unnest(fields) as value, count(*) as people from found group by 1) one where value is not null),
  (select json_object_agg(value, people) from (select unnest(sectors) as value, count(*) as people from found group by 1) one where value is not null)";

/// The first twenty of the same words, and how many there are.
pub const RANKED: &str = "
select id, ts_rank(words, plainto_tsquery('russian', $1)) as rank, count(*) over ()
from fulltext where words @@ plainto_tsquery('russian', $1) order by rank desc, id limit 20";

pub struct Fulltext {
    clients: Vec<Client>,
}

impl Fulltext {
    pub async fn make(installation: &Installation, connections: usize) -> Self {
        let began = Instant::now();
        let owner = connect(installation).await;
        owner.batch_execute(&table()).await.unwrap();
        owner.batch_execute("vacuum analyze fulltext").await.unwrap();
        // what is still to be written would disturb whoever is measured first
        owner.batch_execute("checkpoint").await.unwrap();
        figures::say("filling Postgres full text", began.elapsed().as_secs_f64(), "s");
        let mut clients = Vec::new();
        for _ in 0..connections {
            clients.push(connect(installation).await);
        }
        Self { clients }
    }

    /// Answers per second of all connections, asking without a pause.
    pub async fn flat_out(&self, statement: &str, asked: &Asked, seconds: u64) -> f64 {
        let until = Duration::from_secs(seconds);
        let began = Instant::now();
        let each = self.clients.iter().enumerate().map(async |(at, client)| {
            let statement = client.prepare(statement).await.unwrap();
            let submitted = i64::try_from(asked.submitted_until).unwrap();
            let (levels, languages) = (numbers(&asked.levels()), numbers(&asked.languages()));
            let mut answers = 0_u32;
            while began.elapsed() < until {
                let words = &asked.words[(at * 3 + usize::try_from(answers).unwrap()) % asked.words.len()];
                let all: [&(dyn ToSql + Sync); 4] = [words, &submitted, &levels, &languages];
                client.query(&statement, &all[..statement.params().len()]).await.unwrap();
                answers += 1;
            }
            answers
        });
        let answers = futures_util::future::join_all(each).await;
        f64::from(answers.iter().sum::<u32>()) / began.elapsed().as_secs_f64()
    }
}

async fn connect(installation: &Installation) -> Client {
    let (client, connection) =
        tokio_postgres::connect(&installation.cluster().address().owner_url, NoTls).await.unwrap();
    tokio::spawn(connection);
    client.batch_execute("set work_mem = '256MB'; set jit = off").await.unwrap();
    client
}

fn numbers(values: &[u64]) -> Vec<i32> {
    values.iter().map(|value| i32::try_from(*value).unwrap()).collect()
}

/// SQL for the number of a code.
fn number<T: Copy>(all: &[T], column: &str, code: fn(T) -> &'static str, number: fn(T) -> u8) -> String {
    let cases: Vec<_> =
        all.iter().map(|one| format!("when '{}' then {}", code(*one), number(*one))).collect();
    format!("(case {column} {} end)", cases.join(" "))
}

fn table() -> String {
    let level = number(EducationLevel::ALL, "level", EducationLevel::code, EducationLevel::number);
    let language = number(Language::ALL, "language", Language::code, Language::number);
    let skill = number(LanguageLevel::ALL, "level", LanguageLevel::code, LanguageLevel::number);
    let sector = number(Sector::ALL, "sector", Sector::code, Sector::number);
    format!(
        "create unlogged table fulltext as
        select p.id, extract(epoch from p.submitted_at)::bigint as submitted, e.level, e.fields, l.languages, s.sectors,
          concat_ws(' ', s.texts, e.texts, w.statement) as body,
          setweight(to_tsvector('russian', concat_ws(' ', p.surname, p.given_name, p.patronymic)), 'A')
            || setweight(to_tsvector('russian', coalesce(s.texts, '')), 'B')
            || setweight(to_tsvector('russian', coalesce(e.texts, '')), 'C')
            || setweight(to_tsvector('russian', coalesce(w.statement, '')), 'D') as words
        from people p
        left join wishes w on w.person_id = p.id
        left join (select person_id, max({level}) as level, array_agg(distinct field::int) as fields,
            string_agg(concat_ws(', ', speciality, institution), ' ') as texts
          from education_entries group by 1) e on e.person_id = p.id
        left join (select person_id, array_agg(distinct {language} * 16 + {skill}) as languages
          from language_entries group by 1) l on l.person_id = p.id
        left join (select person_id, array_agg(distinct {sector}) as sectors,
            string_agg(concat_ws(', ', post_title, organisation), ' ') as texts
          from service_entries group by 1) s on s.person_id = p.id
        where p.state = 'submitted';
        create index on fulltext using gin (words);
        create index on fulltext using gin (languages);
        create index on fulltext (submitted);
        create index on fulltext (level)"
    )
}
