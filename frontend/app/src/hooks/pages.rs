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
    let mut query = PageQuery::longest();
    loop {
        let found = page(query.clone()).await?;
        all.extend(found.items);
        query.cursor = found.next_cursor;
        if query.cursor.is_none() {
            return Ok(all);
        }
    }
}

/// The first items of a list, as many as are wanted, and whether there are more: what is shown below "show more".
///
/// # Errors
/// Why a page could not be read.
pub async fn first_items<T, F, Fut>(wanted: u32, page: F) -> Result<Page<T>, ClientError>
where
    F: Fn(PageQuery) -> Fut,
    Fut: Future<Output = Result<Page<T>, ClientError>>,
{
    let mut shown = Page { items: Vec::new(), next_cursor: None };
    loop {
        let have = u32::try_from(shown.items.len()).unwrap_or(u32::MAX);
        let limit = Some(wanted.saturating_sub(have).clamp(1, MAX_PAGE));
        let found = page(PageQuery { limit, cursor: shown.next_cursor.take() }).await?;
        shown.items.extend(found.items);
        shown.next_cursor = found.next_cursor;
        let have = u32::try_from(shown.items.len()).unwrap_or(u32::MAX);
        if shown.next_cursor.is_none() || have >= wanted {
            return Ok(shown);
        }
    }
}

/// All pages of one of the client's lists, with what the list is of.
macro_rules! every {
    ($client:expr, $list:ident $(, $of:expr)*) => {
        $crate::hooks::every_page(|query| {
            let client = $client.clone();
            async move { client.$list($($of,)* &query).await }
        })
    };
}
pub(crate) use every;
