//! What is wrong with a form, field by field.

use std::collections::BTreeSet;

use serde::{Serialize, Serializer, ser::SerializeMap};

use crate::Message;

/// What is wrong with a form: field and message, in the order in which the fields were read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FormErrors(Vec<(String, Message)>);

impl FormErrors {
    /// One mistake. For what only the database can tell, such as an address that is taken.
    pub fn new(field: impl Into<String>, message: Message) -> Self {
        Self(vec![(field.into(), message)])
    }

    pub fn push(&mut self, field: impl Into<String>, message: Message) {
        self.0.push((field.into(), message));
    }

    /// The first message about a field.
    pub fn get(&self, field: &str) -> Option<&Message> {
        self.0.iter().find(|(own, _)| own == field).map(|(_, message)| message)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &Message)> {
        self.0.iter().map(|(field, message)| (field.as_str(), message))
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for FormErrors {
    /// A map from field to its first message.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let mut seen = BTreeSet::new();
        for (field, message) in self.iter().filter(|(field, _)| seen.insert(field.to_owned())) {
            map.serialize_entry(field, message)?;
        }
        map.end()
    }
}
