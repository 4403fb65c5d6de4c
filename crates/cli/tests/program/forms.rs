//! The application form of the kiln, as an applicant fills it in.

use base::Id;
use db::{Db, sql};
use probe::{Browser, Form};
use rand::{Rng, RngExt};

use crate::installation::Installation;

pub const APPLY: &str = "/jobs/kiln-en/apply?lang=en";

/// Puts a question on the kiln's form, which every applicant must answer.
pub async fn ask_a_question(installation: &Installation) -> Id<()> {
    let job = installation.world.job("kiln");
    installation
        .db
        .write(move |tx| {
            Box::pin(async move {
                let id = tx.id::<()>();
                sql("INSERT INTO questions (id, job_id, position, kind, labels, required)
                     VALUES ($1, $2, 0, 'text', '{\"en\":\"How hot is a kiln?\"}', TRUE)")
                .bind(id)
                .bind(job)
                .run(tx)
                .await?;
                Ok::<_, anyhow::Error>(id)
            })
        })
        .await
        .expect("ask a question")
}

/// The hidden fields of a form that was opened now.
pub async fn open_form(browser: &Browser) -> Vec<(String, String)> {
    browser.get(APPLY).await.expect(200).hidden_fields()
}

/// A form that is filled in, without a file.
pub fn filled_in(hidden: &[(String, String)], question: Id<()>, name: &str, email: &str, answer: &str) -> Form {
    Form::new()
        .fields(hidden)
        .field("name", name)
        .field("email", email)
        .field(&format!("answer_{question}"), answer)
}

/// A file that begins like a PDF and goes on like nothing else.
pub fn some_pdf(random: &mut impl Rng, size: usize) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n%".to_vec();
    let head = bytes.len();
    bytes.resize(head + size, 0);
    random.fill(&mut bytes[head..]);
    bytes.extend_from_slice(b"\ntrailer\n<</Size 1>>\n%%EOF\n");
    bytes
}

/// How many applications came by the form.
pub async fn received(db: &Db) -> i64 {
    sql("SELECT COUNT(*) FROM applications WHERE form_key IS NOT NULL")
        .value(&mut db.read())
        .await
        .expect("a count")
}
