//! One close relative who serves in a state body. Neither name nor post is asked: which body and how they are related
//! is all that the bar on serving under a relative needs.

use diesel::prelude::*;

use super::{Bounds, Checks, FieldError, choice};
use crate::people::Section;
use crate::people::lists::{Listed, unknown_unless};
use crate::platform::ids::BodyId;
use crate::platform::schema::relative_entries;
use crate::reference::codes::{Grade, Kinship};
use crate::reference::data::Reference;
use crate::reference::load::{body, body_id};

/// A close relative in the service of a body. Two of one kind in one body are two entries, or one: it says the same.
#[derive(
    Debug,
    Clone,
    PartialEq,
    Eq,
    Queryable,
    Selectable,
    Insertable,
    AsChangeset,
    serde::Serialize,
    serde::Deserialize,
    utoipa::ToSchema,
)]
#[diesel(table_name = relative_entries, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct RelativeEntry {
    /// The body they serve in.
    #[diesel(column_name = body_id)]
    pub body: BodyId,
    /// How they are related to the person.
    pub kinship: Kinship,
    /// Who stands behind the entry.
    pub grade: Grade,
}

/// A relative as typed; absent fields are empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(default)]
#[expect(missing_docs, reason = "each field is the text of the entry's field of the same name")]
pub struct RelativeForm {
    /// Number of the body, or its code in the list of bodies.
    pub body: String,
    pub kinship: String,
}

impl RelativeEntry {
    /// Reads a form. What a person types is declared; a grade above that comes from an officer or a registry.
    pub fn parse(form: &RelativeForm, _: &Bounds) -> Result<Self, Vec<FieldError>> {
        let mut checks = Checks::default();
        let body = match form.body.trim() {
            "" => Err("required"),
            // files name bodies by their codes; whether there is such a body is asked of the reference data
            text => Ok(text.parse().unwrap_or_else(|_| body_id(text))),
        };
        let (body, kinship) =
            (checks.take("body", body), checks.take("kinship", choice(&form.kinship, "unknown-option")));
        match (body, kinship) {
            (Some(body), Some(kinship)) => Ok(Self { body, kinship, grade: Grade::Declared }),
            _ => Err(checks.into_errors()),
        }
    }
}

impl Listed for RelativeEntry {
    type Form = RelativeForm;
    const SECTION: Section = Section::Relatives;
    const ACTIONS: [&'static str; 3] =
        ["person.relative_added", "person.relative_changed", "person.relative_removed"];
    const COLUMNS: usize = 5;

    fn parse(form: &RelativeForm, bounds: &Bounds) -> Result<Self, Vec<FieldError>> {
        Self::parse(form, bounds)
    }

    fn unknown(&self, reference: &Reference) -> Vec<FieldError> {
        unknown_unless(body(reference, self.body).is_some(), "body", "body-code").into_iter().collect()
    }

    fn to_form(&self) -> RelativeForm {
        RelativeForm { body: self.body.to_string(), kinship: self.kinship.to_string() }
    }
}
