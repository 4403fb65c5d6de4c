//! The texts of the program: `locales/<language>/mail/<kind>.txt`, the subject in the first line.

use base::Language;

use super::{MessageKind, Template};
use crate::LANGUAGES;

macro_rules! texts {
    ($($kind:ident = $file:literal),+ $(,)?) => {
        fn source(kind: MessageKind, language: &str) -> &'static str {
            match (kind, language) {
                $(
                    (MessageKind::$kind, "de") =>
                        include_str!(concat!("../../../../locales/de/mail/", $file, ".txt")),
                    (MessageKind::$kind, "zh-Hans") =>
                        include_str!(concat!("../../../../locales/zh-Hans/mail/", $file, ".txt")),
                    (MessageKind::$kind, _) =>
                        include_str!(concat!("../../../../locales/en/mail/", $file, ".txt")),
                )+
            }
        }
    };
}

texts! {
    Confirmation = "confirmation",
    ConfirmAddress = "confirm_address",
    StatusLink = "status_link",
    Withdrawal = "withdrawal",
    Rejection = "rejection",
    PositionFilled = "position_filled",
    JobClosed = "job_closed",
    Personal = "personal",
    Invitation = "invitation",
    PasswordReset = "password_reset",
    Mention = "mention",
    ApprovalRequest = "approval_request",
    ApprovalGiven = "approval_given",
    ApprovalRefused = "approval_refused",
    DataRequest = "data_request",
    MarketChanges = "market_changes",
}

/// The language of ours in which somebody is written to: theirs, or English.
pub fn written_language(language: &Language) -> &'static str {
    LANGUAGES
        .into_iter()
        .find(|tag| tag.split('-').next() == Some(language.primary()))
        .unwrap_or(LANGUAGES[0])
}

/// The program's own template.
pub fn template(kind: MessageKind, language: &str) -> Template {
    let text = source(kind, language);
    let (subject, body) = text.split_once('\n').unwrap_or((text, ""));
    Template {
        subject: subject.trim().to_owned(),
        body: body.trim().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_text_in_every_language_with_fields_it_knows() {
        for kind in MessageKind::ALL.iter().copied() {
            let english = template(kind, "en").fields();
            for language in LANGUAGES {
                let template = template(kind, language);
                assert!(
                    !template.subject.is_empty() && !template.body.is_empty(),
                    "{kind} in {language}"
                );
                for field in template.fields() {
                    assert!(
                        kind.fields().contains(&field.as_str()),
                        "{kind} in {language} has {field}"
                    );
                }
                assert_eq!(
                    template.fields(),
                    english,
                    "{kind} in {language} says as much as in English"
                );
            }
        }
    }

    #[test]
    fn languages_fall_back_to_english() {
        for (asked, written) in [("zh-CN", "zh-Hans"), ("de-AT", "de"), ("fr", "en")] {
            assert_eq!(written_language(&asked.parse().unwrap()), written);
        }
    }
}
