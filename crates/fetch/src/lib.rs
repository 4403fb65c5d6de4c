//! Fetching from strangers, politely and safely.
//!
//! A [`Client`] goes to public addresses alone, over https, and to exactly the address that it looked at; an answer is
//! bounded in bytes, packed and unpacked, and in time. It asks one host one thing at a time with a pause between, heeds
//! robots.txt and `Retry-After`, and says who it is. What a page says is not this crate's business.

mod address;
mod client;
mod connect;
mod exchange;
mod failure;
mod names;
mod request;
mod retry;
mod robots;
mod rules;
mod target;
mod turns;
mod unpack;

#[cfg(test)]
mod tests;

pub use address::{AddressKind, Reach, kind};
pub use client::{BadRules, Client};
pub use failure::Failure;
pub use request::{Body, Fetched, Page, Request, Robots};
pub use retry::backoff;
pub use rules::{Ports, Rules, Schemes};
/// A network that [`Reach::PublicAnd`] names, and a certificate of an authority.
pub use {ipnet::IpNet, rustls::pki_types::CertificateDer};
