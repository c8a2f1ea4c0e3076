use polku_api_types::rerouting::{AddendumDetails, AddendumState};
use polku_i18n::format;
use polku_ui::{
    Button, ButtonKind, Buttons, Card, KeyValue, KeyValueList, Link, Tag, Tone, Words, use_toasts, use_words,
};
use yew::prelude::*;

use super::adopt_form::AdoptForm;
use crate::context::use_session;
use crate::hooks::{FormFailure, use_action};
use crate::localised::shown;
use crate::programmes::{ConditionTexts, condition_sentence};
use crate::route::CoordinatorRoute;
use crate::zone::local;

/// Who is offered a path.
const OFFERED_TO: ConditionTexts = ConditionTexts {
    supervisors: "paths-for-supervisors",
    others: "paths-for-others",
    categories: "paths-for-categories",
    units: "paths-for-units",
    sites: "paths-for-sites",
    new: "paths-for-new",
};

#[derive(Properties, PartialEq)]
pub struct AddendumCardProps {
    pub addendum: AddendumDetails,
    /// Told after it was adopted or withdrawn.
    pub on_changed: Callback<()>,
}

/// One addendum: what is offered to whom, why, who decided, and the answers so far.
#[component]
pub fn AddendumCard(props: &AddendumCardProps) -> Html {
    let words = use_words();
    let session = use_session();
    let addendum = &props.addendum;
    let (tone, state) = match addendum.state {
        AddendumState::Prepared => (Tone::Warn, "paths-state-prepared"),
        AddendumState::Adopted => (Tone::Good, "paths-state-adopted"),
        AddendumState::Withdrawn => (Tone::Plain, "paths-state-withdrawn"),
    };
    let waits = addendum.state == AddendumState::Prepared;
    html! {
        <Card id={addendum.id.to_string()} one_of_many=true title={shown(words, &addendum.title)}>
            <p><Tag {tone}>{ words.say(state) }</Tag></p>
            <p>{ shown(words, &addendum.reason) }</p>
            <KeyValueList items={facts(words, addendum)} />
            if waits && session.holds("decider") {
                <AdoptForm addendum={addendum.clone()} on_adopted={props.on_changed.clone()} />
            }
            if waits && session.holds("coordinator") {
                <WithdrawAddendum addendum={addendum.clone()} on_withdrawn={props.on_changed.clone()} />
            }
        </Card>
    }
}

fn facts(words: Words, addendum: &AddendumDetails) -> Vec<KeyValue> {
    let target = CoordinatorRoute::Programme { id: addendum.target_programme_id };
    let for_whom = addendum.conditions.iter().map(|condition| {
        html! { <>{ condition_sentence(words, OFFERED_TO, condition) }<br /></> }
    });
    let mut items = vec![
        KeyValue::new(
            words.say("paths-offered"),
            html! { <Link href={target}>{ shown(words, &addendum.target_programme_name) }</Link> },
        ),
        KeyValue::new(words.say("paths-for"), for_whom.collect::<Html>()),
        KeyValue::new(words.say("paths-answer-by"), format::date(words.language, addendum.answer_by)),
    ];
    if let Some(decision) = &addendum.decision {
        let day = format::date(words.language, local(decision.decided_at).date());
        let decided = words.say_with(
            "programme-rule-decided",
            &[
                ("name", decision.name.as_str().into()),
                ("title", decision.title.as_str().into()),
                ("day", day.into()),
            ],
        );
        items.push(KeyValue::new(words.say("paths-decided"), decided));
    }
    let offers = addendum.offers.filter(|_| addendum.state == AddendumState::Adopted);
    items.extend(offers.map(|offers| {
        let counted = words.say_with(
            "paths-answers-counted",
            &[
                ("accepted", offers.accepted.into()),
                ("refused", offers.refused.into()),
                ("lapsed", offers.lapsed.into()),
                ("open", offers.open.into()),
            ],
        );
        KeyValue::new(words.say("paths-answers"), counted)
    }));
    items
}

#[derive(Properties, PartialEq)]
struct WithdrawAddendumProps {
    addendum: AddendumDetails,
    on_withdrawn: Callback<()>,
}

#[component]
fn WithdrawAddendum(props: &WithdrawAddendumProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let (id, version) = (props.addendum.id, props.addendum.version);
    let done = props.on_withdrawn.reform(move |()| {
        if let Some(toasts) = &toasts {
            toasts.done(words.say("paths-withdrawn-toast"));
        }
    });
    let withdraw = use_action(
        move |client, key, ()| async move { client.withdraw_addendum(key, id, version).await.map(drop) },
        done,
    );
    html! {
        <>
            <FormFailure failure={withdraw.failure.clone()} attempt={withdraw.attempt} control={Callback::from(|_| None)} />
            <Buttons>
                <Button kind={ButtonKind::Danger} busy={withdraw.busy} onclick={withdraw.run.reform(|_| ())}>{ words.say("paths-withdraw") }</Button>
            </Buttons>
        </>
    }
}
