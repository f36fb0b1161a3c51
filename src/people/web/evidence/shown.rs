//! Evidence in words, the same for officers and for the person it is about.

use std::collections::HashMap;

use crate::people::evidence::gaps::{Gap, Stated, stated};
use crate::people::evidence::{Evidence, Recorded, Withdrawn};
use crate::people::lists::{InProfile as _, for_each_list};
use crate::people::web::entries::Shown;
use crate::people::web::fields::evidence::{bar, question};
use crate::people::{Entry, Profile, Section};
use crate::platform::app::App;
use crate::platform::ids::{BodyId, EntryId, EvidenceId};
use crate::platform::page::Ui;
use crate::reference::codes::Grade;

/// One record in words.
pub(in crate::people::web) struct Record {
    pub(in crate::people::web) id: EvidenceId,
    pub(in crate::people::web) title: String,
    pub(in crate::people::web) lines: Vec<String>,
    /// When and why it was withdrawn.
    pub(in crate::people::web) withdrawn: Option<String>,
    body: BodyId,
}

impl Record {
    /// Whether the body may withdraw it.
    pub(in crate::people::web) fn is_open_to(&self, body: &Option<BodyId>) -> bool {
        self.withdrawn.is_none() && *body == Some(self.body)
    }
}

/// Records of one kind.
pub(in crate::people::web) struct Group {
    /// Key of its heading.
    pub(in crate::people::web) title: &'static str,
    pub(in crate::people::web) records: Vec<Record>,
}

/// A fact with a grade, in words.
pub(in crate::people::web) struct Fact {
    pub(in crate::people::web) stated: Stated,
    pub(in crate::people::web) title: String,
}

impl Fact {
    /// Name of the field for its document, unlike any other on the page.
    pub(in crate::people::web) fn field(&self) -> String {
        match self.stated.entry {
            Some(entry) => format!("document-{entry}"),
            None => format!("document-{}", self.stated.section.code()),
        }
    }

    /// What the address of its form ends with.
    pub(in crate::people::web) fn query(&self) -> String {
        let entry = self.stated.entry.map(|entry| format!("&entry={entry}")).unwrap_or_default();
        format!("?section={}{entry}", self.stated.section.code())
    }
}

/// Every fact with a grade.
pub(in crate::people::web) fn facts(ui: &Ui, app: &App, profile: &Profile) -> Vec<Fact> {
    fn add<T: Shown>(titles: &mut HashMap<EntryId, String>, ui: &Ui, app: &App, list: &[Entry<T>]) {
        for entry in list {
            let item = entry.fact.item(ui, app);
            let words = std::iter::once(item.title).chain(item.lines.into_iter().take(2));
            titles.insert(entry.id, words.collect::<Vec<_>>().join(", "));
        }
    }
    let mut titles = HashMap::new();
    for_each_list!(T => { add(&mut titles, ui, app, T::of(profile)); });
    let fact = |stated: Stated| {
        let section = ui.t(stated.section.message_key());
        let title = match stated.entry {
            Some(entry) => format!("{section}: {}", titles.remove(&entry).unwrap_or_default()),
            None => ui.t("evidence-basics"),
        };
        Fact { stated, title }
    };
    stated(profile).into_iter().map(fact).collect()
}

/// What is missing, in words; facts without a document have forms of their own.
pub(in crate::people::web) fn gaps(ui: &Ui, gaps: &[Gap]) -> Vec<String> {
    let words = gaps.iter().filter_map(|gap| match gap {
        Gap::Check { bar: missing } => Some(ui.t1("evidence-gap-check", "bar", bar(ui, *missing))),
        Gap::CheckOver { bar: missing, until } => {
            Some(ui.t2("evidence-gap-check-over", "bar", bar(ui, *missing), "day", ui.day(until)))
        }
        Gap::Confirmation { what, family: Some(family) } => Some(ui.t2(
            "evidence-gap-confirmation-for",
            "what",
            question(ui, *what),
            "family",
            ui.t(family.message_key()),
        )),
        Gap::Confirmation { what, family: None } => {
            Some(ui.t1("evidence-gap-confirmation", "what", question(ui, *what)))
        }
        Gap::Document { .. } | Gap::Recognition { .. } => None,
    });
    words.collect()
}

/// All records, in groups.
pub(in crate::people::web) fn groups(ui: &Ui, facts: &[Fact], evidence: &Evidence) -> Vec<Group> {
    let record =
        |id: EvidenceId, title: String, lines: Vec<String>, recorded: &Recorded, gone: &Option<Withdrawn>| {
            let by = ui.t2(
                "evidence-recorded",
                "body",
                recorded.body_name.get(ui.locale),
                "at",
                ui.minute(&recorded.at),
            );
            let withdrawn = gone.as_ref().map(|gone| {
                ui.t2("evidence-withdrawn", "at", ui.minute(&gone.at), "reason", gone.reason.as_str())
            });
            let lines = lines.into_iter().chain([by]).collect();
            Record { id, title, lines, withdrawn, body: recorded.body }
        };
    let checks = evidence.checks.iter().map(|check| {
        let (result, until) = if check.found {
            ("evidence-found-on", "evidence-found-until")
        } else {
            ("evidence-not-found-on", "evidence-valid-until")
        };
        let mut lines = vec![ui.t1(result, "day", ui.day(&check.answered_on))];
        lines.extend(check.valid_until.map(|day| ui.t1(until, "day", ui.day(&day))));
        lines.push(format!("{}: {}", ui.t(format!("evidence-by-{}", check.grade)), check.source));
        record(check.id, bar(ui, check.bar), lines, &check.recorded, &check.withdrawn)
    });
    let checks = Group { title: "evidence-checks", records: checks.collect() };
    let confirmations = evidence.confirmations.iter().map(|one| {
        let answer = if one.confirmed { "evidence-confirmed-on" } else { "evidence-denied-on" };
        let mut lines = vec![ui.t1(answer, "day", ui.day(&one.confirmed_on))];
        lines.extend(one.valid_until.map(|day| ui.t1("evidence-valid-until", "day", ui.day(&day))));
        lines.extend(
            one.family.map(|family| ui.t1("evidence-for-family", "family", ui.t(family.message_key()))),
        );
        lines.extend(
            one.grounds.as_ref().map(|grounds| ui.t1("evidence-grounds", "grounds", grounds.as_str())),
        );
        record(one.id, question(ui, one.what), lines, &one.recorded, &one.withdrawn)
    });
    let confirmations = Group { title: "evidence-confirmations", records: confirmations.collect() };
    let documents = evidence.documents.iter().map(|seen| {
        let about =
            facts.iter().find(|fact| fact.stated.section == seen.section && fact.stated.entry == seen.entry);
        let mut lines = vec![ui.t1("evidence-document", "document", seen.document.as_str())];
        if seen.recognition {
            lines.push(ui.t("evidence-recognition"));
        }
        let stands = about.is_some_and(|fact| fact.stated.grade != Grade::Declared);
        if !stands && seen.withdrawn.is_none() {
            lines.push(ui.t("evidence-document-over"));
        }
        let title = about.map_or_else(|| section(ui, seen.section), |fact| fact.title.clone());
        record(seen.id, title, lines, &seen.recorded, &seen.withdrawn)
    });
    let documents = Group { title: "evidence-documents", records: documents.collect() };
    vec![checks, confirmations, documents]
}

fn section(ui: &Ui, section: Section) -> String {
    ui.t(section.message_key())
}
