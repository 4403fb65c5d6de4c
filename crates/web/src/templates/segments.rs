//! The source of a template, taken apart into what stands in the page and what the engine reads.

/// A piece of a template's source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Segment<'a> {
    /// Goes to the page as it is.
    Text(&'a str),
    /// The inside of `{{ }}`.
    Expression(&'a str),
    /// The inside of `{% %}`.
    Block(&'a str),
}

/// The pieces in order, each with the line it begins on. Comments are left out; what lies between `{% raw %}` and
/// `{% endraw %}` is text.
pub(crate) fn segments(source: &str) -> Vec<(usize, Segment<'_>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < source.len() {
        let rest = &source[at..];
        let line = source[..at].matches('\n').count() + 1;
        let Some(start) = ["{{", "{%", "{#"].iter().filter_map(|open| rest.find(open)).min() else {
            found.push((line, Segment::Text(rest)));
            break;
        };
        if start > 0 {
            found.push((line, Segment::Text(&rest[..start])));
        }
        let line = line + rest[..start].matches('\n').count();
        let inside = &rest[start + 2..];
        let length = match &rest[start..start + 2] {
            "{#" => inside.find("#}").unwrap_or(inside.len()),
            "{{" => {
                let length = end_of_code(inside, "}}");
                found.push((line, Segment::Expression(trim(&inside[..length]))));
                length
            }
            _ => {
                let length = end_of_code(inside, "%}");
                let code = trim(&inside[..length]);
                if code == "raw" {
                    let after = inside.get(length + 2..).unwrap_or_default();
                    let end = after.find("{% endraw").unwrap_or(after.len());
                    found.push((line, Segment::Text(&after[..end])));
                    length + 2 + end + end_of_code(&after[end..], "%}")
                } else {
                    found.push((line, Segment::Block(code)));
                    length
                }
            }
        };
        at += start + 2 + length + 2;
    }
    found
}

fn trim(code: &str) -> &str {
    code.trim_matches(|letter: char| letter.is_whitespace() || letter == '-' || letter == '+')
}

/// Where `close` stands outside of quoted text.
fn end_of_code(code: &str, close: &str) -> usize {
    let mut quote = None;
    let mut escaped = false;
    for (at, letter) in code.char_indices() {
        match (quote, letter) {
            _ if escaped => escaped = false,
            (Some(_), '\\') => escaped = true,
            (Some(open), _) if open == letter => quote = None,
            (None, '"' | '\'') => quote = Some(letter),
            (None, _) if code[at..].starts_with(close) => return at,
            _ => {}
        }
    }
    code.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_comes_apart_with_its_lines() {
        let source = "<p>\n{{ t(\"a }} b\") }}{# no #}\n{%- if x -%}\n{% raw %}{{ text }}{% endraw %}</p>";
        assert_eq!(
            segments(source),
            [
                (1, Segment::Text("<p>\n")),
                (2, Segment::Expression("t(\"a }} b\")")),
                (2, Segment::Text("\n")),
                (3, Segment::Block("if x")),
                (3, Segment::Text("\n")),
                (4, Segment::Text("{{ text }}")),
                (4, Segment::Text("</p>")),
            ]
        );
        assert_eq!(
            segments("open {{ x"),
            [(1, Segment::Text("open ")), (1, Segment::Expression("x"))]
        );
    }
}
