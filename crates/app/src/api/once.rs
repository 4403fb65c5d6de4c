//! Idempotency-Key: a request sent again within a day gets the first answer, and nothing happens twice.
//!
//! The row is written in the transaction of the verb: a second request at the same moment waits for the first. What
//! failed is not kept, so that it can be tried again.

use anyhow::Result;
use base::Id;
use db::{Tx, sql};
use http::{HeaderMap, HeaderName, Method, StatusCode};
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use web::{Error, FormErrors, Message};
use work::{Failure, Task};

use crate::{App, access::ApiToken};

static HEADER: HeaderName = HeaderName::from_static("idempotency-key");

/// How long an answer is kept.
const KEPT: SignedDuration = SignedDuration::from_hours(24);

const LONGEST: usize = 255;

/// The key of a request and a digest of what was sent with it.
#[derive(Clone, Debug)]
pub struct Key {
    owner: String,
    key: String,
    digest: String,
}

impl Key {
    /// The key a request carries, if any. It counts for this token alone.
    pub fn of(
        headers: &HeaderMap,
        token: Id<ApiToken>,
        method: &Method,
        path: &str,
        body: &[u8],
    ) -> web::Result<Option<Self>> {
        let Some(value) = headers.get(&HEADER) else {
            return Ok(None);
        };
        let key = value
            .to_str()
            .map_err(|_| Error::Malformed("an Idempotency-Key that is not ASCII"))?;
        let fits = (1..=LONGEST).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic());
        if !fits {
            return Err(Error::Malformed(
                "an Idempotency-Key that is not 1 to 255 visible ASCII characters",
            ));
        }
        let mut hash = Sha256::new();
        hash.update(format!("{method} {path}\n"));
        hash.update(body);
        let digest = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Some(Self {
            owner: token.to_string(),
            key: key.to_owned(),
            digest,
        }))
    }
}

/// Takes the key for this request; gives the earlier answer when it had been sent before.
pub async fn reserve(tx: &mut Tx, key: &Key, status: StatusCode) -> web::Result<Option<String>> {
    let now = tx.now();
    sql("DELETE FROM idempotency_keys WHERE owner = $1 AND key = $2 AND created_at <= $3")
        .bind(key.owner.clone())
        .bind(key.key.clone())
        .bind(now - KEPT)
        .run(tx)
        .await?;
    let taken = sql(
        "INSERT INTO idempotency_keys (owner, key, request_digest, status, body, created_at)
         VALUES ($1, $2, $3, $4, '', $5) ON CONFLICT (owner, key) DO NOTHING",
    )
    .bind(key.owner.clone())
    .bind(key.key.clone())
    .bind(key.digest.clone())
    .bind(i32::from(status.as_u16()))
    .bind(now)
    .run_once(tx)
    .await?;
    if taken {
        return Ok(None);
    }
    let (digest, body): (String, String) =
        sql("SELECT request_digest, body FROM idempotency_keys WHERE owner = $1 AND key = $2")
            .bind(key.owner.clone())
            .bind(key.key.clone())
            .one(tx)
            .await?;
    if digest != key.digest {
        let message = Message::new("api-key-used-for-another");
        return Err(Error::Invalid(FormErrors::new("Idempotency-Key", message)));
    }
    Ok(Some(body))
}

/// Keeps the answer.
pub async fn keep(tx: &mut Tx, key: &Key, body: &str) -> Result<()> {
    sql("UPDATE idempotency_keys SET body = $3 WHERE owner = $1 AND key = $2")
        .bind(key.owner.clone())
        .bind(key.key.clone())
        .bind(body.to_owned())
        .run(tx)
        .await?;
    Ok(())
}

/// Deletes answers of more than a day ago.
#[derive(Serialize, Deserialize)]
pub struct ForgetAnswers {}

impl Task<App> for ForgetAnswers {
    const NAME: &'static str = "api.forget_answers";

    async fn run(self, app: App) -> Result<(), Failure> {
        app.db
            .write(|tx| {
                Box::pin(async move {
                    let now = tx.now();
                    sql("DELETE FROM idempotency_keys WHERE created_at <= $1")
                        .bind(now - KEPT)
                        .run(tx)
                        .await
                })
            })
            .await?;
        Ok(())
    }
}
