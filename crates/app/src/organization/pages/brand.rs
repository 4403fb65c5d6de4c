//! How the careers site looks and what it says: colour, texts, the company's own site.

use axum::response::IntoResponse;
use serde::Serialize;
use web::{Error, Fields, FormErrors, FormReader, FormView, Message, templates::View};

use super::{Need, TextLanguage, fill, read_line, read_text, text_languages};
use crate::{
    layout::Desk,
    organization::{self, Brand, Tone},
};

/// Texts and colour; the logo has a form of its own.
#[derive(Serialize)]
pub struct BrandView {
    form: FormView,
    version: i64,
    /// The address of the logo.
    logo: Option<String>,
    /// Why the last upload was not taken.
    logo_error: Option<Message>,
    hues: Vec<Hue>,
    /// The company's own colour as links and buttons will have it.
    own: Option<String>,
    text_languages: Vec<TextLanguage>,
}

/// A colour to choose from, drawn as it will look.
#[derive(Serialize)]
struct Hue {
    value: String,
    colour: String,
}

/// The choice of a colour of one's own.
const OWN: &str = "own";

/// The hue of our own pine green.
const PINE: u16 = 172;

impl View for BrandView {
    const TEMPLATE: &'static str = "organization/brand.html";

    fn samples() -> Vec<Self> {
        let sample = |form, logo: Option<&str>, logo_error| Self {
            form,
            version: 1,
            logo: logo.map(str::to_owned),
            logo_error,
            hues: hues(),
            own: logo.map(|_| drawn(Tone::of_hue(10))),
            text_languages: text_languages(),
        };
        let wrong = FormErrors::new("website", Message::new("settings-website-invalid"));
        vec![
            sample(
                FormView::blank().with("headline_en", "Work with fire"),
                Some("/brand/logo?v=abc"),
                None,
            ),
            sample(
                FormView::again(Fields::default(), wrong),
                None,
                Some(Message::new("settings-logo-type")),
            ),
        ]
    }
}

fn hues() -> Vec<Hue> {
    let hue = |value: String, hue: u16| Hue {
        value,
        colour: drawn(Tone::of_hue(hue)),
    };
    let mut hues = vec![hue(String::new(), PINE)];
    hues.extend((0..12).map(|step| hue((step * 30 + 10).to_string(), step * 30 + 10)));
    hues
}

/// A tone as light as the accent of tokens.css: whatever it is, text on it stays readable.
fn drawn(tone: Tone) -> String {
    format!("oklch(0.425 {} {})", tone.chroma(), tone.hue)
}

/// The address of the logo, which changes with it.
pub fn logo_url(brand: &Brand) -> Option<String> {
    brand
        .logo
        .as_ref()
        .map(|key| format!("/brand/logo?v={}", key.chars().take(8).collect::<String>()))
}

/// The page, with what was wrong with an upload.
pub(super) async fn view(desk: &Desk, form: Option<FormView>, logo_error: Option<Message>) -> web::Result<BrandView> {
    let (brand, version) = organization::load::<Brand>(&mut desk.app.db.read()).await?;
    let logo = logo_url(&brand);
    let own = brand.colour.as_deref().and_then(Tone::of_hex).map(drawn);
    let form = form.unwrap_or_else(|| {
        let hue = match &brand.colour {
            Some(_) => OWN.to_owned(),
            None => brand.hue.map(|hue| hue.to_string()).unwrap_or_default(),
        };
        let form = FormView::blank()
            .with("hue", hue)
            .with("colour", brand.colour.clone().unwrap_or_default())
            .with("website", brand.website.unwrap_or_default());
        let form = fill(form, "headline", &brand.headline);
        fill(fill(form, "promise", &brand.promise), "how_we_hire", &brand.how_we_hire)
    });
    Ok(BrandView {
        form,
        version,
        logo,
        logo_error,
        hues: hues(),
        own,
        text_languages: text_languages(),
    })
}

/// `GET /app/settings/brand`
pub async fn page(desk: Desk) -> web::Result {
    desk.page(view(&desk, None, None).await?).await
}

