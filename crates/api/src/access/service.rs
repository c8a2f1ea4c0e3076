//! Use cases around one's own account.

use polku_api_types::access::Me;

use super::caller::Caller;
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
