//! Where an application came from.

use db::sql;

use super::{publish, set_up, write_more};
use crate::{channels, testing::TestApp};

#[tokio::test]
async fn a_link_tells_channel_and_publication() {
    let app = TestApp::new().await;
    let (adam, rosa) = (app.sign_in("adam").await, app.sign_in("rosa").await);
    set_up(&adam).await;
    write_more(&app).await;
    let page = publish(&app, &rosa, "linkedin").await;
    let feed = app.visitor().get("/feeds/linkedin.xml").await.text();
    let source = feed.split("source=").nth(1).unwrap()[..17].to_owned();
    assert!(source.starts_with("linkedin."), "{source}");
    app.visitor()
        .get(&format!("/jobs/kiln-en?source={source}"))
        .await
        .expect(200)
        .says(&format!("/jobs/kiln-en/apply?source={source}"));

    let on = &mut app.app.db.read();
    let found = channels::source_of(on, &source).await.unwrap();
    assert_eq!((found.name.as_str(), found.channel.as_str()), ("linkedin", "linkedin"));
    let id: uuid::Uuid = sql("SELECT id FROM publications").value(on).await.unwrap();
    assert_eq!(found.publication, Some(id));
    for (said, name, channel) in [
        ("linkedin.gone2345", "linkedin", ""),
        ("campus fair", "campus_fair", ""),
        ("", "careers_site", "careers_site"),
    ] {
        let found = channels::source_of(on, said).await.unwrap();
        assert_eq!((found.name.as_str(), found.channel.as_str()), (name, channel), "{said}");
        assert_eq!(found.publication, None);
    }

    app.app
        .db
        .write(move |tx| {
            Box::pin(async move {
                sql("UPDATE applications SET channel = 'linkedin', publication_id = $1")
                    .bind(id)
                    .run(tx)
                    .await
            })
        })
        .await
        .unwrap();
    rosa.get(&page).await.says("Applications through its link");
    app.end().await;
}
