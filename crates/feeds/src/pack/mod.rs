//! Posting packs: what a person copies into the form of a board that offers programs no way in, one field after another,
//! in the board's own terms. Nothing blocks a pack; its faults are for that person to know.

mod boss;
mod elsewhere;
mod wechat;
mod words;

pub use boss::boss;
pub use elsewhere::elsewhere;
pub use wechat::wechat;

use crate::{Channel, Fault, Part, What, words::words as key_words};

/// The fields of a form in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pack {
    pub channel: Channel,
    pub fields: Vec<PackField>,
    pub faults: Vec<Fault>,
}

/// One field to copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackField {
    pub key: PackKey,
    /// What the board calls it: 经验要求.
    pub label: &'static str,
    /// Empty if there is nothing to say.
    pub value: String,
    /// The board's code of the value, where one was seen.
    pub code: Option<u32>,
    pub limit: Option<Limit>,
    /// Of the value, in characters.
    pub length: usize,
    pub note: Option<Note>,
}

/// How long a value may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// In characters.
    pub most: usize,
    pub certainty: Certainty,
}

key_words!(
    /// How sure a limit is.
    Certainty {
        /// The board's documentation says so.
        Documented = "documented",
        /// Only others report it.
        Reported = "reported",
    }
);

key_words!(
    /// A field of a form, whatever the board calls it.
    PackKey {
        Title = "title",
        Category = "category",
        HiringType = "hiring-type",
        Experience = "experience",
        Degree = "degree",
        Pay = "pay",
        PayLow = "pay-low",
        PayHigh = "pay-high",
        PayMonths = "pay-months",
        City = "city",
        Address = "address",
        Description = "description",
        Keywords = "keywords",
        DaysPerWeek = "days-per-week",
        LeastMonths = "least-months",
        Company = "company",
        CompanySize = "company-size",
        CompanyStage = "company-stage",
        Author = "author",
        Digest = "digest",
        Places = "places",
        Employment = "employment",
        Link = "link",
        ShareText = "share-text",
    }
);

key_words!(
    /// What whoever copies a field should know of it.
    Note {
        /// Nobody said how many years: it is taken from the level.
        FromLevel = "from-level",
        /// A twelfth of what is agreed for the year.
        TwelfthOfYear = "twelfth-of-year",
        /// The bonus is counted among the months.
        BonusAmongMonths = "bonus-among-months",
        /// The nearest that the board has.
        Nearest = "nearest",
        /// The form offers a list of its own.
        ChooseInForm = "choose-in-form",
        /// No code of it was seen; the form may have it all the same.
        CodeUnknown = "code-unknown",
    }
);

/// A pack in the making.
struct Fields {
    pack: Pack,
}

impl Fields {
    fn of(channel: Channel) -> Self {
        Self {
            pack: Pack {
                channel,
                fields: Vec::new(),
                faults: Vec::new(),
            },
        }
    }

    fn add(&mut self, key: PackKey, label: &'static str, value: impl Into<String>) -> &mut PackField {
        let value = value.into();
        let length = value.chars().count();
        self.pack.fields.push(PackField {
            key,
            label,
            value,
            code: None,
            limit: None,
            length,
            note: None,
        });
        self.pack.fields.last_mut().expect("one was just added")
    }

    /// The same, unless there is nothing to say.
    fn add_if_any(&mut self, key: PackKey, label: &'static str, value: &str) {
        if !value.is_empty() {
            self.add(key, label, value);
        }
    }

    /// A field with a limit; a longer value is told.
    fn add_limited(&mut self, key: PackKey, label: &'static str, value: &str, limit: Limit, part: Part) {
        let field = self.add(key, label, value);
        field.limit = Some(limit);
        let length = field.length;
        if length > limit.most {
            self.warn(
                part,
                What::TooLong {
                    length,
                    limit: limit.most,
                },
            );
        }
    }

    fn warn(&mut self, part: Part, what: What) {
        self.pack.faults.push(Fault::warns(self.pack.channel, part, what));
    }

    fn required(&mut self, part: Part, value: &str) {
        if value.trim().is_empty() {
            self.warn(part, What::Missing);
        }
    }
}
