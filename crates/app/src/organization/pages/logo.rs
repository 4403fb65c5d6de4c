//! The company's logo: taken, removed, served. PNG and JPEG by content; SVG can run scripts and is refused.

use axum::{
    body::Body,
    extract::State,
    response::{IntoResponse, Response},
};
use files::{Key, PICTURES, Refusal, StoreError, recognise};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use web::{Error, Fields, FormReader, Message, Multipart};

use super::brand;
use crate::{
    App,
    layout::Desk,
    organization::{self, Brand},
};

/// How large a logo may be.
const MOST: u64 = 1024 * 1024;

/// How many pixels high a logo must be: fewer are blurred where it stands.
const LOWEST: u32 = 48;

/// `POST /app/settings/brand/logo`
pub async fn upload(desk: Desk, multipart: Multipart) -> web::Result {
    match take(&desk, multipart.max_file(MOST).max_files(1)).await? {
        Ok((key, kind)) => {
            set(&desk, Some((key, kind))).await?;
            Ok(web::redirect("/app/settings/brand")
                .flash(Message::new("settings-logo-saved"))
                .into_response())
        }
        Err(message) => {
            let page = brand::view(&desk, None, Some(message)).await?;
            desk.page_with(StatusCode::UNPROCESSABLE_ENTITY, page).await
        }
    }
}

async fn take(desk: &Desk, mut form: Multipart) -> web::Result<Result<(Key, files::Kind), Message>> {
    let mut file = match form.next_file().await {
        Ok(Some(file)) => file,
        Ok(None) => return Ok(Err(Message::new("settings-logo-none"))),
        Err(Error::TooLarge) => return Ok(Err(Message::new("settings-logo-too-large"))),
        Err(error) => return Err(error),
    };
    let name = file.name.clone();
    let mut incoming = match desk.app.files.receive(MOST).await {
        Ok(incoming) => incoming,
        Err(StoreError::NoRoom) => return Ok(Err(Message::new("settings-logo-no-room"))),
        Err(error) => return Err(anyhow::Error::new(error).into()),
    };
    let mut whole: Vec<u8> = Vec::new();
    loop {
        match file.piece().await {
            Ok(Some(piece)) => {
                whole.extend_from_slice(&piece);
                incoming.write(&piece).await.map_err(anyhow::Error::new)?;
            }
            Ok(None) => break,
            Err(Error::TooLarge) => return Ok(Err(Message::new("settings-logo-too-large"))),
            Err(error) => return Err(error),
        }
    }
    let kind = match recognise(incoming.head(), &name, PICTURES) {
        Ok(kind) => kind,
        Err(Refusal::Empty) => return Ok(Err(Message::new("settings-logo-none"))),
        Err(Refusal::WrongType | Refusal::Mismatch | Refusal::Encrypted) => {
            return Ok(Err(Message::new("settings-logo-type")));
        }
        Err(Refusal::TooLarge) => return Ok(Err(Message::new("settings-logo-too-large"))),
    };
    if height(&whole).is_some_and(|pixels| pixels < LOWEST) {
        return Ok(Err(Message::new("settings-logo-too-low").with("least", LOWEST)));
    }
    let stored = incoming.finish().await.map_err(anyhow::Error::new)?;
    Ok(Ok((stored.key, kind)))
}

/// How many pixels high a picture says it is: the IHDR of a PNG, the frame header of a JPEG (ITU T.81, B.2.2).
fn height(picture: &[u8]) -> Option<u32> {
    if picture.starts_with(b"\x89PNG") {
        return Some(u32::from_be_bytes(picture.get(20..24)?.try_into().ok()?));
    }
    let mut rest = picture.strip_prefix(b"\xff\xd8")?;
    while let [0xff, marker, high, low, ..] = rest {
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        if matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc) {
            return Some(u32::from(u16::from_be_bytes(rest.get(5..7)?.try_into().ok()?)));
        }
        rest = rest.get(2 + length..)?;
    }
    None
}

/// `POST /app/settings/brand/logo/removal`
pub async fn remove(desk: Desk, fields: Fields) -> web::Result {
    FormReader::new(&fields).finish()?;
    set(&desk, None).await?;
    Ok(web::redirect("/app/settings/brand")
        .flash(Message::new("settings-logo-removed"))
        .into_response())
}

/// Names the new logo, then removes the file of the old one.
async fn set(desk: &Desk, logo: Option<(Key, files::Kind)>) -> web::Result<()> {
    let by = desk.actor.by();
    let old = desk
        .app
        .db
        .write(move |tx| {
            let logo = logo.clone();
            Box::pin(async move {
                let (before, version) = organization::load::<Brand>(tx).await?;
                let old = before.logo.clone();
                let (key, kind) = logo.unzip();
                let brand = Brand {
                    logo: key.map(|key| key.to_string()),
                    logo_kind: kind,
                    ..before
                };
                organization::change(tx, by, &brand, version).await?;
                Ok::<_, Error>(old)
            })
        })
        .await?;
    if let Some(key) = old.and_then(|old| old.parse::<Key>().ok()) {
        desk.app.files.delete(&key).await.map_err(anyhow::Error::new)?;
    }
    Ok(())
}

/// `GET /favicon.ico`: the logo, else the product's own mark. Browsers ask for it without being told to.
pub async fn icon(State(app): State<App>) -> web::Result {
    let (brand, _) = organization::load::<Brand>(&mut app.db.read()).await?;
    let path = match brand.logo {
        Some(key) => format!("/brand/logo?v={}", web::encode_component(&key)),
        None => app
            .templates
            .assets()
            .url("favicon.ico")
            .unwrap_or("/assets/favicon.ico")
            .to_owned(),
    };
    let mut response = web::found(path).into_response();
    let keep = HeaderValue::from_static("public, max-age=3600");
    response.headers_mut().insert(header::CACHE_CONTROL, keep);
    Ok(response)
}

/// `GET /brand/logo`
pub async fn serve(State(app): State<App>, headers: HeaderMap) -> web::Result {
    let (brand, _) = organization::load::<Brand>(&mut app.db.read()).await?;
    let (Some(name), Some(kind)) = (brand.logo, brand.logo_kind) else {
        return Err(Error::NotFound);
    };
    let etag = format!("\"{name}\"");
    if headers
        .get(header::IF_NONE_MATCH)
        .is_some_and(|seen| seen.as_bytes() == etag.as_bytes())
    {
        return Ok((StatusCode::NOT_MODIFIED, [(header::ETAG, etag)]).into_response());
    }
    let key: Key = name.parse().map_err(|_| Error::NotFound)?;
    let blob = match app.files.get(&key).await {
        Ok(blob) => blob,
        Err(StoreError::Missing(_)) => return Err(Error::NotFound),
        Err(error) => return Err(anyhow::Error::new(error).into()),
    };
    let head = [
        (header::CONTENT_TYPE, kind.media_type().to_owned()),
        (header::CONTENT_LENGTH, blob.size().to_string()),
        (header::CACHE_CONTROL, "public, max-age=3600".to_owned()),
        (header::ETAG, etag),
    ];
    Ok::<Response, Error>((head, Body::from_stream(blob.into_stream())).into_response())
}

#[cfg(test)]
mod tests {
    use super::height;

    #[test]
    fn pictures_say_how_high_they_are() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x14\0\0\0\x15";
        assert_eq!(height(png), Some(21));
        let jpeg = b"\xff\xd8\xff\xe0\0\x04ab\xff\xc2\0\x0b\x08\0\x30\0\x40";
        assert_eq!(height(jpeg), Some(48));
        assert_eq!(height(b"\xff\xd8\xff"), None);
    }
}
