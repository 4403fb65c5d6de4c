use std::io::Write;

use super::*;

fn rate(code: &str, per_eur: &str, date: &str) -> Rate {
    Rate {
        currency: code.parse().unwrap(),
        date: date.parse().unwrap(),
        per_eur: per_eur.parse().unwrap(),
        source: "ECB".to_owned(),
    }
}

fn money(units: i64, code: &str) -> Money {
    Money::of(units, code.parse().unwrap()).unwrap()
}

#[test]
fn ninety_thousand_yuan_over_fourteen_months_are_175_840_dollars() {
    let pay = crate::Pay {
        months: 14,
        ..crate::Pay::range(None, Some(9_000_000), "CNY".parse().unwrap(), crate::Period::Month)
    };
    let year = pay.yearly().max.unwrap();
    assert_eq!(year, money(1_260_000, "CNY"));
    // That day 90,000 yuan were 12,560 dollars.
    let rates = Rates::new(vec![
        rate("CNY", "9.0000", "2026-08-03"),
        rate("USD", "1.2560", "2026-08-03"),
    ]);
    let dollars = "USD".parse().unwrap();
    assert_eq!(
        rates.convert(money(90_000, "CNY"), dollars).unwrap().money,
        money(12_560, "USD")
    );
    let made = rates.convert(year, dollars).unwrap();
    assert_eq!(made.money, money(175_840, "USD"));
    assert_eq!(
        (made.date.to_string().as_str(), made.source.as_str()),
        ("2026-08-03", "ECB")
    );
}

#[test]
fn an_amount_is_right_to_the_cent_and_carries_the_older_day() {
    let rates = Rates::new(vec![
        rate("CNY", "8.20", "2026-11-23"),
        rate("USD", "1.1442", "2026-11-20"),
        rate("JPY", "163.05", "2026-11-23"),
    ]);
    let convert = |units, from, to: &str| {
        let made = rates.convert(money(units, from), to.parse().unwrap())?;
        Some((made.money.to_decimal(), made.date.to_string()))
    };
    let day = |text: &str, date: &str| Some((text.to_owned(), date.to_owned()));
    assert_eq!(convert(840_000, "CNY", "EUR"), day("102439.02", "2026-11-23"));
    assert_eq!(convert(50, "EUR", "USD"), day("57.21", "2026-11-20"));
    assert_eq!(convert(1, "EUR", "JPY"), day("163", "2026-11-23"));
    assert_eq!(convert(100, "CNY", "GBP"), None);
    assert_eq!(
        rates.convert(Money::new(i64::MAX, euro()), "JPY".parse().unwrap()),
        None,
        "beyond any amount"
    );
}

#[test]
fn a_reader_is_told_three_figures() {
    let rates = Rates::new(vec![rate("CNY", "8.20", "2026-11-23")]);
    let told = |units| {
        let made = rates.convert(money(units, "CNY"), euro()).unwrap().to_three_figures();
        made.money.to_decimal()
    };
    assert_eq!(told(840_000), "102000.00");
    assert_eq!(told(410), "50.00");
    assert_eq!(told(6), "1.00");
}

#[test]
fn a_rate_can_be_given_as_what_one_unit_is() {
    let day = "2026-08-03".parse().unwrap();
    let dollars: Currency = "USD".parse().unwrap();
    let yuan = ("CNY".parse().unwrap(), "0.139556".parse().unwrap());
    let rates = Rates::in_units_of(dollars, &[yuan], day, "given");
    let made = rates.convert(money(90_000, "CNY"), dollars).unwrap();
    assert_eq!(made.money.to_decimal(), "12560.04");
    assert_eq!(made.rate.round_dp(9).normalize().to_string(), "0.139556");
    assert_eq!((made.date, made.source.as_str()), (day, "given"));
    assert_eq!(rates.convert(money(1, "GBP"), dollars), None);
}

#[test]
fn only_what_can_be_reckoned_is_offered() {
    let rates = Rates::new(vec![rate("USD", "1.1", "2026-11-20"), rate("CNY", "8", "2026-11-20")]);
    let codes = |from: &str| {
        let targets = rates.targets(from.parse().unwrap());
        targets.iter().map(|c| c.code()).collect::<Vec<_>>()
    };
    assert_eq!(codes("CNY"), ["EUR", "USD"]);
    assert_eq!(codes("EUR"), ["CNY", "USD"]);
    assert!(codes("JPY").is_empty());
    assert!(Rates::default().currencies().is_empty());
}

