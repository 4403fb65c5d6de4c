//! The headers that every answer carries, and the few kinds of answer that need other ones.

use std::convert::Infallible;

use axum::response::{IntoResponseParts, Response, ResponseParts};
use http::{HeaderMap, HeaderName, HeaderValue, header};

/// What an answer is, when it is not an ordinary page. Put it before the body: `(Policy::Attachment, body)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    Page,
    /// A page whose address is a secret: it must not leave in a `Referer`.
    SecretAddress,
    /// A person's file to download. It never runs anything, whatever it is.
    Attachment,
    /// What we made of a person's file, for a frame on one of our own pages. It runs nothing either.
    Preview,
    /// A page made to stand in frames on the sites that [`FrameAncestors`] names; without it, in none. It must hold
    /// nothing that acts for a signed-in person.
    Embed,
    /// Public data that scripts of other sites may read.
    PublicData,
}

impl IntoResponseParts for Policy {
    type Error = Infallible;

    fn into_response_parts(self, mut parts: ResponseParts) -> Result<ResponseParts, Infallible> {
        parts.extensions_mut().insert(self);
        Ok(parts)
    }
}

/// The sites that may show a [`Policy::Embed`] page in a frame; put it among the answer's extensions.
#[derive(Clone, Debug)]
pub struct FrameAncestors(String);

impl FrameAncestors {
    /// Origins such as `https://www.example.com`; what is none, and could smuggle another rule in, is left out.
    pub fn of<S: AsRef<str>>(origins: &[S]) -> Self {
        let sound = |origin: &&str| {
            let host = origin
                .strip_prefix("https://")
                .or_else(|| origin.strip_prefix("http://"));
            let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b':' | b'[' | b']');
            host.is_some_and(|host| !host.is_empty() && host.bytes().all(plain))
        };
        let sound: Vec<&str> = origins.iter().map(AsRef::as_ref).filter(sound).collect();
        Self(if sound.is_empty() {
            "'none'".to_owned()
        } else {
            sound.join(" ")
        })
    }
}

macro_rules! page_policy {
    ($frame_ancestors:literal) => {
        concat!(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; ",
            "connect-src 'self'; manifest-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; ",
            "object-src 'none'; frame-ancestors ",
            $frame_ancestors
        )
    };
}

const PERMISSIONS: &str = "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), \
    fullscreen=(self), geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), \
    publickey-credentials-get=(self), screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()";

impl Policy {
    fn content_security(self) -> &'static str {
        match self {
            Self::Page | Self::SecretAddress | Self::PublicData | Self::Embed => page_policy!("'none'"),
            Self::Attachment => "sandbox; default-src 'none'; frame-ancestors 'none'",
            Self::Preview => {
                "sandbox; default-src 'none'; img-src 'self' data:; style-src 'self'; frame-ancestors 'self'"
            }
        }
    }

    fn referrer(self) -> &'static str {
        match self {
            Self::SecretAddress | Self::Attachment | Self::Preview => "no-referrer",
            Self::Page | Self::Embed | Self::PublicData => "same-origin",
        }
    }

    fn resource(self) -> &'static str {
        match self {
            Self::Page | Self::SecretAddress | Self::Attachment | Self::Preview => "same-origin",
            Self::Embed | Self::PublicData => "cross-origin",
        }
    }

    fn cache(self) -> &'static str {
        match self {
            Self::Attachment | Self::Preview => "private, no-store",
            Self::Page | Self::SecretAddress | Self::Embed | Self::PublicData => "no-store",
        }
    }
}

