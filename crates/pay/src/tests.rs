use base::{Country, Currency};
use proptest::prelude::*;

use crate::{Idiom, Market, Note, Pay, Period, Unread, read};

fn currency(code: &str) -> Currency {
    code.parse().unwrap()
}

/// Amounts in whole units.
fn pay(min: impl Into<Option<i64>>, max: impl Into<Option<i64>>, code: &str, period: Period) -> Pay {
    let currency = currency(code);
    let minor = |amount: Option<i64>| amount.map(|amount| amount * currency.minor_units());
    Pay::range(minor(min.into()), minor(max.into()), currency, period)
}

fn in_country(code: &str) -> Market {
    Market::of(code.parse::<Country>().unwrap())
}

fn months(months: u8, pay: Pay) -> Pay {
    Pay { months, ..pay }
}

#[test]
fn the_idioms_of_the_markets_are_read() {
    use Period::{Day, Hour, Month, Year};
    let anywhere = Market::default();
    let cn = in_country("CN");
    let hourly = |minor: i64, code: &str| Pay::range(Some(minor), Some(minor), currency(code), Hour);
    for (text, market, expected) in [
        ("60-90K·14薪", anywhere, months(14, pay(60_000, 90_000, "CNY", Month))),
        ("25-50K·19薪", cn, months(19, pay(25_000, 50_000, "CNY", Month))),
        ("25K-50k•16薪", cn, months(16, pay(25_000, 50_000, "CNY", Month))),
        ("２５－５０Ｋ", cn, pay(25_000, 50_000, "CNY", Month)),
        ("30K", cn, pay(30_000, 30_000, "CNY", Month)),
        ("15k-30k", cn, pay(15_000, 30_000, "CNY", Month)),
        ("3万-6万·14薪", anywhere, months(14, pay(30_000, 60_000, "CNY", Month))),
        ("1-1.5万/月", anywhere, pay(10_000, 15_000, "CNY", Month)),
        ("8千-1.6万·14薪", cn, months(14, pay(8_000, 16_000, "CNY", Month))),
        ("15-30万/年", anywhere, pay(150_000, 300_000, "CNY", Year)),
        ("年薪15-30万", anywhere, pay(150_000, 300_000, "CNY", Year)),
        ("200-300元/天", anywhere, pay(200, 300, "CNY", Day)),
        ("25-30元/时", anywhere, pay(25, 30, "CNY", Hour)),
        ("2001-4000元/月", anywhere, pay(2001, 4000, "CNY", Month)),
        ("2.3-3K", cn, pay(2_300, 3_000, "CNY", Month)),
        ("4-6千", cn, pay(4_000, 6_000, "CNY", Month)),
        ("3K以下", cn, pay(None, 3_000, "CNY", Month)),
        ("50K以上", cn, pay(50_000, None, "CNY", Month)),
        ("¥20,000-30,000/月", cn, pay(20_000, 30_000, "CNY", Month)),
        ("€70,000–85,000 p.a.", anywhere, pay(70_000, 85_000, "EUR", Year)),
        (
            "70.000–85.000 € brutto/Jahr",
            anywhere,
            pay(70_000, 85_000, "EUR", Year),
        ),
        (
            "70.000 bis 85.000 EUR im Jahr",
            anywhere,
            pay(70_000, 85_000, "EUR", Year),
        ),
        ("18,50 €/Std.", anywhere, hourly(1850, "EUR")),
        ("Jahresgehalt: ab 65.000 €", anywhere, pay(65_000, None, "EUR", Year)),
        (
            "4.500 € monatlich, 13 Monatsgehälter",
            anywhere,
            months(13, pay(4_500, 4_500, "EUR", Month)),
        ),
        ("45-55k€", anywhere, pay(45_000, 55_000, "EUR", Year)),
        (
            "45 000 € – 55 000 € brut par an",
            anywhere,
            pay(45_000, 55_000, "EUR", Year),
        ),
        (
            "30.000 € - 40.000 € brutos al año",
            anywhere,
            pay(30_000, 40_000, "EUR", Year),
        ),
        ("CHF 110'000–130'000 p.a.", anywhere, pay(110_000, 130_000, "CHF", Year)),
        ("£45k–£55k", anywhere, pay(45_000, 55_000, "GBP", Year)),
        (
            "£45,000 to £55,000 per annum",
            anywhere,
            pay(45_000, 55_000, "GBP", Year),
        ),
        ("$180k–$220k", in_country("US"), pay(180_000, 220_000, "USD", Year)),
        ("$120K+", in_country("US"), pay(120_000, None, "USD", Year)),
        ("$120k-$140k", in_country("CA"), pay(120_000, 140_000, "CAD", Year)),
        ("US$120k-140k", in_country("SG"), pay(120_000, 140_000, "USD", Year)),
        ("USD 95/hr", anywhere, pay(95, 95, "USD", Hour)),
        ("$10 - $20 / hour", in_country("US"), pay(10, 20, "USD", Hour)),
        ("up to $50 an hour", in_country("US"), pay(None, 50, "USD", Hour)),
        (
            "¥8,000,000 / 年",
            in_country("JP"),
            pay(8_000_000, 8_000_000, "JPY", Year),
        ),
        ("年収600万円～800万円", anywhere, pay(6_000_000, 8_000_000, "JPY", Year)),
        ("月給30万円～", anywhere, pay(300_000, None, "JPY", Month)),
        ("時給1,200円", anywhere, pay(1_200, 1_200, "JPY", Hour)),
        ("연봉 5,000만원", anywhere, pay(50_000_000, 50_000_000, "KRW", Year)),
        ("₹12–18 LPA", anywhere, pay(1_200_000, 1_800_000, "INR", Year)),
        ("15 000–20 000 zł/mies.", anywhere, pay(15_000, 20_000, "PLN", Month)),
        ("S$6,000 - S$8,000 per month", anywhere, pay(6_000, 8_000, "SGD", Month)),
        (
            "月薪 NT$40,000 至 50,000 元",
            in_country("TW"),
            pay(40_000, 50_000, "TWD", Month),
        ),
        ("RMB 30K-50K / month", anywhere, pay(30_000, 50_000, "CNY", Month)),
        ("KWD 1,500 a month", anywhere, pay(1_500, 1_500, "KWD", Month)),
    ] {
        match read(text, &market) {
            Ok(reading) => assert_eq!(reading.pay, expected, "{text}"),
            Err(unread) => panic!("{text}: {unread}"),
        }
    }
}

