//! A form as a template shows it: what was typed, and what is wrong with it.

use std::sync::Arc;

use minijinja::value::{Enumerator, Object, Serde, Value};
use serde::{Serialize, Serializer};

use crate::{Fields, FormErrors};

/// What a template knows as `form`. Fields that are not there read as empty, so that a blank form needs no list of them:
/// `{{ form.values.title }}` is text, `form.lists.tags` a list, `form.errors.title` a message or none; going through
/// `form.errors|items` gives the mistakes in their order.
#[derive(Clone, Debug, Default)]
pub struct FormView {
    fields: Fields,
    errors: FormErrors,
}

impl FormView {
    pub fn blank() -> Self {
        Self::default()
    }

    /// Everything as it was typed, with what is wrong.
    pub fn again(fields: Fields, errors: FormErrors) -> Self {
        Self { fields, errors }
    }

    /// A value that stands in the form at first.
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.fields.push(name, value.to_string());
        self
    }

    pub fn errors(&self) -> &FormErrors {
        &self.errors
    }
}

impl Serialize for FormView {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let part = |part| {
            Value::from_object(Lookup {
                view: self.clone(),
                part,
            })
        };
        let parts = [
            ("values", Part::Values),
            ("lists", Part::Lists),
            ("errors", Part::Errors),
        ];
        serializer.collect_map(parts.map(|(name, what)| (name, part(what))))
    }
}

#[derive(Debug)]
struct Lookup {
    view: FormView,
    part: Part,
}

#[derive(Clone, Copy, Debug)]
enum Part {
    Values,
    Lists,
    Errors,
}

impl Object for Lookup {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let name = key.as_str()?;
        let mut values = self.view.fields.many(name);
        Some(match self.part {
            Part::Values => Value::from(values.next().unwrap_or_default()),
            Part::Lists => values.collect(),
            Part::Errors => self
                .view
                .errors
                .get(name)
                .map_or(Value::from(()), |message| Value::from(Serde(message))),
        })
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        let mut names: Vec<&str> = match self.part {
            Part::Values | Part::Lists => self.view.fields.iter().map(|(name, _)| name).collect(),
            Part::Errors => self.view.errors.iter().map(|(name, _)| name).collect(),
        };
        let mut seen = std::collections::BTreeSet::new();
        names.retain(|name| seen.insert(*name));
        Enumerator::Values(names.into_iter().map(Value::from).collect())
    }
}

#[cfg(test)]
mod tests {
    use minijinja::{Environment, UndefinedBehavior, context};

    use super::*;
    use crate::Message;

    fn render(template: &str, form: &FormView) -> String {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment
            .render_str(template, context! { form => Value::from(Serde(form)) })
            .unwrap()
    }

    #[test]
    fn templates_see_values_lists_and_errors_even_strictly() {
        let mut errors = FormErrors::new("title", Message::new("fields-required"));
        errors.push("body", Message::new("fields-too-long").with("max", 9));
        let form = FormView::blank().with("tags", "a").with("tags", "b");
        let form = FormView::again(form.fields, errors);
        assert_eq!(render("[{{ form.values.nothing }}]", &form), "[]");
        assert_eq!(
            render("{{ 'b' in form.lists.tags }} {{ 'c' in form.lists.tags }}", &form),
            "True False"
        );
        assert_eq!(
            render(
                "{% if form.errors.title %}{{ form.errors.title.key }}{% endif %}",
                &form
            ),
            "fields-required"
        );
        assert_eq!(render("{% if form.errors.tags %}no{% endif %}", &form), "");
        assert_eq!(
            render("{% for field, _ in form.errors|items %}{{ field }} {% endfor %}", &form),
            "title body "
        );
        assert_eq!(render("{% if form.errors %}wrong{% endif %}", &FormView::blank()), "");
    }
}
