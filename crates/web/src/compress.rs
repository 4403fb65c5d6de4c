//! Bodies made once and sent often: plain, gzip and brotli, with their entity tags.

use std::io::Write;

use axum::{
    body::Body,
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use http::{HeaderMap, HeaderValue, StatusCode, header};

use crate::conditional::ETag;

/// How hard to try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effort {
    /// While somebody waits.
    Quick,
    /// In the background, for what is sent often.
    Best,
}

/// A body in every encoding that pays, ready to be sent; cloning is cheap.
#[derive(Clone, Debug)]
pub struct PreparedBody {
    kind: HeaderValue,
    identity: Variant,
    gzip: Option<Variant>,
    brotli: Option<Variant>,
}

#[derive(Clone, Debug)]
struct Variant {
    bytes: Bytes,
    etag: ETag,
}

/// Under this, headers outweigh what compression saves.
const WORTHWHILE: usize = 256;

impl PreparedBody {
    /// `kind` is the full `Content-Type`. CPU-heavy at [`Effort::Best`].
    pub fn new(kind: HeaderValue, bytes: impl Into<Bytes>, effort: Effort) -> Self {
        let identity = Variant {
            bytes: bytes.into(),
            etag: ETag::of(b""),
        };
        let etag = ETag::of(&identity.bytes);
        let smaller = |name: &str, bytes: Vec<u8>| {
            let pays = bytes.len() < identity.bytes.len();
            pays.then(|| Variant {
                bytes: bytes.into(),
                etag: etag.encoded(name),
            })
        };
        let worthwhile = identity.bytes.len() >= WORTHWHILE;
        let gzip = worthwhile
            .then(|| smaller("gzip", gzip(&identity.bytes, effort)))
            .flatten();
        let brotli = worthwhile
            .then(|| smaller("br", brotli(&identity.bytes, effort)))
            .flatten();
        Self {
            kind,
            gzip,
            brotli,
            identity: Variant { etag, ..identity },
        }
    }

    /// In no encoding: for pictures, which are compressed already.
    pub fn plain(kind: HeaderValue, bytes: impl Into<Bytes>) -> Self {
        let bytes = bytes.into();
        Self {
            kind,
            identity: Variant {
                etag: ETag::of(&bytes),
                bytes,
            },
            gzip: None,
            brotli: None,
        }
    }

    pub fn html(text: String, effort: Effort) -> Self {
        Self::new(HeaderValue::from_static("text/html; charset=utf-8"), text, effort)
    }

    /// The bytes without encoding.
    pub fn bytes(&self) -> &Bytes {
        &self.identity.bytes
    }

    /// The tag of the bytes without encoding.
    pub fn etag(&self) -> &ETag {
        &self.identity.etag
    }

    /// Memory this takes, for caches with a limit.
    pub fn size(&self) -> usize {
        let encoded = self.gzip.iter().chain(&self.brotli).map(|variant| variant.bytes.len());
        self.identity.bytes.len() + encoded.sum::<usize>()
    }

    /// 200 with the best encoding the reader takes, or 304 when it has that already. HEAD is left to the router, which
    /// drops the body.
    pub fn respond(&self, request: &HeaderMap) -> Response {
        let (variant, encoding) = self.choose(request);
        let has_it = variant.etag.is_known_to(request);
        let mut response = if has_it {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            Response::new(Body::from(variant.bytes.clone()))
        };
        let headers = response.headers_mut();
        headers.insert(header::ETAG, variant.etag.header());
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        if !has_it {
            headers.insert(header::CONTENT_TYPE, self.kind.clone());
            if let Some(encoding) = encoding {
                headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
            }
        }
        response
    }

    fn choose(&self, request: &HeaderMap) -> (&Variant, Option<&'static str>) {
        let accepted = Accepted::read(request);
        let offers = [
            (&self.brotli, "br", accepted.brotli),
            (&self.gzip, "gzip", accepted.gzip),
        ];
        let made = offers
            .into_iter()
            .filter_map(|(variant, name, q)| Some((variant.as_ref()?, name, q)));
        // Ours first where the reader has no preference: max_by_key keeps the last of equals.
        let best = made.rev().filter(|(.., q)| *q > 0).max_by_key(|(.., q)| *q);
        match best {
            Some((variant, name, q)) if q >= accepted.identity => (variant, Some(name)),
            _ => (&self.identity, None),
        }
    }
}

/// What a reader takes, in thousandths; 0 is refused (RFC 9110, 12.5.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Accepted {
    brotli: u16,
    gzip: u16,
    identity: u16,
}

