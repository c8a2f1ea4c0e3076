//! Links to materials, and join addresses of many sessions at once.

use jiff::SignedDuration;
use polku_api_types::problem::ProblemCode;
use polku_api_types::programmes::ElementKind;
use polku_api_types::sessions::{
    CancelSession, CancellationReason, GiveJoinAddress, GiveJoinAddresses, JoinLineFault, PasteJoinAddresses,
    SaveSessionLinks, SessionDetails, SessionLink,
};
use polku_api_types::text::DeliveryMode;

use super::{Autumn, coordinator, once};
use crate::for_each_engine;
use crate::retention::count;
use crate::support::calls::set_clock;
use crate::support::{Home, Persona, World, code};

fn link(title: &str, address: &str) -> SessionLink {
    SessionLink { title: title.to_owned(), address: address.to_owned() }
}

fn pasted(text: &str) -> PasteJoinAddresses {
    PasteJoinAddresses { text: text.to_owned() }
}

async fn remote(world: &World, autumn: &Autumn, day: &str) -> SessionDetails {
    let mut session = autumn.of(ElementKind::Lecture, &format!("{day}T09:00"), &format!("{day}T10:00"));
    session.mode = Some(DeliveryMode::Remote);
    autumn.told(world, session).await
}

async fn told(world: &World, such: &str) -> i64 {
    count(world, "mails", such).await
}

