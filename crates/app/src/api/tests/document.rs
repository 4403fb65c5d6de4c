//! The description of the API is sound, and tells of every route and of nothing else.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::{access::Access, api::document::document, features};

/// Every `(method, path)` of the document.
fn described(document: &Value) -> BTreeSet<(String, String)> {
    let paths = document["paths"].as_object().expect("paths");
    let operations = paths.iter().flat_map(|(path, methods)| {
        let methods = methods.as_object().expect("operations").keys();
        methods.map(move |method| (method.to_uppercase(), path.clone()))
    });
    operations.collect()
}

#[test]
fn every_route_is_described_and_every_description_is_a_route() {
    let routed: BTreeSet<(String, String)> = features::routes()
        .list()
        .iter()
        .filter(|route| route.path.starts_with("/api/v1/"))
        .map(|route| (route.method.to_owned(), route.path.to_owned()))
        .collect();
    assert_eq!(described(&document()), routed);
}

#[test]
fn every_scope_of_a_route_can_be_given_and_every_one_that_can_be_given_is_of_use() {
    let used: BTreeSet<&str> = features::routes()
        .list()
        .iter()
        .filter_map(|route| match route.access {
            Access::Token(scope) => Some(scope),
            _ => None,
        })
        .filter(|scope| *scope != crate::api::caller::ANY_SCOPE)
        .collect();
    for scope in &used {
        assert!(crate::access::token::scopes().any(|known| known == *scope), "{scope}");
    }
    for resource in crate::access::token::RESOURCES {
        let of_use = used.iter().any(|scope| scope.split(':').next() == Some(resource));
        assert!(of_use, "nothing needs {resource}");
    }
}

/// Calls `look` with every object of a document.
fn walk(value: &Value, look: &mut impl FnMut(&serde_json::Map<String, Value>)) {
    match value {
        Value::Object(object) => {
            look(object);
            object.values().for_each(|inner| walk(inner, look));
        }
        Value::Array(list) => list.iter().for_each(|inner| walk(inner, look)),
        _ => {}
    }
}

/// The rules of OpenAPI 3.1.1 that a generator of clients trips over.
#[test]
fn the_document_is_openapi_3_1() {
    let document = document();
    assert_eq!(document["openapi"], "3.1.0");
    assert!(document["info"]["title"].is_string() && document["info"]["version"].is_string());
    let mut ids = BTreeSet::new();
    for (path, methods) in document["paths"].as_object().expect("paths") {
        for (method, operation) in methods.as_object().expect("operations") {
            let place = format!("{method} {path}");
            let id = operation["operationId"].as_str().expect("an id").to_owned();
            assert!(ids.insert(id.clone()), "{place}: {id} is there twice");
            let parameters = operation["parameters"].as_array().expect("a list");
            let mut names = BTreeSet::new();
            for parameter in parameters {
                let (name, kind) = (parameter["name"].as_str(), parameter["in"].as_str());
                assert!(names.insert((name, kind)), "{place}: {name:?} is there twice");
                assert!(parameter["schema"].is_object(), "{place}: {name:?} has no schema");
                assert!(
                    kind != Some("path") || parameter["required"] == true,
                    "{place}: {name:?}"
                );
            }
            let in_path: BTreeSet<&str> = path
                .split('/')
                .filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
                .collect();
            let told: BTreeSet<&str> = names
                .iter()
                .filter(|(_, kind)| *kind == Some("path"))
                .filter_map(|(name, _)| *name)
                .collect();
            assert_eq!(in_path, told, "{place}");
            let responses = operation["responses"].as_object().expect("responses");
            assert!(responses.keys().any(|status| status.starts_with('2')), "{place}");
            for (status, response) in responses {
                assert!(response["description"].is_string(), "{place} {status}");
            }
        }
    }
    walk(&document, &mut |object| {
        if let Some(Value::String(reference)) = object.get("$ref") {
            let pointer = reference.strip_prefix('#').expect("within the document");
            assert!(document.pointer(pointer).is_some(), "{reference} leads nowhere");
        }
        if let Some(Value::String(kind)) = object.get("type") {
            let known = [
                "object", "array", "string", "integer", "number", "boolean", "null", "http",
            ];
            assert!(known.contains(&kind.as_str()), "{kind} is no type");
        }
        if object.get("type") == Some(&Value::from("array")) {
            assert!(object.contains_key("items"), "an array of what? {object:?}");
        }
        assert!(
            !object.contains_key("nullable"),
            "nullable is of OpenAPI 3.0: {object:?}"
        );
    });
}
