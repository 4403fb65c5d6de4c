//! Rules of boards, each as a sentence, and documents against the tables of elements in `data/`.

mod arbeitsagentur;
mod document;
mod elements;
mod faults;
mod hostile;
mod indeed;
mod linkedin;
mod packs;
mod partner;
mod samples;
mod tables;
mod texts;
mod valid;
