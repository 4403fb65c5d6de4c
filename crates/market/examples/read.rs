//! How fast postings are read, kept and found.
//!
//! ```text
//! cargo run --release -p market --example read -- 1000000
//! ```

use std::time::Instant;

use market::{Ad, Index, Seen, Sketch, difference, read, read_and_sketch};

const ROLES: [[&str; 3]; 12] = [
    [
        "Deep Learning Researcher",
        "Forscher/in Deep Learning (m/w/d)",
        "深度学习研究员（急招）",
    ],
    ["Frontend Developer", "Frontend-Entwickler (m/w/d)", "前端开发工程师"],
    ["Legal Counsel", "Rechtsanwalt (m/w/d)", "法务经理"],
    ["Accountant", "Buchhalter (m/w/d)", "会计"],
    ["LLM Training Intern", "Praktikum LLM-Training", "大模型训练实习生"],
    ["Store Manager", "Filialleiter (m/w/d)", "店长"],
    ["Warehouse Associate", "Lagermitarbeiter (m/w/d)", "仓库管理员"],
    ["Account Executive", "Vertriebsmitarbeiter (m/w/d)", "大客户销售经理"],
    ["Core Systems Engineer", "Entwickler Kernsysteme", "核心系统研发工程师"],
    ["HR Business Partner", "Personalreferent (m/w/d)", "HRBP"],
    ["Data Engineer", "Dateningenieur", "大数据开发工程师"],
    ["Nurse", "Pflegefachkraft (m/w/d)", "护士"],
];
const PLACES: [&str; 10] = [
    "Berlin",
    "杭州",
    "Munich",
    "北京",
    "Singapore",
    "London",
    "Zürich",
    "上海",
    "Leipzig",
    "Paris",
];
const SENTENCES: [[&str; 3]; 12] = [
    [
        "You build the services that our customers rely on every day.",
        "Du baust die Dienste, auf die sich unsere Kunden jeden Tag verlassen.",
        "负责公司核心服务的设计与开发，保障客户每天稳定使用。",
    ],
    [
        "You review the designs of your colleagues and learn from theirs.",
        "Du prüfst die Entwürfe deiner Kollegen und lernst von ihnen.",
        "评审同事的设计方案并相互学习。",
    ],
    [
        "Experience with Python, PyTorch and CUDA is a plus.",
        "Erfahrung mit Python, PyTorch und CUDA ist von Vorteil.",
        "有Python、PyTorch、CUDA经验者优先。",
    ],
    [
        "We answer every application within three working days.",
        "Wir beantworten jede Bewerbung innerhalb von drei Arbeitstagen.",
        "我们会在三个工作日内回复每一份申请。",
    ],
    [
        "You write to customers in plain words and keep your promises.",
        "Du schreibst Kunden in klaren Worten und hältst, was du versprichst.",
        "用通俗的语言与客户沟通并信守承诺。",
    ],
    [
        "The role is based in our office and may be done from home on two days.",
        "Die Stelle ist im Büro, zwei Tage von zu Hause sind möglich.",
        "工作地点在公司，每周可居家办公两天。",
    ],
    [
        "You plan budgets, follow invoices and close the month in time.",
        "Du planst Budgets, verfolgst Rechnungen und schließt den Monat pünktlich ab.",
        "制定预算、跟进发票并按时完成月结。",
    ],
    [
        "Thirty days of vacation, a pension plan and a budget for books.",
        "Dreißig Tage Urlaub, Betriebsrente und Geld für Bücher.",
        "三十天年假、补充养老金和购书经费。",
    ],
    [
        "You work with researchers, lawyers and designers in three countries.",
        "Du arbeitest mit Forschenden, Juristen und Gestaltern in drei Ländern.",
        "与三个国家的研究员、律师和设计师合作。",
    ],
    [
        "You measure what you change and explain what you measured.",
        "Du misst, was du änderst, und erklärst, was du gemessen hast.",
        "对每一次改动进行度量并解释结果。",
    ],
    [
        "A degree helps, and what you have made helps more.",
        "Ein Abschluss hilft, und was du gemacht hast, hilft mehr.",
        "学历有帮助，作品更有说服力。",
    ],
    [
        "You are on call one week in six and paid for it.",
        "Du hast jede sechste Woche Bereitschaft und wirst dafür bezahlt.",
        "每六周轮值一周并有补贴。",
    ],
];

struct Made {
    title: String,
    text: String,
    place: &'static str,
}

