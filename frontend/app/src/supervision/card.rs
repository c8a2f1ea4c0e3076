use std::rc::Rc;

use polku_api_types::programmes::SupervisorPart;
use polku_api_types::supervision::{ApplicationSupervision, ReplyToSupervisor};
use polku_i18n::format;
use polku_ui::field::TextArea;
use polku_ui::{AsyncView, Button, ButtonKind, Buttons, Card, Words, use_toasts, use_words};
use uuid::Uuid;
use yew::prelude::*;

use super::words::{standing_key, statement};
use crate::hooks::{FormFailure, use_action, use_query};

/// The server takes no longer replies.
const MOST_CHARACTERS: usize = 500;

#[derive(Properties, PartialEq)]
pub struct SupervisionCardProps {
    pub application: Uuid,
}

/// What the supervisor was told of the reader's own application and has stated, where the call tells supervisors anything.
#[component]
pub fn SupervisionCard(props: &SupervisionCardProps) -> Html {
    let words = use_words();
    // A withdrawn application has nothing of it, and the answer is that there is no such thing.
    let found = use_query(props.application, |client, id| async move {
        let found = client.view_application_supervision(id).await;
        match found {
            Err(error) if error.problem().is_some_and(|problem| problem.status == 404) => Ok(None),
            found => found.map(Some),
        }
    });
    let reload = found.reload.clone();
    let ready = Callback::from(move |found: Rc<Option<ApplicationSupervision>>| match &*found {
        Some(of) if of.part != SupervisorPart::None => card(words, of, &reload),
        _ => Html::default(),
    });
    html! { <AsyncView<Option<ApplicationSupervision>> state={found.state} {ready} on_retry={found.reload} /> }
}

fn card(words: Words, of: &ApplicationSupervision, reload: &Callback<()>) -> Html {
    let name = of.supervisor.as_ref().map(|supervisor| supervisor.name.clone()).unwrap_or_default();
    let until = of.statements_until.map(|day| format::date(words.language, day)).unwrap_or_default();
    html! {
        <Card id="supervision" title={words.say("supervision-title")} lead={words.say("supervision-lead")}>
            if let Some(stated) = &of.statement {
                { statement(words, stated) }
                <Reply key={of.version} application={of.application_id} version={of.version}
                    before={stated.reply.clone()} on_saved={reload.clone()} />
            } else {
                <p>{ words.say_with(standing_key(of.standing), &[("name", name.into()), ("date", until.into())]) }</p>
            }
        </Card>
    }
}

#[derive(Properties, PartialEq)]
struct ReplyProps {
    application: Uuid,
    version: u64,
    before: Option<String>,
    on_saved: Callback<()>,
}

/// A short reply to what was stated.
#[component]
fn Reply(props: &ReplyProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let open = use_state(|| false);
    let typed = use_state(|| props.before.clone().unwrap_or_default());
    let (application, version) = (props.application, props.version);
    let done = {
        let on_saved = props.on_saved.clone();
        Callback::from(move |()| {
            if let Some(toasts) = &toasts {
                toasts.done(words.say("supervision-replied"));
            }
            on_saved.emit(());
        })
    };
    let send = use_action(
        move |client, _, reply: ReplyToSupervisor| async move {
            client.reply_to_supervisor(application, version, &reply).await.map(drop)
        },
        done,
    );
    let set = |to: bool| {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(to))
    };
    if !*open {
        let label =
            if props.before.is_some() { "supervision-reply-change" } else { "supervision-reply-open" };
        return html! {
            <Buttons><Button kind={ButtonKind::Secondary} onclick={set(true)}>{ words.say(label) }</Button></Buttons>
        };
    }
    let onsubmit = {
        let (typed, run) = (typed.clone(), send.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            run.emit(ReplyToSupervisor { reply: typed.trim().to_owned() });
        })
    };
    let control =
        Callback::from(|pointer: String| (pointer == "/reply").then(|| AttrValue::from("supervision-reply")));
    html! {
        <form class="form" {onsubmit} novalidate=true>
            <FormFailure failure={send.failure.clone()} attempt={send.attempt} {control} />
            <TextArea id="supervision-reply" label={words.say("supervision-reply-label")} hint={words.say("supervision-reply-hint")}
                value={(*typed).clone()} rows=3 max_length={MOST_CHARACTERS} error={send.field("/reply")}
                on_input={Callback::from(move |text| typed.set(text))} />
            <Buttons>
                <Button submit=true busy={send.busy}>{ words.say("supervision-reply-send") }</Button>
                <Button kind={ButtonKind::Secondary} onclick={set(false)}>{ words.say("ui-cancel") }</Button>
            </Buttons>
        </form>
    }
}
