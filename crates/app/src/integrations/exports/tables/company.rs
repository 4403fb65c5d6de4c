//! Those who work here, and what they have set.

use super::{PLAIN, Seen, Table};

pub(super) const COMPANY: &[Table] = &[
    Table {
        name: "users",
        what: "the people who work here",
        columns: &[
            "id",
            "email",
            "name",
            "role",
            "language",
            "zone",
            "shortcuts",
            "created_at",
            "disabled_at",
            "seen_at",
            "version",
            "home_view_id",
        ],
        stays: &["email_key", "password_hash"],
        ..PLAIN
    },
    Table {
        name: "api_tokens",
        what: "tokens of programs, without the tokens themselves",
        columns: &[
            "id",
            "user_id",
            "name",
            "hint",
            "scopes:json",
            "created_at",
            "expires_at",
            "used_at",
            "revoked_at",
        ],
        stays: &["digest"],
        ..PLAIN
    },
    Table {
        name: "saved_views",
        what: "filters that people keep",
        columns: &[
            "id",
            "place",
            "name",
            "query",
            "columns:json",
            "shared",
            "owner_id",
            "created_at",
            "version",
            "job_id",
        ],
        seen: Seen::Views,
        ..PLAIN
    },
    Table {
        name: "departments",
        what: "parts of the company",
        columns: &["id", "names:json", "position", "archived_at", "version"],
        ..PLAIN
    },
    Table {
        name: "offices",
        what: "places of ours where people work",
        columns: &[
            "id",
            "names:json",
            "street",
            "region",
            "postal_code",
            "country",
            "zone",
            "position",
            "archived_at",
            "version",
        ],
        ..PLAIN
    },
    Table {
        name: "reasons",
        what: "reasons for which an application ends",
        columns: &["id", "side", "labels:json", "position", "archived_at"],
        ..PLAIN
    },
    Table {
        name: "stage_templates",
        what: "stages to begin a job with",
        columns: &["id", "name", "stages:json", "position", "version"],
        ..PLAIN
    },
    Table {
        name: "templates",
        what: "texts of mails that people changed",
        columns: &[
            "kind",
            "language",
            "subject",
            "body",
            "version",
            "updated_at",
            "updated_by",
        ],
        order: "t.kind, t.language",
        ..PLAIN
    },
    Table {
        name: "notices",
        what: "the privacy notice, each version as it was shown; Markdown",
        columns: &["version", "language", "body", "created_at", "created_by"],
        order: "t.version, t.language",
        ..PLAIN
    },
    Table {
        name: "settings",
        what: "settings, without passwords",
        columns: &["key", "value:json", "version", "updated_at", "updated_by"],
        order: "t.key",
        ..PLAIN
    },
    Table {
        name: "exchange_rates",
        what: "what a euro buys, per day",
        columns: &["currency", "date", "per_eur", "source"],
        order: "t.currency, t.date",
        ..PLAIN
    },
];
