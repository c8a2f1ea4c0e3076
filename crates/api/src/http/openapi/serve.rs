//! The document and its reader, both from this server alone.

use actix_web::{HttpResponse, web};
use tokio::sync::OnceCell;
use utoipa_swagger_ui::{Config, SwaggerUi};

/// Mounts `/api/openapi.json` and the reader at `/api/docs/`.
pub fn mount(cfg: &mut web::ServiceConfig) {
    let config = Config::new(["/api/openapi.json"])
        .use_base_layout()
        .try_it_out_enabled(false)
        .display_operation_id(true)
        .default_models_expand_depth(0)
        .validator_url("none");
    cfg.route("/api/openapi.json", web::get().to(view_document))
        .service(web::redirect("/api/docs", "/api/docs/"))
        .service(SwaggerUi::new("/api/docs/{_:.*}").config(config));
}

/// Made when it is first asked for.
async fn view_document() -> HttpResponse {
    static DOCUMENT: OnceCell<String> = OnceCell::const_new();
    let text = DOCUMENT.get_or_init(super::text).await;
    HttpResponse::Ok()
        .content_type("application/json")
        .insert_header(("Cache-Control", "no-cache"))
        .body(text.clone())
}