/// `POST /app/settings/brand`
pub async fn change(desk: Desk, fields: Fields) -> web::Result {
    let (before, _) = organization::load::<Brand>(&mut desk.app.db.read()).await?;
    let mut form = FormReader::new(&fields);
    let headline = read_line(&mut form, "headline", 120, Need::None, &before.headline);
    let promise = read_text(&mut form, "promise", 600, Need::None, &before.promise);
    let how_we_hire = read_text(&mut form, "how_we_hire", 20_000, Need::None, &before.how_we_hire);
    let hue = form.optional_parse_with("hue", |text| match text.parse::<u16>() {
        Ok(hue) if hue < 360 => Ok(Some(hue)),
        Err(_) if text == OWN => Ok(None),
        _ => Err(Message::new("fields-invalid")),
    });
    let typed = form.optional_line("colour", 20);
    // Somebody who writes a new colour means it, whichever swatch is chosen.
    let is_own = hue == Some(None) || typed.is_some() && typed != before.colour;
    let colour = typed.filter(|_| is_own);
    form.check(
        !is_own || colour.as_deref().and_then(Tone::of_hex).is_some(),
        "colour",
        Message::new("settings-colour-unfit"),
    );
    let website = form.optional_line("website", 2_048);
    form.check(
        website.as_deref().is_none_or(is_site),
        "website",
        Message::new("settings-website-invalid"),
    );
    let version = form.parse::<i64>("version");
    let ok = match form.finish() {
        Ok(ok) => ok,
        Err(errors) => {
            return desk
                .invalid(view(&desk, Some(FormView::again(fields, errors)), None).await?)
                .await;
        }
    };
    let brand = Brand {
        headline,
        promise,
        how_we_hire,
        hue: hue.flatten(),
        colour,
        website,
        ..before
    };
    let (version, by) = (ok.get(version), desk.actor.by());
    desk.app
        .db
        .write(move |tx| {
            let brand = brand.clone();
            Box::pin(async move {
                organization::change(tx, by, &brand, version).await?;
                Ok::<_, Error>(())
            })
        })
        .await?;
    Ok(web::redirect("/app/settings/brand")
        .flash(Message::new("settings-saved"))
        .into_response())
}

fn is_site(text: &str) -> bool {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"))
        .unwrap_or_default();
    text.parse::<http::Uri>().is_ok() && rest.contains('.') && !rest.contains(['"', '<', '>', ' ', '@'])
}

#[cfg(test)]
mod tests {
    use super::is_site;

    /// What WCAG 2.2 (1.4.3) asks of text: 4.5 to 1. The accent carries white text, whatever hue a company chooses.
    #[test]
    fn every_hue_keeps_its_contrast() {
        for (hue, chroma) in (0..360_i32).flat_map(|hue| [0.03, 0.082, 0.12, 0.16].map(|chroma| (hue, chroma))) {
            let light = luminance(0.425, chroma, f64::from(hue));
            assert!(1.05 / (light + 0.05) >= 4.5, "white on hue {hue}, chroma {chroma}");
            let dark = luminance(0.8, chroma, f64::from(hue));
            assert!(
                (dark + 0.05) / (luminance(0.19, 0.03, 180.0) + 0.05) >= 4.5,
                "dark text on hue {hue}, chroma {chroma}"
            );
        }
    }

    /// Relative luminance of an OKLCH colour (Björn Ottosson's matrices, linear sRGB clipped to its range).
    fn luminance(lightness: f64, chroma: f64, hue: f64) -> f64 {
        let (a, b) = (chroma * hue.to_radians().cos(), chroma * hue.to_radians().sin());
        let l = (lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
        let m = (lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
        let s = (lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b).powi(3);
        let red = 4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s;
        let green = -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s;
        let blue = -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701_0 * s;
        0.2126 * red.clamp(0.0, 1.0) + 0.7152 * green.clamp(0.0, 1.0) + 0.0722 * blue.clamp(0.0, 1.0)
    }

    #[test]
    fn a_website_is_an_address_on_the_web() {
        assert!(is_site("https://acme.example") && is_site("http://acme.example/jobs?x=1"));
        for wrong in [
            "acme.example",
            "javascript:alert(1)",
            "https://",
            "https://a b.example",
            "https://u@acme.example",
        ] {
            assert!(!is_site(wrong), "{wrong}");
        }
    }
}
