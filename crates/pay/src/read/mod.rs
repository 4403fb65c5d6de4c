//! Understanding what other people wrote about pay.
//!
//! [`words`] holds what the words and signs of the markets mean, [`lexer`] cuts a text by them, [`clauses`] sets bonus
//! and equity apart, [`sentence`] makes one pay of what is left. Nothing is guessed: a sign that two currencies share is
//! read by the country of the board alone, and a text that leaves a question open stays a text.

mod clauses;
mod lexer;
mod number;
mod sentence;
mod words;

use base::{Country, Currency};
use thiserror::Error;

use crate::Pay;

pub use number::{AmountError, read_amount};

/// Where a text stands, as far as that is known: it decides what `¥`, `$`, `元` and `kr` mean.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Market {
    /// The country of the board, or of the place of work.
    pub country: Option<Country>,
    /// The currency of amounts that name none, where the board has only one.
    pub currency: Option<Currency>,
    /// Whether a comma stands before the decimals, as in German and French. It decides only where a number can be read
    /// in two ways in a currency with thousandths.
    pub decimal_comma: bool,
}

impl Market {
    /// A board of this country.
    pub fn of(country: Country) -> Self {
        Self {
            country: Some(country),
            ..Self::default()
        }
    }
}

/// What was read, and what a reader may want to know about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    pub pay: Pay,
    pub notes: Vec<Note>,
}

/// Something about a reading that the text does not say word for word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Note {
    /// The text names no currency; it follows from the words or the board.
    CurrencyByMarket,
    /// The text names no period; it follows from the way the market writes.
    PeriodByIdiom,
    /// The higher amount stood first.
    Reversed,
    /// There is a bonus, and no figure for it.
    BonusWithoutFigure,
    /// The lower end is 0, which says nothing.
    NoLowerEnd,
}

/// Why a text gives no pay. The words are for people who look after a board.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Unread {
    #[error("nothing is said about pay")]
    Empty,
    #[error("the text is too long to be pay")]
    TooLong,
    /// 面议, "by agreement", "competitive".
    #[error("pay is to be agreed")]
    Negotiable,
    #[error("no amount is named")]
    NoAmount,
    #[error("{0:?} is not understood")]
    Unknown(String),
    #[error("which currency {0} means depends on the country of the board")]
    WhichCurrency(String),
    #[error("no currency is named")]
    NoCurrency,
    #[error("{0:?} is no currency in use")]
    UnknownCurrency(String),
    #[error("amounts of two currencies stand together")]
    TwoCurrencies,
    #[error("what time the amount is paid for is not said")]
    WhichPeriod,
    #[error("two periods stand together")]
    TwoPeriods,
    #[error("more than two amounts stand together")]
    TooManyAmounts,
    #[error("the amount is 0")]
    Zero,
    #[error("nobody is paid that much")]
    Implausible,
    #[error("the amount has more decimals than its currency")]
    TooPrecise,
    #[error("pay by the piece has no period")]
    ByThePiece,
    #[error("the amount is after tax")]
    AfterTax,
    #[error("the digits are hidden by a font of the site")]
    Hidden,
    #[error("the months or the bonus are out of range")]
    OutOfRange,
}

/// No pay is longer.
const LONGEST: usize = 300;

/// Reads one text about pay.
///
/// # Errors
/// [`Unread`] says what keeps it from being understood; the text is to be kept as it is.
pub fn read(text: &str, market: &Market) -> Result<Reading, Unread> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Unread::Empty);
    }
    if text.chars().nth(LONGEST).is_some() {
        return Err(Unread::TooLong);
    }
    if text.chars().any(is_private) {
        return Err(Unread::Hidden);
    }
    let clauses = clauses::split(text)?;
    sentence::read(clauses, market)
}

/// Whether a note reads as one on equity, in words that stay as they are.
pub(crate) fn is_equity(note: &str) -> bool {
    note.trim() == note && clauses::has_equity(note)
}

/// Drawn with a font of the site's own, so that nobody can copy the digits.
fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}')
}