#[test]
fn bonus_and_equity_are_read_apart() {
    let us = in_country("US");
    let equity = read("$180k–$220k + equity", &us).unwrap().pay;
    assert_eq!((equity.min, equity.equity.as_str()), (Some(18_000_000), "equity"));
    let words = read("$180k + 10% bonus + 0.1% options over 4 years", &us).unwrap().pay;
    assert_eq!(words.bonus_percent, Some(10));
    assert_eq!(words.equity, "0.1% options over 4 years");
    let months = read("60-90K/月 + 2 个月奖金", &in_country("CN")).unwrap().pay;
    assert_eq!((months.bonus_months, months.months), (Some(2), 12));
    let some = read("£45k–£55k plus bonus", &us).unwrap();
    assert_eq!(
        some.notes,
        [Note::PeriodByIdiom, Note::BonusWithoutFigure]
            .into_iter()
            .rev()
            .collect::<Vec<_>>()
    );
}

#[test]
fn what_leaves_a_question_open_is_no_pay() {
    let (anywhere, cn) = (Market::default(), in_country("CN"));
    for (text, market, expected) in [
        ("", anywhere, Unread::Empty),
        ("面议", cn, Unread::Negotiable),
        ("competitive", anywhere, Unread::Negotiable),
        ("nach Vereinbarung", anywhere, Unread::Negotiable),
        ("0-0K", cn, Unread::Zero),
        ("999999K", cn, Unread::Implausible),
        ("5-8元/单", cn, Unread::ByThePiece),
        ("¥8,000,000 / 年", anywhere, Unread::WhichCurrency("¥".to_owned())),
        ("$180k", anywhere, Unread::WhichCurrency("$".to_owned())),
        ("500 kr/day", anywhere, Unread::WhichCurrency("kr".to_owned())),
        ("45-55k", anywhere, Unread::NoCurrency),
        ("€4.500", anywhere, Unread::WhichPeriod),
        ("XYZ 4500/month", anywhere, Unread::UnknownCurrency("XYZ".to_owned())),
        ("€50k or £45k", anywhere, Unread::Unknown("or".to_owned())),
        ("€50k - £45k", anywhere, Unread::TwoCurrencies),
        ("€40k €50k €60k", anywhere, Unread::TooManyAmounts),
        ("3.000 € netto/Monat", anywhere, Unread::AfterTax),
        ("-5000 €/month", anywhere, Unread::Unknown("-".to_owned())),
        ("\u{e001}\u{e002}-\u{e003}K", cn, Unread::Hidden),
        ("€0.001/hour", anywhere, Unread::TooPrecise),
    ] {
        let read = read(text, &market);
        assert_eq!(read.map(|reading| reading.pay), Err(expected), "{text}");
    }
    assert_eq!(read(&"9".repeat(400), &cn).unwrap_err(), Unread::TooLong);
    let reversed = read("50-25K", &cn).unwrap();
    assert_eq!(
        (reversed.pay.min, reversed.notes.contains(&Note::Reversed)),
        (Some(2_500_000), true)
    );
    assert!(read("200-260K", &cn).is_ok(), "a real outlier is not clipped");
}

