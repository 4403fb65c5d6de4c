//! Files as people bring them.

use std::io::{Cursor, Read};

use proptest::prelude::*;

use super::*;
use crate::{Wage, When};

const HEADER: &str = "id,title,text,url,language,employment_type,location,pay,urgent,posted_at";

fn kind() -> Kind {
    "wechat".parse().unwrap()
}

fn all(bytes: &[u8]) -> Result<(Vec<Posted>, Vec<Fault>), Unreadable> {
    let mut read = (Vec::new(), Vec::new());
    for piece in file(&kind(), bytes, Limits::default())? {
        match piece {
            Ok(posted) => read.0.push(posted),
            Err(fault) => read.1.push(fault),
        }
    }
    Ok(read)
}

/// The postings of a file without faults.
fn postings(text: &str) -> Vec<Posted> {
    let (postings, faults) = all(text.as_bytes()).unwrap();
    assert_eq!(faults, [], "{text}");
    postings
}

#[test]
fn a_table_of_the_contract_is_read() {
    let text = format!(
        "{HEADER}\n7,深度学习研究员,\"我们训练\n大模型\",https://example.org/7,zh,全职,杭州;上海,60-90K·14薪,true,2026-11-20\n8,CFO,Text,,en,full_time,Hangzhou,,,\n"
    );
    let all = postings(&text);
    let posted = &all[0];
    assert_eq!((posted.id.as_str(), posted.title.as_str()), ("7", "深度学习研究员"));
    assert_eq!(posted.text, "我们训练\n大模型");
    assert_eq!(posted.pay, Some(Wage::Words("60-90K·14薪".into())));
    assert_eq!((posted.urgent, posted.places.len()), (Some(true), 2));
    assert_eq!(posted.posted_at, Some(When::On(jiff::civil::date(2026, 11, 20))));
    assert_eq!(
        (all[1].urgent, all[1].pay.clone(), all[1].posted_at),
        (None, None, None)
    );
}

#[test]
fn headers_may_be_chinese_or_german_in_any_order_with_any_sign() {
    let chinese = "链接\t薪资（元/月）\t职位名称\t是否急聘\t工作地点\nhttps://example.org/1\t25-50K\t前端工程师\t急聘\t杭州、上海\n";
    let posted = &postings(chinese)[0];
    assert_eq!(
        (posted.title.as_str(), posted.urgent, posted.places.len()),
        ("前端工程师", Some(true), 2)
    );
    assert!(posted.id.starts_with("u-"));
    let german = "sep=;\r\nStellentitel;Gehalt;Standort;Dringend;Veröffentlicht am\r\nJurist;\"60.000 €; Bonus\";Köln;nein;20.11.2026\r\n";
    let posted = &postings(german)[0];
    assert_eq!((posted.title.as_str(), posted.urgent), ("Jurist", Some(false)));
    assert_eq!(posted.pay, Some(Wage::Words("60.000 €; Bonus".into())));
}

#[test]
fn tables_in_the_encodings_of_spreadsheets_are_read() {
    let text =
        "职位名称,薪资,工作地点\r\n深度学习研究员,60-90K·14薪,杭州市西湖区\r\n前端工程师,25-50K,上海市浦东新区\r\n";
    let (gbk, ..) = encoding_rs::GB18030.encode(text);
    let utf16: Vec<u8> = format!("\u{feff}{text}")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let marked = format!("\u{feff}{text}");
    for bytes in [text.as_bytes(), marked.as_bytes(), &gbk, &utf16] {
        let (postings, faults) = all(bytes).unwrap();
        assert_eq!((postings.len(), faults.len()), (2, 0));
        assert_eq!(postings[0].title, "深度学习研究员");
    }
    let (western, ..) = encoding_rs::WINDOWS_1252.encode("Titel;Ort\r\nPrüfer für Öfen;Köln\r\nBäcker;Düsseldorf\r\n");
    assert_eq!(all(&western).unwrap().0[0].title, "Prüfer für Öfen");
}

#[test]
fn json_lines_are_taken_leniently() {
    let text = "{\"id\": 7, \"title\": \"Engineer\", \"urgent\": 1, \"location\": [\"Berlin\", {\"city\": \"Wien\", \"country\": \"AT\"}], \"posted_at\": 1795168800}\n\n\
        {\"ID\": \"8\", \"Title\": \"Jurist\", \"urgent\": \"\", \"pay\": {\"min\": 2500000, \"max\": 5000000, \"currency\": \"CNY\", \"exponent\": 2, \"period\": \"month\"}}\n";
    let all = postings(text);
    assert_eq!(
        (all[0].id.as_str(), all[0].urgent, all[0].places.len()),
        ("7", Some(true), 2)
    );
    assert_eq!(all[0].places[1].words, "Wien, AT");
    let Some(Wage::Figures(figures)) = &all[1].pay else {
        panic!("these are figures")
    };
    assert_eq!(figures.min.as_deref(), Some("25000"));
    assert_eq!(all[1].urgent, None);
}

