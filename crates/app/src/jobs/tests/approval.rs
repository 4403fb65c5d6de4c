//! The ways of an approval: any, all, refused, delegated, overtaken; and nobody approves their own request.

use base::Id;

use super::{form_with, hidden, make};
use crate::{
    jobs::{
        ApprovalPolicy, Job, PolicyStep,
        approvals::{self, Rule},
    },
    organization,
    testing::{Client, TestApp},
};

#[tokio::test]
async fn a_chain_is_gone_through_step_by_step() {
    let app = TestApp::new().await;
    ask_of(&app, &[(Rule::Any, &["olga", "adam"]), (Rule::All, &["hari", "vera"])]).await;
    let rosa = app.sign_in("rosa").await;
    let id = make(&rosa, &[]).await;
    let plan = format!("/app/jobs/{id}/plan");
    rosa.post(&format!("/app/jobs/{id}/state"), &[("to", "open")])
        .await
        .expect(303);
    rosa.get(&plan)
        .await
        .says("The terms are not approved yet.")
        .says("Get approval");
    rosa.post(&format!("/app/jobs/{id}/approval"), &[]).await.expect(303);
    let approval = approval_of(&app, &id).await;
    let decision = format!("/app/approvals/{approval}/decision");
    // Hari is on no team of this job: he sees what he is to decide on, and nothing else of it.
    let (adam, hari, vera) = (
        app.sign_in("adam").await,
        app.sign_in("hari").await,
        app.sign_in("vera").await,
    );
    hari.get(&plan).await.expect(404);
    hari.get(&format!("/app/approvals/{approval}"))
        .await
        .expect(200)
        .says("60-90K·14薪")
        .does_not_say("It is your turn");
    hari.post(&decision, &[("decision", "approved"), ("reason", "")])
        .await
        .expect(409)
        .says("It is not your turn");
    assert_eq!(waiting(&app, "hari").await, 0);
    assert_eq!((waiting(&app, "olga").await, waiting(&app, "adam").await), (1, 1));
    adam.post(&decision, &[("decision", "approved"), ("reason", "")])
        .await
        .expect(303);
    assert_eq!((waiting(&app, "olga").await, waiting(&app, "hari").await), (0, 1));
    hari.post(&decision, &[("decision", "approved"), ("reason", "")])
        .await
        .expect(303);
    hari.post(&decision, &[("decision", "approved"), ("reason", "")])
        .await
        .expect(409);
    rosa.post(&format!("/app/jobs/{id}/state"), &[("to", "open")])
        .await
        .expect(303);
    rosa.get(&plan).await.says("The approval is not decided yet.");
    vera.post(&decision, &[("decision", "approved"), ("reason", "Good")])
        .await
        .expect(303);
    rosa.get(&plan)
        .await
        .says("Approved, for these very terms.")
        .says("Vera Novak was the last to agree");
    rosa.post(&format!("/app/jobs/{id}/state"), &[("to", "open")])
        .await
        .expect(303);
    rosa.get(&plan).await.says("Open. People can apply.");
    app.end().await;
}

