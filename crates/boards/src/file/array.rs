//! A JSON array, an element at a time: where one ends is seen by its brackets.

use std::io::BufRead;

use super::lines;
use crate::{
    budget::{LARGEST_ROW, broken},
    draft::{Intake, Queue},
    fault::{At, Fault, Unreadable, What},
};

/// Where the reader stands between two bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Before the first bracket.
    Before,
    /// Between elements.
    Between,
    /// In an element.
    Within,
    /// Behind the last bracket.
    After,
}

pub(super) struct Elements<R> {
    text: R,
    state: State,
    element: Vec<u8>,
    /// Brackets that are open inside of the element.
    depth: u64,
    in_string: bool,
    escaped: bool,
    /// The element was too large, so that only its end is looked for.
    too_long: bool,
    /// Elements so far.
    pub(super) read: u64,
}

impl<R: BufRead> Elements<R> {
    pub(super) fn new(text: R) -> Self {
        Self {
            text,
            state: State::Before,
            element: Vec::new(),
            depth: 0,
            in_string: false,
            escaped: false,
            too_long: false,
            read: 0,
        }
    }

    /// Reads the next element; false at the end.
    pub(super) fn advance(&mut self, intake: &mut Intake, queue: &mut Queue) -> Result<bool, Unreadable> {
        self.element.clear();
        self.too_long = false;
        loop {
            let bytes = self.text.fill_buf().map_err(|error| broken(&error))?;
            if bytes.is_empty() {
                return if self.state == State::After {
                    Ok(false)
                } else {
                    Err(Unreadable::Truncated)
                };
            }
            let mut used = 0;
            let mut ended = false;
            while used < bytes.len() && !ended {
                let byte = bytes[used];
                used += 1;
                match self.state {
                    State::Before if byte == b'[' => self.state = State::Between,
                    State::Before | State::After => {}
                    State::Between => match byte {
                        b']' => self.state = State::After,
                        b',' => {}
                        byte if byte.is_ascii_whitespace() => {}
                        byte => {
                            self.state = State::Within;
                            (self.depth, self.in_string, self.escaped) = (0, false, false);
                            self.element.push(byte);
                            Self::step(byte, &mut self.depth, &mut self.in_string, &mut self.escaped);
                        }
                    },
                    State::Within => {
                        if self.depth == 0 && !self.in_string && matches!(byte, b',' | b']') {
                            self.state = if byte == b']' { State::After } else { State::Between };
                            ended = true;
                            continue;
                        }
                        Self::step(byte, &mut self.depth, &mut self.in_string, &mut self.escaped);
                        if self.element.len() < LARGEST_ROW {
                            self.element.push(byte);
                        } else {
                            self.too_long = true;
                        }
                    }
                }
            }
            self.text.consume(used);
            if ended {
                self.take(intake, queue);
                return Ok(true);
            }
        }
    }

    fn step(byte: u8, depth: &mut u64, in_string: &mut bool, escaped: &mut bool) {
        match byte {
            _ if *escaped => *escaped = false,
            b'\\' if *in_string => *escaped = true,
            b'"' => *in_string = !*in_string,
            b'{' | b'[' if !*in_string => *depth += 1,
            b'}' | b']' if !*in_string => *depth = depth.saturating_sub(1),
            _ => {}
        }
    }

    fn take(&mut self, intake: &mut Intake, queue: &mut Queue) {
        self.read += 1;
        let at = At::Item(self.read);
        if self.too_long {
            let what = What::TooLong { limit: LARGEST_ROW };
            queue.push_back(Err(Fault { at, what }));
        } else {
            lines::take(&self.element, at, intake, queue);
        }
    }
}