#[test]
fn a_document_with_an_element_a_line_is_read_by_lines() {
    let feed = "{\"version\":1,\"publisher\":\"Example GmbH\",\"jobs\":[\n{\"id\":1,\"title\":\"A\"},\n{\"id\":2,\"title\":\"B\"}\n]}\n";
    assert_eq!(postings(feed).len(), 2);
    let pretty = "{\"jobs\": [\n{\n\"id\": 1,\n\"title\": \"A\"\n},\n{\n\"id\": 2,\n\"title\": \"B\"\n}\n]}";
    assert_eq!(postings(pretty).len(), 2);
}

#[test]
fn a_broken_line_spoils_none_but_itself() {
    let text = "{\"title\": \"A\"}\n{\"title\": \"B\"\nno json\n[1]\n{\"title\": \"C\"}";
    let (postings, faults) = all(text.as_bytes()).unwrap();
    let titles: Vec<&str> = postings.iter().map(|own| own.title.as_str()).collect();
    assert_eq!(titles, ["A", "C"]);
    let lines: Vec<At> = faults.iter().map(|fault| fault.at).collect();
    assert_eq!(lines, [At::Line(2), At::Line(3), At::Line(4)]);
}

#[test]
fn an_array_is_read_element_by_element() {
    let text = " [ {\"title\": \"A ] , \\\" }\", \"x\": [[1]]},\n7, {\"title\": \"B\" \"oh\"}, {\"title\": \"C\"} ] ";
    let (postings, faults) = all(text.as_bytes()).unwrap();
    let titles: Vec<&str> = postings.iter().map(|own| own.title.as_str()).collect();
    assert_eq!(titles, ["A ] , \" }", "C"]);
    assert_eq!(
        faults.iter().map(|fault| fault.at).collect::<Vec<_>>(),
        [At::Item(2), At::Item(3)]
    );
    let (postings, faults) = all(b"[{\"title\": \"A\"}, {\"title\": \"B").unwrap();
    assert_eq!((postings.len(), &faults[0].what), (1, &What::Truncated));
}

#[test]
fn saved_answers_of_boards_are_read_whole_and_in_lines() {
    let answer = "{\n \"jobs\": [\n  {\"id\": 1, \"title\": \"A\", \"absolute_url\": \"https://x.example/1\", \"location\": {\"name\": \"Berlin\"}}\n ]\n}";
    assert_eq!(postings(answer)[0].places[0].words, "Berlin");
    let one_line =
        r#"{"zpData": {"jobList": [{"encryptJobId": "x1", "jobName": "后端工程师", "salaryDesc": "25-50K"}]}}"#;
    assert_eq!(postings(one_line)[0].title, "后端工程师");
    let one = "{\n \"jobName\": \"A\",\n \"gps\": {\"longitude\": 1}\n}";
    assert_eq!(postings(one)[0].title, "A");
    assert_eq!(postings(&one.replace('\n', ""))[0].title, "A");
    let lines = "{\"encryptJobId\": \"x1\", \"jobName\": \"A\"}\n{\"id\": \"2\", \"text\": \"B\", \"categories\": {\"location\": \"Berlin\"}, \"hostedUrl\": \"https://x.example/2\"}";
    let titles: Vec<String> = postings(lines).into_iter().map(|own| own.title).collect();
    assert_eq!(titles, ["A", "B"]);
}

#[test]
fn a_saved_page_and_a_feed_are_read() {
    let page = "<html><head><meta charset=utf-8><script type=\"application/ld+json\">{\"@type\":\"JobPosting\",\"title\":\"A\"}</script></head></html>";
    assert_eq!(postings(page)[0].title, "A");
    let feed = "<?xml version=\"1.0\" encoding=\"GBK\"?><source><job><partnerJobId>1</partnerJobId><title>招聘</title></job></source>";
    let (bytes, ..) = encoding_rs::GB18030.encode(feed);
    assert_eq!(all(&bytes).unwrap().0[0].title, "招聘");
}

