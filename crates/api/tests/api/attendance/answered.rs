//! What calendars answer to invitations (U15, U17, N7): a sign for those who run a session, and nothing else.

use jiff::SignedDuration;
use polku::jobs::Runner;
use polku_api_types::attendance::{AttendanceStatus, Membership, OwnSay, SendInvitationReply};
use polku_api_types::facilitators::FacilitatorKind;
use polku_api_types::messages::{MailKind, ProgrammeMailsQuery};
use polku_api_types::notify::SunkMail;
use polku_api_types::oversight::HealthSessions;
use polku_api_types::problem::ProblemCode;
use polku_api_types::sessions::{OwnSessionsQuery, SaveSession, SessionDetails};
use polku_api_types::text::DeliveryMode;
use polku_client::Client;
use tokio::task::JoinSet;

use super::{begin, lecture, of, sheet};
use crate::access::tokens::{created, token};
use crate::for_each_engine;
use crate::leading::{bound, named, settle};
use crate::retention::count;
use crate::sessions::invited::mails;
use crate::sessions::{Autumn, coordinator};
use crate::statements::taken;
use crate::support::calls::set_clock;
use crate::support::{Home, Persona, World, code, problem};
use crate::walks::columns_with;

const WHO: Persona = Persona::Participant;
/// What nobody has to know.
const COMMENT: &str = "Olenlääkärissä";

/// Stamps of an hour of 31 August, before the clock of these tests.
fn stamp(minute: u32) -> String {
    format!("20200831T06{minute:02}00Z")
}

/// A lecture that people know of, and the day before the first of September is over.
async fn told(world: &World) -> (Autumn, SessionDetails) {
    let autumn = Autumn::settle(world).await;
    let session = lecture(world, &autumn, DeliveryMode::InPerson).await;
    set_clock(world, 9, 1, 10);
    (autumn, session)
}

/// The mailbox of the agency.
async fn mailbox(world: &World) -> Client {
    let client = created(world, &["replies:write"]).await;
    world.anonymous().with_token(token(world, &client).await)
}

fn number(invitation: &str) -> u64 {
    let line = invitation.split("\r\n").find_map(|line| line.strip_prefix("SEQUENCE:"));
    line.expect("a number").parse().unwrap()
}

/// What somebody's calendar was told last.
async fn invitation(world: &World, persona: Persona) -> String {
    let told = mails(world, persona).await.into_iter().filter_map(|mail| mail.calendar);
    let told = told.map(|calendar| calendar.replace("\r\n ", ""));
    told.max_by_key(|message| number(message)).expect("an invitation")
}

/// The same, answered, with a comment.
fn answer(invitation: &str, said: &str, stamped: &str) -> SendInvitationReply {
    let line = |line: &str| match line.split_once(':') {
        Some(("METHOD", _)) => "METHOD:REPLY".to_owned(),
        Some(("DTSTAMP", _)) => format!("DTSTAMP:{stamped}\r\nCOMMENT:{COMMENT}"),
        _ => line.replace("PARTSTAT=NEEDS-ACTION", &format!("PARTSTAT={said}")),
    };
    let lines: Vec<String> = invitation.split("\r\n").map(line).collect();
    SendInvitationReply { calendar: lines.join("\r\n") }
}

async fn sends(world: &World, mailbox: &Client, body: &SendInvitationReply) {
    mailbox.send_invitation_reply(world.key(), body).await.unwrap();
}

/// Whether the sheet says that somebody's calendar declined.
async fn declined(world: &World, autumn: &Autumn, session: &SessionDetails, persona: Persona) -> bool {
    of(&sheet(world, session.id).await, autumn, persona).declined_in_calendar
}

async fn answers(world: &World) -> i64 {
    count(world, "session_invitations", "answer IS NOT NULL OR answered_at IS NOT NULL").await
}

/// How many declines are kept, and of how many invitations anything is.
async fn answered(world: &World) -> (i64, i64) {
    (count(world, "session_invitations", "answer IS NOT NULL").await, answers(world).await)
}

