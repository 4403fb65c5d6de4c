//! The story that the product is made for: a lab lists eighteen positions on its own site, ten of them on a second board
//! in Chinese, some on a third in its own way. Who reads them has to see eighteen jobs and not thirty.

use market::{Ad, Function, Index, Level, Meaning, read, read_and_sketch};

/// Title, department, and whether the site marks it as urgent.
const SITE: [(&str, &str, bool); 18] = [
    ("深度学习研究员（AGI）", "研究", true),
    ("深度学习研究员 - 多模态", "研究", false),
    ("强化学习研究员", "研究", true),
    ("核心系统研发工程师", "工程", true),
    ("高性能计算工程师", "工程", false),
    ("前端开发工程师", "工程", false),
    ("全栈开发工程师", "工程", false),
    ("服务端开发工程师", "工程", false),
    ("大模型训练实习生", "研究", false),
    ("大模型产品实习生", "产品", false),
    ("首席财务官", "管理", true),
    ("首席运营官", "管理", false),
    ("法务经理", "法务", false),
    ("知识产权律师", "法务", false),
    ("招聘专员", "人力资源", false),
    ("HRBP", "人力资源", false),
    ("行政助理", "行政", false),
    ("数据标注项目经理", "数据", false),
];

/// On the second board: the title, and which of the site's it is.
const SECOND: [(&str, usize); 10] = [
    ("AGI 深度学习研究员（急聘）", 0),
    ("强化学习方向研究员", 2),
    ("核心系统工程师", 3),
    ("前端工程师", 5),
    ("全栈工程师", 6),
    ("实习生 - 大模型训练", 8),
    ("CFO（首席财务官）", 10),
    ("COO 首席运营官", 11),
    ("法务", 12),
    ("人力资源业务伙伴（HRBP）", 15),
];

/// On the third, for readers abroad.
const THIRD: [(&str, usize); 7] = [
    ("Researcher, Deep Learning / AGI", 0),
    ("Core Systems Engineer (m/f/d)", 3),
    ("Front-End Developer", 5),
    ("Chief Financial Officer", 10),
    ("IP Counsel / Patent Lawyer", 13),
    ("Recruiter", 14),
    ("LLM Product Intern", 9),
];

fn site(at: usize) -> Ad<'static> {
    let (title, department, urgent) = SITE[at];
    Ad {
        title,
        department,
        places: &["杭州"],
        urgent: urgent.then_some(true),
        ..Ad::default()
    }
}

#[test]
fn each_posting_of_the_other_boards_is_known_as_the_job_of_the_site() {
    let mut index = Index::new();
    for (at, (title, ..)) in (0..).zip(SITE) {
        let sketch = read_and_sketch(&site(at as usize)).1;
        let found = index.find(1, &sketch);
        assert_eq!(found, None, "{title} is a job of its own");
        index.add(at, 1, &sketch);
    }
    let boards = [(2, &SECOND[..], "杭州"), (3, &THIRD[..], "Hangzhou, China")];
    let mut wrong = Vec::new();
    for (board, postings, place) in boards {
        for (title, at) in postings {
            let places = [place];
            let ad = Ad {
                title,
                places: &places,
                ..Ad::default()
            };
            let found = index.find(board, &read_and_sketch(&ad).1);
            if found.as_ref().map(|found| found.id) != Some(*at as u32) {
                wrong.push(format!("{title} is {}: {found:?}", SITE[*at].0));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_report_finds_its_figures() {
    let read: Vec<Meaning> = (0..SITE.len()).map(|at| read(&site(at))).collect();
    let of = |function: Function| read.iter().filter(|read| read.function_or_other() == function).count();
    let figures = [
        (Function::Research, 4),
        (Function::Engineering, 5),
        (Function::Product, 1),
        (Function::Finance, 1),
        (Function::Operations, 2),
        (Function::Legal, 2),
        (Function::People, 2),
        (Function::Administration, 1),
    ];
    for (function, count) in figures {
        assert_eq!(of(function), count, "{}", function.key());
    }
    let level = |level: Level| {
        read.iter()
            .filter(move |read| read.level.as_ref().is_some_and(|found| found.what == level))
    };
    assert_eq!(level(Level::Intern).count(), 2);
    assert_eq!(level(Level::Executive).count(), 2);
    assert_eq!(
        read.iter()
            .filter(|read| read.urgent.as_ref().is_some_and(|found| found.what))
            .count(),
        4
    );
    let chinese = read
        .iter()
        .filter(|read| read.language.as_ref().is_some_and(|found| found.what.code() == "zh"));
    // HRBP alone is no Chinese; the text tells, and here there is none.
    assert_eq!(chinese.count(), SITE.len() - 1);
}
