//! What holds around every route.

use http::{Request, header};

use crate::stage::{BASE, ask, header as value, routes, text};

fn get(path: &str) -> http::request::Builder {
    Request::get(path)
}

fn post(path: &str) -> http::request::Builder {
    Request::post(path)
        .header(header::ORIGIN, BASE)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
}

#[tokio::test]
async fn every_answer_carries_the_headers_whatever_it_is() {
    let mut answers = Vec::new();
    for route in routes().list().iter().filter(|route| route.method == "GET") {
        if !["/endless", "/slow", "/large"].contains(&route.path) {
            answers.push((route.path, ask(get(&route.path.replace("{token}", "abc")), "").await));
        }
    }
    answers.push(("unknown", ask(get("/nowhere"), "").await));
    answers.push((
        "wrong method",
        ask(Request::put("/").header(header::ORIGIN, BASE), "").await,
    ));
    answers.push(("cross-site", ask(Request::post("/chairs"), "").await));
    answers.push(("redirect", ask(post("/chairs"), "name=Eames").await));
    assert!(answers.len() > 12);
    for (what, answer) in answers {
        for name in [
            "content-security-policy",
            "x-content-type-options",
            "referrer-policy",
            "cross-origin-opener-policy",
            "cross-origin-resource-policy",
            "permissions-policy",
            "strict-transport-security",
            "cache-control",
        ] {
            assert!(answer.headers().contains_key(name), "{what} has no {name}");
        }
    }
    assert_eq!(
        value(&ask(get("/secret/abc"), "").await, header::REFERRER_POLICY),
        "no-referrer"
    );
    assert_eq!(
        value(&ask(get("/secret/"), "").await, header::REFERRER_POLICY),
        "no-referrer"
    );
}

#[tokio::test]
async fn errors_are_pages_for_people_and_problems_for_programs() {
    let page = ask(get("/nowhere"), "").await;
    assert_eq!(page.status(), 404);
    assert_eq!(text(page).await, "<h1>Not found</h1> ");
    let problem = ask(get("/nowhere").header(header::ACCEPT, "application/json"), "").await;
    assert_eq!(problem.status(), 404);
    assert_eq!(value(&problem, header::CONTENT_TYPE), "application/problem+json");
    assert!(text(problem).await.contains("/problems/not-found"));
    let wrong = ask(Request::put("/chairs").header(header::ORIGIN, BASE), "").await;
    assert_eq!(
        (wrong.status().as_u16(), value(&wrong, header::ALLOW)),
        (405, "GET,HEAD,POST")
    );
    assert_eq!(ask(get("/"), "").await.status(), 200);
}

#[tokio::test]
async fn our_own_failures_tell_nothing() {
    for path in ["/broken", "/panics"] {
        let answer = ask(get(path), "").await;
        assert_eq!(answer.status(), 500);
        let said = text(answer).await;
        assert!(
            !said.contains("cellar") && !said.contains("purpose") && !said.contains("shell.rs"),
            "{said}"
        );
        assert_eq!(said.rsplit(' ').next().unwrap().len(), 10, "a reference: {said}");
    }
}

#[tokio::test]
async fn a_form_of_another_site_changes_nothing() {
    let form = "application/x-www-form-urlencoded";
    for origin in [
        None,
        Some("null"),
        Some("https://evil.example"),
        Some("https://x.shop.example.com"),
    ] {
        let mut request = Request::post("/chairs")
            .header(header::CONTENT_TYPE, form)
            .header(header::COOKIE, "__Host-bole=x");
        if let Some(origin) = origin {
            request = request.header(header::ORIGIN, origin);
        }
        assert_eq!(ask(request, "name=x").await.status(), 403, "{origin:?}");
    }
    assert_eq!(
        ask(post("/chairs").header(header::COOKIE, "__Host-bole=x"), "name=x")
            .await
            .status(),
        303
    );
    assert_eq!(
        ask(
            Request::post("/chairs")
                .header(header::AUTHORIZATION, "Bearer x")
                .header(header::CONTENT_TYPE, form),
            "name=x"
        )
        .await
        .status(),
        303
    );
    assert_eq!(ask(Request::post("/echo"), "x").await.status(), 200);
}

#[tokio::test]
async fn a_form_can_delete() {
    let answer = ask(post("/chairs/7"), "_method=delete").await;
    assert_eq!((answer.status().as_u16(), text(answer).await.as_str()), (200, "gone"));
    assert_eq!(ask(post("/chairs/7"), "").await.status(), 405);
    let foreign = Request::post("/chairs/7").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    assert_eq!(ask(foreign, "_method=delete").await.status(), 403);
}

#[tokio::test]
async fn a_message_is_shown_on_the_next_page_and_once() {
    let answer = ask(post("/chairs"), "name=Eames").await;
    assert_eq!(
        (answer.status().as_u16(), value(&answer, header::LOCATION)),
        (303, "/message")
    );
    let set = value(&answer, header::SET_COOKIE).to_owned();
    assert!(
        set.starts_with("__Host-bole-flash=") && set.contains("; Secure") && set.contains("; HttpOnly"),
        "{set}"
    );
    let cookie = set.split(';').next().unwrap();

    let redirected = ask(get("/moved").header(header::COOKIE, cookie), "").await;
    assert_eq!(
        value(&redirected, header::SET_COOKIE),
        "",
        "a redirect passes the message on"
    );
    let shown = ask(get("/message").header(header::COOKIE, cookie), "").await;
    assert!(value(&shown, header::SET_COOKIE).contains("Max-Age=0"));
    assert!(text(shown).await.contains("Eames"));

    let forged = cookie.replacen('.', "x.", 1);
    assert_eq!(
        text(ask(get("/message").header(header::COOKIE, forged), "").await).await,
        "nothing"
    );
    assert_eq!(value(&ask(get("/"), "").await, header::SET_COOKIE), "");
}

#[tokio::test]
async fn a_handler_knows_its_route() {
    assert_eq!(text(ask(get("/chairs"), "").await).await, "Staff");
}

#[tokio::test(start_paused = true)]
async fn a_page_that_takes_too_long_is_given_up() {
    use tower::ServiceExt;
    let limits = web::Limits {
        request_wall: std::time::Duration::from_millis(500),
        ..web::Limits::DEFAULT
    };
    let peer = web::Peer {
        address: "198.51.100.7:4711".parse().unwrap(),
        tls: false,
    };
    let request = get("/slow").extension(peer).body(axum::body::Body::empty()).unwrap();
    let answer = crate::stage::stage(Some(BASE), &[], limits)
        .oneshot(request)
        .await
        .unwrap();
    assert_eq!(
        (answer.status().as_u16(), value(&answer, header::RETRY_AFTER)),
        (503, "1")
    );
}

#[tokio::test]
async fn forwarded_addresses_count_from_trusted_proxies_only() {
    use tower::ServiceExt;
    for (proxies, expected) in [(&[][..], "198.51.100.7"), (&["198.51.100.0/24"][..], "203.0.113.9")] {
        let peer = web::Peer {
            address: "198.51.100.7:4711".parse().unwrap(),
            tls: false,
        };
        let request = get("/from").header("x-forwarded-for", "203.0.113.9").extension(peer);
        let stage = crate::stage::stage(Some(BASE), proxies, web::Limits::DEFAULT);
        let answer = stage
            .oneshot(request.body(axum::body::Body::empty()).unwrap())
            .await
            .unwrap();
        assert_eq!(text(answer).await, expected);
    }
}

#[test]
#[should_panic(expected = "GET / is routed twice")]
fn a_route_added_twice_stops_the_start() {
    drop(routes().merge(routes()));
}
