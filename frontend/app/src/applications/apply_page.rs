use std::rc::Rc;

use polku_api_types::applications::{Answer, MyApplication};
use polku_api_types::programmes::{CallDetails, SupervisorPart};
use polku_api_types::supervision::SupervisorPreview;
use polku_i18n::format;
use polku_ui::{
    AsyncView, Button, ButtonKind, Buttons, Card, Crumb, ErrorSummary, FieldError, Icon, LinkButton,
    MarkItem, MarkList, Notice, Symbol, Tone, Words, use_toasts, use_way, use_words,
};
use uuid::Uuid;
use yew::prelude::*;

use super::draft::Draft;
use super::form;
use crate::context::use_session;
use crate::hooks::{FormFailure, use_action, use_query};
use crate::localised::shown;
use crate::route::{CallsRoute, OwnRoute};
use crate::shell::Page;
use crate::supervision::preview_notice;
use crate::zone::last_minute;

#[derive(Properties, PartialEq)]
pub struct ApplyPageProps {
    /// The call.
    pub id: Uuid,
}

/// A call with the application that is to be changed, if there is one.
#[derive(Debug, PartialEq)]
struct Form {
    call: CallDetails,
    own: Option<MyApplication>,
    /// What the supervisor would learn, where the call tells supervisors anything.
    preview: Option<SupervisorPreview>,
}

/// Applying, or changing what was sent.
#[component]
pub fn ApplyPage(props: &ApplyPageProps) -> Html {
    let words = use_words();
    let form = use_query(props.id, |client, id| async move {
        let call = client.view_call(id).await?;
        let own = match call.own_application_id {
            Some(own) => Some(client.view_own_application(own).await?),
            None => None,
        };
        let preview = match call.supervisor.part {
            SupervisorPart::None => None,
            SupervisorPart::Informed | SupervisorPart::WorkingTime => {
                Some(client.preview_supervisor(id).await?)
            }
        };
        Ok(Form { call, own, preview })
    });
    let data = form.state.data.as_ref();
    let changing = data.is_some_and(|form| form.own.is_some());
    let mut crumbs = vec![Crumb::new(words.say("calls-title"), CallsRoute::Calls)];
    if let Some(form) = data {
        crumbs.push(Crumb::new(shown(words, &form.call.programme_name), CallsRoute::Call { id: props.id }));
    }
    let title = words.say(if changing { "apply-title-change" } else { "apply-title" });
    let ready = Callback::from(move |form: Rc<Form>| html! { <ApplyForm form={form} /> });
    html! {
        <Page {title} {crumbs} lead={data.map(|form| shown(words, &form.call.programme_name))}>
            <AsyncView<Form> state={form.state} {ready} on_retry={form.reload} />
        </Page>
    }
}

#[derive(Properties, PartialEq)]
struct ApplyFormProps {
    form: Rc<Form>,
}

#[component]
fn ApplyForm(props: &ApplyFormProps) -> Html {
    let words = use_words();
    let Form { call, own, preview } = &*props.form;
    let writing = use_draft(call.id, own.as_ref());
    let sending = use_sending(&props.form, writing.forget.clone());
    let refused = use_state(|| (0_u32, Vec::<FieldError>::new()));
    let onsubmit = {
        let (form, draft, send, refused) =
            (props.form.clone(), writing.draft.clone(), sending.run.clone(), refused.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let faults = form::faults(words, &form.call.questions, &draft);
            let clean = faults.is_empty();
            refused.set((refused.0.wrapping_add(1), faults));
            if clean {
                send.emit(draft.clone());
            }
        })
    };
    if own.as_ref().is_some_and(|own| !own.can_change) {
        return html! { <Notice tone={Tone::Warn} title={words.say("apply-closed")} /> };
    }
    let (attempt, faults) = &*refused;
    let control = {
        let sent = form::to_send(&call.questions, &writing.draft).answers;
        Callback::from(move |pointer: String| control_of(&sent, &pointer))
    };
    let fault = |key: &str| {
        let id = form::control_id(key);
        faults.iter().find(|fault| fault.field_id == id.as_str()).map(|fault| fault.message.clone())
    };
    html! {
        <div class="columns">
            <form class="form card" novalidate=true {onsubmit}>
                <ErrorSummary errors={faults.clone()} attempt={*attempt} />
                <FormFailure failure={sending.failure.clone()} attempt={sending.attempt} {control} />
                { for call.questions.iter().map(|question| form::field(words, question, &writing.draft, fault(&question.key), &writing.on_answer)) }
                if call.questions.is_empty() {
                    <p>{ words.say("apply-no-questions") }</p>
                }
                { for preview.as_ref().map(|preview| preview_notice(words, preview)) }
                <DraftState kept={writing.kept} />
                <Buttons>
                    <Button submit=true busy={sending.busy}>{ words.say(if own.is_some() { "apply-send-change" } else { "apply-send" }) }</Button>
                    <LinkButton kind={ButtonKind::Secondary} href={leave(call, own.as_ref())}>{ words.say("apply-later") }</LinkButton>
                </Buttons>
            </form>
            <aside class="stack">{ what_next(words, call) }</aside>
        </div>
    }
}

