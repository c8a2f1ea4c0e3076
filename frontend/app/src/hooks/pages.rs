use std::future::Future;

use polku_api_types::page::{MAX_PAGE, Page, PageQuery};
use polku_client::ClientError;

/// All pages of a list, each read once: a read is a look that whoever is in the list can see.
///
/// # Errors
/// Why a page could not be read.
pub async fn every_page<T, F, Fut>(page: F) -> Result<Vec<T>, ClientError>
where
    F: Fn(PageQuery) -> Fut,
    Fut: Future<Output = Result<Page<T>, ClientError>>,
{
    let mut all = Vec::new();
    let mut query = PageQuery { limit: Some(MAX_PAGE), cursor: None };
    loop {
        let found = page(query.clone()).await?;
        all.extend(found.items);
        query.cursor = found.next_cursor;
        if query.cursor.is_none() {
            return Ok(all);
        }
    }
}
