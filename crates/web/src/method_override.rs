//! HTML forms know GET and POST; a hidden field `_method` says what a POST means.

use axum::{body::Body, extract::Request};
use http::Method;

use crate::{Error, Fields, Limits, Result, body, fields::is_urlencoded};

/// Turns an urlencoded POST with `_method=put|patch|delete` into that method. The body stays for the handler to read.
pub(crate) async fn apply(request: Request) -> Result<Request> {
    if request.method() != Method::POST || !is_urlencoded(request.headers()) {
        return Ok(request);
    }
    let (mut parts, content) = request.into_parts();
    let limits = Limits::of(&parts.extensions);
    let bytes = body::read(content, limits.form_bytes).await?;
    if bytes.starts_with(b"_method=") || bytes.windows(9).any(|window| window == b"&_method=") {
        parts.method = match Fields::parse(&bytes, limits)?.one("_method")? {
            None => Method::POST,
            Some(name) => match name.to_ascii_lowercase().as_str() {
                "post" => Method::POST,
                "put" => Method::PUT,
                "patch" => Method::PATCH,
                "delete" => Method::DELETE,
                _ => return Err(Error::Malformed("_method is put, patch or delete")),
            },
        };
    }
    Ok(Request::from_parts(parts, Body::from(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn method_of(method: &str, kind: &str, body: &str) -> Result<Method> {
        let request = Request::builder()
            .method(method)
            .header("content-type", kind)
            .body(Body::from(body.to_owned()));
        let request = apply(request.unwrap()).await?;
        let method = request.method().clone();
        let rest = axum::body::to_bytes(request.into_body(), 1000).await.unwrap();
        assert_eq!(rest, body.as_bytes());
        Ok(method)
    }

    #[tokio::test]
    async fn only_a_posted_form_can_mean_another_method() {
        let form = "application/x-www-form-urlencoded";
        assert_eq!(
            method_of("POST", form, "a=1&_method=delete").await.unwrap(),
            Method::DELETE
        );
        assert_eq!(method_of("POST", form, "_method=PUT").await.unwrap(), Method::PUT);
        assert_eq!(method_of("POST", form, "x_method=delete").await.unwrap(), Method::POST);
        assert_eq!(
            method_of("POST", "text/plain", "_method=delete").await.unwrap(),
            Method::POST
        );
        assert_eq!(method_of("GET", form, "_method=delete").await.unwrap(), Method::GET);
        assert!(method_of("POST", form, "_method=get").await.is_err());
        assert!(method_of("POST", form, "_method=put&_method=delete").await.is_err());
    }
}
