//! Fields of what officers record. Nothing is chosen beforehand: an official answer is said, not accepted.

use super::{Choice, Control, Field, input, select};
use crate::platform::page::Ui;
use crate::reference::codes::{Direction, Grade};
use crate::rules::vocabulary::{Bar, Confirm};

/// A bar in words, as a heading.
pub(in crate::people::web) fn bar(ui: &Ui, bar: Bar) -> String {
    let words = ui.t(bar.message_key());
    let mut signs = words.chars();
    signs.next().map_or_else(String::new, |first| first.to_uppercase().chain(signs).collect())
}

/// A question for confirmation in words.
pub(in crate::people::web) fn question(ui: &Ui, what: Confirm) -> String {
    ui.t(format!("evidence-question-{}", what.code()))
}

fn yes_or_no(ui: &Ui, yes: &str, no: &str) -> Vec<Choice> {
    vec![("no".into(), ui.t(no)), ("yes".into(), ui.t(yes))]
}

/// An authority's answer.
pub(in crate::people::web) fn check(ui: &Ui) -> Vec<Field> {
    let bars = Bar::ALL.iter().map(|code| (code.code().to_owned(), bar(ui, *code))).collect();
    let grades = [Grade::Document, Grade::Registry]
        .map(|grade| (grade.to_string(), ui.t(format!("evidence-by-{grade}"))));
    vec![
        Field::new("bars", "evidence-field-bars", Control::Checks(bars)).hint(ui, "evidence-field-bars-hint"),
        select(ui, "found", "evidence-field-found", yes_or_no(ui, "evidence-found", "evidence-not-found")),
        Field::new("answered_on", "evidence-field-answered-on", Control::Date)
            .hint(ui, "evidence-field-answered-on-hint"),
        Field::new("valid_until", "evidence-field-valid-until", Control::Date)
            .hint(ui, "evidence-field-valid-until-hint"),
        select(ui, "grade", "evidence-field-grade", grades.into()),
        input("source", "evidence-field-source").hint(ui, "evidence-field-source-hint"),
    ]
}

/// A yes or a no of an authorised person.
pub(in crate::people::web) fn confirmation(ui: &Ui) -> Vec<Field> {
    let questions = Confirm::ALL.iter().map(|what| (what.code().to_owned(), question(ui, *what))).collect();
    let families =
        Direction::ALL.iter().map(|family| (family.to_string(), ui.t(family.message_key()))).collect();
    vec![
        select(ui, "what", "evidence-field-what", questions),
        select(ui, "family", "evidence-field-family", families).hint(ui, "evidence-field-family-hint"),
        select(ui, "answer", "evidence-field-answer", yes_or_no(ui, "evidence-confirmed", "evidence-denied")),
        Field::new("confirmed_on", "evidence-field-confirmed-on", Control::Date),
        Field::new("confirmed_until", "evidence-field-relied-on-until", Control::Date)
            .hint(ui, "evidence-field-relied-on-until-hint"),
        input("grounds", "evidence-field-grounds").hint(ui, "evidence-field-grounds-hint"),
    ]
}

/// The document behind a fact.
pub(in crate::people::web) fn document(ui: &Ui) -> Vec<Field> {
    vec![
        input("document", "evidence-field-document").hint(ui, "evidence-field-document-hint"),
        Field::new("recognition", "evidence-field-recognition", Control::Tick),
    ]
}

/// Why a record is withdrawn.
pub(in crate::people::web) fn withdrawal(ui: &Ui) -> Vec<Field> {
    vec![input("why", "evidence-field-why").hint(ui, "evidence-field-why-hint")]
}
