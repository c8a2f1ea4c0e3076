//! Every refusal is a problem: whatever is sent, by whomever, to whatever address.

use polku_api_types::problem::{Problem, ProblemCode};
use polku_domain::access::Policy;
use reqwest::{Method, Response};

use crate::for_each_engine;
use crate::support::{Home, Persona, Scratch, World};

/// Reads an answer as a problem and checks what all of them have in common.
pub async fn problem_of(answer: Response) -> Problem {
    let status = answer.status().as_u16();
    let path = answer.url().path().to_owned();
    let header = |name: &str| {
        answer.headers().get(name).map(|value| value.to_str().expect("text").to_owned()).unwrap_or_default()
    };
    assert!(
        header("content-type").starts_with("application/problem+json"),
        "{path}: {}",
        header("content-type")
    );
    assert_eq!(header("cache-control"), "no-store", "{path}");
    assert_eq!(header("x-content-type-options"), "nosniff");
    assert_eq!(header("content-security-policy"), "default-src 'none'; frame-ancestors 'none'");
    let language = header("content-language");
    let id = header("x-request-id");
    let text = answer.text().await.expect("a body");
    for leak in ["SELECT", "diesel", "src/", "panicked", "/home/", "stack"] {
        assert!(!text.contains(leak), "{text}");
    }
    let problem: Problem = serde_json::from_str(&text).expect("a problem");
    assert_eq!(problem.status, status);
    assert_eq!(problem.code.status(), status);
    assert_eq!(problem.instance, path);
    assert_eq!(problem.request_id.to_string(), id);
    assert_eq!(problem.kind, format!("/api/v1/problems/{}", problem.code));
    assert!(["fi", "sv", "en"].contains(&language.as_str()), "{language}");
    problem
}

async fn send(world: &World, method: Method, path: &str, body: Option<(&str, Vec<u8>)>) -> Problem {
    let mut request = world.client(Home::A, Persona::AgencyAdmin).request(method, path);
    if let Some((media_type, bytes)) = body {
        request = request.header("Content-Type", media_type).body(bytes);
    }
    problem_of(request.send().await.expect("an answer")).await
}

for_each_engine! {
    async fn unknown_addresses_and_wrong_methods_are_told_apart(world: World) {
        for path in ["/api/v1/nothing", "/api/v1/", "/api/nothing", "/oauth/nothing", "/nothing", "/api/v1/me/x"] {
            assert_eq!(send(&world, Method::GET, path, None).await.code, ProblemCode::NotFound, "{path}");
        }
        let request = world.anonymous().request(Method::DELETE, "/api/v1/me");
        let answer = request.send().await.unwrap();
        assert_eq!(answer.headers()["allow"], "GET, HEAD");
        assert_eq!(problem_of(answer).await.code, ProblemCode::MethodNotAllowed);
    }

    async fn an_address_may_be_long_but_not_endless(world: World) {
        let path = format!("/api/v1/me?x={}", "a".repeat(9_000));
        assert_eq!(send(&world, Method::GET, &path, None).await.code, ProblemCode::AddressTooLong);
    }

    async fn titles_are_in_the_readers_language(world: World) {
        let title = async |language: &str| {
            let client = world.anonymous().in_language(language);
            problem_of(client.request(Method::GET, "me").send().await.unwrap()).await.title
        };
        assert_eq!(title("fi").await, "Kirjaudu sisään.");
        assert_eq!(title("sv-FI, en;q=0.5").await, "Logga in.");
        assert_eq!(title("de, en;q=0.1").await, "Please sign in.");
        assert_eq!(title("de").await, "Kirjaudu sisään.");
    }

    async fn a_request_keeps_the_id_a_proxy_gave_it(world: World) {
        let id = "5f0c2f6e-7a1b-4c55-9a0a-0a3c3c2b1e11";
        let request = world.anonymous().request(Method::GET, "me").header("X-Request-Id", id);
        assert_eq!(problem_of(request.send().await.unwrap()).await.request_id.to_string(), id);
        let forged = world.anonymous().request(Method::GET, "me").header("X-Request-Id", "x\" injected");
        assert_ne!(problem_of(forged.send().await.unwrap()).await.request_id.to_string(), id);
    }

    async fn the_service_says_that_it_lives_and_that_it_can_work(world: World) {
        for path in ["/healthz", "/readyz"] {
            let health: serde_json::Value = world.anonymous().get(path).await.unwrap();
            assert_eq!(health, serde_json::json!({"status": "ok"}), "{path}");
        }
    }

    async fn every_code_is_explained(world: World) {
        for code in ProblemCode::ALL {
            let meaning: polku_api_types::problem::ProblemMeaning =
                world.anonymous().get(&format!("problems/{code}")).await.unwrap();
            assert_eq!(meaning.code, *code);
        }
        let unknown = world.anonymous().request(Method::GET, "problems/nothing").send().await.unwrap();
        assert_eq!(problem_of(unknown).await.code, ProblemCode::NotFound);
    }
}

