//! How two titles stand to each other.

use super::{Evidence, Reason, names};
use crate::sketch::{Class, Sketch, class};

#[derive(Default)]
struct Apart {
    shared: [u16; 8],
    shared_count: usize,
    /// By class: how many stand in the first alone, in the second alone, and in both.
    counts: [[u8; 3]; 4],
    apart: [u16; 16],
    apart_count: usize,
}

impl Apart {
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
                apart.shared[apart.shared_count] = key;
                apart.shared_count += 1;
            } else {
                apart.apart[apart.apart_count] = key;
                apart.apart_count += 1;
            }
        }
    }

    /// How many of a class stand in the first alone, in the second alone, and in both.
    fn sides(&self, class: Class) -> (u8, u8, u8) {
        let [first, second, both] = self.counts[class as usize];
        (first, second, both)
    }

    fn shared(&self) -> Vec<&'static str> {
        names(self.shared[..self.shared_count].iter().copied())
    }

    /// A role alone is shared by a whole department.
    fn is_telling(&self) -> bool {
        let beside = [Class::Field, Class::Latin, Class::Wide];
        beside.iter().any(|class| self.sides(*class).2 > 0)
            || !matches!(
                self.shared().as_slice(),
                ["engineer" | "consultant" | "analyst" | "researcher" | "sales_rep"] | []
            )
    }
}

/// What the titles say of the two jobs; None where one of them says nothing.
pub(super) fn judge(a: &Sketch, b: &Sketch) -> Option<Reason> {
    let apart = Apart::of(a, b);
    let reason = |what, points| Some(Reason { what, points });
    if a.title != 0 && a.title == b.title {
        return reason(Evidence::SameTitle, if apart.is_telling() { 2.2 } else { 1.5 });
    }
    if apart.apart_count == 0 {
        let points = if apart.is_telling() { 2.0 } else { 1.4 };
        return (apart.shared_count > 0).then(|| Reason {
            what: Evidence::SameMeaning(apart.shared()),
            points,
        });
    }
    let of_nothing = if apart.shared_count == 0 { -1.5 } else { 0.0 };
    let points = roles(&apart) + fields(&apart) + unknown(&apart) + of_nothing;
    let names = names(apart.apart[..apart.apart_count].iter().copied());
    reason(
        Evidence::Titles {
            shared: apart.shared(),
            apart: names,
        },
        points,
    )
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
    let against = match (first, second) {
        (0, 0) => 0.0,
        (1.., 1..) => -3.0,
        // One says more than the other: "LLM training intern" and "LLM intern".
        (more, 0) | (0, more) => -0.8 * f32::from(more.min(2)),
    };
    shared + against
}

fn unknown(apart: &Apart) -> f32 {
    let of = |class: Class| match apart.sides(class) {
        (0, 0, 0) => 0.0,
        (0, 0, _) => 0.6,
        (1.., 1.., _) => -1.2,
        _ => -0.4,
    };
    // A word of another script may be the translation of any.
    match (apart.sides(Class::Latin), apart.sides(Class::Wide)) {
        ((1.., 0, _), (0, 1.., _)) | ((0, 1.., _), (1.., 0, _)) => 0.0,
        _ => of(Class::Latin) + of(Class::Wide),
    }
}
