//! Routes together with their description.

use axum::handler::Handler;
use serde_json::{Value, json};
use utoipa::ToSchema;

use crate::{App, access::Access, features::Routes};

/// Collects the routes of the API; each is described as it is added.
#[derive(Default)]
pub struct Api {
    pub(super) routes: Routes,
    pub(super) operations: Vec<Operation>,
    pub(super) schemas: Vec<(String, Value)>,
}

/// One route, as the document tells of it.
pub(super) struct Operation {
    pub method: &'static str,
    pub path: &'static str,
    pub scope: &'static str,
    pub summary: &'static str,
    pub query: &'static [Param],
    pub paged: bool,
    pub body: Body,
    pub answer: Answer,
}

/// What is sent.
pub(super) enum Body {
    Nothing,
    /// JSON of the schema with this name; none may be left out where every field may.
    Json(String),
    /// A multipart form of this schema.
    Multipart(Value),
}

/// What comes back when all is well.
pub(super) enum Answer {
    Ok(Value),
    Created(Value),
    NoContent,
    /// The bytes of a file.
    File,
}

/// A parameter of the query string.
pub struct Param {
    pub name: &'static str,
    pub(super) schema: fn() -> Value,
}

impl Param {
    pub const fn text(name: &'static str) -> Self {
        Self {
            name,
            schema: || json!({"type": "string", "maxLength": 512}),
        }
    }

    /// Words of a filter, as long as the pages take them.
    pub const fn words(name: &'static str) -> Self {
        Self {
            name,
            schema: || json!({"type": "string", "maxLength": 200}),
        }
    }

    /// A number of days, at most ten years.
    pub const fn days(name: &'static str) -> Self {
        Self {
            name,
            schema: || json!({"type": "integer", "minimum": 1, "maximum": 3650}),
        }
    }

    pub const fn id(name: &'static str) -> Self {
        Self {
            name,
            schema: || json!({"type": "string", "format": "uuid"}),
        }
    }

    pub const fn flag(name: &'static str) -> Self {
        Self {
            name,
            schema: || json!({"type": "boolean"}),
        }
    }

    pub const fn number(name: &'static str) -> Self {
        Self {
            name,
            schema: || json!({"type": "integer", "minimum": 0}),
        }
    }

    /// One of some words.
    pub const fn of(name: &'static str, schema: fn() -> Value) -> Self {
        Self { name, schema }
    }
}

/// The schema of an enum, for [`Param::of`].
pub fn word<T: utoipa::PartialSchema>() -> Value {
    serde_json::to_value(T::schema()).expect("a schema is plain JSON")
}

impl Api {
    pub fn new() -> Self {
        Self::default()
    }

