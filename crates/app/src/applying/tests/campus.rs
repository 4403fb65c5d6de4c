//! Many people behind one address, and one who aims at another.

use db::sql;

use super::{ADA, CV, apply, count, open_form, received};
use crate::{events::By, messages::MailServer, organization, testing::TestApp};

#[tokio::test]
async fn two_hundred_people_behind_one_address_all_arrive() {
    let app = TestApp::new().await;
    let visitor = app.visitor();
    for number in 0..200 {
        // Two pages a minute would take long; the forms were opened one after the other within ten minutes.
        if number % 25 == 0 {
            app.clock.advance(jiff::SignedDuration::from_secs(10));
        }
        let page = visitor.get(super::APPLY).await.expect(200).text();
        app.clock.advance(jiff::SignedDuration::from_millis(3_001));
        let email = format!("student{number}@campus.example");
        let fields = [("name", "A Student"), ("email", email.as_str())];
        apply(&visitor, &super::hidden(&page), &fields, &[("resume", "cv.pdf", CV)])
            .await
            .expect_redirect("/jobs/kiln-en/applied");
    }
    assert_eq!(received(&app).await, 200);
    let by_admission: Vec<(String, i64)> =
        sql("SELECT admission, COUNT(*) FROM applications WHERE form_key IS NOT NULL
                                                GROUP BY admission ORDER BY admission")
        .all(&mut app.app.db.read())
        .await
        .unwrap();
    let of = |name: &str| {
        by_admission
            .iter()
            .find(|(own, _)| own == name)
            .map_or(0, |(_, count)| *count)
    };
    assert_eq!(of("quarantined"), 0);
    assert!(of("accepted") >= 20 && of("unconfirmed") > 0, "{by_admission:?}");
    assert_eq!(
        count(
            &app,
            "SELECT COUNT(*) FROM messages WHERE kind IN ('confirmation', 'confirm_address')"
        )
        .await,
        200
    );
    app.end().await;
}

#[tokio::test]
async fn a_flood_has_to_wait_and_keeps_its_form() {
    let mut config = crate::config::Config::default();
    config.applying.address_hard = 2;
    let app = TestApp::configured(config).await;
    let visitor = app.visitor();
    for number in 0..3 {
        let form = open_form(&app, &visitor).await;
        let email = format!("bot{number}@home.example");
        let answer = apply(
            &visitor,
            &form,
            &[("name", "Bot"), ("email", &email)],
            &[("resume", "cv.pdf", CV)],
        )
        .await;
        if number < 2 {
            answer.expect_redirect("/jobs/kiln-en/applied");
        } else {
            let answer = answer.expect(429).says("bot2@home.example").says("cv.pdf");
            assert!(answer.header("retry-after").parse::<u64>().unwrap() > 0);
        }
    }
    assert_eq!(received(&app).await, 2);
    app.end().await;
}

#[tokio::test]
async fn the_same_mailbox_again_and_again_is_asked_to_confirm() {
    let app = TestApp::new().await;
    app.app
        .db
        .write(|tx| {
            Box::pin(async move {
                let settings = MailServer {
                    host: "mail.acme.example".to_owned(),
                    from: Some("hiring@acme.example".parse().expect("an address")),
                    ..MailServer::default()
                };
                organization::change(tx, By::System, &settings, 0).await
            })
        })
        .await
        .expect("name a mail server");
    let visitor = app.visitor();
    for number in 0..5_u8 {
        let form = open_form(&app, &visitor).await;
        let cv = [CV, &[b'%', b'0' + number]].concat();
        let sent = apply(&visitor, &form, &ADA, &[("resume", "cv.pdf", &cv)])
            .await
            .expect_redirect("/jobs/kiln-en/applied");
        let next = visitor.get(sent.header("location")).await.expect(200);
        if number < 3 {
            next.says("We have your application");
        } else {
            next.says("One step is left").does_not_say("We have your application");
        }
    }
    assert_eq!(
        count(
            &app,
            "SELECT COUNT(*) FROM applications WHERE admission = 'unconfirmed'"
        )
        .await,
        2
    );
    app.end().await;
}

/// ABU-1: a program with many addresses, that waits as long as a person would. One in a hundred comes as far as the inbox.
#[tokio::test]
async fn a_flood_from_many_addresses_stays_out_of_the_inbox_and_none_of_it_is_lost() {
    let app = TestApp::new().await;
    let (addresses, each) = (25, 8);
    for number in 0..addresses * each {
        let visitor = app.visitor().from(&format!("203.0.113.{}", 1 + number % addresses));
        let page = visitor.get(super::APPLY).await.expect(200).text();
        app.clock.advance(jiff::SignedDuration::from_millis(3_001));
        // As if all of it came at once: what is counted is counted within ten minutes.
        let email = format!("bot{number}@home.example");
        let fields = [("name", "A Bot"), ("email", email.as_str())];
        apply(&visitor, &super::hidden(&page), &fields, &[("resume", "cv.pdf", CV)])
            .await
            .expect_redirect("/jobs/kiln-en/applied");
        app.clock.advance(jiff::SignedDuration::from_millis(-3_001));
    }
    assert_eq!(received(&app).await, addresses * each);
    let accepted = "SELECT COUNT(*) FROM applications WHERE form_key IS NOT NULL AND admission = 'accepted'";
    assert_eq!(count(&app, accepted).await, 100);
    app.end().await;
}
