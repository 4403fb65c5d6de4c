//! Numbers inside messages, written the way the message's language writes them.

use std::convert::Infallible;

use fluent_bundle::{FluentValue, types::FluentNumber};
use icu::decimal::{
    DecimalFormatter,
    input::Decimal,
    options::{DecimalFormatterOptions, GroupingStrategy},
};
use intl_memoizer::{Memoizable, concurrent::IntlLangMemoizer};
use unic_langid::LanguageIdentifier;

use crate::format;

/// One formatter for each language and choice of grouping, kept by the bundle it belongs to.
struct Numbers(DecimalFormatter);

impl Memoizable for Numbers {
    /// Whether thousands are set apart; years and house numbers are written without.
    type Args = (bool,);
    type Error = Infallible;

    fn construct(language: LanguageIdentifier, (grouping,): (bool,)) -> Result<Self, Infallible> {
        let mut options = DecimalFormatterOptions::default();
        options.grouping_strategy = Some(if grouping {
            GroupingStrategy::Auto
        } else {
            GroupingStrategy::Never
        });
        let locale = format::icu_locale(&language.to_string());
        let formatter = DecimalFormatter::try_new(locale.into(), options).expect("compiled data holds every language");
        Ok(Self(formatter))
    }
}

/// What a bundle calls for each value; anything but a number is left to Fluent.
pub(super) fn write(value: &FluentValue, memoizer: &IntlLangMemoizer) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    let decimal = decimal(number)?;
    memoizer
        .with_try_get::<Numbers, _, _>((number.options.use_grouping,), |numbers| {
            numbers.0.format(&decimal).to_string()
        })
        .ok()
}

/// At most three decimals unless the message asks for others, as in ECMA-402. None for what is not finite.
fn decimal(number: &FluentNumber) -> Option<Decimal> {
    let options = &number.options;
    let least = options.minimum_fraction_digits.unwrap_or(0);
    let most = options.maximum_fraction_digits.unwrap_or(3).max(least);
    let mut decimal = Decimal::try_from_str(&number.value.to_string()).ok()?;
    decimal.round(-i16::try_from(most).unwrap_or(20));
    decimal.trim_end();
    decimal.pad_end(-i16::try_from(least).unwrap_or(20));
    if let Some(digits) = options.minimum_integer_digits {
        decimal.pad_start(i16::try_from(digits).unwrap_or(20));
    }
    Some(decimal)
}
