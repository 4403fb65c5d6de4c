//! What keeps an ad off a channel, or makes it poorer there: told before publishing, exactly.

use std::fmt;

use pay::CannotSay;

use crate::{channels::Channel, words::words};

/// One thing that is wrong, of one part, for one channel.
///
/// [`fmt::Display`] says it in plain English. For other languages a message is chosen by [`Fault::key`] and filled
/// with [`Fault::args`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub channel: Channel,
    pub severity: Severity,
    pub part: Part,
    pub what: What,
}

words!(
    /// What follows from a fault.
    Severity {
        /// The channel would refuse the ad, or the whole document; it is left out until this is put right.
        Blocks = "blocks",
        /// It is published, and something of it is lost.
        Warns = "warns",
    }
);

/// What is wrong with a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Nothing is entered.
    Missing,
    /// Lengths are in characters.
    TooLong {
        length: usize,
        limit: usize,
    },
    TooShort {
        length: usize,
        least: usize,
    },
    /// The rest is left out.
    TooMany {
        count: usize,
        limit: usize,
    },
    NotAllowed(Rule),
    /// These elements of the text become plain paragraphs, lists or words.
    WillBeReduced {
        tags: Vec<String>,
    },
    /// The channel has no words for it, so it is left out.
    CannotSay(Reason),
    /// The channel's list does not have it.
    Unknown {
        value: String,
    },
}

words!(
    /// A rule that a value breaks.
    Rule {
        /// The address does not begin with `https://`.
        NotHttps = "not-https",
        /// The title names the place.
        NamesPlace = "names-place",
        /// The channel's readers read another language.
        OtherLanguage = "other-language",
        /// It lies before the day of posting.
        BeforePosting = "before-posting",
        /// Not what the field can hold: letters in a name, 1 to 7 days.
        OutOfRange = "out-of-range",
    }
);

words!(
    /// Why a channel cannot say something of an ad.
    Reason {
        Period = "period",
        Currency = "currency",
        NotRound = "not-round",
        Months = "months",
        Bonus = "bonus",
        Equity = "equity",
        OpenEnd = "open-end",
        TooLarge = "too-large",
        /// It knows no contract that ends.
        FixedTerm = "fixed-term",
        /// No field of it is known.
        NoField = "no-field",
    }
);

impl From<&CannotSay> for Reason {
    fn from(reason: &CannotSay) -> Self {
        match reason {
            CannotSay::Period(_) => Self::Period,
            CannotSay::Currency(_) => Self::Currency,
            CannotSay::NotRound => Self::NotRound,
            CannotSay::Months => Self::Months,
            CannotSay::Bonus => Self::Bonus,
            CannotSay::Equity => Self::Equity,
            CannotSay::OpenEnd => Self::OpenEnd,
        }
    }
}

words!(
    /// A part of an ad or of the employer's settings.
    Part {
        Account = "account",
        ApplyUrl = "apply-url",
        Category = "category",
        City = "city",
        Company = "company",
        CompanyId = "company-id",
        Contact = "contact",
        Country = "country",
        Degree = "degree",
        Description = "description",
        Employment = "employment",
        Experience = "experience",
        InternshipTerms = "internship-terms",
        Language = "language",
        Pay = "pay",
        Place = "place",
        PosterEmail = "poster-email",
        Reference = "reference",
        Skills = "skills",
        Street = "street",
        Title = "title",
        TitleCode = "title-code",
        Url = "url",
        ValidUntil = "valid-until",
        Workplace = "workplace",
    }
);

/// A value for a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    Number(usize),
    Text(String),
}

impl Fault {
    pub(crate) fn blocks(channel: Channel, part: Part, what: What) -> Self {
        Self {
            channel,
            severity: Severity::Blocks,
            part,
            what,
        }
    }

    pub(crate) fn warns(channel: Channel, part: Part, what: What) -> Self {
        Self {
            channel,
            severity: Severity::Warns,
            part,
            what,
        }
    }

    /// Every [`Fault::key`]: for checking that there is a message for each.
    pub const KEYS: [&str; 8] = [
        "missing",
        "too-long",
        "too-short",
        "too-many",
        "not-allowed",
        "will-be-reduced",
        "cannot-say",
        "unknown",
    ];

