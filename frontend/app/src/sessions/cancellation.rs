use polku_api_types::sessions::{CancelSession, CancellationReason, SessionDetails, SessionState};
use polku_ui::field::{Choice, RadioGroup};
use polku_ui::{Button, ButtonKind, Buttons, Card, ConfirmDialog, Dialog, use_toasts, use_way, use_words};
use yew::prelude::*;

use super::words::reason_key;
use crate::hooks::{FormFailure, use_action};
use crate::route::AssessorRoute;

/// In the order in which they are offered.
pub const REASONS: [CancellationReason; 6] = [
    CancellationReason::FacilitatorAbsent,
    CancellationReason::Restrictions,
    CancellationReason::Venue,
    CancellationReason::TooFew,
    CancellationReason::Rescheduled,
    CancellationReason::Other,
];

#[derive(Properties, PartialEq)]
pub struct EndProps {
    pub session: SessionDetails,
}

/// What ends a session: a draft is removed, and of a published one its participants are told that it does not take place.
#[component]
pub fn End(props: &EndProps) -> Html {
    match props.session.state {
        SessionState::Draft => html! { <Removal session={props.session.clone()} /> },
        SessionState::Published => html! { <Cancellation session={props.session.clone()} /> },
        SessionState::Cancelled => Html::default(),
    }
}

/// Back to the list, where it is said.
#[hook]
fn use_ended(session: &SessionDetails, key: &'static str) -> Callback<()> {
    let words = use_words();
    let way = use_way();
    let toasts = use_toasts();
    let id = session.programme_id;
    Callback::from(move |()| {
        let href = AttrValue::from(AssessorRoute::Sessions { id });
        way.to_saying(&href, toasts.as_ref(), words.say(key));
    })
}

#[component]
fn Removal(props: &EndProps) -> Html {
    let words = use_words();
    let open = use_state(|| false);
    let done = use_ended(&props.session, "sessions-removed");
    let (id, version) = (props.session.id, props.session.version);
    let remove =
        use_action(move |client, _, ()| async move { client.remove_session(id, version).await }, done);
    let set = |value: bool| {
        let open = open.clone();
        Callback::from(move |()| open.set(value))
    };
    html! {
        <Card id="removal" title={words.say("sessions-remove")}>
            <p>{ words.say("sessions-remove-what") }</p>
            <Buttons><Button kind={ButtonKind::Secondary} onclick={set(true).reform(|_: MouseEvent| ())}>{ words.say("sessions-remove") }</Button></Buttons>
            <ConfirmDialog id="remove" title={words.say("sessions-remove-question")} action={words.say("sessions-remove")} open={*open}
                busy={remove.busy} on_confirm={remove.run.clone()} on_close={set(false)}>
                <FormFailure failure={remove.failure.clone()} attempt={remove.attempt} control={Callback::from(|_| None)} />
            </ConfirmDialog>
        </Card>
    }
}

#[component]
fn Cancellation(props: &EndProps) -> Html {
    let words = use_words();
    let open = use_state(|| false);
    let chosen = use_state(AttrValue::default);
    let done = {
        let done = use_ended(&props.session, "sessions-cancelled");
        done.reform(|_: SessionDetails| ())
    };
    let (id, version) = (props.session.id, props.session.version);
    let cancel = use_action(
        move |client, key, reason: CancellationReason| async move {
            client.cancel_session(id, version, key, &CancelSession { reason }).await
        },
        done,
    );
    let set = |value: bool| {
        let open = open.clone();
        Callback::from(move |()| open.set(value))
    };
    let reason = REASONS.into_iter().find(|reason| reason_key(*reason) == *chosen);
    let onclick = reason.map_or_else(Callback::noop, |reason| cancel.run.reform(move |_: MouseEvent| reason));
    let choices: Vec<Choice> = REASONS
        .into_iter()
        .map(|reason| Choice::new(reason_key(reason), words.say(reason_key(reason))))
        .collect();
    let choose = {
        let chosen = chosen.clone();
        Callback::from(move |choice: String| chosen.set(choice.into()))
    };
    html! {
        <Card id="cancellation" title={words.say("sessions-cancel")}>
            <p>{ words.say("sessions-cancel-what") }</p>
            <Buttons><Button kind={ButtonKind::Secondary} onclick={set(true).reform(|_: MouseEvent| ())}>{ words.say("sessions-cancel") }</Button></Buttons>
            <Dialog id="cancel" title={words.say("sessions-cancel-question")} open={*open} on_close={set(false)}>
                <FormFailure failure={cancel.failure.clone()} attempt={cancel.attempt} control={Callback::from(|_| None)} />
                <RadioGroup id="reason" label={words.say("sessions-cancel-reason")} hint={words.say("sessions-cancel-reason-hint")}
                    {choices} value={(*chosen).clone()} on_change={choose} />
                <Buttons>
                    <Button kind={ButtonKind::Danger} disabled={reason.is_none()} busy={cancel.busy} {onclick}>{ words.say("sessions-cancel") }</Button>
                    <Button kind={ButtonKind::Secondary} onclick={set(false).reform(|_: MouseEvent| ())}>{ words.say("ui-back") }</Button>
                </Buttons>
            </Dialog>
        </Card>
    }
}
