//! From draft to mailbox: read, send for approval (which freezes), release or return by another person, withdraw.
//! Release writes the links and the letters in its own transaction: a released shortlist without letters cannot be.

use chrono::TimeDelta;
use diesel_async::AsyncPgConnection;
use serde_json::json;

use crate::accounts::Account;
use crate::letters;
use crate::people::reach::Reach;
use crate::platform::app::App;
use crate::platform::error::{Conflict, Error, Result};
use crate::platform::ids::{AccountId, PersonId, ShortlistId};
use crate::platform::tx::{Act, LetterDraft, Note, Tx};
use crate::reference::codes::Role;
use crate::shortlists::choices::{at_note, living, needs_reason};
use crate::shortlists::recipients::LETTER_SUBJECT;
use crate::shortlists::shown::{Head, Shown, title};
use crate::shortlists::sources;
use crate::shortlists::state::{State, Step};
use crate::shortlists::store::{Listed, Row};
use crate::shortlists::{Colleague, LINK, Made, OnList, Shortlist, mail, note_read};
use crate::shortlists::{own_row, recipients, step, store};

/// The whole shortlist. Frozen people's files count as read, and each reading is noted; while it is composed the
/// officer sees list rows, whose reading was noted when they were added.
pub async fn read(app: &App, act: &Act, who: &Account, id: ShortlistId) -> Result<Shortlist> {
    let shortlist = look(app, who, id).await?;
    let people: Vec<PersonId> =
        if shortlist.frozen { shortlist.people.iter().map(|one| one.person).collect() } else { Vec::new() };
    app.write(act, async |tx| {
        note_read(tx, id, &people).await?;
        let detail = json!({ "people": people.len(), "state": shortlist.state });
        tx.note(Note::new("shortlist.read", "shortlist", id.uuid()).with(detail)).await
    })
    .await?;
    Ok(shortlist)
}

/// Reads without noting it: only for showing a form again to who has just been shown it.
pub(in crate::shortlists) async fn look(app: &App, who: &Account, id: ShortlistId) -> Result<Shortlist> {
    let mut db = app.read().await?;
    let row = own_row(app, &mut db, who, id).await?;
    let composed = row.is_composed();
    if who.role == Role::Approver && composed {
        return Err(Error::NotFound);
    }
    let listed = store::listed(&mut db, id).await?;
    let (head, people) = if composed {
        let vacancy = sources::vacancy(&mut db, who, row.vacancy_id).await?;
        let listed: Vec<_> =
            listed.into_iter().map(|one| (one.person, one.note, Some(one.verdict))).collect();
        (Head::of(&vacancy), living(app, &mut db, who, &vacancy, &listed).await?)
    } else {
        (frozen_head(&row)?, listed.iter().map(frozen_person).collect::<Result<_>>()?)
    };
    let prepared_by = colleague(&mut db, row.prepared_by).await?;
    let decided_by = match row.decided_by {
        Some(by) => Some(colleague(&mut db, by).await?),
        None => None,
    };
    Ok(Shortlist {
        id,
        vacancy: row.vacancy_id,
        body: row.body_id,
        state: row.state,
        version: row.version,
        frozen: !composed,
        head,
        people,
        recipients: recipients::read(app, &mut db, id).await?,
        prepared_by,
        sent_at: row.sent_at,
        decided_by,
        decided_at: row.decided_at,
        return_reason: row.return_reason,
        updated_at: row.updated_at,
    })
}

async fn colleague(db: &mut AsyncPgConnection, id: AccountId) -> Result<Colleague> {
    let known = crate::accounts::store::by_id(db, id).await?.ok_or(Error::NotFound)?;
    Ok(Colleague { id, name: known.account.name })
}

/// What stands above the people, as it was sent.
pub(in crate::shortlists) fn frozen_head(row: &Row) -> Result<Head> {
    let frozen = row.frozen.clone().ok_or_else(|| Error::internal("a sent shortlist is not frozen"))?;
    serde_json::from_value(frozen).map_err(Error::internal)
}

