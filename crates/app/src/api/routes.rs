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
    pub filters: &'static [&'static str],
    pub body: Option<String>,
    pub status: &'static str,
    pub answer: Value,
}

impl Api {
    pub fn new() -> Self {
        Self::default()
    }

    /// `GET` of a list of `V`, with these filters.
    pub fn list<V: ToSchema, H: Handler<T, App>, T: 'static>(
        mut self,
        path: &'static str,
        handler: H,
        scope: &'static str,
        summary: &'static str,
        filters: &'static [&'static str],
    ) -> Self {
        let item = self.schema::<V>();
        self.routes = self.routes.get(path, handler, Access::Token(scope));
        let answer = json!({
            "type": "object",
            "required": ["items", "next"],
            "properties": {"items": {"type": "array", "items": reference(&item)}, "next": {"type": ["string", "null"]}},
        });
        self.operations.push(Operation {
            method: "get",
            path,
            scope,
            summary,
            filters,
            body: None,
            status: "200",
            answer,
        });
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
        let answer = reference(&self.schema::<V>());
        self.routes = self.routes.get(path, handler, Access::Token(scope));
        let operation = Operation {
            method: "get",
            path,
            scope,
            summary,
            filters: &[],
            body: None,
            status: "200",
            answer,
        };
        self.operations.push(operation);
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
        self.changing::<B, V>("post", path, scope, summary, "201")
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
        self.changing::<B, V>("post", path, scope, summary, "200")
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
        self.changing::<B, V>("patch", path, scope, summary, "200")
    }

    pub fn merge(mut self, other: Self) -> Self {
        self.routes = self.routes.merge(other.routes);
        self.operations.extend(other.operations);
        self.schemas.extend(other.schemas);
        self
    }

    fn changing<B: ToSchema, V: ToSchema>(
        mut self,
        method: &'static str,
        path: &'static str,
        scope: &'static str,
        summary: &'static str,
        status: &'static str,
    ) -> Self {
        let (body, answer) = (Some(self.schema::<B>()), reference(&self.schema::<V>()));
        self.operations.push(Operation {
            method,
            path,
            scope,
            summary,
            filters: &[],
            body,
            status,
            answer,
        });
        self
    }

    /// Notes the schema of a type and of all it is made of; gives its name.
    fn schema<S: ToSchema>(&mut self) -> String {
        let mut inner = Vec::new();
        S::schemas(&mut inner);
        let name = S::name().into_owned();
        inner.push((name.clone(), S::schema()));
        for (name, schema) in inner {
            let value = serde_json::to_value(schema).expect("a schema is plain JSON");
            self.schemas.push((name, value));
        }
        name
    }
}

pub(super) fn reference(name: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{name}")})
}
