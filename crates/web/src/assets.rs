//! Style sheets, scripts and icons: named by their content, kept for a year, sent compressed.
//!
//! The application embeds the files; here each gets an address that changes with it (`/assets/app.1f0c9a2b.css`).

use std::{
    borrow::Cow,
    collections::HashMap,
    sync::{Arc, OnceLock},
};

use axum::response::Response;
use http::{HeaderMap, HeaderValue, header};
use sha2::{Digest, Sha256};

use crate::{Effort, Error, PreparedBody};

/// The files of the bundle with their addresses.
pub struct Assets {
    by_name: HashMap<String, Arc<Asset>>,
    /// By the last part of the address.
    by_path: HashMap<String, Arc<Asset>>,
    icons: HashMap<String, Icon>,
}

struct Asset {
    url: String,
    kind: HeaderValue,
    bytes: Cow<'static, [u8]>,
    /// Compressed when first asked for.
    prepared: OnceLock<PreparedBody>,
}

/// One drawing of the sprite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Icon {
    pub view_box: String,
    /// Address of the sprite with the drawing's name after `#`.
    pub address: String,
}

/// The file that holds all icons.
const SPRITE: &str = "sprite.svg";
const PREFIX: &str = "/assets/";

impl Assets {
    /// `names` are the bundle's files and `read` gives the bytes of each. Kinds that a page has no use for are left out.
    pub fn new<N: AsRef<str>>(
        names: impl IntoIterator<Item = N>,
        read: impl Fn(&str) -> Option<Cow<'static, [u8]>>,
    ) -> Self {
        let mut assets = Self {
            by_name: HashMap::new(),
            by_path: HashMap::new(),
            icons: HashMap::new(),
        };
        for name in names {
            let name = name.as_ref();
            let (Some(bytes), Some((stem, ending))) = (read(name), name.rsplit_once('.')) else {
                continue;
            };
            let Some(kind) = kind(ending) else { continue };
            let hash = Sha256::digest(&bytes)[..4]
                .iter()
                .fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
            let path = format!("{stem}.{hash}.{ending}");
            let url = format!("{PREFIX}{path}");
            if name == SPRITE {
                assets.icons = icons(&String::from_utf8_lossy(&bytes), &url);
            }
            let kind = HeaderValue::from_static(kind);
            let asset = Arc::new(Asset {
                url,
                kind,
                bytes,
                prepared: OnceLock::new(),
            });
            assets.by_path.insert(path, Arc::clone(&asset));
            assets.by_name.insert(name.to_owned(), asset);
        }
        assets
    }

    /// The address of a file by its name in the bundle.
    pub fn url(&self, name: &str) -> Option<&str> {
        self.by_name.get(name).map(|asset| asset.url.as_str())
    }

    pub(crate) fn icon(&self, name: &str) -> Option<&Icon> {
        self.icons.get(name)
    }

    /// Answers `GET /assets/{path}`. The address holds the hash, so what it gives never changes.
    pub fn respond(&self, path: &str, request: &HeaderMap) -> Result<Response, Error> {
        let asset = self.by_path.get(path).ok_or(Error::NotFound)?;
        let mut response = asset.prepared().respond(request);
        let headers = response.headers_mut();
        headers.insert(
            header::CACHE_CONTROL,
            HeaderValue::from_static("public, max-age=31536000, immutable"),
        );
        headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        Ok(response)
    }

    /// Compresses everything. Takes a second or so: for a thread of its own after the start; until it is done a file
    /// is compressed when first asked for.
    pub fn prepare(&self) {
        for asset in self.by_name.values() {
            asset.prepared();
        }
    }
}

impl Asset {
    fn prepared(&self) -> &PreparedBody {
        self.prepared.get_or_init(|| {
            let text = !self.kind.as_bytes().starts_with(b"image/png") && !self.kind.as_bytes().starts_with(b"font/");
            let effort = if text { Effort::Best } else { Effort::Quick };
            PreparedBody::new(self.kind.clone(), self.bytes.to_vec(), effort)
        })
    }
}

fn kind(ending: &str) -> Option<&'static str> {
    Some(match ending {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        "webmanifest" => "application/manifest+json",
        _ => return None,
    })
}

/// The symbols of the sprite. It is our own file, written by our own build; a full parser would read no more of it.
fn icons(sprite: &str, url: &str) -> HashMap<String, Icon> {
    let attribute = |tag: &str, name: &str| {
        let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
        rest.split_once('"').map(|(value, _)| value.to_owned())
    };
    let symbols = sprite.split("<symbol").skip(1).filter_map(|symbol| {
        let tag = symbol.split('>').next()?;
        let (id, view_box) = (attribute(tag, "id")?, attribute(tag, "viewBox")?);
        let address = format!("{url}#{id}");
        Some((id, Icon { view_box, address }))
    });
    symbols.collect()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A style sheet, a sprite with two drawings and a kind that is no asset.
    pub(crate) fn few() -> Assets {
        Assets::new(["app.css", "sprite.svg", "app.js.map"], |name| {
            Some(Cow::Borrowed(match name {
                "app.css" => b"body{color:red}body{color:red}".as_slice(),
                "sprite.svg" => b"<svg><symbol id=\"search\" viewBox=\"0 0 16 16\"><path/></symbol><symbol id=\"mane\" viewBox=\"0 0 30 24\"></symbol></svg>",
                _ => b"{}",
            }))
        })
    }

    #[test]
    fn an_address_holds_the_hash_and_nothing_else_answers() {
        let assets = few();
        let url = assets.url("app.css").unwrap();
        let path = url.strip_prefix("/assets/").unwrap();
        assert_eq!(path.len(), "app.12345678.css".len());
        let response = assets.respond(path, &HeaderMap::new()).unwrap();
        assert_eq!(response.headers()[header::CONTENT_TYPE], "text/css; charset=utf-8");
        assert_eq!(
            response.headers()[header::CACHE_CONTROL],
            "public, max-age=31536000, immutable"
        );
        assert_eq!(response.headers()[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
        for path in ["app.css", "app.00000000.css", "", "../app.css"] {
            assert!(
                matches!(assets.respond(path, &HeaderMap::new()), Err(Error::NotFound)),
                "{path}"
            );
        }
        assert_eq!((assets.url("app.js.map"), assets.url("gone.css")), (None, None));
    }

    #[test]
    fn another_content_is_another_address() {
        let url = |bytes: &'static [u8]| {
            let assets = Assets::new(["a.js"], |_| Some(Cow::Borrowed(bytes)));
            assets.url("a.js").unwrap().to_owned()
        };
        assert_eq!(url(b"1"), url(b"1"));
        assert_ne!(url(b"1"), url(b"2"));
    }

    #[test]
    fn icons_are_read_from_the_sprite() {
        let assets = few();
        let mane = assets.icon("mane").unwrap();
        assert_eq!(mane.view_box, "0 0 30 24");
        assert_eq!(mane.address, format!("{}#mane", assets.url("sprite.svg").unwrap()));
        assert_eq!(assets.icon("none"), None);
    }

    #[test]
    fn large_files_go_out_in_brotli() {
        let text: &'static [u8] = Box::leak("a{b:c}".repeat(500).into_bytes().into_boxed_slice());
        let assets = Assets::new(["a.css"], |_| Some(Cow::Borrowed(text)));
        assets.prepare();
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static("gzip, br"));
        let path = assets.url("a.css").unwrap().strip_prefix("/assets/").unwrap();
        let response = assets.respond(path, &headers).unwrap();
        assert_eq!(response.headers()[header::CONTENT_ENCODING], "br");
    }
}
