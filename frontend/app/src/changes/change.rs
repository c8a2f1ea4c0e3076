use jiff::civil::Date;
use polku_api_types::changes::{Breach, RegisterChange, Resolution, ResolveRegisterChange};
use polku_api_types::participation::{DiscontinuationReason, ParticipationState};
use polku_api_types::words::Spoken;
use polku_i18n::format;
use polku_ui::field::{Choice, RadioGroup};
use polku_ui::{
    Button, ButtonKind, Buttons, Card, LinkButton, MarkList, Notice, Tag, Words, use_toasts, use_words,
};
use uuid::Uuid;
use yew::prelude::*;

use super::words::{breach_items, facts_word};
use crate::applications::{state_tone as application_tone, state_word as application_word};
use crate::hooks::{FormFailure, use_action};
use crate::participation::{Discontinuation, is_over, state_tone, state_word};
use crate::route::ParticipantsRoute;
use crate::zone::local;

#[derive(Properties, PartialEq)]
pub struct ChangeProps {
    pub programme: Uuid,
    pub change: RegisterChange,
    pub on_resolved: Callback<()>,
}

/// One change that waits: what is different, what it breaks, and the ways to deal with it. The smallest repair is
/// chosen to begin with; only a discontinuation asks for more.
#[component]
pub fn Change(props: &ChangeProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let change = &props.change;
    let chosen = use_state(|| change.proposal);
    let done = {
        let on_resolved = props.on_resolved.clone();
        Callback::from(move |()| {
            if let Some(toasts) = &toasts {
                toasts.done(words.say("changes-resolved-toast"));
            }
            on_resolved.emit(());
        })
    };
    let (id, version) = (change.id, change.version);
    let resolve = use_action(
        move |client, key, (resolution, reason): (Resolution, Option<DiscontinuationReason>)| async move {
            let body = ResolveRegisterChange { resolution, reason };
            client.resolve_register_change(id, key, version, &body).await.map(drop)
        },
        done,
    );
    let resolution = *chosen;
    let onclick = {
        let run = resolve.run.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(resolution) = resolution {
                run.emit((resolution, None));
            }
        })
    };
    let choices = possible(change).map(|(resolution, what)| {
        Choice::new(resolution.word(), words.say(resolution.word())).hint(words.say(what))
    });
    let choose = {
        let all = [Resolution::Kept, Resolution::Moved, Resolution::Paused, Resolution::Discontinued];
        Callback::from(move |choice: String| {
            chosen.set(all.into_iter().find(|one| one.word() == choice));
        })
    };
    let noted = format::date(words.language, local(change.noted_at).date());
    html! {
        <Card id={id.to_string()} one_of_many=true title={format!("{} {}", change.given_name, change.family_name)}
            lead={words.say_with("changes-what", &[("date", noted.into()), ("facts", facts_word(words, &change.facts).into())])} aside={standing(words, change)}>
            <MarkList items={breach_items(words, &change.breaches)} />
            if let Some(begins) = leave_ahead(change) {
                <Notice><p>{ words.say_with("changes-leave-ahead", &[("date", format::date(words.language, begins).into())]) }</p></Notice>
            }
            <FormFailure failure={resolve.failure.clone()} attempt={resolve.attempt} control={Callback::from(|_| None)} />
            <RadioGroup id={format!("resolution-{id}")} label={words.say("changes-resolution")} hint={words.say("changes-resolution-hint")}
                choices={choices.collect::<Vec<_>>()} value={resolution.map(Spoken::word).unwrap_or_default()} on_change={choose} />
            if resolution == Some(Resolution::Discontinued) {
                <Discontinuation id={format!("reason-{id}")} programme={props.programme} busy={resolve.busy}
                    on_discontinue={resolve.run.reform(|reason| (Resolution::Discontinued, Some(reason)))} />
            } else {
                <Buttons>
                    <Button disabled={resolution.is_none()} busy={resolve.busy} {onclick}>{ words.say("changes-resolve") }</Button>
                    if resolution == Some(Resolution::Moved) {
                        <LinkButton kind={ButtonKind::Secondary} href={ParticipantsRoute::Groups { id: props.programme }}>{ words.say("changes-to-groups") }</LinkButton>
                    }
                </Buttons>
            }
        </Card>
    }
}

/// The first day of a leave that is still to come: nothing is proposed before it.
fn leave_ahead(change: &RegisterChange) -> Option<Date> {
    let leave = change.breaches.iter().find_map(|breach| match breach {
        Breach::OnLeave { from, .. } => Some(*from),
        _ => None,
    });
    leave.filter(|_| change.proposal.is_none())
}

/// The ways to deal with a change, the least first, and what follows from each.
fn possible(change: &RegisterChange) -> impl Iterator<Item = (Resolution, &'static str)> {
    let takes_part = change.participation.is_some_and(|state| !is_over(state));
    let in_group =
        takes_part || change.breaches.iter().any(|breach| matches!(breach, Breach::SameLine { .. }));
    let kept = [(Resolution::Kept, "changes-kept-what")];
    let moved = in_group.then_some((Resolution::Moved, "changes-moved-what"));
    let ongoing = change.participation == Some(ParticipationState::Ongoing);
    let paused = ongoing.then_some((Resolution::Paused, "changes-paused-what"));
    let discontinued = takes_part.then_some((Resolution::Discontinued, "participants-discontinue-what"));
    kept.into_iter().chain(paused).chain(moved).chain(discontinued)
}

/// Where somebody stands: how they take part, or else what has become of the application.
fn standing(words: Words, change: &RegisterChange) -> Html {
    let (tone, word) = match change.participation {
        Some(state) => (state_tone(state), state_word(words, state)),
        None => {
            let state = change.application_state;
            (application_tone(state), application_word(words, state))
        }
    };
    html! { <Tag {tone}>{ word }</Tag> }
}