for_each_engine! {
    async fn links_are_for_members_and_those_who_plan_and_stand_in_no_mail(world: World) {
        let autumn = Autumn::settle(&world).await;
        let session = remote(&world, &autumn, "2020-09-08").await;
        let before = told(&world, "TRUE").await;
        let links = vec![
            link("Kalvot <b>", "https://moodle.example.fi/course/7?a=1&b=2"),
            link("Esitehtävä", "https://eoppiva.example.fi/x"),
        ];
        let body = SaveSessionLinks { links: links.clone() };
        let saved = coordinator(&world).save_session_links(session.id, session.version, &body).await.unwrap();
        assert_eq!((&saved.links, saved.version), (&links, session.version + 1));
        let me = world.client(Home::A, Persona::Participant);
        assert_eq!(me.view_own_session(session.id).await.unwrap().links, links);
        let decider = world.client(Home::A, Persona::Decider);
        assert_eq!(decider.view_session(session.id).await.unwrap().links, [], "who decides reads no materials");
        assert_eq!(code(decider.save_session_links(session.id, saved.version, &body).await), ProblemCode::Forbidden);
        assert_eq!(told(&world, "TRUE").await, before, "nobody is told");
        let calendar = me.export_own_calendar().await.unwrap();
        assert!(calendar.contains("BEGIN:VEVENT") && !calendar.contains("moodle"), "{calendar}");
        // What is refused leaves what was there.
        let stale = coordinator(&world).save_session_links(session.id, session.version, &body).await;
        assert_eq!(code(stale), ProblemCode::StaleVersion);
        for bad in ["http://example.fi", "https://maija:salainen@example.fi/x", "javascript:alert(1)"] {
            let body = SaveSessionLinks { links: vec![link("x", bad)] };
            let refused = coordinator(&world).save_session_links(session.id, saved.version, &body).await;
            assert_eq!(code(refused), ProblemCode::InvalidFields, "{bad}");
        }
        let many = SaveSessionLinks { links: vec![links[0].clone(); 21] };
        let refused = coordinator(&world).save_session_links(session.id, saved.version, &many).await;
        assert_eq!(code(refused), ProblemCode::InvalidFields);
        assert_eq!(me.view_own_session(session.id).await.unwrap().links, links);
        // A draft with links is removed with them.
        let draft = autumn.plan(&world, &once(autumn.of(ElementKind::Lecture, "2020-09-10T09:00", "2020-09-10T10:00"))).await.remove(0);
        let draft = coordinator(&world).save_session_links(draft.id, draft.version, &body).await.unwrap();
        coordinator(&world).remove_session(draft.id, draft.version).await.unwrap();
    }

    async fn many_addresses_are_seen_first_and_given_whole_or_not_at_all(world: World) {
        let autumn = Autumn::settle(&world).await;
        let first = remote(&world, &autumn, "2020-09-08").await;
        let second = remote(&world, &autumn, "2020-09-09").await;
        let text = "8.9.2020 klo 9.00;;https://kokous.example.fi/1\n\
            9.9.2020;-;https://kokous.example.fi/2\n\
            11.9.2020;;https://kokous.example.fi/3\n\
            9.9.2020;;https://kokous.example.fi/4\n\
            8.9.2020;;http://kokous.example.fi/5\n";
        let preview = coordinator(&world).preview_join_addresses(autumn.programme.id, &pasted(text)).await.unwrap();
        let seen: Vec<_> = preview.sessions.iter().map(|one| (one.line, one.session_id, one.version)).collect();
        assert_eq!(seen, [(1, first.id, first.version), (2, second.id, second.version)]);
        let faults: Vec<_> = preview.faults.iter().map(|one| (one.line, one.fault, one.earlier_line)).collect();
        let expected = [
            (3, JoinLineFault::Unknown, None),
            (4, JoinLineFault::Twice, Some(2)),
            (5, JoinLineFault::NotSecure, None),
        ];
        assert_eq!((faults.as_slice(), preview.told), (&expected[..], 8));
        let give = |sessions: &[(&SessionDetails, u64, &str)]| GiveJoinAddresses {
            sessions: sessions
                .iter()
                .map(|(one, version, address)| GiveJoinAddress {
                    session_id: one.id,
                    version: *version,
                    address: (*address).to_owned(),
                })
                .collect(),
        };
        let (a, b) = ("https://kokous.example.fi/1", "https://kokous.example.fi/2");
        let of = |body: GiveJoinAddresses| {
            let (client, programme, key) = (coordinator(&world), autumn.programme.id, world.key());
            async move { client.give_join_addresses(programme, key, &body).await }
        };
        let stale = give(&[(&first, first.version, a), (&second, second.version + 1, b)]);
        assert_eq!(code(of(stale).await), ProblemCode::StaleVersion);
        let twice = give(&[(&first, first.version, a), (&first, first.version, b)]);
        assert_eq!(code(of(twice).await), ProblemCode::InvalidFields);
        let open = give(&[(&first, first.version, "http://kokous.example.fi/1")]);
        assert_eq!(code(of(open).await), ProblemCode::InvalidFields);
        assert_eq!(coordinator(&world).view_session(first.id).await.unwrap().join_address, None, "nothing was given");
        let given = of(give(&[(&first, first.version, a), (&second, second.version, b)])).await.unwrap();
        assert_eq!((given.changed, given.told), (2, 8));
        assert_eq!(told(&world, "template = 'session_changed'").await, 8, "one to each");
        assert_eq!(told(&world, "arguments LIKE '%kokous.example%'").await, 0, "and the address in none");
        assert_eq!(coordinator(&world).view_session(second.id).await.unwrap().join_address.as_deref(), Some(b));
        let same = of(give(&[(&first, first.version + 1, a)])).await.unwrap();
        assert_eq!((same.changed, same.told), (0, 0), "what it has already is no change");
        // Shown to members from a quarter of an hour before the start.
        let me = world.client(Home::A, Persona::Participant);
        for (before, shown) in [(16, None), (15, Some(a))] {
            world.clock.set(first.starts_at - SignedDuration::from_mins(before));
            let join = me.view_own_session(first.id).await.unwrap().join.unwrap();
            assert_eq!(join.address.as_deref(), shown, "{before} minutes before");
        }
        set_clock(&world, 9, 8, 10);
        assert_eq!(code(of(give(&[(&first, first.version + 1, b)])).await), ProblemCode::SessionBegun);
        let cancelled = coordinator(&world)
            .cancel_session(second.id, second.version + 1, world.key(), &CancelSession { reason: CancellationReason::Venue })
            .await
            .unwrap();
        assert_eq!(code(of(give(&[(&second, cancelled.version, a)])).await), ProblemCode::SessionStandsStill);
        for who in [Persona::Decider, Persona::Participant] {
            let other = world.client(Home::A, who);
            assert!(other.preview_join_addresses(autumn.programme.id, &pasted(text)).await.is_err(), "{who:?}");
        }
    }
}
