//! Packed facts come back as they went in; damaged numbers harm nobody.
//! Next: `leaves`.

use super::strategies::*;
use super::*;
use crate::reference::codes::*;
use crate::rules::facts::*;
use crate::rules::vocabulary::{Bar, Field, FieldMatch};
use proptest::prelude::*;

proptest! {
    #[test]
    fn periods_come_back(parts in period()) {
        prop_assert_eq!(Period::pack(parts).unwrap().parts(), Some(parts));
    }

    #[test]
    fn sorted_periods_are_sorted_by_start(one in period(), other in period()) {
        let (a, b) = (Period::pack(one).unwrap(), Period::pack(other).unwrap());
        prop_assert!(a >= b || one.started_on <= other.started_on);
    }

    #[test]
    fn education_comes_back(parts in education()) {
        prop_assert_eq!(Education::pack(parts).parts(), Some(parts));
    }

    #[test]
    fn languages_come_back(parts in language()) {
        prop_assert_eq!(LanguageSkill::pack(parts).parts(), Some(parts));
    }

    #[test]
    fn checks_come_back(parts in check()) {
        prop_assert_eq!(Check::pack(parts).unwrap().parts(), Some(parts));
    }

    #[test]
    fn records_come_back(
        member in membership(), result in test_result(), one in paper(), said in confirmation(), kin in relative(),
    ) {
        prop_assert_eq!(Membership::pack(member).unwrap().parts(), Some(member));
        prop_assert_eq!(TestResult::pack(result).unwrap().parts(), Some(result));
        prop_assert_eq!(Paper::pack(one).unwrap().parts(), Some(one));
        prop_assert_eq!(Confirmation::pack(said).unwrap().parts(), Some(said));
        prop_assert_eq!(Relative::pack(kin).parts(), Some(kin));
    }

    #[test]
    fn scalars_come_back(on in day(), grade in one_of(Grade::ALL), kato in 1_u32..=999_999_999) {
        let birth = Birth::pack(on, grade);
        prop_assert_eq!((birth.on(), birth.grade()), (on, Some(grade)));
        let residence = Residence::pack(kato, grade).unwrap();
        prop_assert_eq!((residence.kato(), residence.grade()), (kato, Some(grade)));
        let citizenship = Citizenship::pack(Country::KZ, grade);
        prop_assert_eq!((citizenship.country(), citizenship.grade()), (Some(Country::KZ), Some(grade)));
    }

    #[test]
    fn older_sorts_lower(a in day(), b in day(), grade in one_of(Grade::ALL)) {
        prop_assert!(a >= b || Birth::pack(a, grade) < Birth::pack(b, grade));
    }

    #[test]
    fn any_number_can_be_read(raw: u64) {
        let _ = (Period::from_packed(raw).parts(), Education::from_packed(raw).parts());
        let _ = (LanguageSkill::from_packed(raw).parts(), Check::from_packed(raw).parts());
        let _ = (Membership::from_packed(raw).parts(), TestResult::from_packed(raw).parts());
        let _ = (Paper::from_packed(raw).parts(), Confirmation::from_packed(raw).parts());
        let _ = Relative::from_packed(raw).parts();
        let _ = (Birth::from_packed(raw).on(), Citizenship::from_packed(raw).country());
    }
}

