//! Stories of mails.
