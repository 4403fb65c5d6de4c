//! The HTTP half as the other end of the wire sees it. Where the point is the socket, there is one.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the report")]

mod shell;
mod sockets;
mod stage;
mod tls;
mod uploads;
