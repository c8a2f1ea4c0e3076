//! Two who mark at once lose nothing.

use std::collections::BTreeMap;

use polku_api_types::attendance::{AttendanceMark, AttendanceStatus, MarkAttendance};
use polku_api_types::page::PageQuery;
use polku_api_types::text::DeliveryMode;
use tokio::task::JoinSet;
use uuid::Uuid;

use super::{begin, lecture, mark, send, sheet};
use crate::for_each_engine;
use crate::retention::count;
use crate::sessions::{Autumn, coordinator};
use crate::support::Persona;

/// How many mark at once.
const MARKERS: usize = 6;

for_each_engine! {
    async fn whoever_marks_at_once_loses_nothing(world: World) {
        let autumn = Autumn::settle(&world).await;
        let session = lecture(&world, &autumn, DeliveryMode::Hybrid).await;
        begin(&world);
        let mut racers = JoinSet::new();
        for index in 0..MARKERS {
            let status = if index % 2 == 0 { AttendanceStatus::OnSite } else { AttendanceStatus::Remote };
            let marks: Vec<AttendanceMark> =
                autumn.application_of.values().map(|one| mark(&world, *one, status)).collect();
            let (client, key) = (coordinator(&world), world.key());
            racers.spawn(async move { client.mark_attendance(session.id, key, &MarkAttendance { marks, list: None }).await });
        }
        let failed: Vec<_> = racers.join_all().await.into_iter().filter_map(Result::err).collect();
        assert!(failed.is_empty(), "{failed:?}");
        let all = PageQuery { limit: Some(200), cursor: None };
        let changes = coordinator(&world).list_attendance_changes(session.id, &all).await.unwrap().items;
        let mut said: BTreeMap<Uuid, usize> = BTreeMap::new();
        changes.iter().for_each(|change| *said.entry(change.application_id).or_default() += 1);
        assert!(said.len() == autumn.application_of.len() && said.values().all(|times| *times == MARKERS), "{said:?}");
        for person in sheet(&world, session.id).await.people {
            let newest = changes.iter().find(|change| change.application_id == person.application_id).unwrap();
            assert_eq!((person.status, person.times_said as usize), (Some(newest.status), MARKERS));
        }
    }

    /// The control: whoever counts by what they read before another came is refused by the table itself.
    async fn a_number_that_was_taken_meanwhile_is_refused(world: World) {
        let autumn = Autumn::settle(&world).await;
        let session = lecture(&world, &autumn, DeliveryMode::InPerson).await;
        begin(&world);
        let mine = autumn.application_of[&Persona::Participant];
        send(&world, session.id, &[mark(&world, mine, AttendanceStatus::OnSite)]).await.unwrap();
        let (id, mark_id) = (world.key(), world.key());
        let late = |number: u32| format!(
            "INSERT INTO attendance_marks SELECT '{id}', agency_id, session_id, application_id, '{mark_id}', {number}, \
             'absent', minutes, said_as, said_by, said_at FROM attendance_marks WHERE session_id = '{}' AND number = 1",
            session.id
        );
        let write = async |sql: String| {
            use diesel::connection::SimpleConnection;
            world.app.db.write_tx(move |conn| Ok::<_, polku::db::DbError>(conn.batch_execute(&sql)?)).await
        };
        assert!(write(late(1)).await.unwrap_err().is_unique());
        write(late(2)).await.unwrap();
        assert_eq!(count(&world, "attendance_marks", "TRUE").await, 2);
    }
}
