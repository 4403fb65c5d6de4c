//! Numbers, shares and lists.

use icu::{
    decimal::{DecimalFormatter, input::Decimal},
    experimental::dimension::percent::formatter::PercentFormatter,
    list::{ListFormatter, options::ListFormatterOptions},
    locale::Locale,
};

use super::Format;

pub(super) struct Numbers {
    decimal: DecimalFormatter,
    percent: PercentFormatter<DecimalFormatter>,
    and: ListFormatter,
    or: ListFormatter,
}

impl Numbers {
    pub(super) fn new(locale: &Locale) -> Self {
        let lost = "compiled data holds every language";
        let list = ListFormatterOptions::default();
        Self {
            decimal: DecimalFormatter::try_new(locale.clone().into(), Default::default()).expect(lost),
            percent: PercentFormatter::try_new(locale.clone().into(), Default::default()).expect(lost),
            and: ListFormatter::try_new_and(locale.clone().into(), list).expect(lost),
            or: ListFormatter::try_new_or(locale.clone().into(), list).expect(lost),
        }
    }
}

impl Format {
    /// 1,312
    pub fn whole(&self, number: i64) -> String {
        self.numbers.decimal.format_to_string(&Decimal::from(number))
    }

    /// A number rounded to at most `decimals` places, without zeros at its end. What is not finite stays as it is.
    pub fn number(&self, number: f64, decimals: u8) -> String {
        match rounded(number, decimals) {
            Some(decimal) => self.numbers.decimal.format_to_string(&decimal),
            None => number.to_string(),
        }
    }

    /// A share of one: 0.256 is 25.6% with one decimal, 26% with none.
    pub fn percent(&self, share: f64, decimals: u8) -> String {
        match rounded(share * 100.0, decimals) {
            Some(decimal) => self.numbers.percent.format(&decimal).to_string(),
            None => share.to_string(),
        }
    }

    /// A decimal that is already exact, such as an amount of money.
    pub(super) fn exact(&self, decimal: &Decimal) -> String {
        self.numbers.decimal.format_to_string(decimal)
    }

    /// a, b and c
    pub fn list<T: AsRef<str>>(&self, items: &[T]) -> String {
        self.numbers.and.format_to_string(items.iter().map(AsRef::as_ref))
    }

    /// a, b or c
    pub fn alternatives<T: AsRef<str>>(&self, items: &[T]) -> String {
        self.numbers.or.format_to_string(items.iter().map(AsRef::as_ref))
    }
}

fn rounded(number: f64, decimals: u8) -> Option<Decimal> {
    let mut decimal = Decimal::try_from_str(&number.to_string()).ok()?;
    decimal.round(-i16::from(decimals));
    decimal.trim_end();
    Some(decimal)
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;

    fn say(language: &str) -> String {
        let format = Format::of(language);
        let shares = [format.percent(0.256, 0), format.percent(0.256, 1)].join(" ");
        format!(
            "{} | {} | {} | {shares}",
            format.whole(-1_234_567),
            format.whole(1000),
            format.number(1234.5678, 2)
        )
    }

    #[test]
    fn numbers_are_written_the_way_of_the_language() {
        assert_snapshot!(say("en"), @"-1,234,567 | 1,000 | 1,234.57 | 26% 25.6%");
        assert_snapshot!(say("de"), @"-1.234.567 | 1.000 | 1.234,57 | 26 % 25,6 %");
        assert_snapshot!(say("zh-Hans"), @"-1,234,567 | 1,000 | 1,234.57 | 26% 25.6%");
        assert_eq!(Format::of("en").number(f64::NAN, 2), "NaN");
    }

    #[test]
    fn lists_end_with_the_language_s_and_or_or() {
        let places = ["Hangzhou", "Kassel", "Boston"];
        let say = |language| {
            let format = Format::of(language);
            format!(
                "{} | {} | {}",
                format.list(&places),
                format.alternatives(&places[..2]),
                format.list(&places[..1])
            )
        };
        assert_snapshot!(say("en"), @"Hangzhou, Kassel and Boston | Hangzhou or Kassel | Hangzhou");
        assert_snapshot!(say("de"), @"Hangzhou, Kassel und Boston | Hangzhou oder Kassel | Hangzhou");
        assert_snapshot!(say("zh-Hans"), @"Hangzhou、Kassel和Boston | Hangzhou或Kassel | Hangzhou");
    }
}
