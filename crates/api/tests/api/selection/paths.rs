//! Another path for some of the applicants (N4, R23–R27): an addendum offers it after the call, and never excludes.

use polku_api_types::page::PageQuery;
use std::collections::BTreeMap;

use diesel::prelude::*;
use jiff::civil::{Date, date};
use polku::db::schema::{accommodation_wishes, calls, path_offers, people, programmes};
use polku::db::{AnyConn, Day, DbError, Key, Ts};
use polku::jobs::Runner;
use polku_api_types::applications::ApplicationState;
use polku_api_types::groups::{GroupProposal, ProposeGroups, SetGroupWishes};
use polku_api_types::participation::{
    DiscontinuationReason, DiscontinueParticipation, ParticipantsQuery, ParticipationState,
};
use polku_api_types::problem::ProblemCode;
use polku_api_types::programmes::{CreateProgramme, RuleCondition};
use polku_api_types::rerouting::{
    AddendumDetails, AddendumState, AdoptAddendum, PathOfferCounts, PathOfferState, PrepareAddendum,
};
use polku_api_types::selection::SelectionDetails;
use polku_api_types::text::Language;
use polku_client::Client;
use polku_domain::access::Role;
use polku_domain::ids::{ApplicationId, CallId, PersonId, ProgrammeId};
use uuid::Uuid;

use super::pool::{ELIGIBLE, Pool};
use super::told::looks;
use super::{committed, fallback, promised};
use crate::for_each_engine;
use crate::support::calls::{set_clock, text};
use crate::support::{Answers, Home, Persona, World, code, problem};

/// Who is new in the role in these tests: the last is a supervisor, whom the rule of the call leaves outside.
const NEWCOMERS: [Persona; 4] =
    [Persona::Participant, Persona::OtherParticipant, Persona::Coach, Persona::Supervisor];

fn coordinator(world: &World) -> Client {
    world.client(Home::A, Persona::Coordinator)
}

fn decider(world: &World) -> Client {
    world.client(Home::A, Persona::Decider)
}

fn new_in_role() -> RuleCondition {
    RuleCondition {
        attribute: "role_started_on".into(),
        equals: None,
        any_of: None,
        within_months: Some(12),
        reference_date: Some(date(2020, 4, 14)),
    }
}

fn addendum(target: Uuid) -> PrepareAddendum {
    PrepareAddendum {
        target_programme_id: target,
        title: text("Uudessa tehtävässä aloittaneille tarjotaan kehittymispolkua."),
        conditions: vec![new_in_role()],
        reason: text("Moni hakija on aloittanut tehtävässään vuoden sisällä."),
        answer_by: date(2020, 5, 11),
    }
}

fn adoption() -> AdoptAddendum {
    AdoptAddendum { name: "Päivi Päättäjä".into(), title: "kehittämispäällikkö".into() }
}

/// Lets the present role of some personas begin on a day, or on no day that is known.
async fn role_began(world: &World, personas: &[Persona], day: Option<Date>) {
    let people: Vec<_> = personas.iter().filter_map(|one| world.rows(Home::A, *one).person).collect();
    let set = move |conn: &mut AnyConn| -> Result<(), DbError> {
        for person in &people {
            diesel::update(people::table.find(Key(*person)))
                .set(people::role_started_on.eq(day.map(Day)))
                .execute(conn)?;
        }
        Ok(())
    };
    world.app.db.write_tx(set).await.unwrap();
}

