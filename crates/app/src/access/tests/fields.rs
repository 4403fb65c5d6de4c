//! What a form may say: nothing but the fields it has (AZ-3), whatever the route.

use http::Method;

use crate::{access::Access, access::matrix::Stage, events, features};

/// Fields that somebody would like to have a say in, and that no form has.
const FORBIDDEN: &str = "is_admin=1&org_id=1&created_by=1&score=100&admission=accepted";

/// Every form and every button of every page, as the owner: nothing happens, and where everything in the address exists
/// the answer says why.
#[tokio::test]
async fn no_form_takes_a_field_that_it_does_not_have() {
    let stage = Stage::new().await;
    let before = events::head(&mut stage.app.app.db.read()).await.expect("the log");
    let routes = features::routes();
    let (mut wrong, mut named) = (Vec::new(), 0);
    for route in routes.list() {
        if matches!(route.method, "GET" | "HEAD") || matches!(route.access, Access::Token(_)) {
            continue;
        }
        let (path, _) = stage.path(route, "kiln");
        let method: Method = route.method.parse().expect("routes have methods");
        let kind = Some("application/x-www-form-urlencoded".to_owned());
        let olga = stage.app.sign_in("olga").await;
        let answer = olga.send(method.clone(), &path, kind, FORBIDDEN.into()).await;
        match answer.status.as_u16() {
            422 if answer.text().contains("no such field") => named += 1,
            // Something in the address is not there, the form has run out, or takes files and nothing else.
            400..=499 => {}
            status => wrong.push(format!("{method} {path} took unknown fields and gave {status}")),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(named > 50, "only {named} said why");
    let after = events::head(&mut stage.app.app.db.read()).await.expect("the log");
    assert_eq!(after, before, "something changed");
    stage.app.end().await;
}
