//! Somebody who uses the service over HTTP: a browser's cookies for pages, a token for the API.

use reqwest::header::ACCEPT_LANGUAGE;
use reqwest::{Client, Method, RequestBuilder, StatusCode};
use serde_json::{Value, json};

/// One visitor with their own cookies.
#[derive(Clone)]
pub struct Actor {
    client: Client,
    base: String,
    token: Option<String>,
    pub email: String,
}

/// What came back.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: reqwest::header::HeaderMap,
    pub text: String,
}

impl Answer {
    /// The body as JSON.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text)
            .unwrap_or_else(|_| panic!("not JSON ({}): {}", self.status, self.text))
    }

    /// Fails unless the status is this.
    #[track_caller]
    pub fn is(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{}", self.text);
        self
    }

    /// Where a redirect leads.
    #[track_caller]
    pub fn location(&self) -> &str {
        self.headers.get("location").and_then(|value| value.to_str().ok()).expect("no location")
    }
}

impl Actor {
    pub fn new(base: &str) -> Self {
        let client = Client::builder()
            .cookie_store(true)
            .redirect(reqwest::redirect::Policy::none())
            .timeout(std::time::Duration::from_secs(30))
            .build()
            .unwrap();
        Self { client, base: base.to_owned(), token: None, email: String::new() }
    }

    /// Signs in at the pages and at the API.
    pub async fn sign_in(&mut self, email: &str, password: &str) {
        // an old token that has ended would be refused first
        self.token = None;
        let form = [("email", email), ("password", password)];
        self.post_form("/sign-in", &form).await.is(303);
        let body = json!({ "email": email, "password": password });
        let tokens = self.post("/api/v1/tokens", &body).await.is(200).json();
        self.token = Some(tokens["access_token"].as_str().unwrap().to_owned());
        self.email = email.to_owned();
    }

    /// The same visitor, with the same token, at a program that has started anew elsewhere.
    pub fn at(&self, base: &str) -> Self {
        Self { base: base.to_owned(), ..self.clone() }
    }

    pub async fn try_get(&self, path: &str) -> Option<Answer> {
        self.try_send(self.request(Method::GET, path)).await
    }

    pub async fn try_post(&self, path: &str, body: &Value) -> Option<Answer> {
        self.try_send(self.request(Method::POST, path).json(body)).await
    }

    pub async fn try_put(&self, path: &str, version: i64, body: &Value) -> Option<Answer> {
        self.try_send(self.request(Method::PUT, path).header("if-match", format!("\"{version}\"")).json(body))
            .await
    }

    /// A step that needs nothing but the version it is taken from.
    pub async fn try_post_at(&self, path: &str, version: i64) -> Option<Answer> {
        self.try_send(self.request(Method::POST, path).header("if-match", format!("\"{version}\""))).await
    }

    /// `None` if no whole answer came.
    async fn try_send(&self, request: RequestBuilder) -> Option<Answer> {
        let response = request.send().await.ok()?;
        let (status, headers) = (response.status(), response.headers().clone());
        Some(Answer { status, headers, text: response.text().await.ok()? })
    }

    /// A request to be completed by the test.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request =
            self.client.request(method, format!("{}{path}", self.base)).header(ACCEPT_LANGUAGE, "en");
        match &self.token {
            Some(token) if path.starts_with("/api/") => request.bearer_auth(token),
            _ => request,
        }
    }

    pub async fn send(&self, request: RequestBuilder) -> Answer {
        let response = request.send().await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        Answer { status, headers, text: response.text().await.unwrap() }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(self.request(Method::GET, path)).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> Answer {
        self.send(self.request(Method::POST, path).json(body)).await
    }

    pub async fn put(&self, path: &str, version: i64, body: &Value) -> Answer {
        self.send(self.request(Method::PUT, path).header("if-match", format!("\"{version}\"")).json(body))
            .await
    }

    pub async fn post_form(&self, path: &str, form: &[(&str, &str)]) -> Answer {
        self.send(self.request(Method::POST, path).form(form)).await
    }
}
