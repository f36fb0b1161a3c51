//! The education of an invented life: school, then what fits age, year and sector.

use chrono::{Datelike, NaiveDate};

use super::atlas::{Atlas, Home};
use super::draw::Draw;
use super::words::{Words, fill};
use crate::people::profile::EducationEntry;
use crate::reference::codes::{Degree, EducationLevel, Grade, Locale, Sector};
use crate::reference::keys::{Country, FieldCode};

/// Directions of study by sector, in the order of the sectors' numbers and of `Trade::specialities`.
const FIELDS: [[&str; 3]; 16] = [
    ["041", "042", "031"],
    ["011", "015", "017"],
    ["101", "101", "101"],
    ["114", "031", "031"],
    ["081", "082", "091"],
    ["071", "072", "071"],
    ["073", "073", "074"],
    ["113", "071", "113"],
    ["071", "071", "072"],
    ["041", "041", "031"],
    ["061", "061", "063"],
    ["041", "111", "075"],
    ["032", "021", "014"],
    ["123", "042", "121"],
    ["052", "083", "086"],
    ["053", "051", "054"],
];

/// What a life has studied, and from when it works.
pub(super) struct Study {
    pub(super) entries: Vec<EducationEntry>,
    pub(super) works_from: NaiveDate,
    /// Speciality of the last study, for the statement.
    pub(super) speciality: Option<&'static str>,
}

/// Who studies.
pub(super) struct Student<'a> {
    pub(super) atlas: &'a Atlas,
    pub(super) home: &'a Home,
    pub(super) sector: Sector,
    pub(super) locale: Locale,
    pub(super) born_on: NaiveDate,
    pub(super) today: NaiveDate,
}

impl Student<'_> {
    pub(super) fn study(&self, draw: &mut Draw) -> Option<Study> {
        let words = Words::of(self.locale);
        let at = usize::try_from(draw.between(0, 2)).unwrap_or(0);
        let fields = FIELDS.get(usize::from(self.sector.number()).wrapping_sub(1))?;
        let field: FieldCode = fields.get(at)?.parse().ok()?;
        let field = if draw.chance(12) { field.field() } else { field };
        let speciality = words.trade(self.sector)?.specialities.get(at).copied()?;
        let left_school = self.born_on.year() + if self.born_on.month() < 9 { 17 } else { 18 };

        let (first, second) = self.aims(draw, left_school);
        let mut study = Study {
            entries: Vec::with_capacity(3),
            works_from: self.june(draw, left_school)?,
            speciality: None,
        };
        if first.is_none() || draw.chance(45) {
            let school = fill(words.school, &[("n", &draw.between(1, 120).to_string())]);
            study.entries.push(EducationEntry {
                level: EducationLevel::Secondary,
                institution: format!("{school}, {}", self.home.centre.get(self.locale)),
                country: Country::KAZAKHSTAN,
                field: None,
                speciality: None,
                started_year: i16::try_from(left_school - 11).ok(),
                completed_year: i16::try_from(left_school).ok(),
                completed_on: None,
                degree: None,
                funding: None,
                recognised: false,
                grade: grade(draw),
            });
        }
        let mut year = left_school;
        for level in [first, second.0, second.1].into_iter().flatten() {
            if level == EducationLevel::Master && year < 1995 {
                continue;
            }
            let length = match level {
                EducationLevel::Technical | EducationLevel::Bachelor => 4,
                EducationLevel::PostSecondary | EducationLevel::Master => 2,
                EducationLevel::Specialist => 5,
                _ => 3,
            };
            if year > self.today.year() {
                break;
            }
            let end = self.june(draw, year + length)?;
            let completed = end <= self.today;
            let (institution, country) = self.institution(draw, level)?;
            study.entries.push(EducationEntry {
                level,
                institution,
                country,
                field: Some(field),
                speciality: Some(speciality.to_owned()),
                started_year: i16::try_from(year).ok(),
                completed_year: if completed { i16::try_from(end.year()).ok() } else { None },
                completed_on: (completed && draw.chance(75)).then_some(end),
                degree: (level == EducationLevel::Doctorate && completed).then(|| degree(draw, end.year())),
                funding: None,
                recognised: false,
                grade: if completed { grade(draw) } else { Grade::Declared },
            });
            study.speciality = Some(speciality);
            // the first study comes before work, a second one beside it
            if Some(level) == first {
                study.works_from = end;
            }
            if !completed {
                break;
            }
            year = end.year() + draw.between(0, 4);
        }
        Some(study)
    }

    /// What the person sets out to reach: a first study, and up to two more after it.
    fn aims(
        &self,
        draw: &mut Draw,
        left_school: i32,
    ) -> (Option<EducationLevel>, (Option<EducationLevel>, Option<EducationLevel>)) {
        use EducationLevel as Level;
        // bachelors came in the nineties and replaced specialists by the mid-2000s
        let specialist = left_school < 1995 || (left_school < 2004 && draw.chance(70));
        let higher = if specialist { Level::Specialist } else { Level::Bachelor };
        let residency = self.sector == Sector::Health;
        match draw.between(1, 100) {
            1..=6 => (None, (None, None)),
            7..=19 => (Some(Level::Technical), (None, None)),
            20..=24 => (Some(Level::PostSecondary), (None, None)),
            25..=30 => (Some(Level::Technical), (Some(higher), None)),
            31..=70 => (Some(higher), (None, None)),
            71..=95 if residency => (Some(higher), (Some(Level::Residency), None)),
            71..=95 => (Some(higher), (Some(Level::Master), None)),
            _ => (Some(higher), (Some(Level::Master), Some(Level::Doctorate))),
        }
    }

    fn institution(&self, draw: &mut Draw, level: EducationLevel) -> Option<(String, Country)> {
        let college = matches!(level, EducationLevel::Technical | EducationLevel::PostSecondary);
        let near = if college { &self.home.colleges } else { &self.home.universities };
        let all = if college { &self.atlas.colleges } else { &self.atlas.universities };
        let abroad = level.number() >= EducationLevel::Master.number() && draw.chance(8) || draw.chance(2);
        let from = if abroad && !college {
            &self.atlas.abroad
        } else if draw.chance(60) && !near.is_empty() {
            near
        } else {
            all
        };
        let (names, country) = self.atlas.institutions.get(draw.one_of(from))?;
        Some((names.get(self.locale).to_owned(), *country))
    }

    fn june(&self, draw: &mut Draw, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, 6, u32::try_from(draw.between(10, 30)).ok()?)
    }
}

fn degree(draw: &mut Draw, year: i32) -> Degree {
    match year {
        ..2011 => draw.weighted(&[(85, Degree::Candidate)], Degree::DoctorOfSciences),
        _ => draw.weighted(&[(85, Degree::Phd)], Degree::ProfileDoctor),
    }
}

/// Who stands behind a fact: mostly the person alone.
pub(super) fn grade(draw: &mut Draw) -> Grade {
    draw.weighted(&[(45, Grade::Declared), (35, Grade::Document)], Grade::Registry)
}
