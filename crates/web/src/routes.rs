//! The list of routes: what the router does and what tests and the command line can read back.

use std::{
    collections::BTreeMap,
    fmt,
    pin::Pin,
    task::{Context, Poll},
};

use axum::{
    Router,
    extract::Request,
    handler::Handler,
    response::{IntoResponse, Response},
    routing::{MethodFilter, MethodRouter, on},
};
use db::Asker;
use tower::{Layer, Service};

use crate::{Error, Limits, csrf::Gate};

/// What an application says about who may use a route: one enum of its own.
pub trait Access: Copy + fmt::Debug + Send + Sync + 'static {}
impl<A: Copy + fmt::Debug + Send + Sync + 'static> Access for A {}

/// How long a route may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// Within the wall time of a request.
    Page,
    /// As long as the sender keeps the pace of a body.
    Upload,
    /// Open until either side ends it.
    Stream,
}

/// One route. Handlers find theirs among the request's extensions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RouteInfo<A> {
    pub method: &'static str,
    pub path: &'static str,
    pub access: A,
    pub pace: Pace,
    pub gate: Gate,
}

/// The path pattern that answered, among a response's extensions: for logs and metrics, which must not hold addresses.
#[derive(Clone, Copy, Debug)]
pub struct ServedBy(pub &'static str);

/// Collects the routes of an application with state `S`.
///
/// Each call adds one; [`Routes::upload`], [`Routes::stream`] and [`Routes::anyone`] mark the one added last. Two routes
/// of one method and path are a mistake of ours and panic at the start.
pub struct Routes<S, A> {
    routes: Vec<RouteInfo<A>>,
    handlers: Vec<MethodRouter<S>>,
}

impl<S: Clone + Send + Sync + 'static, A: Access> Default for Routes<S, A> {
    fn default() -> Self {
        Self::new()
    }
}

impl<S: Clone + Send + Sync + 'static, A: Access> Routes<S, A> {
    pub fn new() -> Self {
        Self {
            routes: Vec::new(),
            handlers: Vec::new(),
        }
    }

    /// Also answers HEAD.
    pub fn get<H: Handler<T, S>, T: 'static>(self, path: &'static str, handler: H, access: A) -> Self {
        self.add("GET", MethodFilter::GET, path, handler, access)
    }

    pub fn post<H: Handler<T, S>, T: 'static>(self, path: &'static str, handler: H, access: A) -> Self {
        self.add("POST", MethodFilter::POST, path, handler, access)
    }

    pub fn put<H: Handler<T, S>, T: 'static>(self, path: &'static str, handler: H, access: A) -> Self {
        self.add("PUT", MethodFilter::PUT, path, handler, access)
    }

    pub fn patch<H: Handler<T, S>, T: 'static>(self, path: &'static str, handler: H, access: A) -> Self {
        self.add("PATCH", MethodFilter::PATCH, path, handler, access)
    }

    pub fn delete<H: Handler<T, S>, T: 'static>(self, path: &'static str, handler: H, access: A) -> Self {
        self.add("DELETE", MethodFilter::DELETE, path, handler, access)
    }

    /// The last route takes files: no wall time, the body's pace holds.
    pub fn upload(self) -> Self {
        self.mark(|route| route.pace = Pace::Upload)
    }

    /// The last route is an event stream.
    pub fn stream(self) -> Self {
        self.mark(|route| route.pace = Pace::Stream)
    }

    /// The last route acts for nobody: programs without cookie may post to it.
    pub fn anyone(self) -> Self {
        self.mark(|route| route.gate = Gate::Anyone)
    }

    pub fn merge(mut self, other: Self) -> Self {
        for (route, handler) in other.routes.into_iter().zip(other.handlers) {
            self = self.push(route, handler);
        }
        self
    }

    /// Every route, in the order of adding.
    pub fn list(&self) -> &[RouteInfo<A>] {
        &self.routes
    }

    /// The router. An unknown path is [`Error::NotFound`], a wrong method [`Error::MethodNotAllowed`] with `Allow`.
    pub fn into_router(self, state: S) -> Router {
        let mut paths: BTreeMap<&'static str, MethodRouter<S>> = BTreeMap::new();
        for (route, handler) in self.routes.into_iter().zip(self.handlers) {
            let handler = handler.route_layer(MarkLayer(route));
            let merged = match paths.remove(route.path) {
                Some(others) => others.merge(handler),
                None => handler,
            };
            paths.insert(route.path, merged);
        }
        let router = paths
            .into_iter()
            .fold(Router::new(), |router, (path, handlers)| router.route(path, handlers));
        router
            .fallback(async || Error::NotFound)
            .method_not_allowed_fallback(async || Error::MethodNotAllowed)
            .with_state(state)
    }

    fn add<H: Handler<T, S>, T: 'static>(
        self,
        method: &'static str,
        filter: MethodFilter,
        path: &'static str,
        handler: H,
        access: A,
    ) -> Self {
        let route = RouteInfo {
            method,
            path,
            access,
            pace: Pace::Page,
            gate: Gate::OwnPages,
        };
        self.push(route, on(filter, handler))
    }

    fn push(mut self, route: RouteInfo<A>, handler: MethodRouter<S>) -> Self {
        let same = |other: &RouteInfo<A>| (other.method, other.path) == (route.method, route.path);
        assert!(
            !self.routes.iter().any(same),
            "{} {} is routed twice",
            route.method,
            route.path
        );
        self.routes.push(route);
        self.handlers.push(handler);
        self
    }

    fn mark(mut self, mark: impl FnOnce(&mut RouteInfo<A>)) -> Self {
        mark(self.routes.last_mut().expect("a mark follows the route that it is for"));
        self
    }
}

