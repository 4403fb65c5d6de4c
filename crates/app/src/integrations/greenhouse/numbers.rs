//! Integers for what has UUIDs here: Greenhouse's clients read every id as a number.

use sha2::{Digest, Sha256};
use uuid::Uuid;

/// Stands for "none": clients know the department and the office with this id as such.
pub const NONE: i64 = 0;

const BITS: u128 = 48;

/// The lowest 48 bits, which are random in our UUIDs (version 7): the same as long as the thing lives, and exact in
/// JavaScript, whose numbers have 53.
pub fn of(id: Uuid) -> i64 {
    let low = id.as_u128() & ((1 << BITS) - 1);
    i64::try_from(low).expect("48 bits are an i64")
}

/// The number of something to choose, which has no id: 48 bits of a digest over the question and the value, so that it
/// stays when words or order change.
pub fn of_choice(question: Uuid, value: &str) -> i64 {
    let digest = Sha256::new()
        .chain_update(question.as_bytes())
        .chain_update(value)
        .finalize();
    digest[..6]
        .iter()
        .fold(0, |number, byte| number << 8 | i64::from(*byte))
}

#[cfg(test)]
mod numbers_tests {
    use super::*;

    const SAFE: i64 = (1 << 53) - 1;

    #[test]
    fn a_number_is_exact_in_javascript_whatever_the_id() {
        assert_eq!(of(Uuid::max()), (1 << 48) - 1);
        assert_eq!(of(Uuid::from_u128(7)), 7);
        for value in ["", "berlin", "上海"] {
            assert!((0..=SAFE).contains(&of_choice(Uuid::max(), value)));
        }
    }

    #[test]
    fn a_choice_has_another_number_in_another_question() {
        assert_ne!(of_choice(Uuid::nil(), "yes"), of_choice(Uuid::max(), "yes"));
        assert_ne!(of_choice(Uuid::nil(), "yes"), of_choice(Uuid::nil(), "no"));
        assert_eq!(of_choice(Uuid::nil(), "yes"), of_choice(Uuid::nil(), "yes"));
    }
}
