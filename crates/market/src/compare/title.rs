//! How two titles stand to each other.

use super::{Evidence, Reason, Words};
use crate::sketch::{Class, Sketch, class, name};

#[derive(Default)]
struct Apart {
    shared: Words,
    apart: Words,
    /// By class: how many stand in the first alone, in the second alone, and in both.
    counts: [[u8; 3]; 4],
}

impl Apart {
    /// Walks both lists, which are sorted, at once.
    fn of(a: &Sketch, b: &Sketch) -> Self {
        let mut apart = Self::default();
        let (mut first, mut second) = (a.keys.iter().peekable(), b.keys.iter().peekable());
        loop {
            let (side, key) = match (first.peek(), second.peek()) {
                (None, None) => return apart,
                (Some(one), Some(other)) if one == other => (2, first.next().and(second.next())),
                (Some(one), Some(other)) if one > other => (1, second.next()),
                (None, Some(_)) => (1, second.next()),
                (Some(_), _) => (0, first.next()),
            };
            let Some(key) = key else { return apart };
            apart.counts[class(key) as usize][side] += 1;
            if side == 2 {
                apart.shared.push(key);
            } else {
                apart.apart.push(key);
            }
        }
    }

    /// How many of a class stand in the first alone, in the second alone, and in both.
    fn sides(&self, class: Class) -> (u8, u8, u8) {
        let [first, second, both] = self.counts[class as usize];
        (first, second, both)
    }

    /// Whether what they share is more than a role that a whole department has.
    fn is_telling(&self) -> bool {
        let beside = [Class::Field, Class::Latin, Class::Wide];
        beside.iter().any(|class| self.sides(*class).2 > 0)
            || match self.shared.keys[..self.shared.count] {
                [] => false,
                [role] => !name(role).is_some_and(|name| OF_A_DEPARTMENT.contains(&name)),
                _ => true,
            }
    }
}

/// Roles of which an employer seeks several at a time.
const OF_A_DEPARTMENT: [&str; 5] = ["engineer", "consultant", "analyst", "researcher", "sales_rep"];

/// What the titles say of the two jobs; None where one of them says nothing.
pub(super) fn judge(a: &Sketch, b: &Sketch) -> Option<Reason> {
    let apart = Apart::of(a, b);
    let is_telling = apart.is_telling();
    let (what, points) = if a.title != 0 && a.title == b.title {
        (Evidence::SameTitle, if is_telling { 2.2 } else { 1.5 })
    } else if apart.apart.count > 0 {
        let of_nothing = if apart.shared.count == 0 { -1.5 } else { 0.0 };
        let points = roles(&apart) + fields(&apart) + unknown(&apart, a.language == b.language) + of_nothing;
        (
            Evidence::Titles {
                shared: apart.shared,
                apart: apart.apart,
            },
            points,
        )
    } else if apart.shared.count > 0 {
        (Evidence::SameMeaning(apart.shared), if is_telling { 2.0 } else { 1.4 })
    } else {
        return None;
    };
    Some(Reason { what, points })
}

fn roles(apart: &Apart) -> f32 {
    match apart.sides(Class::Role) {
        (1.., 1.., 0) => -1.8,
        (1.., 1.., _) => -0.6,
        (0, 0, 0) => 0.0,
        (0, 0, _) => 0.7,
        (_, _, 0) => -0.5,
        (_, _, _) => 0.3,
    }
}

fn fields(apart: &Apart) -> f32 {
    let (first, second, both) = apart.sides(Class::Field);
    let shared = match both {
        0 => 0.0,
        1 => 1.0,
        _ => 1.3,
    };
    let (role, other_role, _) = apart.sides(Class::Role);
    let against = match (first, second) {
        (0, 0) => 0.0,
        (1.., 1..) => -3.0,
        // "LLM training intern" and "LLM product intern": product is a product manager's.
        (0, 1..) if role > 0 => -2.4,
        (1.., 0) if other_role > 0 => -2.4,
        // One says more than the other: "LLM training intern" and "LLM intern".
        (more, 0) | (0, more) => -0.8 * f32::from(more.min(2)),
    };
    shared + against
}

/// Words that no list knows: the name of a team, a subject too rare for the list. In one language two of them are two
/// things; in two languages they may be one, and in two scripts nothing is known.
fn unknown(apart: &Apart, is_one_language: bool) -> f32 {
    let of = |class: Class| match apart.sides(class) {
        (0, 0, 0) => 0.0,
        (0, 0, _) => 0.6,
        (1.., 1.., _) if is_one_language => -3.0,
        (1.., 1.., _) => -1.0,
        _ => -0.4,
    };
    match (apart.sides(Class::Latin), apart.sides(Class::Wide)) {
        ((1.., 0, _), (0, 1.., _)) | ((0, 1.., _), (1.., 0, _)) => 0.0,
        _ => of(Class::Latin) + of(Class::Wide),
    }
}
