//! SQL of certificates: rows that are added and read. There is no statement that changes one.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::code::Code;
use super::document::{Certificate, SignatureAt};
use crate::platform::error::Result;
use crate::platform::ids::{AccountId, BodyId, CertificateId, VacancyId};
use crate::platform::schema::certificates;
use crate::platform::tx::Tx;

/// A certificate as it is kept, without its lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    pub id: CertificateId,
    pub code: String,
    pub body: BodyId,
    pub vacancy: VacancyId,
    pub made_at: DateTime<Utc>,
    /// The signed text.
    pub statement: String,
    pub signature: SignatureAt,
}

type Row = (CertificateId, String, BodyId, VacancyId, DateTime<Utc>, String, String, Vec<u8>);

impl From<Row> for Stored {
    fn from((id, code, body, vacancy, made_at, statement, key, signature): Row) -> Self {
        let signature = SignatureAt::new(&key, &signature);
        Self { id, code, body, vacancy, made_at, statement, signature }
    }
}

/// A certificate in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    pub id: CertificateId,
    pub made_at: DateTime<Utc>,
    /// What the statement says; nothing if it cannot be read any more.
    pub certificate: Option<Certificate>,
}

/// Keeps a certificate for good.
pub async fn insert(
    tx: &mut Tx<'_>,
    made_by: AccountId,
    certificate: &Certificate,
    (statement, people): (&str, &str),
    (key, signature): (&str, &[u8]),
) -> Result<CertificateId> {
    let id = CertificateId::new();
    diesel::insert_into(certificates::table)
        .values((
            certificates::id.eq(id),
            certificates::code.eq(certificate.record.code.to_string()),
            certificates::vacancy_id.eq(certificate.content.vacancy.uuid()),
            certificates::body_id.eq(certificate.record.body.uuid()),
            certificates::made_by.eq(made_by.uuid()),
            certificates::made_at.eq(certificate.record.made_at),
            certificates::statement.eq(statement),
            certificates::key_id.eq(key),
            certificates::signature.eq(signature),
            certificates::people.eq(people),
        ))
        .execute(tx.db())
        .await?;
    Ok(id)
}

/// The certificate with this code.
pub async fn by_code(db: &mut AsyncPgConnection, code: &Code) -> Result<Stored> {
    let columns = (
        certificates::id,
        certificates::code,
        certificates::body_id,
        certificates::vacancy_id,
        certificates::made_at,
        certificates::statement,
        certificates::key_id,
        certificates::signature,
    );
    let found = certificates::table.filter(certificates::code.eq(code.to_string())).select(columns);
    let row: Row = found.first(db).await?;
    Ok(row.into())
}

/// The text of its lists.
pub async fn people(db: &mut AsyncPgConnection, id: CertificateId) -> Result<String> {
    Ok(certificates::table.find(id).select(certificates::people).first(db).await?)
}

/// A body's certificates, newest first; `body` nothing: everybody's, for auditors.
pub async fn of_body(
    db: &mut AsyncPgConnection,
    body: Option<BodyId>,
    before: Option<CertificateId>,
    limit: i64,
) -> Result<Vec<Listed>> {
    let columns = (certificates::id, certificates::made_at, certificates::statement);
    let mut query =
        certificates::table.order(certificates::id.desc()).limit(limit).select(columns).into_boxed();
    if let Some(body) = body {
        query = query.filter(certificates::body_id.eq(body));
    }
    if let Some(before) = before {
        query = query.filter(certificates::id.lt(before));
    }
    let rows: Vec<(CertificateId, DateTime<Utc>, String)> = query.load(db).await?;
    let listed = rows.into_iter().map(|(id, made_at, statement)| Listed {
        id,
        made_at,
        certificate: serde_json::from_str(&statement).ok(),
    });
    Ok(listed.collect())
}
