//! One posting on one channel: where it stands, its history, what the channel alone wants to know, its link, and the
//! pack for a place where a person carries it.

use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use base::{Id, Language, Time};
use feeds::{
    Degree,
    pack::{Pack, PackField},
};
use http::{HeaderValue, header};
use qrcode::{QrCode, render::svg};
use serde::Serialize;
use web::{Error, Fields, FormErrors, FormReader, FormView, Message, View};

use super::{Head, Mark, job::read, mark};
use crate::{
    access::Right,
    applications,
    channels::{
        Channel, Finding, Proof, Publication, PublicationState, Way, actions,
        model::{Extra, Step},
        short_link, store,
    },
    jobs::{Job, JobHeader},
    layout::Desk,
    postings::{self, Posting},
};

/// `/app/jobs/{job}/channels/{publication}`
#[derive(Serialize)]
pub struct PublicationPage {
    header: JobHeader,
    id: Id<Publication>,
    head: Head,
    language: Language,
    title: String,
    slug: String,
    mark: Option<Mark>,
    out: bool,
    can_reject: bool,
    to_take_down: bool,
    reason: String,
    outside: String,
    outside_is_link: bool,
    remind_at: Option<Time>,
    findings: Vec<Finding>,
    history: Vec<Step>,
    applied: i64,
    /// The apply link, as the board gets it.
    link: String,
    short: Option<String>,
    pack: Vec<FieldView>,
    pack_language: &'static str,
    extras: Vec<ExtraView>,
    version: i64,
    form: FormView,
}

#[derive(Serialize)]
struct FieldView {
    key: &'static str,
    label: &'static str,
    value: String,
    code: Option<u32>,
    length: usize,
    limit: Option<usize>,
    reported: bool,
    long: bool,
    note: Option<Message>,
}

impl From<PackField> for FieldView {
    fn from(field: PackField) -> Self {
        Self {
            key: field.key.as_str(),
            label: field.label,
            long: field.value.chars().count() > 60 || field.value.contains('\n'),
            value: field.value,
            code: field.code,
            length: field.length,
            limit: field.limit.map(|limit| limit.most),
            reported: field.limit.is_some_and(|limit| limit.certainty.as_str() == "reported"),
            note: field
                .note
                .map(|note| Message::new(format!("channels-note-{}", note.as_str()))),
        }
    }
}

/// A field that this channel alone asks for.
#[derive(Clone, Copy, Serialize)]
struct ExtraView {
    name: &'static str,
    /// text, number, mail, degree
    kind: &'static str,
}

const fn extra(name: &'static str, kind: &'static str) -> ExtraView {
    ExtraView { name, kind }
}

/// What a channel wants to know that no job has.
fn extras(channel: Channel) -> Vec<ExtraView> {
    let years = [
        extra("years_from", "number"),
        extra("years_to", "number"),
        extra("degree", "degree"),
    ];
    let skills = extra("skills", "text");
    match channel {
        Channel::Linkedin => vec![
            extra("poster_email", "mail"),
            extra("linkedin_functions", "text"),
            skills,
        ],
        Channel::Arbeitsagentur => vec![
            extra("agency_title_code", "number"),
            extra("agency_title", "text"),
            extra("contact_given_name", "text"),
            extra("contact_family_name", "text"),
            extra("contact_email", "mail"),
        ],
        Channel::BossZhipin => [extra("boss_category", "text")]
            .into_iter()
            .chain(years)
            .chain([extra("intern_days", "number"), extra("intern_months", "number"), skills])
            .collect(),
        Channel::Indeed => years.to_vec(),
        Channel::Partner => years.into_iter().chain([skills]).collect(),
        Channel::Xing | Channel::Wechat | Channel::CareersSite | Channel::Google => Vec::new(),
    }
}

impl View for PublicationPage {
    const TEMPLATE: &'static str = "channels/publication.html";

