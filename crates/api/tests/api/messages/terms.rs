//! Whoever is named to lead and has not accepted the terms of confidentiality is reminded before the first session, and nobody
//! else is.

use diesel::prelude::*;
use jiff::civil::date;
use polku::db::DbError;
use polku::db::schema::mails;
use polku_api_types::facilitators::{FacilitatorDetails, FacilitatorKind, InviteFacilitator};
use polku_api_types::messages::{MailKind, ProgrammeMailsQuery, ReminderKind, SaveReminders, SendReminders};
use polku_api_types::programmes::ElementKind;
use polku_api_types::sessions::{CancelSession, CancellationReason, SessionDetails};
use polku_api_types::text::Language;
use uuid::Uuid;

use super::coordinator;
use super::reminding::{figures, run_jobs, sent, state};
use crate::for_each_engine;
use crate::leading::{accept, invited, named, settle};
use crate::sessions::{Autumn, once};
use crate::support::calls::set_clock;
use crate::support::{Persona, World};

const TERMS: SendReminders = SendReminders { kind: ReminderKind::Terms };

fn guest() -> InviteFacilitator {
    InviteFacilitator {
        kind: FacilitatorKind::Trainer,
        person_id: None,
        name: Some("Kaisa Kumppani".into()),
        organisation: Some("Kumppani Oy".into()),
        email: Some("kaisa@kumppani.example".into()),
        language: Some(Language::Sv),
        ends_on: date(2020, 12, 31),
    }
}

/// Languages of the reminders so far, and how many went outside.
async fn reminders(world: &World) -> Vec<(String, bool)> {
    let read = |conn: &mut polku::db::AnyConn| -> Result<Vec<(String, Option<String>)>, DbError> {
        let of = mails::table.filter(mails::template.eq("terms_reminder"));
        Ok(of.order(mails::id).select((mails::language, mails::address)).load(conn)?)
    };
    let rows = world.app.db.read(read).await.unwrap();
    rows.into_iter().map(|(language, address)| (language, address.is_some())).collect()
}

/// Two who lead the same lecture on Tuesday 8 September at nine and have accepted nothing: one of the staff, one from outside.
/// Reminders begin five days before.
async fn asked(world: &World) -> (Autumn, SessionDetails, Vec<FacilitatorDetails>) {
    let autumn = settle(world).await;
    let programme = autumn.programme.id;
    let own = invited(world, programme, Persona::Facilitator, FacilitatorKind::Trainer).await;
    let from_outside = coordinator(world).invite_facilitator(programme, world.key(), &guest()).await.unwrap();
    // Named for nothing: nothing waits for them.
    invited(world, programme, Persona::Mentor, FacilitatorKind::Mentor).await;
    let lecture = autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T10:00");
    let session = autumn.plan(world, &once(lecture)).await.remove(0);
    named(world, &session, &[&own, &from_outside]).await.unwrap();
    let days = SaveReminders { place_days: vec![], way_days: vec![], terms_days: vec![5] };
    coordinator(world).save_reminders(programme, 0, &days).await.unwrap();
    (autumn, session, vec![own, from_outside])
}

async fn counts(world: &World, programme: Uuid) -> Vec<u32> {
    let state = state(world, programme, ReminderKind::Terms).await;
    state.passes.iter().map(|pass| pass.count).collect()
}

for_each_engine! {
    async fn whoever_leads_and_has_not_agreed_is_reminded_once_at_a_stage(world: World) {
        let (autumn, session, _) = asked(&world).await;
        let programme = autumn.programme.id;
        set_clock(&world, 9, 1, 9);
        assert_eq!(figures(&state(&world, programme, ReminderKind::Terms).await), (0, 0, 0), "of a draft nobody is told");
        autumn.publish(&world, std::slice::from_ref(&session)).await;
        assert_eq!(figures(&state(&world, programme, ReminderKind::Terms).await), (2, 2, 0));
        set_clock(&world, 9, 3, 8);
        run_jobs(&world).await;
        assert!(reminders(&world).await.is_empty(), "five days before is at nine");
        for hour in [9, 10, 12] {
            set_clock(&world, 9, 3, hour);
            run_jobs(&world).await;
        }
        assert_eq!(counts(&world, programme).await, [2]);
        let mut told = reminders(&world).await;
        told.sort_unstable();
        assert_eq!(told, [("fi".to_owned(), false), ("sv".to_owned(), true)], "each in their own language");
        let logged = ProgrammeMailsQuery { kind: Some(MailKind::TermsReminder), ..ProgrammeMailsQuery::default() };
        assert_eq!(coordinator(&world).list_programme_mails(programme, &logged).await.unwrap().items.len(), 2);
        // That they were reminded is known as long as of anybody else.
        set_clock(&world, 10, 7, 9);
        run_jobs(&world).await;
        assert!(counts(&world, programme).await.is_empty());
    }

    async fn whoever_agrees_or_has_nothing_to_lead_any_more_is_left_in_peace(world: World) {
        let (autumn, session, leaders) = asked(&world).await;
        let programme = autumn.programme.id;
        autumn.publish(&world, std::slice::from_ref(&session)).await;
        set_clock(&world, 9, 1, 9);
        assert_eq!(figures(&state(&world, programme, ReminderKind::Terms).await), (2, 2, 0), "the control");
        accept(&world, Persona::Facilitator, leaders[0].id).await;
        assert_eq!(figures(&state(&world, programme, ReminderKind::Terms).await), (1, 1, 0));
        assert_eq!(sent(&world, programme, &TERMS).await.unwrap(), 1);
        assert_eq!(reminders(&world).await, [("sv".to_owned(), true)]);
        set_clock(&world, 9, 2, 9);
        let now = coordinator(&world).view_session(session.id).await.unwrap();
        let cancel = CancelSession { reason: CancellationReason::FacilitatorAbsent };
        coordinator(&world).cancel_session(session.id, now.version, world.key(), &cancel).await.unwrap();
        assert_eq!(figures(&state(&world, programme, ReminderKind::Terms).await), (0, 0, 0));
        assert_eq!(sent(&world, programme, &TERMS).await.unwrap(), 0);
    }

    /// Two senders and an acceptance at once: nobody is reminded twice, and nobody after the acceptance.
    async fn two_who_send_at_once_remind_whoever_leads_once(world: World) {
        let (autumn, session, leaders) = asked(&world).await;
        let programme = autumn.programme.id;
        autumn.publish(&world, std::slice::from_ref(&session)).await;
        set_clock(&world, 9, 1, 9);
        let send = || sent(&world, programme, &TERMS);
        let agree = accept(&world, Persona::Facilitator, leaders[0].id);
        let ((), one, other) = futures_util::future::join3(agree, send(), send()).await;
        let reached = reminders(&world).await;
        assert_eq!(one.unwrap() + other.unwrap(), u32::try_from(reached.len()).unwrap());
        assert_eq!(reached.iter().filter(|(_, outside)| *outside).count(), 1);
        assert!(reached.len() <= 2);
        set_clock(&world, 9, 2, 9);
        assert_eq!(sent(&world, programme, &TERMS).await.unwrap(), 1, "the one who has not agreed");
    }
}
