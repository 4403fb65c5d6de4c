//! What the board shows as of an edition of the careers site, and the answers that many ask for, ready to be sent.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use anyhow::Result;
use web::PreparedBody;

use super::BoardSettings;
use crate::{App, careers::Edition, organization};

/// Bytes that the kept answers of an edition may take; past this they are made anew. There are eight lists, for each name
/// by which the server is asked for.
const KEPT: usize = 16 * 1024 * 1024;

/// The board as of one edition.
#[derive(Debug)]
pub struct Stock {
    pub edition: Arc<Edition>,
    pub settings: BoardSettings,
    answers: Mutex<HashMap<String, PreparedBody>>,
}

/// Holds it as long as its edition is in force.
#[derive(Debug, Default)]
pub struct Counter {
    known: Mutex<Option<Arc<Stock>>>,
}

impl Counter {
    /// What is shown now. A change of the settings makes a new edition, so they are read once for each.
    pub(super) async fn stock(&self, app: &App) -> Result<Arc<Stock>> {
        let edition = app.careers.edition(app).await?;
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(stock) = known.filter(|stock| Arc::ptr_eq(&stock.edition, &edition)) {
            return Ok(stock);
        }
        let (settings, _) = organization::load::<BoardSettings>(&mut app.db.read()).await?;
        let stock = Arc::new(Stock {
            edition,
            settings,
            answers: Mutex::default(),
        });
        *self.known.lock().unwrap_or_else(PoisonError::into_inner) = Some(stock.clone());
        Ok(stock)
    }

    /// The same for who names the board; another name is [`web::Error::NotFound`].
    pub(super) async fn stock_of(&self, app: &App, token: &str) -> web::Result<Arc<Stock>> {
        let stock = self.stock(app).await?;
        if stock.settings.is_called(token) {
            Ok(stock)
        } else {
            Err(web::Error::NotFound)
        }
    }
}

impl Stock {
    pub fn kept(&self, key: &str) -> Option<PreparedBody> {
        let answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        answers.get(key).cloned()
    }

    pub fn keep(&self, key: String, answer: PreparedBody) {
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        let size: usize = answers.values().map(PreparedBody::size).sum();
        if size + answer.size() <= KEPT {
            answers.insert(key, answer);
        }
    }
}