#[tokio::test]
async fn a_refusal_carries_a_reason_and_changed_terms_ask_again() {
    let app = TestApp::new().await;
    ask_of(&app, &[(Rule::All, &["olga", "hari"])]).await;
    let (rosa, olga) = (app.sign_in("rosa").await, app.sign_in("olga").await);
    let id = make(&rosa, &[]).await;
    let plan = format!("/app/jobs/{id}/plan");
    rosa.post(&format!("/app/jobs/{id}/approval"), &[]).await.expect(303);
    let decision = format!("/app/approvals/{}/decision", approval_of(&app, &id).await);
    olga.post(&decision, &[("decision", "refused"), ("reason", " ")])
        .await
        .expect(422)
        .says("Say why");
    olga.post(&decision, &[("decision", "refused"), ("reason", "Too dear")])
        .await
        .expect(303);
    rosa.get(&plan)
        .await
        .says("Refused. Put the terms right")
        .says("Too dear");
    // Asked again; a change of pay while it waits ends the request, one of urgency does not.
    rosa.post(&format!("/app/jobs/{id}/approval"), &[]).await.expect(303);
    save(&rosa, &id, &[("urgent", "true")]).await;
    assert_eq!(waiting(&app, "olga").await, 1);
    let overtaken = format!("/app/approvals/{}", approval_of(&app, &id).await);
    save(&rosa, &id, &[("urgent", "true"), ("pay_max", "80000")]).await;
    assert_eq!(waiting(&app, "olga").await, 0);
    rosa.get(&plan)
        .await
        .says("ended, because Rosa Brandt changed the terms")
        .says("the approval asked for on 24 Nov 2026, 10:00 no longer holds. Ask again.")
        .does_not_say("Nobody has been asked yet");
    olga.get(&overtaken)
        .await
        .says("no longer holds. There is nothing to decide")
        .says("they are not those that were asked about")
        .does_not_say("asked on");
    olga.post(
        &format!("{overtaken}/decision"),
        &[("decision", "approved"), ("reason", "")],
    )
    .await
    .expect(409)
    .says("The terms have changed since you were asked");
    rosa.post(&format!("/app/jobs/{id}/approval"), &[]).await.expect(303);
    let approval = approval_of(&app, &id).await;
    let hari = app.sign_in("hari").await;
    for person in [&olga, &hari] {
        let yes = [("decision", "approved"), ("reason", "")];
        person
            .post(&format!("/app/approvals/{approval}/decision"), &yes)
            .await
            .expect(303);
    }
    rosa.get(&plan).await.says("Approved, for these very terms.");
    save(
        &rosa,
        &id,
        &[("urgent", "true"), ("pay_max", "80000"), ("openings", "3")],
    )
    .await;
    rosa.get(&plan)
        .await
        .says("The terms have changed since they were approved.");
    rosa.post(&format!("/app/jobs/{id}/state"), &[("to", "open")])
        .await
        .expect(303);
    rosa.get(&plan).await.says("Ask for approval again.");
    app.end().await;
}

#[tokio::test]
async fn approvers_read_where_from_one_may_work_and_that_it_is_confidential() {
    let app = TestApp::new().await;
    ask_of(&app, &[(Rule::Any, &["olga"])]).await;
    let (rosa, olga) = (app.sign_in("rosa").await, app.sign_in("olga").await);
    let remote = [
        ("workplace", "remote"),
        ("remote_countries", "Portugal"),
        ("confidential", "true"),
    ];
    let id = make(&rosa, &remote).await;
    rosa.post(&format!("/app/jobs/{id}/approval"), &[]).await.expect(303);
    olga.get(&format!("/app/approvals/{}", approval_of(&app, &id).await))
        .await
        .expect(200)
        .says("Portugal")
        .says("Confidential");
    app.end().await;
}

#[tokio::test]
async fn somebody_else_decides_in_one_s_place_but_never_the_person_who_asked() {
    let app = TestApp::new().await;
    ask_of(&app, &[(Rule::Any, &["hari", "rosa"])]).await;
    let (rosa, hari, ivy) = (
        app.sign_in("rosa").await,
        app.sign_in("hari").await,
        app.sign_in("ivy").await,
    );
    let id = make(&rosa, &[]).await;
    rosa.post(&format!("/app/jobs/{id}/approval"), &[]).await.expect(303);
    let approval = format!("/app/approvals/{}", approval_of(&app, &id).await);
    let yes = [("decision", "approved"), ("reason", "")];
    rosa.post(&format!("{approval}/decision"), &yes).await.expect(409);
    ivy.get(&approval).await.expect(404);
    ivy.post(&format!("{approval}/decision"), &yes).await.expect(404);
    let (to_rosa, to_ivy) = (app.world.user("rosa").to_string(), app.world.user("ivy").to_string());
    hari.post(&format!("{approval}/delegate"), &[("to", &to_rosa)])
        .await
        .expect(422)
        .says("Nobody decides on their own");
    hari.post(&format!("{approval}/delegate"), &[("to", &to_ivy)])
        .await
        .expect(303);
    ivy.get(&approval)
        .await
        .expect(200)
        .says("delegated to Ivy Lin")
        .says("It is your turn");
    ivy.post(&format!("{approval}/decision"), &yes).await.expect(303);
    rosa.get(&format!("/app/jobs/{id}/plan"))
        .await
        .says("Approved, for these very terms.")
        .says("by Ivy Lin");
    app.end().await;
}

#[tokio::test]
async fn the_only_approver_cannot_ask() {
    let app = TestApp::new().await;
    ask_of(&app, &[(Rule::Any, &["rosa"])]).await;
    let rosa = app.sign_in("rosa").await;
    let id = make(&rosa, &[]).await;
    rosa.post(&format!("/app/jobs/{id}/approval"), &[]).await.expect(303);
    rosa.get(&format!("/app/jobs/{id}/plan"))
        .await
        .says("You are the only one who could approve this");
    app.end().await;
}

