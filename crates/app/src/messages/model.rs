//! A message, where it stands, and which kinds there are.

use base::{Email, Id, Language, Time};

use crate::{access::User, applications::Application, candidates::Candidate};

/// A mail that leaves, may leave or has left. Also the marker of its id.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Message {
    pub id: Id<Message>,
    pub kind: MessageKind,
    pub candidate_id: Option<Id<Candidate>>,
    pub application_id: Option<Id<Application>>,
    /// The colleague it is for, when it is for one.
    pub user_id: Option<Id<User>>,
    pub to_name: String,
    pub to_email: Email,
    pub language: Language,
    pub subject: String,
    /// Plain text with marks for private addresses; see [`super::template`].
    pub body: String,
    pub state: MessageState,
    pub send_at: Time,
    pub sent_at: Option<Time>,
    pub attempts: i32,
    /// A word for what went wrong: a [`mail::Cause`] by name, or one of [`Trouble`].
    pub last_error: Option<String>,
    pub created_by: Option<Id<User>>,
    pub created_at: Time,
    /// The act on many that it belongs to.
    pub batch_id: Option<uuid::Uuid>,
    pub version: i64,
}

impl Message {
    /// The columns of [`Message`], for every SELECT of one. Aliased `m`.
    pub const COLUMNS: &'static str = "m.id, m.kind, m.candidate_id, m.application_id, m.user_id, m.to_name, \
         m.to_email, m.language, m.subject, m.body, m.state, m.send_at, m.sent_at, m.attempts, m.last_error, \
         m.created_by, m.created_at, m.batch_id, m.version";
}

/// Where a message stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MessageState {
    /// Waits until its time; nobody has seen it.
    Held,
    /// Being handed to the mail server.
    Sending,
    /// The mail server took responsibility for it.
    Sent,
    /// Will not leave unless a person acts.
    Failed,
    /// A person stopped it in time.
    TakenBack,
    /// Not sent because the same address got too many (ABU-2).
    Suppressed,
}

db::text_enum!(MessageState {
    Held = "held",
    Sending = "sending",
    Sent = "sent",
    Failed = "failed",
    TakenBack = "taken_back",
    Suppressed = "suppressed",
});

/// What a message is about; names its template.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MessageKind {
    /// We have your application; with the link to the status page.
    Confirmation,
    /// Confirm by the link that it was you.
    ConfirmAddress,
    /// The link to the status page, asked for anew.
    StatusLink,
    /// We have your withdrawal.
    Withdrawal,
    /// We decided otherwise.
    Rejection,
    /// Every opening is filled, to those still in play.
    PositionFilled,
    /// Nobody is hired any more, to those still in play.
    JobClosed,
    /// Words of a colleague's own.
    Personal,
    /// Come and work with this product.
    Invitation,
    PasswordReset,
    /// Somebody named you in a note.
    Mention,
    /// A job waits for your approval.
    ApprovalRequest,
    /// What you asked approval for is approved.
    ApprovalGiven,
    /// What you asked approval for was refused.
    ApprovalRefused,
    /// Somebody asked for a copy or the erasure of their data.
    DataRequest,
    /// Something changed on a board that is watched.
    MarketChanges,
}

db::text_enum!(MessageKind {
    Confirmation = "confirmation",
    ConfirmAddress = "confirm_address",
    StatusLink = "status_link",
    Withdrawal = "withdrawal",
    Rejection = "rejection",
    PositionFilled = "position_filled",
    JobClosed = "job_closed",
    Personal = "personal",
    Invitation = "invitation",
    PasswordReset = "password_reset",
    Mention = "mention",
    ApprovalRequest = "approval_request",
    ApprovalGiven = "approval_given",
    ApprovalRefused = "approval_refused",
    DataRequest = "data_request",
    MarketChanges = "market_changes",
});

impl MessageKind {
    /// The fields its template may have. `company` is always known; `link` and `status_link` are private addresses that
    /// stand in the message only once it leaves.
    ///
    /// What answers an unverified address has no field that an applicant wrote (OUT-5).
    pub fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Confirmation => &["job", "company", "answer_by", "status_link"],
            Self::ConfirmAddress | Self::StatusLink | Self::Withdrawal => &["job", "company", "status_link"],
            Self::Rejection | Self::PositionFilled | Self::JobClosed => {
                &["name", "job", "company", "sender", "status_link"]
            }
            Self::Personal => &["name", "job", "company", "sender", "subject", "text", "status_link"],
            Self::Invitation => &["name", "company", "sender", "link"],
            Self::PasswordReset => &["name", "company", "link"],
            Self::Mention => &["name", "company", "sender", "link"],
            Self::ApprovalRequest | Self::ApprovalGiven | Self::ApprovalRefused => {
                &["name", "company", "sender", "job", "link"]
            }
            Self::DataRequest => &["name", "company", "link"],
            Self::MarketChanges => &["name", "company", "employer", "changes", "link"],
        }
    }

    /// Whether nobody wrote or started it by hand: such mails say so (RFC 3834), and no machine answers them.
    pub fn is_automatic(self) -> bool {
        match self {
            Self::Confirmation
            | Self::ConfirmAddress
            | Self::StatusLink
            | Self::Withdrawal
            | Self::PasswordReset
            | Self::Mention
            | Self::ApprovalRequest
            | Self::ApprovalGiven
            | Self::ApprovalRefused
            | Self::DataRequest
            | Self::MarketChanges => true,
            Self::Rejection | Self::PositionFilled | Self::JobClosed | Self::Personal | Self::Invitation => false,
        }
    }

    /// For a colleague, not for a candidate.
    pub fn is_internal(self) -> bool {
        matches!(
            self,
            Self::Invitation
                | Self::PasswordReset
                | Self::Mention
                | Self::ApprovalRequest
                | Self::ApprovalGiven
                | Self::ApprovalRefused
                | Self::DataRequest
                | Self::MarketChanges
        )
    }
}

/// Why a message does not leave, beyond what a mail server says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// A field of its text has no value.
    Unfilled,
    /// The server stopped in mid-sending: nobody knows whether it left.
    Unsure,
    /// The address had its share for the hour; it waits.
    HourFull,
    /// The address had its share for the day.
    DayFull,
    /// Its private link is gone, or was sealed with another key.
    NoLink,
    /// It could not be put into a mail.
    NotAMail,
}

db::text_enum!(Trouble {
    Unfilled = "unfilled",
    Unsure = "unsure",
    HourFull = "hour-full",
    DayFull = "day-full",
    NoLink = "no-link",
    NotAMail = "not-a-mail",
});
