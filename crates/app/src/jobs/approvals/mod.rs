//! Approval before a job opens: a chain of steps, each with people of whom any or all must agree.
//!
//! What is approved is a digest of the terms; when the terms change, the approval no longer fits and is asked for again.
//! A refusal ends the whole approval and carries a reason. Nobody decides on their own request (AZ-3).

mod actions;
mod mails;
mod model;
mod policy;
mod store;

pub use actions::{decide, delegate, request, withdraw};
pub(super) use actions::{require, terms_changed};
pub use model::{Approval, ApprovalState, Approver, Decision, Rule, Standing, Step};
pub use policy::{ApprovalPolicy, PolicyStep};
pub(super) use store::digest;
pub use store::{Waiting, approval, approval_of, standing, waiting_for};
