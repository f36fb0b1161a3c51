//! What is missing before anybody can tell: bars no authority answered about, questions nobody confirmed, facts that
//! are the person's word alone. Pure; the file page lists it, the API gives it.

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use super::{ConfirmationRecord, Evidence};
use crate::people::lists::{InProfile as _, Listed as _, for_each_list};
use crate::people::{Profile, Section};
use crate::platform::ids::{BodyId, EntryId};
use crate::reference::codes::{Direction, Grade};
use crate::rules::Day;
use crate::rules::facts::{Check, Standing};
use crate::rules::vocabulary::{Bar, Confirm};

/// Something that is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(tag = "missing", rename_all = "snake_case")]
pub enum Gap {
    /// No authority has answered about this bar.
    Check { bar: Bar },
    /// What was answered about this bar may be relied on no longer: a clearance is out of date, or a bar has ended by law
    /// and nobody has asked since.
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
    /// Nobody has seen the recognition of this foreign diploma.
    Recognition {
        /// The entry of education.
        entry: EntryId,
    },
}

/// What is missing on a day, as rules would miss it. Questions about the functions of a post are asked for one family;
/// without one they count as open while nobody has answered them for any. Subordination is asked for one body.
pub fn of(
    profile: &Profile,
    evidence: &Evidence,
    (family, body): (Option<Direction>, Option<BodyId>),
    today: NaiveDate,
) -> Vec<Gap> {
    let counted = || evidence.checks.iter().filter(|check| check.withdrawn.is_none());
    let checks = Bar::ALL.iter().filter_map(|bar| {
        let today = Day::from_date(today).ok()?;
        let packed = || counted().filter_map(|check| Check::pack(check.parts()?).ok());
        match Standing::of(packed, *bar, body.map(BodyId::number), Grade::Document, today) {
            Standing::Unknown => Some(Gap::Check { bar: *bar }),
            Standing::Over { until } => Some(Gap::CheckOver { bar: *bar, until: until.date() }),
            Standing::Found | Standing::Clear => None,
        }
    });
    let confirmations = Confirm::ALL.iter().filter_map(|what| {
        let family = family.filter(|_| what.is_about_post());
        let answers = |one: &ConfirmationRecord| {
            one.withdrawn.is_none() && one.what == *what && (family.is_none() || one.family == family)
        };
        let latest = evidence.confirmations.iter().filter(|one| answers(one));
        let latest = latest.max_by_key(|one| (one.confirmed_on, !one.confirmed));
        let answered = latest.is_some_and(|one| one.is_relied_on(today));
        (!answered).then_some(Gap::Confirmation { what: *what, family })
    });
    let documents = stated(profile)
        .into_iter()
        .filter(|fact| fact.grade == Grade::Declared)
        .map(|fact| Gap::Document { section: fact.section, entry: fact.entry });
    let recognitions = stated(profile).into_iter().filter(|fact| fact.lacks_recognition);
    let recognitions = recognitions.filter_map(|fact| Some(Gap::Recognition { entry: fact.entry? }));
    checks.chain(confirmations).chain(documents).chain(recognitions).collect()
}

/// A fact with a grade: where it is, which version, who stands behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stated {
    pub section: Section,
    pub entry: Option<EntryId>,
    pub version: i32,
    pub grade: Grade,
    /// A foreign diploma whose recognition nobody has seen.
    pub lacks_recognition: bool,
}