    /// `GET` of a list of `V` in pages, with these filters.
    pub fn list<V: ToSchema, H: Handler<T, App>, T: 'static>(
        mut self,
        path: &'static str,
        handler: H,
        scope: &'static str,
        summary: &'static str,
        query: &'static [Param],
    ) -> Self {
        self.routes = self.routes.get(path, handler, Access::Token(scope));
        let answer = self.items::<V>();
        self.describe("get", path, scope, summary, Body::Nothing, answer);
        let last = self.last();
        (last.paged, last.query) = (true, query);
        self
    }

    /// `GET` of a short list of `V`, whole.
    pub fn all<V: ToSchema, H: Handler<T, App>, T: 'static>(
        mut self,
        path: &'static str,
        handler: H,
        scope: &'static str,
        summary: &'static str,
    ) -> Self {
        self.routes = self.routes.get(path, handler, Access::Token(scope));
        let answer = self.items::<V>();
        self.describe("get", path, scope, summary, Body::Nothing, answer);
        self
    }

    /// `GET` of one `V`.
    pub fn item<V: ToSchema, H: Handler<T, App>, T: 'static>(
        mut self,
        path: &'static str,
        handler: H,
        scope: &'static str,
        summary: &'static str,
    ) -> Self {
        self.routes = self.routes.get(path, handler, Access::Token(scope));
        let answer = Answer::Ok(self.schema::<V>());
        self.describe("get", path, scope, summary, Body::Nothing, answer);
        self
    }

    /// `GET` of the bytes of a file.
    pub fn file<H: Handler<T, App>, T: 'static>(
        mut self,
        path: &'static str,
        handler: H,
        scope: &'static str,
        summary: &'static str,
    ) -> Self {
        self.routes = self.routes.get(path, handler, Access::Token(scope));
        self.describe("get", path, scope, summary, Body::Nothing, Answer::File);
        self
    }

    /// `POST` that makes a `V` from a `B`.
    pub fn create<B: ToSchema, V: ToSchema, H: Handler<T, App>, T: 'static>(
        mut self,
        path: &'static str,
        handler: H,
        scope: &'static str,
        summary: &'static str,
    ) -> Self {
        self.routes = self.routes.post(path, handler, Access::Token(scope));
        let (body, answer) = (self.body::<B>(), Answer::Created(self.schema::<V>()));
        self.describe("post", path, scope, summary, body, answer);
        self
    }

    /// `POST` of a multipart form with a file, that makes a `V`.
    pub fn upload<V: ToSchema, H: Handler<T, App>, T: 'static>(
        mut self,
        path: &'static str,
        handler: H,
        scope: &'static str,
        summary: &'static str,
        form: Value,
    ) -> Self {
        self.routes = self.routes.post(path, handler, Access::Token(scope)).upload();
        let answer = Answer::Created(self.schema::<V>());
        self.describe("post", path, scope, summary, Body::Multipart(form), answer);
        self
    }

    /// `POST` of a verb on a `V`.
    pub fn act<B: ToSchema, V: ToSchema, H: Handler<T, App>, T: 'static>(
        mut self,
        path: &'static str,
        handler: H,
        scope: &'static str,
        summary: &'static str,
    ) -> Self {
        self.routes = self.routes.post(path, handler, Access::Token(scope));
        let (body, answer) = (self.body::<B>(), Answer::Ok(self.schema::<V>()));
        self.describe("post", path, scope, summary, body, answer);
        self
    }

    /// `POST` of a verb after which there is nothing to show.
    pub fn done<B: ToSchema, H: Handler<T, App>, T: 'static>(
        mut self,
        path: &'static str,
        handler: H,
        scope: &'static str,
        summary: &'static str,
    ) -> Self {
        self.routes = self.routes.post(path, handler, Access::Token(scope));
        let body = self.body::<B>();
        self.describe("post", path, scope, summary, body, Answer::NoContent);
        self
    }

    /// `PATCH` of some fields of a `V`.
    pub fn patch<B: ToSchema, V: ToSchema, H: Handler<T, App>, T: 'static>(
        mut self,
        path: &'static str,
        handler: H,
        scope: &'static str,
        summary: &'static str,
    ) -> Self {
        self.routes = self.routes.patch(path, handler, Access::Token(scope));
        let (body, answer) = (self.body::<B>(), Answer::Ok(self.schema::<V>()));
        self.describe("patch", path, scope, summary, body, answer);
        self
    }

    /// `PUT` that sets something to a `B`.
    pub fn put<B: ToSchema, H: Handler<T, App>, T: 'static>(
        mut self,
        path: &'static str,
        handler: H,
        scope: &'static str,
        summary: &'static str,
    ) -> Self {
        self.routes = self.routes.put(path, handler, Access::Token(scope));
        let body = self.body::<B>();
        self.describe("put", path, scope, summary, body, Answer::NoContent);
        self
    }

    /// `DELETE`.
    pub fn delete<H: Handler<T, App>, T: 'static>(
        mut self,
        path: &'static str,
        handler: H,
        scope: &'static str,
        summary: &'static str,
    ) -> Self {
        self.routes = self.routes.delete(path, handler, Access::Token(scope));
        self.describe("delete", path, scope, summary, Body::Nothing, Answer::NoContent);
        self
    }

    /// The query parameters of the route added last.
    pub fn with_query(mut self, query: &'static [Param]) -> Self {
        self.last().query = query;
        self
    }

    pub fn merge(mut self, other: Self) -> Self {
        self.routes = self.routes.merge(other.routes);
        self.operations.extend(other.operations);
        self.schemas.extend(other.schemas);
        self
    }

    fn last(&mut self) -> &mut Operation {
        self.operations
            .last_mut()
            .expect("a mark follows the route that it is for")
    }

    fn describe(
        &mut self,
        method: &'static str,
        path: &'static str,
        scope: &'static str,
        summary: &'static str,
        body: Body,
        answer: Answer,
    ) {
        self.operations.push(Operation {
            method,
            path,
            scope,
            summary,
            query: &[],
            paged: false,
            body,
            answer,
        });
    }

    fn items<V: ToSchema>(&mut self) -> Answer {
        let item = self.schema::<V>();
        Answer::Ok(json!({
            "type": "object",
            "required": ["items", "next"],
            "properties": {"items": {"type": "array", "items": item}, "next": {"type": ["string", "null"]}},
        }))
    }

    fn body<B: ToSchema>(&mut self) -> Body {
        self.schema::<B>();
        Body::Json(B::name().into_owned())
    }

    /// Notes the schema of a type and of all it is made of; gives a reference to it.
    fn schema<S: ToSchema>(&mut self) -> Value {
        let mut inner = Vec::new();
        S::schemas(&mut inner);
        let name = S::name().into_owned();
        inner.push((name.clone(), S::schema()));
        for (name, schema) in inner {
            let value = serde_json::to_value(schema).expect("a schema is plain JSON");
            self.schemas.push((name, value));
        }
        reference(&name)
    }
}

pub(super) fn reference(name: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{name}")})
}
