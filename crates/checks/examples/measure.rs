//! How long a check takes: an ordinary advert, and texts that are made to be slow.
//!
//!     cargo run --release -p checks --example measure

use std::time::{Duration, Instant};

use checks::{Advert, Employment, Workplace, check};

const PARAGRAPH: &str = "You keep the lists of the office up to date, plan meetings and travel, and tell everybody what has changed since. \
    Sie unterstützen das Büro bei der Planung von Terminen. 负责公司核心产品的规划与设计,与研发团队一起完成产品的迭代。\n\n";

fn main() {
    let ordinary = PARAGRAPH.repeat(12);
    print("first check (tables are read)", "en", &ordinary, 1);
    for language in ["en", "de", "zh"] {
        print(
            &format!("3 x {} KB, {language}", ordinary.len() / 1024),
            language,
            &ordinary,
            200,
        );
    }
    for piece in ["a@", "1 ", "岁35-", "男，", "the candidate ", "**", "von 20 bis "] {
        print(
            &format!("3 x 195 KB of {piece:?}"),
            "zh",
            &piece.repeat(200_000 / piece.len()),
            1,
        );
        print(
            &format!("3 x 195 KB of {piece:?}"),
            "en",
            &piece.repeat(200_000 / piece.len()),
            1,
        );
    }
}

fn print(what: &str, language: &str, text: &str, times: u32) {
    let today = "2026-11-28".parse().expect("a day");
    let advert = Advert {
        language,
        title: "Office Assistant",
        description: text,
        requirements: text,
        benefits: text,
        places: &[],
        workplace: Workplace::OnSite,
        remote_countries: &[],
        employment: Employment::FullTime,
        pay: None,
        pay_shown: false,
        questions: &[],
        languages: &[],
        employees: None,
        own_hosts: &[],
        published_on: today,
    };
    let mut best = Duration::MAX;
    for _ in 0..times {
        let start = Instant::now();
        std::hint::black_box(check(&advert, today));
        best = best.min(start.elapsed());
    }
    println!("{what:<44} {best:>10.1?}");
}
