//! The list of concepts, searched and narrowed. It is small enough to be gone through each time.

use search_index::Thesaurus;
use search_index::analysis::fold::fold;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::platform::app::App;
use crate::platform::error::Result;
use crate::reference::codes::{ConceptCheck, ConceptKind};
use crate::thesaurus::{Present, Row, Standing, present};

/// Concepts on one page.
pub const PAGE: usize = 50;
/// Longest text that is looked for, in characters.
pub const LONGEST_TEXT: usize = 100;

/// Where a concept stands against the shipped files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// As the files have it.
    Shipped,
    /// Otherwise than the files have it.
    Changed,
    /// Only here.
    Added,
    /// Not used any more.
    Retired,
}

impl State {
    pub const ALL: [Self; 4] = [Self::Shipped, Self::Changed, Self::Added, Self::Retired];

    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Shipped => "shipped",
            Self::Changed => "changed",
            Self::Added => "added",
            Self::Retired => "retired",
        }
    }

    /// Key of the message that names it.
    pub const fn message_key(self) -> &'static str {
        match self {
            Self::Shipped => "thesaurus-state-shipped",
            Self::Changed => "thesaurus-state-changed",
            Self::Added => "thesaurus-state-added",
            Self::Retired => "thesaurus-state-retired",
        }
    }

    /// The state of a concept.
    pub fn of(present: &Present, shipped: &Thesaurus, code: &str) -> Self {
        match present.standings.get(code).map(|change| change.standing) {
            Some(Standing::Retired) => Self::Retired,
            Some(Standing::Changed) if shipped.number(code).is_none() => Self::Added,
            Some(Standing::Changed) => Self::Changed,
            Some(Standing::Shipped) | None => Self::Shipped,
        }
    }
}

/// Which concepts.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Search {
    /// Part of a name in any language, or the beginning of a code.
    pub q: String,
    /// Only this kind.
    pub kind: Option<ConceptKind>,
    /// Only rows checked so far.
    pub check: Option<ConceptCheck>,
    /// Only concepts that stand so.
    pub state: Option<State>,
    /// From the previous page's `next`.
    pub after: Option<String>,
}

/// A concept in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Listed {
    pub code: String,
    pub state: State,
    /// As it stands; for a retired concept, as it last was.
    pub row: Row,
}

/// A page of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Concepts {
    pub items: Vec<Listed>,
    /// Ask again with `after` set to this; absent on the last page.
    pub next: Option<String>,
    /// How many there are on all pages.
    pub total: usize,
    /// Number of the edition.
    pub edition: i32,
}

/// The concepts that a search leaves, those of the files first.
pub async fn list(app: &App, search: &Search) -> Result<Concepts> {
    let mut db = app.read().await?;
    let present = present(app, &mut db).await?;
    let own = super::store::last_rows(&mut db, present.edition).await?;
    let shipped = app.thesaurus.shipped();
    let mut all: Vec<Listed> = Vec::new();
    let added = present.standings.iter().map(|change| change.concept.as_str());
    let codes = shipped.concepts().iter().map(|concept| concept.id.as_str());
    for code in codes.chain(added.filter(|code| shipped.number(code).is_none())) {
        // a retired concept is shown as it last was
        let of_files = || shipped.number(code).and_then(|number| shipped.concept(number)).and_then(Row::of);
        let stands = present.standings.concept(shipped, code).as_ref().and_then(Row::of);
        let row = stands.or_else(|| own.get(code).cloned()).or_else(of_files);
        let state = State::of(&present, shipped, code);
        all.extend(row.map(|row| Listed { code: code.to_owned(), state, row }));
    }
    let wanted = key(&search.q.chars().take(LONGEST_TEXT).collect::<String>());
    all.retain(|one| {
        search.kind.is_none_or(|kind| kind == one.row.kind)
            && search.check.is_none_or(|check| check == one.row.check)
            && search.state.is_none_or(|state| state == one.state)
            && has(one, &wanted)
    });
    let total = all.len();
    let from = search.after.as_ref().and_then(|after| all.iter().position(|one| one.code == *after));
    let rest = from.map_or(0, |at| at + 1);
    let items: Vec<Listed> = all.into_iter().skip(rest).take(PAGE).collect();
    let next = (rest + items.len() < total).then(|| items.last().map(|one| one.code.clone())).flatten();
    Ok(Concepts { items, next, total, edition: present.edition })
}

fn has(one: &Listed, wanted: &str) -> bool {
    let names = [&one.row.kk, &one.row.ru, &one.row.en].into_iter().flatten();
    wanted.is_empty()
        || one.code.to_lowercase().starts_with(wanted)
        || names.into_iter().any(|name| key(name).contains(wanted))
}

/// What is compared: small letters, those of the Kazakh alphabet as their Russian neighbours, single spaces.
fn key(text: &str) -> String {
    fold(&text.to_lowercase()).split_whitespace().collect::<Vec<_>>().join(" ")
}
