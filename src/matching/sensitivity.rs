//! What another rule would change before anybody is bound by it: one leaf easier, harder, gone or written anew, and how
//! many people within the officer's reach would meet the rule who do not, or may, and the other way round. People are only
//! counted, by region and by sex, rounded, and small counts are hidden (`disclosure`); no name and no order comes out of here.
//! Next: `rules::Change`, which answers for one person.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use search_index::{Column, DocId, ScanCollector, ScanPart, SegmentColumns};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::accounts::Account;
use crate::matching::document::column;
use crate::matching::facts_columns::FactColumns;
use crate::matching::reach::within;
use crate::matching::{case, today};
use crate::people::reach::Reach;
use crate::platform::app::App;
use crate::platform::error::{Conflict, Error, FieldProblem, Result};
use crate::platform::ids::{PostId, RuleId, VacancyId};
use crate::platform::tx::{Act, Note};
use crate::posts::authoring;
use crate::reference::codes::{Grade, Sex};
use crate::reference::keys::Kato;
use crate::rules::{Change, Day, Outcome, Rule, RuleError, Setting, Step, Test, step};

pub mod api;
mod disclosure;
pub mod web;

pub use disclosure::{LEAST, STEP};

/// What becomes of the leaf.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Alteration {
    /// One step easier: a year of service less, a level lower.
    Easier,
    /// One step harder.
    Harder,
    /// It is taken away.
    Without,
    /// It asks this instead.
    Asking(Asking),
}

/// What a leaf asks instead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Asking {
    pub test: Test,
    /// Evidence the facts must have.
    #[serde(default)]
    pub grade: Option<Grade>,
}

impl Alteration {
    /// The code, as in the audit log.
    const fn code(&self) -> &'static str {
        match self {
            Self::Easier => "easier",
            Self::Harder => "harder",
            Self::Without => "without",
            Self::Asking(_) => "asking",
        }
    }
}

/// Which change is asked about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    /// Id of a leaf of the rule: of the requirement, or of the way through the reserve.
    pub leaf: String,
    pub change: Alteration,
    /// The day people are asked as of; without it the vacancy's, or today.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// For a rule without a vacancy: a post of the own body it is asked about.
    #[serde(default)]
    pub post: Option<PostId>,
}

/// What the change would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Sensitivity {
    pub leaf: String,
    pub on: NaiveDate,
    /// People who would meet the rule and do not now.
    pub gained: Moved,
    /// People who meet the rule now and would not.
    pub lost: Moved,
    /// People who do not meet the rule now and of whom it could not be told: who may meet it, if evidence, confirmations
    /// and checks are in order.
    pub opened: Moved,
    /// People of whom it cannot be told now and who would not meet the rule.
    pub closed: Moved,
}

impl Sensitivity {
    /// The four counts in the order of their fields.
    pub const fn each(&self) -> [&Moved; 4] {
        [&self.gained, &self.lost, &self.opened, &self.closed]
    }
}

/// People who move, counted to multiples of five. A count is absent where it is under five or would give such a one away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Moved {
    pub people: Option<u64>,
    /// By region of residence: every region the officer may look at.
    pub regions: Vec<InRegion>,
    pub sexes: Vec<OfSex>,
}

/// People of one region.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct InRegion {
    /// Absent for people who state no residence.
    pub region: Option<Kato>,
    pub people: Option<u64>,
}

/// People of one sex.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct OfSex {
    /// Absent for people of whom it is not known.
    pub sex: Option<Sex>,
    pub people: Option<u64>,
}

/// People counted by two-digit region and by sex, 0 for neither known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    pub regions: BTreeMap<u64, u64>,
    pub sexes: BTreeMap<u64, u64>,
}

impl Tally {
    pub(super) fn add(&mut self, region: u64, sex: u64) {
        *self.regions.entry(region).or_default() += 1;
        *self.sexes.entry(sex).or_default() += 1;
    }

    fn join(&mut self, other: &Self) {
        for (sums, counts) in [(&mut self.regions, &other.regions), (&mut self.sexes, &other.sexes)] {
            for (key, count) in counts {
                *sums.entry(*key).or_default() += count;
            }
        }
    }
}

/// Who would be gained and lost, who may be and who no longer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Moves {
    pub gained: Tally,
    pub lost: Tally,
    pub opened: Tally,
    pub closed: Tally,
}

