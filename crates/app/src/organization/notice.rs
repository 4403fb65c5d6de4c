//! The privacy notice: versioned texts (GDPR articles 13 and 14). What was shown is stored with an application by its
//! version, so a published version never changes; editing makes the next one.

use anyhow::Result;
use base::{Id, Language, Time};
use db::{Conn, Tx, sql};

use super::{Organization, Translated, settings};
use crate::{
    LANGUAGES,
    access::User,
    events::{self, By, Event},
};

/// One text of the notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// `0` is the program's own text, in use until somebody has published one.
    pub version: String,
    pub language: Language,
    /// Markdown.
    pub body: String,
}

/// The version of the program's own text.
pub const BUILT_IN: &str = "0";

const ENGLISH: &str = include_str!("notices/en.md");
const GERMAN: &str = include_str!("notices/de.md");
const CHINESE: &str = include_str!("notices/zh-Hans.md");

/// The program's own text with the company in it, to begin with. The company's lawyer has the last word.
pub fn built_in(organization: &Organization, language: &Language) -> Notice {
    let (tag, text) = match language.primary() {
        "de" => ("de", GERMAN),
        "zh" => ("zh-Hans", CHINESE),
        _ => ("en", ENGLISH),
    };
    let language: Language = tag.parse().expect("our languages are tags");
    let contact = if organization.privacy_contact.is_empty() {
        "–"
    } else {
        &organization.privacy_contact
    };
    let body = text
        .replace("{company}", organization.name.in_language(&language))
        .replace("{contact}", contact);
    Notice {
        version: BUILT_IN.to_owned(),
        language,
        body,
    }
}

/// The notice in force for a reader of this language.
pub async fn current(on: &mut impl Conn, language: &Language) -> Result<Notice> {
    match latest(on).await? {
        Some(version) => Ok(of_version(on, &version, language).await?.unwrap_or_else(|| Notice {
            version,
            language: language.clone(),
            body: String::new(),
        })),
        None => Ok(built_in(&settings::load::<Organization>(on).await?.0, language)),
    }
}

/// The text of a version in the reader's language, or in the nearest there is.
pub async fn of_version(on: &mut impl Conn, version: &str, language: &Language) -> Result<Option<Notice>> {
    if version == BUILT_IN {
        return Ok(Some(built_in(&settings::load::<Organization>(on).await?.0, language)));
    }
    let texts = texts(on, version).await?;
    if texts.is_empty() {
        return Ok(None);
    }
    let body = texts.in_language(language).to_owned();
    let language = texts
        .0
        .into_iter()
        .find(|(_, text)| *text == body)
        .map_or(language.clone(), |(own, _)| own);
    Ok(Some(Notice {
        version: version.to_owned(),
        language,
        body,
    }))
}

/// The number of the latest version somebody published.
pub async fn latest(on: &mut impl Conn) -> Result<Option<String>> {
    let latest: Option<i64> = sql("SELECT CAST(MAX(CAST(version AS INTEGER)) AS BIGINT) FROM notices")
        .value(on)
        .await?;
    Ok(latest.map(|number| number.to_string()))
}

/// The texts of one version.
pub async fn texts(on: &mut impl Conn, version: &str) -> Result<Translated> {
    let rows: Vec<(Language, String)> = sql("SELECT language, body FROM notices WHERE version = $1")
        .bind(version.to_owned())
        .all(on)
        .await?;
    Ok(Translated(rows.into_iter().collect()))
}

/// When each version was published and by whom, the latest first.
#[derive(Clone, Debug, serde::Serialize, sqlx::FromRow)]
pub struct Published {
    pub version: String,
    pub at: Time,
    pub by: Option<String>,
}

pub async fn history(on: &mut impl Conn) -> Result<Vec<Published>> {
    sql("SELECT n.version, MIN(n.created_at) AS at, MIN(u.name) AS by
         FROM notices n LEFT JOIN users u ON u.id = n.created_by
         GROUP BY n.version ORDER BY CAST(n.version AS INTEGER) DESC")
    .all(on)
    .await
}

/// Publishes the next version; who applies from now on reads it. Refused when somebody published since `seen`.
pub async fn publish(tx: &mut Tx, by: By, texts: Translated, seen: &str) -> web::Result<String> {
    let latest = latest(tx).await?.unwrap_or_else(|| BUILT_IN.to_owned());
    if latest != seen {
        return Err(web::Error::Changed);
    }
    let next = (latest.parse::<i64>().unwrap_or_default() + 1).to_string();
    let user: Option<Id<User>> = match by {
        By::User(id) => Some(id),
        By::Candidate(_) | By::Visitor | By::System => None,
    };
    let now = tx.now();
    for (language, body) in texts.0.into_iter().filter(|(_, body)| !body.is_empty()) {
        sql("INSERT INTO notices (version, language, body, created_at, created_by) VALUES ($1, $2, $3, $4, $5)")
            .bind(next.clone())
            .bind(language)
            .bind(body)
            .bind(now)
            .bind(user)
            .run(tx)
            .await?;
    }
    events::record(tx, by, Event::new("notice.published").with("version", &next));
    Ok(next)
}

/// The program's own text in every language it speaks.
pub fn built_in_texts(organization: &Organization) -> Translated {
    let languages = LANGUAGES.map(|tag| tag.parse::<Language>().expect("our languages are tags"));
    Translated(
        languages
            .into_iter()
            .map(|language| (language.clone(), built_in(organization, &language).body))
            .collect(),
    )
}
