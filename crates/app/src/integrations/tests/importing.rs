//! People from a table: what is recognised, reported, added once, and left out.

use base::Id;
use db::sql;
use work::Task;

use super::{check, choose, count, people};
use crate::{
    candidates::{NewCandidate, add_prospect},
    integrations::imports::{self, ImportState},
    testing::TestApp,
};

const TABLE: &str = "Vorname;Nachname;E-Mail;Telefon;Land;Schlagwörter;Bemerkungen;Stelle;Phase\r\n\
                     Mia;Groß;mia@people.example;+49 89 1234567;Deutschland;Keramik, Glas;\"Kennt Öfen\r\nund Glasuren\";J-0001;Review\r\n\
                     Ada;Okafor;ADA@people.example;;;;;;\r\n\
                     Noah;Kim;no mail;;Atlantis;;;J-9999;\r\n\
                     Lea;;mia@people.example;;;;;;\r\n\
                     Tom;Bauer;tom@people.example;;;;;J-0001;Hired\r\n";

async fn import_of(app: &TestApp, report: &str) -> imports::Import {
    let id: Id<imports::Import> = report.rsplit('/').next().unwrap_or_default().parse().expect("an id");
    let rosa = app.actor("rosa").await;
    imports::find(&mut app.app.db.read(), &rosa, id)
        .await
        .expect("the import")
}

const COLUMNS: [(&str, &str); 9] = [
    ("column_0", "given"),
    ("column_1", "family"),
    ("column_2", "mail"),
    ("column_3", "phone"),
    ("column_4", "country"),
    ("column_5", "tags"),
    ("column_6", "note"),
    ("column_7", "job"),
    ("column_8", "stage"),
];

#[tokio::test]
async fn a_recruiter_brings_people_along() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let columns = choose(&rosa, TABLE.as_bytes()).await;
    // What each column is was guessed by its German name.
    let page = rosa
        .get(&columns)
        .await
        .expect(200)
        .says("Kennt Öfen")
        .says("semicolon\" selected");
    for field in [
        "given", "family", "mail", "phone", "country", "tags", "note", "job", "stage",
    ] {
        assert!(page.text().contains(&format!("value=\"{field}\" selected")), "{field}");
    }
    let mut fields = COLUMNS.to_vec();
    fields.push(("tag", "Messe 2026"));
    let report = check(&app, &rosa, &columns, &fields).await;
    // One row with three faults names all three.
    let faults = rosa.get(&report).await.expect(200);
    faults.says("no mail").says("Atlantis").says("J-9999");

    // The dry run: one of each, in words, and nothing written.
    rosa.get(&report)
        .await
        .expect(200)
        .says("Has the same address or number as Ada Okafor.")
        .says("“no mail” is no mail address.")
        .says("No country is called “Atlantis”.")
        .says("Has the same address or number as row 2 of this file.")
        .says("Nobody is imported as hired")
        .says("Add one person");
    assert_eq!(people(&app).await.len(), 3);

    rosa.post(&format!("{report}/run"), &[("duplicates", "skip")])
        .await
        .expect_redirect(&report);
    app.run_work().await;
    assert_eq!(import_of(&app, &report).await.state, ImportState::Finished);
    assert_eq!(
        people(&app).await.last(),
        Some(&("Mia Groß".to_owned(), Some("mia@people.example".to_owned())))
    );
    assert_eq!(people(&app).await.len(), 4);
    let stage: String = sql("SELECT s.kind FROM applications a JOIN stages s ON s.id = a.stage_id
         JOIN candidates c ON c.id = a.candidate_id WHERE c.name = 'Mia Groß'")
    .value(&mut app.app.db.read())
    .await
    .expect("an application");
    assert_eq!(stage, "review");
    assert_eq!(count(&app, "SELECT COUNT(*) FROM candidate_tags").await, 3);
    assert_eq!(
        count(&app, "SELECT COUNT(*) FROM notes WHERE body LIKE 'Kennt %und Glasuren'").await,
        1
    );
    assert_eq!(
        count(&app, "SELECT COUNT(*) FROM messages").await,
        0,
        "nobody gets a mail"
    );

    // The report as a sheet: a mark, CRLF, the reasons, the cells as they came.
    let sheet = rosa.get(&format!("{report}/report.csv")).await.expect(200);
    assert!(sheet.text().starts_with("\u{feff}Row,Result,Why,Id,Vorname,"));
    assert!(sheet.text().contains("\r\n5,Left out,"));
    assert!(
        sheet.text().contains(",'+49 89 1234567,"),
        "a number is no formula: {}",
        sheet.text()
    );
    app.end().await;
}

