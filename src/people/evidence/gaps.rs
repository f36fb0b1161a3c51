//! What is missing before anybody can tell: bars no authority answered about, questions nobody confirmed, facts that
//! are the person's word alone. Pure; the file page lists it, the API gives it.

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use super::{ConfirmationRecord, Evidence, OfficialCheck};
use crate::people::lists::{InProfile as _, Listed as _, for_each_list};
use crate::people::{Profile, Section};
use crate::platform::ids::EntryId;
use crate::reference::codes::{Direction, Grade};
use crate::rules::vocabulary::{Bar, Confirm};

/// Something that is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(tag = "missing", rename_all = "snake_case")]
pub enum Gap {
    /// No authority has answered about this bar.
    Check { bar: Bar },
    /// The latest answer about this bar may be relied on no longer.
    CheckOver {
        bar: Bar,
        /// Its last day.
        until: NaiveDate,
    },
    /// Nobody has said yes or no to this.
    Confirmation { what: Confirm, family: Option<Direction> },
    /// Nobody has seen a document behind this fact.
    Document {
        section: Section,
        /// None: the basics.
        entry: Option<EntryId>,
    },
}

/// What is missing on a day. Questions about the functions of a post are asked for one family; without one they count
/// as open while nobody has answered them for any.
pub fn of(profile: &Profile, evidence: &Evidence, family: Option<Direction>, today: NaiveDate) -> Vec<Gap> {
    let checks = Bar::ALL.iter().filter_map(|bar| match latest(evidence, *bar) {
        None => Some(Gap::Check { bar: *bar }),
        Some(OfficialCheck { valid_until: Some(until), .. }) if *until < today => {
            Some(Gap::CheckOver { bar: *bar, until: *until })
        }
        Some(_) => None,
    });
    let confirmations = Confirm::ALL.iter().filter_map(|what| {
        let family = family.filter(|_| what.is_about_post());
        let answers = |one: &ConfirmationRecord| {
            one.withdrawn.is_none() && one.what == *what && (family.is_none() || one.family == family)
        };
        let answered = evidence.confirmations.iter().any(answers);
        (!answered).then_some(Gap::Confirmation { what: *what, family })
    });
    let documents = stated(profile)
        .into_iter()
        .filter(|fact| fact.grade == Grade::Declared)
        .map(|fact| Gap::Document { section: fact.section, entry: fact.entry });
    checks.chain(confirmations).chain(documents).collect()
}

/// The latest answer about a bar that was not withdrawn.
fn latest(evidence: &Evidence, bar: Bar) -> Option<&OfficialCheck> {
    let counted = evidence.checks.iter().filter(|check| check.bar == bar && check.withdrawn.is_none());
    counted.max_by_key(|check| (check.answered_on, check.recorded.at))
}

/// A fact with a grade: where it is, which version, who stands behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stated {
    pub section: Section,
    pub entry: Option<EntryId>,
    pub version: i32,
    pub grade: Grade,
}

/// Every fact with a grade, in the order of the profile.
pub fn stated(profile: &Profile) -> Vec<Stated> {
    let person = &profile.person;
    let mut all =
        vec![Stated { section: Section::Basics, entry: None, version: person.version, grade: person.grade }];
    let mut add = |section, entry: EntryId, version, grade| {
        all.push(Stated { section, entry: Some(entry), version, grade });
    };
    for_each_list!(T => {
        for entry in T::of(profile) {
            add(T::SECTION, entry.id, entry.version, entry.fact.grade());
        }
    });
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::Person;
    use crate::people::evidence::{Recorded, Withdrawn};
    use crate::platform::ids::{BodyId, EvidenceId};
    use crate::reference::data::Names;

    fn on(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn recorded() -> Recorded {
        let name = Names { kk: "Орган".into(), ru: "Орган".into(), en: "Body".into() };
        Recorded { body: BodyId::new(), body_name: name, at: chrono::DateTime::UNIX_EPOCH }
    }

    fn check(answered_on: NaiveDate, valid_until: Option<NaiveDate>) -> OfficialCheck {
        OfficialCheck {
            id: EvidenceId::new(),
            bar: Bar::Conviction,
            found: false,
            answered_on,
            valid_until,
            grade: Grade::Document,
            source: "№ 12".into(),
            recorded: recorded(),
            withdrawn: None,
        }
    }

    fn confirmation(family: Direction) -> ConfirmationRecord {
        ConfirmationRecord {
            id: EvidenceId::new(),
            what: Confirm::FieldMatchingPostFunctions,
            family: Some(family),
            confirmed: true,
            confirmed_on: on(2026, 1, 1),
            grounds: None,
            recorded: recorded(),
            withdrawn: None,
        }
    }

    #[test]
    fn the_latest_answer_that_stands_closes_a_gap() {
        let profile = Profile::of(Person::blank());
        let about = |checks: Vec<OfficialCheck>| {
            let evidence = Evidence { checks, ..Evidence::default() };
            let gaps = of(&profile, &evidence, None, on(2026, 6, 1));
            gaps.into_iter().find(|gap| {
                matches!(
                    gap,
                    Gap::Check { bar: Bar::Conviction } | Gap::CheckOver { bar: Bar::Conviction, .. }
                )
            })
        };
        let (old, new) = (on(2025, 1, 1), on(2026, 1, 1));
        assert_eq!(about(Vec::new()), Some(Gap::Check { bar: Bar::Conviction }));
        assert_eq!(about(vec![check(new, None), check(old, Some(old))]), None);
        assert_eq!(about(vec![check(new, Some(on(2026, 6, 1)))]), None);
        let over = on(2026, 5, 31);
        let gap = Some(Gap::CheckOver { bar: Bar::Conviction, until: over });
        assert_eq!(about(vec![check(old, None), check(new, Some(over))]), gap);
        let withdrawn = Withdrawn { reason: "Басқа адам".into(), at: chrono::DateTime::UNIX_EPOCH };
        let mistake = OfficialCheck { withdrawn: Some(withdrawn), ..check(new, None) };
        assert_eq!(about(vec![mistake]), Some(Gap::Check { bar: Bar::Conviction }));
    }

    #[test]
    fn functions_are_asked_for_the_family_of_the_post() {
        let evidence =
            Evidence { confirmations: vec![confirmation(Direction::Finance)], ..Evidence::default() };
        let open = |family| {
            let gaps = of(&Profile::of(Person::blank()), &evidence, family, on(2026, 6, 1));
            let what = Confirm::FieldMatchingPostFunctions;
            gaps.into_iter()
                .find(|gap| matches!(gap, Gap::Confirmation { what: asked, .. } if *asked == what))
        };
        assert_eq!((open(None), open(Some(Direction::Finance))), (None, None));
        let what = Confirm::FieldMatchingPostFunctions;
        let family = Some(Direction::Legal);
        assert_eq!(open(family), Some(Gap::Confirmation { what, family }));
    }

    #[test]
    fn a_fact_with_a_document_is_no_gap() {
        let mut person = Person::blank();
        let gap = Gap::Document { section: Section::Basics, entry: None };
        let open = |person: &Person| {
            of(&Profile::of(person.clone()), &Evidence::default(), None, on(2026, 6, 1)).contains(&gap)
        };
        assert!(open(&person));
        person.grade = Grade::Document;
        assert!(!open(&person));
    }
}
