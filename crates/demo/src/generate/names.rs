//! Names as people write them, with the other script beside it.

use std::collections::BTreeSet;

use super::{cultures::Home, draw::Draw};
use crate::data::NameLists;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    latin: Written,
    /// Chinese names only.
    han: Option<Written>,
    /// A Western name in between, as some use it abroad.
    nick: Option<String>,
    /// Which of the two the person writes first.
    pub han_first: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Written {
    given: String,
    family: String,
}

impl Name {
    pub fn draw(draw: &mut Draw, home: Home, list: &NameLists, western: &[String]) -> Self {
        let (family, given) = (draw.pick(&list.family), draw.pick(&list.given));
        let both = |text: &str| {
            text.rsplit_once(' ')
                .map(|(latin, han)| (latin.to_owned(), han.to_owned()))
        };
        // Only Chinese lists hold Han; "Lan Anh" and "van der Meulen" have a space as well.
        let is_han = |text: &str| {
            text.chars()
                .last()
                .is_some_and(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
        };
        if let (Some((family, han_family)), Some((given, han_given)), true) =
            (both(family), both(given), is_han(family))
        {
            let nick = (home == Home::ChinaAbroad && draw.chance(0.2)).then(|| draw.pick(western).clone());
            return Self {
                latin: Written { given, family },
                han: Some(Written {
                    given: han_given,
                    family: han_family,
                }),
                nick,
                han_first: home == Home::China,
            };
        }
        Self {
            latin: Written {
                given: given.clone(),
                family: family.clone(),
            },
            han: None,
            nick: None,
            han_first: false,
        }
    }

    /// The same person, writing the other script first.
    pub fn turned(&self) -> Self {
        Self {
            han_first: self.han.is_some() && !self.han_first,
            nick: None,
            ..self.clone()
        }
    }

    pub fn has_han(&self) -> bool {
        self.han.is_some()
    }

    pub fn given(&self) -> &str {
        &self.first().given
    }

    pub fn family(&self) -> &str {
        &self.first().family
    }

    /// As the person writes it.
    pub fn full(&self) -> String {
        if self.han_first {
            self.han_text()
        } else {
            self.latin_text()
        }
    }

    /// In the other script; empty when there is none.
    pub fn other(&self) -> String {
        if self.han_first {
            format!("{} {}", self.latin.family, self.latin.given)
        } else {
            self.han_text()
        }
    }

    /// A mail address's local part: Latin letters and dots, and different for everybody.
    pub fn local_part(&self, taken: &mut BTreeSet<String>) -> String {
        let fold = |text: &str| -> String {
            let text = text
                .replace('ü', "ue")
                .replace('ö', "oe")
                .replace('ä', "ae")
                .replace(['\u{2019}', '\''], "");
            deunicode::deunicode(&text)
                .to_lowercase()
                .chars()
                .filter(char::is_ascii_alphabetic)
                .collect()
        };
        let stem = format!("{}.{}", fold(&self.latin.given), fold(&self.latin.family));
        let mut free = stem.clone();
        let mut number = 1;
        while taken.contains(&free) {
            number += 1;
            free = format!("{stem}{number}");
        }
        taken.insert(free.clone());
        free
    }

    fn first(&self) -> &Written {
        self.han.as_ref().filter(|_| self.han_first).unwrap_or(&self.latin)
    }

    fn latin_text(&self) -> String {
        let Written { given, family } = &self.latin;
        match &self.nick {
            Some(nick) => format!("{given} “{nick}” {family}"),
            None => format!("{given} {family}"),
        }
    }

    fn han_text(&self) -> String {
        self.han
            .as_ref()
            .map(|han| format!("{}{}", han.family, han.given))
            .unwrap_or_default()
    }
}