/// Somebody of the register who did not apply and began like the newcomers: with them it is five whom the addendum
/// describes, the fewest that it may.
async fn newcomer_who_did_not_apply(world: &World) {
    let id = PersonId::new(world.app.ids.ordered());
    let (agency, now) = (world.a.id, world.app.clock.now());
    let add = move |conn: &mut AnyConn| -> Result<(), DbError> {
        diesel::insert_into(people::table)
            .values((
                people::id.eq(Key(id)),
                people::agency_id.eq(Key(agency)),
                people::source.eq("test"),
                people::external_id.eq("newcomer"),
                people::given_name.eq("Uusi"),
                people::family_name.eq("Tulokas"),
                people::name_fold.eq("tulokas uusi"),
                people::name_sort.eq(b"tulokas".as_slice()),
                people::title.eq("asiantuntija"),
                people::job_category.eq("expert"),
                people::is_supervisor.eq(false),
                people::role_started_on.eq(Day(date(2020, 1, 7))),
                people::language.eq("fi"),
                people::active.eq(true),
                people::register_as_of.eq(Day(date(2020, 4, 1))),
                people::created_at.eq(Ts(now)),
                people::version.eq(1),
            ))
            .execute(conn)?;
        Ok(())
    };
    world.app.db.write_tx(add).await.unwrap();
}

async fn newcomer_is_active(world: &World, active: bool) {
    let set = move |conn: &mut AnyConn| -> Result<(), DbError> {
        let newcomer = people::table.filter(people::external_id.eq("newcomer"));
        diesel::update(newcomer).set(people::active.eq(active)).execute(conn)?;
        Ok(())
    };
    world.app.db.write_tx(set).await.unwrap();
}

async fn set_published(world: &World, programme: Uuid, published: bool) {
    let set = move |conn: &mut AnyConn| -> Result<(), DbError> {
        diesel::update(programmes::table.find(Key(ProgrammeId::new(programme))))
            .set(programmes::published.eq(published))
            .execute(conn)?;
        Ok(())
    };
    world.app.db.write_tx(set).await.unwrap();
}

async fn closes_at(world: &World, pool: &Pool, at: &'static str) {
    let call = pool.call;
    let set = move |conn: &mut AnyConn| -> Result<(), DbError> {
        diesel::update(calls::table.find(Key(call)))
            .set(calls::closes_at.eq(Ts(at.parse().expect("an instant"))))
            .execute(conn)?;
        Ok(())
    };
    world.app.db.write_tx(set).await.unwrap();
}

/// The pool with four newcomers in it, on 4 May, and a published path of the same initiative with so many places.
async fn with_a_path(world: &World, places: u32) -> (Pool, Uuid) {
    let pool = Pool::settle(world).await;
    role_began(world, &NEWCOMERS, Some(date(2020, 1, 7))).await;
    newcomer_who_did_not_apply(world).await;
    world.grant(Home::A, Persona::Coordinator, Role::Coordinator, None).await;
    let path = another_path(world, &pool, "kehittymispolku", places).await;
    set_clock(world, 5, 4, 9);
    (pool, path)
}

async fn another_path(world: &World, pool: &Pool, slug: &str, places: u32) -> Uuid {
    let own = coordinator(world).view_programme(pool.programme.uuid()).await.unwrap();
    let path = CreateProgramme {
        initiative_id: own.initiative.id,
        slug: slug.into(),
        name: text("Erityisasiantuntijan kehittymispolku"),
        summary: text("Polku uudessa tehtävässä aloittaneille."),
        partner: None,
        target_group: text("Uudessa tehtävässä aloittaneet"),
        places,
        group_count: 1,
        growth_limit_minutes: None,
        design: None,
    };
    let path = coordinator(world).create_programme(world.key(), &path).await.unwrap().id;
    set_published(world, path, true).await;
    path
}

async fn prepared(world: &World, pool: &Pool, path: Uuid) -> AddendumDetails {
    coordinator(world).prepare_addendum(world.key(), pool.call.uuid(), &addendum(path)).await.unwrap()
}

/// Prepared by the coordinator and adopted by the decider.
async fn adopted(world: &World, pool: &Pool, path: Uuid) -> AddendumDetails {
    let row = prepared(world, pool, path).await;
    decider(world).adopt_addendum(world.key(), row.id, row.version, &adoption()).await.unwrap()
}

fn owner(world: &World, pool: &Pool, persona: Persona) -> (Client, Uuid) {
    (world.client(Home::A, persona), pool.application_of[&persona].uuid())
}

