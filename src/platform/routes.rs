//! The route table. Domains add their routes here; the server mounts exactly this list, and the authorisation
//! matrix walks it, so no route can exist untested.

use std::collections::BTreeMap;

use actix_web::http::Method;
use actix_web::{FromRequest, Handler, Responder, Route, web};

use crate::platform::error::Error;

/// One route: how it is asked for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    pub method: String,
    pub path: &'static str,
}

/// Routes being collected from the domains.
#[derive(Default)]
pub struct Routes {
    by_path: BTreeMap<&'static str, Vec<(Method, Route)>>,
}

impl Routes {
    pub fn get<F, Args>(&mut self, path: &'static str, handler: F) -> &mut Self
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        self.add(Method::GET, path, web::get().to(handler))
    }

    pub fn post<F, Args>(&mut self, path: &'static str, handler: F) -> &mut Self
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        self.add(Method::POST, path, web::post().to(handler))
    }

    pub fn put<F, Args>(&mut self, path: &'static str, handler: F) -> &mut Self
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        self.add(Method::PUT, path, web::put().to(handler))
    }

    pub fn delete<F, Args>(&mut self, path: &'static str, handler: F) -> &mut Self
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        self.add(Method::DELETE, path, web::delete().to(handler))
    }

    fn add(&mut self, method: Method, path: &'static str, route: Route) -> &mut Self {
        self.by_path.entry(path).or_default().push((method, route));
        self
    }

    /// The table, sorted by path.
    pub fn table(&self) -> Vec<Entry> {
        let all = self.by_path.iter();
        all.flat_map(|(path, routes)| {
            routes.iter().map(|(method, _)| Entry { method: method.to_string(), path })
        })
        .collect()
    }

    /// Mounts every route; another method at a known path is answered 405.
    pub fn mount(self, config: &mut web::ServiceConfig) {
        // fixed segments before patterns: `/people/search` must not be read as `/people/{id}`
        let mut paths: Vec<_> = self.by_path.into_iter().collect();
        paths.sort_by_key(|(path, _)| (path.matches('{').count(), *path));
        for (path, routes) in paths {
            let mut resource = web::resource(path);
            for (_, route) in routes {
                resource = resource.route(route);
            }
            config.service(resource.default_service(web::to(async || Err::<&str, _>(Error::WrongMethod))));
        }
    }
}