/// How often it was put on record that a calendar answered.
async fn noted(world: &World) -> i64 {
    count(world, "audit_entries", "action = 'invitation_answered'").await
}

async fn told_of_it(world: &World) -> i64 {
    count(world, "mails", "template = 'calendar_declined'").await
}

/// Sessions that the state of the programme names for it.
async fn asked_for(world: &World, autumn: &Autumn) -> HealthSessions {
    coordinator(world)
        .view_programme_health(autumn.programme.id)
        .await
        .unwrap()
        .declined
        .expect("the coordinator sees it")
}

for_each_engine! {
    async fn a_decline_is_shown_to_those_who_run_it_and_is_no_apology(world: World) {
        let (autumn, session) = told(&world).await;
        let (mailbox, me) = (mailbox(&world).await, world.client(Home::A, WHO));
        let invitation = invitation(&world, WHO).await;
        let hours = (me.view_own_hours().await.unwrap(), coordinator(&world).view_attended_hours(autumn.programme.id).await.unwrap());
        let before = coordinator(&world).view_session(session.id).await.unwrap();
        assert_eq!(asked_for(&world, &autumn).await, HealthSessions::default(), "the control");

        sends(&world, &mailbox, &answer(&invitation, "DECLINED", &stamp(1))).await;
        let seen = sheet(&world, session.id).await;
        let mine = of(&seen, &autumn, WHO);
        assert!(mine.declined_in_calendar && seen.people.iter().filter(|one| one.declined_in_calendar).count() == 1);
        assert_eq!((mine.membership, mine.status, mine.times_said), (Membership::Member, None, 0));
        let named = asked_for(&world, &autumn).await;
        assert_eq!((named.count, named.first[0].session.id, named.first[0].people), (1, session.id, Some(1)));

        // Nothing else has changed: no mark, no hours, no version, and they can still apologise.
        assert_eq!(count(&world, "attendance_marks", "TRUE").await, 0);
        let now = (me.view_own_hours().await.unwrap(), coordinator(&world).view_attended_hours(autumn.programme.id).await.unwrap());
        assert_eq!(now, hours);
        assert_eq!(coordinator(&world).view_session(session.id).await.unwrap(), before);
        let own = me.list_own_attendance(&OwnSessionsQuery::default()).await.unwrap().items;
        assert_eq!((own[0].can, own[0].said.len(), own[0].declined_in_calendar), (OwnSay::Apologise, 0, true));
        let other = world.client(Home::A, Persona::OtherParticipant);
        let theirs = other.list_own_attendance(&OwnSessionsQuery::default()).await.unwrap().items;
        assert!(!theirs[0].declined_in_calendar, "nobody else's is theirs");
        // It is among one's own data, and among nobody else's.
        let kept = me.view_my_data().await.unwrap().attendance;
        assert_eq!((kept.len(), kept[0].session_id, kept[0].said.len()), (1, session.id, 0));
        assert_eq!(kept[0].declined_in_calendar_at.unwrap().to_string(), "2020-08-31T06:01:00Z");
        assert!(other.view_my_data().await.unwrap().attendance.is_empty());

        // It is told to nobody else: a count without names stands in no answer of whoever may not see the people.
        let decider = world.client(Home::A, Persona::Decider).view_programme_health(autumn.programme.id).await.unwrap();
        assert_eq!(decider.declined, None);
        for persona in [Persona::OtherParticipant, Persona::Supervisor, Persona::Decider] {
            let refused = code(world.client(Home::A, persona).view_attendance(session.id).await);
            assert!(matches!(refused, ProblemCode::NotFound | ProblemCode::Forbidden), "{persona:?} {refused:?}");
        }
        // What they wrote to it is kept nowhere.
        assert!(columns_with(&world, COMMENT).await.is_empty());
        assert_eq!(columns_with(&world, "20200831T0601").await, Vec::<String>::new());
        assert_eq!(columns_with(&world, "2020-08-31T06:01:00").await, ["session_invitations.answered_at"], "the control");
        assert_eq!(count(&world, "audit_entries", "action = 'invitation_answered'").await, 1);

        // Whoever apologises has said more than their calendar.
        me.give_apology(session.id, world.key()).await.unwrap();
        let own = me.list_own_attendance(&OwnSessionsQuery::default()).await.unwrap().items;
        assert!(!own[0].declined_in_calendar);
        let mine = of(&sheet(&world, session.id).await, &autumn, WHO).clone();
        assert_eq!((mine.status, mine.declined_in_calendar), (Some(AttendanceStatus::Apologised), false));
        assert_eq!(asked_for(&world, &autumn).await.count, 0);
    }

    async fn whoever_leads_sees_it_and_no_other(world: World) {
        let autumn = settle(&world).await;
        let session = lecture(&world, &autumn, DeliveryMode::InPerson).await;
        let lecturer = bound(&world, autumn.programme.id, Persona::Facilitator, FacilitatorKind::Lecturer).await;
        bound(&world, autumn.programme.id, Persona::Mentor, FacilitatorKind::Lecturer).await;
        named(&world, &session, &[&lecturer]).await.unwrap();
        set_clock(&world, 9, 1, 10);
        let mailbox = mailbox(&world).await;
        sends(&world, &mailbox, &answer(&invitation(&world, WHO).await, "DECLINED", &stamp(1))).await;
        let seen = world.client(Home::A, Persona::Facilitator).view_attendance(session.id).await.unwrap();
        assert!(of(&seen, &autumn, WHO).declined_in_calendar);
        assert_eq!(seen.people.iter().filter(|one| one.declined_in_calendar).count(), 1);
        let other = world.client(Home::A, Persona::Mentor);
        assert_eq!(code(other.view_attendance(session.id).await), ProblemCode::NotFound);
    }

    /// Who apologises on Friday night is not told on Monday that they are expected.
    async fn the_mail_answers_at_once_in_the_evening_too(world: World) {
        told(&world).await;
        set_clock(&world, 9, 4, 21);
        let (mailbox, mine) = (mailbox(&world).await, invitation(&world, WHO).await);
        let is_it = |mail: &&SunkMail| mail.subject.contains("ei ole poissaoloilmoitus");
        assert_eq!(mails(&world, WHO).await.iter().filter(is_it).count(), 0, "the control");
        sends(&world, &mailbox, &answer(&mine, "DECLINED", &stamp(1))).await;
        assert_eq!(mails(&world, WHO).await.iter().filter(is_it).count(), 1);
    }

    async fn the_mail_that_says_where_to_apologise_comes_once(world: World) {
        let (autumn, _) = told(&world).await;
        let mailbox = mailbox(&world).await;
        let (mine, others) = (invitation(&world, WHO).await, invitation(&world, Persona::Coach).await);
        for (minute, said) in [(1, "TENTATIVE"), (2, "ACCEPTED")] {
            sends(&world, &mailbox, &answer(&mine, said, &stamp(minute))).await;
        }
        assert_eq!(told_of_it(&world).await, 0, "who comes is told nothing");
        assert_eq!((answered(&world).await, noted(&world).await), ((0, 1), 0), "and who comes is kept nowhere");
        for (minute, said) in [(3, "DECLINED"), (3, "DECLINED"), (4, "ACCEPTED"), (5, "DECLINED")] {
            sends(&world, &mailbox, &answer(&mine, said, &stamp(minute))).await;
        }
        assert_eq!(told_of_it(&world).await, 1);
        assert_eq!((answered(&world).await, noted(&world).await), ((1, 1), 3), "declined, accepted, declined");
        sends(&world, &mailbox, &answer(&mine, "DECLINED", &stamp(6))).await;
        assert_eq!(noted(&world).await, 3, "the same again is nothing new");
        let logged = ProgrammeMailsQuery { kind: Some(MailKind::CalendarDeclined), ..ProgrammeMailsQuery::default() };
        let log = coordinator(&world).list_programme_mails(autumn.programme.id, &logged).await.unwrap().items;
        assert_eq!(log.len(), 1, "whoever runs the programme sees that they were told");
        let mails = mails(&world, WHO).await;
        let mail = mails.iter().find(|mail| mail.subject.contains("ei ole poissaoloilmoitus")).expect("it left by day");
        assert!(mail.text.contains("/sessions") && mail.text.contains("Syytä ei kysytä") && mail.calendar.is_none(), "{}", mail.text);
        // The control: somebody else declines.
        sends(&world, &mailbox, &answer(&others, "DECLINED", &stamp(3))).await;
        assert_eq!(told_of_it(&world).await, 2);
    }

    async fn whoever_has_apologised_is_told_nothing(world: World) {
        let (_, session) = told(&world).await;
        let (mailbox, mine) = (mailbox(&world).await, invitation(&world, WHO).await);
        world.client(Home::A, WHO).give_apology(session.id, world.key()).await.unwrap();
        sends(&world, &mailbox, &answer(&mine, "DECLINED", &stamp(3))).await;
        assert_eq!((answers(&world).await, told_of_it(&world).await), (1, 0));
    }

    async fn the_newest_answer_stands_in_whatever_order_they_come(world: World) {
        let (autumn, session) = told(&world).await;
        let (mailbox, mine) = (mailbox(&world).await, invitation(&world, WHO).await);
        sends(&world, &mailbox, &answer(&mine, "DECLINED", &stamp(5))).await;
        sends(&world, &mailbox, &answer(&mine, "ACCEPTED", &stamp(4))).await;
        assert!(declined(&world, &autumn, &session, WHO).await, "an older one that comes later loses");
        sends(&world, &mailbox, &answer(&mine, "ACCEPTED", &stamp(6))).await;
        assert!(!declined(&world, &autumn, &session, WHO).await);
        // A clock that is ahead by a year does not keep out what is answered tomorrow.
        sends(&world, &mailbox, &answer(&mine, "TENTATIVE", "20210831T060000Z")).await;
        set_clock(&world, 9, 2, 10);
        sends(&world, &self::mailbox(&world).await, &answer(&mine, "DECLINED", "20200902T060000Z")).await;
        assert!(declined(&world, &autumn, &session, WHO).await);
        assert_eq!(answers(&world).await, 1, "one answer of one person");
    }

    async fn answers_at_once_leave_the_newest(world: World) {
        let (autumn, session) = told(&world).await;
        let (mailbox, mine) = (mailbox(&world).await, invitation(&world, WHO).await);
        let mut racers = JoinSet::new();
        for minute in 1..=6 {
            let body = answer(&mine, if minute == 6 { "DECLINED" } else { "ACCEPTED" }, &stamp(minute));
            let (client, key) = (mailbox.clone(), world.key());
            racers.spawn(async move { client.send_invitation_reply(key, &body).await });
        }
        let failed: Vec<_> = racers.join_all().await.into_iter().filter_map(Result::err).collect();
        assert!(failed.is_empty(), "{failed:?}");
        assert!(declined(&world, &autumn, &session, WHO).await);
        assert_eq!((answers(&world).await, told_of_it(&world).await), (1, 1));
    }

    /// The time to which it was an answer is no more.
    async fn an_answer_to_an_older_time_is_void(world: World) {
        let (autumn, session) = told(&world).await;
        let (mailbox, old) = (mailbox(&world).await, invitation(&world, WHO).await);
        sends(&world, &mailbox, &answer(&old, "DECLINED", &stamp(1))).await;
        assert!(declined(&world, &autumn, &session, WHO).await, "the control");
        let body = SaveSession { start: "2020-09-09T09:00".into(), end: "2020-09-09T10:00".into(), ..session.to_save() };
        coordinator(&world).update_session(session.id, session.version, &body).await.unwrap();
        assert!(!declined(&world, &autumn, &session, WHO).await && answers(&world).await == 0);
        sends(&world, &mailbox, &answer(&old, "DECLINED", &stamp(9))).await;
        assert!(!declined(&world, &autumn, &session, WHO).await && answers(&world).await == 0);
        let new = invitation(&world, WHO).await;
        assert!(number(&new) > number(&old));
        sends(&world, &mailbox, &answer(&new, "DECLINED", &stamp(2))).await;
        assert!(declined(&world, &autumn, &session, WHO).await);
        assert_eq!(told_of_it(&world).await, 2, "once for each invitation");
    }

    async fn whoever_takes_a_pause_is_shown_no_more_and_asked_no_more(world: World) {
        let (autumn, session) = told(&world).await;
        let (mailbox, mine) = (mailbox(&world).await, invitation(&world, WHO).await);
        sends(&world, &mailbox, &answer(&mine, "DECLINED", &stamp(1))).await;
        assert!(declined(&world, &autumn, &session, WHO).await, "the control");
        coordinator(&world).pause_participation(autumn.application_of[&WHO], world.key()).await.unwrap();
        assert!(!declined(&world, &autumn, &session, WHO).await && asked_for(&world, &autumn).await.count == 0);
        sends(&world, &mailbox, &answer(&mine, "DECLINED", &stamp(2))).await;
        assert_eq!(told_of_it(&world).await, 1);
        world.pass(SignedDuration::from_mins(5));
        Runner::new(world.app.clone()).run_due().await.unwrap();
        assert_eq!(answers(&world).await, 0, "the answer goes with the invitation that is taken back");
    }

    async fn it_goes_when_the_session_is_over(world: World) {
        let (autumn, session) = told(&world).await;
        let (mailbox, mine) = (mailbox(&world).await, invitation(&world, WHO).await);
        sends(&world, &mailbox, &answer(&mine, "DECLINED", &stamp(1))).await;
        begin(&world);
        Runner::new(world.app.clone()).run_due().await.unwrap();
        assert!(declined(&world, &autumn, &session, WHO).await && answers(&world).await == 1, "the control");
        // Nobody can apologise any more, so nothing is told and nothing is kept.
        let others = invitation(&world, Persona::Coach).await;
        sends(&world, &self::mailbox(&world).await, &answer(&others, "DECLINED", &stamp(1))).await;
        assert_eq!((answers(&world).await, told_of_it(&world).await), (1, 1));
        set_clock(&world, 9, 8, 10);
        assert!(!declined(&world, &autumn, &session, WHO).await);
        Runner::new(world.app.clone()).run_due().await.unwrap();
        assert_eq!(answers(&world).await, 0);
        assert!(world.client(Home::A, WHO).view_my_data().await.unwrap().attendance.is_empty());
        assert!(count(&world, "session_invitations", "state = 'invited'").await > 0, "what was told stays");
    }

    async fn only_a_mailbox_with_the_scope_sends_and_it_reads_nothing(world: World) {
        let (_, session) = told(&world).await;
        let body = answer(&invitation(&world, WHO).await, "DECLINED", &stamp(1));
        for persona in [Persona::Coordinator, Persona::AgencyAdmin, Persona::Facilitator, WHO] {
            let refused = world.client(Home::A, persona).send_invitation_reply(world.key(), &body).await;
            assert_eq!(code(refused), ProblemCode::Forbidden, "{persona:?}");
        }
        assert_eq!(code(world.anonymous().send_invitation_reply(world.key(), &body).await), ProblemCode::Unauthenticated);
        let other = created(&world, &["people:write", "busy:write"]).await;
        let other = world.anonymous().with_token(token(&world, &other).await);
        assert_eq!(code(other.send_invitation_reply(world.key(), &body).await), ProblemCode::Forbidden);
        assert_eq!(answers(&world).await, 0);
        let own = mailbox(&world).await;
        assert_eq!(code(own.view_attendance(session.id).await), ProblemCode::Forbidden);
        assert_eq!(code(own.list_people(&Default::default()).await), ProblemCode::Forbidden);
        sends(&world, &own, &body).await;
        assert_eq!(answers(&world).await, 1, "the control");
    }

    /// The same answer for all of them, so that nobody learns by it who takes part in what.
    async fn what_is_of_nobody_leaves_no_trace(world: World) {
        let (_, session) = told(&world).await;
        let mine = invitation(&world, WHO).await;
        let mailbox = mailbox(&world).await;
        let body = answer(&mine, "DECLINED", &stamp(1));
        let forged = |from: &str, to: &str| {
            assert!(body.calendar.contains(from), "{from}");
            SendInvitationReply { calendar: body.calendar.replace(from, to) }
        };
        let (address, number) = (format!("mailto:{}@example.test", WHO.name()), format!("SEQUENCE:{}", number(&mine)));
        let nobody = [
            forged(&address, "mailto:nobody@example.test"),
            // On the register, and in no programme.
            forged(&address, &format!("mailto:{}@example.test", Persona::Supervisor.name())),
            forged(&session.id.to_string(), &world.key().to_string()),
            forged("@sessions.polku", "@sessions.example"),
            forged(&number, "SEQUENCE:1"),
            forged(&number, "SEQUENCE:9999999999999999999"),
            forged("PARTSTAT=DECLINED", "PARTSTAT=DELEGATED"),
        ];
        for body in &nobody {
            sends(&world, &mailbox, body).await;
        }
        // The mailbox of another agency.
        let new = polku_api_types::access::CreateMachineClient { name: "Posti".into(), scopes: vec!["replies:write".into()], ends_on: None };
        let admin = world.client(Home::B, Persona::AgencyAdmin);
        let client = admin.post("machine_clients", world.key(), &new).await.unwrap();
        let other = world.anonymous().with_token(token(&world, &client).await);
        sends(&world, &other, &body).await;
        let traces = count(&world, "audit_entries", "action = 'invitation_answered'").await;
        assert_eq!((answers(&world).await, traces, told_of_it(&world).await), (0, 0, 0));
        sends(&world, &mailbox, &body).await;
        assert_eq!((answers(&world).await, told_of_it(&world).await), (1, 1), "the control");
    }

    async fn what_is_no_answer_is_refused_with_its_place(world: World) {
        let (_, _) = told(&world).await;
        let mailbox = mailbox(&world).await;
        let invitation = invitation(&world, WHO).await;
        let good = answer(&invitation, "DECLINED", &stamp(1)).calendar;
        for (calendar, fault) in [
            (invitation.clone(), "not_allowed"),
            ("Hei, en pääse paikalle.".to_owned(), "malformed"),
            (good.replace("END:VEVENT", "END:VTODO"), "malformed"),
            (good.replace(&stamp(1), "yesterday"), "malformed"),
            (good.replace("mailto:", "sip:"), "malformed"),
            (String::new(), "malformed"),
            ("ä".repeat(40_000), "too_long"),
            ("a".repeat(70_000), "too_long"),
        ] {
            let refused = problem(mailbox.send_invitation_reply(world.key(), &SendInvitationReply { calendar }).await);
            assert_eq!((refused.status, refused.errors.len()), (422, 1), "{fault}");
            assert_eq!((refused.errors[0].pointer.as_str(), refused.errors[0].fault.name()), ("/calendar", fault));
        }
        assert_eq!(answers(&world).await, 0);
        sends(&world, &mailbox, &SendInvitationReply { calendar: good }).await;
        assert_eq!(answers(&world).await, 1, "the control");
    }

    async fn an_answer_takes_as_many_statements_however_many_take_part(world: World) {
        let (autumn, session) = told(&world).await;
        let mailbox = mailbox(&world).await;
        let mut took = Vec::new();
        for persona in [WHO, Persona::Coach] {
            let body = answer(&invitation(&world, persona).await, "DECLINED", &stamp(1));
            took.push(taken(&world, async || { sends(&world, &mailbox, &body).await; 1 }).await.1);
        }
        assert!(took.iter().all(|took| *took < 40), "{took:?}");
        // And however many declined, they are read together.
        let look = async || sheet(&world, session.id).await.people.iter().filter(|one| one.declined_in_calendar).count();
        let (two, few) = taken(&world, look).await;
        for persona in autumn.application_of.keys().filter(|persona| ![WHO, Persona::Coach].contains(persona)) {
            sends(&world, &mailbox, &answer(&invitation(&world, *persona).await, "DECLINED", &stamp(1))).await;
        }
        let (all, many) = taken(&world, look).await;
        assert!(two == 2 && all as usize == autumn.application_of.len(), "{two} {all}");
        assert!(few > 0 && many < few + all - two, "{few} {many}");
    }
}
