//! The form's token: says when the page was made and for which posting, and is the form's name. Sent twice, a form is one
//! application.

use std::time::Duration;

use base::{Id, Time};
use web::{Signer, TokenError};

use crate::postings::Posting;

/// A person needs at least this long, and a form may lie open this long (ABU-1).
const LEAST: Duration = Duration::from_secs(3);
const MOST: Duration = Duration::from_hours(24);

/// What a token that came back says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Checked {
    Good {
        form_key: String,
    },
    TooFast {
        form_key: String,
    },
    /// Too old, or none of ours: the form is shown again with a new one.
    Stale,
}

pub(super) fn new(signer: &Signer, posting: Id<Posting>, now: Time) -> String {
    signer.sign(&purpose(posting), base::Secret::random().bytes(), now)
}

pub(super) fn check(signer: &Signer, posting: Id<Posting>, token: &str, now: Time) -> Checked {
    let form_key = || token.split('.').next().unwrap_or_default().to_owned();
    match signer.verify(&purpose(posting), token, now, LEAST..=MOST) {
        Ok(_) => Checked::Good { form_key: form_key() },
        Err(TokenError::TooSoon) => Checked::TooFast { form_key: form_key() },
        Err(TokenError::Forged | TokenError::Expired) => Checked::Stale,
    }
}

fn purpose(posting: Id<Posting>) -> String {
    format!("apply:{posting}")
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::*;

    #[test]
    fn a_token_is_good_between_three_seconds_and_a_day_and_for_its_posting() {
        let signer = Signer::new(&[1; 32]);
        let (posting, other) = (
            Id::from_uuid(uuid::Uuid::from_u128(1)),
            Id::from_uuid(uuid::Uuid::from_u128(2)),
        );
        let made: Time = "2026-11-24T09:00:00Z".parse().unwrap();
        let token = new(&signer, posting, made);
        let after = |seconds| check(&signer, posting, &token, made + SignedDuration::from_secs(seconds));
        let form_key = token.split('.').next().unwrap().to_owned();
        assert_eq!(
            after(1),
            Checked::TooFast {
                form_key: form_key.clone()
            }
        );
        assert_eq!(after(3), Checked::Good { form_key });
        assert_eq!(after(24 * 3600 + 1), Checked::Stale);
        assert_eq!(
            check(&signer, other, &token, made + SignedDuration::from_secs(60)),
            Checked::Stale
        );
        assert_eq!(check(&signer, posting, "", made), Checked::Stale);
    }
}