#[tokio::test]
async fn rows_that_are_known_become_people_of_their_own_when_somebody_says_so() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    app.act("rosa", |tx, who| {
        Box::pin(async move {
            let new = NewCandidate::named("Lin Na", "en".parse().expect("a language"));
            add_prospect(tx, &who, &new).await
        })
    })
    .await
    .expect("somebody without an address");
    let table = "Name,Mail\nAda O.,ada@people.example\nWei B.,bao@people.example\nLin Na,\n";
    let columns = choose(&rosa, table.as_bytes()).await;
    let report = check(&app, &rosa, &columns, &[("column_0", "name"), ("column_1", "mail")]).await;
    rosa.get(&format!("{report}?show=same"))
        .await
        .expect(200)
        .says("Wei B.")
        .says("Has the same name as Lin Na");
    // The first is somebody else with the same address; the others are left out.
    rosa.post(&format!("{report}/choices"), &[("line", "2"), ("choice", "add")])
        .await
        .expect(303);
    rosa.post(&format!("{report}/run"), &[("duplicates", "skip")])
        .await
        .expect(303);
    app.run_work().await;
    let names: Vec<String> = people(&app).await.into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["Ada Okafor", "Wei Bao", "Cem Aydin", "Lin Na", "Ada O."]);
    assert_eq!(
        count(&app, "SELECT COUNT(*) FROM import_rows WHERE state = 'skipped'").await,
        2
    );
    app.end().await;
}

#[tokio::test]
async fn a_table_in_gb_18030_and_one_read_wrongly() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    // 姓名,邮箱 / 张伟,zhang@people.example / 李娜,li@people.example in GB 18030.
    let table = [
        &[
            0xd0, 0xd5, 0xc3, 0xfb, b',', 0xd3, 0xca, 0xcf, 0xe4, b'\r', b'\n', 0xd5, 0xc5, 0xce, 0xb0,
        ][..],
        b",zhang@people.example\r\n",
        &[0xc0, 0xee, 0xc4, 0xc8],
        b",li@people.example\r\n",
    ]
    .concat();
    let columns = choose(&rosa, &table).await;
    rosa.get(&format!("{columns}?encoding=utf-8&separator=comma"))
        .await
        .expect(200)
        .says("cannot be read in this encoding");
    rosa.get(&format!("{columns}?encoding=gb18030&separator=comma"))
        .await
        .expect(200)
        .says("张伟")
        .says("value=\"name\" selected");
    let fields = [
        ("encoding", "gb18030"),
        ("separator", "comma"),
        ("column_0", "name"),
        ("column_1", "mail"),
    ];
    let report = check(&app, &rosa, &columns, &fields).await;
    rosa.post(&format!("{report}/run"), &[]).await.expect(303);
    app.run_work().await;
    assert_eq!(
        people(&app).await[3..],
        [
            ("张伟".to_owned(), Some("zhang@people.example".to_owned())),
            ("李娜".to_owned(), Some("li@people.example".to_owned())),
        ]
    );
    app.end().await;
}

#[tokio::test]
async fn what_is_no_table_is_refused_and_leaves_no_file() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    for (bytes, words) in [
        (&b"\x89PNG\r\n\x1a\n\0\x01\x02"[..], "This file is no table."),
        (b"Name,Mail\r\n", "has no rows"),
    ] {
        rosa.upload("/app/import/candidates", &[], &[("file", "people.csv", bytes)])
            .await
            .expect(422)
            .says(words);
    }
    rosa.upload("/app/import/candidates", &[], &[])
        .await
        .expect(422)
        .says("Choose a file.");
    assert_eq!(count(&app, "SELECT COUNT(*) FROM imports").await, 0);
    assert_eq!(count(&app, "SELECT COUNT(*) FROM kept_files").await, 0);
    // Columns without a name, and one thing twice.
    let columns = choose(&rosa, b"a,b,c\n1,2,3\n").await;
    rosa.post(&columns, &[("column_0", "city"), ("column_1", "city")])
        .await
        .expect(422)
        .says("Choose the column with the name")
        .says("Two columns are “City”.");
    app.end().await;
}

#[tokio::test]
async fn an_import_is_for_those_who_recruit_and_nobody_elses() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let columns = choose(&rosa, b"name\nMia\n").await;
    let report = columns.trim_end_matches("/columns");
    let adam = app.sign_in("adam").await;
    for path in [&columns, report, &format!("{report}/report.csv")] {
        adam.get(path).await.expect(404);
    }
    adam.post(&format!("{report}/run"), &[]).await.expect(404);
    app.sign_in("hari").await.get("/app/import").await.expect(403);
    app.end().await;
}

#[tokio::test]
async fn cells_beyond_the_columns_and_a_quotation_mark_left_open_are_told() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let columns = choose(
        &rosa,
        b"name,mail\nMia,mia@people.example,,\nGross, Tom,tom@people.example\n",
    )
    .await;
    let fields = [("column_0", "name"), ("column_1", "mail")];
    let report = check(&app, &rosa, &columns, &fields).await;
    rosa.get(&report)
        .await
        .expect(200)
        .says("There are more cells than columns: \u{201c}tom@people.example\u{201d} stands under none.")
        .says("Add one person");
    let open: &[u8] = b"name,mail\n\"Open quote,a@b.example\nNext,c@d.example\n";
    rosa.upload("/app/import/candidates", &[], &[("file", "people.csv", open)])
        .await
        .expect(422)
        .says("A cell in row 2 begins with a quotation mark that is never closed.");
    app.end().await;
}

