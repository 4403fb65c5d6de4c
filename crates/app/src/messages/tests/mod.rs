//! Stories of mails: held, taken back, sent by a real server, at most once.

mod leaving;
mod seen;
mod words;

use base::{Email, Id};
use db::sql;
use jiff::SignedDuration;
use mail::{Security, testing::MailServer as SmtpServer};

use crate::{
    events::By,
    messages::{MailServer, Message, MessageKind, NewMessage, SendDue, hold},
    organization,
    testing::TestApp,
};

/// Sets up a mail server for the application.
async fn connect(app: &TestApp, server: &SmtpServer) {
    let settings = MailServer {
        host: "127.0.0.1".to_owned(),
        port: server.port(),
        security: Security::None,
        from: Some("hiring@acme.example".parse().unwrap()),
        from_name: "Acme Töpferei".to_owned(),
        ..MailServer::default()
    };
    app.app
        .db
        .write(move |tx| {
            let settings = settings.clone();
            Box::pin(async move { organization::change(tx, By::System, &settings, 0).await })
        })
        .await
        .unwrap();
}

/// A rejection of ada's, to leave in `minutes`.
async fn reject_ada(app: &TestApp, to: &str, minutes: i64) -> Id<Message> {
    let (candidate, application) = (app.world.candidate("ada"), app.world.application("ada"));
    let (to, now): (Email, _) = (to.parse().unwrap(), app.clock.now());
    let rosa = app.world.user("rosa");
    write(
        app,
        NewMessage {
            candidate: Some(candidate),
            application: Some(application),
            created_by: Some(rosa),
            ..NewMessage::new(
                MessageKind::Rejection,
                to,
                "de".parse().unwrap(),
                now + SignedDuration::from_mins(minutes),
            )
            .with("name", "Ada Okafor")
            .with("job", "Kiln Engineer")
            .with("sender", "Rosa Brandt")
        },
    )
    .await
    .unwrap()
}

async fn write(app: &TestApp, new: NewMessage) -> web::Result<Id<Message>> {
    app.app
        .db
        .write(move |tx| {
            let new = new.clone();
            Box::pin(async move { hold(tx, new).await })
        })
        .await
}

async fn state(app: &TestApp, id: Id<Message>) -> (String, Option<String>) {
    sql("SELECT state, last_error FROM messages WHERE id = $1")
        .bind(id)
        .one(&mut app.app.db.read())
        .await
        .unwrap()
}

async fn send_due(app: &TestApp) {
    app.app
        .db
        .write(|tx| Box::pin(async move { work::enqueue::<crate::App, _>(tx, &SendDue {}).await }))
        .await
        .unwrap();
    app.run_work().await;
}

/// Gives ada's application a link to its status page.
async fn link_ada(app: &TestApp) {
    let (keys, id) = (app.app.keys.clone(), app.world.application("ada"));
    app.app
        .db
        .write(move |tx| {
            let keys = keys.clone();
            Box::pin(async move {
                let application = crate::applications::find(tx, id).await?.expect("ada applied");
                crate::applications::renew(tx, &keys, By::System, &application).await
            })
        })
        .await
        .unwrap();
}
