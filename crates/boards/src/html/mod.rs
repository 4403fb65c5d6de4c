//! HTML as boards publish it, without a tree: tags one after another ([`tokens`]), named characters ([`entity`]),
//! plain text ([`text`]).

pub(crate) mod entity;
pub(crate) mod text;
pub(crate) mod tokens;