/// A person as they were sent.
pub(in crate::shortlists) fn frozen_person(listed: &Listed) -> Result<OnList> {
    let frozen =
        listed.frozen.clone().ok_or_else(|| Error::internal("a person on a sent shortlist is not frozen"))?;
    let shown: Shown = serde_json::from_value(frozen).map_err(Error::internal)?;
    let programmes = listed.programmes.clone();
    Ok(OnList { person: listed.person, in_reserve: true, verdict_before: None, shown, programmes })
}

/// Sends for approval: every verdict is told anew, and what is shown is frozen.
pub async fn send(app: &App, act: &Act, officer: &Account, id: ShortlistId, version: i32) -> Result<Made> {
    let (head, people) = {
        let mut db = app.read().await?;
        let row = own_row(app, &mut db, officer, id).await?;
        row.state.after(Step::Send)?;
        let vacancy = sources::vacancy(&mut db, officer, row.vacancy_id).await?;
        sources::choosable(&vacancy)?;
        let listed = store::listed(&mut db, id).await?.into_iter();
        let listed: Vec<_> = listed.map(|one| (one.person, one.note, Some(one.verdict))).collect();
        (Head::of(&vacancy), living(app, &mut db, officer, &vacancy, &listed).await?)
    };
    sendable(&people)?;
    app.write(act, async |tx| {
        // the version says that the list is the one just judged
        step(app, tx, officer, id, version, Step::Send).await?;
        // nobody who left or hid meanwhile is frozen
        let ids: Vec<_> = people.iter().map(|one| one.person).collect();
        let open = Reach::of(officer)?.among(tx.db(), &ids, app.clock.today()).await?;
        if open.len() < people.len() {
            return Err(Error::Conflict(Conflict::ShortlistPersonGone));
        }
        let recipients = store::recipients::of(tx.db(), &app.keys, id).await?.len();
        if people.is_empty() || recipients == 0 {
            return Err(Error::Conflict(Conflict::ShortlistEmpty));
        }
        for one in &people {
            store::freeze_person(tx, id, one).await?;
        }
        let version = store::set_sent(tx, id, version, officer.id, &head).await?;
        let verdicts: Vec<_> = people.iter().map(|one| json!([one.person, one.shown.verdict.outcome])).collect();
        let detail = json!({ "people": verdicts, "recipients": recipients, "as_of": head.as_of_on, "rule": head.rule_code, "edition": head.rule_edition });
        tx.note(Note::new("shortlist.sent_for_approval", "shortlist", id.uuid()).with(detail)).await?;
        Ok(Made { id, version })
    })
    .await
}

/// Whether everybody on it can still be put forward, and every exception has its reason.
fn sendable(people: &[OnList]) -> Result<()> {
    if people.iter().any(|one| !one.in_reserve) {
        return Err(Error::Conflict(Conflict::ShortlistPersonGone));
    }
    let unexplained = |one: &OnList| needs_reason(one.shown.verdict.outcome, &one.shown.note);
    let numbered = people.iter().enumerate();
    let problems: Vec<_> =
        numbered.filter(|(_, one)| unexplained(one)).map(|(at, _)| at_note(at, "reserve_note")).collect();
    if problems.is_empty() { Ok(()) } else { Err(Error::Invalid(problems)) }
}

/// Approves and releases: a link and a letter for each recipient.
pub async fn release(
    app: &App,
    act: &Act,
    approver: &Account,
    id: ShortlistId,
    version: i32,
) -> Result<Made> {
    app.write(act, async |tx| {
        let (row, next) = step(app, tx, approver, id, version, Step::Release).await?;
        another(approver, &row)?;
        let version = store::set_decided(tx, id, version, next, approver.id, None).await?;
        let sent = write_letters(app, tx, &row).await?;
        tx.note(Note::new("shortlist.released", "shortlist", id.uuid()).with(json!({ "recipients": sent })))
            .await?;
        Ok(Made { id, version })
    })
    .await
}