impl Moves {
    /// Where somebody belongs whose outcome moves so; nothing where it stays.
    pub(super) const fn of(&mut self, before: Outcome, after: Outcome) -> Option<&mut Tally> {
        match (before, after) {
            (Outcome::DoesNot | Outcome::CannotTell, Outcome::Meets) => Some(&mut self.gained),
            (Outcome::Meets, Outcome::DoesNot | Outcome::CannotTell) => Some(&mut self.lost),
            (Outcome::DoesNot, Outcome::CannotTell) => Some(&mut self.opened),
            (Outcome::CannotTell, Outcome::DoesNot) => Some(&mut self.closed),
            _ => None,
        }
    }
}

/// Asks everybody what a change does to them.
pub struct Survey {
    change: Arc<Change>,
    day: Day,
}

impl Survey {
    pub fn new(change: Change, day: Day) -> Self {
        Self { change: Arc::new(change), day }
    }
}

/// One range of documents.
pub struct SurveyPart {
    change: Arc<Change>,
    day: Day,
    facts: FactColumns,
    region: Column,
    sex: Column,
    moves: Moves,
}

impl ScanCollector for Survey {
    type Part = SurveyPart;
    type Output = Moves;

    fn part(&self, segment: &SegmentColumns) -> search_index::Result<SurveyPart> {
        Ok(SurveyPart {
            change: Arc::clone(&self.change),
            day: self.day,
            facts: FactColumns::open(segment)?,
            region: segment.column(column::REGION)?,
            sex: segment.column(column::SEX)?,
            moves: Moves::default(),
        })
    }

    fn merge(&self, parts: Vec<Moves>) -> Moves {
        let mut all = Moves::default();
        for part in &parts {
            all.gained.join(&part.gained);
            all.lost.join(&part.lost);
            all.opened.join(&part.opened);
            all.closed.join(&part.closed);
        }
        all
    }
}

impl ScanPart for SurveyPart {
    type Fruit = Moves;

    fn visit(&mut self, doc: DocId) {
        let Some((before, after)) = self.change.outcomes(&self.facts.of(doc), self.day) else { return };
        let Some(tally) = self.moves.of(before, after) else { return };
        tally.add(self.region.first(doc).unwrap_or_default(), self.sex.first(doc).unwrap_or_default());
    }

    fn finish(self) -> Moves {
        self.moves
    }
}

/// What a change of a vacancy's rule would do. The vacancy is of the asker's own body.
pub async fn of_vacancy(
    app: &App,
    act: &Act,
    who: &Account,
    vacancy: VacancyId,
    asked: Asked,
) -> Result<Sensitivity> {
    let case = case::of_own_body(&mut *app.read().await?, who, vacancy).await?;
    let day = match asked.on {
        Some(on) => read_day(on)?,
        None => case.day()?,
    };
    survey(app, act, who, (&case.rule, &case.setting, day), asked, ("vacancy", vacancy.uuid())).await
}

/// What a change of a rule would do: a draft of the own body, or a published edition it may use.
pub async fn of_rule(app: &App, act: &Act, who: &Account, rule: RuleId, asked: Asked) -> Result<Sensitivity> {
    let (checked, setting) = {
        let mut db = app.read().await?;
        let found = authoring::readable(&mut db, Some(who), rule).await?;
        // a draft is asked as it would be published
        let checked = authoring::whole(&mut db, found.head.body, found.content).await?;
        (checked, authoring::setting_of(&mut db, who, asked.post).await?)
    };
    let checked = checked.map_err(|_| Error::Conflict(Conflict::RuleFaulty))?;
    let day = read_day(asked.on.unwrap_or_else(|| app.clock.today()))?;
    survey(app, act, who, (&checked, &setting, day), asked, ("rule", rule.uuid())).await
}

fn read_day(on: NaiveDate) -> Result<Day> {
    Day::from_date(on).map_err(|_| Error::invalid("on", "date-too-late"))
}

