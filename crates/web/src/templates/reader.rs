//! For whom a template is being rendered, kept where every filter and function finds it.

use std::sync::Arc;

use minijinja::{
    Error, ErrorKind, State, Value,
    value::{Enumerator, Object},
};

use crate::{assets::Assets, format::Locale, messages::Messages};

/// The reader's locale with what is needed to speak to them. Templates see it as `locale`.
#[derive(Clone)]
pub(super) struct Reader {
    pub locale: Locale,
    pub messages: Arc<Messages>,
    pub assets: Arc<Assets>,
}

impl Reader {
    pub(super) fn new(locale: Locale, messages: Arc<Messages>, assets: Arc<Assets>) -> Self {
        Self {
            locale,
            messages,
            assets,
        }
    }

    /// The reader of the page that is being rendered.
    pub(super) fn of<'s>(state: &'s State) -> Result<&'s Arc<Self>, Error> {
        state
            .get_extension::<Arc<Self>>()
            .ok_or_else(|| Error::new(ErrorKind::InvalidOperation, "rendered outside of Templates::render"))
    }
}

/// `read_for(locale)`: the first thing that every page does.
pub(super) fn read_for(state: &mut State, locale: Value) -> Result<(), Error> {
    let reader = locale
        .downcast_object::<Reader>()
        .ok_or_else(|| Error::new(ErrorKind::InvalidOperation, "read_for is not for templates"))?;
    state.get_or_insert_extension(reader);
    Ok(())
}

impl std::fmt::Debug for Reader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.locale.fmt(f)
    }
}

impl Object for Reader {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        Some(match key.as_str()? {
            "language" => Value::from(self.locale.language()),
            "direction" => Value::from(self.locale.direction()),
            "zone" => Value::from(self.locale.zone().name()),
            "now" => Value::from(self.locale.now().to_string()),
            _ => return None,
        })
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Str(&["language", "direction", "zone", "now"])
    }
}
