//! "Palkeet 2020", parts 1 and 2 (N20), and the beginning of part 3: from an empty installation to two groups of twenty
//! with their autumn in everybody's calendar, and the last word to those who still wait, in the order of the calendar, through the typed client alone. Each chapter is a file; each step
//! notes which requirements it has shown.

mod applying;
mod autumn;
mod call;
mod circumstances;
mod coaches;
mod declined;
mod digests;
mod doors;
mod files;
mod groups;
mod house;
mod last_word;
mod leave;
mod leaving;
mod messages;
mod needs;
mod next_year;
mod offers;
mod outcome;
mod oversight;
mod paths;
mod planning;
mod presence;
mod programmes;
mod promises;
mod register;
mod repair;
mod scoring;
mod selection;
mod small_groups;
mod staff;
mod supervision;
mod today;
mod traces;
mod years_on;

use crate::support::Scratch;
use house::House;

async fn from_the_register_to_the_groups(scratch: Scratch) {
    let house = House::empty(scratch);
    // March and April: the agency, its people, the programmes and the call.
    staff::take_into_use(&house).await;
    let staff = staff::import_register(&house).await;
    staff::invite_officials(&house, &staff).await;
    let programmes = programmes::found(&house).await;
    programmes::design_together(&house, &programmes).await;
    programmes::publish(&house, &programmes).await;
    let call = call::open(&house, &programmes).await;
    // 14 April–1 May: everybody may apply.
    let applicants = applying::everybody(&house, &staff, call).await;
    needs::tell(&house, &staff, &programmes).await;
    // May: another path for the newcomers; rules, draw, confirmation, and forty who take their places.
    let applicants = paths::offer(&house, &staff, &programmes, call, applicants).await;
    let round = selection::draw(&house, &staff, &programmes, &applicants, call).await;
    let order = outcome::confirm(&house, &staff, &programmes, &applicants, &round).await;
    needs::forget_who_is_out(&house, &staff).await;
    offers::answer(&house, &staff, &programmes, call, &order).await;
    // June: the groups, and who looked.
    groups::form(&house, &staff, &programmes, &order).await;
    traces::read_who_looked(&house, &staff, call).await;
    files::take_out(&house, &programmes, call).await;
    small_groups::form(&house, &staff, &programmes, &order).await;
    autumn::kick_off(&house, &programmes, &order).await;
    // August: one leaves, one comes.
    repair::one_leaves_and_one_comes(&house, &programmes, &order).await;
    small_groups::mend(&house, &programmes).await;
    planning::propose(&house, &programmes, &order).await;
    autumn::schedule(&house, &programmes, &order).await;
    oversight::a_series_goes_and_comes_back(&house, &programmes, &order).await;
    coaches::restrictions(&house, &programmes).await;
    // August and September: an outcome is checked, and the waiting list ends.
    last_word::give(&house, &staff, &programmes, &round, call).await;
    // September: restrictions turn a part remote and a part hybrid, and leave a part in person.
    circumstances::restrictions(&house, &programmes, &order).await;
    // 8 September: a coach falls ill in the morning.
    today::a_coach_falls_ill(&house, &programmes).await;
    oversight::how_it_is_doing(&house, &programmes).await;
    digests::on_monday(&house, &staff, &order).await;
    // September: a second call, scored without names.
    scoring::a_second_call(&house, &staff, &programmes, &applicants).await;
    // October: the programme of 2021, copied and not yet decided.
    next_year::copy(&house, &programmes).await;
    // October: one is away for two weeks.
    leave::one_is_away(&house, &programmes, &order).await;
    // November: two leave the staff, and keep what is theirs.
    leaving::two_leave(&house, &staff).await;
    // December: what everybody lived of it.
    autumn::lived(&house, &programmes).await;
    oversight::all_is_marked(&house, &programmes).await;
    // December: another day is asked for, and given up.
    promises::another_day(&house, &programmes, &order).await;
    // Years on: everybody has gone through, and the applications go on their day.
    years_on::erase(&house, &programmes, &round, call).await;
}

/// Once on each engine.
mod palkeet_2020 {
    use super::{Scratch, from_the_register_to_the_groups};

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn sqlite() {
        from_the_register_to_the_groups(Scratch::sqlite()).await;
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn postgres() {
        from_the_register_to_the_groups(Scratch::postgres()).await;
    }
}
