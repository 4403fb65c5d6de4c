//! An advert's texts, field by field, each in its language and made ready for comparing.

use crate::{
    MOST_PARTS,
    advert::{Advert, cut, primary},
    finding::Field,
    fold::Folded,
};

/// A field of an advert, in the language it is written in.
#[derive(Debug)]
pub(crate) struct Passage<'a> {
    pub field: Field,
    /// The primary subtag.
    pub language: String,
    pub folded: Folded<'a>,
}

impl Passage<'_> {
    pub fn is_question(&self) -> bool {
        matches!(self.field, Field::Question { .. } | Field::Choice { .. })
    }
}

/// Everything of an advert that is read by applicants.
pub(crate) fn passages<'a>(advert: &Advert<'a>) -> Vec<Passage<'a>> {
    let language = advert.primary();
    let own = [
        (Field::Title, advert.title),
        (Field::Description, advert.description),
        (Field::Requirements, advert.requirements),
        (Field::Benefits, advert.benefits),
    ];
    let mut all: Vec<_> = own
        .into_iter()
        .map(|(field, text)| Passage {
            field,
            language: language.clone(),
            folded: Folded::new(text),
        })
        .collect();
    for question in advert.questions {
        for wording in question.wordings.iter().take(MOST_PARTS) {
            let (id, language) = (question.id.to_owned(), wording.language.to_owned());
            let choices = wording
                .options
                .iter()
                .take(MOST_PARTS)
                .enumerate()
                .map(|(index, option)| {
                    let (id, language) = (id.clone(), language.clone());
                    (Field::Choice { id, language, index }, *option)
                });
            let asked = (
                Field::Question {
                    id: id.clone(),
                    language: language.clone(),
                },
                wording.text,
            );
            all.extend(std::iter::once(asked).chain(choices).map(|(field, text)| Passage {
                field,
                language: primary(wording.language),
                folded: Folded::new(cut(text)),
            }));
        }
    }
    all
}
