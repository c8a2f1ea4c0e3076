//! What the codes of problems mean: the page to which each problem's `type` leads.

use actix_web::{get, web};
use polku_api_types::problem::{ProblemCode, ProblemMeaning};
use polku_api_types::text::Localised;
use polku_domain::access::perm;
use polku_i18n::Language;
use utoipa_actix_web::service_config::ServiceConfig;

use super::answer::{Json, Problems};
use crate::access::Require;
use crate::problem::{AppError, code_title};

/// Mounts the catalogue.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.service(list_problems);
    cfg.service(view_problem);
}

/// All codes of problems, in the order of their status.
#[utoipa::path(
    tag = "service",
    operation_id = "list_problems",
    responses((status = 200, description = "All codes of problems.", body = Vec<ProblemMeaning>), Problems)
)]
#[get("/problems")]
pub async fn list_problems(_: Require<perm::ReadPublic>) -> Json<Vec<ProblemMeaning>> {
    Json(ProblemCode::ALL.iter().copied().map(meaning).collect())
}

/// What one code means.
#[utoipa::path(
    tag = "service",
    operation_id = "view_problem",
    params(("code" = String, Path, max_length = 100, description = "The code, such as `stale_version`.")),
    responses((status = 200, description = "What the code means.", body = ProblemMeaning), Problems)
)]
#[get("/problems/{code}")]
pub async fn view_problem(
    _: Require<perm::ReadPublic>,
    code: web::Path<String>,
) -> Result<Json<ProblemMeaning>, AppError> {
    code.parse().map(|code| Json(meaning(code))).map_err(|_| AppError::not_found())
}

fn meaning(code: ProblemCode) -> ProblemMeaning {
    ProblemMeaning {
        code,
        status: code.status(),
        title: Localised {
            fi: code_title(Language::Fi, code),
            sv: Some(code_title(Language::Sv, code)),
            en: Some(code_title(Language::En, code)),
        },
    }
}
