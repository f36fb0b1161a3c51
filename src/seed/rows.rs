//! Rows in the text format of COPY, and how each list's facts are written into them. Who streams them: `load`.

use std::fmt::Write as _;

use crate::people::profile::{
    EducationEntry, LanguageEntry, MembershipEntry, PaperEntry, RelativeEntry, ServiceEntry, TestResultEntry,
};

/// A fact that goes into a table of its own: `id`, `person_id`, what `copy` writes, `grade`.
pub(super) trait Copied {
    const TABLE: &'static str;
    const COLUMNS: &'static str;
    fn copy(&self, row: &mut Row<'_>);
}

impl Copied for EducationEntry {
    const TABLE: &'static str = "education_entries";
    const COLUMNS: &'static str = "id, person_id, level, institution, country, field, speciality, started_year, \
        completed_year, completed_on, degree, funding, recognised, grade";

    fn copy(&self, row: &mut Row<'_>) {
        row.shown(self.level).text(&self.institution).shown(self.country);
        row.maybe_shown(self.field.as_ref()).maybe(self.speciality.as_deref()).maybe_shown(self.started_year);
        row.maybe_shown(self.completed_year).maybe_shown(self.completed_on).maybe_shown(self.degree);
        row.maybe_shown(self.funding).shown(self.recognised);
    }
}

impl Copied for ServiceEntry {
    const TABLE: &'static str = "service_entries";
    const COLUMNS: &'static str = "id, person_id, started_on, ended_on, organisation, sector, kind, category, \
        post_title, \"leading\", elected, subordinates, region_kato, grade";

    fn copy(&self, row: &mut Row<'_>) {
        row.shown(self.started_on).maybe_shown(self.ended_on).text(&self.organisation).shown(self.sector);
        row.shown(self.kind).maybe_shown(self.category).text(&self.post_title).shown(self.leading);
        row.shown(self.elected).maybe_shown(self.subordinates).maybe_shown(self.region.as_ref());
    }
}

impl Copied for LanguageEntry {
    const TABLE: &'static str = "language_entries";
    const COLUMNS: &'static str = "id, person_id, language, level, certificate, certificate_expires_on, certificate_level, \
        certificate_issued_on, grade";

    fn copy(&self, row: &mut Row<'_>) {
        row.shown(self.language).shown(self.level).maybe(self.certificate.as_deref());
        row.maybe_shown(self.certificate_expires_on).maybe_shown(self.certificate_level);
        row.maybe_shown(self.certificate_issued_on);
    }
}

impl Copied for MembershipEntry {
    const TABLE: &'static str = "membership_entries";
    const COLUMNS: &'static str = "id, person_id, programme, entered_on, until, grade";

    fn copy(&self, row: &mut Row<'_>) {
        row.shown(self.programme).shown(self.entered_on).maybe_shown(self.until);
    }
}

impl Copied for TestResultEntry {
    const TABLE: &'static str = "test_entries";
    const COLUMNS: &'static str = "id, person_id, test, taken_on, valid_until, points, passed, grade";

    fn copy(&self, row: &mut Row<'_>) {
        row.shown(self.test).shown(self.taken_on).maybe_shown(self.valid_until);
        row.maybe_shown(self.points).shown(self.passed);
    }
}

impl Copied for PaperEntry {
    const TABLE: &'static str = "paper_entries";
    const COLUMNS: &'static str = "id, person_id, kind, issued_on, valid_until, number, grade";

    fn copy(&self, row: &mut Row<'_>) {
        row.shown(self.kind).shown(self.issued_on).maybe_shown(self.valid_until);
        row.maybe(self.number.as_deref());
    }
}

impl Copied for RelativeEntry {
    const TABLE: &'static str = "relative_entries";
    const COLUMNS: &'static str = "id, person_id, body_id, kinship, grade";

    fn copy(&self, row: &mut Row<'_>) {
        row.shown(self.body).shown(self.kinship);
    }
}

/// One row in the text format of COPY: tabs between, `\N` for null, four characters escaped.
pub(super) struct Row<'a> {
    to: &'a mut String,
    first: bool,
}

impl<'a> Row<'a> {
    pub(super) fn new(to: &'a mut String) -> Self {
        Self { to, first: true }
    }

    fn next(&mut self) {
        if !std::mem::take(&mut self.first) {
            self.to.push('\t');
        }
    }

    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        self.next();
        escape(self.to, text);
        self
    }

    /// Something whose text needs no escaping: ids, dates, codes, numbers.
    pub(super) fn shown(&mut self, value: impl std::fmt::Display) -> &mut Self {
        self.next();
        // writing to a string cannot fail
        let _ = write!(self.to, "{value}");
        self
    }

    pub(super) fn null(&mut self) -> &mut Self {
        self.next();
        self.to.push_str("\\N");
        self
    }

    pub(super) fn maybe(&mut self, text: Option<&str>) -> &mut Self {
        match text {
            Some(text) => self.text(text),
            None => self.null(),
        }
    }

    pub(super) fn maybe_shown(&mut self, value: Option<impl std::fmt::Display>) -> &mut Self {
        match value {
            Some(value) => self.shown(value),
            None => self.null(),
        }
    }

    pub(super) fn bytes(&mut self, bytes: &[u8]) -> &mut Self {
        self.next();
        self.to.push_str("\\\\x");
        self.to.push_str(&hex::encode(bytes));
        self
    }

    /// An array of codes, which need no quoting.
    pub(super) fn list<'t>(&mut self, codes: impl Iterator<Item = &'t str>) -> &mut Self {
        let codes: Vec<_> = codes.collect();
        self.shown(format!("{{{}}}", codes.join(",")))
    }

    pub(super) fn end(&mut self) {
        self.to.push('\n');
    }
}

fn escape(to: &mut String, text: &str) {
    for sign in text.chars() {
        match sign {
            '\\' => to.push_str("\\\\"),
            '\t' => to.push_str("\\t"),
            '\n' => to.push_str("\\n"),
            '\r' => to.push_str("\\r"),
            sign => to.push(sign),
        }
    }
}
