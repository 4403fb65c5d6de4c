//! What work pays, and how each market says it.
//!
//! [`Pay`] is the value and the year it comes to. [`print`] says it in an [`Idiom`], or says why that idiom cannot;
//! [`read`](read()) understands what other people wrote, or says why not. What an idiom says is read back as the same
//! value. [`exchange`] tells an amount in another currency, by the rates of a day.

pub mod compare;
pub mod exchange;
mod pay;
pub mod print;
pub mod read;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_print;

pub use pay::{Pay, Period, Problem, Yearly};
pub use print::{CannotSay, Idiom};
pub use read::{AmountError, Market, Note, Reading, Unread, read, read_amount};
