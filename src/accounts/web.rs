//! Pages: sign up, sign in and out, confirm an address, set a new password, choose a language.

use actix_web::cookie::{Cookie, SameSite, time::Duration as CookieTime};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use crate::accounts::{self, sessions};
use crate::platform::app::App;
use crate::platform::auth::{Allow, Anyone, LANGUAGE_COOKIE, SignedIn};
use crate::platform::error::{Error, Result};
use crate::platform::extract::{Form, Path, Query};
use crate::platform::page::{Problems, Ui, again, mendable, ok, see};
use crate::platform::routes::Routes;
use crate::platform::typed::Typed;
use crate::reference::codes::{Locale, Role};

pub fn routes(routes: &mut Routes) {
    routes
        .get("/sign-up", sign_up_form)
        .post("/sign-up", sign_up)
        .get("/sign-up/done", sign_up_done)
        .get("/confirm/{link}", confirm_form)
        .post("/confirm/{link}", confirm)
        .get("/sign-in", sign_in_form)
        .post("/sign-in", sign_in)
        .post("/sign-out", sign_out)
        .get("/forgot", forgot_form)
        .post("/forgot", forgot)
        .get("/reset/{link}", reset_form)
        .post("/reset/{link}", reset)
        .post("/language", language);
}

#[derive(Template)]
#[template(path = "accounts/pages/sign_up.html")]
struct SignUpPage {
    ui: Ui,
    problems: Problems,
    form: SignUpForm,
}

#[derive(Debug, Default, Deserialize)]
struct SignUpForm {
    name: String,
    email: String,
    password: String,
}

async fn sign_up_form(request: HttpRequest, who: Allow<Anyone>, app: web::Data<App>) -> Result<HttpResponse> {
    let ui = Ui::new(&request, who.visitor(), app.clock.zone());
    ok(&SignUpPage { ui, problems: Problems::default(), form: SignUpForm::default() })
}

async fn sign_up(
    request: HttpRequest,
    who: Allow<Anyone>,
    app: web::Data<App>,
    Form(form): Form<SignUpForm>,
) -> Result<HttpResponse> {
    let done =
        accounts::sign_up(&app, who.act(), &form.name, &form.email, &form.password, who.locale()).await;
    match mendable(done)? {
        Ok(()) => Ok(see("/sign-up/done")),
        Err(problems) => {
            let ui = Ui::new(&request, who.visitor(), app.clock.zone());
            again(&SignUpPage { ui, problems, form })
        }
    }
}

#[derive(Template)]
#[template(path = "accounts/pages/told.html")]
struct ToldPage {
    ui: Ui,
    /// Message keys of the heading and the text.
    title: &'static str,
    text: &'static str,
    /// Whether letters only become files here, because no mail server is set.
    letters_are_files: bool,
}

fn told(
    request: &HttpRequest,
    who: &Allow<Anyone>,
    app: &App,
    title: &'static str,
    text: &'static str,
) -> Result<HttpResponse> {
    let ui = Ui::new(request, who.visitor(), app.clock.zone());
    ok(&ToldPage { ui, title, text, letters_are_files: app.settings.smtp.host.is_empty() })
}

async fn sign_up_done(request: HttpRequest, who: Allow<Anyone>, app: web::Data<App>) -> Result<HttpResponse> {
    told(&request, &who, &app, "sign-up-done-title", "sign-up-done-text")
}

#[derive(Template)]
#[template(path = "accounts/pages/confirm.html")]
struct ConfirmPage {
    ui: Ui,
    problems: Problems,
}

/// Mail programs open links by themselves, so opening one changes nothing: the button does.
async fn confirm_form(request: HttpRequest, who: Allow<Anyone>, app: web::Data<App>) -> Result<HttpResponse> {
    ok(&ConfirmPage { ui: Ui::new(&request, who.visitor(), app.clock.zone()), problems: Problems::default() })
}