async fn state(world: &World, pool: &Pool, persona: Persona) -> ApplicationState {
    let (client, application) = owner(world, pool, persona);
    client.view_own_application(application).await.unwrap().state
}

async fn commit(
    world: &World,
    round: &SelectionDetails,
) -> Result<SelectionDetails, polku_client::ClientError> {
    coordinator(world).commit_selection(round.id, world.key(), round.version, &fallback()).await
}

/// Applicants are in one state each, and none is lost.
async fn conserved(world: &World, pool: &Pool) -> BTreeMap<String, u32> {
    let states = pool.states(world).await;
    assert_eq!(states.values().sum::<u32>() as usize, pool.application_of.len(), "{states:?}");
    states
}

async fn places_taken(world: &World, programme: Uuid) -> u32 {
    coordinator(world).whole_places(programme).await.unwrap().taken
}

for_each_engine! {
    /// One accepts, one refuses, one is silent; the one whom the rule leaves outside is offered it like the others.
    async fn a_path_is_offered_and_whoever_does_not_take_it_stays_in_the_pool(world: World) {
        let (pool, path) = with_a_path(&world, 4).await;
        let rules = coordinator(&world).view_call(pool.call.uuid()).await.unwrap().rules;
        let row = adopted(&world, &pool, path).await;
        assert_eq!((row.state, row.offers.unwrap().open), (AddendumState::Adopted, 4));
        assert_eq!(row.decision.unwrap().name, "Päivi Päättäjä");
        assert_eq!(places_taken(&world, path).await, 4, "each offer holds a place");
        assert_eq!(pool.mails(&world).await.get("path_offered"), Some(&4));
        assert_eq!(conserved(&world, &pool).await["submitted"], 13);

        let (accepts, application) = owner(&world, &pool, Persona::Participant);
        let offer = accepts.list_own_path_offers(&PageQuery::default()).await.unwrap().items.remove(0);
        assert_eq!((offer.programme_id, offer.state, offer.can_answer), (path, PathOfferState::Open, true));
        assert_eq!(offer.facts[0].value.as_deref(), Some("2020-01-07"), "by which fact it is offered is told");
        assert_eq!(offer.deadline.to_string(), "2020-05-11T21:00:00Z", "to the end of the day in Finland");
        let file = accepts.export_path_offer_calendar(offer.id).await.unwrap().replace("\r\n ", "");
        for wanted in ["DTSTART;VALUE=DATE:20200511\r\n", "SUMMARY:Vastaa polkutarjoukseen: ", "@path-offers.polku\r\n"] {
            assert!(file.contains(wanted), "{wanted}: {file}");
        }
        let before = accepts.view_own_application(application).await.unwrap();
        let taken = accepts.accept_latest_path(world.key(), application).await.unwrap();
        assert_eq!((taken.state, taken.can_answer), (PathOfferState::Accepted, false));
        let answered = accepts.export_path_offer_calendar(offer.id).await;
        assert_eq!(code(answered), ProblemCode::PathOfferNotOpen);
        assert_eq!(accepts.accept_latest_path(world.key(), application).await.unwrap(), taken, "twice is once");
        let after = accepts.view_own_application(application).await.unwrap();
        assert_eq!(after.state, ApplicationState::Rerouted);
        assert_eq!((after.submitted_at, &after.answers), (before.submitted_at, &before.answers));
        let participation = accepts.list_own_participations(&PageQuery::default()).await.unwrap().items.remove(0);
        assert_eq!((participation.state, participation.programme_id), (ParticipationState::Ongoing, path));

        let (refuses, application) = owner(&world, &pool, Persona::OtherParticipant);
        let refused = refuses.refuse_latest_path(world.key(), application).await.unwrap();
        assert_eq!(refused.state, PathOfferState::Refused);
        assert_eq!(state(&world, &pool, Persona::OtherParticipant).await, ApplicationState::Submitted);
        let changed_mind = refuses.accept_latest_path(world.key(), application).await;
        assert_eq!(code(changed_mind), ProblemCode::PathOfferNotOpen);
        assert_eq!(places_taken(&world, path).await, 3);

        let round = promised(&world, &pool).await;
        assert_eq!(code(commit(&world, &round).await), ProblemCode::PathOffersOpen);
        set_clock(&world, 5, 12, 0);
        let (silent, application) = owner(&world, &pool, Persona::Coach);
        let late = silent.accept_latest_path(world.key(), application).await;
        assert_eq!(code(late), ProblemCode::DeadlinePassed);
        for _ in 0..2 {
            Runner::new(world.app.clone()).run_due().await.unwrap();
        }
        let lapsed = silent.list_own_path_offers(&PageQuery::default()).await.unwrap().items.remove(0);
        assert_eq!((lapsed.state, lapsed.can_answer), (PathOfferState::Lapsed, false));
        assert_eq!(pool.mails(&world).await.get("path_lapsed"), Some(&2));
        assert_eq!(places_taken(&world, path).await, 1);

        let mut later = fallback();
        later.fallback.available_on = date(2020, 5, 30);
        let commitment = coordinator(&world).commit_selection(round.id, world.key(), round.version, &later).await;
        assert_eq!(commitment.unwrap().pool_size, ELIGIBLE - 1, "only who accepted has left the pool");
        let states = conserved(&world, &pool).await;
        assert_eq!((states["rerouted"], states["submitted"]), (1, 12));
        let listed = coordinator(&world).list_addenda(pool.call.uuid(), &PageQuery::default()).await.unwrap().items.remove(0);
        let counts = PathOfferCounts { open: 0, accepted: 1, refused: 1, lapsed: 2 };
        assert_eq!(listed.offers, Some(counts));
        let rules_after = coordinator(&world).view_call(pool.call.uuid()).await.unwrap().rules;
        assert_eq!(rules_after, rules, "an addendum changes no rule");
        let overview = coordinator(&world).view_programme_overview(pool.programme.uuid()).await.unwrap();
        assert_eq!((overview.funnel.applications, overview.funnel.rerouted), (13, 1));
    }

    /// Who came by another path takes part there like everybody else: in the list, in a group, and when they leave.
    async fn whoever_moved_takes_part_in_the_other_programme(world: World) {
        let (pool, path) = with_a_path(&world, 4).await;
        adopted(&world, &pool, path).await;
        for persona in [Persona::Participant, Persona::OtherParticipant] {
            let (client, application) = owner(&world, &pool, persona);
            client.accept_latest_path(world.key(), application).await.unwrap();
        }
        let all = ParticipantsQuery::default();
        let listed = coordinator(&world).list_participants(path, &all).await.unwrap().items;
        assert_eq!(listed.len(), 2);
        assert!(coordinator(&world).list_participants(pool.programme.uuid(), &all).await.unwrap().items.is_empty());
        let proposal = coordinator(&world).propose_groups(path, world.key(), &ProposeGroups::default()).await.unwrap();
        let GroupProposal::Proposed { grouping } = proposal else { panic!("two people fit one group") };
        assert_eq!(grouping.groups[0].members.len(), 2);

        let (leaves, application) = owner(&world, &pool, Persona::Participant);
        let cannot = leaves.withdraw_application(world.key(), application, 2).await;
        assert_eq!(code(cannot), ProblemCode::ApplicationStandsStill);
        assert_eq!(places_taken(&world, path).await, 4);
        let duties = DiscontinueParticipation { reason: DiscontinuationReason::OtherDuties };
        leaves.leave_programme(application, world.key(), &duties).await.unwrap();
        assert_eq!(places_taken(&world, path).await, 3, "the place of the path is free, and none of the other programme");
        assert_eq!(places_taken(&world, pool.programme.uuid()).await, 0);
        let own = leaves.view_my_data().await.unwrap();
        assert_eq!(own.path_offers.len(), 1);
        assert_eq!(own.participations[0].state, ParticipationState::Discontinued);
    }

    /// Places that a call of the other programme has promised are not given away beside it, nor two to one person.
    async fn nobody_takes_what_the_other_programme_has_promised(world: World) {
        let (pool, path) = with_a_path(&world, 4).await;
        let row = prepared(&world, &pool, path).await;
        let running = own_call(&world, path, "awaiting_approval").await;
        let refused = decider(&world).adopt_addendum(world.key(), row.id, row.version, &adoption()).await;
        assert_eq!(code(refused), ProblemCode::PathHasCall);
        set_call(&world, running, "draft").await;
        applies_there(&world, (running, path), Persona::Participant).await;
        let preview = decider(&world).preview_addendum(row.id).await.unwrap();
        assert_eq!(preview.suits, 3, "who has applied there is not offered it");
        let row = decider(&world).adopt_addendum(world.key(), row.id, row.version, &adoption()).await.unwrap();
        assert_eq!(row.offers.unwrap().open, 3);
        applies_there(&world, (running, path), Persona::Coach).await;
        let (client, application) = owner(&world, &pool, Persona::Coach);
        let twice = client.accept_latest_path(world.key(), application).await;
        assert_eq!(code(twice), ProblemCode::AlreadyApplied);
    }

    /// What was said to the contact of one programme is not passed on to another's.
    async fn what_somebody_needs_is_forgotten_when_they_move_and_kept_when_they_stay(world: World) {
        let (pool, path) = with_a_path(&world, 4).await;
        adopted(&world, &pool, path).await;
        for persona in [Persona::Participant, Persona::OtherParticipant] {
            needs_something(&world, &pool, persona).await;
            let (client, application) = owner(&world, &pool, persona);
            let wishes = SetGroupWishes { mode: None, languages: vec![Language::Fi], apart: vec![] };
            client.set_group_wishes(application, 0, &wishes).await.unwrap();
        }
        let (stays, application) = owner(&world, &pool, Persona::OtherParticipant);
        stays.refuse_latest_path(world.key(), application).await.unwrap();
        let (moves, application) = owner(&world, &pool, Persona::Participant);
        moves.accept_latest_path(world.key(), application).await.unwrap();
        let count = |data: polku_api_types::people::MyData| data.accommodation_wishes.len();
        assert_eq!(count(stays.view_my_data().await.unwrap()), 1);
        let own = moves.view_my_data().await.unwrap();
        assert!(own.group_wishes.is_empty());
        assert_eq!(count(own), 0);
    }

    /// A page that stood open while one offer ended and another came answers the one that it shows, or none.
    async fn an_answer_meets_the_path_that_was_read(world: World) {
        let (pool, path) = with_a_path(&world, 4).await;
        adopted(&world, &pool, path).await;
        let (owner, application) = owner(&world, &pool, Persona::Participant);
        let read = owner.latest_path(application).await;
        set_offers(&world, "lapsed").await;
        let newer = another_path(&world, &pool, "toinen-polku", 4).await;
        adopted(&world, &pool, newer).await;
        for stale in [
            owner.accept_path_offer(world.key(), read).await,
            owner.refuse_path_offer(world.key(), read).await,
        ] {
            assert_eq!(code(stale), ProblemCode::PathOfferNotOpen);
        }
        assert_eq!(places_taken(&world, newer).await, 4, "nobody answered this one");
        let taken = owner.accept_latest_path(world.key(), application).await.unwrap();
        assert_eq!((taken.programme_id, taken.state), (newer, PathOfferState::Accepted));
    }

    async fn an_addendum_is_a_decision_made_in_time_by_somebody_else(world: World) {
        let (pool, path) = with_a_path(&world, 4).await;
        let call = pool.call.uuid();
        closes_at(&world, &pool, "2020-05-04T06:01:00Z").await;
        let early = coordinator(&world).prepare_addendum(world.key(), call, &addendum(path)).await;
        assert_eq!(code(early), ProblemCode::CallNotOver);
        closes_at(&world, &pool, "2020-05-04T06:00:00Z").await;

        let mut broken = addendum(path);
        broken.reason.en = None;
        broken.answer_by = date(2020, 5, 4);
        broken.conditions.push(new_in_role());
        let refused = problem(coordinator(&world).prepare_addendum(world.key(), call, &broken).await);
        let fields: Vec<&str> = refused.errors.iter().map(|error| error.pointer.as_str()).collect();
        assert_eq!(fields, ["/reason/en", "/conditions/1/attribute", "/answer_by"]);
        broken.conditions[1].attribute = "ikä".into();
        let refused = coordinator(&world).prepare_addendum(world.key(), call, &broken).await;
        assert_eq!(code(refused), ProblemCode::ProtectedGround);
        for elsewhere in [pool.programme.uuid(), world.key()] {
            let refused = problem(coordinator(&world).prepare_addendum(world.key(), call, &addendum(elsewhere)).await);
            assert_eq!(refused.errors[0].pointer, "/target_programme_id");
        }

        world.grant(Home::A, Persona::Coordinator, Role::Decider, None).await;
        let row = prepared(&world, &pool, path).await;
        let adopt = async |by: Persona, version| {
            world.client(Home::A, by).adopt_addendum(world.key(), row.id, version, &adoption()).await
        };
        assert_eq!(code(adopt(Persona::Coordinator, row.version).await), ProblemCode::OwnPreparation);
        assert_eq!(code(adopt(Persona::Decider, row.version + 1).await), ProblemCode::StaleVersion);
        set_published(&world, path, false).await;
        assert_eq!(code(adopt(Persona::Decider, row.version).await), ProblemCode::PathNotPublished);
        set_published(&world, path, true).await;
        role_began(&world, &NEWCOMERS, None).await;
        let preview = decider(&world).preview_addendum(row.id).await.unwrap();
        assert_eq!((preview.suits, preview.not_known), (0, 4), "nothing is offered on a guess");
        assert_eq!(code(adopt(Persona::Decider, row.version).await), ProblemCode::NobodySuits);
        role_began(&world, &NEWCOMERS, Some(date(2020, 1, 7))).await;
        set_clock(&world, 5, 11, 9);
        assert_eq!(code(adopt(Persona::Decider, row.version).await), ProblemCode::DeadlinePassed);
        assert_eq!(pool.mails(&world).await.get("path_offered"), None, "a refusal tells nobody anything");

        let gone = coordinator(&world).withdraw_addendum(world.key(), row.id, row.version).await.unwrap();
        assert_eq!(gone.state, AddendumState::Withdrawn);
        assert_eq!(code(adopt(Persona::Decider, gone.version).await), ProblemCode::AddendumStandsStill);
    }

    /// An addendum is read by everybody: of four colleagues whom it describes they would know that one applied.
    async fn a_path_is_offered_to_nobody_in_particular(world: World) {
        let (pool, path) = with_a_path(&world, 4).await;
        let call = pool.call.uuid();
        let row = prepared(&world, &pool, path).await;
        newcomer_is_active(&world, false).await;
        let refused = coordinator(&world).prepare_addendum(world.key(), call, &addendum(path)).await;
        assert_eq!(code(refused), ProblemCode::PathForTooFew);
        let refused = decider(&world).adopt_addendum(world.key(), row.id, row.version, &adoption()).await;
        assert_eq!(code(refused), ProblemCode::PathForTooFew);
        assert_eq!((places_taken(&world, path).await, pool.mails(&world).await.get("path_offered")), (0, None));
        newcomer_is_active(&world, true).await;
        let done = decider(&world).adopt_addendum(world.key(), row.id, row.version, &adoption()).await.unwrap();
        assert_eq!(done.offers.unwrap().open, 4);
    }

    async fn offers_are_made_only_where_there_are_places_for_all_of_them(world: World) {
        let (pool, path) = with_a_path(&world, 3).await;
        let row = prepared(&world, &pool, path).await;
        let preview = coordinator(&world).preview_addendum(row.id).await.unwrap();
        assert_eq!((preview.suits, preview.free_places, preview.mail.recipients), (4, 3, 4));
        assert!(preview.mail.groups[0].text.contains("Erityisasiantuntijan kehittymispolku"));
        assert!(looks(&world, Persona::Coach).await.contains("preview_addendum"), "who is named in it sees the look");
        let full = decider(&world).adopt_addendum(world.key(), row.id, row.version, &adoption()).await;
        assert_eq!(code(full), ProblemCode::NoFreePlace);
        assert_eq!(places_taken(&world, path).await, 0);
        let (client, application) = owner(&world, &pool, Persona::Coach);
        let own = client.view_own_application(application).await.unwrap();
        client.withdraw_application(world.key(), application, own.version).await.unwrap();
        let done = decider(&world).adopt_addendum(world.key(), row.id, row.version, &adoption()).await.unwrap();
        assert_eq!(done.offers.unwrap().open, 3);
    }

    async fn after_the_commitment_nobody_leaves_the_pool(world: World) {
        let (pool, path) = with_a_path(&world, 4).await;
        let row = prepared(&world, &pool, path).await;
        let round = committed(&world, &pool).await;
        let late = decider(&world).adopt_addendum(world.key(), row.id, row.version, &adoption()).await;
        assert_eq!(code(late), ProblemCode::PoolCommitted);
        let late = coordinator(&world).prepare_addendum(world.key(), pool.call.uuid(), &addendum(path)).await;
        assert_eq!(code(late), ProblemCode::PoolCommitted);
        assert_eq!(round.pool_size, ELIGIBLE);
    }

    /// The control of the wait: an offer slipped past it is refused by the second wall.
    async fn an_offer_left_over_moves_nobody_out_of_a_committed_pool(world: World) {
        let (pool, path) = with_a_path(&world, 4).await;
        adopted(&world, &pool, path).await;
        let round = promised(&world, &pool).await;
        assert_eq!(code(commit(&world, &round).await), ProblemCode::PathOffersOpen);
        set_offers(&world, "lapsed").await;
        commit(&world, &round).await.unwrap();
        set_offers(&world, "open").await;
        let (client, application) = owner(&world, &pool, Persona::Participant);
        let left_over = client.accept_latest_path(world.key(), application).await;
        assert_eq!(code(left_over), ProblemCode::PoolCommitted);
        assert_eq!(conserved(&world, &pool).await["submitted"], 13);
    }

    async fn an_offer_is_its_applicants_own_and_an_addendum_is_told_once_it_is_decided(world: World) {
        let (pool, path) = with_a_path(&world, 4).await;
        let call = pool.call.uuid();
        let row = prepared(&world, &pool, path).await;
        let colleague = world.client(Home::A, Persona::Mentor);
        assert!(colleague.list_addenda(call, &PageQuery::default()).await.unwrap().items.is_empty(), "not before it is decided");
        for addendum in [row.id, world.key()] {
            assert_eq!(code(colleague.preview_addendum(addendum).await), ProblemCode::Forbidden, "there or not");
        }
        decider(&world).adopt_addendum(world.key(), row.id, row.version, &adoption()).await.unwrap();

        let told = colleague.list_addenda(call, &PageQuery::default()).await.unwrap().items.remove(0);
        assert_eq!((told.reason.fi.as_str(), told.offers), ("Moni hakija on aloittanut tehtävässään vuoden sisällä.", None));
        assert!(colleague.list_own_path_offers(&PageQuery::default()).await.unwrap().items.is_empty());
        let (owns, application) = owner(&world, &pool, Persona::Participant);
        let offer = owns.latest_path(application).await;
        assert_eq!(code(colleague.accept_path_offer(world.key(), offer).await), ProblemCode::NotFound);
        assert_eq!(code(coordinator(&world).refuse_path_offer(world.key(), offer).await), ProblemCode::Forbidden);
        let foreign = world.client(Home::B, Persona::Coordinator);
        for refused in [
            code(foreign.list_addenda(call, &PageQuery::default()).await),
            code(foreign.view_clusters(call).await),
            code(foreign.preview_addendum(row.id).await),
            code(foreign.accept_path_offer(world.key(), offer).await),
        ] {
            assert_eq!(refused, ProblemCode::NotFound);
        }
        assert_eq!(code(colleague.view_clusters(call).await), ProblemCode::Forbidden);
    }

    /// R25: the cluster that a path can be founded for is seen, and nobody in a small one is.
    async fn clusters_show_no_number_under_five(world: World) {
        let (pool, _) = with_a_path(&world, 4).await;
        let seen = coordinator(&world).view_clusters(pool.call.uuid()).await.unwrap();
        assert_eq!((seen.applicants, seen.hidden_below), (13, 5));
        let roles = seen.roles.unwrap();
        assert_eq!(roles.tenures, ["under_1", "1_to_2", "3_to_9", "10_or_more", "not_known"]);
        let row = &roles.rows[0];
        assert_eq!((row.job_category.as_str(), row.total), ("expert", Some(13)));
        assert_eq!(row.counts, [None, None, Some(9), None, None], "the four could be in any of the others");

        role_began(&world, &[Persona::Assessor], Some(date(2020, 2, 3))).await;
        let seen = coordinator(&world).view_clusters(pool.call.uuid()).await.unwrap();
        let counts: Vec<Option<u32>> = seen.roles.unwrap().rows[0].counts.clone();
        assert_eq!(counts, [Some(5), None, Some(8), None, None]);
    }
}

