//! Whether jobs need approval, and whose.

use base::Id;
use serde::{Deserialize, Serialize};

use super::Rule;
use crate::{access::User, organization::Setting};

/// The chain every job goes through before it opens. Off until somebody switches it on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ApprovalPolicy {
    pub is_on: bool,
    pub steps: Vec<PolicyStep>,
}

/// One step: these people, one of them or all.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PolicyStep {
    pub rule: Rule,
    pub people: Vec<Id<User>>,
}

impl Setting for ApprovalPolicy {
    const KEY: &'static str = "approval_policy";
}