#[tokio::test]
async fn an_open_job_rests_when_terms_that_were_approved_change() {
    let app = TestApp::new().await;
    ask_of(&app, &[(Rule::Any, &["olga"])]).await;
    let (rosa, olga) = (app.sign_in("rosa").await, app.sign_in("olga").await);
    let id = make(&rosa, &[]).await;
    let (plan, state) = (format!("/app/jobs/{id}/plan"), format!("/app/jobs/{id}/state"));
    approve(&app, &rosa, &olga, &id).await;
    rosa.post(&state, &[("to", "open")]).await.expect(303);
    rosa.get(&format!("/app/jobs/{id}/edit"))
        .await
        .says("puts this open job on hold until the new terms are approved");
    save(&rosa, &id, &[("urgent", "true")]).await;
    rosa.get(&plan).await.says("Open. People can apply.");
    save(&rosa, &id, &[("urgent", "true"), ("openings", "5")]).await;
    rosa.get(&plan)
        .await
        .says("its new terms must be approved")
        .says("On hold. Nobody new can apply");
    rosa.post(&state, &[("to", "open")]).await.expect(303);
    rosa.get(&plan).await.says("On hold. Nobody new can apply");
    approve(&app, &rosa, &olga, &id).await;
    rosa.post(&state, &[("to", "open")]).await.expect(303);
    rosa.get(&plan).await.says("Open. People can apply.");
    save(&rosa, &id, &[("openings", "5"), ("pay_max", "120,000")]).await;
    rosa.get(&plan).await.says("On hold. Nobody new can apply");
    app.end().await;
}

#[tokio::test]
async fn jobs_that_opened_before_are_spared_until_their_terms_change() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let id = make(&rosa, &[]).await;
    let (plan, state) = (format!("/app/jobs/{id}/plan"), format!("/app/jobs/{id}/state"));
    rosa.post(&state, &[("to", "open")]).await.expect(303);
    ask_of(&app, &[(Rule::Any, &["olga"])]).await;
    rosa.get(&plan).await.does_not_say("Nobody has been asked yet");
    for to in ["on_hold", "open"] {
        rosa.post(&state, &[("to", to)]).await.expect(303);
    }
    rosa.get(&plan).await.says("Open. People can apply.");
    // While it rests, too, changed terms are asked for.
    rosa.post(&state, &[("to", "on_hold")]).await.expect(303);
    save(&rosa, &id, &[("pay_max", "120,000")]).await;
    rosa.post(&state, &[("to", "open")]).await.expect(303);
    rosa.get(&plan)
        .await
        .says("On hold. Nobody new can apply")
        .says("Nobody has been asked yet");
    app.end().await;
}

#[tokio::test]
async fn whose_turn_it_is_and_who_asked_get_mail_in_their_language() {
    let app = TestApp::new().await;
    ask_of(&app, &[(Rule::Any, &["olga"]), (Rule::All, &["hari"])]).await;
    let (rosa, olga, hari) = (
        app.sign_in("rosa").await,
        app.sign_in("olga").await,
        app.sign_in("hari").await,
    );
    speaks(&app, "hari", "de").await;
    let id = make(&rosa, &[]).await;
    rosa.post(&format!("/app/jobs/{id}/approval"), &[]).await.expect(303);
    assert_eq!(mails(&app).await, ["olga: Your approval is needed: Glaze Chemist"]);
    let approval = format!("/app/approvals/{}", approval_of(&app, &id).await);
    let yes = [("decision", "approved"), ("reason", "")];
    olga.post(&format!("{approval}/decision"), &yes).await.expect(303);
    assert_eq!(
        mails(&app).await[1..],
        ["hari: Ihre Genehmigung wird gebraucht: Glaze Chemist"]
    );
    let to_ivy = app.world.user("ivy").to_string();
    hari.post(&format!("{approval}/delegate"), &[("to", &to_ivy)])
        .await
        .expect(303);
    assert_eq!(mails(&app).await[2..], ["ivy: Your approval is needed: Glaze Chemist"]);
    // Who gave it away does not decide until they take it again.
    hari.get(&approval)
        .await
        .says("Ivy Lin entscheidet an Ihrer Stelle")
        .does_not_say("Sie sind an der Reihe");
    hari.post(&format!("{approval}/decision"), &yes).await.expect(409);
    assert_eq!((waiting(&app, "hari").await, waiting(&app, "ivy").await), (0, 1));
    let myself = app.world.user("hari").to_string();
    hari.post(&format!("{approval}/delegate"), &[("to", &myself)])
        .await
        .expect(303);
    assert_eq!((waiting(&app, "hari").await, waiting(&app, "ivy").await), (1, 0));
    hari.get(&approval).await.says("Sie sind an der Reihe");
    let no = [("decision", "refused"), ("reason", "Zu teuer")];
    hari.post(&format!("{approval}/decision"), &no).await.expect(303);
    assert_eq!(mails(&app).await[3..], ["rosa: Not approved: Glaze Chemist"]);
    rosa.post(&format!("/app/jobs/{id}/approval"), &[]).await.expect(303);
    let approval = format!("/app/approvals/{}", approval_of(&app, &id).await);
    for person in [&olga, &hari] {
        person.post(&format!("{approval}/decision"), &yes).await.expect(303);
    }
    assert_eq!(mails(&app).await.last().unwrap(), "rosa: Approved: Glaze Chemist");
    app.end().await;
}

