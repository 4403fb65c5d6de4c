//! Charts, drawn by the server: x and widths in per cent, y in pixels, so text keeps its size at any width. What is told by
//! colour is told by hatching and words, too.

use serde::Serialize;

use crate::market::report::{BoardPart, Ranges, Report, Week};

/// Bars under their labels.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Bars {
    pub height: i64,
    pub rows: Vec<Bar>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Bar {
    pub key: String,
    pub y_label: i64,
    pub y: i64,
    pub y_value: i64,
    pub parts: Vec<Piece>,
    /// Where the value stands, in per cent.
    pub end: f64,
    pub value: i64,
    /// Of them marked urgent.
    pub urgent: i64,
}

/// A piece of a bar: the first is filled, the second hatched, others are outlines.
#[derive(Clone, Debug, Serialize)]
pub struct Piece {
    pub rank: usize,
    pub key: String,
    pub count: i64,
    pub x: f64,
    pub width: f64,
}

/// A row takes so many pixels.
const ROW: i64 = 34;
/// The longest bar, in per cent; behind it stands its value.
const LONGEST: f64 = 66.0;

/// A bar before it has its place: its key, its pieces by rank, key and count, and how many of it are urgent.
type Raw = (String, Vec<(usize, String, i64)>, i64);

fn bars(rows: Vec<Raw>) -> Bars {
    let most = rows
        .iter()
        .map(|(_, parts, _)| parts.iter().map(|part| part.2).sum::<i64>())
        .max();
    let most = most.unwrap_or(1).max(1) as f64;
    let scale = |count: i64| (count as f64 / most * LONGEST * 100.0).round() / 100.0;
    let made = rows.into_iter().enumerate().map(|(at, (key, parts, urgent))| {
        let top = at as i64 * ROW;
        let (mut x, mut pieces, mut value) = (0.0, Vec::new(), 0);
        for (rank, key, count) in parts {
            pieces.push(Piece {
                rank,
                key,
                count,
                x,
                width: scale(count),
            });
            x += scale(count);
            value += count;
        }
        Bar {
            key,
            y_label: top + 12,
            y: top + 17,
            y_value: top + 27,
            parts: pieces,
            end: x,
            value,
            urgent,
        }
    });
    let rows: Vec<Bar> = made.collect();
    Bars {
        height: rows.len() as i64 * ROW,
        rows,
    }
}

/// Boards by language: the commonest filled, the next hatched, the rest outlined.
pub fn boards(parts: &[BoardPart]) -> (Bars, Vec<String>) {
    let mut all: std::collections::BTreeMap<&str, i64> = std::collections::BTreeMap::new();
    for (code, count) in parts.iter().flat_map(|board| &board.languages) {
        *all.entry(code).or_default() += count;
    }
    let mut order: Vec<&str> = all.keys().copied().collect();
    order.sort_by_key(|code| std::cmp::Reverse(all[code]));
    let rows = parts.iter().map(|board| {
        let mut pieces: Vec<(usize, String, i64)> = board
            .languages
            .iter()
            .map(|(code, count)| {
                let rank = order.iter().position(|own| own == code).unwrap_or(2);
                (rank.min(2), code.clone(), *count)
            })
            .collect();
        pieces.sort_by_key(|(rank, _, _)| *rank);
        (board.kind.clone(), pieces, board.urgent)
    });
    (bars(rows.collect()), order.into_iter().map(str::to_owned).collect())
}

/// Functions, the largest first.
pub fn functions(report: &Report) -> Bars {
    let mut sorted: Vec<(&String, &i64)> = report.functions.iter().collect();
    sorted.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    let rows = sorted.into_iter().map(|(function, count)| {
        let urgent = report.urgent.iter().filter(|line| line.function == *function).count() as i64;
        (function.clone(), vec![(0, function.clone(), *count)], urgent)
    });
    bars(rows.collect())
}

/// Levels, in the order of a career.
pub fn levels(report: &Report) -> Bars {
    let known = market::Level::ALL.iter().map(|level| level.key());
    let rows = known.filter_map(|level| {
        let count = *report.levels.get(level)?;
        Some((level.to_owned(), vec![(0, level.to_owned(), count)], 0))
    });
    bars(rows.collect())
}

/// What opened stands above the line, what closed below.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Weeks {
    pub columns: Vec<Column>,
    pub opened: i64,
    pub closed: i64,
}

#[derive(Clone, Debug, Serialize)]
pub struct Column {
    pub week: Week,
    pub x: f64,
    pub middle: f64,
    pub width: f64,
    pub up_y: i64,
    pub up: i64,
    pub down: i64,
    /// Whether its date stands under it: not every one has room.
    pub named: bool,
}

