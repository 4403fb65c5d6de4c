//! A career put into words of one language.

use super::{
    career::{Career, Degree, Post, Study},
    draw::Draw,
};
use crate::{Education, Experience, data::Data};

pub struct Worded {
    pub headline: String,
    pub summary: String,
    pub experiences: Vec<Experience>,
    pub education: Vec<Education>,
}

pub fn word(draw: &mut Draw, data: &Data, career: &Career, language: &str) -> Worded {
    let track = data.track(career.track);
    let bullets = &track.bullets[language];
    // Dealt like cards, so that no sentence stands twice in one CV.
    let mut deck = draw.several(bullets, bullets.len()).into_iter();
    let mut experiences = Vec::new();
    for (place, post) in career.posts.iter().enumerate() {
        let count = [4, 3].get(place).copied().unwrap_or(2);
        let points = deck
            .by_ref()
            .take(count)
            .map(|point| fill(draw, point, language))
            .collect();
        experiences.push(experience(data, career.track, post, language, points));
    }
    let education: Vec<Education> = career
        .studies
        .iter()
        .map(|study| education(data, career.track, study, language))
        .collect();
    let headline = headline(&experiences, &education, career.track, language);
    Worded {
        headline,
        summary: draw.pick(&track.summaries[language]).clone(),
        experiences,
        education,
    }
}

fn experience(data: &Data, track: &str, post: &Post, language: &str, points: Vec<String>) -> Experience {
    let titles = &data.track(track).titles[language];
    let employer = match (&post.employer.zh, language) {
        (Some(name), "zh") => name.clone(),
        _ => post.employer.name.clone(),
    };
    Experience {
        employer,
        title: titles[post.level.min(titles.len() - 1)].clone(),
        city: data.city(&post.employer.city).name(language).to_owned(),
        from: post.from,
        until: post.until,
        points,
    }
}

fn education(data: &Data, track: &str, study: &Study, language: &str) -> Education {
    let subjects = &data.track(track).subjects[language];
    Education {
        school: study.school.names[language].clone(),
        degree: degree(study.degree, track, language).to_owned(),
        subject: subjects[study.subject % subjects.len()].clone(),
        from: study.from,
        until: study.until,
    }
}

fn degree(degree: Degree, track: &str, language: &str) -> &'static str {
    match (degree, language, track) {
        (Degree::Bachelor, "zh", _) => "本科",
        (Degree::Master, "zh", _) => "硕士",
        (Degree::Doctor, "zh", _) => "博士",
        (Degree::Bachelor, "de", "legal") => "Erste juristische Prüfung",
        (Degree::Master, "de", "legal") => "Zweite juristische Staatsprüfung",
        (Degree::Bachelor, _, "legal") => "LL.B.",
        (Degree::Master, _, "legal") => "LL.M.",
        (Degree::Bachelor, _, "people" | "finance" | "writing") => "B.A.",
        (Degree::Master, _, "people" | "finance" | "writing") => "M.A.",
        (Degree::Bachelor, _, _) => "B.Sc.",
        (Degree::Master, _, _) => "M.Sc.",
        (Degree::Doctor, "de", _) => "Dr. rer. nat.",
        (Degree::Doctor, _, _) => "Ph.D.",
    }
}

/// What stands under the name: the present post, or what a student studies.
fn headline(experiences: &[Experience], education: &[Education], track: &str, language: &str) -> String {
    let studying = education.first().filter(|_| track == "student");
    match (studying, experiences.first(), language) {
        (Some(study), _, "zh") => format!("{}生（{}），{}", study.degree, study.subject, study.school),
        (Some(study), _, "de") => format!("{}-Studium {}, {}", study.degree, study.subject, study.school),
        (Some(study), _, _) => format!("{} student, {}, {}", study.degree, study.subject, study.school),
        (None, Some(post), "zh") => format!("{}，{}", post.title, post.employer),
        (None, Some(post), _) => format!("{}, {}", post.title, post.employer),
        (None, None, _) => String::new(),
    }
}

/// Puts figures into a sentence: {n} 3 to 9, {m} 12 to 60, {k} 200 to 4,000 in tens, {p} 11 to 64.
fn fill(draw: &mut Draw, sentence: &str, language: &str) -> String {
    let k = draw.between(20, 400) * 10;
    let grouped = match (k >= 1000, language) {
        (true, "en") => format!("{},{:03}", k / 1000, k % 1000),
        (true, "de") => format!("{}.{:03}", k / 1000, k % 1000),
        _ => k.to_string(),
    };
    let filled = sentence
        .replace("{n}", &draw.between(3, 9).to_string())
        .replace("{m}", &draw.between(12, 60).to_string())
        .replace("{p}", &draw.between(11, 64).to_string())
        .replace("{k}", &grouped);
    // English sets the sign close, German with a space that does not break.
    match language {
        "de" => filled.replace(" %", "\u{a0}%"),
        _ => filled.replace(" %", "%"),
    }
}
