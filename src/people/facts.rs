//! From a profile to the facts rules read. What is not completed is no education yet; what cannot be packed
//! (a day before 1900) is left out, because a rule must not count what nobody could have meant.

use chrono::NaiveDate;

use super::profile::{
    EducationEntry, LanguageEntry, MembershipEntry, PaperEntry, RelativeEntry, ServiceEntry, TestResultEntry,
};
use super::{Entry, Profile};
use crate::rules::Day;
use crate::rules::facts::{
    Birth, Certificate, Check, Citizenship, Confirmation, Education, EducationParts, LanguageParts,
    LanguageSkill, Membership, MembershipParts, Paper, PaperParts, Period, PeriodParts, PersonFacts,
    Relative, RelativeParts, Residence, TestResult, TestResultParts,
};
use crate::rules::vocabulary;

impl Profile {
    /// The facts of the live profile with their grades, and what officers recorded about the person.
    pub fn facts(&self) -> PersonFacts {
        let person = &self.person;
        let birth = person.born_on.and_then(day).map(|on| Birth::pack(on, person.grade));
        let citizenship = person.citizenship.and_then(|country| {
            country
                .as_str()
                .parse()
                .ok()
                .map(|country: vocabulary::Country| Citizenship::pack(country, person.grade))
        });
        let residence =
            person.residence_kato.and_then(|kato| Residence::pack(kato.number(), person.grade).ok());
        PersonFacts {
            birth,
            citizenship,
            residence,
            education: packed(&self.education, education, Education::packed),
            periods: packed(&self.service, period, Period::packed),
            languages: self.languages.iter().map(|entry| language(entry).packed()).collect(),
            // an answer that cannot be packed is none: forms do not let one in
            checks: self
                .evidence
                .checks
                .iter()
                .filter_map(|parts| Check::pack(*parts).ok())
                .map(Check::packed)
                .collect(),
            confirmations: self
                .evidence
                .confirmations
                .iter()
                .filter_map(|parts| Confirmation::pack(*parts).ok())
                .map(Confirmation::packed)
                .collect(),
            memberships: packed(&self.memberships, membership, Membership::packed),
            tests: packed(&self.tests, test_result, TestResult::packed),
            papers: packed(&self.papers, paper, Paper::packed),
            relatives: self.relatives.iter().map(|entry| relative(entry).packed()).collect(),
        }
    }
}

fn packed<T, F>(list: &[Entry<T>], read: fn(&T) -> Option<F>, packed: fn(F) -> u64) -> Vec<u64> {
    list.iter().filter_map(|entry| read(&entry.fact)).map(packed).collect()
}

fn day(date: NaiveDate) -> Option<Day> {
    Day::from_date(date).ok()
}

fn education(entry: &EducationEntry) -> Option<Education> {
    let completed_on = day(entry.completed_by()?)?;
    Some(Education::pack(EducationParts {
        level: entry.level,
        field: entry.field.and_then(|field| field.as_str().parse::<vocabulary::Field>().ok()),
        completed_on: Some(completed_on),
        degree: entry.degree,
        funding: entry.funding,
        recognised: entry.is_valid_here(),
        grade: entry.grade,
    }))
}

fn period(entry: &ServiceEntry) -> Option<Period> {
    let ended_on = match entry.ended_on {
        Some(date) => Some(day(date)?),
        None => None,
    };
    Period::pack(PeriodParts {
        started_on: day(entry.started_on)?,
        ended_on,
        kind: entry.kind,
        category: entry.category,
        sector: Some(entry.sector),
        leading: entry.leading,
        elected: entry.elected,
        grade: entry.grade,
    })
    .ok()
}

fn language(entry: &LanguageEntry) -> LanguageSkill {
    let certificate = match (&entry.certificate, entry.certificate_expires_on) {
        (None, _) => Certificate::None,
        (Some(_), None) => Certificate::WithoutExpiry,
        // a day beyond the calendar of facts is as good as no end
        (Some(_), Some(date)) => day(date).map_or(Certificate::WithoutExpiry, Certificate::Until),
    };
    LanguageSkill::pack(LanguageParts {
        language: entry.language,
        level: entry.level,
        certificate,
        certified_level: entry.certificate_level,
        certified_on: last_day(entry.certificate_issued_on),
        grade: entry.grade,
    })
}

