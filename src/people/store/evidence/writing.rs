//! Adding records and withdrawing them, and the grades that go with documents seen.

use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::{Kind, StillSeen};
use crate::people::Section;
use crate::people::evidence::forms::{Answer, Confirmation, SeenFact};
use crate::people::lists::{InProfile as _, Listed as _, for_each_list};
use crate::people::store::entries::Rows as _;
use crate::platform::error::{Conflict, Error, OnConstraint as _, Result};
use crate::platform::ids::{AccountId, BodyId, EntryId, EvidenceId, PersonId};
use crate::platform::schema::{confirmations, evidence_withdrawals, official_checks, people, seen_documents};
use crate::platform::tx::Tx;
use crate::reference::codes::Grade;
use crate::rules::vocabulary::Bar;

/// The account that records; nobody else may.
fn recorder(tx: &Tx<'_>) -> Result<AccountId> {
    tx.account().ok_or(Error::Forbidden)
}

/// Adds one record for each bar of the answer.
pub async fn add_checks(
    tx: &mut Tx<'_>,
    person: PersonId,
    body: BodyId,
    answer: &Answer,
) -> Result<Vec<EvidenceId>> {
    let (now, account) = (tx.now(), recorder(tx)?);
    let ids: Vec<EvidenceId> = answer.bars.iter().map(|_| EvidenceId::new()).collect();
    let row = |(id, bar): (&EvidenceId, &Bar)| {
        (
            official_checks::id.eq(*id),
            official_checks::person_id.eq(person),
            official_checks::bar.eq(bar.code()),
            official_checks::found.eq(answer.found),
            official_checks::answered_on.eq(answer.answered_on),
            official_checks::valid_until_on.eq(answer.valid_until),
            official_checks::grade.eq(answer.grade),
            official_checks::source.eq(&answer.source),
            official_checks::recorded_by.eq(account),
            official_checks::body_id.eq(body),
            official_checks::recorded_at.eq(now),
        )
    };
    let rows: Vec<_> = ids.iter().zip(&answer.bars).map(row).collect();
    diesel::insert_into(official_checks::table).values(rows).execute(tx.db()).await?;
    Ok(ids)
}

pub async fn add_confirmation(
    tx: &mut Tx<'_>,
    person: PersonId,
    body: BodyId,
    answer: &Confirmation,
) -> Result<EvidenceId> {
    let (id, now, account) = (EvidenceId::new(), tx.now(), recorder(tx)?);
    diesel::insert_into(confirmations::table)
        .values((
            confirmations::id.eq(id),
            confirmations::person_id.eq(person),
            confirmations::what.eq(answer.what.code()),
            confirmations::family.eq(answer.family),
            confirmations::confirmed.eq(answer.confirmed),
            confirmations::confirmed_on.eq(answer.confirmed_on),
            confirmations::valid_until_on.eq(answer.valid_until),
            confirmations::grounds.eq(&answer.grounds),
            confirmations::recorded_by.eq(account),
            confirmations::body_id.eq(body),
            confirmations::recorded_at.eq(now),
        ))
        .execute(tx.db())
        .await?;
    Ok(id)
}

pub async fn add_document(
    tx: &mut Tx<'_>,
    person: PersonId,
    body: BodyId,
    seen: &SeenFact,
) -> Result<EvidenceId> {
    let (id, now, account) = (EvidenceId::new(), tx.now(), recorder(tx)?);
    diesel::insert_into(seen_documents::table)
        .values((
            seen_documents::id.eq(id),
            seen_documents::person_id.eq(person),
            seen_documents::section.eq(seen.section.code()),
            seen_documents::entry_id.eq(seen.entry),
            seen_documents::document.eq(&seen.document),
            seen_documents::recognition.eq(seen.recognition),
            seen_documents::recorded_by.eq(account),
            seen_documents::body_id.eq(body),
            seen_documents::recorded_at.eq(now),
        ))
        .execute(tx.db())
        .await?;
    Ok(id)
}

