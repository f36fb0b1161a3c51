//! What others hold of an invented life: memberships of programmes, results of state tests, papers, relatives in
//! service; who paid for a study, whether a post was held by election. All of it follows from study and work before.
//! Shares, points and terms of validity are invented; programmes begin and last as the decrees say.

use chrono::{Datelike, Months, NaiveDate};

use super::atlas::{Atlas, Home};
use super::career::years_of_work;
use super::draw::{Draw, after};
use super::study::grade;
use crate::people::lists::Lists;
use crate::people::profile::{MembershipEntry, PaperEntry, RelativeEntry, TestResultEntry};
use crate::reference::codes::{
    Category, EducationLevel, Funding, Grade, Kinship, PaperKind, Programme, ServiceKind, StateTest,
};
use crate::reference::keys::Country;

/// Whose records these are.
pub(super) struct Holder<'a> {
    pub(super) atlas: &'a Atlas,
    pub(super) home: &'a Home,
    pub(super) born_on: NaiveDate,
    pub(super) today: NaiveDate,
    /// Whether a party would put the person forward.
    pub(super) in_party: bool,
}

/// Points from which an invented result is passed.
const PASS: i16 = 60;

impl Holder<'_> {
    /// Adds everything to lists that hold study and work.
    pub(super) fn fill(&self, draw: &mut Draw, lists: &mut Lists) {
        for study in &mut lists.education {
            study.funding = funding(draw, study.level, study.completed_year, study.country);
            // who had the diploma seen had its recognition seen with it
            study.recognised = study.country != Country::KAZAKHSTAN && study.grade != Grade::Declared;
        }
        // akims of rural districts have been elected since the summer of 2021
        let rural: Option<Category> = "E-G-1".parse().ok();
        for period in &mut lists.service {
            let may_be = period.category.is_some() && period.category == rural;
            let voted = may_be && Some(period.started_on) >= NaiveDate::from_ymd_opt(2021, 8, 1);
            period.elected = period.kind == ServiceKind::Deputy || (voted && draw.chance(60));
        }
        lists.memberships = self.memberships(draw, lists);
        lists.tests = self.tests(draw, lists);
        lists.papers = self.papers(draw, lists);
        lists.relatives = self.relatives(draw);
    }

    /// Terms that began at an age, after a study and so many years of work that the programme asks for.
    fn memberships(&self, draw: &mut Draw, lists: &Lists) -> Vec<MembershipEntry> {
        // programme, its first selection, years of the term, years of work asked for, share of those who tried
        let programmes = [
            (Programme::PresidentialYouth, (2019, 12, 1), 3, 5, 14),
            (Programme::Regional, (2023, 7, 1), 2, 3, 14),
            (Programme::Open, (2015, 1, 10), 2, 1, 6),
        ];
        let mut terms = Vec::new();
        for (programme, (year, month, day), term, work, tried) in programmes {
            let young =
                NaiveDate::from_ymd_opt(year, month, day).zip(self.age(22)).map(|(one, two)| one.max(two));
            let old = self.age(36).and_then(|day| day.pred_opt()).map(|day| day.min(self.today));
            let (Some(young), Some(old)) = (young, old) else { continue };
            if young > old || !draw.chance(tried) {
                continue;
            }
            let entered_on = draw.day(young, old);
            let studied = lists.education.iter().any(|study| {
                study.level.is_higher() && study.completed_by().is_some_and(|day| day <= entered_on)
            });
            if !studied || years_of_work(&lists.service, entered_on) < work {
                continue;
            }
            let Some(last) = entered_on.checked_add_months(Months::new(term * 12)) else { continue };
            let last = last.pred_opt().unwrap_or(last);
            let left = draw.chance(8).then(|| draw.day(entered_on, last.min(self.today)));
            // a regional reserve is entered by an order, and its members hand the order in
            let grade = match programme {
                Programme::Regional if draw.chance(75) => Grade::Document,
                _ => grade(draw),
            };
            terms.push(MembershipEntry { programme, entered_on, until: left.or(Some(last)), grade });
        }
        terms
    }

    /// Results of the last years of who serves or might: law and abilities on one day, the others now and then.
    fn tests(&self, draw: &mut Draw, lists: &Lists) -> Vec<TestResultEntry> {
        let serves = lists.service.iter().any(|period| period.kind.is_public_service());
        let first =
            self.today.checked_sub_months(Months::new(48)).zip(self.age(18)).map(|(one, two)| one.max(two));
        let Some(first) = first.filter(|_| draw.chance(if serves { 55 } else { 12 })) else {
            return Vec::new();
        };
        let taken_on = draw.day(first, self.today);
        let valid_until = taken_on.checked_add_months(Months::new(if draw.chance(50) { 12 } else { 36 }));
        let grade = draw.weighted(&[(30, Grade::Declared), (20, Grade::Document)], Grade::Registry);
        let mut results = Vec::with_capacity(4);
        let likely = [
            (StateTest::Legislation, 95),
            (StateTest::Abilities, 80),
            (StateTest::Situations, 20),
            (StateTest::Qualities, 30),
        ];
        for (test, share) in likely {
            if draw.chance(share) {
                let mark = i16::try_from(draw.between(38, 100)).unwrap_or(PASS);
                let points = (test != StateTest::Qualities).then_some(mark);
                let passed = points.map_or_else(|| draw.chance(90), |points| points >= PASS);
                results.push(TestResultEntry { test, taken_on, valid_until, points, passed, grade });
            }
        }
        results
    }

    fn papers(&self, draw: &mut Draw, lists: &Lists) -> Vec<PaperEntry> {
        let mut papers = Vec::new();
        // as many as there is work for; most people gather papers only once they are asked
        if !draw.chance(40) {
            return papers;
        }
        let ago = |months| self.today.checked_sub_months(Months::new(months)).unwrap_or(self.today);
        let served = lists.service.iter().any(|period| period.kind.is_public_service());
        let works_from = lists.service.iter().map(|period| period.started_on).min();
        for study in lists.education.iter().filter(|study| study.level.is_higher()) {
            let Some(on) = study.completed_on else { continue };
            if draw.chance(70) {
                papers.push(paper(draw, PaperKind::Diploma, on, None));
            }
            if study.country != Country::KAZAKHSTAN && draw.chance(60) {
                let on = draw.day(on, after(on, 700).min(self.today));
                papers.push(paper(draw, PaperKind::Recognition, on, None));
            }
        }
        let recent = ago(18).max(works_from.unwrap_or(self.today));
        if works_from.is_some() && draw.chance(55) {
            let on = draw.day(recent, self.today);
            papers.push(paper(draw, PaperKind::WorkRecord, on, None));
        }
        if served && draw.chance(60) {
            let on = draw.day(recent, self.today);
            papers.push(paper(draw, PaperKind::ServiceRecord, on, None));
        }
        // (kind, share, months of validity)
        let mut dated = vec![
            (PaperKind::Health, 35, 12),
            (PaperKind::OwnDeclaration, 25, 12),
            (PaperKind::SpouseDeclaration, 15, 12),
        ];
        if self.in_party {
            let election = [
                (PaperKind::PartyDecision, 20, 3),
                (PaperKind::Deposit, 10, 3),
                (PaperKind::Signatures, 8, 3),
            ];
            dated.extend(election);
        }
        for (kind, share, months) in dated {
            if draw.chance(share) {
                let on = draw.day(ago(18), self.today);
                let until = on.checked_add_months(Months::new(months));
                papers.push(paper(draw, kind, on, until));
            }
        }
        papers
    }

    fn relatives(&self, draw: &mut Draw) -> Vec<RelativeEntry> {
        let count = draw.weighted(&[(93, 0), (5, 1)], 2);
        let near: Vec<_> =
            self.atlas.bodies.iter().filter(|(_, region)| *region == Some(self.home.kato)).collect();
        let mut relatives = Vec::new();
        for _ in 0..count {
            let body = if draw.chance(70) { draw.pick(&near).copied() } else { None };
            let Some((body, _)) = body.or_else(|| draw.pick(&self.atlas.bodies)) else { break };
            let kinds =
                [(30, Kinship::Spouse), (20, Kinship::Sibling), (20, Kinship::Parent), (10, Kinship::Child)];
            let kinship = draw.weighted(&kinds, Kinship::InLaw);
            relatives.push(RelativeEntry { body: *body, kinship, grade: Grade::Declared });
        }
        relatives
    }

    /// The day the person reaches an age.
    fn age(&self, years: u32) -> Option<NaiveDate> {
        self.born_on.checked_add_months(Months::new(years * 12))
    }
}

/// Higher degrees abroad are often paid by the state; here, study on the state order is rare.
fn funding(
    draw: &mut Draw,
    level: EducationLevel,
    completed: Option<i16>,
    country: Country,
) -> Option<Funding> {
    let postgraduate =
        level.number() >= EducationLevel::Master.number() && completed.is_some_and(|year| year >= 1996);
    match (postgraduate, country == Country::KAZAKHSTAN) {
        (true, false) if draw.chance(45) => Some(Funding::Bolashak),
        (true, true) if draw.chance(6) => Some(Funding::StateOrder),
        _ => None,
    }
}

fn paper(
    draw: &mut Draw,
    kind: PaperKind,
    issued_on: NaiveDate,
    valid_until: Option<NaiveDate>,
) -> PaperEntry {
    let number = draw.chance(70).then(|| format!("{}-{:06}", issued_on.year(), draw.between(1, 999_999)));
    PaperEntry { kind, issued_on, valid_until, number, grade: grade(draw) }
}