fn main() {
    let count = std::env::args()
        .nth(1)
        .and_then(|count| count.parse().ok())
        .unwrap_or(100_000);
    let made: Vec<Made> = (0..count.min(20_000)).map(make).collect();
    let bytes: usize = made.iter().map(|made| made.text.len()).sum();
    println!(
        "{} postings of {} bytes of text on average",
        made.len(),
        bytes / made.len()
    );

    let start = Instant::now();
    std::hint::black_box(read(&ad(&made[0], &[])));
    println!(
        "the first took {:.1} ms: the lists are read",
        start.elapsed().as_secs_f64() * 1e3
    );
    rate("read", made.len(), || {
        for made in &made {
            std::hint::black_box(read(&ad(made, &[])));
        }
    });
    let mut sketches: Vec<Sketch> = Vec::new();
    rate("read and sketch", made.len(), || {
        sketches = made
            .iter()
            .map(|made| read_and_sketch(&ad(made, &[made.place])).1)
            .collect();
    });
    if count > made.len() {
        sketches.extend((made.len()..count).map(|at| read_and_sketch(&ad(&make(at), &[PLACES[at % PLACES.len()]])).1));
    }

    let mut index = Index::new();
    let mut found = 0;
    let before = resident();
    let step = (sketches.len() / 5).max(1);
    for (turn, part) in sketches.chunks(step).enumerate() {
        rate(&format!("add and find from {}", turn * step), part.len(), || {
            for (at, sketch) in part.iter().enumerate() {
                let board = (at % 3) as u16;
                found += usize::from(index.find(board, sketch).is_some());
                index.add((turn * step + at) as u32, board, sketch);
            }
        });
    }
    println!(
        "{found} of {} found; {} bytes a posting by its own count, {} by the system's",
        index.len(),
        index.size() / index.len(),
        resident().saturating_sub(before) / index.len()
    );

    let ids: Vec<String> = (0..sketches.len()).map(|id| id.to_string()).collect();
    let seen: Vec<Seen> = ids
        .iter()
        .zip(&sketches)
        .map(|(id, sketch)| Seen {
            id,
            sketch: *sketch,
            pay: "",
            places: &["Berlin"],
            posted_at: None,
        })
        .collect();
    let cut = seen.len() / 100;
    rate("difference of two looks", seen.len(), || {
        println!("{} signals", difference(&seen[cut..], &seen[..seen.len() - cut]).len());
    });
}

/// Runs, and prints how many of a thing were done in a second of processor time: other programs do not slow it.
fn rate(what: &str, count: usize, run: impl FnOnce()) {
    let (start, worked) = (Instant::now(), processor());
    run();
    let seconds = match (worked, processor()) {
        (Some(before), Some(after)) if after > before => after - before,
        _ => start.elapsed().as_secs_f64(),
    };
    println!("{what}: {:.0} a second", count as f64 / seconds);
}

/// The processor time of this process in seconds, as Linux tells it in hundredths.
fn processor() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let (_, fields) = stat.rsplit_once(") ")?;
    let ticks = fields.split(' ').skip(11).take(2).map(str::parse::<f64>);
    ticks.sum::<Result<f64, _>>().ok().map(|ticks| ticks / 100.0)
}

fn ad<'a>(made: &'a Made, places: &'a [&'a str]) -> Ad<'a> {
    Ad {
        title: &made.title,
        text: &made.text,
        places,
        employment: "FULL_TIME",
        department: "Technology",
        ..Ad::default()
    }
}

/// The posting of a number: a title, a place, and about 1.4 KB of text.
fn make(at: usize) -> Made {
    let mut dice = at as u64 ^ 0x5bd1_e995;
    let mut below = |count: usize| {
        dice = dice.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (dice ^ dice >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        ((mixed ^ mixed >> 27) % count as u64) as usize
    };
    let tongue = below(3);
    let title = format!("{} {}", ROLES[below(ROLES.len())][tongue], below(400));
    let sentences: Vec<String> = (0..22)
        .map(|_| format!("{} ({})", SENTENCES[below(SENTENCES.len())][tongue], below(900)))
        .collect();
    Made {
        title,
        text: sentences.join("\n"),
        place: PLACES[below(PLACES.len())],
    }
}

/// The memory of this process in bytes, as Linux tells it; 0 elsewhere.
fn resident() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<usize>().ok())
        .unwrap_or_default()
        * 1024
}
