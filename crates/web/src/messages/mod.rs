//! What the application says, in every language it is shipped in.
//!
//! The sentences lie in Fluent files, one folder a language, one file a feature. [`Messages`] holds them all and says
//! them; [`Message`] is a sentence on its way to a reader; [`check`] finds keys that are missing, unused or wrong.

mod ago;
mod catalog;
pub mod check;
mod message;
mod numbers;
mod pattern;
mod tokens;
mod uses;

pub use catalog::{Messages, MessagesError, Source};
pub use message::{Arg, Message};

#[cfg(test)]
pub(crate) mod tests {
    use std::borrow::Cow;

    use base::Time;

    use super::*;
    use crate::Locale;

    /// A file's text with its language.
    pub(crate) fn source<'a>(language: &'a str, text: &'a str) -> Source<'a> {
        Source {
            language,
            file: "test.ftl",
            text: Cow::Borrowed(text),
        }
    }

    /// The messages of this crate.
    pub(crate) fn ours() -> Messages {
        Messages::load([
            source("en", include_str!("../../../../locales/en/web.ftl")),
            source("de", include_str!("../../../../locales/de/web.ftl")),
            source("zh-Hans", include_str!("../../../../locales/zh-Hans/web.ftl")),
        ])
        .unwrap()
    }

    pub(crate) fn locale(language: &str) -> Locale {
        Locale::new(
            language,
            "Europe/Berlin".parse().unwrap(),
            "2026-11-24T08:00:00Z".parse::<Time>().unwrap(),
        )
    }

    fn three() -> Messages {
        let en = "hi = Hi { $name }\nn = { $n ->\n    [one] one thing\n   *[other] { $n } things\n }\n    .title = Things\nonly = Only English\n";
        Messages::load([
            source("en", en),
            source("de", "hi = Hallo { $name }"),
            source("zh-Hans", "hi = { $name }，您好"),
        ])
        .unwrap()
    }

    #[test]
    fn a_message_is_said_in_the_reader_s_language_or_in_english() {
        let messages = three();
        let hi = Message::new("hi").with("name", "Ada <b>");
        assert_eq!(messages.say(&locale("de"), &hi), "Hallo Ada <b>");
        assert_eq!(messages.say(&locale("zh-CN"), &hi), "Ada <b>，您好");
        assert_eq!(messages.say(&locale("fr"), &hi), "Hi Ada <b>");
        assert_eq!(messages.text("de", "only"), "Only English");
        assert_eq!(messages.text("de", "n.title"), "Things");
        assert_eq!(messages.text("de", "nowhere"), "⟦nowhere⟧");
        assert_eq!(messages.text("de", "n.nowhere"), "⟦n.nowhere⟧");
    }

    #[test]
    fn numbers_choose_the_plural_and_are_written_the_language_s_way() {
        let german = "n = { $n ->\n [one] ein Ding\n *[other] { $n } Dinge\n }\nyear = { NUMBER($year, useGrouping: \"false\") }\nrate = { NUMBER($r, minimumFractionDigits: 2) }";
        let messages = Messages::load([source("en", "n = { $n }"), source("de", german)]).unwrap();
        let say = |message| messages.say(&locale("de"), &message);
        assert_eq!(say(Message::new("n").with("n", 1)), "ein Ding");
        assert_eq!(say(Message::new("n").with("n", 1312)), "1.312 Dinge");
        assert_eq!(say(Message::new("n").with("n", 2.5)), "2,5 Dinge");
        assert_eq!(say(Message::new("year").with("year", 2026)), "2026");
        assert_eq!(say(Message::new("rate").with("r", 0.5)), "0,50");
        assert_eq!(messages.say(&locale("en"), &Message::new("n").with("n", 1312)), "1,312");
    }

    #[test]
    fn a_value_can_be_a_time_or_another_message() {
        let messages = Messages::load([source("en", "outer = { $when }: { $what }\ninner = told { $n }")]).unwrap();
        let time: Time = "2026-11-24T08:00:00Z".parse().unwrap();
        let message = Message::new("outer")
            .with("when", time)
            .with("what", Message::new("inner").with("n", 2));
        assert_eq!(messages.say(&locale("en"), &message), "24 Nov 2026, 09:00: told 2");
    }

    #[test]
    fn an_operator_s_folder_replaces_single_messages() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("de")).unwrap();
        std::fs::write(folder.path().join("de/own.ftl"), "\u{feff}hi = Servus { $name }\r\n").unwrap();
        let mut messages = three();
        messages.override_from(folder.path()).unwrap();
        let hi = Message::new("hi").with("name", "Ada");
        assert_eq!(messages.say(&locale("de"), &hi), "Servus Ada");
        assert_eq!(messages.say(&locale("en"), &hi), "Hi Ada");
        std::fs::write(folder.path().join("de/own.ftl"), "hi = { $name\n").unwrap();
        let error = three().override_from(folder.path()).unwrap_err().to_string();
        assert!(error.contains("de/own.ftl, line"), "{error}");
    }

    #[test]
    fn broken_and_doubled_files_are_refused() {
        let load = |texts: &[(&'static str, &'static str)]| {
            Messages::load(texts.iter().map(|(language, text)| source(language, text)))
                .err()
                .map(|error| error.to_string())
        };
        assert_eq!(load(&[("de", "a = A")]).unwrap(), MessagesError::NoEnglish.to_string());
        assert!(
            load(&[("en", "a = A\n\nb : B\n")])
                .unwrap()
                .contains("test.ftl, line 3")
        );
        assert!(
            load(&[("en", "a = A"), ("en", "a = B")])
                .unwrap()
                .contains("message a is already")
        );
        assert!(load(&[("!!", "a = A")]).unwrap().contains("language tag"));
    }
}