fn leave(call: &CallDetails, own: Option<&MyApplication>) -> AttrValue {
    match own {
        Some(own) => OwnRoute::Application { id: own.id }.into(),
        None => CallsRoute::Call { id: call.id }.into(),
    }
}

/// `/answers/2/text` is the control of the third answer that was sent.
fn control_of(sent: &[Answer], pointer: &str) -> Option<AttrValue> {
    let index: usize = pointer.strip_prefix("/answers/")?.split('/').next()?.parse().ok()?;
    sent.get(index).map(|answer| form::control_id(&answer.question).into())
}

/// The draft, how it changes, and whether this device keeps it.
struct Writing {
    draft: Draft,
    kept: Option<bool>,
    on_answer: Callback<(String, String)>,
    /// Forgets the draft that was sent, unless more has been written since.
    forget: Callback<Draft>,
}

#[hook]
fn use_draft(call: Uuid, own: Option<&MyApplication>) -> Writing {
    let account = use_session().me().map(|me| me.account_id).unwrap_or_default();
    let kept = use_state(|| None);
    let draft = use_state(|| {
        let sent = || own.map(|own| Draft::of(&own.answers)).unwrap_or_default();
        Draft::kept(call, account).unwrap_or_else(sent)
    });
    let on_answer = {
        let (draft, kept) = (draft.clone(), kept.clone());
        Callback::from(move |(key, answer): (String, String)| {
            let next = draft.with(&key, answer);
            kept.set(Some(next.keep(call, account)));
            draft.set(next);
        })
    };
    let forget = Callback::from(move |sent: Draft| {
        if Draft::kept(call, account).is_none_or(|kept| kept == sent) {
            Draft::forget(call, account);
        }
    });
    Writing { draft: (*draft).clone(), kept: *kept, on_answer, forget }
}

#[hook]
fn use_sending(form: &Rc<Form>, forget: Callback<Draft>) -> crate::hooks::Action<Draft> {
    let words = use_words();
    let toasts = use_toasts();
    let way = use_way();
    let sent = Callback::from(move |(application, draft): (MyApplication, Draft)| {
        forget.emit(draft);
        way.to_saying(
            &AttrValue::from(OwnRoute::Application { id: application.id }),
            toasts.as_ref(),
            words.say("apply-sent"),
        );
    });
    let form = form.clone();
    use_action(
        move |client, key, draft: Draft| {
            let form = form.clone();
            async move {
                let body = form::to_send(&form.call.questions, &draft);
                let application = match &form.own {
                    Some(own) => client.change_application(own.id, own.version, &body).await?,
                    None => client.submit_application(key, form.call.id, &body).await?,
                };
                Ok((application, draft))
            }
        },
        sent,
    )
}

#[derive(Properties, PartialEq)]
struct DraftStateProps {
    kept: Option<bool>,
}

/// Whether closing the page would lose anything.
#[component]
fn DraftState(props: &DraftStateProps) -> Html {
    let words = use_words();
    let (symbol, key) = match props.kept {
        None => (Symbol::Lock, "apply-draft-here"),
        Some(true) => (Symbol::Check, "apply-draft-kept"),
        Some(false) => (Symbol::Warning, "apply-draft-not-kept"),
    };
    html! { <p class="draft-state" role="status"><Icon {symbol} />{ words.say(key) }</p> }
}

fn what_next(words: Words, call: &CallDetails) -> Html {
    let closes = format::moment(words.language, last_minute(call.closes_at));
    let until = format::date(words.language, call.waiting_list_until);
    let items = vec![
        MarkItem::numbered("1", words.say("apply-next-received")),
        MarkItem::numbered("2", words.say_with("apply-next-change", &[("moment", closes.into())])),
        MarkItem::numbered("3", words.say("apply-next-outcome")),
        MarkItem::numbered("4", words.say_with("call-next-offer", &[("days", call.offer_days.into())])),
        MarkItem::numbered("5", words.say_with("call-next-waiting", &[("date", until.into())])),
    ];
    html! {
        <>
            <Card id="next" title={words.say("apply-next")}><MarkList {items} /></Card>
            <Card id="privacy" title={words.say("apply-privacy")}><p>{ words.say("apply-privacy-what") }</p></Card>
        </>
    }
}
