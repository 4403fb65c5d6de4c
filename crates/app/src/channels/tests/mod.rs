//! Publications: published, read by boards, withdrawn, carried by hand.

mod attribution;
mod by_hand;
mod feeds;
mod overview;

use db::sql;

use crate::testing::{Client, TestApp};

/// What LinkedIn must know of the company.
pub(super) async fn set_up(adam: &Client<'_>) {
    let fields = [
        ("linkedin_company_id", "1234567"),
        ("poster_email", "jobs@acme.example"),
        ("version", "0"),
    ];
    adam.post("/app/settings/channels", &fields)
        .await
        .expect_redirect("/app/settings/channels");
}

/// Texts of the kiln job that are long enough for LinkedIn.
pub(super) async fn write_more(app: &TestApp) {
    app.app
        .db
        .write(move |tx| {
            Box::pin(async move {
                let text = "You look after the kilns. ".repeat(8);
                sql("UPDATE postings SET description = $1").bind(text).run(tx).await?;
                crate::events::record(
                    tx,
                    crate::events::By::System,
                    crate::events::Event::new("posting.changed"),
                );
                anyhow::Ok(())
            })
        })
        .await
        .unwrap();
}

/// Publishes the English text of the kiln job on a channel, and says where its page is.
pub(super) async fn publish(app: &TestApp, rosa: &Client<'_>, channel: &str) -> String {
    let job = format!("/app/jobs/{}/channels", app.world.job("kiln"));
    let text = format!("{channel}.{}", app.world.posting("kiln/en"));
    rosa.post(&job, &[("text", &text), ("act", "publish")])
        .await
        .expect_redirect(&job);
    let id: uuid::Uuid = sql("SELECT id FROM publications WHERE channel = $1")
        .bind(channel.to_owned())
        .value(&mut app.app.db.read())
        .await
        .unwrap();
    format!("{job}/{id}")
}

pub(super) async fn state(app: &TestApp, channel: &str) -> String {
    sql("SELECT state FROM publications WHERE channel = $1")
        .bind(channel.to_owned())
        .value(&mut app.app.db.read())
        .await
        .unwrap()
}

/// Closes the kiln job, and lets time pass until what is noted by itself is noted.
pub(super) async fn close(app: &TestApp, rosa: &Client<'_>) {
    let closure = format!("/app/jobs/{}/closure", app.world.job("kiln"));
    rosa.post(&closure, &[("farewell", "later"), ("reason", "")])
        .await
        .expect(303);
}