#[test]
fn what_no_columns_can_be_found_in_says_which_it_needs() {
    let paste = "Backend Engineer\nExample GmbH, Berlin\nWe look for people, who build kilns; and more.\n";
    assert_eq!(all(paste.as_bytes()), Err(Unreadable::PlainText));
    assert_eq!(
        all("url,location\nhttps://x.example,Berlin\n".as_bytes()),
        Err(Unreadable::NoTitleColumn {
            seen: vec!["url".into(), "location".into()]
        })
    );
    assert_eq!(all(b""), Err(Unreadable::Empty));
    assert_eq!(all(b" \n\n"), Err(Unreadable::Empty));
    assert_eq!(
        all(b"PK\x03\x04...").unwrap_err(),
        Unreadable::OtherFile { what: "ZIP or Excel" }
    );
    assert_eq!(all(b"<html><body>Sign in</body></html>"), Err(Unreadable::NoPosting));
}

#[test]
fn rows_with_gaps_and_doubles_are_told_by_their_lines() {
    let text = format!("{HEADER}\n1,A\n,,\n2,\n1,B\n3,C,,,,,,,maybe,soon\n");
    let (postings, faults) = all(text.as_bytes()).unwrap();
    assert_eq!(postings.len(), 2);
    let told: Vec<(At, bool)> = faults.iter().map(|fault| (fault.at, fault.is_loss())).collect();
    assert_eq!(
        told,
        [
            (At::Line(4), true),
            (At::Line(5), true),
            (At::Line(6), false),
            (At::Line(6), false)
        ]
    );
}

/// A text that goes on for ever.
struct Endless {
    start: Cursor<Vec<u8>>,
    row: &'static [u8],
    at: usize,
}

impl Read for Endless {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let started = self.start.read(out)?;
        if started > 0 {
            return Ok(started);
        }
        for byte in out.iter_mut() {
            *byte = self.row[self.at % self.row.len()];
            self.at += 1;
        }
        Ok(out.len())
    }
}

fn endless(start: &str, row: &'static str, limits: Limits) -> (u64, Vec<Fault>) {
    let source = Endless {
        start: Cursor::new(start.as_bytes().to_vec()),
        row: row.as_bytes(),
        at: 0,
    };
    let mut read = (0, Vec::new());
    for piece in file(&kind(), source, limits).unwrap() {
        match piece {
            Ok(_) => read.0 += 1,
            Err(fault) if matches!(fault.what, What::Duplicate { .. }) => {}
            Err(fault) => read.1.push(fault),
        }
    }
    read
}

#[test]
fn files_without_end_are_stopped_by_the_limits() {
    // One row without end, and rows without end.
    for (bytes, start, row) in [
        (6_000_000, "title\n", "x"),
        (6_000_000, "title\n\"", "x\n"),
        (6_000_000, "{\"title\": \"A\"}\n{\"title\": \"", "x"),
        (6_000_000, "[{\"title\": \"A\"}, {\"title\": \"", "x"),
        (6_000_000, "<rss><channel><item><title>", "x"),
        (6_000_000, "[", "[[[[["),
        (6_000_000, "<rss>", "<!-- "),
        (300_000, "<rss>", "<a>"),
        (300_000, "title\n", "A\n"),
        (300_000, "{\"title\": \"A\"}\n", "{\"title\": \"B\"}\n"),
    ] {
        let (_, faults) = endless(start, row, Limits { bytes, postings: 100 });
        assert!(!faults.is_empty() && faults.len() < 10, "{start} {row}: {faults:?}");
    }
    let (read, faults) = endless(
        "title,id\n",
        "A,1\nA,2\nA,3\n",
        Limits {
            bytes: 1000,
            postings: 2,
        },
    );
    assert_eq!((read, &faults[0].what), (2, &What::TooMany { limit: 2 }));
}

proptest! {
    #[test]
    fn any_file_is_answered(bytes in prop::collection::vec(any::<u8>(), 0..300), start in "(title,id\n|\\[|\\{|<rss>|<html>|title;x\r\n)?") {
        let mut whole = start.into_bytes();
        whole.extend(bytes);
        let _ = all(&whole);
    }

    #[test]
    fn any_cells_come_back(title in "[a-z中é,;\"']{1,30}", id in "[0-9]{1,9}", text in "[a-z中 ,;\"\n]{0,60}") {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["id", "title", "text"]).unwrap();
        writer.write_record([&id, &title, &text]).unwrap();
        let bytes = writer.into_inner().unwrap();
        let (postings, _) = all(&bytes).unwrap();
        prop_assert_eq!(&postings[0].id, &id);
        prop_assert_eq!(&postings[0].title, &title);
        let line = serde_json::json!({"id": id.parse::<u64>().unwrap(), "title": title, "text": text}).to_string();
        let (lines, _) = all(line.as_bytes()).unwrap();
        prop_assert_eq!(&lines[0].title, &postings[0].title);
        prop_assert_eq!(&lines[0].text, &postings[0].text);
    }
}