/// Raises the grade of a declared fact to *document*, and notes the recognition of a foreign diploma if that is what was
/// seen. `Stale` if the fact is another by now, a conflict if somebody stands behind it already.
pub async fn raise(tx: &mut Tx<'_>, person: PersonId, seen: &SeenFact, version: i32) -> Result<()> {
    let may = |found: i32, grade: Grade| match (found == version, grade) {
        (false, _) => Err(Error::Stale),
        (true, Grade::Declared) => Ok(()),
        (true, _) => Err(Error::Conflict(Conflict::GradeRaised)),
    };
    let Some(id) = seen.entry else {
        let row = people::table.find(person).select((people::version, people::grade));
        let (found, grade) = row.for_update().first::<(i32, Grade)>(tx.db()).await?;
        may(found, grade)?;
        return grade_basics(tx, person, Grade::Document).await;
    };
    for_each_list!(T => {
        if T::SECTION == seen.section {
            let mut entry = T::find(tx.db(), person, id).await?;
            // a diploma that was seen before is recognised by another paper
            let more = seen.recognition && !entry.fact.is_recognised();
            may(entry.version, if more { Grade::Declared } else { entry.fact.grade() })?;
            if seen.recognition && !entry.fact.recognise(true) {
                return Err(Error::invalid("recognition", "recognition-not-asked"));
            }
            entry.fact.set_grade(entry.fact.grade().max(Grade::Document));
            T::change(tx, person, id, version, &entry.fact).await?;
            return Ok(());
        }
    });
    Err(Error::internal("a section without a grade"))
}

/// Takes back of a fact what no document shows any more: its recognition, and its grade *document* unless one was seen
/// later. A fact that is not there any more, or declared, stays as it is.
pub async fn lower(
    tx: &mut Tx<'_>,
    person: PersonId,
    section: Section,
    entry: Option<EntryId>,
    seen: StillSeen,
) -> Result<()> {
    let Some(id) = entry else {
        if seen.later {
            return Ok(());
        }
        let row = people::table.find(person).select(people::grade).for_update();
        return match row.first(tx.db()).await? {
            Grade::Document => grade_basics(tx, person, Grade::Declared).await,
            Grade::Declared | Grade::Registry => Ok(()),
        };
    };
    for_each_list!(T => {
        if T::SECTION == section {
            let found = match T::find(tx.db(), person, id).await {
                Ok(found) => Some(found),
                Err(Error::NotFound) => None,
                Err(other) => return Err(other),
            };
            if let Some(mut entry) = found.filter(|entry| entry.fact.grade() == Grade::Document) {
                let before = entry.fact.clone();
                if entry.fact.is_recognised() {
                    entry.fact.recognise(seen.recognition);
                }
                if !seen.later {
                    entry.fact.set_grade(Grade::Declared);
                    entry.fact.recognise(false);
                }
                if entry.fact == before {
                    return Ok(());
                }
                T::change(tx, person, id, entry.version, &entry.fact).await?;
            }
        }
    });
    Ok(())
}

async fn grade_basics(tx: &mut Tx<'_>, person: PersonId, grade: Grade) -> Result<()> {
    let now = tx.now();
    diesel::update(people::table.find(person))
        .set((people::grade.eq(grade), people::version.eq(people::version + 1), people::updated_at.eq(now)))
        .execute(tx.db())
        .await?;
    Ok(())
}

/// Adds the row that withdraws a record; a record is withdrawn once.
pub async fn withdraw(
    tx: &mut Tx<'_>,
    person: PersonId,
    body: BodyId,
    id: EvidenceId,
    kind: &Kind,
    reason: &str,
) -> Result<()> {
    let (now, account) = (tx.now(), recorder(tx)?);
    let named = |matches: bool| matches.then_some(id);
    let again = || Error::Conflict(Conflict::EvidenceWithdrawn);
    diesel::insert_into(evidence_withdrawals::table)
        .values((
            evidence_withdrawals::id.eq(EvidenceId::new()),
            evidence_withdrawals::person_id.eq(person),
            evidence_withdrawals::check_id.eq(named(*kind == Kind::Check)),
            evidence_withdrawals::confirmation_id.eq(named(*kind == Kind::Confirmation)),
            evidence_withdrawals::document_id.eq(named(matches!(kind, Kind::Document(..)))),
            evidence_withdrawals::reason.eq(reason),
            evidence_withdrawals::recorded_by.eq(account),
            evidence_withdrawals::body_id.eq(body),
            evidence_withdrawals::recorded_at.eq(now),
        ))
        .execute(tx.db())
        .await
        .on_constraint("evidence_withdrawals_check_key", again)
        .on_constraint("evidence_withdrawals_confirmation_key", again)
        .on_constraint("evidence_withdrawals_document_key", again)?;
    Ok(())
}
