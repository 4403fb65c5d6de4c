//! Who is believed about the visitor's address and about https.

use probe::Browser;

use crate::installation::{Installation, OWNER, PASSWORD};

/// Whether the visitor counts as somebody from this machine, who may see the figures.
async fn counts_as_near(browser: Browser) -> bool {
    match browser.get("/metrics").await.status.as_u16() {
        200 => true,
        404 => false,
        other => panic!("/metrics gave {other}"),
    }
}

/// The cookie of a sign-in; its name says whether the visitor came by https.
async fn cookie_of(browser: Browser) -> String {
    let answer = browser
        .post("/app/sign-in", &[("email", OWNER), ("password", PASSWORD)])
        .await
        .expect(303);
    answer.header("set-cookie").to_owned()
}

#[tokio::test]
async fn forwarded_headers_decide_when_a_trusted_proxy_sends_them_and_are_ignored_from_anyone_else() {
    let mut installation = Installation::new().await;
    installation.add_owner().await;
    installation.set("BOLE_SERVER_TRUSTED_PROXIES", "127.0.0.2");
    let server = installation.serve().await;
    let proxy = || server.browser().from([127, 0, 0, 2]);
    let stranger = || server.browser().from([127, 0, 0, 3]);
    let far = "203.0.113.9";

    assert!(!counts_as_near(proxy().with_header("x-forwarded-for", far)).await);
    assert!(!counts_as_near(proxy().with_header("x-forwarded-for", &format!("127.0.0.1, {far}"))).await);
    assert!(counts_as_near(stranger().with_header("x-forwarded-for", far)).await);

    let https = |browser: Browser| browser.with_header("x-forwarded-proto", "https");
    let secure = cookie_of(https(proxy()).with_header("x-forwarded-for", far)).await;
    assert!(
        secure.starts_with("__Host-bole=") && secure.contains("; Secure"),
        "{secure}"
    );
    let plain = cookie_of(https(stranger())).await;
    assert!(plain.starts_with("bole=") && !plain.contains("Secure"), "{plain}");
    assert!(server.stop().await.success());
    installation.remove().await;
}

#[tokio::test]
async fn with_no_proxy_named_nobody_is_believed() {
    let installation = Installation::new().await;
    installation.add_owner().await;
    let server = installation.serve().await;
    let browser = || {
        server
            .browser()
            .with_header("x-forwarded-for", "203.0.113.9")
            .with_header("x-forwarded-proto", "https")
    };
    assert!(counts_as_near(browser()).await);
    assert!(cookie_of(browser()).await.starts_with("bole="));
    assert!(server.stop().await.success());
    installation.remove().await;
}
