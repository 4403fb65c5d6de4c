//! Short texts that leave the server and come back unchanged, or are not believed: HMAC-SHA256 with purpose and time.

use std::time::Duration;

use base::Time;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// Signs with a key of 32 bytes. What was signed for one purpose is not believed for another.
#[derive(Clone)]
pub struct Signer(Hmac<Sha256>);

/// Why a token is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TokenError {
    #[error("not a token of ours for this purpose")]
    Forged,
    #[error("came back sooner than allowed")]
    TooSoon,
    #[error("came back later than allowed")]
    Expired,
}

impl Signer {
    pub fn new(key: &[u8; 32]) -> Self {
        Self(Hmac::new_from_slice(key).expect("HMAC takes keys of any length"))
    }

    /// `<payload>.<milliseconds>.<signature>` in characters that fit into a cookie, a form and a path.
    pub fn sign(&self, purpose: &str, payload: &[u8], now: Time) -> String {
        let payload = URL_SAFE_NO_PAD.encode(payload);
        let issued = now.as_micros() / 1000;
        let signature = URL_SAFE_NO_PAD.encode(self.mac(purpose, &payload, issued).finalize().into_bytes());
        format!("{payload}.{issued}.{signature}")
    }

    /// The payload, if this was signed for the purpose and is between `least` and `most` old.
    pub fn verify(
        &self,
        purpose: &str,
        token: &str,
        now: Time,
        age: std::ops::RangeInclusive<Duration>,
    ) -> Result<Vec<u8>, TokenError> {
        let mut parts = token.splitn(3, '.');
        let mut part = || parts.next().ok_or(TokenError::Forged);
        let (payload, issued, signature) = (part()?, part()?, part()?);
        // Only the spelling that sign() writes: one token has one text.
        let millis = issued
            .parse::<i64>()
            .ok()
            .filter(|millis| millis.to_string() == issued)
            .ok_or(TokenError::Forged)?;
        let signature = URL_SAFE_NO_PAD.decode(signature).map_err(|_| TokenError::Forged)?;
        self.mac(purpose, payload, millis)
            .verify_slice(&signature)
            .map_err(|_| TokenError::Forged)?;
        // Two nodes' clocks may differ a little: what seems to come from the near future was made just now.
        let old = match now.as_micros() / 1000 - millis {
            -60_000..0 => 0,
            old => old,
        };
        if old < age.start().as_millis() as i64 {
            return Err(TokenError::TooSoon);
        }
        if old > age.end().as_millis() as i64 {
            return Err(TokenError::Expired);
        }
        URL_SAFE_NO_PAD.decode(payload).map_err(|_| TokenError::Forged)
    }

    fn mac(&self, purpose: &str, payload: &str, issued: i64) -> Hmac<Sha256> {
        let mut mac = self.0.clone();
        // The purpose's length comes first: no purpose and payload can be cut elsewhere and give the same bytes.
        mac.update(&(purpose.len() as u64).to_be_bytes());
        mac.update(purpose.as_bytes());
        mac.update(&issued.to_be_bytes());
        mac.update(payload.as_bytes());
        mac
    }
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::*;

    const FORM: std::ops::RangeInclusive<Duration> = Duration::from_secs(3)..=Duration::from_hours(24);

    #[test]
    fn a_token_is_believed_for_its_purpose_within_its_time() {
        let signer = Signer::new(&[7; 32]);
        let issued: Time = "2026-11-24T10:00:00Z".parse().unwrap();
        let at = |seconds| issued + SignedDuration::from_secs(seconds);
        let token = signer.sign("form", b"kitchen", issued);
        assert_eq!(signer.verify("form", &token, at(3), FORM).unwrap(), b"kitchen");
        assert_eq!(signer.verify("form", &token, at(2), FORM), Err(TokenError::TooSoon));
        assert_eq!(signer.verify("form", &token, at(-5), FORM), Err(TokenError::TooSoon));
        assert_eq!(
            signer.verify("form", &token, at(86_401), FORM),
            Err(TokenError::Expired)
        );
        assert_eq!(signer.verify("flash", &token, at(3), FORM), Err(TokenError::Forged));
        assert_eq!(
            Signer::new(&[8; 32]).verify("form", &token, at(3), FORM),
            Err(TokenError::Forged)
        );
    }

    #[test]
    fn no_changed_character_is_believed() {
        let signer = Signer::new(&[7; 32]);
        let now: Time = "2026-11-24T10:00:00Z".parse().unwrap();
        let token = signer.sign("form", b"kitchen", now);
        for place in 0..token.len() {
            let mut changed = token.clone().into_bytes();
            changed[place] = if changed[place] == b'A' { b'B' } else { b'A' };
            let changed = String::from_utf8(changed).unwrap();
            assert_eq!(
                signer.verify("form", &changed, now, Duration::ZERO..=Duration::MAX),
                Err(TokenError::Forged)
            );
        }
        for broken in [
            "",
            ".",
            "..",
            "a.b.c",
            "a.1",
            &format!("{token}.x"),
            &token.replacen('.', ".0", 1),
        ] {
            assert_eq!(
                signer.verify("form", broken, now, Duration::ZERO..=Duration::MAX),
                Err(TokenError::Forged)
            );
        }
    }
}