/// Who asks when this path is asked for: a flood of one kind must not keep the others waiting.
fn asker(path: &str) -> Asker {
    let first = path.trim_start_matches('/').split('/').next();
    match first {
        Some("app") => Asker::Staff,
        Some("api") => Asker::Programs,
        _ => Asker::Visitors,
    }
}

/// Gives a handler its [`RouteInfo`], checks where an unsafe request comes from, and holds the wall time.
#[derive(Clone)]
struct MarkLayer<A>(RouteInfo<A>);

#[derive(Clone)]
struct Mark<A, H> {
    route: RouteInfo<A>,
    handler: H,
}

impl<A: Access, H> Layer<H> for MarkLayer<A> {
    type Service = Mark<A, H>;

    fn layer(&self, handler: H) -> Mark<A, H> {
        Mark { route: self.0, handler }
    }
}

impl<A, H> Service<Request> for Mark<A, H>
where
    A: Access,
    H: Service<Request, Response = Response, Error = std::convert::Infallible>,
    H::Future: Send + 'static,
{
    type Response = Response;
    type Error = std::convert::Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Response, Self::Error>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.handler.poll_ready(context)
    }

    fn call(&mut self, mut request: Request) -> Self::Future {
        if let Err(error) = crate::shell::check_source(&request, self.route.gate) {
            return Box::pin(std::future::ready(Ok(error.into_response())));
        }
        let wall = Limits::of(request.extensions()).request_wall;
        request.extensions_mut().insert(self.route);
        let answer = asker(self.route.path).asks(self.handler.call(request));
        let RouteInfo { path, pace, .. } = self.route;
        Box::pin(async move {
            let answer = match pace {
                Pace::Upload | Pace::Stream => answer.await,
                Pace::Page => tokio::time::timeout(wall, answer)
                    .await
                    .unwrap_or_else(|_| Ok(Error::Unavailable { retry_after: wall }.into_response())),
            };
            answer.map(|mut response| {
                response.extensions_mut().insert(ServedBy(path));
                response
            })
        })
    }
}
