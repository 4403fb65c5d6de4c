//! Reads the address of a store.

use std::{io, path::PathBuf};

use url::Url;

/// Why a store could not be opened; each sentence says what to change.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("{0:?} is no address of a file store: give a folder, file:///folder or s3://bucket/prefix")]
    Address(String),
    #[error(
        "the address of the file store has an unknown parameter {0:?}; endpoint, region, access_key_id, secret_access_key and virtual_hosted are known"
    )]
    Parameter(String),
    #[error("the folder {0:?} cannot be used for files: {1}")]
    Folder(PathBuf, #[source] io::Error),
    #[error("the bucket cannot be used for files: {0}")]
    Bucket(#[source] object_store::Error),
}

#[derive(Debug, PartialEq)]
pub(super) enum Location {
    Folder(PathBuf),
    Bucket(Place),
}

/// A bucket and how to reach it. What is absent comes from the environment.
#[derive(PartialEq, Default)]
pub(super) struct Place {
    pub bucket: String,
    pub prefix: String,
    pub endpoint: Option<String>,
    pub region: Option<String>,
    pub access_key_id: Option<String>,
    pub secret_access_key: Option<String>,
    /// `bucket.host` instead of `host/bucket`.
    pub virtual_hosted: bool,
}

/// Without the secret.
impl std::fmt::Debug for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "s3://{}/{}", self.bucket, self.prefix)
    }
}

impl Location {
    pub(super) fn parse(address: &str) -> Result<Self, OpenError> {
        let wrong = || OpenError::Address(address.split('?').next().unwrap_or_default().to_owned());
        if address.starts_with("s3://") {
            let url = Url::parse(address).map_err(|_| wrong())?;
            return Place::of(&url).ok_or_else(wrong)?.map(Self::Bucket);
        }
        if address.starts_with("file:") {
            let folder = Url::parse(address).ok().and_then(|url| url.to_file_path().ok());
            return folder.map(Self::Folder).ok_or_else(wrong);
        }
        if address.is_empty() || address.contains("://") {
            return Err(wrong());
        }
        Ok(Self::Folder(PathBuf::from(address)))
    }
}

impl Place {
    fn of(url: &Url) -> Option<Result<Self, OpenError>> {
        let mut place = Self {
            bucket: url.host_str()?.to_owned(),
            prefix: url.path().trim_matches('/').to_owned(),
            ..Self::default()
        };
        for (name, value) in url.query_pairs() {
            let value = value.into_owned();
            match &*name {
                "endpoint" => place.endpoint = Some(value),
                "region" => place.region = Some(value),
                "access_key_id" => place.access_key_id = Some(value),
                "secret_access_key" => place.secret_access_key = Some(value),
                "virtual_hosted" if value == "true" || value == "false" => place.virtual_hosted = value == "true",
                _ => return Some(Err(OpenError::Parameter(name.into_owned()))),
            }
        }
        Some(Ok(place))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_and_buckets_are_told_apart() {
        assert_eq!(
            Location::parse("data/files").unwrap(),
            Location::Folder("data/files".into())
        );
        assert_eq!(
            Location::parse("file:///srv/files").unwrap(),
            Location::Folder("/srv/files".into())
        );
        let Location::Bucket(place) =
            Location::parse("s3://acme/people/cv?endpoint=http://127.0.0.1:9000&region=eu-1").unwrap()
        else {
            panic!("a bucket")
        };
        assert_eq!((&*place.bucket, &*place.prefix), ("acme", "people/cv"));
        assert_eq!(place.endpoint.as_deref(), Some("http://127.0.0.1:9000"));
        assert_eq!(place.region.as_deref(), Some("eu-1"));
    }

    #[test]
    fn a_wrong_address_is_refused_and_never_shows_a_secret() {
        for bad in ["", "s3://", "https://acme/x?secret_access_key=hush", "file://host/x"] {
            let error = Location::parse(bad).unwrap_err().to_string();
            assert!(!error.contains("hush"), "{error}");
        }
        let error = Location::parse("s3://acme/?secret_acess_key=hush")
            .unwrap_err()
            .to_string();
        assert!(error.contains("secret_acess_key") && !error.contains("hush"), "{error}");
    }
}
