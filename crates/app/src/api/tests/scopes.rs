//! What a scope opens, and nothing besides (AZ-7).

use http::Method;
use serde_json::json;
use uuid::Uuid;

use super::{patch, program, reach::path};
use crate::{api::document::document, testing::TestApp};

/// A scope for reading does not write, and one resource is not another.
#[tokio::test]
async fn every_route_needs_its_scope() {
    let app = TestApp::new().await;
    let document = document();
    let nothing = program(&app, "olga", &["consents:read"]).await;
    for (pattern, methods) in document["paths"].as_object().unwrap() {
        // An undo needs the scope of the act (see `undoing.rs`); what another scope would show is left out of its list.
        let any = [
            "/api/v1/me",
            "/api/v1/consents",
            "/api/v1/undos",
            "/api/v1/undos/{undo}",
        ];
        if any.contains(&pattern.as_str()) {
            continue;
        }
        let path = path(pattern, |_| Some(Uuid::from_u128(3).to_string())).unwrap();
        for (method, _) in methods.as_object().unwrap() {
            let method: Method = method.to_uppercase().parse().unwrap();
            let answer = nothing.send(method.clone(), &path, None, Vec::new()).await;
            assert_eq!(answer.status, 403, "{method} {pattern}");
        }
    }
    let reads = program(&app, "rosa", &["jobs:read"]).await;
    patch(
        &reads,
        &format!("jobs/{}", app.world.job("kiln")),
        json!({"urgent": true}),
    )
    .await
    .expect(403);
    app.end().await;
}
