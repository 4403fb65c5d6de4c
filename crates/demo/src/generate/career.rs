//! What somebody has done so far, before it is put into words: employers, studies, dates.

use jiff::{ToSpan as _, civil::Date};

use super::{cultures::Culture, draw::Draw};
use crate::data::{Data, Employer, EmployerKind, School};

/// A life at work without a language, so that one person can have a CV in two of them.
#[derive(Clone)]
pub struct Career<'a> {
    pub track: &'static str,
    /// Newest first.
    pub posts: Vec<Post<'a>>,
    /// Newest first.
    pub studies: Vec<Study<'a>>,
    pub skills: Vec<String>,
    pub born: Date,
}

#[derive(Clone)]
pub struct Post<'a> {
    pub employer: &'a Employer,
    /// Index in the track's titles.
    pub level: usize,
    pub from: Date,
    pub until: Option<Date>,
}

#[derive(Clone)]
pub struct Study<'a> {
    pub school: &'a School,
    pub degree: Degree,
    /// Drawn once; which subject it means follows from the language's list.
    pub subject: usize,
    pub from: Date,
    pub until: Option<Date>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Degree {
    Bachelor,
    Master,
    Doctor,
}

/// `today` is the first of the present month.
pub fn draw_career<'a>(
    draw: &mut Draw,
    data: &'a Data,
    track: &'static str,
    culture: &Culture,
    city: &str,
    today: Date,
) -> Career<'a> {
    let level = *draw.weighted(match track {
        "finance" => &[(2_usize, 1), (3, 2)],
        "student" => &[(0_usize, 1)],
        _ => &[(0_usize, 22), (1, 40), (2, 27), (3, 11)],
    });
    let years = match (track, level) {
        ("student", _) => 0,
        ("finance", _) => draw.between(15, 26),
        (_, 0) => draw.between(1, 3),
        (_, 1) => draw.between(3, 6),
        (_, 2) => draw.between(6, 11),
        (_, _) => draw.between(10, 17),
    };
    let begun = months_before(today, years * 12 + draw.between(0, 10));
    let posts = posts(draw, data, track, city, level, begun, today);
    let studies = studies(draw, data, track, culture, begun);
    let first = studies.last().expect("everybody has studied").from;
    let born = Date::new(first.year() - 19, draw.between(1, 12) as i8, draw.between(1, 28) as i8)
        .expect("28 days fit every month");
    let count = draw.between(5, 8) as usize;
    let skills = draw
        .several(&data.track(track).skills, count)
        .into_iter()
        .cloned()
        .collect();
    Career {
        track,
        posts,
        studies,
        skills,
        born,
    }
}

fn posts<'a>(
    draw: &mut Draw,
    data: &'a Data,
    track: &str,
    city: &str,
    level: usize,
    begun: Date,
    today: Date,
) -> Vec<Post<'a>> {
    if track == "student" {
        return internships(draw, data, track, city, today);
    }
    let mut posts: Vec<Post<'a>> = Vec::new();
    let mut until = draw.chance(0.14).then(|| months_before(today, draw.between(1, 7)));
    let mut level = level;
    loop {
        let end = until.unwrap_or(today);
        let length = draw.between(14, 52);
        let mut from = months_before(end, length);
        // The oldest post begins with the career; a rest too short for a post of its own joins it.
        let oldest = posts.len() == 4 || from < begun.saturating_add(12.months());
        if oldest {
            from = begun.min(months_before(end, 5));
        }
        let employer = employer(draw, data, track, city, posts.last().map(|post| post.employer));
        posts.push(Post {
            employer,
            level,
            from,
            until,
        });
        if oldest {
            return posts;
        }
        until = Some(months_before(from, draw.between(0, 2)));
        level = level.saturating_sub(usize::from(draw.chance(0.7)));
    }
}

/// A student has been an intern or an assistant for some months, or not yet.
fn internships<'a>(draw: &mut Draw, data: &'a Data, track: &str, city: &str, today: Date) -> Vec<Post<'a>> {
    let mut posts: Vec<Post<'a>> = Vec::new();
    let mut end = months_before(today, draw.between(2, 6));
    for _ in 0..draw.between(1, 2) {
        let from = months_before(end, draw.between(3, 7));
        let employer = employer(draw, data, track, city, posts.last().map(|post| post.employer));
        posts.push(Post {
            employer,
            level: draw.between(0, 3) as usize,
            from,
            until: Some(end),
        });
        end = months_before(from, draw.between(2, 8));
    }
    posts
}

/// Mostly somebody near, and never the same employer twice in a row.
fn employer<'a>(draw: &mut Draw, data: &'a Data, track: &str, city: &str, not: Option<&Employer>) -> &'a Employer {
    let kind = match track {
        "legal" if draw.chance(0.65) => EmployerKind::Law,
        "finance" => EmployerKind::Trade,
        "people" if draw.chance(0.6) => EmployerKind::Trade,
        _ => EmployerKind::Tech,
    };
    let country = &data.city(city).country;
    let fits: Vec<&Employer> = data
        .employers
        .iter()
        .filter(|e| e.kind == kind && not.is_none_or(|not| not.name != e.name))
        .collect();
    let near: Vec<&Employer> = fits
        .iter()
        .copied()
        .filter(|e| data.city(&e.city).country == *country)
        .collect();
    if near.is_empty() || draw.chance(0.2) {
        draw.one(&fits)
    } else {
        draw.one(&near)
    }
}

fn studies<'a>(draw: &mut Draw, data: &'a Data, track: &str, culture: &Culture, begun: Date) -> Vec<Study<'a>> {
    let mut degrees = vec![Degree::Bachelor];
    if draw.chance(0.85) {
        degrees.push(Degree::Master);
        if track == "research" && draw.chance(0.5) {
            degrees.push(Degree::Doctor);
        }
    }
    let schools: Vec<&School> = data
        .schools
        .iter()
        .filter(|school| culture.schools.contains(&school.country.as_str()))
        .collect();
    // Students are in the middle of it: their last degree ends within two years.
    let student = track == "student";
    let ends = if student {
        begun.saturating_add(draw.between(8, 20).months())
    } else {
        months_before(begun, 6)
    };
    // Academic years end in summer and begin in autumn.
    let mut year = ends.year();
    let subject = draw.between(0, 11) as usize;
    let mut studies = Vec::new();
    while let Some(degree) = degrees.pop() {
        let years = match degree {
            Degree::Bachelor => 4,
            Degree::Master => 2,
            Degree::Doctor => draw.between(4, 5) as i16,
        };
        let until = (!student || !studies.is_empty()).then(|| first_of(year, 7));
        studies.push(Study {
            school: draw.one(&schools),
            degree,
            subject,
            from: first_of(year - years, 9),
            until,
        });
        year -= years;
    }
    studies
}

fn first_of(year: i16, month: i8) -> Date {
    Date::constant(year, month, 1)
}

fn months_before(date: Date, months: i64) -> Date {
    date.saturating_sub(months.months())
}
