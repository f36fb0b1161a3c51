//! The form of a leaf: one page for all kinds, made of the fields that `authoring::leaf` lists.

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use crate::platform::app::App;
use crate::platform::auth::{Allow, Officer};
use crate::platform::error::{Error, Result};
use crate::platform::extract::{Form, Path, Query};
use crate::platform::ids::RuleId;
use crate::platform::page::{Problems, Ui, again, mendable, ok, see};
use crate::platform::routes::Routes;
use crate::posts::authoring::edit::{Edit, Place, leaf_of};
use crate::posts::authoring::leaf::{self, KINDS, Typed, kind_of};
use crate::posts::authoring::shown::{self, Field, Pairs};
use crate::posts::authoring::{self, StoredRule};
use crate::rules::Draft;

pub(super) fn routes(routes: &mut Routes) {
    routes.get("/work/rules/{id}/leaf", leaf_form).post("/work/rules/{id}/leaf", save);
}

#[derive(Template)]
#[template(path = "posts/authoring/pages/leaf.html")]
struct LeafPage {
    ui: Ui,
    problems: Problems,
    rule: RuleId,
    version: i32,
    kind: String,
    /// The leaf that is changed; empty: a new one.
    leaf: String,
    into: String,
    groups: Pairs,
    fields: Vec<Field>,
    /// Whether there is a citation to choose.
    cites: bool,
}

fn leaf_page(
    ui: Ui,
    app: &App,
    rule: &StoredRule,
    (kind, leaf, into): (&str, &str, &str),
    typed: &Typed,
    problems: Problems,
) -> Result<LeafPage> {
    let fields = leaf::fields(kind).ok_or(Error::NotFound)?;
    Ok(LeafPage {
        fields: shown::form(&ui, app, &rule.content, kind, &fields, typed),
        groups: shown::groups(&ui, app, &rule.content),
        problems,
        rule: rule.head.edition.id,
        version: rule.head.version,
        kind: kind.to_owned(),
        leaf: leaf.to_owned(),
        into: into.to_owned(),
        cites: !rule.content.citations.is_empty(),
        ui,
    })
}

/// Which leaf: one that is there, or a new one of a kind in a group.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Which {
    leaf: String,
    kind: String,
    into: String,
}

async fn leaf_form(
    request: HttpRequest,
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<RuleId>,
    Query(which): Query<Which>,
) -> Result<HttpResponse> {
    let ui = Ui::new(&request, who.visitor(), app.clock.zone());
    let rule = authoring::own_draft(&mut *app.read().await?, who.account()?, id).await?;
    if which.leaf.is_empty() {
        let kind = KINDS.into_iter().find(|kind| *kind == which.kind).ok_or(Error::NotFound)?;
        let typed = first(&rule.content, kind);
        return ok(&leaf_page(ui, &app, &rule, (kind, "", &which.into), &typed, Problems::default())?);
    }
    let found = leaf_of(&rule.content, &which.leaf).ok_or(Error::NotFound)?;
    let (kind, typed) = (kind_of(&found.test), leaf::typed(found)?);
    ok(&leaf_page(ui, &app, &rule, (kind, &which.leaf, ""), &typed, Problems::default())?)
}

/// A new leaf begins with what is nearly always meant.
fn first(draft: &Draft, kind: &str) -> Typed {
    let mut pairs = Vec::new();
    if kind == "citizenship" {
        pairs.push(("country".to_owned(), "KZ".to_owned()));
    }
    if let (1, Some(only)) = (draft.citations.len(), draft.citations.keys().next()) {
        pairs.push(("cites".to_owned(), only.clone()));
    }
    Typed(pairs)
}

async fn save(
    request: HttpRequest,
    who: Allow<Officer>,
    app: web::Data<App>,
    Path(id): Path<RuleId>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<HttpResponse> {
    let typed = Typed(pairs);
    let version = typed.one("version").parse().map_err(|_| Error::Malformed("version"))?;
    let (kind, own, into) = (typed.one("kind"), typed.one("leaf"), typed.one("into"));
    let edit = || {
        let leaf = leaf::read(kind, &typed)?;
        if own.is_empty() {
            let into: Place = into.parse().map_err(|_| Error::invalid("into", "rule-node-gone"))?;
            Ok(Edit::AddLeaf { into, leaf })
        } else {
            Ok(Edit::Leaf { id: own.to_owned(), leaf })
        }
    };
    let done = match edit() {
        Ok(edit) => {
            let step = |draft: &mut Draft| edit.apply(draft);
            authoring::change(&app, who.act(), who.account()?, (id, version), step).await
        }
        Err(problem) => Err(problem),
    };
    match mendable(done)? {
        Ok(_) => Ok(see(&format!("/work/rules/{id}?done=rule-saved#tree"))),
        Err(problems) => {
            let ui = Ui::new(&request, who.visitor(), app.clock.zone());
            let rule = authoring::own_draft(&mut *app.read().await?, who.account()?, id).await?;
            again(&leaf_page(ui, &app, &rule, (kind, own, into), &typed, problems)?)
        }
    }
}