/// Where the line between lies.
pub const AXIS: i64 = 108;

pub fn weeks(weeks: &[Week]) -> Weeks {
    let most = weeks
        .iter()
        .map(|week| week.opened.max(week.closed))
        .max()
        .unwrap_or(1)
        .max(1);
    let step = 100.0 / weeks.len().max(1) as f64;
    let every = weeks.len().div_ceil(6).max(1);
    let columns = weeks.iter().enumerate().map(|(at, week)| {
        let scale = |count: i64, most_pixels: i64| count * most_pixels / most;
        let up = scale(week.opened, 84);
        let x = at as f64 * step;
        let round = |value: f64| (value * 100.0).round() / 100.0;
        Column {
            week: *week,
            x: round(x),
            width: round(step * 0.7),
            middle: round(step.mul_add(0.35, x)),
            up_y: AXIS - up,
            up,
            down: scale(week.closed, 40),
            named: at % every == 0,
        }
    });
    Weeks {
        columns: columns.collect(),
        opened: weeks.iter().map(|week| week.opened).sum(),
        closed: weeks.iter().map(|week| week.closed).sum(),
    }
}

/// Ranges on one scale: theirs above, ours below.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Scales {
    pub height: i64,
    pub rows: Vec<Scale>,
    /// Marks of the scale: where, and how much, in whole units.
    pub marks: Vec<(f64, i64)>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Scale {
    pub key: String,
    pub y_label: i64,
    pub theirs: Option<Span>,
    pub ours: Option<Span>,
}

#[derive(Clone, Copy, Debug, Serialize)]
pub struct Span {
    pub y: i64,
    pub x: f64,
    pub width: f64,
    pub end: f64,
}

pub fn ranges(ranges: &[Ranges], minor_units: i64) -> Scales {
    const ROOM: f64 = 82.0;
    let both = |range: &Ranges| [range.theirs, range.ours];
    let highest = ranges.iter().flat_map(both).flatten().map(|range| range.high).max();
    let highest = highest.unwrap_or(1).max(1) as f64;
    let scale = |amount: i64| (amount as f64 / highest * ROOM * 100.0).round() / 100.0;
    let span = |range: Option<crate::market::report::Range>, y: i64| {
        range.map(|range| Span {
            y,
            x: scale(range.low),
            width: (scale(range.high) - scale(range.low)).max(0.6),
            end: scale(range.high).max(scale(range.low) + 0.6),
        })
    };
    let rows: Vec<Scale> = ranges
        .iter()
        .enumerate()
        .map(|(at, range)| {
            let top = at as i64 * 52;
            Scale {
                key: range.function.clone(),
                y_label: top + 12,
                theirs: span(range.theirs, top + 18),
                ours: span(range.ours, top + 33),
            }
        })
        .collect();
    let marks = [0.25, 0.5, 0.75, 1.0].map(|share| {
        let amount = highest * share / minor_units.max(1) as f64;
        (ROOM * share, amount.round() as i64)
    });
    Scales {
        height: rows.len() as i64 * 52 + 24,
        rows,
        marks: marks.to_vec(),
    }
}

#[cfg(test)]
mod chart_tests {
    use super::*;

    #[test]
    fn bars_stay_in_their_frame_and_add_up() {
        let part = |kind: &str, languages: &[(&str, i64)]| BoardPart {
            id: kind.to_owned(),
            kind: kind.to_owned(),
            postings: languages.iter().map(|(_, count)| count).sum(),
            languages: languages
                .iter()
                .map(|(code, count)| ((*code).to_owned(), *count))
                .collect(),
            urgent: 0,
            evidence: Vec::new(),
        };
        let (bars, order) = boards(&[
            part("own_site", &[("zh", 12), ("en", 6)]),
            part("linkedin", &[("zh", 10)]),
        ]);
        assert_eq!(order, ["zh", "en"]);
        assert_eq!(bars.rows[0].value, 18);
        assert!((bars.rows[0].end - LONGEST).abs() < 0.1);
        assert!(bars.rows[1].end < bars.rows[0].end);
        assert_eq!(
            bars.rows[0].parts.iter().map(|piece| piece.rank).collect::<Vec<_>>(),
            [0, 1]
        );
    }

    #[test]
    fn nothing_at_all_can_be_drawn() {
        assert_eq!(weeks(&[]).columns.len(), 0);
        assert_eq!(ranges(&[], 100).rows.len(), 0);
        assert_eq!(boards(&[]).0.height, 0);
    }
}
