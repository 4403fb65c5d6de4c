//! The texts of the postings, one file per job and language under `data/postings`, with the benefits they share.
//!
//! A file begins with `title:` and `benefits:` lines, then `---`, the description, `--- requirements` and the requirements.

/// The text of one posting, taken apart.
#[derive(Debug, PartialEq)]
pub struct Text {
    pub language: &'static str,
    pub title: &'static str,
    pub description: &'static str,
    pub requirements: &'static str,
    pub benefits: &'static str,
}

/// All texts of a job; the one that the others translate comes first.
pub fn texts(job: &str) -> Vec<Text> {
    POSTINGS
        .iter()
        .filter(|(name, _, _)| *name == job)
        .map(|(name, language, file)| parse(name, language, file))
        .collect()
}

fn parse(name: &str, language: &'static str, file: &'static str) -> Text {
    let broken = || -> ! { panic!("data/postings/{name}.{language}.md is not in the form of the others") };
    let Some((head, rest)) = file.split_once("\n---\n") else {
        broken()
    };
    let Some((description, requirements)) = rest.split_once("\n--- requirements\n") else {
        broken()
    };
    let field = |key: &str| {
        head.lines()
            .find_map(|line| line.strip_prefix(key))
            .unwrap_or_else(|| broken())
            .trim()
    };
    let shared = field("benefits:");
    let benefits = BENEFITS
        .iter()
        .find(|(name, tag, _)| *name == shared && *tag == language)
        .unwrap_or_else(|| broken())
        .2;
    Text {
        language,
        title: field("title:"),
        description: description.trim(),
        requirements: requirements.trim(),
        benefits: benefits.trim(),
    }
}

macro_rules! files {
    ($folder:literal: $($name:literal $($language:literal)+,)+) => {
        &[$($(($name, $language, include_str!(concat!("../data/", $folder, "/", $name, ".", $language, ".md"))),)+)+]
    };
}

/// Name of the file, language, content.
type Files = &'static [(&'static str, &'static str, &'static str)];

#[rustfmt::skip]
const BENEFITS: Files = files!["benefits":
    "executive" "zh" "en",
    "hangzhou" "zh" "en" "de",
    "intern" "zh" "en",
    "munich" "zh" "en" "de",
    "remote" "zh" "en" "de",
];

#[rustfmt::skip]
const POSTINGS: Files = files!["postings":
    "01-agi-researcher" "zh" "en" "de",
    "02-reasoning-scientist" "zh" "en" "de",
    "03-pretraining-researcher" "zh",
    "04-multimodal-researcher" "zh" "en",
    "05-intern-pretraining" "zh" "en",
    "06-intern-evaluation" "zh",
    "07-distributed-training" "zh" "en" "de",
    "08-inference-kernels" "zh" "en" "de",
    "09-storage" "zh" "en" "de",
    "10-cluster-reliability" "zh" "en" "de",
    "11-full-stack" "zh" "en" "de",
    "12-front-end" "zh",
    "13-technical-writer" "zh" "en" "de",
    "14-cfo" "zh" "en",
    "15-coo" "zh",
    "16-counsel-ip" "zh" "en",
    "17-counsel-data-protection" "zh" "en" "de",
    "18-talent-partner" "zh" "en" "de",
    "19-network-systems" "zh" "en",
    "20-evaluation-engineer" "zh",
    "21-developer-advocate" "zh" "en",
    "22-data-engineer" "zh" "en",
    "23-security-engineer" "zh",
    "24-controller-europe" "de",
    "25-osmanthus" "zh",
    "26-training-platform-lead" "zh" "en",
];
