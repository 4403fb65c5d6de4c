//! Enums that are words to the outside: in settings, addresses, the keys of messages and documents.

use thiserror::Error;

/// Not one of the words of its kind.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{word:?} is no {kind}")]
pub struct UnknownWord {
    /// What was read, cut to forty characters.
    pub word: String,
    /// The type that was wanted.
    pub kind: &'static str,
}

/// More of a wrong word would only fill the log.
const LONGEST: usize = 40;

impl UnknownWord {
    pub(crate) fn new(word: &str, kind: &'static str) -> Self {
        let word = word.chars().take(LONGEST).collect();
        Self { word, kind }
    }
}

macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$variant_meta])* $variant),+ }

        impl $name {
            /// Every value, in the order of the source.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word by which programs know it; it never changes.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::words::UnknownWord;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text {
                    $($text => Ok(Self::$variant),)+
                    _ => Err($crate::words::UnknownWord::new(text, stringify!($name))),
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}
pub(crate) use words;
