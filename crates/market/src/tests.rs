//! What titles, departments and texts say: one line per rule.

use crate::{Ad, Employment, Source, read};

fn title(title: &str) -> crate::Meaning {
    read(&Ad { title, ..Ad::default() })
}

/// Every title whose answer is another one than expected.
fn wrong<'a>(rows: &[(&'a str, &'a str)], answer: impl Fn(&str) -> String) -> Vec<String> {
    let wrong = rows.iter().filter(|(title, expected)| answer(title) != *expected);
    wrong
        .map(|(title, expected)| format!("{title}: {} instead of {expected}", answer(title)))
        .collect()
}

#[test]
fn the_title_says_the_function() {
    let rows = [
        ("AGI Deep Learning Researcher", "research"),
        ("深度学习研究员", "research"),
        ("研究型实习生", "research"),
        ("Forscher/in Deep Learning", "research"),
        ("核心系统研发工程师", "engineering"),
        ("前端开发工程师", "engineering"),
        ("Full-Stack Developer", "engineering"),
        ("Frontend-Entwicklerin (m/w/d)", "engineering"),
        ("CFO", "finance"),
        ("首席财务官", "finance"),
        ("COO 首席运营官", "operations"),
        ("Rechtsanwältin Arbeitsrecht", "legal"),
        ("法务实习生", "legal"),
        ("HRBP", "people"),
        ("招聘专员", "people"),
        ("Sales Engineer", "sales"),
        ("Head of Engineering Recruiting", "people"),
        ("Recruiter, Engineering", "people"),
        ("HR Software Engineer", "engineering"),
        ("研究院行政助理", "administration"),
        ("Assistant to the CFO", "administration"),
        ("Assistenz der Geschäftsführung", "administration"),
        ("财务助理", "finance"),
        ("Head of Legal", "legal"),
        ("Leiter Finanzen und Controlling", "finance"),
        ("Director of Finance, Engineering Division", "finance"),
        ("产品经理（AI方向）", "product"),
        ("Teamleiter Vertrieb Innendienst", "sales"),
        ("数据分析师", "data"),
        ("UX Designer", "design"),
        ("测试开发工程师", "quality"),
        ("Pflegefachkraft (m/w/d)", "health"),
        ("Urgent Care Nurse", "health"),
        ("Einkäufer", "supply_chain"),
        ("Initiativbewerbung", "other"),
        ("行政前台", "administration"),
        ("Corporate Communications Manager", "communications"),
        ("芯片验证工程师", "hardware"),
        ("信息安全工程师", "security"),
        ("总经理", "management"),
        ("DevOps Engineer", "engineering"),
        ("IT-Administrator", "it"),
        ("市场营销经理", "marketing"),
        ("客户成功经理", "customer"),
        ("Produktionsmitarbeiter", "manufacturing"),
        ("小学数学老师", "education"),
        ("Chief of Staff to the CTO", "operations"),
        ("VP Sales", "sales"),
        ("副总裁-销售", "sales"),
        ("总裁办主任", "administration"),
        ("Finance & Strategy Associate", "finance"),
    ];
    let wrong = wrong(&rows, |text| {
        title(text).function.map_or("", |found| found.what.key()).to_owned()
    });
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_title_of_no_function_leaves_it_to_the_department_and_the_text() {
    let intern = Ad {
        title: "Intern",
        department: "Legal & Compliance",
        ..Ad::default()
    };
    let found = read(&intern).function.unwrap();
    assert_eq!((found.what.key(), found.source), ("legal", Source::Department));
    let text = "你将与研究员一起训练模型，向科学家汇报。";
    let found = read(&Ad {
        title: "大模型实习生",
        text,
        ..Ad::default()
    })
    .function
    .unwrap();
    assert_eq!((found.what.key(), found.source), ("research", Source::Text));
    let found = title("LLM Intern").function.unwrap();
    assert_eq!(
        (found.what.key(), found.source, found.words.as_ref()),
        ("engineering", Source::Title, "llm")
    );
    assert_eq!(title("Something Else Entirely").function, None);
}

#[test]
fn the_title_says_the_level() {
    let rows = [
        ("Software Engineer", ""),
        ("Senior Software Engineer", "senior"),
        ("Sr. Engineer", "senior"),
        ("资深算法专家", "senior"),
        ("Junior Buchhalter", "junior"),
        ("Mid-level Developer", "mid"),
        ("Tech Lead Backend", "lead"),
        ("Lead Generation Specialist", ""),
        ("Staff Software Engineer", "principal"),
        ("Staff Accountant", ""),
        ("首席科学家", "principal"),
        ("Product Manager", ""),
        ("产品经理", ""),
        ("Senior Product Manager", "senior"),
        ("Projektleiter", ""),
        ("Engineering Manager", "manager"),
        ("Head of Sales", "manager"),
        ("Abteilungsleiterin Einkauf", "manager"),
        ("法务经理", "manager"),
        ("Teamleiter Logistik", "lead"),
        ("产品总监", "director"),
        ("VP Engineering", "director"),
        ("副总裁", "director"),
        ("Executive Vice President, Sales", "executive"),
        ("CFO", "executive"),
        ("（急聘）首席运营官 COO", "executive"),
        ("Geschäftsführer (m/w/d)", "executive"),
        ("总裁", "executive"),
        ("总裁助理", ""),
        ("CEO秘书", ""),
        ("CFO Assistant", ""),
        ("Assistant to the CFO", ""),
        ("Senior Assistant to the CFO", "senior"),
        ("Assistenz der Geschäftsführung", ""),
        ("Vorstandsassistenz", ""),
        ("Executive Assistant", ""),
        ("Associate General Counsel", ""),
        ("总裁办主任", "manager"),
        ("General Counsel", "executive"),
        ("Engineer, Office of the CTO", ""),
        ("CEO办公室实习生", "intern"),
        ("Werkstudent Vertrieb", "intern"),
        ("Internal Auditor", ""),
        ("International Sales", ""),
        ("校招-前端工程师", "junior"),
        ("工程师（3-5年经验）", "mid"),
    ];
    let wrong = wrong(&rows, |text| {
        title(text).level.map_or("", |found| found.what.key()).to_owned()
    });
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn three_to_five_years_of_experience_are_mid_and_no_other_years_are_a_level() {
    let level = |text: &str| {
        read(&Ad {
            title: "Engineer",
            text,
            ..Ad::default()
        })
        .level
        .map(|found| found.what.key())
    };
    assert_eq!(level("要求3-5年工作经验，本科以上学历。"), Some("mid"));
    assert_eq!(level("You bring 3–5 years of experience."), Some("mid"));
    assert_eq!(level("5-10年工作经验"), None);
    assert_eq!(level("We are 3-5 people."), None);
    assert_eq!(level("13-5 years of experience"), None);
}

#[test]
fn the_form_of_employment_is_said_by_the_title_and_then_by_the_board() {
    let said = |title: &str, employment: &str| {
        read(&Ad {
            title,
            employment,
            ..Ad::default()
        })
        .employment
        .map_or("", |found| found.what.key())
    };
    for (words, expected) in [
        ("FULL_TIME", "full_time"),
        ("FullTime", "full_time"),
        ("Full-time", "full_time"),
        ("Festanstellung, Vollzeit", "full_time"),
        ("unbefristet", "full_time"),
        ("befristet", "fixed_term"),
        ("Temporary", "fixed_term"),
        ("全职", "full_time"),
        ("兼职", "part_time"),
        ("实习", "internship"),
        ("Intern", "internship"),
        ("INTERNSHIP", "internship"),
        ("Werkstudent", "part_time"),
        ("Teilzeit", "part_time"),
        ("part_time", "part_time"),
        ("Vollzeit oder Teilzeit", "full_time"),
        ("CONTRACTOR", "contractor"),
        ("Freelance", "contractor"),
        ("permanent", "full_time"),
        ("whatever", ""),
        ("", ""),
    ] {
        assert_eq!(said("Engineer", words), expected, "{words}");
    }
    assert_eq!(said("算法实习生", "全职"), "internship");
    assert_eq!(said("Praktikant Marketing (Vollzeit)", ""), "internship");
    assert_eq!(said("Buchhalter in Teilzeit", "Festanstellung"), "part_time");
    let intern = read(&Ad {
        title: "Marketing",
        employment: "Internship",
        ..Ad::default()
    });
    assert_eq!(intern.level.unwrap().source, Source::Board);
    assert_eq!(Employment::of_key("internship"), Some(Employment::Internship));
}

#[test]
fn urgency_is_of_the_hiring_and_not_of_the_work() {
    let urgent = |title: &str, text: &str| {
        read(&Ad {
            title,
            text,
            ..Ad::default()
        })
        .urgent
        .map(|found| found.what)
    };
    for (title, expected) in [
        ("Researcher (urgent)", Some(true)),
        ("深度学习研究员（急招）", Some(true)),
        ("【急】前端工程师", Some(true)),
        ("Pflegekraft dringend gesucht", Some(true)),
        ("ASAP: Backend Developer", Some(true)),
        ("急聘 CFO", Some(true)),
        ("Urgent Care Nurse", None),
        ("急诊科护士", None),
        ("应急管理专员", None),
        ("Engineer (not urgent)", Some(false)),
        ("Buchhalter ab sofort", None),
        ("Engineer", None),
    ] {
        assert_eq!(urgent(title, ""), expected, "{title}");
    }
    for (text, expected) in [
        ("We are urgently hiring for this team.", Some(true)),
        ("此岗位急招，请尽快投递。", Some(true)),
        ("要求尽快到岗。", Some(true)),
        ("Wir suchen dringend Verstärkung.", Some(true)),
        ("You handle urgent requests from customers.", None),
        ("能处理紧急任务和应急事件。", None),
        (
            "Sie bearbeiten dringende Fälle. Eintritt zum nächstmöglichen Zeitpunkt.",
            None,
        ),
        ("We are not urgently hiring.", None),
        ("该岗位不急招。", None),
    ] {
        assert_eq!(urgent("Engineer", text), expected, "{text}");
    }
    let badge = read(&Ad {
        title: "Engineer",
        urgent: Some(true),
        ..Ad::default()
    });
    assert_eq!(badge.urgent.unwrap().source, Source::Board);
}

#[test]
fn the_text_decides_on_the_language_over_what_the_board_claims() {
    let language = |title: &str, text: &str, claimed: Option<&str>| {
        let found = read(&Ad {
            title,
            text,
            language: claimed,
            ..Ad::default()
        })
        .language
        .unwrap();
        (found.what.tag(), found.source)
    };
    let chinese = "负责大模型训练框架 PyTorch、Megatron-LM 的研发，与团队一起设计新的架构。";
    assert_eq!(
        language("Researcher", chinese, Some("en")),
        ("zh-Hans".into(), Source::Text)
    );
    assert_eq!(language("軟體工程師", "", None).0, "zh-Hant");
    let german = "Wir suchen eine Person, die mit uns die Dienste baut und betreut.";
    assert_eq!(language("Software Engineer (m/f/d)", german, Some("en-US")).0, "de");
    assert_eq!(language("Xyz", "", Some("pt-BR")), ("pt".into(), Source::Board));
    assert_eq!(read(&Ad::default()).language, None);
}

#[test]
fn topics_are_the_same_in_every_language() {
    let topics = |text: &str| title(text).topics.names().collect::<Vec<_>>();
    for text in [
        "Deep Learning Researcher",
        "深度学习研究员（急招）",
        "Forscher/in Deep Learning (m/w/d)",
    ] {
        assert_eq!(topics(text), ["deep_learning"], "{text}");
    }
    assert_eq!(topics("大模型推理实习生"), ["llm", "inference"]);
    assert_eq!(topics("LLM Inference Intern"), ["llm", "inference"]);
    assert_eq!(topics("Praktikum Sprachmodelle, Inferenz"), ["llm", "inference"]);
}
