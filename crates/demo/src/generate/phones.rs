//! Telephone numbers that ring nowhere.
//!
//! Where a regulator has set numbers aside for fiction, they are used: Bundesnetzagentur (numbers for media productions: landlines
//! of five cities and mobile blocks), Ofcom (07700 900000 to 900999), the North American plan (555-0100 to 555-0199), ARCEP
//! (06 39 98 xx xx), ACMA (0491 570 006 and its neighbours). China and Singapore have none; there the numbers begin with
//! digits that no subscriber has (12x, and 5). Everybody else leaves the field empty.

use super::draw::Draw;
use crate::City;

pub fn of(draw: &mut Draw, city: &City) -> Option<String> {
    let mut digits = |count: u32| {
        let number = draw.between(0, 10_i64.pow(count) - 1);
        format!("{number:0width$}", width = count as usize)
    };
    let number = match (city.country.as_str(), city.key.as_str()) {
        ("DE", "berlin") => format!("+49 30 23125{}", digits(3)),
        ("DE", "hamburg") => format!("+49 40 66969{}", digits(3)),
        ("DE", "cologne") => format!("+49 221 4710{}", digits(3)),
        ("DE", "munich") => format!("+49 89 99998{}", digits(3)),
        ("DE", "frankfurt") => format!("+49 69 90009{}", digits(3)),
        ("DE", _) => format!("+49 171 39200{}", digits(2)),
        ("GB", _) => format!("+44 7700 900{}", digits(3)),
        ("CA", _) => format!("+1 416 555 01{}", digits(2)),
        ("US", "seattle") => format!("+1 206 555 01{}", digits(2)),
        ("US", _) => format!("+1 617 555 01{}", digits(2)),
        ("FR", _) => format!("+33 6 39 98 {} {}", digits(2), digits(2)),
        ("AU", _) => format!("+61 491 570 {}", draw.pick(&["006", "156", "157", "158", "159", "110"])),
        ("CN", _) => format!("+86 12{} {} {}", digits(1), digits(4), digits(4)),
        ("SG", _) => format!("+65 5{} {}", digits(3), digits(4)),
        _ => return None,
    };
    Some(number)
}
