//! Import, export, backup and restore as people run them: the program itself, beside a server and without one.
#![expect(clippy::unwrap_used, reason = "a step that fails is the test failing")]

mod installation;

use std::{fs, io::Read, path::Path};

use installation::{Installation, bole};

const PEOPLE: &str = "Name;E-Mail;Land\r\n张伟;zhang@people.example;China\r\nAda Okafor;ada@people.example;\r\n=cmd;evil@people.example;\r\n";
const JOBS: &str = r#"[{"title":"Kiln Engineer","openings":2,"postings":[{"language":"en","title":"Kiln Engineer"}]}]"#;

fn list(zip: &Path, name: &str) -> serde_json::Value {
    serde_json::from_slice(&bytes(zip, name)).unwrap()
}

fn bytes(zip: &Path, name: &str) -> Vec<u8> {
    let mut zip = zip::ZipArchive::new(fs::File::open(zip).unwrap()).unwrap();
    let mut bytes = Vec::new();
    zip.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
    bytes
}

#[test]
fn what_was_brought_in_leaves_again() {
    let here = Installation::new();
    let people = here.file("people.csv", PEOPLE.as_bytes());
    let dry = here.run(&["import", "candidates", &people, "--dry-run", "--json"]).ok();
    assert_eq!(dry.json()[0]["tally"]["ready"], 3);
    here.run(&["import", "candidates", &people]).ok().says("3 added");
    here.run(&["import", "candidates", &people])
        .ok()
        .says("0 added")
        .says("3 left out");
    here.run(&["import", "jobs", &here.file("jobs.json", JOBS.as_bytes())])
        .ok()
        .says("1 added");

    let zip = here.path("all.zip");
    here.run(&["export", zip.to_str().unwrap()]).ok();
    let candidates = list(&zip, "json/candidates.json");
    let names: Vec<&str> = candidates
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["name"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["张伟", "Ada Okafor", "=cmd"]);
    let sheet = String::from_utf8(bytes(&zip, "csv/candidates.csv")).unwrap();
    assert!(sheet.starts_with('\u{feff}') && sheet.contains(",'=cmd,"), "{sheet}");
    assert_eq!(list(&zip, "json/postings.json")[0]["state"], "draft");
    assert_eq!(
        list(&zip, "json/access_log.json")[0]["user_id"],
        serde_json::Value::Null
    );
    // Nothing is written over.
    here.run(&["export", zip.to_str().unwrap()]).fails("is there already");
}

#[test]
fn faults_are_said_in_one_sentence() {
    let here = Installation::new();
    let faulty = here.file("faulty.csv", b"name,mail\nMia,mia@people.example\nTom,no mail\n");
    here.run(&["import", "candidates", &faulty])
        .fails("1 row could not be imported")
        .says("1 added")
        .says("row 3 (Tom): “no mail” is no mail address.");
    let picture = here.file("picture.csv", b"\x89PNG\r\n\x1a\n\0");
    here.run(&["import", "candidates", &picture])
        .fails("This file is no table.");
    here.run(&["import", "candidates", &faulty, "--column", "colour=name"])
        .fails("there is no column \"colour\"");
    here.run(&["import", "jobs", &here.file("jobs.json", b"[{]")])
        .fails("line 1");
    here.run(&["import", "candidates", "/nowhere.csv"])
        .fails("read the file");
    assert_eq!(bole(&["import", "candidates"]).code, 2, "wrong use");
    assert_eq!(bole(&["restore"]).code, 2, "wrong use");
}

#[test]
fn a_backup_made_while_serving_comes_back_whole() {
    let mut here = Installation::new();
    here.run(&["import", "candidates", &here.file("people.csv", PEOPLE.as_bytes())])
        .ok();
    here.serve();
    let backup = here.path("all.bole");
    let backup = backup.to_str().unwrap();
    let made = here.run(&["backup", backup, "--json"]).ok().json();
    assert!(made["rows"].as_u64().unwrap() > 20);
    assert_eq!(made["files"], 1, "the file that was imported");
    let sealed = fs::read(backup).unwrap();
    assert!(!contains(&sealed, b"SQLite format 3") && !contains(&sealed, b"people.example"));
    // A server is at work in the folder.
    let key = here.path("data/key");
    let key = key.to_str().unwrap();
    here.run(&["restore", backup, "--backup-key-file", key])
        .fails("another server is already serving");
    here.stop();
    here.run(&["restore", backup, "--backup-key-file", key])
        .fails("is not empty");

    let there = here.path("restored");
    let there = there.to_str().unwrap();
    bole(&["restore", backup, "--data", there, "--backup-key-file", key])
        .ok()
        .says("all as they were");
    bole(&["events", "verify", "--data", there]).ok();
    let (before, after) = (here.path("before.zip"), here.path("after.zip"));
    here.run(&["export", before.to_str().unwrap()]).ok();
    bole(&["export", after.to_str().unwrap(), "--data", there]).ok();
    for name in ["candidates", "contact_points", "users", "notes"] {
        let name = format!("json/{name}.json");
        assert_eq!(list(&before, &name), list(&after, &name), "{name}");
    }
}

#[test]
fn a_backup_that_is_not_whole_is_refused_and_leaves_nothing() {
    let here = Installation::new();
    here.run(&["import", "candidates", &here.file("people.csv", PEOPLE.as_bytes())])
        .ok();
    let backup = here.path("all.bole");
    // With a key of its own, made by the way.
    let key = here.path("backup-key");
    let key = key.to_str().unwrap();
    here.run(&["backup", backup.to_str().unwrap(), "--backup-key-file", key])
        .ok();
    let whole = fs::read(&backup).unwrap();
    let restore = |bytes: &[u8], key: &str| {
        let broken = here.file("broken.bole", bytes);
        let there = here.path("there");
        let answer = bole(&[
            "restore",
            &broken,
            "--data",
            there.to_str().unwrap(),
            "--backup-key-file",
            key,
        ]);
        let left = fs::read_dir(&there).map_or(0, |entries| {
            entries
                .filter(|entry| entry.as_ref().unwrap().file_name() != "serving")
                .count()
        });
        assert_eq!(left, 0, "nothing stays of what was refused");
        answer
    };
    let mut flipped = whole.clone();
    flipped[whole.len() / 2] ^= 1;
    restore(&flipped, key).fails("damaged or cut off");
    restore(&whole[..whole.len() - 1], key).fails("damaged or cut off");
    restore(&whole[..100_000.min(whole.len() / 2)], key).fails("damaged or cut off");
    restore(b"PK\x03\x04 no backup at all, but long enough to be looked at", key).fails("is no backup");
    restore(&whole, here.path("data/key").to_str().unwrap()).fails("this key is not the one");
    restore(&whole, "/nowhere/key").fails("there is no key file");
    let there = here.path("there");
    bole(&[
        "restore",
        backup.to_str().unwrap(),
        "--data",
        there.to_str().unwrap(),
        "--backup-key-file",
        key,
    ])
    .ok();
}

fn contains(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|at| at == words)
}
