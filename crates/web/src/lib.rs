//! Everything between a socket and a page, knowing nothing of what the pages are about.
//!
//! The HTTP half: [`serve`] takes connections, [`Shell`] is the way of every request, [`Routes`] the list of routes,
//! [`Error`] what handlers fail with; forms, uploads and JSON come in through [`FormReader`], [`Multipart`] and [`Json`].
//! The page half: templates, messages, formats, markdown and assets.

mod body;
mod compress;
mod conditional;
mod cookies;
mod csrf;
mod error;
mod fields;
mod form;
mod form_errors;
mod form_view;
mod json;
mod limit;
mod limits;
mod method_override;
mod origin;
mod problem;
mod redirect;
mod routes;
mod security;
mod server;
mod shell;
mod sign;
mod site;
mod stall;
mod tls;
mod upload;

pub use body::read as read_body;
pub use compress::{Effort, PreparedBody};
pub use conditional::ETag;
pub use cookies::Cookie;
pub use csrf::Gate;
pub use error::{Error, ErrorContext, Result};
pub use fields::{Fields, NoFields, Query, encode_component};
pub use form::{FormOk, FormReader, Parsed};
pub use form_errors::FormErrors;
pub use form_view::FormView;
pub use json::{Json, JsonMistake, expected as json_expected, json_mistakes, read as read_json};
pub use limit::{RateLimiter, RetryAfter, Rule};
pub use limits::Limits;
pub use origin::{ClientAddr, OriginError, OriginPolicy, Peer};
pub use problem::{FieldProblem, Problem, Wanted};
pub use redirect::{Flash, Redirect, found, is_local, moved, redirect};
pub use routes::{Access, Pace, RouteInfo, Routes, ServedBy};
pub use security::{FrameAncestors, Policy};
pub use server::{Drained, Draining, Listener, StopSignal, serve};
pub use shell::{Asked, REQUEST_SECONDS, REQUESTS, Shell, ShellConfig};
pub use sign::{Signer, TokenError};
pub use site::Site;
pub use tls::{Tls, TlsFiles};
pub use upload::{Arrival, FilePart, Multipart, display_name};

pub mod assets;
pub mod format;
pub mod markdown;
pub mod messages;
pub mod templates;

pub use assets::Assets;
pub use format::{Format, Locale};
pub use messages::{Arg, Message, Messages};
pub use templates::{Templates, View};
