//! Reading a form field by field: typed values on success, every mistake at once otherwise.

use std::{collections::BTreeSet, ops::RangeInclusive, str::FromStr};

use crate::{Fields, FormErrors, Message};

/// Reads a form once, field by field. Every field must be read or [`FormReader::finish`] refuses the rest by name.
///
/// ```
/// # use web::{Fields, FormReader};
/// # let fields: Fields = [("title", "Chair"), ("price", "12")].into_iter().collect();
/// let mut form = FormReader::new(&fields);
/// let title = form.line("title", 1..=200);
/// let price = form.parse::<u32>("price");
/// let ok = form.finish()?;
/// assert_eq!((title.as_str(), ok.get(price)), ("Chair", 12));
/// # Ok::<(), web::FormErrors>(())
/// ```
pub struct FormReader<'a> {
    fields: &'a Fields,
    read: BTreeSet<String>,
    errors: FormErrors,
}

/// A required value that was read, or not; [`FormOk::get`] opens it.
#[must_use = "open it with the FormOk that finish() returns"]
#[derive(Debug)]
pub struct Parsed<T>(Option<T>);

/// Proof that the whole form was good.
#[derive(Debug)]
pub struct FormOk(());

impl FormOk {
    /// The value; it is there because the form was good. Only for values of the form that gave this proof.
    pub fn get<T>(&self, parsed: Parsed<T>) -> T {
        parsed
            .0
            .expect("finish() lets no form pass in which a required value is missing")
    }
}

impl<T> Parsed<T> {
    /// The value so far, for checks that look at two fields.
    pub fn value(&self) -> Option<&T> {
        self.0.as_ref()
    }
}

impl<'a> FormReader<'a> {
    pub fn new(fields: &'a Fields) -> Self {
        // `_method` is for the shell, which has acted on it by now.
        Self {
            fields,
            read: BTreeSet::from(["_method".to_owned()]),
            errors: FormErrors::default(),
        }
    }

    /// One line of text, trimmed; `chars` is how long it may be. Starting at 1 makes it required.
    pub fn line(&mut self, name: &str, chars: RangeInclusive<usize>) -> String {
        let text = self.raw(name).trim().to_owned();
        if text.chars().any(char::is_control) {
            self.fail(name, Message::new("fields-one-line"));
        }
        self.measure(name, text, &chars)
    }

    /// One line of text or, when nothing was typed, none.
    pub fn optional_line(&mut self, name: &str, most: usize) -> Option<String> {
        Some(self.line(name, 0..=most)).filter(|text| !text.is_empty())
    }

    /// Text of several lines, with `\n` between them, trimmed at both ends.
    pub fn text(&mut self, name: &str, chars: RangeInclusive<usize>) -> String {
        let text = self
            .raw(name)
            .replace("\r\n", "\n")
            .replace('\r', "\n")
            .trim()
            .to_owned();
        if text
            .chars()
            .any(|char| char.is_control() && char != '\n' && char != '\t')
        {
            self.fail(name, Message::new("fields-no-control-characters"));
        }
        self.measure(name, text, &chars)
    }

    /// A required value of a type that knows how to read itself.
    pub fn parse<T: FromStr>(&mut self, name: &str) -> Parsed<T> {
        self.parse_with(name, |text| text.parse().map_err(|_| Message::new("fields-invalid")))
    }

    /// A required value, with the caller's own words for what is wrong with it.
    pub fn parse_with<T>(&mut self, name: &str, read: impl FnOnce(&str) -> Result<T, Message>) -> Parsed<T> {
        let failures = self.errors.len();
        let value = self.optional_parse_with(name, read);
        if value.is_none() && self.errors.len() == failures {
            self.fail(name, Message::new("fields-required"));
        }
        Parsed(value)
    }

    /// A value that may be left empty.
    pub fn optional_parse<T: FromStr>(&mut self, name: &str) -> Option<T> {
        self.optional_parse_with(name, |text| text.parse().map_err(|_| Message::new("fields-invalid")))
    }

    pub fn optional_parse_with<T>(&mut self, name: &str, read: impl FnOnce(&str) -> Result<T, Message>) -> Option<T> {
        let text = self.raw(name).trim();
        if text.is_empty() {
            return None;
        }
        read(text).map_err(|message| self.fail(name, message)).ok()
    }

    /// A single checkbox: a browser sends it only when it is ticked.
    pub fn checkbox(&mut self, name: &str) -> bool {
        match self.raw(name) {
            "" | "false" | "0" => false,
            "on" | "true" | "1" => true,
            _ => {
                self.fail(name, Message::new("fields-invalid"));
                false
            }
        }
    }

    /// A list of checkboxes or a select that takes several; empty entries are skipped.
    pub fn many<T: FromStr>(&mut self, name: &str) -> Vec<T> {
        self.read.insert(name.to_owned());
        let entries = self.fields.many(name).map(str::trim).filter(|text| !text.is_empty());
        let values: Result<Vec<T>, _> = entries.map(str::parse).collect();
        values.unwrap_or_else(|_| {
            self.fail(name, Message::new("fields-invalid"));
            Vec::new()
        })
    }

