//! The table of people: who is in it, for whom, in which order; and acts on many of them.

use db::sql;

use super::Candidate;
use crate::testing::{Answer, TestApp};

fn names(answer: &Answer) -> Vec<String> {
    let text = answer.text();
    text.split("<th scope=\"row\" class=\"hold\">")
        .skip(1)
        .map(|cell| {
            let name = cell.split('>').nth(1).unwrap_or_default();
            name.split('<').next().unwrap_or_default().to_owned()
        })
        .collect()
}

#[tokio::test]
async fn everybody_sees_their_own_people_by_name() {
    let app = TestApp::new().await;
    let eli = app.prospect("Eli Weber", "eli@people.example", "Berlin").await;
    for (who, expected) in [
        ("rosa", vec!["Cem Aydin", "Wei Bao", "Ada Okafor", "Eli Weber"]),
        ("olga", vec!["Wei Bao", "Ada Okafor", "Eli Weber"]),
        ("hari", vec!["Wei Bao", "Ada Okafor"]),
        ("vera", vec!["Wei Bao", "Ada Okafor"]),
    ] {
        let page = app.sign_in(who).await.get("/app/candidates").await.expect(200);
        assert_eq!(names(&page), expected, "{who}");
    }
    let rosa = app.sign_in("rosa").await;
    let prospects = rosa.get("/app/candidates?prospects=true").await.expect(200);
    assert_eq!(names(&prospects), ["Eli Weber"]);
    prospects
        .says("One person")
        .says(&format!("/app/candidates/{eli}?from=list&amp;prospects=true"));
    let empty = TestApp::empty().await;
    empty.end().await;
    app.end().await;
}

#[tokio::test]
async fn words_tags_job_and_stage_narrow_it_and_a_view_keeps_that() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let ada = app.world.candidate("ada");
    rosa.post(&format!("/app/candidates/{ada}/tags"), &[("tag", "Rust, Kilns")])
        .await
        .expect(303);
    let kiln = app.world.job("kiln");
    for (query, expected) in [
        ("q=包伟".to_owned(), vec!["Wei Bao"]),
        ("q=okafor%20ada".to_owned(), vec!["Ada Okafor"]),
        ("tag=rust".to_owned(), vec!["Ada Okafor"]),
        (format!("job={kiln}"), vec!["Wei Bao", "Ada Okafor"]),
        ("stage=offer".to_owned(), vec![]),
        (format!("job={kiln}&stage=applied&tag=KILNS"), vec!["Ada Okafor"]),
        (
            "source=careers_site&order=newest&days=3".to_owned(),
            vec!["Cem Aydin", "Wei Bao", "Ada Okafor"],
        ),
        ("q=%25".to_owned(), vec![]),
    ] {
        let page = rosa.get(&format!("/app/candidates?{query}")).await.expect(200);
        assert_eq!(names(&page), expected, "{query}");
    }
    let view = [("place", "candidates"), ("name", "Rusty"), ("query", "tag=rust")];
    rosa.post("/app/views", &view)
        .await
        .expect_redirect("/app/candidates?tag=rust");
    rosa.get("/app/candidates?tag=rust")
        .await
        .expect(200)
        .says("View: Rusty");
    app.end().await;
}

#[tokio::test]
async fn pages_turn_forward_and_back_without_losing_anybody() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    for n in 0..120 {
        app.prospect(&format!("Person {n:03}"), "", "Berlin").await;
    }
    for order in ["name", "newest", "changed"] {
        let mut seen = Vec::new();
        let mut address = format!("/app/candidates?prospects=true&order={order}");
        let follow = |page: &Answer, rel: &str| {
            let text = page.text();
            let link = text.split(&format!("rel=\"{rel}\" href=\"")).nth(1)?;
            Some(link.split('"').next()?.replace("&amp;", "&"))
        };
        let mut pages = Vec::new();
        loop {
            let page = rosa.get(&address).await.expect(200).says("120 people");
            pages.push(names(&page));
            seen.extend(names(&page));
            match follow(&page, "next") {
                Some(next) => address = next,
                None => break,
            }
        }
        assert_eq!(pages.iter().map(Vec::len).collect::<Vec<_>>(), [50, 50, 20], "{order}");
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 120, "{order}");
        let last = rosa.get(&address).await.expect(200);
        let before = follow(&last, "prev").expect("a page before");
        assert_eq!(names(&rosa.get(&before).await.expect(200)), pages[1], "{order}");
    }
    app.end().await;
}

