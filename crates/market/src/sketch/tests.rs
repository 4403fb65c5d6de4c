use super::*;
use crate::{ad::Source, read};

fn sketch_of(ad: &Ad) -> Sketch {
    sketch(ad, &read(ad))
}

#[test]
fn a_sketch_comes_back_from_its_bytes() {
    let places = ["Berlin", "杭州", "Kleinstadt"];
    let ad = Ad {
        title: "Senior Deep Learning Researcher (urgent)",
        text: "负责大模型训练框架的研发，与团队一起设计新的架构，使用 PyTorch 与 CUDA。",
        employment: "FULL_TIME",
        places: &places,
        pay: Pay::Yearly {
            min: 10_000_000,
            max: 20_000_000,
            currency: "EUR",
        },
        reference: Some("REQ-17"),
        ..Ad::default()
    };
    let sketch = sketch_of(&ad);
    assert_eq!(Sketch::from_bytes(&sketch.to_bytes()), Some(sketch));
    assert_eq!(sketch.function(), Some(Function::Research));
    assert_eq!(sketch.level(), Some(Level::Senior));
    assert_eq!(sketch.employment(), Some(Employment::FullTime));
    assert_eq!(sketch.urgent(), Some(true));
    assert_eq!(sketch.language().unwrap().tag(), "zh-Hans");
    assert_eq!(read_and_sketch(&ad).1, sketch);
}

#[test]
fn other_versions_and_lengths_are_no_sketch() {
    let bytes = sketch_of(&Ad {
        title: "Engineer",
        ..Ad::default()
    })
    .to_bytes();
    let mut other = bytes;
    other[0] = VERSION + 1;
    assert_eq!(Sketch::from_bytes(&other), None);
    assert_eq!(Sketch::from_bytes(&bytes[1..]), None);
    assert_eq!(Sketch::from_bytes(&[]), None);
}

/// Sketches are kept for years: whoever changes what this says has to raise the version.
#[test]
fn the_bytes_of_a_version_stay_the_same() {
    let ad = Ad {
        title: "Falcon Accountant",
        text: "One two three four five six seven eight nine ten eleven twelve.",
        places: &["Leipzig"],
        reference: Some("R42"),
        ..Ad::default()
    };
    let bytes = sketch_of(&ad).to_bytes();
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(hex, include_str!("../../tests/data/sketch_1.hex").trim());
}

#[test]
fn a_place_is_the_same_in_every_language() {
    for (one, other) in [
        ("München", "慕尼黑"),
        ("Munich, Germany", "Muenchen"),
        ("杭州市", "Hangzhou"),
        ("北京·朝阳区", "Beijing"),
    ] {
        assert_eq!(place_numbers(one), place_numbers(other), "{one} {other}");
    }
    assert_ne!(place_numbers("Kleinstadt"), place_numbers("Großdorf"));
    assert!(place_numbers(" , ").is_empty());
}

#[test]
fn titles_that_mean_the_same_have_the_same_keys() {
    let keys = |title: &str| Keys::of(&Title::read(title, Source::Title));
    let same: [&[&str]; 8] = [
        &[
            "Deep Learning Researcher",
            "深度学习研究员（急招）",
            "Researcher, Deep Learning (m/f/d)",
            "Forscher/in Deep Learning",
        ],
        &[
            "Frontend Developer",
            "前端开发工程师",
            "Front-End Software Engineer",
            "Frontend-Entwicklerin (m/w/d)",
        ],
        &[
            "LLM Training Intern",
            "大模型训练实习生",
            "Praktikum Training Sprachmodelle",
        ],
        &["Core Systems Engineer", "核心系统研发工程师", "Entwickler Kernsysteme"],
        &["CFO", "Chief Financial Officer", "首席财务官", "Finanzvorstand"],
        &["Legal Counsel", "Rechtsanwalt (m/w/d)", "法务经理"],
        &["Full Stack Developer", "全栈工程师", "Fullstack-Entwickler"],
        &["Product Manager Berlin", "产品经理", "Produktmanagerin (m/w/d)"],
    ];
    for titles in same {
        for title in &titles[1..] {
            assert_eq!(keys(titles[0]), keys(title), "{} and {title}", titles[0]);
        }
    }
    for (one, other) in [
        ("Frontend Developer", "Full Stack Developer"),
        ("大模型训练实习生", "大模型推理实习生"),
        ("Engineer, Falcon", "Engineer, Eagle"),
        ("Deep Learning Researcher", "Deep Learning Engineer"),
    ] {
        assert_ne!(keys(one), keys(other), "{one} and {other}");
    }
}

#[test]
fn numbers_of_requisitions_have_a_shape() {
    let shape = |reference: &str| requisition(reference) >> 24;
    assert_eq!(requisition("R-42"), requisition("r 42"));
    assert_eq!(shape("R-42"), shape("R-17"));
    assert_ne!(requisition("R-42"), requisition("R-17"));
    assert_ne!(shape("R-42"), shape("4711"));
    assert_eq!(requisition(" - "), 0);
}