/// A call of the other programme in a state.
async fn own_call(world: &World, path: Uuid, state: &'static str) -> CallId {
    let id = CallId::new(world.app.ids.ordered());
    let (agency, now) = (world.a.clone(), world.app.clock.now());
    let add =
        move |conn: &mut AnyConn| super::pool::insert_call(conn, &agency, ProgrammeId::new(path), id, now);
    world.app.db.write_tx(add).await.unwrap();
    set_call(world, id, state).await;
    id
}

async fn set_call(world: &World, call: CallId, state: &'static str) {
    let set = move |conn: &mut AnyConn| -> Result<(), DbError> {
        diesel::update(calls::table.find(Key(call))).set(calls::state.eq(state)).execute(conn)?;
        Ok(())
    };
    world.app.db.write_tx(set).await.unwrap();
}

async fn applies_there(world: &World, (call, path): (CallId, Uuid), persona: Persona) {
    let id = ApplicationId::new(world.app.ids.ordered());
    let (agency, now) = (world.a.clone(), world.app.clock.now());
    let to = (ProgrammeId::new(path), call);
    let add = move |conn: &mut AnyConn| super::pool::insert_application(conn, &agency, to, persona, id, now);
    world.app.db.write_tx(add).await.unwrap();
}

async fn needs_something(world: &World, pool: &Pool, persona: Persona) {
    let (agency, programme, application) = (world.a.id, pool.programme, pool.application_of[&persona]);
    let add = move |conn: &mut AnyConn| -> Result<(), DbError> {
        diesel::insert_into(accommodation_wishes::table)
            .values((
                accommodation_wishes::application_id.eq(Key(application)),
                accommodation_wishes::agency_id.eq(Key(agency)),
                accommodation_wishes::programme_id.eq(Key(programme)),
                accommodation_wishes::needs.eq("[]"),
                accommodation_wishes::words.eq("Induktiosilmukka"),
                accommodation_wishes::version.eq(1),
            ))
            .execute(conn)?;
        Ok(())
    };
    world.app.db.write_tx(add).await.unwrap();
}

/// Puts every offer into a state behind the back of the rules.
async fn set_offers(world: &World, state: &'static str) {
    let now = world.app.clock.now();
    let set = move |conn: &mut AnyConn| -> Result<(), DbError> {
        let at = (state != "open").then_some(Ts(now));
        diesel::update(path_offers::table)
            .set((path_offers::state.eq(state), path_offers::answered_at.eq(at)))
            .execute(conn)?;
        Ok(())
    };
    world.app.db.write_tx(set).await.unwrap();
}
