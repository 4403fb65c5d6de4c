//! What the tables hold, and the dice.

/// In which language: the column of the tables.
pub type Tongue = usize;
pub const ENGLISH: Tongue = 0;
pub const GERMAN: Tongue = 1;
pub const CHINESE: Tongue = 2;
pub const CODES: [&str; 3] = ["en", "de", "zh"];

pub const CITIES: [[&str; 3]; 8] = [
    ["Hangzhou", "Hangzhou", "杭州"],
    ["Berlin", "Berlin", "柏林"],
    ["Munich, Germany", "München", "慕尼黑"],
    ["Beijing", "Peking", "北京市"],
    ["Shenzhen", "Shenzhen", "深圳·南山区"],
    ["Singapore", "Singapur", "新加坡"],
    ["Zurich", "Zürich", "苏黎世"],
    ["London, UK", "London", "伦敦"],
];
pub struct Role {
    pub family: &'static str,
    pub titles: Vec<[&'static str; 3]>,
    pub tasks: Vec<[&'static str; 3]>,
}

impl Role {
    pub fn is_executive(&self) -> bool {
        self.titles.iter().any(|title| title[0].starts_with("Chief"))
    }

    pub fn is_internship(&self) -> bool {
        self.family.ends_with("intern")
    }
}

/// The words of one half about employers.
pub struct Words {
    pub about: [&'static str; 3],
    pub benefits: Vec<[&'static str; 3]>,
    pub frames: Vec<[&'static str; 3]>,
    pub close: [&'static str; 3],
    pub swaps: [&'static str; 3],
}
/// Random numbers that are the same on every machine (SplitMix64).
pub struct Dice(u64);

impl Dice {
    /// Far apart for neighbouring seeds, which would else be one row of numbers, shifted.
    pub fn new(seed: u64) -> Self {
        let mut dice = Self(seed.wrapping_mul(0xd134_2543_de82_ef95));
        Self(dice.below(usize::MAX) as u64)
    }

    pub fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ z >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ z >> 31) % count as u64) as usize
    }

    pub fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }
}

fn lines(table: &'static str, half: &str) -> impl Iterator<Item = Vec<&'static str>> {
    let rows = table.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>());
    rows.filter(move |row| row[0] == half)
}

pub fn roles(half: &str) -> Vec<Role> {
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

pub fn words(half: &str, number: usize) -> Words {
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
