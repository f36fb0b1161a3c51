//! Completed study meets facts: level, field by prefixes of the classifier, and the day of completion.

use crate::reference::codes::EducationLevel;
use crate::rules::day::Day;
use crate::rules::facts::Education;
use crate::rules::leaf::EducationTest;
use crate::rules::service::{Fit, bit, mask};
use crate::rules::vocabulary::{Field, FieldMatch};

/// A compiled leaf about education.
#[derive(Debug, Clone)]
pub(in crate::rules) struct EducationProbe {
    pub(in crate::rules) levels: u64,
    fields: Box<[Field]>,
    pub(in crate::rules) completed_by: Option<Day>,
    unrecognised: bool,
}

impl EducationProbe {
    pub(super) fn new(test: &EducationTest) -> Self {
        let wanted = |level: &&EducationLevel| match test.min {
            Some(min) => **level >= min,
            None => test.levels.is_empty() || test.levels.contains(level),
        };
        let levels = EducationLevel::ALL.iter().filter(wanted).map(|level| level.number());
        Self {
            levels: mask(levels),
            fields: test.fields.as_slice().into(),
            completed_by: test.completed_by,
            unrecognised: test.unrecognised,
        }
    }

    /// How the field of study stands to the prefixes asked for.
    pub(in crate::rules) fn field_fit(&self, field: Option<Field>) -> Fit {
        if self.fields.is_empty() {
            return Fit::Sure;
        }
        let Some(field) = field else { return Fit::Unsure };
        let fit = |prefix: &Field| match field.within(*prefix) {
            FieldMatch::Within => Fit::Sure,
            FieldMatch::Coarser => Fit::Unsure,
            FieldMatch::Other => Fit::No,
        };
        self.fields.iter().map(fit).max().unwrap_or(Fit::No)
    }

    /// How level, field and the day asked for stand to the row.
    pub(in crate::rules) fn fit(&self, row: Education) -> Fit {
        if self.levels & bit(row.level_number()) == 0 {
            Fit::No
        } else {
            self.field_fit(row.field()).min(self.in_time(row))
        }
    }

    /// How the day of completion stands to the day asked for; a day not stated may be either.
    pub(in crate::rules) fn in_time(&self, row: Education) -> Fit {
        match (self.completed_by, row.completed_on()) {
            (None, _) => Fit::Sure,
            (Some(_), None) => Fit::Unsure,
            (Some(last), Some(on)) if on <= last => Fit::Sure,
            _ => Fit::No,
        }
    }

    /// Whether the diploma counts as it is.
    pub(in crate::rules) fn accepts(&self, row: Education) -> bool {
        self.unrecognised || row.is_recognised()
    }
}
