//! Somebody who speaks the API with a token.

use reqwest::{Client, Method, RequestBuilder};
use serde_json::{Value, json};

pub const PASSWORD: &str = "correct horse battery";

#[derive(Clone)]
pub struct Visitor {
    client: Client,
    base: String,
    token: String,
}

impl Visitor {
    pub async fn sign_in(base: &str, email: &str) -> Self {
        let mut visitor = Self { client: Client::new(), base: base.to_owned(), token: String::new() };
        let body = json!({ "email": email, "password": PASSWORD });
        let tokens = visitor.ask(Method::POST, "/api/v1/tokens", |request| request.json(&body)).await;
        visitor.token = tokens["access_token"].as_str().expect("a token").to_owned();
        visitor
    }

    pub async fn get(&self, path: &str) -> Value {
        self.ask(Method::GET, path, |request| request).await
    }

    /// The answer's JSON; `null` for an empty one.
    pub async fn ask(
        &self,
        method: Method,
        path: &str,
        more: impl FnOnce(RequestBuilder) -> RequestBuilder,
    ) -> Value {
        let request = more(self.client.request(method, format!("{}{path}", self.base)));
        let request = if self.token.is_empty() { request } else { request.bearer_auth(&self.token) };
        let response = request.send().await.unwrap();
        let status = response.status();
        let text = response.text().await.unwrap();
        assert!(status.is_success(), "{path}: {status}: {text}");
        if text.is_empty() { Value::Null } else { serde_json::from_str(&text).unwrap() }
    }
}
