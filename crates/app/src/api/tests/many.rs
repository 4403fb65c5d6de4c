//! Tags for many people at once, and the filter of the list of people.

use serde_json::json;

use super::{all, get, id, post, program, program_of};
use crate::testing::TestApp;

#[tokio::test]
async fn a_tag_for_many_is_counted_put_read_and_undone() {
    let app = TestApp::new().await;
    let kiln = app.world.job("kiln");
    let rosa = program(&app, "rosa", &["tags:write", "candidates:read"]).await;
    let counted = get(&rosa, &format!("tag-batches/count?job_id={kiln}"))
        .await
        .expect(200);
    assert_eq!(counted.json(), json!({"count": 2}));
    let body = |expected: i64| json!({"act": "tag", "name": "Kilns", "all": {"expected": expected, "filter": {"job_id": kiln}}});
    let refused = post(&rosa, "tag-batches", body(3)).await.expect(409);
    assert_eq!(refused.json()["type"], "/problems/conflict");
    let begun = post(&rosa, "tag-batches", body(2)).await.expect(201);
    let path = format!("tag-batches/{}", id(&begun));
    assert_eq!(begun.header("location"), format!("/api/v1/{path}"));
    app.run_work().await;
    let done = get(&rosa, &path).await.expect(200).json();
    assert_eq!((&done["state"], &done["done"]), (&json!("finished"), &json!(2)));
    assert_eq!(done["kind"], "tag");
    let tagged = get(&rosa, "candidates?tag=kilns&order=name").await.expect(200);
    assert_eq!(all(&tagged, "name"), ["Wei Bao", "Ada Okafor"]);
    post(&rosa, &format!("{path}/undo"), json!({})).await.expect(200);
    app.run_work().await;
    assert_eq!(get(&rosa, &path).await.json()["state"], "undone");
    assert!(all(&get(&rosa, "candidates?tag=kilns").await, "name").is_empty());
    app.end().await;
}

#[tokio::test]
async fn whoever_may_not_be_tagged_is_left_out_and_named() {
    let app = TestApp::new().await;
    let (ada, cem) = (app.world.candidate("ada"), app.world.candidate("cem"));
    let vera = program_of(&app, "vera").await;
    let body = json!({"act": "tag", "name": "Kilns", "candidate_ids": [ada, cem]});
    let begun = post(&vera, "tag-batches", body).await.expect(201);
    assert_eq!(begun.json()["total"], 1, "whom she does not see is not counted");
    app.run_work().await;
    let path = format!("tag-batches/{}", id(&begun));
    assert_eq!(get(&vera, &path).await.json()["skipped"], 1);
    let skipped = get(&vera, &format!("{path}/skipped")).await.expect(200).json();
    assert_eq!(skipped["items"][0]["name"], "Ada Okafor");
    assert_eq!(skipped["items"][0]["why"]["code"], "pipeline-not-yours");
    // Acts on applications and on people have routes and scopes of their own.
    get(&vera, &format!("batches/{}", id(&begun))).await.expect(404);
    app.end().await;
}

#[tokio::test]
async fn nobody_chosen_both_ways_or_a_filter_out_of_bounds_is_refused() {
    let app = TestApp::new().await;
    let rosa = program_of(&app, "rosa").await;
    let ada = app.world.candidate("ada");
    for (body, field) in [
        (json!({"act": "tag", "name": "x"}), "candidate_ids"),
        (json!({"act": "tag", "name": " ", "candidate_ids": [ada]}), "name"),
        (
            json!({"act": "tag", "name": "x", "candidate_ids": [ada], "all": {"expected": 1}}),
            "all",
        ),
        (
            json!({"act": "tag", "name": "x", "all": {"expected": 1, "filter": {"applied_days": 0}}}),
            "applied_days",
        ),
        (
            json!({"act": "tag", "name": "x", "all": {"expected": 1, "filter": {"trashed": true}}}),
            "all.filter.trashed",
        ),
    ] {
        let answer = post(&rosa, "tag-batches", body.clone()).await.expect(422);
        assert_eq!(answer.json()["errors"][0]["field"], json!(field), "{body}");
    }
    for query in [
        "country=Atlantis",
        "applied_days=x",
        "stage_kind=lunch",
        "has_cv=1",
        "cursor=zz",
    ] {
        get(&rosa, &format!("candidates?{query}")).await.expect(422);
    }
    app.end().await;
}

#[tokio::test]
async fn the_list_of_people_goes_on_in_every_order() {
    let app = TestApp::new().await;
    let rosa = program_of(&app, "rosa").await;
    for order in ["name", "newest", "changed"] {
        let whole = all(
            &get(&rosa, &format!("candidates?order={order}")).await.expect(200),
            "id",
        );
        let (mut seen, mut address) = (Vec::new(), format!("candidates?order={order}&limit=1"));
        loop {
            let page = get(&rosa, &address).await.expect(200);
            seen.extend(all(&page, "id"));
            let Some(next) = page.json()["next"].as_str().map(str::to_owned) else {
                break;
            };
            address = format!("candidates?order={order}&limit=1&cursor={next}");
        }
        assert_eq!(seen, whole, "{order}");
        assert_eq!(seen.len(), 3);
    }
    app.end().await;
}
