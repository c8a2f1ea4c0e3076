//! Use cases around one's own account.

use polku_api_types::access::Me;
use polku_domain::access::Principal;

use super::caller::Caller;
use super::personal_links::account_of_leaver;
use super::store;
use crate::app::App;
use crate::problem::AppError;

/// Who is signed in, with the roles held now.
pub async fn view_me(app: &App, caller: &Caller) -> Result<Me, AppError> {
    let account = caller.account()?;
    let sign_in = caller.sign_in.ok_or_else(|| AppError::internal("signed in without a sign-in"))?;
    let today = store::day_in_finland(app.clock.now());
    app.db.read(move |conn| store::me(conn, account, &sign_in, today)).await?.ok_or_else(AppError::not_found)
}

/// The account that is kept of whoever asks, for everything that is held about them: their own, or of somebody who left
/// and came by their personal link, the one they had.
///
/// # Errors
/// `forbidden` for a machine client.
pub async fn held_account(app: &App, caller: &Caller) -> Result<Option<Me>, AppError> {
    match caller.principal {
        Principal::Leaver { person } => account_of_leaver(app, caller, person).await,
        _ => view_me(app, caller).await.map(Some),
    }
}
