//! What people do about who works here and how they get in.

mod people;
mod signing_in;
mod tokens;

pub use people::{
    add_user, change_profile, change_role, disable, enable, first_owner, first_owner_link, invite, invite_again,
    invitation_taken_up, password_forgotten, password_reset, set_password,
};
pub use signing_in::{end_session, sign_in, sign_out, step_up, wrong_password};
pub use tokens::{NewToken, create_token, revoke_token};
