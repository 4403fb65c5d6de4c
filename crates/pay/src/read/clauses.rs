//! What is paid, what is paid on top, and what is given beside: the parts between the plus signs.

use super::{
    Unread,
    lexer::{Token, tokens},
    words::Meaning,
};
use crate::Period;

/// The parts of a text about pay.
#[derive(Debug, Default)]
pub struct Clauses {
    pub main: Vec<Token>,
    /// A plus sign behind the amount: that much or more.
    pub open: bool,
    pub bonus_months: Option<String>,
    pub bonus_percent: Option<String>,
    /// A bonus without a figure.
    pub bonus: bool,
    /// In the words of the text.
    pub equity: String,
}

/// Sets the parts apart.
pub fn split(text: &str) -> Result<Clauses, Unread> {
    let mut parts = text.split(['+', '＋']);
    let mut clauses = Clauses {
        main: tokens(parts.next().unwrap_or_default())?,
        ..Clauses::default()
    };
    let mut rest = parts.peekable();
    while let Some(part) = rest.next() {
        if part.trim().is_empty() {
            clauses.open = true;
            continue;
        }
        let cut = tokens(part);
        if let Ok(cut) = &cut
            && clauses.take_bonus(cut)
        {
            continue;
        }
        if has_equity(part) {
            let others: Vec<&str> = std::iter::once(part).chain(rest).collect();
            others.join("+").trim().clone_into(&mut clauses.equity);
            break;
        }
        // 60K+·14薪: the plus says "or more", and the sentence goes on.
        let cut = cut?;
        if cut
            .iter()
            .any(|token| matches!(token, Token::Word(Meaning::Salaries | Meaning::Per(_))))
        {
            clauses.open = true;
            clauses.main.extend(cut);
        } else {
            return Err(Unread::Unknown(part.trim().to_owned()));
        }
    }
    clauses.find_inside();
    Ok(clauses)
}

/// Whether a part speaks of equity, whatever else it says.
pub fn has_equity(part: &str) -> bool {
    part.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '/' | '(' | ')'))
        .any(|word| matches!(tokens(word).as_deref(), Ok([.., Token::Word(Meaning::Equity)])))
}

impl Clauses {
    /// Takes `2 months' bonus`, `10 % Bonus`, `2 个月奖金` or a bonus without figure.
    fn take_bonus(&mut self, part: &[Token]) -> bool {
        let said: Vec<&Token> = part
            .iter()
            .filter(|token| !matches!(token, Token::Word(Meaning::Nothing | Meaning::ToOrNothing)))
            .collect();
        match said.as_slice() {
            [Token::Word(Meaning::Bonus)] => self.bonus = true,
            [
                Token::Number(figure),
                Token::Word(Meaning::Percent),
                Token::Word(Meaning::Bonus),
            ] => {
                self.bonus_percent = Some(figure.clone());
            }
            [
                Token::Number(figure),
                Token::Word(Meaning::Salaries | Meaning::Per(Period::Month)),
                Token::Word(Meaning::Bonus),
            ] => {
                self.bonus_months = Some(figure.clone());
            }
            _ => return false,
        }
        true
    }

    /// A bonus and equity that are joined to the sentence by a comma or a word.
    fn find_inside(&mut self) {
        if let Some(at) = self
            .main
            .iter()
            .position(|token| *token == Token::Word(Meaning::Equity))
        {
            self.main.remove(at);
            if self.equity.is_empty() {
                "equity".clone_into(&mut self.equity);
            }
        }
        let Some(at) = self.main.iter().position(|token| *token == Token::Word(Meaning::Bonus)) else {
            return;
        };
        let from = match &self.main[..at] {
            [
                ..,
                Token::Number(_),
                Token::Word(Meaning::Percent | Meaning::Salaries | Meaning::Per(Period::Month)),
            ] => at - 2,
            _ => at,
        };
        let part: Vec<Token> = self.main.drain(from..=at).collect();
        self.take_bonus(&part);
    }
}