/// Asks for approval and gives it.
async fn approve(app: &TestApp, asks: &Client<'_>, gives: &Client<'_>, job: &str) {
    asks.post(&format!("/app/jobs/{job}/approval"), &[]).await.expect(303);
    let decision = format!("/app/approvals/{}/decision", approval_of(app, job).await);
    gives
        .post(&decision, &[("decision", "approved"), ("reason", "")])
        .await
        .expect(303);
}

/// To whom mails were held, and their subjects, in order.
async fn mails(app: &TestApp) -> Vec<String> {
    let rows: Vec<(Id<crate::access::User>, String)> = db::sql(
        "SELECT user_id, subject FROM messages WHERE kind IN ('approval_request', 'approval_given', 'approval_refused')
         ORDER BY created_at, id",
    )
    .all(&mut app.app.db.read())
    .await
    .unwrap();
    let name = |id| {
        ["rosa", "olga", "hari", "ivy"]
            .into_iter()
            .find(|name| app.world.user(name) == id)
    };
    rows.into_iter()
        .map(|(user, subject)| format!("{}: {subject}", name(user).unwrap_or("?")))
        .collect()
}

async fn speaks(app: &TestApp, name: &str, language: &'static str) {
    let user = app.world.user(name);
    app.app
        .db
        .write(move |tx| {
            Box::pin(async move {
                db::sql("UPDATE users SET language = $2 WHERE id = $1")
                    .bind(user)
                    .bind(language.to_owned())
                    .run(tx)
                    .await
            })
        })
        .await
        .unwrap();
}

async fn save(client: &Client<'_>, id: &str, changes: &[(&str, &str)]) {
    let address = format!("/app/jobs/{id}/edit");
    let version = hidden(&client.get(&address).await, "version");
    let mut changes = changes.to_vec();
    changes.push(("version", &version));
    client.post(&address, &form_with(&changes)).await.expect(303);
}

/// Switches approval on, with this chain.
async fn ask_of(app: &TestApp, chain: &[(Rule, &[&str])]) {
    let step = |(rule, people): &(Rule, &[&str])| PolicyStep {
        rule: *rule,
        people: people.iter().map(|name| app.world.user(name)).collect(),
    };
    let policy = ApprovalPolicy {
        is_on: true,
        steps: chain.iter().map(step).collect(),
    };
    app.app
        .db
        .write(move |tx| {
            let policy = policy.clone();
            Box::pin(async move { organization::change(tx, crate::events::By::System, &policy, 0).await })
        })
        .await
        .unwrap();
}

async fn approval_of(app: &TestApp, job: &str) -> Id<approvals::Approval> {
    let job: Id<Job> = job.parse().unwrap();
    approvals::approval_of(&mut app.app.db.read(), job)
        .await
        .unwrap()
        .unwrap()
        .id
}

/// How many approvals wait for this person on their home page.
async fn waiting(app: &TestApp, name: &str) -> usize {
    let on = &mut app.app.db.read();
    let user = crate::access::user(on, app.world.user(name)).await.unwrap().unwrap();
    let actor = crate::access::Actor::console(&user, app.clock.now());
    approvals::waiting_for(on, &actor).await.unwrap().len()
}
