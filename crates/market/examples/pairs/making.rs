//! Making jobs, and postings of them.

use std::fmt;

use market::{Ad, Pay, Sketch, read_and_sketch};

/// In which language: the column of the tables.
type Tongue = usize;
const ENGLISH: Tongue = 0;
const GERMAN: Tongue = 1;
const CHINESE: Tongue = 2;
const CODES: [&str; 3] = ["en", "de", "zh"];

const CITIES: [[&str; 3]; 8] = [
    ["Hangzhou", "Hangzhou", "杭州"],
    ["Berlin", "Berlin", "柏林"],
    ["Munich, Germany", "München", "慕尼黑"],
    ["Beijing", "Peking", "北京市"],
    ["Shenzhen", "Shenzhen", "深圳·南山区"],
    ["Singapore", "Singapur", "新加坡"],
    ["Zurich", "Zürich", "苏黎世"],
    ["London, UK", "London", "伦敦"],
];

/// What two postings of a pair have to do with each other. The first eight are one job.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    SameTextOtherTitle,
    Paraphrased,
    Translated,
    TranslatedWithoutPlaceAndPay,
    OneBoardOtherPlace,
    OneBoardOtherLanguage,
    ShortAndLong,
    RequisitionAlone,
    Sibling,
    SiblingTranslated,
    SeniorAndPlain,
    OtherPlaceOwnText,
    InternAndEmployee,
    TwoInternships,
    OneBoardTwoTeams,
    OtherRequisition,
    SameFunction,
    AnyOther,
}

impl Kind {
    pub fn is_same(self) -> bool {
        self <= Self::RequisitionAlone
    }

    /// Two jobs of one role, each with tasks of its own.
    fn has_own_tasks(self) -> bool {
        matches!(
            self,
            Self::OtherPlaceOwnText | Self::OneBoardTwoTeams | Self::OtherRequisition
        )
    }
}

/// A round has more pairs of different jobs than of the same, and few that are easy.
const ROUND: [Kind; 20] = [
    Kind::SameTextOtherTitle,
    Kind::Sibling,
    Kind::Paraphrased,
    Kind::SiblingTranslated,
    Kind::Translated,
    Kind::SeniorAndPlain,
    Kind::TranslatedWithoutPlaceAndPay,
    Kind::OtherPlaceOwnText,
    Kind::OneBoardOtherPlace,
    Kind::InternAndEmployee,
    Kind::OneBoardOtherLanguage,
    Kind::TwoInternships,
    Kind::ShortAndLong,
    Kind::OneBoardTwoTeams,
    Kind::RequisitionAlone,
    Kind::OtherRequisition,
    Kind::Translated,
    Kind::SameFunction,
    Kind::Sibling,
    Kind::AnyOther,
];

