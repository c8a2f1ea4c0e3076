use polku_api_types::programmes::{CallDate, LeftBehind, MovedDate, NextYear, RuleToDecide, ToApprove};
use polku_domain::calendar::{DayOff, Holiday};
use polku_i18n::format;
use polku_ui::{MarkItem, Words};
use yew::prelude::*;

use crate::localised::shown;

/// What a date is called.
pub const fn date_key(date: CallDate) -> &'static str {
    match date {
        CallDate::OpensOn => "next-year-opens-on",
        CallDate::ClosesOn => "next-year-closes-on",
        CallDate::WaitingListUntil => "next-year-waiting-list-until",
        CallDate::ChecksUntil => "next-year-checks-until",
        CallDate::StatementsUntil => "next-year-statements-until",
    }
}

/// What a day is called on which nobody is at work.
pub const fn day_off_key(day: DayOff) -> &'static str {
    match day {
        DayOff::Saturday => "day-off-saturday",
        DayOff::Sunday => "day-off-sunday",
        DayOff::Holiday(holiday) => match holiday {
            Holiday::NewYear => "day-off-new-year",
            Holiday::Epiphany => "day-off-epiphany",
            Holiday::GoodFriday => "day-off-good-friday",
            Holiday::EasterSunday => "day-off-easter-sunday",
            Holiday::EasterMonday => "day-off-easter-monday",
            Holiday::MayDay => "day-off-may-day",
            Holiday::Ascension => "day-off-ascension",
            Holiday::Pentecost => "day-off-pentecost",
            Holiday::MidsummerEve => "day-off-midsummer-eve",
            Holiday::Midsummer => "day-off-midsummer",
            Holiday::AllSaints => "day-off-all-saints",
            Holiday::Independence => "day-off-independence",
            Holiday::ChristmasEve => "day-off-christmas-eve",
            Holiday::Christmas => "day-off-christmas",
            Holiday::StStephen => "day-off-st-stephen",
        },
    }
}

/// Why a date comes to lie where it does.
pub fn why(words: Words, moved: &MovedDate) -> AttrValue {
    let mut said = match DayOff::of(moved.same_weekday) {
        Some(day_off) => words.say_with(
            "next-year-why-off",
            &[
                ("day", format::date_with_weekday(words.language, moved.same_weekday).as_str().into()),
                ("why", words.say(day_off_key(day_off)).as_str().into()),
            ],
        ),
        None => words.say("next-year-why-same"),
    }
    .to_string();
    if moved.kept_apart {
        said.push(' ');
        said.push_str(&words.say("next-year-why-apart"));
    }
    said.into()
}

/// What stays with the programme that is copied.
pub const fn left_behind_key(what: LeftBehind) -> &'static str {
    match what {
        LeftBehind::Applications => "next-year-left-applications",
        LeftBehind::Selection => "next-year-left-selection",
        LeftBehind::Participants => "next-year-left-participants",
        LeftBehind::Roles => "next-year-left-roles",
        LeftBehind::Accommodation => "next-year-left-accommodation",
        LeftBehind::Decisions => "next-year-left-decisions",
        LeftBehind::PublicPage => "next-year-left-public-page",
    }
}

/// Something that has to be approved anew, with what that means.
pub fn approval_item(words: Words, number: usize, what: ToApprove, plan: &NextYear) -> MarkItem {
    let (title, detail) = match what {
        ToApprove::Design => ("next-year-approve-design", "next-year-approve-design-what"),
        ToApprove::Cooperation => ("next-year-approve-cooperation", "next-year-approve-cooperation-what"),
        ToApprove::Rules => ("next-year-approve-rules", "next-year-approve-rules-what"),
        ToApprove::Call => ("next-year-approve-call", "next-year-approve-call-what"),
    };
    let rules = html! {
        if what == ToApprove::Rules {
            <ul>{ for plan.rules.iter().map(|rule| html! { <li>{ rule_line(words, rule) }</li> }) }</ul>
        }
    };
    MarkItem::numbered(number.to_string(), words.say(title))
        .detail(html! { <><p>{ words.say(detail) }</p>{ rules }</> })
}

fn rule_line(words: Words, rule: &RuleToDecide) -> Html {
    let day = |day| format::date(words.language, day);
    let decided = words.say_with(
        "next-year-rule-decided",
        &[
            ("name", rule.decided_by_name.as_str().into()),
            ("title", rule.decided_by_title.as_str().into()),
            ("date", day(rule.decided_on).into()),
        ],
    );
    let reference = rule.reference_from.zip(rule.reference_to).map(|(from, to)| {
        words.say_with("next-year-rule-reference", &[("from", day(from).into()), ("to", day(to).into())])
    });
    html! {
        <>
            { shown(words, &rule.title) }{ " " }<span class="quiet">{ decided }{ " " }{ for reference }</span>
        </>
    }
}
