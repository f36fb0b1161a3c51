//! Who may. An authorisation policy is part of a handler's type: `who: Allow<Officer>` authenticates, authorises and
//! gives the handler the account and the act; a handler open to all says `Allow<Anyone>`.

use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::{FromRequest, HttpMessage as _, HttpRequest, web};
use tokio::sync::watch;
use uuid::Uuid;

use crate::accounts::{self, Account};
use crate::platform::app::App;
use crate::platform::error::{Error, Result};
use crate::platform::i18n;
use crate::platform::tx::{Act, Actor};
use crate::reference::codes::{Locale, Role};
use crate::saved_searches;

/// Which roles may do something. `None` in `ROLES` means that nobody needs to sign in.
pub trait Policy: 'static {
    const ROLES: Option<&'static [Role]>;
}

macro_rules! policies {
    ($($(#[$meta:meta])* $name:ident = $roles:expr;)+) => {
        $($(#[$meta])* #[derive(Debug)] pub enum $name {}
        impl Policy for $name { const ROLES: Option<&'static [Role]> = $roles; })+
    };
}

policies! {
    /// Open to all, signed in or not.
    Anyone = None;
    /// Anybody who is signed in.
    SignedIn = Some(Role::ALL);
    Applicant = Some(&[Role::Applicant]);
    Officer = Some(&[Role::HrOfficer]);
    Approver = Some(&[Role::Approver]);
    /// Those who work on a body's vacancies.
    OfficerOrApprover = Some(&[Role::HrOfficer, Role::Approver]);
    Representative = Some(&[Role::PartyRepresentative]);
    Auditor = Some(&[Role::Auditor]);
    Administrator = Some(&[Role::Administrator]);
    /// Those who keep the reference data, and those who check how it is kept.
    AdministratorOrAuditor = Some(&[Role::Administrator, Role::Auditor]);
    /// Those who keep a body's records, and those who check them.
    OfficerApproverOrAuditor = Some(&[Role::HrOfficer, Role::Approver, Role::Auditor]);
}

/// Who asks, in which language, from where. Made once per request.
#[derive(Debug, Clone)]
pub struct Visitor {
    pub account: Option<Account>,
    pub locale: Locale,
    pub act: Act,
    /// Saved searches of an officer with people to look at: told in the menu of each page.
    pub unseen: i64,
}

/// A visitor whom policy `P` lets in.
pub struct Allow<P> {
    visitor: Visitor,
    policy: PhantomData<P>,
}

impl<P> Allow<P> {
    pub fn visitor(&self) -> &Visitor {
        &self.visitor
    }

    pub fn act(&self) -> &Act {
        &self.visitor.act
    }

    pub fn locale(&self) -> Locale {
        self.visitor.locale
    }

    /// The account; `SignInNeeded` for a policy that lets strangers in.
    pub fn account(&self) -> Result<&Account> {
        self.visitor.account.as_ref().ok_or(Error::SignInNeeded)
    }
}

impl<P: Policy> FromRequest for Allow<P> {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        let (decided, deciding) = watch::channel(false);
        request.extensions_mut().insert(Deciding(deciding));
        Box::pin(async move {
            let visitor = visitor(&request).await?;
            if let Some(roles) = P::ROLES {
                let account = visitor.account.as_ref().ok_or(Error::SignInNeeded)?;
                if !roles.contains(&account.role) {
                    return Err(Error::Forbidden);
                }
            }
            // nobody waits when the handler reads nothing else of the request
            let _ = decided.send(true);
            Ok(Self { visitor, policy: PhantomData })
        })
    }
}

/// Told when the policy of this request's handler lets the visitor in.
struct Deciding(watch::Receiver<bool>);

/// Waits until the visitor is let in; never ends for one who is not. actix reads all of a handler's arguments at once
/// and answers with the first that fails: whoever may not ask must hear that, not what is wrong with their form.
/// Works because handlers name `Allow` before what they read.
pub fn let_in(request: &HttpRequest) -> impl Future<Output = ()> + use<> {
    let deciding = request.extensions().get::<Deciding>().map(|deciding| deciding.0.clone());
    async move {
        let Some(mut deciding) = deciding else { return };
        if deciding.wait_for(|decided| *decided).await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}

/// Number of a request, given at the door.
#[derive(Debug, Clone, Copy)]
pub struct RequestId(pub Uuid);

/// Whether the request is for the JSON API.
pub fn is_api(path: &str) -> bool {
    path.starts_with("/api/") && path != "/api/docs"
}

/// Whether the answer will be a page with a menu, or may be.
fn is_page(request: &HttpRequest) -> bool {
    !is_api(request.path()) && request.path() != "/search/suggestions"
}

/// Finds out who asks: a bearer token at the API, a session cookie on pages.
pub async fn visitor(request: &HttpRequest) -> Result<Visitor> {
    if let Some(visitor) = request.extensions().get::<Visitor>() {
        return Ok(visitor.clone());
    }
    let app = request.app_data::<web::Data<App>>().ok_or_else(|| Error::internal("no app"))?;
    let account = if is_api(request.path()) {
        match bearer(request)? {
            Some(token) => Some(accounts::tokens::account_of(app, &token).await?),
            None => None,
        }
    } else {
        match request.cookie(app.session_cookie()) {
            Some(cookie) => accounts::sessions::account_of(app, cookie.value()).await?,
            None => None,
        }
    };
    let actor = account.as_ref().map_or(Actor::Anonymous, |a| Actor::Account(a.id, a.role));
    let act = Act {
        actor,
        origin: origin(request, app),
        request_id: request.extensions().get::<RequestId>().map(|id| id.0),
        at: app.clock.now(),
    };
    let locale = locale(request, account.as_ref());
    let unseen = match &account {
        Some(account) if account.role == Role::HrOfficer && is_page(request) => {
            saved_searches::unseen(app, account).await?
        }
        _ => 0,
    };
    let visitor = Visitor { account, locale, act, unseen };
    request.extensions_mut().insert(visitor.clone());
    Ok(visitor)
}

/// The language to answer in: the chosen one, the account's, the browser's, Kazakh.
pub fn locale(request: &HttpRequest, account: Option<&Account>) -> Locale {
    let header = || request.headers().get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let chosen = request.cookie(LANGUAGE_COOKIE).and_then(|cookie| cookie.value().parse().ok());
    chosen
        .or(account.map(|account| account.locale))
        .or_else(|| header().and_then(i18n::negotiate))
        .unwrap_or(Locale::Kk)
}

/// Cookie that holds the chosen language.
pub const LANGUAGE_COOKIE: &str = "lang";

fn bearer(request: &HttpRequest) -> Result<Option<String>> {
    let Some(header) = request.headers().get(header::AUTHORIZATION) else { return Ok(None) };
    let token = header.to_str().ok().and_then(|text| text.strip_prefix("Bearer "));
    token.map(|token| Some(token.trim().to_owned())).ok_or(Error::SignInNeeded)
}

fn origin(request: &HttpRequest, app: &App) -> String {
    let forwarded = || request.headers().get("x-forwarded-for")?.to_str().ok()?.split(',').next_back();
    let forwarded = if app.settings.http.trust_forwarded_for { forwarded() } else { None };
    let peer = || request.peer_addr().map(|address| address.ip().to_string());
    // an address is at most 45 characters; anything longer is not one
    forwarded
        .map(|text| text.trim().chars().take(45).collect())
        .or_else(peer)
        .unwrap_or_else(|| "unknown".into())
}