struct Role {
    family: &'static str,
    titles: Vec<[&'static str; 3]>,
    tasks: Vec<[&'static str; 3]>,
}

impl Role {
    fn is_executive(&self) -> bool {
        self.titles.iter().any(|title| title[0].starts_with("Chief"))
    }

    fn is_internship(&self) -> bool {
        self.family.ends_with("intern")
    }
}

/// The words of one half about employers.
struct Words {
    about: [&'static str; 3],
    benefits: Vec<[&'static str; 3]>,
    frames: Vec<[&'static str; 3]>,
    close: [&'static str; 3],
    swaps: [&'static str; 3],
}

pub struct Employer {
    roles: Vec<Role>,
    words: Words,
    dice: Dice,
}

#[derive(Clone)]
struct Job {
    role: usize,
    tasks: Vec<usize>,
    is_senior: bool,
    is_intern: bool,
    city: usize,
    /// Thousands of euros a year.
    pay: i64,
    requisition: u64,
}

/// How a posting is written.
#[derive(Clone, Copy)]
struct Style {
    tongue: Tongue,
    board: u16,
    is_swapped: bool,
    is_short: bool,
    has_place: bool,
    has_pay: bool,
    has_requisition: bool,
    is_shuffled: bool,
    about: bool,
}

pub struct Posting {
    title: String,
    text: String,
    place: Option<&'static str>,
    pay: Option<i64>,
    employment: &'static str,
    reference: Option<String>,
    language: &'static str,
    pub board: u16,
}

pub struct Pair {
    pub kind: Kind,
    pub first: Posting,
    pub second: Posting,
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
    pub fn new(half: &str, number: u64) -> Self {
        let seed = number * 2 + u64::from(half == "test");
        let words = words(half, number as usize);
        Self {
            roles: roles(half),
            words,
            dice: Dice::new(seed),
        }
    }

    pub fn pair(&mut self, at: usize) -> Pair {
        let kind = ROUND[at % ROUND.len()];
        let mut job = self.job(kind);
        if kind.has_own_tasks() {
            job.tasks.truncate(3);
        }
        let other = self.counterpart(kind, &job);
        let (one, two) = self.styles(kind);
        let first = self.post(&job, one, 0, kind);
        let mut second = self.post(&other, two, 1, kind);
        if kind == Kind::OneBoardOtherPlace {
            second.text.clone_from(&first.text);
        }
        Pair { kind, first, second }
    }

    fn job(&mut self, kind: Kind) -> Job {
        let fits = |role: &Role| match kind {
            Kind::TwoInternships => role.is_internship(),
            Kind::SeniorAndPlain => !role.is_internship() && !role.is_executive(),
            Kind::InternAndEmployee => !role.is_executive(),
            _ => true,
        };
        loop {
            let role = self.dice.below(self.roles.len());
            if fits(&self.roles[role]) {
                return self.job_of(role);
            }
        }
    }

    fn job_of(&mut self, role: usize) -> Job {
        let count = self.roles[role].tasks.len();
        let dropped = self.dice.below(count);
        let is_intern = self.roles[role].is_internship();
        let may_be_senior = !is_intern && !self.roles[role].is_executive();
        Job {
            role,
            tasks: (1..count).map(|task| (task + dropped) % count).collect(),
            is_senior: may_be_senior && self.dice.one_in(4),
            is_intern,
            city: self.dice.below(CITIES.len()),
            pay: 40 + self.dice.below(120) as i64,
            requisition: 1000 + self.dice.below(8000) as u64,
        }
    }

    /// The other job of a pair, or the same.
    fn counterpart(&mut self, kind: Kind, job: &Job) -> Job {
        let mut other = job.clone();
        let pick = |employer: &mut Self, is_wanted: &dyn Fn(&Role, usize) -> bool| loop {
            let role = employer.dice.below(employer.roles.len());
            if role != job.role && is_wanted(&employer.roles[role], role) {
                break employer.job_of(role);
            }
        };
        let family = self.roles[job.role].family;
        let has_sibling = self.roles.iter().filter(|role| role.family == family).count() > 1;
        match kind {
            Kind::Sibling | Kind::SiblingTranslated | Kind::SameFunction | Kind::TwoInternships => {
                let sibling = pick(self, &|role, _| !has_sibling || role.family == family);
                let pay = if self.dice.one_in(2) { job.pay } else { sibling.pay };
                Job {
                    city: job.city,
                    pay,
                    is_senior: job.is_senior && !sibling.is_intern,
                    ..sibling
                }
            }
            Kind::AnyOther => pick(self, &|_, _| true),
            Kind::SeniorAndPlain => Job {
                is_senior: !job.is_senior,
                is_intern: false,
                requisition: job.requisition + 1,
                ..other
            },
            Kind::InternAndEmployee => Job {
                is_intern: !job.is_intern,
                is_senior: false,
                requisition: job.requisition + 1,
                ..other
            },
            Kind::OtherPlaceOwnText => {
                other.city = (job.city + 1 + self.dice.below(CITIES.len() - 1)) % CITIES.len();
                other.tasks = self.other_tasks(job);
                other
            }
            Kind::OneBoardTwoTeams | Kind::OtherRequisition => {
                other.tasks = self.other_tasks(job);
                other.requisition = job.requisition + 1;
                other
            }
            Kind::OneBoardOtherPlace => {
                other.city = (job.city + 1) % CITIES.len();
                other
            }
            _ => other,
        }
    }

    /// What the job does not do, and one thing that it does.
    fn other_tasks(&self, job: &Job) -> Vec<usize> {
        let others = (0..self.roles[job.role].tasks.len()).filter(|task| !job.tasks.contains(task));
        others.chain([job.tasks[0]]).collect()
    }

    fn styles(&mut self, kind: Kind) -> (Style, Style) {
        let tongue = self.dice.below(3);
        let plain = Style {
            tongue,
            board: 1,
            is_swapped: false,
            is_short: false,
            has_place: true,
            has_pay: self.dice.one_in(2),
            has_requisition: false,
            is_shuffled: false,
            about: true,
        };
        let apart = Style {
            board: 2,
            has_pay: self.dice.one_in(2),
            ..plain
        };
        let foreign = (tongue + 1 + self.dice.below(2)) % 3;
        match kind {
            Kind::SameTextOtherTitle => (
                plain,
                Style {
                    has_place: !self.dice.one_in(3),
                    ..apart
                },
            ),
            Kind::Paraphrased => (
                plain,
                Style {
                    is_swapped: true,
                    is_shuffled: true,
                    about: self.dice.one_in(2),
                    ..apart
                },
            ),
            Kind::Translated | Kind::SiblingTranslated => (
                plain,
                Style {
                    tongue: foreign,
                    is_shuffled: self.dice.one_in(2),
                    ..apart
                },
            ),
            Kind::TranslatedWithoutPlaceAndPay => (
                plain,
                Style {
                    tongue: foreign,
                    has_place: false,
                    has_pay: false,
                    ..apart
                },
            ),
            Kind::OneBoardOtherPlace => (plain, plain),
            Kind::OneBoardOtherLanguage => (
                plain,
                Style {
                    tongue: foreign,
                    ..plain
                },
            ),
            Kind::ShortAndLong => (
                plain,
                Style {
                    is_short: true,
                    about: false,
                    tongue: if self.dice.one_in(2) { foreign } else { tongue },
                    ..apart
                },
            ),
            Kind::RequisitionAlone => {
                let numbered = Style {
                    has_requisition: true,
                    ..plain
                };
                (
                    numbered,
                    Style {
                        has_requisition: true,
                        tongue: foreign,
                        has_place: false,
                        is_short: true,
                        ..apart
                    },
                )
            }
            Kind::OneBoardTwoTeams => (
                plain,
                Style {
                    is_shuffled: true,
                    ..plain
                },
            ),
            Kind::OtherRequisition => {
                let numbered = Style {
                    has_requisition: true,
                    ..plain
                };
                (
                    numbered,
                    Style {
                        is_shuffled: true,
                        ..numbered
                    },
                )
            }
            Kind::OtherPlaceOwnText => (
                plain,
                Style {
                    is_swapped: true,
                    is_shuffled: true,
                    tongue: if self.dice.one_in(2) { foreign } else { tongue },
                    ..apart
                },
            ),
            Kind::Sibling | Kind::SameFunction | Kind::TwoInternships | Kind::AnyOther => {
                (plain, if self.dice.one_in(2) { apart } else { plain })
            }
            Kind::SeniorAndPlain | Kind::InternAndEmployee => {
                let other = if self.dice.one_in(2) { apart } else { plain };
                (
                    plain,
                    Style {
                        is_shuffled: true,
                        tongue: if self.dice.one_in(3) { foreign } else { tongue },
                        ..other
                    },
                )
            }
        }
    }

    fn post(&mut self, job: &Job, style: Style, turn: usize, kind: Kind) -> Posting {
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

/// Random numbers that are the same on every machine (SplitMix64).
struct Dice(u64);

impl Dice {
    /// Far apart for neighbouring seeds, which would else be one row of numbers, shifted.
    fn new(seed: u64) -> Self {
        let mut dice = Self(seed.wrapping_mul(0xd134_2543_de82_ef95));
        Self(dice.below(usize::MAX) as u64)
    }

    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ z >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ z >> 31) % count as u64) as usize
    }

    fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }
}

fn lines(table: &'static str, half: &str) -> impl Iterator<Item = Vec<&'static str>> {
    let rows = table.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>());
    rows.filter(move |row| row[0] == half)
}

fn roles(half: &str) -> Vec<Role> {
    let mut roles: Vec<(&str, Role)> = Vec::new();
    for row in lines(include_str!("roles.tsv"), half) {
        if roles.last().is_none_or(|(name, _)| *name != row[1]) {
            roles.push((
                row[1],
                Role {
                    family: row[2],
                    titles: Vec::new(),
                    tasks: Vec::new(),
                },
            ));
        }
        let (_, role) = roles.last_mut().expect("pushed above");
        let tongues = [row[4], row[5], row[6]];
        if row[3] == "title" {
            role.titles.push(tongues);
        } else {
            role.tasks.push(tongues);
        }
    }
    roles.into_iter().map(|(_, role)| role).collect()
}

fn words(half: &str, number: usize) -> Words {
    let of = |part: &str| -> Vec<[&'static str; 3]> {
        let rows = lines(include_str!("words.tsv"), half).filter(|row| row[1] == part);
        rows.map(|row| [row[2], row[3], row[4]]).collect()
    };
    let about = of("about");
    Words {
        about: about[number % about.len()],
        benefits: of("benefit"),
        frames: of("frame"),
        close: of("close")[0],
        swaps: of("swap")[0],
    }
}
