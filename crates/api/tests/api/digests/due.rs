//! When one leaves: on its day, from seven, once, or not at all.

use jiff::SignedDuration;
use jiff::civil::date;
use polku_api_types::digests::DigestFrequency::{Never, Weekly, WorkingDays};
use polku_api_types::programmes::ElementKind;

use super::{SUBJECT, chooses, digests, on, run_jobs};
use crate::for_each_engine;
use crate::retention::{count, execute};
use crate::sessions::invited::mails;
use crate::sessions::{Autumn, TAKING_PART};
use crate::support::calls::set_clock;
use crate::support::{Home, Persona, World};

const WHO: Persona = Persona::Participant;

/// A lecture on Tuesday 8 September at nine, known since the week before.
async fn settle(world: &World) -> Autumn {
    let autumn = Autumn::settle(world).await;
    set_clock(world, 9, 1, 9);
    lecture(world, &autumn, "2020-09-08").await;
    autumn
}

async fn lecture(world: &World, autumn: &Autumn, day: &str) {
    let (start, end) = (format!("{day}T09:00"), format!("{day}T10:00"));
    autumn.told(world, autumn.of(ElementKind::Lecture, &start, &end)).await;
}

/// How many somebody got, after the jobs have run now.
async fn got(world: &World, persona: Persona) -> usize {
    run_jobs(world).await;
    digests(world, persona).await.len()
}

