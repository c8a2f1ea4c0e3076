use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Headers, RequestInit, Response};

use super::{Reply, Request};

/// No answer arrived. A browser does not say why, so that a page learns nothing about networks.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("the browser got no answer")]
pub struct Lost;

impl From<JsValue> for Lost {
    fn from(_: JsValue) -> Self {
        Self
    }
}

/// The browser keeps cookies, connections and limits itself.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Transport;

impl Transport {
    pub(crate) const fn new() -> Self {
        Self
    }

    pub(crate) async fn send(self, request: Request) -> Result<Reply, Lost> {
        let response: Response = JsFuture::from(fetch(&request)?).await?.dyn_into()?;
        let header = |name| response.headers().get(name).ok().flatten();
        let (etag, location) = (header("etag"), header("location"));
        let body = JsFuture::from(response.text()?).await?;
        Ok(Reply { status: response.status(), etag, location, body: body.as_string().unwrap_or_default() })
    }
}

fn fetch(request: &Request) -> Result<js_sys::Promise, Lost> {
    let headers = Headers::new()?;
    for (name, value) in &request.headers {
        headers.set(name, value)?;
    }
    let init = RequestInit::new();
    init.set_method(request.method);
    init.set_headers(&headers);
    if let Some(body) = &request.body {
        init.set_body(&Uint8Array::from(body.as_slice()));
    }
    let window = web_sys::window().ok_or(Lost)?;
    Ok(window.fetch_with_str_and_init(&request.address, &init))
}