async fn survey(
    app: &App,
    act: &Act,
    who: &Account,
    (rule, setting, day): (&Rule, &Setting, Day),
    asked: Asked,
    (kind, subject): (&'static str, Uuid),
) -> Result<Sensitivity> {
    let change = change_of(rule, setting, &asked.leaf, asked.change.clone())?;
    let reach = Reach::of(who)?;
    let (filters, limit) = (within(&reach, today(app)?), app.index.time_limit());
    let survey = Survey::new(change, day);
    let moves = app.index.ask(move |index| index.snapshot()?.scan(&filters, Some(limit), &survey)).await?;
    let detail = json!({ "leaf": asked.leaf, "change": asked.change.code(), "on": day });
    app.write(act, async |tx| tx.note(Note::new("rule.sensitivity_asked", kind, subject).with(detail)).await)
        .await?;
    let regions = regions_of(app, &reach.places);
    Ok(Sensitivity {
        leaf: asked.leaf,
        on: day.date(),
        gained: told(&moves.gained, &regions),
        lost: told(&moves.lost, &regions),
        opened: told(&moves.opened, &regions),
        closed: told(&moves.closed, &regions),
    })
}

/// The change of one leaf, or what is wrong with it.
pub fn change_of(rule: &Rule, setting: &Setting, id: &str, alteration: Alteration) -> Result<Change> {
    let unknown = || Error::invalid("leaf", "unknown-option");
    let leaf = rule.leaf(id).ok_or_else(unknown)?;
    let stepped = |way| step(&leaf.test, way).ok_or_else(|| Error::invalid("change", "rule-no-step"));
    let (test, grade) = match alteration {
        Alteration::Without => return Change::without(rule, setting, id).ok_or_else(unknown),
        Alteration::Easier => (stepped(Step::Easier)?, leaf.grade),
        Alteration::Harder => (stepped(Step::Harder)?, leaf.grade),
        Alteration::Asking(asking) => (asking.test, asking.grade),
    };
    match Change::replace(rule, setting, id, test, grade) {
        Ok(change) => change.ok_or_else(unknown),
        Err(RuleError::Faults(faults)) => {
            let problems = faults.into_iter().map(|fault| {
                // the place in the rule, as a place in what was asked
                let inside =
                    fault.path.split_once(".leaf.").map_or(fault.path.as_str(), |(_, inside)| inside);
                FieldProblem::new(format!("change.asking.{inside}"), authoring::problem_code(fault.problem))
            });
            Err(Error::Invalid(problems.collect()))
        }
        Err(other) => Err(Error::internal(other)),
    }
}

/// The regions an officer's places lie in; every region for no places.
fn regions_of(app: &App, places: &[Kato]) -> Vec<Kato> {
    if places.is_empty() {
        return app.reference.regions.iter().map(|row| row.kato).collect();
    }
    let mut regions: Vec<_> = places.iter().map(|place| place.region()).collect();
    regions.sort_unstable();
    regions.dedup();
    regions
}

/// Counts as they may be told. Nobody without a stated residence or a known sex is no row at all: that tells about
/// nobody, and as a small count it would hide another.
pub(super) fn told(tally: &Tally, regions: &[Kato]) -> Moved {
    let whole: u64 = tally.sexes.values().sum();
    let count = |counts: &BTreeMap<u64, u64>, key: u64| counts.get(&key).copied().unwrap_or_default();
    let by_region = regions.iter().map(|kato| (Some(*kato), u64::from(kato.region_number())));
    let by_region = rows(by_region.map(|(kato, key)| (kato, count(&tally.regions, key))).collect(), whole);
    let by_sex = Sex::ALL.iter().map(|sex| (Some(*sex), count(&tally.sexes, u64::from(sex.number()))));
    let by_sex = rows(by_sex.collect(), whole);
    Moved {
        people: disclosure::total(whole),
        regions: by_region.map(|(region, people)| InRegion { region, people }).collect(),
        sexes: by_sex.map(|(sex, people)| OfSex { sex, people }).collect(),
    }
}

/// The counts of a breakdown with what is left of the whole, as far as they may be shown.
fn rows<T>(mut counts: Vec<(Option<T>, u64)>, whole: u64) -> impl Iterator<Item = (Option<T>, Option<u64>)> {
    let rest = whole.saturating_sub(counts.iter().map(|(_, count)| count).sum());
    if rest > 0 {
        counts.push((None, rest));
    }
    let shown = disclosure::shown(&counts.iter().map(|(_, count)| *count).collect::<Vec<_>>());
    counts.into_iter().map(|(key, _)| key).zip(shown)
}
