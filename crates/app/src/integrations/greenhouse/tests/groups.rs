//! Departments and offices, and what must not be told of them.

use base::Id;
use db::sql;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{BOARD, change, read, world};
use crate::{
    events::{self, By, Event},
    testing::TestApp,
};

/// Puts the kiln into a department and two offices of three, and the vault into a secret one.
pub(super) async fn place_kiln(app: &TestApp) {
    let (kiln, vault) = (app.world.job("kiln"), app.world.job("vault"));
    let id = |low: u128| Id::<()>::from_uuid(Uuid::from_u128(0x0192 << 112 | 7 << 76 | 8 << 60 | low));
    app.app
        .db
        .write(move |tx| {
            Box::pin(async move {
                let departments = [(10, r#"{"en":"Kilns","de":"Öfen"}"#), (11, r#"{"en":"Secret plans"}"#)];
                for (low, names) in departments {
                    sql("INSERT INTO departments (id, names, position) VALUES ($1, $2, 0)")
                        .bind(id(low))
                        .bind(names.to_owned())
                        .run(tx)
                        .await?;
                }
                for (low, names, country) in [
                    (0xaa, r#"{"en":"Munich","de":"München"}"#, "DE"),
                    (0xbb, r#"{"en":"Bern"}"#, "CH"),
                    (0xcc, r#"{"en":"Secret Island"}"#, "IS"),
                ] {
                    sql("INSERT INTO offices (id, names, country, zone, position) VALUES ($1, $2, $3, 'Europe/Berlin', 0)")
                        .bind(id(low))
                        .bind(names.to_owned())
                        .bind(country.to_owned())
                        .run(tx)
                        .await?;
                }
                for (job, low) in [(kiln, 10), (vault, 11)] {
                    sql("UPDATE jobs SET department_id = $2 WHERE id = $1").bind(job).bind(id(low)).run(tx).await?;
                }
                sql("DELETE FROM job_places WHERE job_id IN ($1, $2)").bind(kiln).bind(vault).run(tx).await?;
                for (job, position, low) in [(kiln, 0, 0xaa), (kiln, 1, 0xbb), (vault, 0, 0xcc)] {
                    sql("INSERT INTO job_places (job_id, position, office_id, city, country) VALUES ($1, $2, $3, '', 'DE')")
                        .bind(job)
                        .bind(position)
                        .bind(id(low))
                        .run(tx)
                        .await?;
                }
                events::record(tx, By::System, Event::new("job.changed"));
                anyhow::Ok(())
            })
        })
        .await
        .expect("place the kiln");
}

pub(super) fn ids(list: &Value) -> Vec<i64> {
    let list = list.as_array().expect("a list");
    list.iter().map(|one| one["id"].as_i64().expect("an integer")).collect()
}

pub(super) fn sorted(list: &Value) -> Vec<i64> {
    let mut all = ids(list);
    all.sort_unstable();
    all
}

#[tokio::test]
async fn departments_hold_their_jobs_and_none_is_named_that_has_no_public_one() {
    let app = world().await;
    place_kiln(&app).await;
    let all = read(&app, "/departments").await;
    let list = &all["departments"];
    assert_eq!(ids(list), [10, 0]);
    assert_eq!(list[0]["name"], "Kilns");
    assert_eq!(sorted(&list[0]["jobs"]), [1, 2]);
    assert_eq!(list[1]["name"], "No Department");
    assert_eq!(sorted(&list[1]["jobs"]), [3, 4]);
    assert_eq!(
        (&list[0]["parent_id"], &list[0]["child_ids"]),
        (&Value::Null, &json!([]))
    );
    assert!(list[0]["children"].is_null());
    assert_eq!(read(&app, "/departments?render_as=list").await, all);

    let tree = read(&app, "/departments?render_as=tree").await;
    assert_eq!(tree["departments"][0]["children"], json!([]));
    assert!(tree["departments"][0].get("child_ids").is_none());
    assert_eq!(read(&app, "/departments/10").await, list[0]);
    assert_eq!(
        read(&app, "/departments/10?render_as=tree").await,
        tree["departments"][0]
    );
    assert_eq!(read(&app, "/departments/0").await, list[1]);
    let visitor = app.visitor();
    visitor.get(&format!("{BOARD}/departments/11")).await.expect(404);
    visitor.get(&format!("{BOARD}/departments/Kilns")).await.expect(404);
    app.end().await;
}

#[tokio::test]
async fn offices_hold_the_departments_that_have_jobs_there() {
    let app = world().await;
    place_kiln(&app).await;
    let all = read(&app, "/offices").await;
    let list = &all["offices"];
    assert_eq!(ids(list), [0xbb, 0xaa, 0], "by name, and last none");
    assert_eq!(list[1]["location"], "Munich, Germany");
    assert_eq!(ids(&list[1]["departments"]), [10]);
    assert_eq!(sorted(&list[1]["departments"][0]["jobs"]), [1, 2]);
    assert_eq!(
        sorted(&list[0]["departments"][0]["jobs"]),
        [1, 2],
        "a job at two offices is at both"
    );
    assert_eq!(
        (&list[2]["name"], &list[2]["location"]),
        (&json!("No Office"), &Value::Null)
    );
    assert_eq!(ids(&list[2]["departments"]), [0]);
    assert_eq!(sorted(&list[2]["departments"][0]["jobs"]), [3, 4]);

    let tree = read(&app, "/offices?render_as=tree").await;
    assert_eq!(tree["offices"][0]["children"], json!([]));
    assert_eq!(tree["offices"][0]["departments"][0]["children"], json!([]));
    assert_eq!(read(&app, &format!("/offices/{}", 0xaa)).await, list[1]);
    app.visitor()
        .get(&format!("{BOARD}/offices/{}", 0xcc))
        .await
        .expect(404);
    app.end().await;
}

#[tokio::test]
async fn nothing_that_is_not_public_is_told() {
    let app = world().await;
    place_kiln(&app).await;
    change(&app, "UPDATE jobs SET internal = TRUE WHERE number = 2").await;
    for path in [
        "",
        "/jobs",
        "/jobs?content=true",
        "/departments",
        "/offices",
        "/jobs/1?questions=true",
        "/sections",
    ] {
        let text = read(&app, path).await.to_string();
        for secret in ["Vault", "Loom", "Secret"] {
            assert!(!text.contains(secret), "{path} tells of {secret}");
        }
    }
    app.visitor().get(&format!("{BOARD}/jobs/3")).await.expect(404);
    app.end().await;
}