impl Accepted {
    fn read(headers: &HeaderMap) -> Self {
        let (mut brotli, mut gzip, mut identity, mut rest) = (None, None, None, None);
        let lines = headers
            .get_all(header::ACCEPT_ENCODING)
            .iter()
            .filter_map(|line| line.to_str().ok());
        for entry in lines.flat_map(|line| line.split(',')) {
            let (name, q) = entry.split_once(';').unwrap_or((entry, "q=1"));
            let q = q
                .trim()
                .strip_prefix("q=")
                .and_then(|q| q.parse::<f32>().ok())
                .unwrap_or(0.0);
            let slot = match name.trim().to_ascii_lowercase().as_str() {
                "br" => &mut brotli,
                "gzip" | "x-gzip" => &mut gzip,
                "identity" => &mut identity,
                "*" => &mut rest,
                _ => continue,
            };
            *slot = Some((q.clamp(0.0, 1.0) * 1000.0) as u16);
        }
        // Identity stays acceptable unless it is refused; unnamed, it is what the reader falls back on.
        let other = rest.unwrap_or(0);
        Self {
            brotli: brotli.unwrap_or(other),
            gzip: gzip.unwrap_or(other),
            identity: identity.unwrap_or(0),
        }
    }
}

fn brotli(bytes: &[u8], effort: Effort) -> Vec<u8> {
    let quality = match effort {
        Effort::Quick => 5,
        Effort::Best => 11,
    };
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 4096, quality, 22);
    writer.write_all(bytes).expect("a Vec takes every write");
    writer.into_inner()
}

fn gzip(bytes: &[u8], effort: Effort) -> Vec<u8> {
    let level = match effort {
        Effort::Quick => flate2::Compression::default(),
        Effort::Best => flate2::Compression::best(),
    };
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), level);
    writer.write_all(bytes).expect("a Vec takes every write");
    writer.finish().expect("a Vec takes every write")
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    fn page() -> PreparedBody {
        PreparedBody::html("<p>Hello, hello, hello.</p>".repeat(100), Effort::Quick)
    }

    fn ask(accept: &str, known: Option<&HeaderValue>) -> Response {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_ENCODING, accept.parse().unwrap());
        known.map(|tag| headers.insert(header::IF_NONE_MATCH, tag.clone()));
        page().respond(&headers)
    }

    fn encoding(accept: &str) -> Option<String> {
        ask(accept, None)
            .headers()
            .get(header::CONTENT_ENCODING)
            .map(|name| name.to_str().unwrap().to_owned())
    }

    #[test]
    fn the_readers_preference_decides_and_brotli_wins_a_draw() {
        assert_eq!(encoding("gzip, deflate, br, zstd").as_deref(), Some("br"));
        assert_eq!(encoding("gzip, deflate").as_deref(), Some("gzip"));
        assert_eq!(encoding("br;q=0.1, gzip;q=0.9").as_deref(), Some("gzip"));
        assert_eq!(encoding("*").as_deref(), Some("br"));
        assert_eq!(encoding("*;q=0.5, br;q=0").as_deref(), Some("gzip"));
        assert_eq!(encoding("identity, br;q=0.5"), None);
        assert_eq!(encoding("br;q=0, gzip;q=0"), None);
        assert_eq!(encoding("br;q=nonsense"), None);
        assert_eq!(encoding(""), None);
    }

    #[tokio::test]
    async fn every_encoding_holds_the_same_bytes() {
        for accept in ["", "br", "gzip"] {
            let body = axum::body::to_bytes(ask(accept, None).into_body(), 10_000)
                .await
                .unwrap();
            let mut plain = Vec::new();
            match accept {
                "br" => brotli::Decompressor::new(&*body, 4096).read_to_end(&mut plain).unwrap(),
                "gzip" => flate2::read::GzDecoder::new(&*body).read_to_end(&mut plain).unwrap(),
                _ => body.as_ref().read_to_end(&mut plain).unwrap(),
            };
            assert_eq!(&plain, page().bytes());
        }
    }

    #[test]
    fn a_tag_is_good_for_its_own_encoding_only() {
        let tag = ask("br", None).headers()[header::ETAG].clone();
        let again = ask("br", Some(&tag));
        assert_eq!(again.status(), 304);
        assert_eq!(again.headers()[header::VARY], "accept-encoding");
        assert!(again.headers().get(header::CONTENT_TYPE).is_none());
        assert_eq!(ask("gzip", Some(&tag)).status(), 200);
    }

    #[test]
    fn short_bodies_stay_as_they_are() {
        let short = PreparedBody::html("<p>Hi</p>".into(), Effort::Best);
        assert_eq!(short.size(), short.bytes().len());
    }
}
