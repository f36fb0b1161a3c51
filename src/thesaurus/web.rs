//! Pages of the thesaurus: the list, one concept, its form, and what a change would do before it is made. Administrators
//! change, auditors look. Every step is a form of its own, so all works without scripts; the form is in `forms`, what it
//! would do in `look`.

mod forms;
mod look;

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use crate::platform::app::App;
use crate::platform::auth::{AdministratorOrAuditor, Allow};
use crate::platform::error::Result;
use crate::platform::extract::{Path, Query};
use crate::platform::page::{Problems, Ui, ok};
use crate::platform::routes::Routes;
use crate::reference::codes::{ConceptCheck, ConceptKind, Locale};
use crate::thesaurus::list::{self, Concepts, LONGEST_TEXT, Search, State};
use crate::thesaurus::{self, Row, Whole};

pub fn routes(routes: &mut Routes) {
    routes.get("/thesaurus", concepts).get("/thesaurus/{code}", concept);
    forms::routes(routes);
    look::routes(routes);
}

/// Code and text.
type Pairs = Vec<(String, String)>;

fn kinds(ui: &Ui) -> Pairs {
    ConceptKind::ALL.iter().map(|kind| (kind.code().to_owned(), ui.t(kind.message_key()))).collect()
}

fn checks(ui: &Ui) -> Pairs {
    ConceptCheck::ALL.iter().map(|check| (check.code().to_owned(), ui.t(check.message_key()))).collect()
}

/// The query of the list as it was typed: what is not understood chooses nothing.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct ListQuery {
    #[serde(rename = "concept_text")]
    q: String,
    #[serde(rename = "concept_kind")]
    kind: String,
    #[serde(rename = "concept_check")]
    check: String,
    #[serde(rename = "concept_state")]
    state: String,
    after: String,
}

impl ListQuery {
    fn search(&self) -> Search {
        Search {
            q: self.q.trim().chars().take(LONGEST_TEXT).collect(),
            kind: self.kind.parse().ok(),
            check: self.check.parse().ok(),
            state: State::ALL.into_iter().find(|state| state.code() == self.state),
            after: Some(self.after.clone()).filter(|after| !after.is_empty()),
        }
    }
}

#[derive(Template)]
#[template(path = "thesaurus/pages/list.html")]
struct ListPage {
    ui: Ui,
    query: ListQuery,
    found: Concepts,
    kinds: Pairs,
    checks: Pairs,
    states: Pairs,
}

impl ListPage {
    fn none(&self) -> Problems {
        Problems::default()
    }

    /// Whether anything narrows the list.
    fn is_narrowed(&self) -> bool {
        let ListQuery { q, kind, check, state, .. } = &self.query;
        [q, kind, check, state].into_iter().any(|value| !value.is_empty())
    }
}

async fn concepts(
    request: HttpRequest,
    who: Allow<AdministratorOrAuditor>,
    app: web::Data<App>,
    Query(query): Query<ListQuery>,
) -> Result<HttpResponse> {
    let ui = Ui::new(&request, who.visitor(), app.clock.zone());
    let found = list::list(&app, &query.search()).await?;
    let any = |choices: Pairs| {
        let any = (String::new(), ui.t("thesaurus-any"));
        std::iter::once(any).chain(choices).collect::<Pairs>()
    };
    let (kinds, checks) = (any(kinds(&ui)), any(checks(&ui)));
    let states = State::ALL.iter().map(|state| (state.code().to_owned(), ui.t(state.message_key())));
    let states = any(states.collect());
    ok(&ListPage { query, found, kinds, checks, states, ui })
}

/// The names of a concept in one language.
struct Column<'a> {
    locale: Locale,
    language: &'static str,
    names: &'a [String],
    /// Those of the shipped files, where they differ.
    files: Option<&'a [String]>,
}

#[derive(Template)]
#[template(path = "thesaurus/pages/one.html")]
struct OnePage {
    ui: Ui,
    whole: Whole,
}

impl OnePage {
    fn columns(&self) -> Vec<Column<'_>> {
        let all = self.ui.languages().into_iter().map(|(locale, language)| {
            let names = self.whole.row.names(locale);
            let files = self.whole.shipped.as_ref().map(|row| row.names(locale));
            Column { locale, language, names, files: files.filter(|files| *files != names) }
        });
        all.collect()
    }

    fn may_change(&self) -> bool {
        self.ui.is("administrator")
    }
}

async fn concept(
    request: HttpRequest,
    who: Allow<AdministratorOrAuditor>,
    app: web::Data<App>,
    Path(code): Path<String>,
) -> Result<HttpResponse> {
    let whole = thesaurus::one(&app, &code).await?;
    ok(&OnePage { ui: Ui::new(&request, who.visitor(), app.clock.zone()), whole })
}

/// The names of a row in one line, for the list.
fn in_line(row: &Row, locale: Locale) -> String {
    row.names(locale).join(", ")
}
