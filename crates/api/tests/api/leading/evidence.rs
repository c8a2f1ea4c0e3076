//! What a coach has behind them: stated by one, checked by another, never changed.

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use polku::db::schema::{coach_evidence, coach_waivers};
use polku::db::{AnyConn, DbError};
use polku_api_types::facilitators::{CheckEvidence, EvidenceOutcome, FacilitatorKind, StateEvidence};
use polku_api_types::leading::WaiveCoachPolicy;
use polku_api_types::problem::ProblemCode;
use polku_api_types::text::DeliveryMode;

use super::{bound, coordinator, decider, draft, proven, settle, waiver};
use crate::for_each_engine;
use crate::support::{Home, Persona, code};

for_each_engine! {
    async fn only_what_somebody_else_checked_counts(world: World) {
        let autumn = settle(&world).await;
        let coach = bound(&world, autumn.programme.id, Persona::Coach, FacilitatorKind::Coach).await;
        let session = draft(&world, &autumn, DeliveryMode::Remote, &coach).await;
        let stated = StateEvidence { years: 12, remote_hours: 240, references: 4, note: Some("Kolme virastoa".into()) };
        let client = coordinator(&world);
        let now = client.state_evidence(coach.id, world.key(), &stated).await.unwrap();
        let id = now.evidence[0].id;
        let breached = async || coordinator(&world).view_session_leading(session.id).await.unwrap().finding.is_some();
        assert!(breached().await, "unchecked");
        let confirm = CheckEvidence { outcome: EvidenceOutcome::Confirmed };
        assert_eq!(code(client.check_evidence(coach.id, id, world.key(), &confirm).await), ProblemCode::EvidenceNotToCheck, "one's own");
        let refuse = CheckEvidence { outcome: EvidenceOutcome::Refused };
        let refused = decider(&world).check_evidence(coach.id, id, world.key(), &refuse).await.unwrap();
        assert!(breached().await && !refused.evidence[0].counts);
        assert_eq!(code(decider(&world).check_evidence(coach.id, id, world.key(), &confirm).await), ProblemCode::EvidenceNotToCheck, "final");
        // The control: what is stated anew and confirmed counts, and the history stays.
        proven(&world, &coach, 12, 240, 4).await;
        assert!(!breached().await);
        let history = client.view_facilitator(coach.id).await.unwrap().evidence;
        assert_eq!(history.iter().map(|one| one.counts).collect::<Vec<_>>(), [true, false]);
        assert!(history[1].check.as_ref().is_some_and(|check| check.checked_by.is_some()));
        let own = world.client(Home::A, Persona::Coach).list_own_facilitations().await.unwrap().items;
        assert_eq!(own[0].evidence.len(), 2);
        let data = world.client(Home::A, Persona::Coach).view_my_data().await.unwrap();
        assert_eq!(data.facilitations, own, "and so it is in everything held about them");
    }

    async fn a_note_that_leads_to_somebody_is_refused(world: World) {
        let autumn = settle(&world).await;
        let coach = bound(&world, autumn.programme.id, Persona::Coach, FacilitatorKind::Coach).await;
        let lecturer = bound(&world, autumn.programme.id, Persona::Facilitator, FacilitatorKind::Lecturer).await;
        let noted = |note: &str| StateEvidence { years: 1, remote_hours: 1, references: 1, note: Some(note.into()) };
        let client = coordinator(&world);
        for note in ["maija@virasto.example", "Maija 040 123 4567"] {
            assert_eq!(code(client.state_evidence(coach.id, world.key(), &noted(note)).await), ProblemCode::InvalidFields);
        }
        assert_eq!(code(client.state_evidence(lecturer.id, world.key(), &noted("x")).await), ProblemCode::NotFound, "no coach");
        client.state_evidence(coach.id, world.key(), &noted("Vuodesta 2012")).await.unwrap();
    }

    async fn neither_evidence_nor_a_waiver_is_ever_changed(world: World) {
        let autumn = settle(&world).await;
        let coach = bound(&world, autumn.programme.id, Persona::Coach, FacilitatorKind::Coach).await;
        proven(&world, &coach, 1, 1, 1).await;
        let session = draft(&world, &autumn, DeliveryMode::Remote, &coach).await;
        let body: WaiveCoachPolicy = waiver(&coach, DeliveryMode::Remote);
        decider(&world).waive_coach_policy(session.id, world.key(), &body).await.unwrap();
        let change = |conn: &mut AnyConn| -> Result<usize, DbError> {
            Ok(diesel::update(coach_evidence::table).set(coach_evidence::years.eq(30)).execute(conn)?)
        };
        assert!(world.app.db.write_tx(change).await.is_err());
        let soften = |conn: &mut AnyConn| -> Result<usize, DbError> {
            Ok(diesel::update(coach_waivers::table).set(coach_waivers::reason.eq("x")).execute(conn)?)
        };
        assert!(world.app.db.write_tx(soften).await.is_err());
        let remove = |conn: &mut AnyConn| -> Result<usize, DbError> { Ok(diesel::delete(coach_waivers::table).execute(conn)?) };
        assert!(world.app.db.write_tx(remove).await.is_err());
        let all_at_once = |conn: &mut AnyConn| -> Result<(), DbError> {
            match conn {
                // It has no such statement.
                AnyConn::Sqlite(_) => Err(DbError::Unavailable("no TRUNCATE")),
                AnyConn::Pg(conn) => Ok(conn.batch_execute("TRUNCATE coach_waivers, coach_waiver_endings")?),
            }
        };
        assert!(world.app.db.write_tx(all_at_once).await.is_err());
        // A draft on which somebody decided stays, too.
        let client = coordinator(&world);
        let now = client.view_session(session.id).await.unwrap();
        assert_eq!(code(client.remove_session(session.id, now.version).await), ProblemCode::SessionStandsStill);
    }
}
