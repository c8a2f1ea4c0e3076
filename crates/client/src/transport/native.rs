use reqwest::{Method, RequestBuilder};

use super::{Reply, Request};

/// Why no answer arrived.
pub type Lost = reqwest::Error;

/// Keeps the sign-in cookie like a browser does; clones share it.
#[derive(Clone, Debug)]
pub(crate) struct Transport(reqwest::Client);

impl Transport {
    #[cfg(feature = "native")]
    pub(crate) fn new() -> Self {
        let built = reqwest::Client::builder().cookie_store(true).build();
        // Building fails only without a TLS backend, which the feature brings along.
        Self(built.unwrap_or_default())
    }

    #[cfg(not(feature = "native"))]
    pub(crate) fn new() -> Self {
        Self(reqwest::Client::new())
    }

    pub(crate) fn builder(&self, method: Method, request: Request) -> RequestBuilder {
        let mut builder = self.0.request(method, request.address);
        for (name, value) in request.headers {
            builder = builder.header(name, value);
        }
        match request.body {
            Some(body) => builder.body(body),
            None => builder,
        }
    }

    pub(crate) async fn send(&self, request: Request) -> Result<Reply, Lost> {
        // The names are our own, and all of them are known.
        let method = Method::from_bytes(request.method.as_bytes()).unwrap_or_default();
        reply(self.builder(method, request)).await
    }
}

/// Sends what was built, and keeps what the client reads of the answer.
pub(crate) async fn reply(request: RequestBuilder) -> Result<Reply, Lost> {
    let response = request.send().await?;
    let header = |name| response.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let (etag, location) = (header("etag"), header("location"));
    Ok(Reply { status: response.status().as_u16(), etag, location, body: response.text().await? })
}