#[tokio::test]
async fn somebody_whom_one_may_not_see_is_not_given_away() {
    let app = TestApp::new().await;
    let adam = app.sign_in("adam").await;
    // Cem is in the vault, which adam does not see; the report must not say so.
    let columns = choose(&adam, b"name,mail\nCem A.,cem@people.example\n").await;
    let report = check(&app, &adam, &columns, &[("column_0", "name"), ("column_1", "mail")]).await;
    adam.get(&report)
        .await
        .expect(200)
        .does_not_say("Cem Aydin")
        .says("To be added");
    app.end().await;
}

#[tokio::test]
async fn a_row_is_added_once_however_often_the_work_runs() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let rows: String = (0..40).map(|n| format!("Person {n},p{n}@people.example\n")).collect();
    let columns = choose(&rosa, format!("name,mail\n{rows}").as_bytes()).await;
    let report = check(&app, &rosa, &columns, &[("column_0", "name"), ("column_1", "mail")]).await;
    let id = import_of(&app, &report).await.id;
    app.act("rosa", move |tx, who| {
        Box::pin(async move { imports::start(tx, &who, id, imports::Duplicates::Add).await })
    })
    .await
    .expect("it starts");
    // Two nodes at once, as after a lease was lost; and once more at the end.
    let (one, two) = tokio::join!(imports::run(&app.app, id, |_| {}), imports::run(&app.app, id, |_| {}));
    one.expect("the first run");
    two.expect("the second run");
    imports::run(&app.app, id, |_| {}).await.expect("a run too many");
    assert_eq!(people(&app).await.len(), 3 + 40);
    // The same file again: everybody is known by now.
    let columns = choose(&rosa, format!("name,mail\n{rows}").as_bytes()).await;
    let report = check(&app, &rosa, &columns, &[("column_0", "name"), ("column_1", "mail")]).await;
    rosa.post(&format!("{report}/run"), &[]).await.expect(303);
    app.run_work().await;
    assert_eq!(people(&app).await.len(), 3 + 40);
    app.end().await;
}

#[tokio::test]
async fn an_import_stops_and_goes_on() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let columns = choose(&rosa, b"name,mail\nMia,mia@people.example\nTom,tom@people.example\n").await;
    let report = check(&app, &rosa, &columns, &[("column_0", "name"), ("column_1", "mail")]).await;
    rosa.post(&format!("{report}/run"), &[]).await.expect(303);
    rosa.post(&format!("{report}/stop"), &[]).await.expect(303);
    app.run_work().await;
    assert_eq!(people(&app).await.len(), 3, "stopped before the first row");
    rosa.post(&format!("{report}/run"), &[]).await.expect(303);
    app.run_work().await;
    assert_eq!(people(&app).await.len(), 5);
    rosa.post(&format!("{report}/removal"), &[])
        .await
        .expect_redirect("/app/import");
    rosa.get(&report).await.expect(404);
    assert_eq!(people(&app).await.len(), 5, "whoever was added stays");
    app.end().await;
}

#[tokio::test]
async fn a_file_and_its_report_are_forgotten_after_a_month() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    choose(&rosa, b"name\nMia\n").await;
    app.clock.advance(jiff::SignedDuration::from_hours(24 * 31));
    imports::ForgetImports {}
        .run(app.app.clone())
        .await
        .expect("it forgets");
    assert_eq!(count(&app, "SELECT COUNT(*) FROM imports").await, 0);
    assert_eq!(count(&app, "SELECT COUNT(*) FROM kept_files").await, 0);
    app.end().await;
}

#[tokio::test]
async fn ten_thousand_rows_arrive() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let rows: String = (0..10_000)
        .map(|n| format!("Person {n},p{n}@people.example,Hangzhou,CN,tag {}\n", n % 7))
        .collect();
    let columns = choose(&rosa, format!("name,mail,city,country,tags\n{rows}").as_bytes()).await;
    let fields = [
        ("column_0", "name"),
        ("column_1", "mail"),
        ("column_2", "city"),
        ("column_3", "country"),
        ("column_4", "tags"),
    ];
    let report = check(&app, &rosa, &columns, &fields).await;
    rosa.get(&report).await.expect(200).says("10,000");
    rosa.post(&format!("{report}/run"), &[]).await.expect(303);
    app.run_work().await;
    assert_eq!(
        count(&app, "SELECT COUNT(*) FROM import_rows WHERE state = 'added'").await,
        10_000
    );
    assert_eq!(people(&app).await.len(), 10_003);
    app.end().await;
}