    fn samples() -> Vec<Self> {
        let now = Time::from_micros(1_795_510_800_000_000);
        let language: Language = "zh-Hans".parse().expect("a tag");
        let page = |channel: Channel, state, to_take_down, form| Self {
            header: JobHeader::sample("channels"),
            id: Id::from_uuid(uuid::Uuid::nil()),
            head: Head::of(channel),
            language: language.clone(),
            title: "窑炉工程师 <急>".to_owned(),
            slug: "kiln".to_owned(),
            mark: Some(Mark {
                language: language.clone(),
                state,
                href: String::new(),
            }),
            out: matches!(state, "live" | "queued"),
            can_reject: true,
            to_take_down,
            reason: "Too <short>".to_owned(),
            outside: "https://board.example/1".to_owned(),
            outside_is_link: true,
            remind_at: Some(now),
            findings: Vec::new(),
            history: vec![Step {
                state: PublicationState::Queued,
                at: now,
                by_name: Some("Rosa".to_owned()),
                reason: String::new(),
            }],
            applied: 3,
            link: "https://jobs.example.com/jobs/kiln?source=boss_zhipin.abc".to_owned(),
            short: Some("https://jobs.example.com/p/abc".to_owned()),
            pack: vec![FieldView {
                key: "title",
                label: "职位名称",
                value: "窑炉工程师".to_owned(),
                code: Some(104),
                length: 5,
                limit: Some(64),
                reported: true,
                long: false,
                note: Some(Message::new("channels-note-nearest")),
            }],
            pack_language: "zh-Hans",
            extras: extras(channel),
            version: 1,
            form,
        };
        let wrong = FormErrors::new("years_from", Message::new("channels-extra-number"));
        vec![
            page(Channel::BossZhipin, "queued", false, FormView::blank()),
            page(Channel::BossZhipin, "take-down", true, FormView::blank()),
            page(
                Channel::Linkedin,
                "live",
                false,
                FormView::again(Fields::default(), wrong),
            ),
            page(Channel::Linkedin, "withdrawn", false, FormView::blank()),
        ]
    }
}

/// `GET /app/jobs/{job}/channels/{publication}`
pub async fn page(desk: Desk, Path((job, id)): Path<(String, String)>) -> web::Result {
    let (job, posting, publication) = load(&desk, &job, &id).await?;
    let view = view(&desk, &job, &posting, &publication, None).await?;
    desk.page(view).await
}

async fn load(desk: &Desk, job: &str, id: &str) -> web::Result<(Job, Posting, Publication)> {
    let on = &mut desk.app.db.read();
    let job = desk.actor.job(on, read(job)?, Right::Run).await?;
    let publication = store::find(on, read(id)?).await?.ok_or(Error::NotFound)?;
    let posting = postings::find(on, publication.posting_id)
        .await?
        .filter(|posting| posting.job_id == job.id)
        .ok_or(Error::NotFound)?;
    Ok((job, posting, publication))
}

async fn view(
    desk: &Desk,
    job: &Job,
    posting: &Posting,
    publication: &Publication,
    again: Option<FormView>,
) -> web::Result<PublicationPage> {
    let (on, now) = (&mut desk.app.db.read(), desk.app.clock.now());
    let origin = desk.site.origin();
    let proof = Proof::load(on, job.id, now).await?;
    let findings = proof.findings(&desk.app, &origin, std::slice::from_ref(publication));
    let key = (posting.id, publication.channel);
    let pack: Option<Pack> = proof.pack(&desk.app, &origin, publication);
    let by_hand = publication.channel.way() == Way::ByHand;
    let known = |form: FormView, field: &ExtraView| {
        let value = publication
            .extra
            .0
            .get(field.name)
            .map(String::as_str)
            .unwrap_or_default();
        form.with(field.name, value)
    };
    Ok(PublicationPage {
        header: JobHeader::load(on, &desk.actor, job, "channels").await?,
        id: publication.id,
        head: Head::of(publication.channel),
        language: posting.language.clone(),
        title: posting.text.title.clone(),
        slug: posting.slug.to_string(),
        mark: mark(publication.channel, posting, job, Some(publication), now),
        out: publication.state_now(posting, job, now).is_out(),
        can_reject: publication.state.is_out(),
        to_take_down: publication.to_take_down,
        reason: publication.reason.clone(),
        outside: publication.outside.clone(),
        outside_is_link: ["https://", "http://"]
            .iter()
            .any(|start| publication.outside.starts_with(start)),
        remind_at: publication.remind_at,
        findings: findings.get(&key).cloned().unwrap_or_default(),
        history: store::history(on, publication.id).await?,
        applied: applications::applied_through(on, publication.id.uuid()).await?,
        link: format!("{origin}/jobs/{}?source={}", posting.slug, publication.source()),
        short: by_hand.then(|| short_link(&origin, publication)),
        pack: pack
            .map(|pack| pack.fields.into_iter().map(FieldView::from).collect())
            .unwrap_or_default(),
        pack_language: "zh-Hans",
        extras: extras(publication.channel),
        version: publication.version,
        form: again.unwrap_or_else(|| extras(publication.channel).iter().fold(FormView::blank(), known)),
    })
}

