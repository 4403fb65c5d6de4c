//! What other employers' job boards say: answers of public interfaces, feeds, pages and files, read into postings.
//!
//! Nothing is fetched here. [`recognise`] finds the board behind an address, [`first`] says what to fetch first,
//! [`read`](read()) reads what came back and says what to fetch next; [`Gathering`] puts pages and details of one board
//! together. [`file`](file()) reads what a person brings, row by row.
//!
//! # Ids
//! A posting has the id that its board gives. Where there is none, it is made of the address without what only says
//! where a visitor came from (`u-` and 16 hexadecimal digits), else of title and places (`t-`). So it stays the same
//! from one reading to the next as long as these do. Pages with `JobPosting` always have ids of their addresses, since
//! the language versions of a job share their `identifier`, which is the [`reference`](Posted::reference). The language
//! versions of a Recruitee offer have its id with the language behind it (`7/de`), all but the one that the board shows
//! first. Elements of LinkedIn's and Indeed's feeds that are one posting in several places become one, with the
//! smallest id.
//!
//! # What comes from outside is hostile
//! Nothing panics or grows without limit: nesting, sizes and counts are bounded by constants, documents bring no
//! entities of their own, addresses to fetch next lead to the same server, or to the vendor of a board that a page
//! shows.

mod address;
mod answer;
mod budget;
mod columns;
mod draft;
mod encoding;
mod fault;
mod file;
mod gathering;
mod html;
mod json;
mod kind;
mod language;
mod posted;
mod read;
mod wage;
mod when;
mod xml;

pub use address::{BadAddress, Board, first, recognise};
pub use answer::{Answer, Ask, Source, Wanted, WantedError};
pub use draft::{LONGEST_TEXT, LONGEST_TITLE, MOST_PLACES};
pub use fault::{At, Fault, Unreadable, What};
pub use file::{Limits, Postings, file};
pub use gathering::{Gathering, MOST_ASKS};
pub use kind::{Kind, KindError, Name};
pub use posted::{Figures, Period, Place, Posted, Wage, When, Workplace};
pub use read::{LARGEST_DOCUMENT, MOST_POSTINGS, read};

/// The plain text of HTML as boards publish it: paragraphs and list items on lines, entities decoded, scripts dropped.
pub fn plain_text(html: &str) -> String {
    html::text::of_html(html)
}
