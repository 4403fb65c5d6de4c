//! What readers of the three languages of the program see.

use crate::{Pay, Period};

fn cny(min: i64, max: i64, period: Period) -> Pay {
    Pay::range(Some(min * 100), Some(max * 100), "CNY".parse().unwrap(), period)
}

fn said(pay: &Pay) -> [String; 3] {
    // A space that does not break would be invisible here.
    ["en", "de", "zh-Hans"].map(|language| pay.print(language).replace('\u{a0}', " "))
}

#[test]
fn a_year_of_hours_is_said_without_cents() {
    let hourly = Pay::range(Some(2333), None, "EUR".parse().unwrap(), Period::Hour);
    assert_eq!(hourly.print_yearly("en").replace('\u{a0}', " "), "from €48,500 a year");
    let percent = Pay {
        bonus_percent: Some(7),
        ..Pay::range(Some(5_555_500), None, "EUR".parse().unwrap(), Period::Year)
    };
    assert_eq!(percent.print_yearly("en").replace('\u{a0}', " "), "from €59,444 a year");
}

#[test]
fn fourteen_months_in_three_idioms() {
    let pay = Pay {
        months: 14,
        ..cny(60_000, 90_000, Period::Month)
    };
    assert_eq!(
        said(&pay),
        [
            "CNY 60,000–90,000 × 14",
            "60.000–90.000 CNY / Monat · 14 Monatsgehälter",
            "60-90K·14薪"
        ]
    );
    assert_eq!(pay.print_yearly("zh-Hans"), "84-126万元/年");
    assert_eq!(
        pay.print_yearly("en").replace('\u{a0}', " "),
        "CNY 840,000–1,260,000 a year"
    );
}

#[test]
fn days_and_years_and_open_ends() {
    assert_eq!(
        said(&cny(500, 1000, Period::Day)),
        ["CNY 500–1,000 a day", "500–1.000 CNY / Tag", "500-1,000元/天"]
    );
    let euro = "EUR".parse().unwrap();
    assert_eq!(
        said(&Pay::range(Some(8_500_000), Some(11_000_000), euro, Period::Year)),
        ["€85,000–110,000 a year", "85.000–110.000 € / Jahr", "8.5-11万欧元/年"]
    );
    assert_eq!(
        said(&Pay::range(Some(1_550), None, euro, Period::Hour)),
        ["from €15.50 an hour", "ab 15,50 € / Stunde", "15.50欧元起/小时"]
    );
    assert_eq!(
        said(&Pay::range(
            None,
            Some(9_000_000),
            "CNY".parse().unwrap(),
            Period::Month
        )),
        ["up to CNY 90,000 a month", "bis 90.000 CNY / Monat", "90K以内/月"]
    );
    // 12,345 yuan are not a round number of thousands, so nothing is rounded away.
    assert_eq!(said(&cny(12_345, 12_345, Period::Month))[2], "12,345元/月");
}

#[test]
fn a_bonus_is_said_and_counted() {
    let months = Pay {
        bonus_months: Some(2),
        ..cny(60_000, 90_000, Period::Month)
    };
    let fourteen = Pay {
        months: 14,
        ..cny(60_000, 90_000, Period::Month)
    };
    assert_eq!(months.yearly(), fourteen.yearly());
    assert_eq!(said(&months)[0], "CNY 60,000–90,000 a month + 2 months’ bonus");
    let percent = Pay {
        bonus_percent: Some(10),
        ..cny(100_000, 200_000, Period::Year)
    };
    assert_eq!(percent.yearly().max.unwrap().minor, 22_000_000);
    assert_eq!(said(&percent)[1], "100.000–200.000 CNY / Jahr + 10 % Bonus");
}

#[test]
fn yen_have_no_minor_units_and_dinars_have_thousandths() {
    let yen = Pay::range(Some(6_000_000), Some(8_000_000), "JPY".parse().unwrap(), Period::Year);
    assert_eq!(
        said(&yen),
        [
            "JPY 6,000,000–8,000,000 a year",
            "6.000.000–8.000.000 JPY / Jahr",
            "600-800万日元/年"
        ]
    );
    let dinar = Pay::range(Some(1_500_000), None, "KWD".parse().unwrap(), Period::Month);
    assert_eq!(said(&dinar)[0], "from KWD 1,500 a month");
    assert_eq!(dinar.to_contract("en")["exponent"], 3);
}