#[test]
fn fourteen_months_of_ninety_thousand_are_a_year() {
    let pay = months(14, pay(60_000, 90_000, "CNY", Period::Month));
    assert_eq!(pay.yearly().max.unwrap().minor, 126_000_000);
    assert_eq!(Idiom::Boss.print(&pay).unwrap(), "60-90K·14薪");
    assert_eq!(Idiom::TenThousands.print(&pay).unwrap(), "6-9万·14薪");
    assert_eq!(pay.print("en").replace('\u{a0}', " "), "CNY 60,000–90,000 × 14");
}

#[test]
fn idioms_say_what_they_can() {
    let say = |idiom: Idiom, pay: &Pay| {
        let said = idiom.print(pay).map(|text| text.replace(['\u{a0}', '\u{202f}'], " "));
        said.unwrap_or_else(|why| why.to_string())
    };
    let euros = pay(70_000, 85_000, "EUR", Period::Year);
    for (idiom, text) in [
        (Idiom::Annual, "€70,000–85,000 p.a."),
        (Idiom::Brutto, "70.000–85.000 € brutto/Jahr"),
        (Idiom::Thousands, "€70k–€85k"),
        (Idiom::Indeed, "€70000 - €85000 per year"),
        (Idiom::French, "70 000–85 000 € brut/an"),
        (Idiom::Spanish, "70.000–85.000 € brutos/año"),
        (Idiom::Boss, "it has no amounts in EUR"),
        (Idiom::Hourly, "it has no amounts by the year"),
        (Idiom::Japanese, "it has no amounts in EUR"),
    ] {
        assert_eq!(say(idiom, &euros), text);
    }
    let hour = Pay::range(Some(1850), Some(1850), currency("EUR"), Period::Hour);
    assert_eq!(say(Idiom::Brutto, &hour), "18,50 €/Std.");
    assert_eq!(say(Idiom::Hourly, &pay(95, 95, "USD", Period::Hour)), "USD 95/hr");
    assert_eq!(
        say(Idiom::Japanese, &pay(8_000_000, 8_000_000, "JPY", Period::Year)),
        "¥8,000,000 / 年"
    );
    assert_eq!(
        say(Idiom::Boss, &pay(12_345, 20_000, "CNY", Period::Month)),
        "its amounts are round ones, and these are not"
    );
}

fn any_pay() -> impl Strategy<Value = Pay> {
    let period = prop::sample::select(Period::ALL);
    let code = prop::sample::select(vec![
        "CNY", "EUR", "USD", "GBP", "JPY", "KWD", "CHF", "SEK", "INR", "HKD", "TWD",
    ]);
    let round = prop::sample::select(vec![1_i64, 1, 100, 1000, 1000]);
    let equity = prop::sample::select(vec![
        "",
        "",
        "equity",
        "0.1% options",
        "期权",
        "stock options + ESOP",
        "a car",
    ]);
    (
        (1_i64..2_000, 0_i64..2_000, round, 0_u8..4),
        (code, period),
        (12_u8..=24, prop::option::of(1_u8..=24), prop::option::of(1_u8..=200)),
        (any::<bool>(), 0_i64..100, equity),
    )
        .prop_map(
            |((low, more, round, ends), (code, period), (months, bonus_months, percent), (both, cents, equity))| {
                let currency = currency(code);
                let cents = if round == 1 { cents % currency.minor_units() } else { 0 };
                let minor = |units: i64| units * round * currency.minor_units() + cents;
                let (min, max) = (minor(low), minor(low + more));
                Pay {
                    min: (ends != 1).then_some(min),
                    max: (ends != 2).then_some(max),
                    currency,
                    period,
                    months: if period == Period::Month { months } else { 12 },
                    bonus_months: bonus_months.filter(|_| both),
                    bonus_percent: percent.filter(|_| !both),
                    equity: equity.to_owned(),
                }
            },
        )
        .prop_filter("pay that can be shown", |pay| pay.problems().is_empty())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn what_is_said_is_read_back_as_the_same(pay in any_pay()) {
        for idiom in Idiom::ALL {
            if let Ok(text) = idiom.print(&pay) {
                let read = read(&text, &idiom.market());
                match read {
                    Ok(reading) => prop_assert_eq!(&reading.pay, &pay, "{:?}: {}", idiom, text),
                    Err(Unread::Implausible) => {}
                    Err(unread) => prop_assert!(false, "{:?}: {}: {}", idiom, text, unread),
                }
            }
        }
    }

    #[test]
    fn reading_never_panics(text in r"[0-9.,'+ kK万千薪€$¥元/年月天a-zA-Z·%–-]{0,40}") {
        let _ = read(&text, &in_country("CN"));
    }

    #[test]
    fn any_text_is_read_or_not(text in ".{0,60}") {
        let _ = read(&text, &Market::default());
    }
}
