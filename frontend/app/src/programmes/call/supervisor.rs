use polku_api_types::programmes::SupervisorPart;
use polku_ui::field::{Choice, DateInput, RadioGroup};
use polku_ui::{Card, Words};
use yew::prelude::*;

use super::super::form::{Draft, Faults, control};
use super::typed::TypedCall;

/// The three parts with what each means.
const PARTS: [(SupervisorPart, &str, &str); 3] = [
    (SupervisorPart::None, "call-part-none", "call-part-none-what"),
    (SupervisorPart::Informed, "call-part-informed", "call-part-informed-what"),
    (SupervisorPart::WorkingTime, "call-part-working-time", "call-part-working-time-what"),
];

/// What the supervisors of those who apply are told and asked.
pub fn card(words: Words, draft: &Draft<TypedCall>, faults: &Faults) -> Html {
    let choices = PARTS.map(|(_, key, what)| Choice::new(key, words.say(key)).hint(words.say(what)));
    let chosen = PARTS.iter().find(|(part, ..)| *part == draft.supervisor).map_or("", |(_, key, _)| *key);
    let choose = draft.on(|call, key: String| {
        if let Some((part, ..)) = PARTS.iter().find(|(_, of, _)| *of == key) {
            call.supervisor = *part;
        }
    });
    html! {
        <Card id="supervisor" title={words.say("call-supervisor")} lead={words.say("call-part-lead")}>
            <RadioGroup id={control("/supervisor/part")} label={words.say("call-part")} choices={choices.to_vec()} value={chosen} on_change={choose} />
            if draft.supervisor == SupervisorPart::WorkingTime {
                <DateInput id={control("/supervisor/statements_until")} label={words.say("call-statements-until")} hint={words.say("call-statements-until-what")}
                    value={draft.statements_until.clone()} error={faults.at("/supervisor/statements_until")}
                    on_change={draft.on(|call, day| call.statements_until = day)} />
            }
        </Card>
    }
}