for_each_engine! {
    async fn no_other_origin_is_told_that_it_may_read(world: World) {
        let request = world.client(Home::A, Persona::Coordinator).request(Method::GET, "me");
        let mut request = request.build().unwrap();
        request.headers_mut().insert("Origin", "https://evil.example".parse().unwrap());
        let answer = reqwest::Client::new().execute(request).await.unwrap();
        assert!(answer.headers().keys().all(|name| !name.as_str().starts_with("access-control-")));
    }

    async fn what_is_personal_is_kept_by_no_cache(world: World) {
        let answer = world.client(Home::A, Persona::Coordinator).request(Method::GET, "me").send().await.unwrap();
        assert_eq!(answer.headers()["cache-control"], "no-store");
        let varies: Vec<_> =
            answer.headers().get_all("vary").iter().map(|value| value.to_str().unwrap().to_owned()).collect();
        assert!(varies.iter().any(|vary| vary.contains("Cookie")), "{varies:?}");
        assert_eq!(answer.headers()["x-frame-options"], "DENY");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_request_after_the_last_allowed_one_is_told_when_to_come_back() {
    let world = World::start_limited(Scratch::sqlite(), Policy::house(), 5).await;
    let client = world.client(Home::A, Persona::Coordinator);
    for left in (0..5).rev() {
        let answer = client.request(Method::GET, "me").send().await.unwrap();
        assert_eq!(answer.status(), 200);
        assert_eq!(answer.headers()["ratelimit-policy"], "\"caller\";q=5;w=60");
        assert_eq!(answer.headers()["ratelimit"], format!("\"caller\";r={left};t=0").as_str());
    }
    let refused = client.request(Method::GET, "me").send().await.unwrap();
    assert!(refused.headers().contains_key("retry-after"));
    assert!(refused.headers().contains_key("ratelimit"));
    assert_eq!(problem_of(refused).await.code, ProblemCode::TooManyRequests);
    let other = world.client(Home::A, Persona::Decider);
    assert!(other.me().await.is_ok(), "one caller's burst is not another's");
    let health: serde_json::Value = client.get("/healthz").await.unwrap();
    assert_eq!(health["status"], "ok");
}

/// A public page costs a look into the database like anything else, so it is bounded: by address, since nobody signs in.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn readers_of_public_pages_are_limited_by_address_and_take_nothing_from_callers() {
    let world = World::start_limited(Scratch::sqlite(), Policy::house(), 1).await;
    let anonymous = world.anonymous();
    let read = || anonymous.request(Method::GET, "/public/page.css").send();
    for left in (0..10).rev() {
        let answer = read().await.unwrap();
        assert_eq!(answer.status(), 200);
        assert_eq!(answer.headers()["ratelimit-policy"], "\"address\";q=10;w=60");
        assert_eq!(answer.headers()["ratelimit"], format!("\"address\";r={left};t=0").as_str());
    }
    let refused = read().await.unwrap();
    assert!(refused.headers().contains_key("retry-after"));
    assert_eq!(problem_of(refused).await.code, ProblemCode::TooManyRequests);
    let proof = anonymous.request(Method::GET, "/public/proofs/not-an-id").send().await.unwrap();
    assert_eq!(
        problem_of(proof).await.code,
        ProblemCode::TooManyRequests,
        "all public pages are counted together"
    );
    assert!(
        world.client(Home::A, Persona::Coordinator).me().await.is_ok(),
        "operations are counted by themselves"
    );
}

/// What no HTTP client sends: the bytes themselves.
mod wire {
    use std::io::{Read, Write};
    use std::net::TcpStream;
    use std::time::Duration;

    use super::*;

    fn answer_to(world: &World, bytes: &[u8]) -> String {
        let address = world.origin.trim_start_matches("http://");
        let mut stream = TcpStream::connect(address).expect("the service listens");
        stream.set_read_timeout(Some(Duration::from_secs(10))).expect("a timeout");
        stream.write_all(bytes).expect("sent");
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).lines().next().unwrap_or_default().to_owned()
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn broken_requests_leave_the_service_alive() {
        let world = World::start(Scratch::sqlite()).await;
        let head = "POST /api/v1/me HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";
        let cases = [
            "NONSENSE\r\n\r\n".to_owned(),
            format!("{head}Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello"),
            format!("{head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
            format!("{head}Content-Length: -1\r\n\r\n"),
            "GET /api/v1/me\0 HTTP/1.1\r\nHost: x\r\n\r\n".to_owned(),
        ];
        for case in cases {
            let sent = case.clone();
            let status = {
                let world = &world;
                tokio::task::block_in_place(move || answer_to(world, sent.as_bytes()))
            };
            assert!(
                status.is_empty() || status.starts_with("HTTP/1.1 4") || status.starts_with("HTTP/1.0 4"),
                "{case:?} -> {status}"
            );
        }
        let health: serde_json::Value = world.anonymous().get("/healthz").await.unwrap();
        assert_eq!(health["status"], "ok");
    }
}