/// Puts the headers on an answer. What the handler set as `Cache-Control` stays, except on people's files.
///
/// A `secret` address makes an ordinary page one of [`Policy::SecretAddress`]: also its errors and redirects must not
/// tell.
pub(crate) fn apply(response: &mut Response, https: bool, secret: bool) {
    let said = response.extensions().get::<Policy>().copied().unwrap_or(Policy::Page);
    let policy = if secret && said == Policy::Page {
        Policy::SecretAddress
    } else {
        said
    };
    let ancestors = response
        .extensions()
        .get::<FrameAncestors>()
        .filter(|_| policy == Policy::Embed)
        .cloned();
    let headers = response.headers_mut();
    set(headers, header::CONTENT_SECURITY_POLICY, policy.content_security());
    if let Some(FrameAncestors(sites)) = ancestors {
        let rule = policy
            .content_security()
            .replace("frame-ancestors 'none'", &format!("frame-ancestors {sites}"));
        let rule = HeaderValue::try_from(rule).expect("origins are ASCII");
        headers.insert(header::CONTENT_SECURITY_POLICY, rule);
    }
    set(headers, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(headers, header::REFERRER_POLICY, policy.referrer());
    set(
        headers,
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    );
    set(
        headers,
        HeaderName::from_static("cross-origin-resource-policy"),
        policy.resource(),
    );
    set(headers, HeaderName::from_static("permissions-policy"), PERMISSIONS);
    if https {
        set(headers, header::STRICT_TRANSPORT_SECURITY, "max-age=31536000");
    }
    if policy == Policy::PublicData {
        set(headers, header::ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    }
    let keeps_own = !matches!(policy, Policy::Attachment | Policy::Preview);
    if !(keeps_own && headers.contains_key(header::CACHE_CONTROL)) {
        set(headers, header::CACHE_CONTROL, policy.cache());
    }
}

fn set(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    headers.insert(name, HeaderValue::from_static(value));
}

#[cfg(test)]
mod tests {
    use axum::response::IntoResponse;

    use super::*;

    fn answer(response: impl IntoResponse, https: bool, secret: bool) -> HeaderMap {
        let mut response = response.into_response();
        apply(&mut response, https, secret);
        response.headers().clone()
    }

    #[test]
    fn a_page_runs_only_what_is_ours() {
        let headers = answer("page", true, false);
        let policy = headers["content-security-policy"].to_str().unwrap();
        for part in [
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "form-action 'self'",
        ] {
            assert!(policy.split("; ").any(|own| own == part), "{part} in {policy}");
        }
        assert!(!policy.contains("unsafe") && !policy.contains("nonce") && !policy.contains("http"));
        assert_eq!(headers["x-content-type-options"], "nosniff");
        assert_eq!(headers["referrer-policy"], "same-origin");
        assert_eq!(headers["cross-origin-opener-policy"], "same-origin");
        assert_eq!(headers["cross-origin-resource-policy"], "same-origin");
        assert_eq!(headers["cache-control"], "no-store");
        assert_eq!(headers["strict-transport-security"], "max-age=31536000");
        assert!(headers.contains_key("permissions-policy"));
        assert!(!answer("page", false, false).contains_key("strict-transport-security"));
    }

    #[test]
    fn a_persons_file_runs_nothing_and_is_kept_nowhere() {
        let headers = answer(
            (Policy::Attachment, [(header::CACHE_CONTROL, "public")], "file"),
            true,
            false,
        );
        assert!(
            headers["content-security-policy"]
                .to_str()
                .unwrap()
                .starts_with("sandbox; default-src 'none'")
        );
        assert_eq!(headers["cache-control"], "private, no-store");
        assert_eq!(headers["referrer-policy"], "no-referrer");
    }

    #[test]
    fn a_secret_address_does_not_leave_even_from_an_error() {
        assert_eq!(
            answer(crate::Error::NotFound, true, true)["referrer-policy"],
            "no-referrer"
        );
        assert_eq!(
            answer((Policy::PublicData, "[]"), true, false)["access-control-allow-origin"],
            "*"
        );
        assert_eq!(
            answer(([(header::CACHE_CONTROL, "public")], "asset"), true, false)["cache-control"],
            "public"
        );
    }

    #[test]
    fn an_embedded_page_stands_in_the_named_frames_alone() {
        let framed_by = |origins: Option<&[&str]>| {
            let mut response = (Policy::Embed, "list").into_response();
            if let Some(origins) = origins {
                response.extensions_mut().insert(FrameAncestors::of(origins));
            }
            apply(&mut response, true, false);
            let policy = response.headers()["content-security-policy"]
                .to_str()
                .unwrap()
                .to_owned();
            policy.split("frame-ancestors ").nth(1).unwrap().to_owned()
        };
        assert_eq!(framed_by(None), "'none'");
        assert_eq!(framed_by(Some(&[])), "'none'");
        assert_eq!(
            framed_by(Some(&[
                "https://www.example.com",
                "*",
                "https://a.example; script-src *",
                "javascript:x"
            ])),
            "https://www.example.com"
        );
    }
}
