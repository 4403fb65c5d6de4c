//! What is there after the server was killed, read from the database and the files themselves.

use std::collections::BTreeMap;

use base::Id;
use db::{Db, sql};
use files::{Key, Store, StoreError};

use super::applicants::Sent;

/// Something that must not be.
#[derive(Debug)]
#[expect(dead_code, reason = "read by whoever reads the failure of the test")]
pub enum Broken {
    /// It was acknowledged and is not there.
    Lost { email: String },
    /// A row names a file that is not there.
    FileMissing { email: String, key: String },
    /// The file is not the one that was sent.
    FileDiffers { email: String, key: String },
    /// A part of the application is missing or is not what was sent.
    Torn { email: String, what: String },
}

#[derive(Debug, sqlx::FromRow)]
struct Found {
    email: String,
    name: String,
    quarantined: bool,
    answer: Option<String>,
    file_key: Option<String>,
    sha256: Option<String>,
    size: Option<i64>,
    documents: i64,
    stays: i64,
    received: i64,
    messages: i64,
}

/// Compares all applications with what was sent. Those that nobody was told of may be there or not, but never in parts.
pub async fn everything_is_whole(db: &Db, store: &Store, question: Id<()>, sent: &[Sent]) -> Vec<Broken> {
    let rows: Vec<Found> = sql("SELECT p.value AS email, c.name, a.admission = 'quarantined' AS quarantined, w.value AS answer, d.file_key, d.sha256, d.size,
            (SELECT COUNT(*) FROM documents o WHERE o.application_id = a.id) AS documents,
            (SELECT COUNT(*) FROM stage_stays s WHERE s.application_id = a.id) AS stays,
            (SELECT COUNT(*) FROM events e WHERE e.application_id = a.id AND e.kind = 'application.received') AS received,
            (SELECT COUNT(*) FROM messages m WHERE m.application_id = a.id) AS messages
         FROM applications a JOIN candidates c ON c.id = a.candidate_id
         JOIN contact_points p ON p.candidate_id = c.id AND p.kind = 'mail'
         LEFT JOIN answers w ON w.application_id = a.id AND w.question_id = $1
         LEFT JOIN documents d ON d.application_id = a.id
         WHERE a.form_key IS NOT NULL")
    .bind(question)
    .all(&mut db.read())
    .await
    .expect("read the applications");
    let mut found: BTreeMap<String, Found> = rows.into_iter().map(|row| (row.email.clone(), row)).collect();
    let mut broken = Vec::new();
    for sent in sent {
        match found.remove(&sent.email) {
            Some(row) => broken.extend(compare(store, sent, row).await),
            None if sent.acknowledged => broken.push(Broken::Lost {
                email: sent.email.clone(),
            }),
            None => {}
        }
    }
    broken.extend(found.into_keys().map(|email| Broken::Torn {
        email,
        what: "nobody sent this".to_owned(),
    }));
    broken
}

async fn compare(store: &Store, sent: &Sent, row: Found) -> Option<Broken> {
    let email = sent.email.clone();
    let answer = serde_json::to_string(&sent.answer).expect("a text is JSON");
    let whole = row.name == sent.name
        && row.answer.as_ref() == Some(&answer)
        && row.sha256.as_ref() == Some(&sent.sha256)
        && row.size == Some(sent.size as i64)
        && (row.documents, row.stays, row.received) == (1, 1, 1)
        // What looks like spam is kept without a word to the address it names.
        && row.messages == i64::from(!row.quarantined);
    let (true, Some(key)) = (whole, row.file_key.clone()) else {
        let what = format!("{row:?}");
        return Some(Broken::Torn { email, what });
    };
    let named: Key = key.parse().expect("a row holds a key");
    match store.digest(&named).await {
        Ok(stored) if stored.sha256 == sent.sha256 && stored.size == sent.size => None,
        Ok(_) => Some(Broken::FileDiffers { email, key }),
        Err(StoreError::Missing(_)) => Some(Broken::FileMissing { email, key }),
        Err(error) => panic!("cannot read {key}: {error}"),
    }
}