    /// The rests of the names that begin with `prefix` and were not read yet, in order and each once. For forms whose
    /// fields are made by the people who use them; each is then read as `prefix` + rest.
    pub fn names_after(&self, prefix: &str) -> Vec<&'a str> {
        let mut seen = BTreeSet::new();
        let rests = self.fields.iter().filter(|(name, _)| !self.read.contains(*name));
        rests
            .filter_map(|(name, _)| name.strip_prefix(prefix))
            .filter(|rest| seen.insert(*rest))
            .collect()
    }

    /// A rule over values already read.
    pub fn check(&mut self, holds: bool, name: &str, message: Message) {
        if !holds {
            self.fail(name, message);
        }
    }

    pub fn fail(&mut self, name: &str, message: Message) {
        self.errors.push(name, message);
    }

    /// Whether a field is in order so far.
    pub fn is_good(&self, name: &str) -> bool {
        self.errors.get(name).is_none()
    }

    /// The verdict. A field that nobody read was not ours to accept, and is refused by name.
    pub fn finish(mut self) -> Result<FormOk, FormErrors> {
        let mut unread = BTreeSet::new();
        for (name, _) in self.fields.iter() {
            if !self.read.contains(name) && unread.insert(name) {
                self.errors.push(name, Message::new("fields-unknown-field"));
            }
        }
        if self.errors.is_empty() {
            Ok(FormOk(()))
        } else {
            Err(self.errors)
        }
    }

    fn raw(&mut self, name: &str) -> &'a str {
        self.read.insert(name.to_owned());
        if let Ok(value) = self.fields.one(name) {
            return value.unwrap_or_default();
        }
        self.fail(name, Message::new("fields-repeated"));
        ""
    }

    fn measure(&mut self, name: &str, text: String, chars: &RangeInclusive<usize>) -> String {
        let length = text.chars().count();
        if self.errors.get(name).is_some() || chars.contains(&length) {
            return text;
        }
        let message = match length {
            0 => Message::new("fields-required"),
            _ if length < *chars.start() => Message::new("fields-too-short").with("min", *chars.start() as i64),
            _ => Message::new("fields-too-long").with("max", *chars.end() as i64),
        };
        self.fail(name, message);
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        pairs.iter().copied().collect()
    }

    fn keys(errors: &FormErrors) -> Vec<(&str, &str)> {
        errors.iter().map(|(field, message)| (field, &*message.key)).collect()
    }

    #[test]
    fn every_mistake_is_reported_at_once_and_in_order() {
        let fields = fields(&[
            ("title", " "),
            ("count", "many"),
            ("count2", ""),
            ("note", "a\u{7}b"),
            ("role", "owner"),
        ]);
        let mut form = FormReader::new(&fields);
        form.line("title", 1..=10);
        let _ = form.parse::<u8>("count");
        assert_eq!(form.optional_parse::<u8>("count2"), None);
        form.text("note", 0..=10);
        form.check(false, "title", Message::new("own-rule"));
        let errors = form.finish().unwrap_err();
        assert_eq!(
            keys(&errors),
            [
                ("title", "fields-required"),
                ("count", "fields-invalid"),
                ("note", "fields-no-control-characters"),
                ("title", "own-rule"),
                ("role", "fields-unknown-field"),
            ]
        );
    }

    #[test]
    fn a_good_form_gives_its_values() {
        let fields = fields(&[
            ("title", "  张伟 "),
            ("text", "a\r\nb "),
            ("on", "on"),
            ("tag", "1"),
            ("tag", "2"),
            ("answer_x", "y"),
            ("_method", "delete"),
        ]);
        let mut form = FormReader::new(&fields);
        assert_eq!(form.line("title", 1..=2), "张伟");
        assert_eq!(form.text("text", 0..=10), "a\nb");
        assert!(form.checkbox("on") && !form.checkbox("off"));
        assert_eq!(form.many::<u8>("tag"), [1, 2]);
        assert_eq!(form.names_after("answer_"), ["x"]);
        let answer = form.parse::<String>("answer_x");
        assert_eq!(form.finish().unwrap().get(answer), "y");
    }

    #[test]
    fn a_repeated_single_value_is_refused() {
        let fields = fields(&[("id", "1"), ("id", "2")]);
        let mut form = FormReader::new(&fields);
        let _ = form.parse::<u8>("id");
        assert_eq!(keys(&form.finish().unwrap_err())[0], ("id", "fields-repeated"));
    }

    #[test]
    fn lengths_count_characters() {
        let fields = fields(&[("a", "äöü"), ("b", "x")]);
        let mut form = FormReader::new(&fields);
        form.line("a", 1..=2);
        form.line("b", 2..=9);
        assert_eq!(
            keys(&form.finish().unwrap_err()),
            [("a", "fields-too-long"), ("b", "fields-too-short")]
        );
    }
}