/// Every fact with a grade, in the order of the profile.
pub fn stated(profile: &Profile) -> Vec<Stated> {
    let person = &profile.person;
    let mut all = vec![Stated {
        section: Section::Basics,
        entry: None,
        version: person.version,
        grade: person.grade,
        lacks_recognition: false,
    }];
    let mut add = |section, entry: EntryId, version, grade, lacks_recognition| {
        all.push(Stated { section, entry: Some(entry), version, grade, lacks_recognition });
    };
    for_each_list!(T => {
        for entry in T::of(profile) {
            let fact = &entry.fact;
            add(T::SECTION, entry.id, entry.version, fact.grade(), fact.lacks_recognition());
        }
    });
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::Person;
    use crate::people::evidence::{OfficialCheck, Recorded, Withdrawn};
    use crate::platform::ids::EvidenceId;
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
            valid_until: None,
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
            let gaps = of(&profile, &evidence, (None, None), on(2026, 6, 1));
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
        assert_eq!(about(vec![check(old, Some(old)), check(new, Some(over))]), gap);
        assert_eq!(
            about(vec![check(old, None), check(new, Some(over))]),
            None,
            "the other letter has no end"
        );
        let found = |until| OfficialCheck { found: true, ..check(new, until) };
        assert_eq!(about(vec![found(Some(over))]), gap, "the bar has ended, and nobody has asked since");
        assert_eq!(about(vec![found(None)]), None, "it stands");
        assert_eq!(about(vec![found(None), check(old, None)]), None);
        let withdrawn = Withdrawn { reason: "Басқа адам".into(), at: chrono::DateTime::UNIX_EPOCH };
        let mistake = OfficialCheck { withdrawn: Some(withdrawn), ..check(new, None) };
        assert_eq!(about(vec![mistake]), Some(Gap::Check { bar: Bar::Conviction }));
    }

    #[test]
    fn a_bar_that_no_day_ends_is_never_over_and_subordination_is_of_one_body() {
        let profile = Profile::of(Person::blank());
        let gaps = |check: OfficialCheck, body| {
            let evidence = Evidence { checks: vec![check], ..Evidence::default() };
            of(&profile, &evidence, (None, body), on(2026, 6, 1))
        };
        let over = OfficialCheck {
            bar: Bar::SpecialCheck,
            found: true,
            ..check(on(2020, 3, 1), Some(on(2021, 3, 1)))
        };
        let about = |gap: &Gap, bar: Bar| matches!(gap, Gap::Check { bar: own } | Gap::CheckOver { bar: own, .. } if *own == bar);
        assert!(!gaps(over, None).iter().any(|gap| about(gap, Bar::SpecialCheck)));
        let asked = OfficialCheck { bar: Bar::RelativeInSubordination, ..check(on(2026, 5, 1), None) };
        let own = asked.recorded.body;
        let open =
            |body| gaps(asked.clone(), body).iter().any(|gap| about(gap, Bar::RelativeInSubordination));
        assert_eq!((open(Some(own)), open(Some(BodyId::new()))), (false, true));
    }

    #[test]
    fn an_answer_that_may_change_is_asked_again() {
        let profile = Profile::of(Person::blank());
        let what = Confirm::NotAppointedByPresident;
        let open = |confirmed_on, valid_until, today| {
            let one = ConfirmationRecord {
                what,
                family: None,
                confirmed_on,
                valid_until,
                ..confirmation(Direction::Finance)
            };
            let evidence = Evidence { confirmations: vec![one], ..Evidence::default() };
            of(&profile, &evidence, (None, None), today).contains(&Gap::Confirmation { what, family: None })
        };
        let day = on(2026, 1, 1);
        assert!(!open(day, None, on(2026, 12, 31)));
        assert!(open(day, None, on(2027, 1, 1)), "relied on for a year");
        assert!(!open(day, Some(on(2028, 1, 1)), on(2028, 1, 1)));
        assert!(open(day, Some(on(2026, 2, 1)), on(2026, 2, 2)));
    }

    #[test]
    fn functions_are_asked_for_the_family_of_the_post() {
        let evidence =
            Evidence { confirmations: vec![confirmation(Direction::Finance)], ..Evidence::default() };
        let open = |family| {
            let gaps = of(&Profile::of(Person::blank()), &evidence, (family, None), on(2026, 6, 1));
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
            of(&Profile::of(person.clone()), &Evidence::default(), (None, None), on(2026, 6, 1))
                .contains(&gap)
        };
        assert!(open(&person));
        person.grade = Grade::Document;
        assert!(!open(&person));
    }
}
