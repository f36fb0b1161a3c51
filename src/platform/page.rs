//! What every page has: language, account, words, where it is. A page is a struct with `ui: Ui` and a template beside
//! it that extends `platform/layout.html`; `Ui` is all a template needs to speak and to write dates.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use fluent_bundle::FluentValue;

use crate::platform::auth::Visitor;
use crate::platform::error::{Error, FieldProblem, Result};
use crate::platform::{assets, i18n};
use crate::reference::codes::{Locale, Role};

/// The page's surroundings.
#[derive(Debug, Clone)]
pub struct Ui {
    pub locale: Locale,
    /// Name and role of who is signed in.
    pub account: Option<(String, Role)>,
    /// Address of this page with its query: the language switch comes back to it.
    pub here: String,
    pub zone: Tz,
    /// Message key of what was just done, shown once on top.
    pub done: Option<String>,
    /// Saved searches with people to look at.
    pub unseen: i64,
}

impl Ui {
    /// For a visitor's request.
    pub fn new(request: &HttpRequest, visitor: &Visitor, zone: Tz) -> Self {
        let account = visitor.account.as_ref().map(|a| (a.name.clone(), a.role));
        Self { unseen: visitor.unseen, ..Self::of(request, visitor.locale, account, zone) }
    }

    /// From parts; problem pages use it when nobody was recognised.
    pub fn of(request: &HttpRequest, locale: Locale, account: Option<(String, Role)>, zone: Tz) -> Self {
        let here = if request.method() == actix_web::http::Method::GET {
            request.uri().path_and_query().map(|path| path.to_string())
        } else {
            // a page that answers a form cannot be asked for again: go where the form was
            came_from(request)
        };
        let done = request.query_string().split('&').find_map(|pair| pair.strip_prefix("done="));
        let done = done.map(|key| format!("done-{key}")).filter(|key| i18n::has(locale, key));
        Self { locale, account, here: here.unwrap_or_else(|| "/".into()), zone, done, unseen: 0 }
    }

    /// The message `key`.
    pub fn t(&self, key: impl AsRef<str>) -> String {
        i18n::text(self.locale, key.as_ref())
    }

    /// The message `key` with one argument.
    pub fn t1(&self, key: impl AsRef<str>, name: &str, value: impl Arg) -> String {
        i18n::message(self.locale, key.as_ref(), &[(name, value.arg())])
    }

    /// The message `key` with two arguments.
    pub fn t2(
        &self,
        key: impl AsRef<str>,
        name: &str,
        value: impl Arg,
        name_2: &str,
        value_2: impl Arg,
    ) -> String {
        i18n::message(self.locale, key.as_ref(), &[(name, value.arg()), (name_2, value_2.arg())])
    }

    /// A calendar day in words.
    pub fn day(&self, day: &NaiveDate) -> String {
        i18n::day(self.locale, *day)
    }

    /// A month of a year in words.
    pub fn month(&self, day: &NaiveDate) -> String {
        i18n::month(self.locale, *day)
    }

    /// An instant to the minute in the configured zone.
    pub fn minute(&self, at: &DateTime<Utc>) -> String {
        i18n::minute(self.locale, *at, self.zone)
    }

    /// A number with spaces between thousands.
    pub fn number(&self, number: impl Whole) -> String {
        grouped(number.whole())
    }