#[test]
fn a_rate_is_a_plain_number_above_0() {
    for wrong in ["0", "-1", "x", "", "1e3", "1,5", "99999999999999", "."] {
        assert_eq!(wrong.parse::<PerEuro>(), Err(NotARate), "{wrong}");
    }
    assert_eq!("8.2010".parse::<PerEuro>().unwrap().to_string(), "8.2010");
}

/// As the bank writes it: the elements and attributes, not its figures.
const DAILY: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
<gesmes:subject>Reference rates</gesmes:subject><gesmes:Sender><gesmes:name>European Central Bank</gesmes:name></gesmes:Sender>
<Cube><Cube time='2026-11-27'><Cube currency='USD' rate='1.1442'/><Cube currency='JPY' rate='163.05'/></Cube>
<Cube time='2026-11-26'><Cube currency='USD' rate='1.1440'/><Cube currency='GRD' rate='340.75'/></Cube></Cube></gesmes:Envelope>"#;

const HISTORY: &str = "Date,USD,JPY,CYP,\n2026-11-27,1.1442,163.05,N/A,\n2007-12-31,1.4721,164.93,0.585274,\n";

fn told(contents: &ecb::Contents) -> Vec<String> {
    let line = |rate: &Rate| format!("{} {} {}", rate.date, rate.currency, rate.per_eur);
    contents.rates.iter().map(line).collect()
}

#[test]
fn the_banks_files_are_read() {
    let xml = ecb::read(DAILY.as_bytes()).unwrap();
    assert_eq!(
        told(&xml),
        [
            "2026-11-27 USD 1.1442",
            "2026-11-27 JPY 163.05",
            "2026-11-26 USD 1.1440"
        ]
    );
    assert!(xml.unknown.contains("GRD"), "the drachma is no more");

    let history = [
        "2026-11-27 USD 1.1442",
        "2026-11-27 JPY 163.05",
        "2007-12-31 USD 1.4721",
        "2007-12-31 JPY 164.93",
    ];
    assert_eq!(told(&ecb::read(HISTORY.as_bytes()).unwrap()), history);
    let mut packed = zip::ZipWriter::new(Cursor::new(Vec::new()));
    packed
        .start_file("eurofxref-hist.csv", zip::write::SimpleFileOptions::default())
        .unwrap();
    packed.write_all(HISTORY.as_bytes()).unwrap();
    let packed = packed.finish().unwrap().into_inner();
    assert_eq!(told(&ecb::read(&packed).unwrap()), history);

    let daily = ecb::read(b"Date, USD, JPY, \n27 November 2026, 1.1442, 163.05, \n").unwrap();
    assert_eq!(told(&daily), ["2026-11-27 USD 1.1442", "2026-11-27 JPY 163.05"]);
}

#[test]
fn other_files_are_refused_with_a_word_on_what_to_take() {
    use ecb::NotRates;
    for other in [
        &b""[..],
        b"hello",
        b"<html><body>Cube</body></html>",
        b"<!DOCTYPE x [<!ENTITY a \"b\">]><x/>",
        b"PK\x03\x04broken",
    ] {
        assert_eq!(
            ecb::read(other),
            Err(NotRates::Unknown),
            "{}",
            String::from_utf8_lossy(other)
        );
    }
    assert_eq!(ecb::read(b"Date,USD\n"), Err(NotRates::Empty));
    for damaged in [
        "Date,USD\nsoon,1.1\n",
        "Date,USD\n2026-11-27,-1\n",
        "Date,<b>\n2026-11-27,1\n",
        &DAILY.replace("1.1442", "nothing"),
        &DAILY[..DAILY.len() - 80],
    ] {
        assert!(
            matches!(ecb::read(damaged.as_bytes()), Err(NotRates::Damaged(_))),
            "{damaged}"
        );
    }
}

use std::io::Cursor;

proptest::proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..400)) {
        let _ = ecb::read(&bytes);
        let mut broken = DAILY.as_bytes().to_vec();
        for (at, byte) in bytes.iter().enumerate() {
            let at = (at * 7919 + usize::from(*byte)) % broken.len();
            broken[at] = *byte;
        }
        let _ = ecb::read(&broken);
    }
}
