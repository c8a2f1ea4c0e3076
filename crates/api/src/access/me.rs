//! Who am I?

use actix_web::{get, web};
use polku_api_types::access::Me;
use polku_domain::access::perm;

use super::require::Require;
use crate::app::App;
use crate::http::{Json, Problems};
use crate::problem::AppError;

/// Who is signed in, in which agency, with which roles.
#[utoipa::path(
    tag = "access",
    operation_id = "view_me",
    responses((status = 200, description = "Who is signed in.", body = Me), Problems)
)]
#[get("/me")]
pub async fn view_me(app: web::Data<App>, caller: Require<perm::ViewMe>) -> Result<Json<Me>, AppError> {
    super::service::view_me(&app, &caller).await.map(Json)
}
