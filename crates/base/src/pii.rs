//! The mark of personal data.

use std::{fmt, ops};

use serde::{Deserialize, Serialize};

/// A value that tells of a person, such as a name or the text of a letter. It is used like the value itself, but
/// `Debug` keeps it to itself, so that no log line or panic message carries it by accident.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, sqlx::Type)]
#[serde(transparent)]
#[sqlx(transparent)]
pub struct Pii<T>(pub T);

impl<T> Pii<T> {
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> From<T> for Pii<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

impl<T> ops::Deref for Pii<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> ops::DerefMut for Pii<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

impl<T> fmt::Debug for Pii<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pii(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_value_but_for_debug() {
        let name = Pii("Ada".to_owned());
        assert_eq!(name.len(), 3);
        assert_eq!(format!("{name:?} {:?}", Some(&name)), "Pii(..) Some(Pii(..))");
        assert_eq!(serde_json::to_string(&name).unwrap(), "\"Ada\"");
        assert_eq!(serde_json::from_str::<Pii<String>>("\"Ada\"").unwrap(), name);
        assert_eq!(name.into_inner(), "Ada");
    }
}
