//! Which variables and which other messages a sentence takes.

use std::collections::BTreeSet;

use fluent_syntax::ast;

/// What is looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    Variables,
    Messages,
}

/// The names of the variables or messages in a text.
pub(super) fn names(pattern: &ast::Pattern<&str>, wanted: Wanted) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    collect(pattern, wanted, &mut found);
    found
}

fn collect(pattern: &ast::Pattern<&str>, wanted: Wanted, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let ast::PatternElement::Placeable { expression } = element {
            expression_names(expression, wanted, found);
        }
    }
}

fn expression_names(expression: &ast::Expression<&str>, wanted: Wanted, found: &mut BTreeSet<String>) {
    match expression {
        ast::Expression::Inline(inline) => inline_names(inline, wanted, found),
        ast::Expression::Select { selector, variants } => {
            inline_names(selector, wanted, found);
            for variant in variants {
                collect(&variant.value, wanted, found);
            }
        }
    }
}

fn inline_names(inline: &ast::InlineExpression<&str>, wanted: Wanted, found: &mut BTreeSet<String>) {
    match inline {
        ast::InlineExpression::VariableReference { id } if wanted == Wanted::Variables => {
            found.insert(id.name.to_owned());
        }
        ast::InlineExpression::MessageReference { id, .. } if wanted == Wanted::Messages => {
            found.insert(id.name.to_owned());
        }
        ast::InlineExpression::FunctionReference { arguments, .. } => {
            arguments
                .positional
                .iter()
                .for_each(|argument| inline_names(argument, wanted, found));
        }
        ast::InlineExpression::Placeable { expression } => expression_names(expression, wanted, found),
        _ => {}
    }
}