for_each_engine! {
    async fn nobody_gets_one_who_has_not_chosen_it(world: World) {
        settle(&world).await;
        chooses(&world, Persona::OtherParticipant, Never).await;
        chooses(&world, Persona::Coach, WorkingDays).await;
        set_clock(&world, 9, 8, 7);
        run_jobs(&world).await;
        for persona in TAKING_PART {
            let expected = usize::from(persona == Persona::Coach);
            assert_eq!(digests(&world, persona).await.len(), expected, "{persona:?}");
        }
        chooses(&world, Persona::Coach, Never).await;
        set_clock(&world, 9, 9, 7);
        assert_eq!(got(&world, Persona::Coach).await, 1, "whoever has had enough gets no more");
    }

    async fn it_leaves_at_seven_once_and_never_late(world: World) {
        let autumn = settle(&world).await;
        lecture(&world, &autumn, "2020-09-10").await;
        chooses(&world, WHO, WorkingDays).await;
        set_clock(&world, 9, 8, 6);
        assert_eq!(got(&world, WHO).await, 0);
        set_clock(&world, 9, 8, 7);
        assert_eq!(got(&world, WHO).await, 1);
        for _ in 0..3 {
            world.pass(SignedDuration::from_mins(15));
            assert_eq!(got(&world, WHO).await, 1, "once a day");
        }
        // The server stands still until the evening of the day after next: that digest is not sent late.
        set_clock(&world, 9, 10, 20);
        assert_eq!(got(&world, WHO).await, 1);
        // Back within the hours of the day, it would have left: the control.
        lecture(&world, &autumn, "2020-09-12").await;
        set_clock(&world, 9, 11, 19);
        assert_eq!(got(&world, WHO).await, 2);
    }

    /// The mail server stands still: what was so on the day before is told to nobody.
    async fn what_could_not_leave_on_its_day_is_set_aside(world: World) {
        let autumn = settle(&world).await;
        for day in ["2020-09-09", "2020-09-12"] {
            lecture(&world, &autumn, day).await;
        }
        chooses(&world, WHO, WorkingDays).await;
        let arrived = async || {
            let all = mails(&world, WHO).await;
            all.iter().filter(|mail| mail.subject.starts_with(SUBJECT)).count()
        };
        let late = async || count(&world, "mails", "template = 'digest' AND state = 'failed' AND last_error = 'late'").await;
        set_clock(&world, 9, 8, 7);
        assert_eq!(got(&world, WHO).await, 1);
        set_clock(&world, 9, 9, 7);
        assert_eq!((arrived().await, late().await), (1, 1), "that of today alone");
        set_clock(&world, 9, 11, 19);
        assert_eq!(got(&world, WHO).await, 3);
        set_clock(&world, 9, 11, 20);
        assert_eq!((arrived().await, late().await), (1, 2), "nor at night");
    }

    async fn the_same_choice_again_loses_no_digest(world: World) {
        settle(&world).await;
        chooses(&world, WHO, WorkingDays).await;
        set_clock(&world, 9, 8, 8);
        chooses(&world, WHO, WorkingDays).await;
        assert_eq!(got(&world, WHO).await, 1);
    }

    /// A morning on which there is nothing to say stays quiet, whatever comes up later in the day.
    async fn nothing_to_say_is_no_mail(world: World) {
        let autumn = settle(&world).await;
        chooses(&world, WHO, WorkingDays).await;
        chooses(&world, Persona::StaffRepresentative, Weekly).await;
        set_clock(&world, 9, 14, 7);
        assert_eq!(got(&world, WHO).await, 0);
        assert_eq!(got(&world, Persona::StaffRepresentative).await, 0, "nor for who has nothing to do with it");
        set_clock(&world, 9, 14, 10);
        lecture(&world, &autumn, "2020-09-15").await;
        let short = autumn.of(ElementKind::Lecture, "2020-09-14T15:00", "2020-09-14T16:00");
        autumn.told(&world, short).await;
        world.pass(SignedDuration::from_mins(15));
        assert_eq!(got(&world, WHO).await, 0);
        set_clock(&world, 9, 15, 7);
        assert_eq!(got(&world, WHO).await, 1, "the control");
    }

    async fn a_choice_in_the_course_of_the_day_holds_from_the_next(world: World) {
        settle(&world).await;
        set_clock(&world, 9, 8, 8);
        let chosen = chooses(&world, WHO, WorkingDays).await;
        assert_eq!(chosen.next_on, Some(date(2020, 9, 9)));
        assert_eq!(got(&world, WHO).await, 0);
    }

    /// Easter Monday 2021 is 5 April.
    async fn a_holiday_moves_it_to_the_next_working_day(world: World) {
        let autumn = settle(&world).await;
        on(&world, "2021-03-30T06:00:00Z");
        lecture(&world, &autumn, "2021-04-09").await;
        assert_eq!(chooses(&world, WHO, Weekly).await.next_on, Some(date(2021, 4, 6)));
        for moment in ["2021-04-05T04:00:00Z", "2021-04-05T09:00:00Z", "2021-04-06T03:59:59Z"] {
            on(&world, moment);
            assert_eq!(got(&world, WHO).await, 0, "{moment}");
        }
        on(&world, "2021-04-06T04:00:00Z");
        assert_eq!(got(&world, WHO).await, 1);
    }

    /// The clocks go back on Sunday 25 October 2020: on Monday it is seven an hour later than the week before.
    async fn the_clocks_change_and_it_leaves_at_seven(world: World) {
        let autumn = settle(&world).await;
        for day in ["2020-10-20", "2020-10-27"] {
            lecture(&world, &autumn, day).await;
        }
        chooses(&world, WHO, Weekly).await;
        for (moment, expected) in [
            ("2020-10-19T03:59:59Z", 0),
            ("2020-10-19T04:00:00Z", 1),
            ("2020-10-26T04:00:00Z", 1),
            ("2020-10-26T04:59:59Z", 1),
            ("2020-10-26T05:00:00Z", 2),
        ] {
            on(&world, moment);
            assert_eq!(got(&world, WHO).await, expected, "{moment}");
        }
    }

    async fn whoever_cannot_be_reached_or_sign_in_gets_none(world: World) {
        settle(&world).await;
        for persona in [WHO, Persona::OtherParticipant, Persona::Coach, Persona::Mentor] {
            chooses(&world, persona, WorkingDays).await;
        }
        let person = |persona| world.rows(Home::A, persona).person.unwrap();
        let account = world.rows(Home::A, Persona::OtherParticipant).account;
        execute(&world, format!("
            UPDATE people SET email = NULL WHERE id = '{}';
            UPDATE accounts SET status = 'disabled' WHERE id = '{account}';
            UPDATE people SET active = FALSE, left_on = '2020-09-05' WHERE id = '{}';
            ", person(WHO), person(Persona::Coach))).await;
        assert!(!world.client(Home::A, WHO).view_own_digest_settings().await.unwrap().has_address);
        set_clock(&world, 9, 8, 7);
        run_jobs(&world).await;
        assert_eq!(digests(&world, Persona::Mentor).await.len(), 1, "the control");
        let reached = format!("template = 'digest' AND person_id <> '{}'", person(Persona::Mentor));
        assert_eq!(count(&world, "mails", &reached).await, 0);
        let address = format!("UPDATE people SET email = 'taas@example.test' WHERE id = '{}'", person(WHO));
        execute(&world, address).await;
        world.pass(SignedDuration::from_mins(15));
        assert_eq!(got(&world, WHO).await, 1, "with an address they get it on the same day");
    }
}