async fn confirm(
    request: HttpRequest,
    who: Allow<Anyone>,
    app: web::Data<App>,
    Path(link): Path<String>,
) -> Result<HttpResponse> {
    match mendable(accounts::confirm_email(&app, who.act(), &link).await)? {
        Ok(()) => Ok(see(if who.account().is_ok() {
            "/?done=email-confirmed"
        } else {
            "/sign-in?done=email-confirmed"
        })),
        Err(problems) => {
            again(&ConfirmPage { ui: Ui::new(&request, who.visitor(), app.clock.zone()), problems })
        }
    }
}

#[derive(Template)]
#[template(path = "accounts/pages/sign_in.html")]
struct SignInPage {
    ui: Ui,
    problems: Problems,
    email: String,
    next: String,
    /// A form to be sent to `next` afterwards, because the session had ended.
    typed: Typed,
}

#[derive(Template)]
#[template(path = "accounts/pages/send_typed.html")]
struct SendTypedPage {
    ui: Ui,
    to: String,
    home: &'static str,
    typed: Typed,
}

#[derive(Debug, Deserialize)]
struct Next {
    #[serde(default)]
    next: String,
}

async fn sign_in_form(
    request: HttpRequest,
    who: Allow<Anyone>,
    app: web::Data<App>,
    Query(query): Query<Next>,
) -> Result<HttpResponse> {
    let ui = Ui::new(&request, who.visitor(), app.clock.zone());
    ok(&SignInPage {
        ui,
        problems: Problems::default(),
        email: String::new(),
        next: own_path(&query.next).to_owned(),
        typed: Typed::default(),
    })
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct SignInForm {
    email: String,
    password: String,
    next: String,
    typed: String,
}

async fn sign_in(
    request: HttpRequest,
    who: Allow<Anyone>,
    app: web::Data<App>,
    Form(form): Form<SignInForm>,
) -> Result<HttpResponse> {
    let (next, typed) = (own_path(&form.next), Typed::from_text(&form.typed));
    let typed = if next.is_empty() { Typed::default() } else { typed };
    if !typed.is_empty() && form.email.is_empty() && form.password.is_empty() {
        // comes from the page that says that the session has ended
        let ui = Ui::new(&request, who.visitor(), app.clock.zone());
        let (problems, next) = (Problems::default(), next.to_owned());
        return ok(&SignInPage { ui, problems, email: form.email, next, typed });
    }
    match mendable(accounts::sign_in(&app, who.act(), &form.email, &form.password).await)? {
        Ok(account) => {
            let cookie = sessions::begin(&app, who.act(), &account).await?;
            let home = home_of(account.role);
            let mut answer = if typed.is_empty() {
                see(if next.is_empty() { home } else { next })
            } else {
                let signed_in = Some((account.name.clone(), account.role));
                let ui = Ui::of(&request, who.locale(), signed_in, app.clock.zone());
                ok(&SendTypedPage { ui, to: next.to_owned(), home, typed })?
            };
            answer.add_cookie(&cookie).map_err(Error::internal)?;
            Ok(answer)
        }
        Err(problems) => {
            let ui = Ui::new(&request, who.visitor(), app.clock.zone());
            again(&SignInPage { ui, problems, email: form.email, next: next.to_owned(), typed })
        }
    }
}

/// First page of a role.
pub const fn home_of(role: Role) -> &'static str {
    match role {
        Role::Applicant => "/me",
        Role::HrOfficer => "/work",
        Role::Approver => "/approvals",
        Role::PartyRepresentative => "/nominations",
        Role::Auditor => "/audit",
        Role::Administrator | Role::CommissionMember | Role::ElectionOfficer => "/",
    }
}

