//! The second implementation of the rules' `Facts`: the columns of one segment of the index. Both hold the same packed
//! numbers, so a verdict inside a scan is the verdict of the profile; a property test compares them.

use std::collections::HashMap;

use search_index::{Column, DocId, OrderColumn, Result, ScanCollector, ScanPart, SegmentColumns};

use crate::matching::document::column;
use crate::rules::facts::{
    Birth, Check, Citizenship, Confirmation, Education, LanguageSkill, Membership, Paper, Period, Relative,
    Residence, TestResult,
};
use crate::rules::{Facts, PersonFacts};

/// The fact columns of one segment, opened once.
#[derive(Clone)]
pub struct FactColumns {
    birth: Column,
    citizenship: Column,
    residence: Column,
    education: Column,
    periods: Column,
    languages: Column,
    checks: Column,
    memberships: Column,
    tests: Column,
    papers: Column,
    confirmations: Column,
    relatives: Column,
}

/// The facts of one document.
#[derive(Clone, Copy)]
pub struct DocFacts<'a> {
    columns: &'a FactColumns,
    doc: DocId,
}

impl FactColumns {
    /// Opens the columns of a segment.
    ///
    /// # Errors
    /// Damage of the index.
    pub fn open(segment: &SegmentColumns) -> Result<Self> {
        Ok(Self {
            birth: segment.column(column::BIRTH)?,
            citizenship: segment.column(column::CITIZENSHIP)?,
            residence: segment.column(column::RESIDENCE)?,
            education: segment.column(column::EDUCATION)?,
            periods: segment.column(column::PERIODS)?,
            languages: segment.column(column::LANGUAGES)?,
            checks: segment.column(column::CHECKS)?,
            memberships: segment.column(column::MEMBERSHIPS)?,
            tests: segment.column(column::TESTS)?,
            papers: segment.column(column::PAPERS)?,
            confirmations: segment.column(column::CONFIRMATIONS)?,
            relatives: segment.column(column::RELATIVES)?,
        })
    }

    /// The facts of a document of this segment.
    pub fn of(&self, doc: DocId) -> DocFacts<'_> {
        DocFacts { columns: self, doc }
    }
}

impl DocFacts<'_> {
    /// The same facts in memory, to explain a verdict outside the scan.
    pub fn to_person(self) -> PersonFacts {
        PersonFacts {
            birth: self.birth(),
            citizenship: self.citizenship(),
            residence: self.residence(),
            education: self.columns.education.values(self.doc).collect(),
            periods: self.columns.periods.values(self.doc).collect(),
            languages: self.columns.languages.values(self.doc).collect(),
            checks: self.columns.checks.values(self.doc).collect(),
            memberships: self.columns.memberships.values(self.doc).collect(),
            tests: self.columns.tests.values(self.doc).collect(),
            papers: self.columns.papers.values(self.doc).collect(),
            confirmations: self.columns.confirmations.values(self.doc).collect(),
            relatives: self.columns.relatives.values(self.doc).collect(),
        }
    }
}

impl Facts for DocFacts<'_> {
    fn birth(&self) -> Option<Birth> {
        self.columns.birth.first(self.doc).map(Birth::from_packed)
    }

    fn citizenship(&self) -> Option<Citizenship> {
        self.columns.citizenship.first(self.doc).map(Citizenship::from_packed)
    }

    fn residence(&self) -> Option<Residence> {
        self.columns.residence.first(self.doc).map(Residence::from_packed)
    }

    fn education(&self) -> impl Iterator<Item = Education> {
        self.columns.education.values(self.doc).map(Education::from_packed)
    }

    fn periods(&self) -> impl Iterator<Item = Period> {
        self.columns.periods.values(self.doc).map(Period::from_packed)
    }

    fn languages(&self) -> impl Iterator<Item = LanguageSkill> {
        self.columns.languages.values(self.doc).map(LanguageSkill::from_packed)
    }

    fn checks(&self) -> impl Iterator<Item = Check> {
        self.columns.checks.values(self.doc).map(Check::from_packed)
    }

    fn memberships(&self) -> impl Iterator<Item = Membership> {
        self.columns.memberships.values(self.doc).map(Membership::from_packed)
    }

    fn tests(&self) -> impl Iterator<Item = TestResult> {
        self.columns.tests.values(self.doc).map(TestResult::from_packed)
    }

    fn papers(&self) -> impl Iterator<Item = Paper> {
        self.columns.papers.values(self.doc).map(Paper::from_packed)
    }

    fn confirmations(&self) -> impl Iterator<Item = Confirmation> {
        self.columns.confirmations.values(self.doc).map(Confirmation::from_packed)
    }

    fn relatives(&self) -> impl Iterator<Item = Relative> {
        self.columns.relatives.values(self.doc).map(Relative::from_packed)
    }
}

/// All that is measured of a person, out of the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whole {
    pub facts: PersonFacts,
    /// Two-digit numbers of the regions the person would go to.
    pub wished: Vec<u64>,
}

/// Collects what is measured of the documents visited, by the order of their keys (a person's id as a number). Meant for
/// the people of one page.
pub struct FactsOf;

/// One range of documents of [`FactsOf`].
pub struct FactsOfPart {
    columns: FactColumns,
    wished: Column,
    order: OrderColumn,
    found: Vec<(u128, Whole)>,
}

impl ScanCollector for FactsOf {
    type Part = FactsOfPart;
    type Output = HashMap<u128, Whole>;

    fn part(&self, segment: &SegmentColumns) -> Result<FactsOfPart> {
        let columns = FactColumns::open(segment)?;
        Ok(FactsOfPart {
            columns,
            wished: segment.column(column::WISHED)?,
            order: segment.order()?,
            found: Vec::new(),
        })
    }

    fn merge(&self, parts: Vec<Vec<(u128, Whole)>>) -> Self::Output {
        parts.into_iter().flatten().collect()
    }
}

impl ScanPart for FactsOfPart {
    type Fruit = Vec<(u128, Whole)>;

    fn visit(&mut self, doc: DocId) {
        let whole =
            Whole { facts: self.columns.of(doc).to_person(), wished: self.wished.values(doc).collect() };
        self.found.push((self.order.get(doc), whole));
    }

    fn finish(self) -> Self::Fruit {
        self.found
    }
}
