//! The way of every request: what happens around the routes, in this order, and nowhere else.

use std::{
    convert::Infallible,
    panic::AssertUnwindSafe,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
};

use axum::{
    Router,
    extract::Request,
    response::{IntoResponse, Response},
};
use base::Clock;
use futures::FutureExt;
use http::{HeaderValue, Method, Uri, header};
use tower::{Service, ServiceExt};

use crate::{
    Error, ErrorContext, Limits, Result,
    csrf::{self, Gate},
    method_override,
    origin::{ClientAddr, OriginPolicy, Peer},
    problem::Wanted,
    redirect,
    routes::ServedBy,
    security,
    sign::Signer,
    site::Site,
};

/// The figures that the shell keeps: answers by route, method and class of status; and how long they took.
pub const REQUESTS: &str = "bole_http_requests_total";
pub const REQUEST_SECONDS: &str = "bole_http_request_duration_seconds";

/// What the shell must know of the application.
pub struct ShellConfig {
    pub origins: OriginPolicy,
    /// Signs flash messages.
    pub signer: Signer,
    pub clock: Clock,
    pub limits: Arc<Limits>,
    /// Beginnings of paths that hold a secret: their answers send no referrer.
    pub secret_paths: &'static [&'static str],
}

/// What is left of a request once it was answered: enough to say in the reader's language that it failed.
#[derive(Clone, Debug)]
pub struct Asked {
    pub wanted: Wanted,
    pub method: Method,
    pub uri: Uri,
    pub site: Site,
    pub accept_language: Option<HeaderValue>,
    pub cookie: Option<HeaderValue>,
}

/// The application as a service: routes within, everything that holds for all of them around.
pub struct Shell<R> {
    config: Arc<ShellConfig>,
    router: Router,
    render: R,
}

impl<R> Shell<R> {
    /// `render` makes the page or problem for a request that failed; status, `Retry-After` and `Allow` are kept.
    pub fn new(config: ShellConfig, router: Router, render: R) -> Self {
        Self {
            config: Arc::new(config),
            router,
            render,
        }
    }
}

impl<R: Clone> Clone for Shell<R> {
    fn clone(&self) -> Self {
        Self {
            config: self.config.clone(),
            router: self.router.clone(),
            render: self.render.clone(),
        }
    }
}

impl<R, F> Service<Request> for Shell<R>
where
    R: Fn(Asked, ErrorContext) -> F + Clone + Send + Sync + 'static,
    F: Future<Output = Response> + Send,
{
    type Response = Response;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Response, Infallible>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request) -> Self::Future {
        let Self { config, router, render } = self.clone();
        Box::pin(async move { Ok(handle(&config, router, render, request).await) })
    }
}

async fn handle<R, F>(config: &ShellConfig, router: Router, render: R, mut request: Request) -> Response
where
    R: Fn(Asked, ErrorContext) -> F,
    F: Future<Output = Response>,
{
    let begun = tokio::time::Instant::now();
    let secret = config
        .secret_paths
        .iter()
        .any(|start| request.uri().path().starts_with(start));
    let site = match place(config, &mut request) {
        Ok(site) => site,
        Err(error) => {
            let mut response = error.into_response();
            security::apply(&mut response, false, secret);
            return response;
        }
    };
    let arriving = redirect::arriving(request.headers(), &site, &config.signer, config.clock.now());
    let flash_arrived = arriving.map(|flash| request.extensions_mut().insert(flash)).is_some();
    let asked = Asked {
        wanted: Wanted::of(request.uri(), request.headers()),
        method: request.method().clone(),
        uri: request.uri().clone(),
        site,
        accept_language: request.headers().get(header::ACCEPT_LANGUAGE).cloned(),
        cookie: request.headers().get(header::COOKIE).cloned(),
    };

    let mut response = route(router, request).await;
    let served_by = response.extensions().get::<ServedBy>().map_or("", |route| route.0);
    if let Some(context) = response.extensions_mut().remove::<ErrorContext>() {
        response = rendered(response, render(asked.clone(), context).await);
    }
    redirect::leaving(
        &mut response,
        flash_arrived,
        &asked.site,
        &config.signer,
        config.clock.now(),
    );
    security::apply(&mut response, asked.site.https, secret);
    let (status, ms) = (response.status().as_u16(), begun.elapsed().as_secs_f64() * 1e3);
    tracing::debug!(method = %asked.method, route = served_by, status, ms, "Answered");
    count(&asked.method, served_by, status, begun.elapsed().as_secs_f64());
    response
}

/// Figures by the pattern of the route, never by the address that was asked for. A stream counts until it begins.
fn count(method: &Method, route: &'static str, status: u16, seconds: f64) {
    let route = if route.is_empty() { "none" } else { route };
    // Anybody may send any word as a method.
    let method = match method.as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        "PUT" => "PUT",
        "PATCH" => "PATCH",
        "DELETE" => "DELETE",
        _ => "other",
    };
    let class = match status / 100 {
        1 => "1xx",
        2 => "2xx",
        3 => "3xx",
        4 => "4xx",
        _ => "5xx",
    };
    metrics::counter!(REQUESTS, "route" => route, "method" => method, "status" => class).increment(1);
    metrics::histogram!(REQUEST_SECONDS, "route" => route, "method" => method).record(seconds);
}

/// Where the request came in and from whom; both go among its extensions.
fn place(config: &ShellConfig, request: &mut Request) -> Result<Site> {
    let peer = *request
        .extensions()
        .get::<Peer>()
        .ok_or_else(|| Error::internal("no Peer: not from our server"))?;
    let site = config.origins.site(peer, request.headers())?;
    let client = config.origins.client(peer, request.headers());
    let extensions = request.extensions_mut();
    extensions.insert(site.clone());
    extensions.insert::<ClientAddr>(client);
    extensions.insert(config.limits.clone());
    Ok(site)
}

/// The routes, with a panic turned into an error of ours.
async fn route(router: Router, request: Request) -> Response {
    let answer = async {
        match method_override::apply(request).await {
            Ok(request) => router.oneshot(request).await.into_response(),
            Err(error) => error.into_response(),
        }
    };
    // Nothing that the handler might have left half changed is used again: state behind locks is reset by its owner.
    match AssertUnwindSafe(answer).catch_unwind().await {
        Ok(response) => response,
        Err(_) => Error::internal("a handler panicked; the panic stands in the log before this").into_response(),
    }
}

/// The application's page with the status and the telling headers of the plain answer. A redirect stays one: to where
/// somebody signs in, say.
fn rendered(plain: Response, mut page: Response) -> Response {
    if !page.status().is_redirection() {
        *page.status_mut() = plain.status();
    }
    for name in [header::RETRY_AFTER, header::ALLOW] {
        if let Some(value) = plain.headers().get(&name) {
            page.headers_mut().insert(name, value.clone());
        }
    }
    page
}

/// Whether an unsafe request may be believed to be its sender's own wish.
pub(crate) fn check_source(request: &Request, gate: Gate) -> Result<()> {
    if request.method().is_safe() {
        return Ok(());
    }
    let site = request
        .extensions()
        .get::<Site>()
        .ok_or_else(|| Error::internal("no Site: around the shell"))?;
    csrf::check(request.method(), request.headers(), site, gate)
}
