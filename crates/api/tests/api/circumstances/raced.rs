//! Two who change the same sessions at once: one change is made, the other is told that what it saw has changed.

use diesel::connection::SimpleConnection;
use futures_util::future::join;
use polku_api_types::page::PageQuery;
use polku_api_types::problem::ProblemCode;
use polku_api_types::text::DeliveryMode::{Hybrid, Remote};

use super::{lectures, mails, make, of, preview, to};
use crate::for_each_engine;
use crate::sessions::{Autumn, TAKING_PART, coordinator};
use crate::support::{Persona, code};

for_each_engine! {
    async fn of_two_changes_at_once_one_is_made(world: World) {
        let autumn = Autumn::settle(&world).await;
        lectures(&world, &autumn).await;
        let remote = of(&preview(&world, &autumn, &to(Remote)).await, Remote);
        let hybrid = of(&preview(&world, &autumn, &to(Hybrid)).await, Hybrid);
        let (one, other) = join(make(&world, &autumn, &remote), make(&world, &autumn, &hybrid)).await;
        assert_eq!(usize::from(one.is_ok()) + usize::from(other.is_ok()), 1, "{one:?} {other:?}");
        let refused = if one.is_err() { one } else { other };
        assert_eq!(code(refused), ProblemCode::StaleVersion);
        assert_eq!(mails(&world, Persona::Participant, "toteutustapa muuttuu").await.len(), 1);
    }

    async fn of_two_who_undo_at_once_one_does(world: World) {
        let autumn = Autumn::settle(&world).await;
        lectures(&world, &autumn).await;
        let change = make(&world, &autumn, &of(&preview(&world, &autumn, &to(Remote)).await, Remote)).await.unwrap();
        let undo = || {
            let client = coordinator(&world);
            let key = world.key();
            async move { client.undo_circumstances(change.id, key).await }
        };
        let (one, other) = join(undo(), undo()).await;
        assert_eq!(usize::from(one.is_ok()) + usize::from(other.is_ok()), 1, "{one:?} {other:?}");
        let listed = coordinator(&world).list_circumstances(autumn.programme.id, &PageQuery::default()).await.unwrap().items;
        assert_eq!(listed.len(), 2);
        assert_eq!(listed[0].told as usize, TAKING_PART.len());
        assert_eq!(mails(&world, Persona::Participant, "Oikaisu").await.len(), 1);
    }

    /// The control: whoever undoes a change by hand a second time is refused by the table itself.
    async fn a_change_is_named_as_undone_once(world: World) {
        let autumn = Autumn::settle(&world).await;
        lectures(&world, &autumn).await;
        let change = make(&world, &autumn, &of(&preview(&world, &autumn, &to(Remote)).await, Remote)).await.unwrap();
        coordinator(&world).undo_circumstances(change.id, world.key()).await.unwrap();
        let again = |undoes: String, to: &str, cause: &str| format!(
            "INSERT INTO circumstance_changes SELECT '{}', agency_id, programme_id, {to}, '{cause}', NULL, 1, 0, {undoes}, \
             made_by, made_at FROM circumstance_changes WHERE id = '{}'", world.key(), change.id
        );
        let write = async |sql: String| {
            world.app.db.write_tx(move |conn| Ok::<_, polku::db::DbError>(conn.batch_execute(&sql)?)).await
        };
        assert!(write(again(format!("'{}'", change.id), "NULL", "undone")).await.unwrap_err().is_unique());
        write(again("NULL".to_owned(), "'remote'", "venue")).await.unwrap();
    }
}
