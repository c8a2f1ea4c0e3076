use std::rc::Rc;

use polku_api_types::programmes::{CallDetails, CallState};
use polku_ui::{AsyncView, Crumb, Notice, Skeleton, Tone, use_toasts, use_way, use_words};
use uuid::Uuid;
use yew::prelude::*;

use super::decide::Decide;
use super::reading::Reading;
use super::rehearse::rehearse_card;
use super::state::state_tag;
use crate::hooks::use_query;
use crate::localised::shown;
use crate::route::CoordinatorRoute;
use crate::shell::Page;

#[derive(Properties, PartialEq)]
pub struct ApprovalPageProps {
    /// The call.
    pub id: Uuid,
}

/// One call before its decider: the whole of it, and the decision.
#[component]
pub fn ApprovalPage(props: &ApprovalPageProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let way = use_way();
    let call = use_query(props.id, |client, id| async move { client.view_call(id).await });
    let loaded = call.state.data.as_ref();
    let title = match loaded {
        Some(call) => {
            words.say_with("approval-title", &[("name", shown(words, &call.programme_name).as_str().into())])
        }
        None => words.say("approvals-title"),
    };
    let aside = loaded.map_or_else(Html::default, |call| state_tag(words, call.state));
    let crumbs = vec![Crumb::new(words.say("approvals-title"), CoordinatorRoute::Approvals)];
    let on_done = Callback::from(move |call: CallDetails| {
        let key = if call.state == CallState::Draft { "approval-returned" } else { "approval-approved" };
        way.to_saying(&AttrValue::from(CoordinatorRoute::Approvals), toasts.as_ref(), words.say(key));
    });
    let ready = Callback::from(move |call: Rc<CallDetails>| {
        let waits = call.state == CallState::AwaitingApproval;
        let rehearse = rehearse_card(words, &call);
        html! {
            <Reading call={call.clone()}>
                if waits {
                    <Decide {call} on_done={on_done.clone()} />
                } else {
                    <Notice tone={Tone::Info}><p>{ words.say("approval-not-waiting") }</p></Notice>
                }
                { rehearse }
            </Reading>
        }
    });
    html! {
        <Page {title} lead={words.say("approval-lead")} {aside} {crumbs}>
            <AsyncView<CallDetails> state={call.state} {ready} skeleton={Skeleton::Cards} on_retry={call.reload} />
        </Page>
    }
}
