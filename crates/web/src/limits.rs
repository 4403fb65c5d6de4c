//! Every limit on what a stranger may send or hold open, in one typed struct that prints as JSON.

use std::time::Duration;

use http::Extensions;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The limits of one server. Those that are not read back are fixed: they are printed, and nobody sets them.
/// Times print as whole seconds, sizes are bytes unless the name says otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Connections open at once; the next ones wait in the kernel's queue.
    pub connections: usize,
    /// Request line and headers together.
    pub header_bytes: usize,
    pub header_count: usize,
    /// From the first moment of waiting for a request until its headers are complete.
    #[serde(rename = "header_read_seconds", with = "seconds")]
    pub header_read: Duration,
    /// How long a sender may pause, in one go or added up, before it counts as stalled.
    #[serde(rename = "body_grace_seconds", with = "seconds")]
    pub body_grace: Duration,
    /// Bytes a second that earn the grace back.
    pub body_rate: u64,
    /// How long a reader may take no byte of an answer.
    #[serde(rename = "write_stall_seconds", with = "seconds")]
    pub write_stall: Duration,
    /// From routing to the head of the answer, except for uploads and event streams.
    #[serde(rename = "request_wall_seconds", with = "seconds")]
    pub request_wall: Duration,
    /// How long open requests get to finish after the order to stop.
    #[serde(rename = "drain_seconds", with = "seconds")]
    pub drain: Duration,
    pub json_bytes: usize,
    pub json_depth: usize,
    /// Object keys in one JSON document, all levels together.
    pub json_keys: usize,
    pub form_bytes: usize,
    pub form_field_bytes: usize,
    /// Name-value pairs of one form or query string.
    pub form_fields: usize,
    pub multipart_parts: usize,
    pub part_header_bytes: usize,
    pub upload_file_bytes: u64,
    pub upload_files: usize,
    /// Characters of a sender's file name that are kept for display.
    pub file_name_chars: usize,
    /// Names and titles.
    #[serde(skip_deserializing)]
    pub line_chars: usize,
    #[serde(skip_deserializing)]
    pub email_bytes: usize,
    #[serde(skip_deserializing)]
    pub url_bytes: usize,
    #[serde(skip_deserializing)]
    pub page_size: u32,
    /// Rows that may be skipped by number; deeper pages go by cursor.
    #[serde(skip_deserializing)]
    pub deepest_offset: u32,
    #[serde(skip_deserializing)]
    pub sessions_per_user: u32,
    #[serde(skip_deserializing)]
    #[serde(rename = "session_idle_seconds", with = "seconds")]
    pub session_idle: Duration,
    #[serde(skip_deserializing)]
    #[serde(rename = "session_absolute_seconds", with = "seconds")]
    pub session_absolute: Duration,
    /// Failures within `sign_in_window`, counted apart for each account and for each address.
    pub sign_in_failures_per_account: u32,
    pub sign_in_failures_per_address: u32,
    #[serde(rename = "sign_in_window_seconds", with = "seconds")]
    pub sign_in_window: Duration,
}

impl Limits {
    pub const DEFAULT: Self = Self {
        connections: 10_000,
        header_bytes: 32 * 1024,
        header_count: 100,
        header_read: Duration::from_secs(10),
        body_grace: Duration::from_secs(10),
        body_rate: 4 * 1024,
        write_stall: Duration::from_secs(30),
        request_wall: Duration::from_secs(30),
        drain: Duration::from_secs(30),
        json_bytes: 1024 * 1024,
        json_depth: 32,
        json_keys: 1_000,
        form_bytes: 512 * 1024,
        form_field_bytes: 64 * 1024,
        form_fields: 2_000,
        multipart_parts: 40,
        part_header_bytes: 8 * 1024,
        upload_file_bytes: 10 * 1024 * 1024,
        upload_files: 5,
        file_name_chars: 120,
        line_chars: 200,
        email_bytes: 254,
        url_bytes: 2_048,
        page_size: 100,
        deepest_offset: 10_000,
        sessions_per_user: 20,
        session_idle: Duration::from_mins(30),
        session_absolute: Duration::from_hours(12),
        sign_in_failures_per_account: 10,
        sign_in_failures_per_address: 50,
        sign_in_window: Duration::from_mins(15),
    };

    /// The limits that hold for a request: those its server put there, else the defaults.
    pub fn of(extensions: &Extensions) -> &Self {
        static DEFAULT: Limits = Limits::DEFAULT;
        extensions
            .get::<std::sync::Arc<Self>>()
            .map_or(&DEFAULT, |limits| limits)
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// Times as whole seconds.
mod seconds {
    use super::{Deserialize, Deserializer, Duration, Serializer};

    pub(super) fn serialize<S: Serializer>(duration: &Duration, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u64(duration.as_secs())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Duration, D::Error> {
        u64::deserialize(deserializer).map(Duration::from_secs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_print_as_plain_numbers() {
        let json = serde_json::to_value(Limits::DEFAULT).unwrap();
        assert_eq!(json["header_read_seconds"], 10);
        assert_eq!(json["upload_file_bytes"], 10_485_760);
        assert!(json.as_object().unwrap().values().all(serde_json::Value::is_u64));
    }

    #[test]
    fn what_is_fixed_is_not_read() {
        let read = |text| serde_json::from_str::<Limits>(text);
        assert_eq!(read("{}").unwrap(), Limits::DEFAULT);
        assert_eq!(
            read(r#"{"request_wall_seconds":60}"#).unwrap().request_wall.as_secs(),
            60
        );
        assert!(read(r#"{"session_idle_seconds":60}"#).is_err());
        assert!(read(r#"{"page_size":7}"#).is_err());
    }
}
