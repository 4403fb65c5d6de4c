//! Writing a posting of a job: its title, its text, and what the board says beside them.

use std::fmt;

use market::{Ad, Pay, Sketch, read_and_sketch};

use crate::{
    making::{Employer, Job, Kind},
    tables::{CHINESE, CITIES, CODES, ENGLISH, GERMAN, Tongue},
};

/// How a posting is written.
#[derive(Clone, Copy)]
pub struct Style {
    pub tongue: Tongue,
    pub board: u16,
    pub is_swapped: bool,
    pub is_short: bool,
    pub has_place: bool,
    pub has_pay: bool,
    pub has_requisition: bool,
    pub is_shuffled: bool,
    pub about: bool,
}

pub struct Posting {
    title: String,
    pub text: String,
    place: Option<&'static str>,
    pay: Option<i64>,
    employment: &'static str,
    reference: Option<String>,
    language: &'static str,
    pub board: u16,
}
impl Posting {
    pub fn sketch(&self) -> Sketch {
        let places: Vec<&str> = self.place.into_iter().collect();
        let pay = self.pay.map(|pay| Pay::Yearly {
            min: pay * 100_000,
            max: pay * 120_000,
            currency: "EUR",
        });
        let ad = Ad {
            title: &self.title,
            text: &self.text,
            employment: self.employment,
            language: Some(self.language),
            places: &places,
            pay: pay.unwrap_or_default(),
            reference: self.reference.as_deref(),
            ..Ad::default()
        };
        read_and_sketch(&ad).1
    }
}

impl fmt::Display for Posting {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let text: String = self.text.chars().take(160).collect();
        write!(
            f,
            "{} @{:?} {:?} {} | {text}",
            self.title, self.place, self.pay, self.employment
        )
    }
}
impl Employer {
    pub(crate) fn post(&mut self, job: &Job, style: Style, turn: usize, kind: Kind) -> Posting {
        let tongue = style.tongue;
        let is_other_place = kind == Kind::OneBoardOtherPlace;
        let title = self.title(job, style, if is_other_place { 0 } else { turn });
        let text = self.text(job, style);
        let employment: &[&str] = match (job.is_intern, tongue) {
            (true, ENGLISH) => &["Internship", "INTERN", ""],
            (true, GERMAN) => &["Praktikum", ""],
            (true, _) => &["实习", ""],
            (false, ENGLISH) => &["Full-time", "FULL_TIME", ""],
            (false, GERMAN) => &["Vollzeit", "Festanstellung, Vollzeit", ""],
            (false, _) => &["全职", ""],
        };
        Posting {
            title,
            text,
            place: style.has_place.then(|| CITIES[job.city][tongue]),
            pay: style.has_pay.then_some(job.pay),
            employment: employment[self.dice.below(employment.len())],
            reference: style.has_requisition.then(|| format!("REQ-{}", job.requisition)),
            language: CODES[tongue],
            board: style.board,
        }
    }

    fn title(&mut self, job: &Job, style: Style, turn: usize) -> String {
        let role = &self.roles[job.role];
        let titles = &role.titles;
        let mut title = titles[turn % titles.len()][style.tongue].to_owned();
        if job.is_senior {
            title = match style.tongue {
                CHINESE => format!("资深{title}"),
                _ => format!("Senior {title}"),
            };
        }
        if job.is_intern && !role.is_internship() {
            title = match style.tongue {
                CHINESE => format!("{title}（实习）"),
                GERMAN => format!("{title} – Praktikum"),
                _ => format!("{title}, Internship"),
            };
        }
        if role.is_internship() && !job.is_intern {
            title = match style.tongue {
                CHINESE => title.replace("实习生", "工程师"),
                GERMAN => title
                    .replace("Praktikum", "Entwickler")
                    .replace("Praktikant", "Entwickler"),
                _ => title.replace("Internship", "Engineer").replace("Intern", "Engineer"),
            };
        }
        if let Some(team) = job.team {
            title = match (style.tongue, turn) {
                (CHINESE, _) => format!("{title}（{team}）"),
                (_, 0) => format!("{title}, {team}"),
                _ => format!("{team}: {title}"),
            };
        }
        let badges: [&[&str]; 3] = [
            &["", "", " (urgent)", " (m/f/d)"],
            &["", "", " – dringend gesucht"],
            &["", "", "（急招）", "【急聘】"],
        ];
        let badge = badges[style.tongue][self.dice.below(badges[style.tongue].len())];
        title + badge
    }

    fn text(&mut self, job: &Job, style: Style) -> String {
        let tongue = style.tongue;
        let mut tasks: Vec<String> = job
            .tasks
            .iter()
            .map(|task| self.roles[job.role].tasks[*task][tongue].to_owned())
            .collect();
        if style.is_shuffled {
            let count = tasks.len();
            for at in 0..count {
                tasks.swap(at, self.dice.below(count));
            }
        }
        if style.is_short {
            tasks.truncate(3);
        }
        if style.is_swapped {
            for swap in self.words.swaps[tongue]
                .split('|')
                .filter_map(|swap| swap.split_once('='))
            {
                for task in &mut tasks {
                    *task = task.replace(swap.0, swap.1);
                }
            }
        }
        let (join, stop) = if tongue == CHINESE {
            ("；", "。")
        } else {
            (". ", ". ")
        };
        let frame = self.words.frames[self.dice.below(self.words.frames.len())][tongue];
        let benefit = self.words.benefits[self.dice.below(self.words.benefits.len())][tongue];
        let body = format!("{frame}: {}{stop}", tasks.join(join));
        if !style.about {
            return body;
        }
        format!(
            "{}\n{body}\n{benefit} {}",
            self.words.about[tongue], self.words.close[tongue]
        )
    }
}
