//! Bodies that cannot be read, and requests that other sites make browsers send.

use polku::http::{MAX_DEPTH, MAX_JSON, openapi};
use polku_api_types::problem::{FieldCode, Problem, ProblemCode};
use polku_domain::access::Permission;
use reqwest::Method;

use crate::errors::problem_of;
use crate::for_each_engine;
use crate::support::{Home, Persona, World};

/// The operation these tests speak to: one with a JSON body and no id in its path.
async fn creating() -> String {
    let found = openapi::operations().await.into_iter().find(|operation| {
        operation.needed.permission == Some(Permission::ManageClients)
            && operation.method == "POST"
            && !operation.path.contains('{')
    });
    found.expect("creating a machine client is an operation").path
}

async fn sent(world: &World, media_type: &str, body: impl Into<Vec<u8>>) -> Problem {
    let request = world
        .client(Home::A, Persona::AgencyAdmin)
        .request(Method::POST, &creating().await)
        .header("Idempotency-Key", "a-key-of-a-test")
        .header("Content-Type", media_type)
        .body(body.into());
    problem_of(request.send().await.expect("an answer")).await
}

for_each_engine! {
    async fn bodies_that_cannot_be_read_are_refused_before_anything_happens(world: World) {
        use ProblemCode::{BodyTooLarge, InvalidFields, MalformedJson, TooDeep, UnsupportedMediaType};
        let json = "application/json";
        let deep = "[".repeat(100_000);
        let cases: [(&str, Vec<u8>, ProblemCode); 12] = [
            (json, b"{".to_vec(), MalformedJson),
            (json, Vec::new(), MalformedJson),
            (json, b"\"\xff\xfe\"".to_vec(), MalformedJson),
            (json, b"{\"a\": NaN}".to_vec(), MalformedJson),
            (json, deep.into_bytes(), TooDeep),
            (json, format!("{{\"a\":{}1{}}}", "[".repeat(MAX_DEPTH), "]".repeat(MAX_DEPTH)).into(), TooDeep),
            (json, vec![b' '; MAX_JSON + 1], BodyTooLarge),
            (json, b"{\"name\": \"x\\u0000\"}".to_vec(), InvalidFields),
            (json, b"{\"name\": \"\\ud800\"}".to_vec(), InvalidFields),
            (json, b"{\"name\": 1e400}".to_vec(), InvalidFields),
            ("application/x-www-form-urlencoded", b"name=x".to_vec(), UnsupportedMediaType),
            ("text/plain", b"{}".to_vec(), UnsupportedMediaType),
        ];
        for (media_type, body, code) in cases {
            let shown = String::from_utf8_lossy(&body).chars().take(40).collect::<String>();
            assert_eq!(sent(&world, media_type, body).await.code, code, "{media_type} {shown}");
        }
    }

    async fn a_field_nobody_knows_is_refused_by_name(world: World) {
        let problem = sent(&world, "application/json", r#"{"role":"agency_admin","__proto__":{},"Name":"x"}"#).await;
        assert_eq!(problem.code, ProblemCode::InvalidFields);
        let unknown: Vec<&str> = problem
            .errors
            .iter()
            .filter(|error| error.fault == FieldCode::UnknownField)
            .map(|error| error.pointer.as_str())
            .collect();
        assert!(unknown.contains(&"/__proto__") && unknown.contains(&"/Name"), "{unknown:?}");
    }

    async fn another_sites_page_changes_nothing(world: World) {
        for (name, value) in [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Origin", "null")] {
            let request = world.client(Home::A, Persona::AgencyAdmin).request(Method::POST, &creating().await);
            let mut request = request.header("Content-Type", "application/json").body("{}").build().unwrap();
            request.headers_mut().insert(
                reqwest::header::HeaderName::from_bytes(name.as_bytes()).unwrap(),
                value.parse().unwrap(),
            );
            let answer = reqwest::Client::new().execute(request).await.unwrap();
            assert_eq!(problem_of(answer).await.code, ProblemCode::CrossSite, "{name}: {value}");
        }
    }
}
