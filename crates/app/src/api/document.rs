//! `GET /api/openapi.json`: what the API offers, in OpenAPI 3.1.

use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};

use super::{
    caller::ANY_SCOPE,
    listing, resources,
    routes::{Answer, Body, Operation, reference},
};

/// The document.
pub async fn show() -> Response {
    axum::Json(document()).into_response()
}

const DESCRIPTION: &str = "Lists go on by `cursor`. Writes take `Idempotency-Key`; edits take `If-Match` with the ETag \
    that was read. Unknown fields and parameters are refused. A token never may more than its owner.";

pub(super) fn document() -> Value {
    let api = resources();
    let mut paths = Map::new();
    let mut schemas: Map<String, Value> = api
        .schemas
        .into_iter()
        .map(|(name, schema)| (name, closed(schema)))
        .collect();
    for operation in &api.operations {
        let path = paths.entry(operation.path).or_insert_with(|| json!({}));
        path[operation.method] = describe(operation, &schemas);
    }
    schemas.insert("Problem".to_owned(), problem());
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Bole",
            "version": env!("CARGO_PKG_VERSION"),
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
            "description": DESCRIPTION,
        },
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "headers": {
                "ETag": {"description": "The version; send it back as If-Match", "schema": {"type": "string"}},
                "Location": {"description": "Where the new thing is", "schema": {"type": "string"}},
                "Idempotency-Replayed": {
                    "description": "`true` when this is the answer to an earlier request with the same key",
                    "schema": {"type": "string"},
                },
            },
        },
        "security": [{"token": []}],
    })
}

/// A word in the middle of a path and its parameters as one name: `post_jobs_by_job_copies`.
fn operation_id(operation: &Operation) -> String {
    let path = operation.path.trim_start_matches("/api/v1/");
    let parts = path.split('/').map(
        |part| match part.strip_prefix('{').and_then(|part| part.strip_suffix('}')) {
            Some(name) => format!("by_{name}"),
            None => part.replace('-', "_"),
        },
    );
    let parts: Vec<String> = std::iter::once(operation.method.to_owned()).chain(parts).collect();
    parts.join("_")
}

fn describe(operation: &Operation, schemas: &Map<String, Value>) -> Value {
    let path = operation.path.trim_start_matches("/api/v1/");
    let tag = path.split('/').next().unwrap_or_default();
    let scope = if operation.scope == ANY_SCOPE {
        "Any token.".to_owned()
    } else {
        format!("Scope: `{}`.", operation.scope)
    };
    let mut described = json!({
        "summary": operation.summary,
        "operationId": operation_id(operation),
        "tags": [tag],
        "description": scope,
        "parameters": parameters(operation),
        "responses": responses(operation),
    });
    match &operation.body {
        Body::Nothing => {}
        Body::Json(schema) => {
            // Where every field may be left out, so may the body.
            let needed = schemas[schema]["required"].is_array() || schemas[schema]["oneOf"].is_array();
            described["requestBody"] =
                json!({"required": needed, "content": {"application/json": {"schema": reference(schema)}}});
        }
        Body::Multipart(form) => {
            described["requestBody"] = json!({"required": true, "content": {"multipart/form-data": {"schema": form}}});
        }
    }
    described
}

fn parameters(operation: &Operation) -> Vec<Value> {
    let of_path = operation
        .path
        .split('/')
        .filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
        .map(|name| {
            json!({"name": name, "in": "path", "required": true, "schema": {"type": "string", "format": "uuid"}})
        });
    let mut parameters: Vec<Value> = of_path.collect();
    let query = |name: &str, schema: Value| json!({"name": name, "in": "query", "schema": schema});
    if operation.paged {
        let limit = json!({"type": "integer", "minimum": 1, "maximum": listing::MOST});
        parameters.push(query("limit", limit));
        parameters.push(query("cursor", json!({"type": "string", "minLength": 1})));
    }
    parameters.extend(operation.query.iter().map(|param| query(param.name, (param.schema)())));
    if operation.method != "get" {
        let key = json!({"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"});
        parameters.push(json!({"name": "Idempotency-Key", "in": "header", "schema": key}));
    }
    if matches!(operation.answer, Answer::Ok(_)) && operation.method != "get" {
        parameters.push(json!({"name": "If-Match", "in": "header", "schema": {"type": "string"}}));
    }
    parameters
}

fn responses(operation: &Operation) -> Value {
    let header = |name: &str| json!({"$ref": format!("#/components/headers/{name}")});
    let content = |schema: &Value| json!({"application/json": {"schema": schema}});
    let mut responses = Map::new();
    let (status, well) = match &operation.answer {
        Answer::Ok(schema) => {
            let headers = json!({"ETag": header("ETag")});
            (
                "200",
                json!({"description": "Done", "headers": headers, "content": content(schema)}),
            )
        }
        Answer::Created(schema) => {
            let headers = json!({"ETag": header("ETag"), "Location": header("Location")});
            (
                "201",
                json!({"description": "Made", "headers": headers, "content": content(schema)}),
            )
        }
        Answer::NoContent => ("204", json!({"description": "Done"})),
        Answer::File => {
            let bytes = json!({"schema": {"type": "string", "contentMediaType": "application/octet-stream"}});
            ("200", json!({"description": "The file", "content": {"*/*": bytes}}))
        }
    };
    responses.insert(status.to_owned(), well);
    let mut problem = |status: &str, description: &str| {
        let content = json!({"application/problem+json": {"schema": reference("Problem")}});
        responses.insert(
            status.to_owned(),
            json!({"description": description, "content": content}),
        );
    };
    problem("400", "The request could not be read");
    problem("401", "No token that holds");
    problem("403", "The token's scopes or its owner's rights do not reach so far");
    problem("404", "Not there, or not for the token's owner to see");
    problem("422", "Fields or parameters need attention; `errors` names each");
    problem("429", "Too many requests; see Retry-After");
    if operation.method != "get" {
        problem("409", "Not possible in the present state");
        problem("412", "Changed since the version in If-Match");
        problem("413", "Larger than allowed");
        problem("415", "Another kind of content than the one described");
    }
    problem("default", "Refused or failed (RFC 9457)");
    Value::Object(responses)
}

/// What a program may send or gets holds nothing but what is described.
fn closed(mut schema: Value) -> Value {
    let is_plain = schema["type"] == "object" && schema["properties"].is_object();
    if is_plain && schema.get("additionalProperties").is_none() {
        schema["additionalProperties"] = json!(false);
    }
    schema
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
            "type": {"type": "string", "description": "Stable: /problems/not-found and the like"},
            "title": {"type": "string"},
            "status": {"type": "integer"},
            "detail": {"type": "string"},
            "reference": {"type": "string", "description": "What to quote when asking for help"},
            "errors": {"type": "array", "items": field},
        },
    })
}
