//! Settings that people edit: one typed value per key, in the database.

use anyhow::Context;
use base::{Id, Language, Time, Zone};
use db::{Conn, Tx, sql};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::{Tone, Translated};
use crate::{access::User, events};

/// A value kept under a key. New fields need `#[serde(default)]`, so that what was stored before can still be read.
pub trait Setting: Serialize + DeserializeOwned + Default + Send + Sync + 'static {
    const KEY: &'static str;
}

/// The company itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Organization {
    pub name: Translated,
    pub zone: Zone,
    /// The language of the careers site when a visitor's is not spoken, and of new colleagues.
    pub language: Language,
    /// Who answers questions about data protection; shown in the privacy notice.
    pub privacy_contact: String,
    /// False until somebody has set up the basics.
    pub is_set_up: bool,
}

impl Default for Organization {
    fn default() -> Self {
        let english: Language = "en".parse().expect("en is a language tag");
        Self {
            name: Translated::one(english.clone(), "Your company"),
            zone: Zone::utc(),
            language: english,
            privacy_contact: String::new(),
            is_set_up: false,
        }
    }
}

impl Setting for Organization {
    const KEY: &'static str = "organization";
}

/// How the careers site looks and what it says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Brand {
    /// Key of the logo in the file store.
    pub logo: Option<String>,
    /// What kind of picture it is.
    pub logo_kind: Option<files::Kind>,
    /// Hue of the accent colour, 0 to 359 in OKLCH; none keeps our pine green.
    pub hue: Option<u16>,
    /// The company's own colour as it was written, `#0a5c8f`; goes before the hue.
    pub colour: Option<String>,
    /// Large words at the top of the careers site.
    pub headline: Translated,
    /// A few sentences under them.
    pub promise: Translated,
    /// The company's own site.
    pub website: Option<String>,
    /// How we hire: a page of the careers site, Markdown.
    pub how_we_hire: Translated,
}

impl Brand {
    /// The accent colour, unless it is our own.
    pub fn tone(&self) -> Option<Tone> {
        let own = self.colour.as_deref().and_then(Tone::of_hex);
        own.or_else(|| self.hue.map(Tone::of_hue))
    }
}

impl Setting for Brand {
    const KEY: &'static str = "brand";
}

/// The value in force and its version; the default (version 0) when nobody has set it.
pub async fn load<S: Setting>(on: &mut impl Conn) -> anyhow::Result<(S, i64)> {
    let stored: Option<(String, i64)> = sql("SELECT value, version FROM settings WHERE key = $1")
        .bind(S::KEY.to_owned())
        .maybe(on)
        .await?;
    Ok(match stored {
        None => (S::default(), 0),
        Some((value, version)) => (read(Some(&value))?, version),
    })
}

/// A setting out of what is stored, for whoever reads it along with something else; the default when nobody has set it.
pub fn read<S: Setting>(stored: Option<&str>) -> anyhow::Result<S> {
    stored.map_or_else(
        || Ok(S::default()),
        |value| serde_json::from_str(value).with_context(|| format!("read the setting {}", S::KEY)),
    )
}

/// Changes a setting that still has the version the person saw; otherwise somebody else was faster and the answer is
/// [`web::Error::Changed`].
pub async fn change<S: Setting>(tx: &mut Tx, by: events::By, value: &S, version: i64) -> web::Result<()> {
    let json = serde_json::to_string(value).context("write a setting")?;
    let (now, user): (Time, Option<Id<User>>) = (
        tx.now(),
        match by {
            events::By::User(id) => Some(id),
            events::By::Candidate(_) | events::By::Visitor | events::By::System => None,
        },
    );
    let changed = if version == 0 {
        sql(
            "INSERT INTO settings (key, value, version, updated_at, updated_by) VALUES ($1, $2, 1, $3, $4)
             ON CONFLICT (key) DO NOTHING",
        )
        .bind(S::KEY.to_owned())
        .bind(json)
        .bind(now)
        .bind(user)
        .run_once(tx)
        .await?
    } else {
        sql(
            "UPDATE settings SET value = $2, version = version + 1, updated_at = $3, updated_by = $4
             WHERE key = $1 AND version = $5",
        )
        .bind(S::KEY.to_owned())
        .bind(json)
        .bind(now)
        .bind(user)
        .bind(version)
        .run_once(tx)
        .await?
    };
    if !changed {
        return Err(web::Error::Changed);
    }
    events::record(tx, by, events::Event::new("setting.changed").with("key", S::KEY));
    Ok(())
}
