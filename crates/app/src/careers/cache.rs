//! Finished pages under a byte limit: what was not asked for longest goes first.

use std::{
    collections::HashMap,
    sync::{
        PoisonError, RwLock,
        atomic::{AtomicU64, Ordering},
    },
};

use axum::response::Response;
use http::{HeaderMap, HeaderValue, header};
use web::{Effort, PreparedBody};

/// Bytes that the pages of one edition may take.
pub(super) const LIMIT: usize = 32 * 1024 * 1024;

/// A finished page, ready to be sent in every encoding; cloning is cheap.
#[derive(Clone, Debug)]
pub(super) struct Page {
    pub body: PreparedBody,
    pub kind: HeaderValue,
    pub modified: Option<HeaderValue>,
    /// What it depends on beside the address.
    pub vary: HeaderValue,
}

impl Page {
    /// The answer: whole, or "still the same". To be asked again each time, since a posting may close at any moment.
    pub fn respond(&self, request: &HeaderMap) -> Response {
        let mut response = self.body.respond(request);
        let headers = response.headers_mut();
        headers.insert(header::VARY, self.vary.clone());
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, no-cache"));
        if let Some(modified) = &self.modified {
            headers.insert(header::LAST_MODIFIED, modified.clone());
        }
        response
    }

    /// The same page, pressed harder.
    pub fn best(&self) -> Self {
        Self {
            body: PreparedBody::new(self.kind.clone(), self.body.bytes().clone(), Effort::Best),
            ..self.clone()
        }
    }
}

#[derive(Debug)]
struct Kept {
    page: Page,
    used: AtomicU64,
}

/// The pages of one edition.
#[derive(Debug)]
pub(super) struct Cache {
    pages: RwLock<HashMap<String, Kept>>,
    limit: usize,
    /// Counts the readings; a page remembers its last.
    clock: AtomicU64,
}

impl Cache {
    pub fn new(limit: usize) -> Self {
        Self {
            pages: RwLock::default(),
            limit,
            clock: AtomicU64::new(1),
        }
    }

    pub fn get(&self, key: &str) -> Option<Page> {
        let pages = self.pages.read().unwrap_or_else(PoisonError::into_inner);
        let kept = pages.get(key)?;
        kept.used
            .store(self.clock.fetch_add(1, Ordering::Relaxed), Ordering::Relaxed);
        Some(kept.page.clone())
    }

    /// Keeps a page; one that alone is over the limit is not kept.
    pub fn put(&self, key: &str, page: Page) {
        if page.body.size() > self.limit {
            return;
        }
        let used = AtomicU64::new(self.clock.fetch_add(1, Ordering::Relaxed));
        let mut pages = self.pages.write().unwrap_or_else(PoisonError::into_inner);
        pages.insert(key.to_owned(), Kept { page, used });
        let mut size: usize = pages.values().map(|kept| kept.page.body.size()).sum();
        while size > self.limit {
            let oldest = pages.iter().min_by_key(|(_, kept)| kept.used.load(Ordering::Relaxed));
            let Some(key) = oldest.map(|(key, _)| key.clone()) else {
                return;
            };
            size -= pages.remove(&key).map_or(0, |kept| kept.page.body.size());
        }
    }

    #[cfg(test)]
    pub fn len(&self) -> usize {
        self.pages.read().unwrap_or_else(PoisonError::into_inner).len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(bytes: usize) -> Page {
        let kind = HeaderValue::from_static("text/html; charset=utf-8");
        // Noise does not shrink, so the size is known.
        let noise: Vec<u8> = (0..bytes as u64)
            .map(|at| {
                (at.wrapping_mul(0x9e37_79b9_7f4a_7c15)
                    .rotate_left(23)
                    .wrapping_mul(at | 1)
                    >> 40) as u8
            })
            .collect();
        let body = PreparedBody::new(kind.clone(), noise, Effort::Quick);
        Page {
            body,
            kind,
            modified: None,
            vary: HeaderValue::from_static("accept-encoding"),
        }
    }

    #[test]
    fn the_page_that_waited_longest_goes() {
        let cache = Cache::new(2500);
        for key in ["a", "b"] {
            cache.put(key, page(1000));
        }
        assert!(cache.get("a").is_some());
        cache.put("c", page(1000));
        assert_eq!(["a", "b", "c"].map(|key| cache.get(key).is_some()), [true, false, true]);
        cache.put("huge", page(2501));
        assert!(cache.get("huge").is_none());
        assert_eq!(cache.len(), 2, "nothing else had to go for it");
    }
}