/// Nobody approves what they prepared.
fn another(approver: &Account, row: &Row) -> Result<()> {
    if row.prepared_by == approver.id { Err(Error::Conflict(Conflict::OwnWork)) } else { Ok(()) }
}

async fn write_letters(app: &App, tx: &mut Tx<'_>, row: &Row) -> Result<usize> {
    let head = frozen_head(row)?;
    let lasting = TimeDelta::days(i64::from(app.settings.letters.link_days));
    let until = app.clock.day_of(tx.now() + lasting);
    let all = store::recipients::of(tx.db(), &app.keys, row.id).await?;
    let count = all.len();
    for recipient in all {
        let link = tx.link(LINK, recipient.id.uuid(), lasting).await?;
        store::recipients::set_link(tx, recipient.id, link).await?;
        let body = title(&head.body, recipient.locale);
        tx.letter(LetterDraft {
            kind: mail::RELEASED,
            dedupe_key: format!("shortlist:{}:{}", row.id, recipient.id),
            to_name: recipient.name,
            to_email: recipient.email,
            locale: recipient.locale,
            params: json!({ "link": link, "body": body, "until": until }),
            body: Some(row.body_id),
            subject_kind: LETTER_SUBJECT,
            subject_id: recipient.id.uuid(),
        })
        .await?;
    }
    Ok(count)
}

/// Sends it back to the officer with a reason of 10 to 1000 characters.
pub async fn send_back(
    app: &App,
    act: &Act,
    approver: &Account,
    id: ShortlistId,
    version: i32,
    reason: &str,
) -> Result<Made> {
    let reason = return_reason(reason)?;
    app.write(act, async |tx| {
        let (row, next) = step(app, tx, approver, id, version, Step::Return).await?;
        another(approver, &row)?;
        let version = store::set_decided(tx, id, version, next, approver.id, Some(reason)).await?;
        store::thaw(tx, id).await?;
        tx.note(Note::new("shortlist.returned", "shortlist", id.uuid())).await?;
        Ok(Made { id, version })
    })
    .await
}

fn return_reason(text: &str) -> Result<&str> {
    let text = text.trim();
    match text.chars().count() {
        0 => Err(Error::invalid("reason", "required")),
        1..10 => Err(Error::invalid("reason", "reason_short")),
        10..=1000 => Ok(text),
        _ => Err(Error::invalid("reason", "too_long")),
    }
}

/// Gives it up. The links of a released one stop working at once, and letters that wait are not sent.
pub async fn withdraw(
    app: &App,
    act: &Act,
    officer: &Account,
    id: ShortlistId,
    version: i32,
) -> Result<Made> {
    app.write(act, async |tx| {
        let (row, _) = step(app, tx, officer, id, version, Step::Withdraw).await?;
        let version = store::set_withdrawn(tx, id, version).await?;
        if row.state == State::Released {
            let all = store::recipients::of(tx.db(), &app.keys, id).await?;
            let ids: Vec<_> = all.iter().map(|one| one.id).collect();
            store::recipients::end_links(tx, &ids).await?;
            let subjects: Vec<_> = ids.iter().map(|id| id.uuid()).collect();
            letters::store::stop(tx, LETTER_SUBJECT, &subjects).await?;
        }
        let detail = json!({ "from": row.state });
        tx.note(Note::new("shortlist.withdrawn", "shortlist", id.uuid()).with(detail)).await?;
        Ok(Made { id, version })
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_return_says_why() {
        assert!(matches!(return_reason("  "), Err(Error::Invalid(p)) if p[0].code == "required"));
        assert!(matches!(return_reason(" too few "), Err(Error::Invalid(p)) if p[0].code == "reason_short"));
        assert_eq!(return_reason(" Екінші адамды алмастырыңыз. ").unwrap(), "Екінші адамды алмастырыңыз.");
        assert!(
            matches!(return_reason(&"ә".repeat(1001)), Err(Error::Invalid(p)) if p[0].code == "too_long")
        );
    }
}
