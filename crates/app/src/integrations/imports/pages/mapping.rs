//! Which column is what.

use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use serde::Serialize;
use web::{Error, Fields, FormReader, FormView, Message, Query, View, redirect};

use super::read_id;
use crate::{
    access::pages::Choice,
    integrations::imports::{
        Field, Import, ImportKind, ImportState, Options, Reading, Table, check_soon, find, map,
        person::label,
        reread,
        table::{SEPARATORS, separator_of, separator_word},
    },
    layout::Desk,
    tags,
};

/// `GET /app/import/{import}/columns`, with `?encoding=` and `?separator=` to read the file differently.
#[derive(Serialize)]
pub struct MappingPage {
    import: Import,
    /// Rows in the file.
    rows: usize,
    damaged: bool,
    encodings: Vec<Choice>,
    encoding: String,
    separators: Vec<Separator>,
    separator: &'static str,
    columns: Vec<Column>,
    fields: Vec<FieldChoice>,
    form: FormView,
}

#[derive(Serialize)]
struct Separator {
    value: &'static str,
    label: Message,
}

#[derive(Serialize)]
struct Column {
    name: String,
    /// The first cells with anything in them.
    samples: Vec<String>,
    field: &'static str,
    problem: Option<Message>,
}

#[derive(Serialize)]
struct FieldChoice {
    value: Field,
    label: Message,
}

/// Encodings to choose from, by their names in the WHATWG standard.
const ENCODINGS: [(&str, &str); 7] = [
    ("utf-8", "UTF-8"),
    ("utf-16le", "UTF-16"),
    ("gb18030", "GB 18030 (GBK)"),
    ("big5", "Big5"),
    ("shift_jis", "Shift JIS"),
    ("windows-1252", "Windows-1252 (ISO 8859-1)"),
    ("windows-1250", "Windows-1250"),
];

impl View for MappingPage {
    const TEMPLATE: &'static str = "integrations/columns.html";

    fn samples() -> Vec<Self> {
        let page = |form: FormView, problem| Self {
            import: Import::sample(ImportKind::Candidates, ImportState::Mapping),
            rows: 10_000,
            damaged: problem,
            encodings: encodings("gb18030"),
            encoding: "gb18030".to_owned(),
            separators: separators(),
            separator: "semicolon",
            columns: vec![Column {
                name: "Name <1>".to_owned(),
                samples: vec!["Ada & Co".to_owned()],
                field: "name",
                problem: problem.then(|| Message::new("integrations-needs-name")),
            }],
            fields: field_choices(),
            form,
        };
        let wrong = web::FormErrors::new("column_0", Message::new("integrations-needs-name"));
        vec![
            page(FormView::blank().with("source", "fair"), false),
            page(FormView::again(Fields::default(), wrong), true),
        ]
    }
}

fn encodings(used: &str) -> Vec<Choice> {
    let choice = |value: &str, label: &str| Choice {
        value: value.to_owned(),
        label: label.to_owned(),
    };
    let mut all: Vec<Choice> = ENCODINGS.iter().map(|(value, label)| choice(value, label)).collect();
    if all.iter().all(|known| known.value != used) {
        all.push(choice(used, used));
    }
    all
}

fn separators() -> Vec<Separator> {
    let label = |separator| match separator {
        ';' => Message::new("integrations-separator-semicolon"),
        '\t' => Message::new("integrations-separator-tab"),
        '|' => Message::new("integrations-separator-bar"),
        _ => Message::new("integrations-separator-comma"),
    };
    SEPARATORS
        .into_iter()
        .map(|separator| Separator {
            value: separator_word(separator),
            label: label(separator),
        })
        .collect()
}

fn field_choices() -> Vec<FieldChoice> {
    let choice = |field: &Field| FieldChoice {
        value: *field,
        label: Message::new(label(*field)),
    };
    Field::ALL.iter().map(choice).collect()
}

/// How the address or the form wants the file to be read.
fn reading(fields: &Fields) -> Reading {
    let asked = |name: &str| fields.many(name).next().filter(|text| !text.is_empty());
    Reading {
        encoding: asked("encoding").map(str::to_owned),
        separator: asked("separator").and_then(separator_of),
    }
}

pub async fn page(desk: Desk, Path(id): Path<String>, Query(query): Query) -> web::Result<Response> {
    let import = find(&mut desk.app.db.read(), &desk.actor, read_id(&id)?).await?;
    let (table, options) = reread(&desk.app, &import, reading(&query)).await?;
    let form = FormView::blank()
        .with("tag", &options.tag)
        .with("source", &options.source);
    desk.page(view(import, &table, &options, form)).await
}

fn view(import: Import, table: &Table, options: &Options, form: FormView) -> MappingPage {
    let column = |(at, name): (usize, &String)| {
        let cells = table
            .rows
            .iter()
            .filter_map(|(_, cells)| cells.get(at))
            .filter(|cell| !cell.is_empty());
        Column {
            name: name.clone(),
            samples: cells
                .take(3)
                .map(|cell| base::text::shorten(cell, 80).to_owned())
                .collect(),
            field: options.columns.get(at).map_or("ignore", |field| field.as_str()),
            problem: form.errors().get(&format!("column_{at}")).cloned(),
        }
    };
    MappingPage {
        import,
        rows: table.rows.len(),
        damaged: table.damaged,
        encodings: encodings(&table.encoding),
        encoding: table.encoding.clone(),
        separators: separators(),
        separator: separator_word(table.separator),
        columns: table.names.iter().enumerate().map(column).collect(),
        fields: field_choices(),
        form,
    }
}

/// `POST /app/import/{import}/columns`: what each column is; every row is looked at next.
pub async fn save(desk: Desk, Path(id): Path<String>, fields: Fields) -> web::Result<Response> {
    let id = read_id(&id)?;
    let import = find(&mut desk.app.db.read(), &desk.actor, id).await?;
    let (table, mut options) = reread(&desk.app, &import, reading(&fields)).await?;
    let mut form = FormReader::new(&fields);
    form.optional_line("encoding", 40);
    form.optional_line("separator", 20);
    options.columns = (0..table.names.len())
        .map(|at| {
            form.optional_parse::<Field>(&format!("column_{at}"))
                .unwrap_or(Field::Ignore)
        })
        .collect();
    options.tag = form.line("tag", 0..=tags::LONGEST);
    options.source = form.line("source", 0..=60);
    let (actor, total) = (desk.actor.clone(), table.rows.len() as i64);
    let saved = match form.finish() {
        Ok(_) => {
            let options = options.clone();
            desk.app
                .db
                .write(move |tx| {
                    let (actor, options) = (actor.clone(), options.clone());
                    Box::pin(async move {
                        map(tx, &actor, id, &options, total).await?;
                        check_soon(tx, id).await?;
                        Ok(())
                    })
                })
                .await
        }
        Err(errors) => Err(errors.into()),
    };
    match saved {
        Ok(()) => Ok(redirect(format!("/app/import/{id}")).into_response()),
        Err(Error::Invalid(errors)) => {
            let view = view(import, &table, &options, FormView::again(fields, errors));
            desk.invalid(view).await
        }
        Err(error) => Err(error),
    }
}