/// `POST /app/jobs/{job}/channels/{publication}`: what the channel alone wants to know.
pub async fn change(desk: Desk, Path((job, id)): Path<(String, String)>, fields: Fields) -> web::Result {
    let (job, posting, publication) = load(&desk, &job, &id).await?;
    let mut form = FormReader::new(&fields);
    let version = form.parse::<i64>("version");
    let mut values = Vec::new();
    for field in extras(publication.channel) {
        let text = form.line(field.name, 0..=400);
        if !text.is_empty() && !fits(field.kind, &text) {
            form.fail(field.name, Message::new(format!("channels-extra-{}", field.kind)));
        }
        values.push((field.name.to_owned(), text));
    }
    let ok = match form.finish() {
        Ok(ok) => ok,
        Err(errors) => {
            let view = view(
                &desk,
                &job,
                &posting,
                &publication,
                Some(FormView::again(fields, errors)),
            )
            .await?;
            return desk.invalid(view).await;
        }
    };
    let (actor, own, version) = (desk.actor.clone(), publication.clone(), ok.get(version));
    let extra: Extra = values.into_iter().collect();
    desk.app
        .db
        .write(move |tx| {
            let (actor, own, extra) = (actor.clone(), own.clone(), extra.clone());
            Box::pin(async move { actions::change_extra(tx, &actor, &own, version, &extra).await })
        })
        .await?;
    Ok(back(&job, publication.id, Message::new("channels-saved")))
}

fn fits(kind: &str, text: &str) -> bool {
    match kind {
        "number" => text.parse::<u32>().is_ok(),
        "mail" => text.parse::<base::Email>().is_ok(),
        "degree" => text.parse::<Degree>().is_ok(),
        _ => true,
    }
}

/// `POST /app/jobs/{job}/channels/{publication}/state`: `act` is publish, withdraw, posted, taken_down, reject or seen.
pub async fn set_state(desk: Desk, Path((job, id)): Path<(String, String)>, fields: Fields) -> web::Result {
    let (job, posting, publication) = load(&desk, &job, &id).await?;
    let act = fields.many("act").last().unwrap_or_default().to_owned();
    let words = |name: &str| fields.many(name).last().unwrap_or_default().to_owned();
    let (outside, reason) = (words("outside"), words("reason"));
    if act == "publish" {
        let moved = super::overview::move_all(&desk, &job, &[posting], publication.channel, false).await?;
        return match moved.refused.into_iter().next() {
            None => Ok(back(
                &job,
                publication.id,
                Message::new("channels-published").with("count", moved.done),
            )),
            Some((_, findings)) => Err(Error::Conflict(findings.into_iter().next().map_or_else(
                || Message::new("channels-posting-not-public"),
                |finding| finding.message,
            ))),
        };
    }
    let (actor, own) = (desk.actor.clone(), publication.clone());
    desk.app
        .db
        .write(move |tx| {
            let (actor, own) = (actor.clone(), own.clone());
            let (act, outside, reason) = (act.clone(), outside.clone(), reason.clone());
            Box::pin(async move {
                match act.as_str() {
                    "withdraw" => actions::withdraw(tx, &actor, &own).await,
                    "posted" => actions::mark_posted(tx, &actor, &own, &outside).await,
                    "taken_down" => actions::mark_taken_down(tx, &actor, &own).await,
                    "reject" => actions::reject(tx, &actor, &own, &reason).await,
                    "seen" => actions::look_again(tx, &actor, &own).await,
                    _ => Err(Error::Malformed("no such act")),
                }
            })
        })
        .await?;
    Ok(back(&job, publication.id, Message::new("channels-noted")))
}

fn back(job: &Job, id: Id<Publication>, message: Message) -> Response {
    web::redirect(format!("/app/jobs/{}/channels/{id}", job.id))
        .flash(message)
        .into_response()
}

/// `GET /app/jobs/{job}/channels/{publication}/qr.svg`: the short link, to be scanned.
pub async fn qr(desk: Desk, Path((job, id)): Path<(String, String)>) -> web::Result {
    let (_, _, publication) = load(&desk, &job, &id).await?;
    let link = short_link(&desk.site.origin(), &publication);
    let code = QrCode::new(link.as_bytes()).map_err(anyhow::Error::new)?;
    let picture = code.render::<svg::Color<'_>>().min_dimensions(240, 240).build();
    let kind = HeaderValue::from_static("image/svg+xml");
    Ok((web::Policy::Attachment, [(header::CONTENT_TYPE, kind)], picture).into_response())
}
