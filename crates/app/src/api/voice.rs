//! Sentences within answers, in the language that the program asks for.

use http::{HeaderMap, header};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Locale, Message};

use crate::{App, access::Actor, layout};

/// Says messages in the language of `Accept-Language`, or in that of the token's owner.
#[derive(Clone)]
pub struct Voice {
    app: App,
    pub locale: Locale,
}

/// A sentence: the key to branch on, and the words for people.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Sentence {
    code: String,
    detail: String,
}

impl Voice {
    pub(super) fn of(app: &App, actor: &Actor, headers: &HeaderMap) -> Self {
        let wished = layout::wished_language(headers.get(header::ACCEPT_LANGUAGE));
        let language = wished.as_ref().unwrap_or(&actor.language);
        Self {
            app: app.clone(),
            locale: Locale::new(language.as_str(), actor.zone.clone(), actor.now),
        }
    }

    pub fn say(&self, message: &Message) -> Sentence {
        Sentence {
            code: message.key.to_string(),
            detail: self.app.templates.messages().say(&self.locale, message),
        }
    }
}
