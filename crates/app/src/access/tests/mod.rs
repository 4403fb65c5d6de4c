//! Stories of getting in and being kept out.

mod links;
mod people;
mod sign_in;
mod tokens;

use super::{Password, User, actions};
use crate::{events::By, testing::TestApp};

/// What everybody in these stories has for a password.
const PASSWORD: &str = "velvet otter quarry nine";

/// Gives somebody of the named world that password.
async fn give_password(app: &TestApp, name: &str) -> base::Id<User> {
    let user = app.world.user(name);
    let hash = Password::new(PASSWORD, &[])
        .ok()
        .expect("a good password")
        .hash()
        .await
        .expect("a hash");
    app.app
        .db
        .write(move |tx| {
            let hash = hash.clone();
            Box::pin(async move { actions::set_password(tx, By::System, user, &hash).await })
        })
        .await
        .expect("set the password");
    user
}

/// The kinds of the events so far.
async fn kinds(app: &TestApp) -> Vec<String> {
    db::sql("SELECT kind FROM events ORDER BY seq")
        .values(&mut app.app.db.read())
        .await
        .expect("the log")
}