    /// Text of a value that is kept in three languages.
    pub fn pick<'a>(&self, kk: &'a str, ru: &'a str, en: &'a str) -> &'a str {
        match self.locale {
            Locale::Kk => kk,
            Locale::Ru => ru,
            Locale::En => en,
        }
    }

    pub fn asset(&self, name: &str) -> String {
        assets::address(name)
    }

    pub fn integrity(&self, name: &str) -> &'static str {
        assets::integrity(name)
    }

    /// A number for a form that makes something: sent twice, it makes one.
    pub fn once(&self) -> String {
        uuid::Uuid::new_v4().to_string()
    }

    /// Whether somebody with this role is signed in.
    pub fn is(&self, role: &str) -> bool {
        self.account.as_ref().is_some_and(|(_, own)| own.code() == role)
    }

    /// The main menu for who is signed in.
    pub fn menu(&self) -> Vec<MenuItem> {
        let path = self.here.split('?').next().unwrap_or_default();
        let items = menu_of(self.account.as_ref().map(|(_, role)| *role));
        let count = |own: &str| if own == SAVED_SEARCHES { self.unseen } else { 0 };
        items
            .iter()
            .map(|(own, key)| MenuItem { path: own, key, current: *own == path, count: count(own) })
            .collect()
    }

    /// Whether the pages of this role answer single keys: those who work on lists all day.
    pub fn has_keys(&self) -> bool {
        matches!(self.account, Some((_, Role::HrOfficer | Role::Approver | Role::Auditor)))
    }

    /// Languages with their own names, for the switch.
    pub fn languages(&self) -> [(Locale, &'static str); 3] {
        [(Locale::Kk, "Қазақша"), (Locale::Ru, "Русский"), (Locale::En, "English")]
    }
}

/// What a message takes as an argument. Templates pass references, so references are taken too.
pub trait Arg {
    fn arg(&self) -> FluentValue<'static>;
}

/// A whole number of any kind that pages show.
pub trait Whole {
    fn whole(&self) -> i64;
}

macro_rules! whole {
    ($($number:ty)+) => { $(
        impl Whole for $number {
            fn whole(&self) -> i64 { i64::try_from(*self).unwrap_or(i64::MAX) }
        }
        impl Arg for $number {
            fn arg(&self) -> FluentValue<'static> { FluentValue::from(*self) }
        }
    )+ };
}

whole! { i32 i64 u16 u32 u64 usize }

impl<T: Whole> Whole for &T {
    fn whole(&self) -> i64 {
        (**self).whole()
    }
}

impl<T: Arg + ?Sized> Arg for &T {
    fn arg(&self) -> FluentValue<'static> {
        (**self).arg()
    }
}

impl Arg for str {
    fn arg(&self) -> FluentValue<'static> {
        FluentValue::String(self.to_owned().into())
    }
}

impl Arg for String {
    fn arg(&self) -> FluentValue<'static> {
        self.as_str().arg()
    }
}

/// One entry of the main menu.
#[derive(Debug, Clone, Copy)]
pub struct MenuItem {
    pub path: &'static str,
    /// Message key of its words.
    pub key: &'static str,
    pub current: bool,
    /// How much there is to look at; 0 is not shown.
    pub count: i64,
}

/// The entry that tells of saved searches with people to look at.
const SAVED_SEARCHES: &str = "/saved-searches";

/// Entries of the main menu by role, the first page of the role first.
const fn menu_of(role: Option<Role>) -> &'static [(&'static str, &'static str)] {
    match role {
        None => &[("/", "menu-home"), ("/vacancies", "menu-vacancies"), ("/sign-up", "menu-sign-up")],
        Some(Role::Applicant) => &[
            ("/me", "menu-me"),
            ("/me/verdicts", "menu-my-verdicts"),
            ("/me/nominations", "menu-my-nominations"),
            ("/vacancies", "menu-vacancies"),
            ("/me/access", "menu-access"),
        ],
        Some(Role::HrOfficer) => &[
            ("/work", "menu-work"),
            ("/search", "menu-search"),
            (SAVED_SEARCHES, "menu-saved-searches"),
            ("/work/vacancies", "menu-work-vacancies"),
            ("/work/rules", "menu-rules"),
            ("/shortlists", "menu-shortlists"),
            ("/letters", "menu-letters"),
        ],
        Some(Role::Approver) => &[
            ("/approvals", "menu-approvals"),
            ("/work/vacancies", "menu-work-vacancies"),
            ("/letters", "menu-letters"),
        ],
        Some(Role::PartyRepresentative) => &[
            ("/nominations", "menu-nominations"),
            ("/nominations/new", "menu-nominate"),
            ("/vacancies", "menu-vacancies"),
        ],
        Some(Role::CommissionMember | Role::ElectionOfficer) => {
            &[("/", "menu-home"), ("/vacancies", "menu-vacancies")]
        }
        Some(Role::Administrator) => {
            &[("/", "menu-home"), ("/thesaurus", "menu-thesaurus"), ("/vacancies", "menu-vacancies")]
        }
        Some(Role::Auditor) => &[
            ("/audit", "menu-audit"),
            ("/certificates", "menu-certificates"),
            ("/thesaurus", "menu-thesaurus"),
            ("/vacancies", "menu-vacancies"),
        ],
    }
}