/// A day beyond the calendar of facts is as good as none.
fn last_day(date: Option<NaiveDate>) -> Option<Day> {
    date.and_then(day)
}

fn membership(entry: &MembershipEntry) -> Option<Membership> {
    let parts = MembershipParts {
        programme: entry.programme,
        entered_on: day(entry.entered_on)?,
        until: last_day(entry.until),
        grade: entry.grade,
    };
    Membership::pack(parts).ok()
}

fn test_result(entry: &TestResultEntry) -> Option<TestResult> {
    let parts = TestResultParts {
        test: entry.test,
        taken_on: day(entry.taken_on)?,
        valid_until: last_day(entry.valid_until),
        // only a test that ends in a conclusion has none, and no rule asks it for points
        points: u8::try_from(entry.points.unwrap_or_default()).ok()?,
        passed: entry.passed,
        grade: entry.grade,
    };
    TestResult::pack(parts).ok()
}

fn paper(entry: &PaperEntry) -> Option<Paper> {
    let parts = PaperParts {
        kind: entry.kind,
        issued_on: day(entry.issued_on)?,
        valid_until: last_day(entry.valid_until),
        grade: entry.grade,
    };
    Paper::pack(parts).ok()
}

fn relative(entry: &RelativeEntry) -> Relative {
    Relative::pack(RelativeParts { body: entry.body.number(), kinship: entry.kinship, grade: entry.grade })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::profile::{Country, FieldCode, Kato};
    use crate::people::{Entry, Person, Profile};
    use crate::reference::codes::{
        Category, EducationLevel, Funding, Grade, Kinship, Language, LanguageLevel, PaperKind, Programme,
        Sector, ServiceKind, StateTest,
    };
    use crate::reference::load::body_id;
    use crate::rules::facts::Facts as _;

    fn on(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn study(country: &str, grade: Grade) -> EducationEntry {
        EducationEntry {
            level: EducationLevel::Bachelor,
            institution: "ЕҰУ".into(),
            country: country.parse().unwrap(),
            field: "041".parse::<FieldCode>().ok(),
            speciality: None,
            started_year: Some(2008),
            completed_year: Some(2012),
            completed_on: None,
            degree: None,
            funding: None,
            grade,
            recognised: false,
        }
    }

    fn profile() -> Profile {
        let mut person = Person::blank();
        person.born_on = Some(on(1990, 5, 17));
        person.citizenship = Some(Country::KAZAKHSTAN);
        person.residence_kato = "103200000".parse::<Kato>().ok();
        Profile::of(person)
    }

    #[test]
    fn scalars_carry_the_grade_of_the_person() {
        let mut profile = profile();
        profile.person.grade = Grade::Registry;
        let facts = profile.facts();
        assert_eq!(facts.birth.unwrap().on().date(), on(1990, 5, 17));
        assert_eq!(facts.birth.unwrap().grade(), Some(Grade::Registry));
        assert_eq!(facts.citizenship.unwrap().country().unwrap().to_string(), "KZ");
        assert_eq!(facts.residence.unwrap().kato(), 103_200_000);
        assert_eq!(Profile::of(Person::blank()).facts(), PersonFacts::default());
    }

    #[test]
    fn only_completed_education_counts_and_foreign_diplomas_need_recognition() {
        let mut profile = profile();
        let going_on = EducationEntry { completed_year: None, ..study("KZ", Grade::Declared) };
        let all = [
            study("KZ", Grade::Declared),
            study("RU", Grade::Document),
            study("RU", Grade::Registry),
            EducationEntry { recognised: true, ..study("RU", Grade::Document) },
            EducationEntry { funding: Some(Funding::Bolashak), ..study("DE", Grade::Declared) },
            going_on,
        ];
        profile.education = all.map(Entry::unsaved).into();
        let facts = profile.facts();
        let parts: Vec<_> = facts.education().map(|education| education.parts().unwrap()).collect();
        assert_eq!(
            parts.iter().map(|parts| parts.recognised).collect::<Vec<_>>(),
            [true, false, true, true, true]
        );
        assert_eq!(parts[0].completed_on.unwrap().date(), on(2012, 12, 31));
        assert_eq!(parts[0].field.unwrap().to_string(), "041");
    }

    #[test]
    fn periods_and_languages_keep_what_rules_ask_for() {
        let mut profile = profile();
        profile.service = vec![Entry::unsaved(ServiceEntry {
            started_on: on(2012, 9, 3),
            ended_on: None,
            organisation: "Әкімдік".into(),
            sector: Sector::PublicAdministration,
            kind: ServiceKind::CorpsB,
            category: "E-5".parse::<Category>().ok(),
            post_title: "Бас маман".into(),
            leading: true,
            elected: true,
            subordinates: Some(4),
            region: None,
            grade: Grade::Document,
        })];
        let language = |certificate: Option<&str>, until| {
            Entry::unsaved(LanguageEntry {
                language: Language::Kazakh,
                level: LanguageLevel::C1,
                certificate: certificate.map(str::to_owned),
                certificate_expires_on: until,
                grade: Grade::Declared,
                certificate_level: Some(LanguageLevel::B2),
                certificate_issued_on: Some(on(2024, 1, 1)),
            })
        };
        profile.languages = vec![
            language(None, None),
            language(Some("ҚАЗТЕСТ"), None),
            language(Some("ҚАЗТЕСТ"), Some(on(2027, 1, 1))),
        ];
        let facts = profile.facts();
        let period = facts.periods().next().unwrap();
        assert!(period.is_present() && period.is_leading() && period.is_elected());
        assert_eq!(period.parts().unwrap().category.unwrap().code(), "E-5");
        let held = facts.languages().nth(2).unwrap().parts().unwrap();
        assert_eq!((held.level, held.certified_level), (LanguageLevel::C1, Some(LanguageLevel::B2)));
        assert_eq!(held.certified_on.unwrap().date(), on(2024, 1, 1));
        let certificates: Vec<_> = facts.languages().map(|language| language.certificate()).collect();
        assert_eq!(
            certificates,
            [
                Certificate::None,
                Certificate::WithoutExpiry,
                Certificate::Until(Day::from_ymd(2027, 1, 1).unwrap())
            ]
        );
    }

    #[test]
    fn what_others_hold_keeps_its_days_and_grades() {
        let mut profile = profile();
        let member = |entered_on, until| {
            let programme = Programme::PresidentialYouth;
            Entry::unsaved(MembershipEntry { programme, entered_on, until, grade: Grade::Registry })
        };
        // the second ends beyond the calendar of facts, the third began before it
        profile.memberships = vec![
            member(on(2024, 9, 3), Some(on(2027, 9, 2))),
            member(on(2024, 9, 3), NaiveDate::from_ymd_opt(2999, 1, 1)),
            member(on(1899, 1, 1), None),
        ];
        let result = |test, points, passed| {
            let (taken_on, valid_until) = (on(2026, 3, 14), Some(on(2027, 3, 14)));
            let grade = Grade::Document;
            Entry::unsaved(TestResultEntry { test, taken_on, valid_until, points, passed, grade })
        };
        profile.tests =
            vec![result(StateTest::Legislation, Some(83), true), result(StateTest::Qualities, None, false)];
        profile.papers = vec![Entry::unsaved(PaperEntry {
            kind: PaperKind::Health,
            issued_on: on(2026, 1, 10),
            valid_until: None,
            number: Some("7".into()),
            grade: Grade::Declared,
        })];
        let body = body_id("government-office");
        profile.relatives =
            vec![Entry::unsaved(RelativeEntry { body, kinship: Kinship::Spouse, grade: Grade::Declared })];
        let funded = EducationEntry { funding: Some(Funding::Bolashak), ..study("DE", Grade::Document) };
        profile.education = vec![Entry::unsaved(funded)];

        let facts = profile.facts();
        let terms: Vec<_> = facts.memberships().map(|member| member.until().map(Day::date)).collect();
        assert_eq!(terms, [Some(on(2027, 9, 2)), None]);
        let results: Vec<_> = facts.tests().map(|test| (test.points(), test.is_passed())).collect();
        assert_eq!(results, [(83, true), (0, false)]);
        let paper = facts.papers().next().unwrap().parts().unwrap();
        assert_eq!((paper.kind, paper.valid_until, paper.grade), (PaperKind::Health, None, Grade::Declared));
        let relative = facts.relatives().next().unwrap().parts().unwrap();
        assert_eq!((relative.body, relative.kinship), (body.number(), Kinship::Spouse));
        assert!(body.to_string().ends_with(&format!("{:08x}", body.number())));
        assert_eq!(facts.education().next().unwrap().parts().unwrap().funding, Some(Funding::Bolashak));
    }
}
