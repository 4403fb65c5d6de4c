//! Rates by hand and from the bank's files, and packages compared with them.

use base::Date;
use pay::exchange::{Rate, ecb};

use super::{import, on_day, set};
use crate::{events::By, testing::TestApp};

const DAYS: &str = "Date,USD,CNY,GRD,\n2026-11-27,1.1442,8.20,N/A,\n2026-11-26,1.1440,8.19,340.75,\n";

/// Imports, and says how many rates were new.
async fn take(app: &TestApp, contents: &ecb::Contents) -> u64 {
    let contents = contents.clone();
    app.app
        .db
        .write(move |tx| {
            let contents = contents.clone();
            Box::pin(async move { import(tx, By::System, &contents).await })
        })
        .await
        .unwrap()
        .rates
}

#[tokio::test]
async fn an_admin_enters_and_removes_a_rate() {
    let app = TestApp::new().await;
    let adam = app.sign_in("adam").await;
    let rate = |per_eur: &'static str| {
        [
            ("currency", "cny"),
            ("per_eur", per_eur),
            ("date", "2026-11-23"),
            ("source", "ECB"),
        ]
    };
    adam.post("/app/settings/rates", &rate("-1"))
        .await
        .expect(422)
        .says("a number above 0")
        .says("value=\"ECB\"");
    adam.post("/app/settings/rates", &rate("8,20"))
        .await
        .expect_redirect("/app/settings/rates");
    adam.get("/app/settings/rates").await.says("8.20").says("23 Nov 2026");
    adam.post("/app/settings/rates/removal", &[("currency", "CNY")])
        .await
        .expect_redirect("/app/settings/rates");
    adam.get("/app/settings/rates").await.does_not_say("8.20");
    app.end().await;
}

#[tokio::test]
async fn the_banks_file_is_imported_and_read_on_its_days() {
    let app = TestApp::new().await;
    let adam = app.sign_in("adam").await;
    let upload = async |bytes: &str| {
        let file = ("file", "eurofxref-hist.csv", bytes.as_bytes());
        adam.upload("/app/settings/rates/file", &[], &[file]).await
    };
    upload("<html>not there</html>")
        .await
        .expect(422)
        .says("no file of reference rates");
    upload(DAYS).await.expect_redirect("/app/settings/rates");
    adam.get("/app/settings/rates")
        .await
        .says("4 rates are new; the newest are of 27 Nov 2026")
        .says("8.20")
        .does_not_say("8.19");
    upload(DAYS).await.expect_redirect("/app/settings/rates");
    adam.get("/app/settings/rates").await.says("Nothing is new");
    app.end().await;
}

#[tokio::test]
async fn a_day_has_its_own_rates_and_a_weekend_fridays() {
    let app = TestApp::new().await;
    let contents = ecb::read(DAYS.as_bytes()).unwrap();
    take(&app, &contents).await;
    let by_hand = Rate {
        currency: "CNY".parse().unwrap(),
        date: "2026-11-26".parse().unwrap(),
        per_eur: "9".parse().unwrap(),
        source: "Our bank".to_owned(),
    };
    app.app
        .db
        .write(move |tx| {
            let rate = by_hand.clone();
            Box::pin(async move { set(tx, By::System, &rate).await })
        })
        .await
        .unwrap();
    assert_eq!(take(&app, &contents).await, 0, "what was entered by hand stays");
    let told = async |day: &str| {
        let day: Date = day.parse().unwrap();
        let rates = on_day(&mut app.app.db.read(), day).await.unwrap();
        let told = rates
            .all()
            .iter()
            .map(|rate| format!("{} {}", rate.currency, rate.per_eur));
        told.collect::<Vec<_>>().join(", ")
    };
    assert_eq!(told("2026-11-25").await, "");
    assert_eq!(told("2026-11-26").await, "CNY 9, USD 1.1440");
    assert_eq!(told("2026-11-29").await, "CNY 8.20, USD 1.1442");
    app.end().await;
}

#[tokio::test]
async fn two_packages_stand_side_by_side() {
    let app = TestApp::new().await;
    let contents = ecb::read(b"Date,USD,CNY\n2026-08-03,1.2560,9.0000\n").unwrap();
    take(&app, &contents).await;
    let vera = app.sign_in("vera").await;
    vera.get("/app/pay").await.expect(200).says("Compare pay");
    // 60-90K·14薪 and $120k–$150k, in dollars.
    let asked = "one=60-90K%C2%B714%E8%96%AA&one_country=CN&other=%24120k%E2%80%93%24150k&other_country=US";
    vera.get(&format!("/app/pay?{asked}&currency=USD&date=2026-08-03"))
        .await
        .expect(200)
        .says("60,000–90,000 × 14")
        .says("117,227–175,840")
        .says("120,000–150,000")
        .says("1 CNY = 0.139556 USD, ECB, 3 Aug 2026");
    vera.get(&format!("/app/pay?{asked}&currency=USD&date=2026-08-02"))
        .await
        .expect(422)
        .says("no exchange rate for CNY");
    vera.get("/app/pay?one=%C2%A58%2C000%2C000+%2F+%E5%B9%B4&other=negotiable")
        .await
        .expect(422)
        .says("stands for several currencies")
        .says("to be agreed");
    app.end().await;
}

#[tokio::test]
async fn only_those_who_manage_change_rates() {
    let app = TestApp::new().await;
    for name in ["rosa", "hari", "ivy", "vera"] {
        let client = app.sign_in(name).await;
        client.get("/app/settings/rates").await.expect(403);
        client.post("/app/settings/rates", &[]).await.expect(403);
        client
            .post("/app/settings/rates/removal", &[("currency", "CNY")])
            .await
            .expect(403);
    }
    app.end().await;
}