async fn sign_out(request: HttpRequest, who: Allow<SignedIn>, app: web::Data<App>) -> Result<HttpResponse> {
    let secret =
        request.cookie(app.session_cookie()).map(|cookie| cookie.value().to_owned()).unwrap_or_default();
    let gone = sessions::end(&app, who.act(), &secret).await?;
    let mut answer = see("/?done=signed-out");
    answer.add_cookie(&gone).map_err(Error::internal)?;
    Ok(answer)
}

#[derive(Template)]
#[template(path = "accounts/pages/forgot.html")]
struct ForgotPage {
    ui: Ui,
    problems: Problems,
    email: String,
}

async fn forgot_form(request: HttpRequest, who: Allow<Anyone>, app: web::Data<App>) -> Result<HttpResponse> {
    let ui = Ui::new(&request, who.visitor(), app.clock.zone());
    ok(&ForgotPage { ui, problems: Problems::default(), email: String::new() })
}

#[derive(Debug, Deserialize)]
struct ForgotForm {
    email: String,
}

async fn forgot(
    request: HttpRequest,
    who: Allow<Anyone>,
    app: web::Data<App>,
    Form(form): Form<ForgotForm>,
) -> Result<HttpResponse> {
    match mendable(accounts::forgot_password(&app, who.act(), &form.email).await)? {
        Ok(()) => told(&request, &who, &app, "forgot-done-title", "forgot-done-text"),
        Err(problems) => {
            let ui = Ui::new(&request, who.visitor(), app.clock.zone());
            again(&ForgotPage { ui, problems, email: form.email })
        }
    }
}

#[derive(Template)]
#[template(path = "accounts/pages/reset.html")]
struct ResetPage {
    ui: Ui,
    problems: Problems,
}

async fn reset_form(request: HttpRequest, who: Allow<Anyone>, app: web::Data<App>) -> Result<HttpResponse> {
    ok(&ResetPage { ui: Ui::new(&request, who.visitor(), app.clock.zone()), problems: Problems::default() })
}

#[derive(Debug, Deserialize)]
struct ResetForm {
    password: String,
}

async fn reset(
    request: HttpRequest,
    who: Allow<Anyone>,
    app: web::Data<App>,
    Path(link): Path<String>,
    Form(form): Form<ResetForm>,
) -> Result<HttpResponse> {
    match mendable(accounts::reset_password(&app, who.act(), &link, &form.password).await)? {
        Ok(()) => Ok(see("/sign-in?done=password-set")),
        Err(problems) => {
            again(&ResetPage { ui: Ui::new(&request, who.visitor(), app.clock.zone()), problems })
        }
    }
}

#[derive(Debug, Deserialize)]
struct LanguageForm {
    lang: Locale,
    #[serde(default)]
    back: String,
}

/// The language is a cookie of its own: no account is needed, and none is changed.
async fn language(
    _: Allow<Anyone>,
    app: web::Data<App>,
    Form(form): Form<LanguageForm>,
) -> Result<HttpResponse> {
    let back = own_path(&form.back);
    let mut answer = see(if back.is_empty() { "/" } else { back });
    let cookie = Cookie::build(LANGUAGE_COOKIE, form.lang.code())
        .path("/")
        .same_site(SameSite::Lax)
        .http_only(true)
        .secure(app.settings.is_secure())
        .max_age(CookieTime::days(365))
        .finish();
    answer.add_cookie(&cookie).map_err(Error::internal)?;
    Ok(answer)
}

/// A path of ours, or nothing: a form must not send people to another site.
fn own_path(path: &str) -> &str {
    let inside = path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains('\\')
        && !path.contains(char::is_control);
    if inside && path.len() < 2000 { path } else { "" }
}

#[cfg(test)]
mod tests {
    use super::own_path;

    #[test]
    fn only_own_paths_are_followed() {
        assert_eq!(own_path("/vacancies?page=2"), "/vacancies?page=2");
        for foreign in ["//evil.example", "https://evil.example", "/\\evil", "evil", "/a\r\nset-cookie: x"] {
            assert_eq!(own_path(foreign), "");
        }
    }
}
