use polku_api_types::supervision::{
    SupervisorStanding, SupervisorStatement, WorkingTimeAnswer, WorkingTimeObstacle,
};
use polku_i18n::format;
use polku_ui::{Tone, Words};
use yew::prelude::*;

use crate::zone::local;

/// Every answer, in the order in which it is offered.
pub const ANSWERS: [WorkingTimeAnswer; 3] =
    [WorkingTimeAnswer::Yes, WorkingTimeAnswer::YesWithCondition, WorkingTimeAnswer::No];

/// Every reason, in the order in which it is offered.
pub const OBSTACLES: [WorkingTimeObstacle; 5] = [
    WorkingTimeObstacle::BusyPeriod,
    WorkingTimeObstacle::Shifts,
    WorkingTimeObstacle::OthersAway,
    WorkingTimeObstacle::AgreedWork,
    WorkingTimeObstacle::Other,
];

/// Also what a choice is called in a form.
pub const fn answer_key(answer: WorkingTimeAnswer) -> &'static str {
    match answer {
        WorkingTimeAnswer::Yes => "working-time-yes",
        WorkingTimeAnswer::YesWithCondition => "working-time-condition",
        WorkingTimeAnswer::No => "working-time-no",
    }
}

pub const fn answer_tone(answer: WorkingTimeAnswer) -> Tone {
    match answer {
        WorkingTimeAnswer::Yes => Tone::Good,
        WorkingTimeAnswer::YesWithCondition => Tone::Info,
        WorkingTimeAnswer::No => Tone::Warn,
    }
}

pub const fn obstacle_key(obstacle: WorkingTimeObstacle) -> &'static str {
    match obstacle {
        WorkingTimeObstacle::BusyPeriod => "working-time-busy-period",
        WorkingTimeObstacle::Shifts => "working-time-shifts",
        WorkingTimeObstacle::OthersAway => "working-time-others-away",
        WorkingTimeObstacle::AgreedWork => "working-time-agreed-work",
        WorkingTimeObstacle::Other => "working-time-other",
    }
}

pub const fn standing_key(standing: SupervisorStanding) -> &'static str {
    match standing {
        SupervisorStanding::NotTold => "supervision-not-told",
        SupervisorStanding::NobodyToAsk => "supervision-nobody",
        SupervisorStanding::Told => "supervision-told",
        SupervisorStanding::Asked => "supervision-asked",
        SupervisorStanding::Silent => "supervision-silent",
        SupervisorStanding::Stated => "supervision-stated",
    }
}

/// What is stated, by whom, and what the applicant answered.
pub fn statement(words: Words, stated: &SupervisorStatement) -> Html {
    let date = format::date(words.language, local(stated.stated_at).date());
    let by = match &stated.stated_by {
        Some(by) => words.say_with(
            "supervision-by",
            &[("name", by.name.as_str().into()), ("title", by.title.as_str().into()), ("date", date.into())],
        ),
        None => words.say_with("supervision-by-nobody", &[("date", date.into())]),
    };
    html! {
        <>
            <p><strong>{ words.say(answer_key(stated.answer)) }</strong></p>
            if let Some(obstacle) = stated.obstacle {
                <p>{ words.say_with("supervision-reason", &[("reason", words.say(obstacle_key(obstacle)).as_str().into())]) }</p>
            }
            if let Some(said) = &stated.words {
                <p class="as-written">{ said }</p>
            }
            <p class="quiet">{ by }</p>
            if let Some(reply) = &stated.reply {
                <h3>{ words.say("supervision-reply") }</h3>
                <p class="as-written">{ reply }</p>
            }
        </>
    }
}