    /// The kind of fault, for choosing a message: `missing`, `too-long`, `not-allowed`, ...
    pub const fn key(&self) -> &'static str {
        match self.what {
            What::Missing => "missing",
            What::TooLong { .. } => "too-long",
            What::TooShort { .. } => "too-short",
            What::TooMany { .. } => "too-many",
            What::NotAllowed(_) => "not-allowed",
            What::WillBeReduced { .. } => "will-be-reduced",
            What::CannotSay(_) => "cannot-say",
            What::Unknown { .. } => "unknown",
        }
    }

    /// What its message is filled with: always `channel`, `severity` and `part` by their words, then what the kind has.
    pub fn args(&self) -> Vec<(&'static str, Arg)> {
        let text = |text: &str| Arg::Text(text.to_owned());
        let mut args = vec![
            ("channel", text(self.channel.as_str())),
            ("severity", text(self.severity.as_str())),
            ("part", text(self.part.as_str())),
        ];
        match &self.what {
            What::Missing => {}
            What::TooLong { length, limit } => {
                args.extend([("length", Arg::Number(*length)), ("limit", Arg::Number(*limit))]);
            }
            What::TooShort { length, least } => {
                args.extend([("length", Arg::Number(*length)), ("least", Arg::Number(*least))]);
            }
            What::TooMany { count, limit } => {
                args.extend([("count", Arg::Number(*count)), ("limit", Arg::Number(*limit))]);
            }
            What::NotAllowed(rule) => args.push(("rule", text(rule.as_str()))),
            What::WillBeReduced { tags } => args.push(("tags", Arg::Text(tags.join(", ")))),
            What::CannotSay(reason) => args.push(("reason", text(reason.as_str()))),
            What::Unknown { value } => args.push(("value", text(value))),
        }
        args
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (channel, part) = (self.channel.name(), self.part.name());
        match &self.what {
            What::Missing => write!(f, "{channel}: {part} is required"),
            What::TooLong { length, limit } => {
                write!(f, "{channel}: {part} has {length} characters, and {limit} are the most")
            }
            What::TooShort { length, least } => {
                write!(
                    f,
                    "{channel}: {part} has {length} characters, and {least} are the least"
                )
            }
            What::TooMany { count, limit } => {
                write!(
                    f,
                    "{channel}: of {part}, {count} are entered and the first {limit} are published"
                )
            }
            What::NotAllowed(rule) => write!(f, "{channel}: {part} {}", rule.sentence()),
            What::WillBeReduced { tags } => {
                write!(
                    f,
                    "{channel}: {part} becomes simpler there, it has no {}",
                    tags.join(", ")
                )
            }
            What::CannotSay(reason) => write!(f, "{channel}: {part} is left out, {}", reason.sentence()),
            What::Unknown { value } => write!(f, "{channel}: {part} {value:?} is not in its list"),
        }
    }
}

impl Rule {
    const fn sentence(self) -> &'static str {
        match self {
            Self::NotHttps => "must begin with https://",
            Self::NamesPlace => "should not name the place",
            Self::OtherLanguage => "is not the one of its readers",
            Self::BeforePosting => "lies before the day of posting",
            Self::OutOfRange => "is not one that it can hold",
        }
    }
}

impl Reason {
    const fn sentence(self) -> &'static str {
        match self {
            Self::Period => "it has no amounts for this period",
            Self::Currency => "it has no amounts in this currency",
            Self::NotRound => "its amounts are round ones, and these are not",
            Self::Months => "it has no salaries beyond the twelfth",
            Self::Bonus => "it has no words for this bonus",
            Self::Equity => "it has no words for equity",
            Self::OpenEnd => "it needs both ends of a range",
            Self::TooLarge => "the amount is too large",
            Self::FixedTerm => "it has no word for a contract that ends",
            Self::NoField => "it has no field for it",
        }
    }
}

impl Part {
    const fn name(self) -> &'static str {
        match self {
            Self::Account => "the employer's account",
            Self::ApplyUrl => "the address of the form",
            Self::Category => "the board's category",
            Self::City => "the city",
            Self::Company => "the employer's name",
            Self::CompanyId => "the number of the company's page",
            Self::Contact => "the contact's family name",
            Self::Country => "the country",
            Self::Degree => "the degree",
            Self::Description => "the text",
            Self::Employment => "the kind of contract",
            Self::Experience => "the experience",
            Self::InternshipTerms => "the internship's days and months",
            Self::Language => "the language",
            Self::Pay => "the pay",
            Self::Place => "the place of work",
            Self::PosterEmail => "the job poster's mail address",
            Self::Reference => "the job's reference",
            Self::Skills => "the skills",
            Self::Street => "the street",
            Self::Title => "the title",
            Self::TitleCode => "the profession's code",
            Self::Url => "the address of the posting",
            Self::ValidUntil => "the last day",
            Self::Workplace => "the workplace",
        }
    }
}
