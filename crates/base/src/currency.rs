//! The currencies of ISO 4217, and how many decimals each has.

use std::{fmt, str::FromStr};

use thiserror::Error;

/// A currency of ISO 4217, list one.
///
/// Withdrawn codes, precious metals, test codes and fund codes are left out, except the Chilean CLF (UF),
/// in which many prices are set.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency(u8);

/// Not an ISO 4217 code in use.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("a currency is three letters of ISO 4217, such as EUR or CNY")]
pub struct CurrencyError;

/// In the order of the alphabet, three letters and a space each, but for the last: [`Currency`] counts into it.
/// (ISO 4217 as of 2026: with SLE, XCG and ZWG; without ANG, BGN, CUC, HRK, SLL and ZWL.)
const CODES: &str = "\
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF \
    CLF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD \
    HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD \
    LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK \
    PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS \
    TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG";

const COUNT: u8 = ((CODES.len() + 1) / 4) as u8;

impl Currency {
    /// Every currency, by code.
    pub fn all() -> impl ExactSizeIterator<Item = Self> {
        (0..COUNT).map(Self)
    }

    /// The three capital letters.
    pub fn code(self) -> &'static str {
        let start = usize::from(self.0) * 4;
        &CODES[start..start + 3]
    }

    /// How many decimals an amount has: 2 for most, 0 for JPY, 3 for KWD. (ISO 4217, column "minor unit".)
    pub fn exponent(self) -> u32 {
        match self.code() {
            "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX" | "VND" | "VUV"
            | "XAF" | "XOF" | "XPF" => 0,
            "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
            "CLF" => 4,
            _ => 2,
        }
    }

    /// How many minor units make one of the currency: 100 for EUR, 1 for JPY, 1000 for KWD.
    pub fn minor_units(self) -> i64 {
        10_i64.pow(self.exponent())
    }
}

impl FromStr for Currency {
    type Err = CurrencyError;
    /// Reads the code in either case, with space around it.
    fn from_str(text: &str) -> Result<Self, CurrencyError> {
        let code = text.trim().to_ascii_uppercase();
        Self::all()
            .find(|currency| currency.code() == code)
            .ok_or(CurrencyError)
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

crate::column::stored_as_text!(Currency);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_whole() {
        let codes: Vec<&str> = Currency::all().map(Currency::code).collect();
        assert_eq!(codes.len(), 156);
        assert!(codes.is_sorted_by(|a, b| a < b));
        assert!(
            codes
                .iter()
                .all(|code| code.bytes().all(|byte| byte.is_ascii_uppercase()))
        );
        assert!(Currency::all().all(|currency| currency.code().parse() == Ok(currency)));
    }

    #[test]
    fn decimals_follow_the_standard() {
        let exponent = |code: &str| code.parse::<Currency>().unwrap().exponent();
        assert_eq!(
            ["EUR", "CNY", "JPY", "KWD", "CLF", "HUF"].map(exponent),
            [2, 2, 0, 3, 4, 2]
        );
        assert_eq!("KWD".parse::<Currency>().unwrap().minor_units(), 1000);
        let odd = Currency::all().filter(|currency| currency.exponent() != 2).count();
        assert_eq!(odd, 24);
    }

    #[test]
    fn any_case_is_read_and_nothing_else() {
        assert_eq!(" eur ".parse::<Currency>().unwrap().code(), "EUR");
        for wrong in ["", "EU", "EURO", "E R", "UR ", "XAU", "BGN", "€", "ＥＵＲ", "D AF"] {
            assert_eq!(wrong.parse::<Currency>(), Err(CurrencyError), "{wrong}");
        }
    }

    #[test]
    fn json_is_the_code() {
        let euro: Currency = serde_json::from_str("\"EUR\"").unwrap();
        assert_eq!(serde_json::to_string(&euro).unwrap(), "\"EUR\"");
        assert!(serde_json::from_str::<Currency>("\"EUX\"").is_err());
    }
}
