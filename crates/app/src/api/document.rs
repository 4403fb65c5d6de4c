//! `GET /api/openapi.json`: what the API offers, in OpenAPI 3.1.

use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};

use super::{
    listing, resources,
    routes::{Operation, reference},
};

/// The document.
pub async fn show() -> Response {
    axum::Json(document()).into_response()
}

pub(super) fn document() -> Value {
    let api = resources();
    let mut paths = Map::new();
    for operation in &api.operations {
        let path = paths.entry(operation.path).or_insert_with(|| Value::Object(Map::new()));
        path[operation.method] = describe(operation);
    }
    let mut schemas: Map<String, Value> = api.schemas.into_iter().collect();
    schemas.insert("Problem".to_owned(), problem());
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Bole",
            "version": env!("CARGO_PKG_VERSION"),
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
            "description": "Lists go on by `cursor`. Writes take `Idempotency-Key`; edits take `If-Match` with the \
                            ETag that was read. Unknown fields and parameters are refused. A token never may more \
                            than its owner.",
        },
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{"token": []}],
    })
}

fn describe(operation: &Operation) -> Value {
    let mut parameters: Vec<Value> = operation
        .path
        .split('/')
        .filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
        .map(|name| {
            json!({"name": name, "in": "path", "required": true, "schema": {"type": "string", "format": "uuid"}})
        })
        .collect();
    if operation.answer.get("properties").is_some() {
        let limit = json!({"type": "integer", "minimum": 1, "maximum": listing::MOST});
        parameters.push(json!({"name": "limit", "in": "query", "schema": limit}));
        parameters.push(json!({"name": "cursor", "in": "query", "schema": {"type": "string"}}));
    }
    parameters.extend(
        operation
            .filters
            .iter()
            .map(|name| json!({"name": name, "in": "query", "schema": {"type": "string"}})),
    );
    let mut described = json!({
        "summary": operation.summary,
        "operationId": format!("{} {}", operation.method, operation.path).replace(['/', '{', '}', ' '], "_"),
        "description": format!("Scope: {}", operation.scope),
        "parameters": parameters,
        "responses": {
            operation.status: {
                "description": "Done",
                "content": {"application/json": {"schema": operation.answer}},
            },
            "default": {
                "description": "Refused or failed (RFC 9457)",
                "content": {"application/problem+json": {"schema": reference("Problem")}},
            },
        },
    });
    if let Some(body) = &operation.body {
        described["requestBody"] = json!({"content": {"application/json": {"schema": reference(body)}}});
        for name in ["Idempotency-Key", "If-Match"] {
            let parameter = json!({"name": name, "in": "header", "schema": {"type": "string"}});
            described["parameters"]
                .as_array_mut()
                .expect("parameters are a list")
                .push(parameter);
        }
    }
    described
}

fn problem() -> Value {
    let field = json!({
        "type": "object",
        "required": ["field", "code", "detail"],
        "properties": {"field": {"type": "string"}, "code": {"type": "string"}, "detail": {"type": "string"}},
    });
    json!({
        "type": "object",
        "required": ["type", "title", "status"],
        "properties": {
            "type": {"type": "string"},
            "title": {"type": "string"},
            "status": {"type": "integer"},
            "detail": {"type": "string"},
            "reference": {"type": "string"},
            "errors": {"type": "array", "items": field},
        },
    })
}
