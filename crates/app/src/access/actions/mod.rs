//! What people do about who works here and how they get in.

mod mail;
mod people;
mod signing_in;
mod tokens;

pub use mail::{mail_invitation, mail_reset};
pub use people::{
    add_user, change_profile, change_role, disable, enable, first_owner, first_owner_link, invite, invite_again,
    may_manage, password_forgotten, reset_by_hand, set_password, take_up,
};
pub use signing_in::{end_session, sign_in, sign_out, step_up, wrong_password};
pub use tokens::{NewToken, create_token, revoke_token};
