use proptest::prelude::*;

use super::*;
use crate::people::lists::Listed as _;
use crate::people::names::NameForm;
use crate::reference::codes::{Funding, Grade, LanguageLevel, Sector, ServiceKind, StateTest};

fn on(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn bounds() -> Bounds {
    Bounds { today: on(2026, 11, 23), born_on: Some(on(1990, 5, 17)) }
}

fn codes<T: std::fmt::Debug>(result: Result<T, Vec<FieldError>>) -> Vec<(String, &'static str)> {
    result.unwrap_err().into_iter().map(|error| (error.field.into_owned(), error.code)).collect()
}

fn only(field: &str, code: &'static str) -> Vec<(String, &'static str)> {
    vec![(field.to_owned(), code)]
}

fn education() -> EducationForm {
    EducationForm {
        level: "bachelor".into(),
        institution: "  Еуразия  ұлттық университеті ".into(),
        country: "KZ".into(),
        field: "042".into(),
        started_year: "2008".into(),
        completed_on: "30.06.2012".into(),
        ..EducationForm::default()
    }
}

fn service() -> ServiceForm {
    ServiceForm {
        started_on: "2012-09-03".into(),
        organisation: "Абай ауданының әкімдігі".into(),
        sector: "public_administration".into(),
        kind: "corps_b".into(),
        category: "E-5".into(),
        post_title: "Бас маман".into(),
        region: "100000000".into(),
        ..ServiceForm::default()
    }
}

#[test]
fn an_education_is_read_and_checked() {
    let entry = EducationEntry::parse(&education(), &bounds()).unwrap();
    assert_eq!(entry.institution, "Еуразия ұлттық университеті");
    assert_eq!((entry.completed_year, entry.completed_by()), (Some(2012), Some(on(2012, 6, 30))));
    assert_eq!((entry.speciality.as_deref(), entry.grade), (None, Grade::Declared));
    assert_eq!(entry.clone().check(&bounds()), Ok(entry));
    let abroad = EducationForm { country: "DE".into(), funding: "bolashak".into(), ..education() };
    assert_eq!(EducationEntry::parse(&abroad, &bounds()).unwrap().funding, Some(Funding::Bolashak));

    let wrong = |change: fn(&mut EducationForm)| {
        let mut form = education();
        change(&mut form);
        codes(EducationEntry::parse(&form, &bounds()))
    };
    assert_eq!(wrong(|form| form.level.clear()), only("level", "required"));
    assert_eq!(wrong(|form| form.funding = "bolashak".into()), only("funding", "bolashak-abroad"));
    assert_eq!(wrong(|form| form.level = "guru".into()), only("level", "unknown-option"));
    assert_eq!(wrong(|form| form.country = "Қазақстан".into()), only("country", "country-code"));
    assert_eq!(wrong(|form| form.field = "4".into()), only("field", "field-code"));
    assert_eq!(wrong(|form| form.started_year = "two".into()), only("started_year", "number-format"));
    assert_eq!(wrong(|form| form.started_year = "1993".into()), only("started_year", "before-study-age"));
    assert_eq!(wrong(|form| form.completed_on = "2030-01-01".into()).first().unwrap().1, "date-in-future");
    assert_eq!(wrong(|form| form.completed_on = "2012-02-30".into()), only("completed_on", "date-format"));
    assert_eq!(wrong(|form| form.completed_on = "1.2.12".into()), only("completed_on", "date-format"));
    assert_eq!(wrong(|form| form.completed_year = "2011".into()), only("completed_year", "year-mismatch"));
    assert_eq!(wrong(|form| form.started_year = "2014".into()), only("completed_year", "end-before-start"));
}

#[test]
fn a_form_reports_all_its_fields_at_once() {
    let fields: Vec<String> = codes(EducationEntry::parse(&EducationForm::default(), &bounds()))
        .into_iter()
        .map(|(field, _)| field)
        .collect();
    assert_eq!(fields, ["level", "country", "institution"]);
}

#[test]
fn a_period_is_read_and_checked() {
    let entry = ServiceEntry::parse(&service(), &bounds()).unwrap();
    assert_eq!(
        (entry.kind, entry.sector, entry.ended_on),
        (ServiceKind::CorpsB, Sector::PublicAdministration, None)
    );
    assert!(entry.covers(on(2026, 1, 1)) && !entry.covers(on(2012, 9, 2)));

    let wrong = |change: fn(&mut ServiceForm)| {
        let mut form = service();
        change(&mut form);
        codes(ServiceEntry::parse(&form, &bounds()))
    };
    assert_eq!(wrong(|form| form.started_on.clear()), only("started_on", "required"));
    assert_eq!(wrong(|form| form.started_on = "2004-05-16".into()), only("started_on", "before-work-age"));
    assert_eq!(wrong(|form| form.started_on = "2026-11-24".into()), only("started_on", "date-in-future"));
    assert_eq!(wrong(|form| form.ended_on = "2012-09-02".into()), only("ended_on", "end-before-start"));
    assert_eq!(wrong(|form| form.ended_on = "2027-09-02".into()), only("ended_on", "date-in-future"));
    assert_eq!(wrong(|form| form.kind = "private".into()), only("category", "category-needs-corps-b"));
    assert_eq!(wrong(|form| form.subordinates = "-1".into()), only("subordinates", "number-range"));
    assert_eq!(wrong(|form| form.region = "103200000".into()), only("region", "not-a-region"));
    assert_eq!(wrong(|form| form.leading = "perhaps".into()), only("leading", "unknown-option"));
}

#[test]
fn a_certificate_may_have_expired_but_must_be_there() {
    let mut form = LanguageForm {
        language: "kk".into(),
        level: "b2".into(),
        certificate: "ҚАЗТЕСТ 123".into(),
        certificate_level: "b1".into(),
        certificate_issued_on: "2024-01-01".into(),
        certificate_expires_on: "2025-01-01".into(),
    };
    let entry = LanguageEntry::parse(&form, &bounds()).unwrap();
    assert_eq!(entry.certificate_level, Some(LanguageLevel::B1));
    let inverted = LanguageForm { certificate_issued_on: "2025-01-02".into(), ..form.clone() };
    assert_eq!(
        codes(LanguageEntry::parse(&inverted, &bounds())),
        only("certificate_expires_on", "end-before-start")
    );
    assert!(entry.is_certified_on(on(2025, 1, 1)) && !entry.is_certified_on(on(2025, 1, 2)));
    form.certificate.clear();
    assert_eq!(codes(LanguageEntry::parse(&form, &bounds())), only("certificate", "certificate-required"));
}

#[test]
fn a_term_begins_in_the_past_and_may_end_ahead() {
    let form = |entered_on: &str, until: &str| MembershipForm {
        programme: "regional".into(),
        entered_on: entered_on.into(),
        until: until.into(),
    };
    let read = |entered_on: &str, until: &str| MembershipEntry::parse(&form(entered_on, until), &bounds());
    let entry = read("2026-11-23", "22.11.2028").unwrap();
    assert_eq!((entry.entered_on, entry.until), (bounds().today, Some(on(2028, 11, 22))));
    assert_eq!(entry.clone().check(&bounds()), Ok(entry));
    // a term of one day, and one without a known end
    assert!(read("2026-11-23", "2026-11-23").is_ok() && read("2026-11-23", "").unwrap().until.is_none());
    assert_eq!(codes(read("2026-11-24", "2028-11-22")), only("entered_on", "date-in-future"));
    assert_eq!(codes(read("2026-11-23", "2026-11-22")), only("until", "end-before-start"));
    assert_eq!(codes(read("2026-11-23", "2076-11-24")), only("until", "date-too-late"));
    assert_eq!(codes(read("1990-05-16", "")), only("entered_on", "date-too-early"));
    // what is wrong with the start is said once, not of the end as well
    assert_eq!(codes(read("", "2020-01-01")), only("entered_on", "required"));
    let nothing = codes(MembershipEntry::parse(&MembershipForm::default(), &bounds()));
    assert_eq!(nothing, [("programme".into(), "required"), ("entered_on".into(), "required")]);
}

#[test]
fn a_result_says_points_and_whether_it_was_passed() {
    let form = |test: &str, points: &str, passed: &str| TestResultForm {
        test: test.into(),
        taken_on: "2026-03-14".into(),
        valid_until: "2027-03-14".into(),
        points: points.into(),
        passed: passed.into(),
    };
    let read = |test: &str, points: &str, passed: &str| {
        TestResultEntry::parse(&form(test, points, passed), &bounds())
    };
    for points in ["0", "100"] {
        let entry = read("legislation", points, "no").unwrap();
        assert_eq!((entry.points, entry.passed), (points.parse().ok(), false));
        assert_eq!(TestResultEntry::parse(&entry.to_form(), &bounds()), Ok(entry));
    }
    let conclusion = read("qualities", "", "yes").unwrap();
    assert_eq!((conclusion.test, conclusion.points, conclusion.passed), (StateTest::Qualities, None, true));
    assert_eq!(codes(read("legislation", "", "yes")), only("points", "required"));
    assert_eq!(codes(read("legislation", "101", "yes")), only("points", "points-range"));
    assert_eq!(codes(read("legislation", "-1", "yes")), only("points", "points-range"));
    assert_eq!(codes(read("legislation", "70,5", "yes")).first().unwrap().1, "number-format");
    assert_eq!(codes(read("legislation", "70", "")), only("passed", "required"));
    assert_eq!(codes(read("legislation", "70", "perhaps")), only("passed", "unknown-option"));
}

#[test]
fn a_paper_and_a_relative_say_as_little_as_needed() {
    let paper = PaperForm {
        kind: "health".into(),
        issued_on: "2026-01-10".into(),
        valid_until: "2026-01-09".into(),
        number: "ә".repeat(61),
    };
    let wrong = [("valid_until".into(), "end-before-start"), ("number".into(), "too-long")];
    assert_eq!(codes(PaperEntry::parse(&paper, &bounds())), wrong);
    let paper = PaperForm { valid_until: String::new(), number: " 12 – 7 ".into(), ..paper };
    assert_eq!(PaperEntry::parse(&paper, &bounds()).unwrap().number.as_deref(), Some("12 – 7"));
    let passport = PaperForm { kind: "passport".into(), ..paper };
    assert_eq!(codes(PaperEntry::parse(&passport, &bounds())), only("kind", "unknown-option"));

    let reference = crate::reference::data::Reference::load().unwrap();
    let read = |body: &str| {
        RelativeEntry::parse(&RelativeForm { body: body.into(), kinship: "sibling".into() }, &bounds())
    };
    let (by_code, none) = (read("government-office").unwrap(), read("no-such-body").unwrap());
    assert_eq!(read(&by_code.body.to_string()), Ok(by_code.clone()));
    assert!(by_code.unknown(&reference).is_empty());
    assert_eq!(none.unknown(&reference), [FieldError::new("body", "body-code")]);
    let nothing = codes(RelativeEntry::parse(&RelativeForm::default(), &bounds()));
    assert_eq!(nothing, [("body".into(), "required"), ("kinship".into(), "required")]);
}

#[test]
fn basics_bound_the_birth_date() {
    let form = |born_on: &str| BasicsForm {
        name: NameForm { surname: "Ким".into(), given: "Анна".into(), ..NameForm::default() },
        born_on: born_on.into(),
        sex: "female".into(),
        citizenship: "KZ".into(),
        residence_kato: String::new(),
    };
    let read = |born_on: &str| Basics::parse(&form(born_on), bounds().today);
    let anna = read("2012-11-23").unwrap();
    assert_eq!((anna.age_on(on(2026, 11, 22)), anna.age_on(on(2026, 11, 23))), (13, 14));
    assert_eq!(anna.clone().check(bounds().today), Ok(anna));
    assert_eq!(codes(read("2012-11-24")), only("born_on", "born-too-late"));
    assert_eq!(codes(read("2027-01-01")), only("born_on", "date-in-future"));
    assert_eq!(codes(read("1899-12-31")), only("born_on", "born-too-early"));
    assert_eq!(codes(Basics::parse(&BasicsForm::default(), bounds().today)).len(), 5);
}

#[test]
fn wishes_name_regions_and_directions_once() {
    let form = WishesForm {
        regions: vec!["100000000".into(), "710000000".into(), "100000000".into()],
        directions: vec!["legal".into(), "legal".into()],
        statement: "ә".repeat(MAX_STATEMENT),
        available_from: "2027-01-01".into(),
    };
    let wishes = Wishes::parse(&form, bounds().today).unwrap();
    assert_eq!((wishes.regions.len(), wishes.directions.len()), (2, 1));
    let long = WishesForm { statement: "ә".repeat(MAX_STATEMENT + 1), ..form.clone() };
    assert_eq!(codes(Wishes::parse(&long, bounds().today)), only("statement", "too-long"));
    let narrow = WishesForm { regions: vec!["103200000".into()], ..form };
    assert_eq!(codes(Wishes::parse(&narrow, bounds().today)), only("regions", "not-a-region"));
}

#[test]
fn addresses_are_normalised_and_never_printed() {
    let contacts = |email: &str, phone: &str| {
        Contacts::parse(&ContactsForm { email: email.into(), phone: phone.into() })
    };
    let read = contacts(" Aigul.S@Example.ORG ", "8 (701) 123-45-67").unwrap();
    assert_eq!((read.email.as_str(), read.phone.as_deref()), ("Aigul.S@example.org", Some("+77011234567")));
    assert_eq!(format!("{read:?}"), "Contacts(…)");
    for email in ["", "a", "a@b", "a@@b.kz", "a b@c.kz", "a@b..kz", ".a@b.kz", "a@-b.kz"] {
        assert!(contacts(email, "").is_err(), "{email}");
    }
    for phone in ["123", "+7701123456789012", "7a", "+0701123456", "9 701 123 45 67"] {
        assert_eq!(codes(contacts("a@example.org", phone)), only("phone", "phone-format"), "{phone}");
    }
}

proptest! {
    #[test]
    fn any_text_is_answered(text in "\\PC{0,30}", date in "[0-9.-]{0,12}") {
        let _ = EducationEntry::parse(&EducationForm { completed_on: date.clone(), started_year: text.clone(), ..education() }, &bounds());
        let _ = ServiceEntry::parse(&ServiceForm { ended_on: date, organisation: text.clone(), ..service() }, &bounds());
        let _ = TestResultEntry::parse(&TestResultForm { points: text.clone(), test: text.clone(), ..TestResultForm::default() }, &bounds());
        let _ = RelativeEntry::parse(&RelativeForm { body: text.clone(), ..RelativeForm::default() }, &bounds());
        let _ = Contacts::parse(&ContactsForm { email: text.clone(), phone: text });
    }
}