#[test]
fn inverted_periods_and_checks_are_refused() {
    let inverted = work(ServiceKind::CorpsB, "2024-01-02", Some("2024-01-01"));
    assert_eq!(Period::pack(inverted), Err(FactError::Inverted));
    let one_day = work(ServiceKind::CorpsB, "2024-01-02", Some("2024-01-02"));
    assert!(Period::pack(one_day).is_ok());
    assert_eq!(Residence::pack(0, Grade::Declared), Err(FactError::Region));
    let early = CheckParts {
        bar: Bar::Conviction,
        found: false,
        on: on("2024-01-02"),
        valid_until: Some(on("2024-01-01")),
        body: None,
        grade: Grade::Registry,
    };
    assert_eq!(Check::pack(early), Err(FactError::Inverted));
    let of_body = CheckParts {
        bar: Bar::RelativeInSubordination,
        body: Some(u32::MAX),
        valid_until: Some(on("2024-01-02").plus_days(2_046)),
        ..early
    };
    assert_eq!(Check::pack(of_body).unwrap().parts(), Some(of_body));
    let endless = CheckParts { valid_until: None, body: Some(0), found: true, ..of_body };
    assert_eq!(Check::pack(endless).unwrap().parts(), Some(endless));
    let longer = CheckParts { valid_until: Some(on("2024-01-02").plus_days(2_047)), ..of_body };
    assert_eq!(Check::pack(longer), Err(FactError::TooLong));
}

#[test]
fn every_inverted_record_is_refused() {
    let (from, until) = (on("2024-01-02"), Some(on("2024-01-01")));
    let grade = Grade::Document;
    let programme = Programme::Regional;
    assert_eq!(
        Membership::pack(MembershipParts { programme, entered_on: from, until, grade }),
        Err(FactError::Inverted)
    );
    let (test, points, passed) = (StateTest::Legislation, 70, true);
    let result = TestResultParts { test, taken_on: from, valid_until: until, points, passed, grade };
    assert_eq!(TestResult::pack(result), Err(FactError::Inverted));
    let paper = PaperParts { kind: PaperKind::Health, issued_on: from, valid_until: until, grade };
    assert_eq!(Paper::pack(paper), Err(FactError::Inverted));
    let what = crate::rules::vocabulary::Confirm::JuniorCommand;
    let said = ConfirmationParts { what, family: None, confirmed: true, on: from, until };
    assert_eq!(Confirmation::pack(said), Err(FactError::Inverted));
}

#[test]
fn every_code_fits_its_bits() {
    assert!(ServiceKind::ALL.iter().all(|kind| kind.number() < 64));
    assert!(Sector::ALL.iter().all(|sector| sector.number() < 64));
    assert!(Category::all().all(|category| category.number() < 128));
    assert!(EducationLevel::ALL.iter().all(|level| level.number() < 64));
    assert!(Degree::ALL.iter().all(|degree| degree.number() < 64));
    assert!(LanguageLevel::ALL.iter().all(|level| level.number() < 64));
    assert!(Bar::ALL.iter().all(|bar| bar.number() < 64));
    assert!(Grade::ALL.iter().all(|grade| grade.number() < 4));
    assert!(Funding::ALL.iter().all(|funding| funding.number() < 8));
    assert!(Direction::ALL.iter().all(|direction| direction.number() < 128));
    assert!(Kinship::ALL.iter().all(|kinship| kinship.number() < 128));
    assert!(PaperKind::ALL.iter().all(|kind| kind.number() < 64));
    assert!(Programme::ALL.iter().all(|programme| programme.number() < 64));
}

#[test]
fn fields_of_study_match_by_their_first_digits() {
    let field = |text: &str| text.parse::<Field>().unwrap();
    assert_eq!(field("6B04101"), field("041"));
    assert_eq!(field("7M041"), field("041"));
    assert_eq!(field("041").to_string(), "041");
    assert_eq!(field("041").within(field("04")), FieldMatch::Within);
    assert_eq!(field("041").within(field("041")), FieldMatch::Within);
    assert_eq!(field("04").within(field("041")), FieldMatch::Coarser);
    assert_eq!(field("042").within(field("041")), FieldMatch::Other);
    assert_eq!(field("04").within(field("4")), FieldMatch::Other);
    assert!(["", "04101", "4a", "6B", "6B0x", "-4", "٠٤"].iter().all(|bad| bad.parse::<Field>().is_err()));
    assert!(["kz", "K", "KAZ", "", "Қ"].iter().all(|bad| bad.parse::<Country>().is_err()));
}