/// Digits in groups of three, separated by no-break spaces, as all three languages write them.
pub fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::with_capacity(digits.len() + 4);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push('\u{a0}');
        }
        text.push(digit);
    }
    if number < 0 { format!("−{text}") } else { text }
}

fn came_from(request: &HttpRequest) -> Option<String> {
    let referer = request.headers().get(actix_web::http::header::REFERER)?.to_str().ok()?;
    let address: actix_web::http::Uri = referer.parse().ok()?;
    let own = request.connection_info().host() == address.authority()?.as_str();
    own.then(|| address.path_and_query().map(|path| path.to_string())).flatten()
}

/// Problems of a form, for the error summary and the fields. Empty when there are none.
#[derive(Debug, Clone, Default)]
pub struct Problems(pub Vec<FieldProblem>);

impl Problems {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The message of a field's first problem.
    pub fn of(&self, ui: &Ui, field: &str) -> Option<String> {
        self.0.iter().find(|problem| problem.field == field).map(|problem| problem_text(ui, problem))
    }

    /// Whether a field whose name begins so has a problem.
    pub fn mentions(&self, start: &str) -> bool {
        self.0.iter().any(|problem| problem.field.starts_with(start))
    }

    /// Field and message of each, for the summary.
    pub fn all(&self, ui: &Ui) -> Vec<(String, String)> {
        self.0.iter().map(|problem| (problem.field.clone(), problem_text(ui, problem))).collect()
    }
}

fn problem_text(ui: &Ui, problem: &FieldProblem) -> String {
    // a field may have its own words for a problem: `error-born_on-date` before `error-date`
    let own = format!("error-{}-{}", problem.field, problem.code);
    if i18n::has(ui.locale, &own) { ui.t(&own) } else { ui.t(format!("error-{}", problem.code)) }
}

/// Keeps the problems a person can mend on the page (fields, conflicts, a lost race); passes the rest on.
pub fn mendable<T>(result: Result<T>) -> Result<std::result::Result<T, Problems>> {
    match result {
        Ok(value) => Ok(Ok(value)),
        Err(Error::Invalid(problems)) => Ok(Err(Problems(problems))),
        Err(Error::Conflict(conflict)) => Ok(Err(Problems(vec![FieldProblem::new("form", conflict.code())]))),
        Err(Error::Stale) => Ok(Err(Problems(vec![FieldProblem::new("form", "stale")]))),
        Err(other) => Err(other),
    }
}

/// A page as an answer.
pub fn html(status: StatusCode, page: &impl Template) -> Result<HttpResponse> {
    Ok(HttpResponse::build(status).content_type("text/html; charset=utf-8").body(page.render()?))
}

/// 200 with a page.
pub fn ok(page: &impl Template) -> Result<HttpResponse> {
    html(StatusCode::OK, page)
}

/// 422 with the form again.
pub fn again(page: &impl Template) -> Result<HttpResponse> {
    html(StatusCode::UNPROCESSABLE_ENTITY, page)
}

/// After a form was accepted: look at the result (303), so that reloading does not send it twice.
pub fn see(path: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((actix_web::http::header::LOCATION, path)).finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_grouped() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(1_234_567), "1\u{a0}234\u{a0}567");
        assert_eq!(grouped(-1000), "−1\u{a0}000");
    }
}