#[tokio::test]
async fn many_are_tagged_at_once_counted_first_and_undone() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let ada = app.world.candidate("ada");
    rosa.post(&format!("/app/candidates/{ada}/tags"), &[("tag", "Fair")])
        .await
        .expect(303);
    rosa.post(
        "/app/candidates/batches/question",
        &[("act", "tag"), ("all", "1"), ("filter", ""), ("expected", "3")],
    )
    .await
    .expect(200)
    .says("Tag 3 people");
    let fields = |expected: &'static str| {
        [
            ("act", "tag"),
            ("tag", "fair"),
            ("all", "1"),
            ("filter", ""),
            ("expected", expected),
        ]
    };
    rosa.post("/app/candidates/batches", &fields("2"))
        .await
        .expect(409)
        .says("3");
    let begun = rosa
        .post("/app/candidates/batches", &fields("3"))
        .await
        .expect_redirect("/app/batches/");
    app.run_work().await;
    let tagged = "SELECT COUNT(*) FROM candidate_tags";
    assert_eq!(app.counted(tagged).await, 3);
    let page = begun.header("location").to_owned();
    rosa.get(&page).await.expect(200).says("3 done");
    rosa.post(&format!("{page}/undo"), &[]).await.expect(303);
    app.run_work().await;
    // Ada had the tag before; hers stays.
    assert_eq!(app.counted(tagged).await, 1);
    let picked = [("act", "untag"), ("tag", "FAIR"), ("pick", &ada.to_string() as &str)];
    rosa.post("/app/candidates/batches", &picked).await.expect(303);
    app.run_work().await;
    assert_eq!(app.counted(tagged).await, 0);
    rosa.post("/app/candidates/batches", &[("act", "move"), ("tag", "x")])
        .await
        .expect(422);
    rosa.post("/app/candidates/batches", &[("act", "tag"), ("tag", "x")])
        .await
        .expect(409)
        .says("Nobody");
    app.end().await;
}

#[tokio::test]
async fn an_act_on_many_leaves_out_whom_one_may_not_see_or_tag() {
    let app = TestApp::new().await;
    let (vera, olga) = (app.sign_in("vera").await, app.sign_in("olga").await);
    let (ada, cem): (base::Id<Candidate>, base::Id<Candidate>) =
        (app.world.candidate("ada"), app.world.candidate("cem"));
    let (ada, cem) = (ada.to_string(), cem.to_string());
    let picks = [("act", "tag"), ("tag", "x"), ("pick", &ada as &str), ("pick", &cem)];
    // Vera sees Ada and may not tag her; nobody but Rosa sees Cem.
    let begun = vera
        .post("/app/candidates/batches", &picks)
        .await
        .expect_redirect("/app/batches/");
    app.run_work().await;
    vera.get(begun.header("location"))
        .await
        .expect(200)
        .says("Ada Okafor")
        .does_not_say("Cem Aydin");
    assert_eq!(app.counted("SELECT COUNT(*) FROM candidate_tags").await, 0);
    olga.post("/app/candidates/batches", &picks).await.expect(303);
    app.run_work().await;
    assert_eq!(app.counted("SELECT COUNT(*) FROM candidate_tags").await, 1);
    olga.get(begun.header("location")).await.expect(404);
    app.end().await;
}

#[tokio::test]
async fn words_find_the_same_people_whether_they_are_few_or_many() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    for (added, told) in [(500, "500 people"), (1, "501 people"), (40, "541 people")] {
        app.app
            .db
            .write(move |tx| {
                Box::pin(async move {
                    for number in 0..added {
                        let (id, now) = (tx.id::<Candidate>(), tx.now());
                        sql(
                            "INSERT INTO candidates (id, name, folded, sort_key, language, created_at, updated_at)
                             VALUES ($1, $2, 'zora winter', 'winter, zora', 'de', $3, $3)",
                        )
                        .bind(id)
                        .bind(format!("Zora Winter {number}"))
                        .bind(now)
                        .later(tx);
                    }
                    Ok::<_, anyhow::Error>(())
                })
            })
            .await
            .unwrap();
        let page = rosa.get("/app/candidates?q=winter%20ZORA").await.expect(200);
        let page = page.says(told);
        assert_eq!(names(&page).len(), 50);
        assert!(names(&page).iter().all(|name| name.starts_with("Zora Winter")));
    }
    let nobody = rosa.get("/app/candidates?q=zora%20okafor").await.expect(200);
    assert_eq!(names(&nobody), Vec::<String>::new());
    app.end().await;
}
