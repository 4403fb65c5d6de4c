use base::{Currency, Money};
use proptest::prelude::*;

use super::*;

fn cny(min: i64, max: i64, period: Period) -> Pay {
    Pay::range(Some(min * 100), Some(max * 100), "CNY".parse().unwrap(), period)
}

#[test]
fn what_cannot_be_is_named_by_its_field() {
    let fields = |pay: &Pay| problems_of(pay).into_iter().map(|(field, _)| field).collect::<Vec<_>>();
    let good = cny(10, 20, Period::Month);
    assert!(fields(&good).is_empty());
    assert_eq!(fields(&cny(20, 10, Period::Month)), ["pay_max"]);
    assert_eq!(
        fields(&Pay {
            min: None,
            max: None,
            ..good.clone()
        }),
        ["pay_min"]
    );
    assert_eq!(
        fields(&Pay {
            min: Some(0),
            ..good.clone()
        }),
        ["pay_min"]
    );
    assert_eq!(
        fields(&Pay {
            months: 11,
            ..good.clone()
        }),
        ["pay_months"]
    );
    assert_eq!(
        fields(&Pay {
            months: 14,
            ..cny(10, 20, Period::Year)
        }),
        ["pay_months"]
    );
    assert_eq!(
        fields(&Pay {
            bonus_months: Some(1),
            bonus_percent: Some(1),
            ..good
        }),
        ["pay_bonus"]
    );
}

#[test]
fn amounts_are_read_as_people_type_them() {
    let read = |text: &str, code: &str| read_amount(text, code.parse().unwrap()).ok();
    for text in [
        "60000",
        "60,000",
        "60.000",
        "60 000",
        "60k",
        "60K",
        "6万",
        "6w",
        "60'000",
        "60000.00",
        "60,000.00",
        "60.000,00",
    ] {
        assert_eq!(read(text, "CNY"), Some(6_000_000), "{text}");
    }
    assert_eq!(read("8.5万", "EUR"), Some(8_500_000));
    assert_eq!(read("1,234,567", "JPY"), Some(1_234_567));
    assert_eq!(read("15,50", "EUR"), Some(1550));
    assert_eq!(
        read("1.500", "KWD"),
        Some(1500),
        "a dinar and a half: it has thousandths"
    );
    let yen = read_amount("1234.5", "JPY".parse().unwrap());
    assert_eq!(yen.unwrap_err().key, "postings-pay-no-decimals");
    for text in ["", "sixty", "1.2.3,4,5", "-", "k", "1.23456k", "15.555.5"] {
        assert_eq!(read(text, "EUR"), None, "{text}");
    }
}

proptest! {
    #[test]
    fn what_is_shown_in_the_form_is_read_back(minor in 1_i64..=1_000_000_000_000, code in prop::sample::select(vec!["CNY", "EUR", "JPY", "KWD"])) {
        let currency: Currency = code.parse().unwrap();
        prop_assert_eq!(read_amount(&Money::new(minor, currency).to_decimal(), currency), Ok(minor));
    }

    #[test]
    fn reading_never_panics(text in r"[0-9.,' kK万]{0,40}") {
        let _ = read_amount(&text, "EUR".parse().unwrap());
    }
}
