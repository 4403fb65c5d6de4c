//! Rules of boards, each as a sentence, and documents against the tables of elements in `data/`.

mod document;
mod elements;
mod faults;
mod hostile;
mod packs;
mod rules;
mod samples;
mod texts;
mod valid;
