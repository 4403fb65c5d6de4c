//! Unsafe requests must come from our own pages (OWASP ASVS 5.0, 3.5.1 to 3.5.3).
//!
//! Browsers say where a request comes from: `Sec-Fetch-Site`, and `Origin` where they leave that out. So forms need no
//! token, and there is none to leak or to run out. Programs say neither; they use bearer tokens, which no browser adds
//! by itself.

use http::{HeaderMap, HeaderName, Method, header};

use crate::{Error, Result, cookies, fields::media_type, site::Site};

/// How much a request must prove.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gate {
    /// It must come from one of our pages, or carry a bearer token and no cookie.
    OwnPages,
    /// A form that acts for nobody: a program may send it without saying where from, as long as it carries no cookie.
    Anyone,
}

/// Refuses an unsafe request that another site caused or may have caused.
pub fn check(method: &Method, headers: &HeaderMap, site: &Site, gate: Gate) -> Result<()> {
    if method.is_safe() {
        return Ok(());
    }
    let cookie = headers.contains_key(header::COOKIE);
    if has_bearer(headers) && !cookie {
        return Ok(());
    }
    match source(headers, site) {
        Source::OwnPage => {}
        Source::Unknown if gate == Gate::Anyone && !cookie => {}
        Source::Unknown | Source::Elsewhere => return Err(Error::CrossSite),
    }
    if cookies::present(headers) && !is_taken_with_cookie(headers) {
        Err(Error::UnsupportedMedia)
    } else {
        Ok(())
    }
}

enum Source {
    OwnPage,
    Elsewhere,
    Unknown,
}

fn source(headers: &HeaderMap, site: &Site) -> Source {
    static SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
    let mut fetched_from = headers.get_all(&SEC_FETCH_SITE).iter();
    match (fetched_from.next().map(|value| value.as_bytes()), fetched_from.next()) {
        // "none": the person's own doing, such as a reload.
        (Some(b"same-origin" | b"none"), None) => return Source::OwnPage,
        (Some(_), _) => return Source::Elsewhere,
        (None, _) => {}
    }
    let mut origins = headers.get_all(header::ORIGIN).iter();
    match (origins.next(), origins.next()) {
        (None, _) => Source::Unknown,
        (Some(origin), None) if origin.as_bytes() == site.origin().as_bytes() => Source::OwnPage,
        (Some(_), _) => Source::Elsewhere,
    }
}

fn has_bearer(headers: &HeaderMap) -> bool {
    let value = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    value
        .and_then(|value| value.split_once(' '))
        .is_some_and(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
}

/// Forms, uploads, JSON by name, raw file pieces, or nothing at all. Not `text/plain`: a form of any site can send that,
/// dressed up as JSON.
fn is_taken_with_cookie(headers: &HeaderMap) -> bool {
    const TAKEN: [&str; 4] = [
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "application/json",
        "application/octet-stream",
    ];
    match media_type(headers) {
        Some(kind) => TAKEN.iter().any(|taken| taken.eq_ignore_ascii_case(kind)),
        None => !headers.contains_key(header::CONTENT_TYPE),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::origin::{OriginPolicy, Peer};

    fn verdict(gate: Gate, method: &Method, pairs: &[(&'static str, &str)]) -> Result<()> {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs.iter().filter(|(_, value)| !value.is_empty()) {
            headers.append(*name, value.parse().unwrap());
        }
        let peer = Peer {
            address: "127.0.0.1:1".parse().unwrap(),
            tls: true,
        };
        let policy = OriginPolicy::new(Some("https://shop.example.com"), &[]).unwrap();
        check(method, &headers, &policy.site(peer, &headers).unwrap(), gate)
    }

    const METHODS: [Method; 4] = [Method::POST, Method::PUT, Method::PATCH, Method::DELETE];
    const TYPES: [&str; 5] = [
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "text/plain",
        "application/json",
        "",
    ];
    const FOREIGN: [&str; 6] = [
        "",
        "null",
        "https://evil.example",
        "https://sub.shop.example.com",
        "http://shop.example.com",
        "https://shop.example.com:8443",
    ];

    #[test]
    fn no_foreign_origin_passes_whatever_the_method_and_type() {
        for (method, kind, origin, cookie) in every(&FOREIGN) {
            let pairs = [("content-type", kind), ("origin", origin), ("cookie", cookie)];
            let outcome = verdict(Gate::OwnPages, &method, &pairs);
            assert!(matches!(outcome, Err(Error::CrossSite)), "{method} {pairs:?}");
        }
    }

    #[test]
    fn what_the_browser_says_of_the_site_goes_before_the_origin() {
        let own = "https://shop.example.com";
        for site in ["cross-site", "same-site", "nonsense"] {
            let pairs = [("sec-fetch-site", site), ("origin", own)];
            assert!(
                matches!(verdict(Gate::OwnPages, &Method::POST, &pairs), Err(Error::CrossSite)),
                "{site}"
            );
            assert!(
                matches!(verdict(Gate::Anyone, &Method::POST, &pairs), Err(Error::CrossSite)),
                "{site}"
            );
        }
        for site in ["same-origin", "none"] {
            verdict(
                Gate::OwnPages,
                &Method::POST,
                &[("sec-fetch-site", site), ("cookie", "bole=x")],
            )
            .unwrap();
        }
        let doubled = [("sec-fetch-site", "same-origin"), ("sec-fetch-site", "cross-site")];
        assert!(verdict(Gate::OwnPages, &Method::POST, &doubled).is_err());
    }

    #[test]
    fn our_own_forms_pass_and_text_plain_never_comes_with_a_session() {
        for (method, kind, origin, cookie) in every(&["https://shop.example.com"]) {
            let pairs = [("content-type", kind), ("origin", origin), ("cookie", cookie)];
            let outcome = verdict(Gate::OwnPages, &method, &pairs);
            let refused = kind == "text/plain" && !cookie.is_empty();
            assert_eq!(
                matches!(outcome, Err(Error::UnsupportedMedia)),
                refused,
                "{method} {pairs:?}"
            );
            assert_eq!(outcome.is_ok(), !refused, "{method} {pairs:?}");
        }
    }

    #[test]
    fn programs_pass_by_token_or_where_anyone_may_and_never_with_a_cookie() {
        let token = ("authorization", "Bearer abc");
        verdict(Gate::OwnPages, &Method::DELETE, &[token]).unwrap();
        assert!(verdict(Gate::OwnPages, &Method::DELETE, &[token, ("cookie", "bole=x")]).is_err());
        assert!(verdict(Gate::OwnPages, &Method::DELETE, &[("authorization", "Basic abc")]).is_err());
        verdict(Gate::Anyone, &Method::POST, &[]).unwrap();
        assert!(verdict(Gate::Anyone, &Method::POST, &[("cookie", "bole=x")]).is_err());
        assert!(verdict(Gate::Anyone, &Method::POST, &[("origin", "https://evil.example")]).is_err());
        verdict(
            Gate::OwnPages,
            &Method::GET,
            &[("sec-fetch-site", "cross-site"), ("cookie", "bole=x")],
        )
        .unwrap();
    }

    /// Every method with every type and origin, with and without a session.
    fn every<'a>(origins: &[&'a str]) -> Vec<(Method, &'static str, &'a str, &'static str)> {
        let mut all = Vec::new();
        for method in METHODS {
            for kind in TYPES {
                for origin in origins {
                    all.extend(["", "bole=x"].map(|cookie| (method.clone(), kind, *origin, cookie)));
                }
            }
        }
        all
    }
}
