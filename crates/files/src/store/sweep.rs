//! Removes files that no row names: what was stored just before a crash, or before a form was refused.

use std::{collections::HashSet, future::Future};

use base::Time;

use super::{Backend, Key, Store};

/// What a sweep removed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    /// Files that nobody referred to.
    pub files: u64,
    /// Uploads that never ended.
    pub unfinished: u64,
}

/// Keys asked about at one time.
pub(super) const BATCH: usize = 500;

impl Store {
    /// Removes the files written before `older_than` that `referenced` does not return, and uploads begun before
    /// then that never ended.
    ///
    /// `referenced` gets up to 500 keys and returns those that are in use. Keep a day between `older_than` and now:
    /// a file is stored before the row that names it is committed.
    ///
    /// Unfinished multipart uploads to a bucket are ended by the bucket's own rule (`AbortIncompleteMultipartUpload`).
    pub async fn sweep<F, Fut>(&self, older_than: Time, mut referenced: F) -> anyhow::Result<Swept>
    where
        F: FnMut(Vec<Key>) -> Fut,
        Fut: Future<Output = anyhow::Result<HashSet<Key>>>,
    {
        let mut swept = Swept::default();
        let mut batches = match &self.0 {
            Backend::Disk(disk) => {
                swept.unfinished = disk.sweep_unfinished(older_than).await?;
                disk.old_keys(older_than)
            }
            Backend::Bucket(bucket) => bucket.old_keys(older_than),
        };
        while let Some(keys) = futures::StreamExt::next(&mut batches).await {
            let keys = keys?;
            let used = referenced(keys.clone()).await?;
            for key in keys.iter().filter(|key| !used.contains(key)) {
                self.delete(key).await?;
                swept.files += 1;
            }
        }
        Ok(swept)
    }
}
