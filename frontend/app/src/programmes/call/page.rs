use std::rc::Rc;

use polku_api_types::programmes::{CallDetails, CallState, ProgrammeOverview};
use polku_i18n::format;
use polku_ui::{AsyncView, Buttons, Card, Crumb, EmptyState, LinkButton, Skeleton, Words, use_words};
use uuid::Uuid;
use yew::prelude::*;

use super::editor::Editor;
use super::reading::Reading;
use super::rehearse::rehearse_card;
use super::state::state_tag;
use crate::context::use_session;
use crate::hooks::use_query;
use crate::localised::shown;
use crate::route::CoordinatorRoute;
use crate::shell::Page;
use crate::zone::local;

#[derive(Properties, PartialEq)]
pub struct CallEditPageProps {
    /// The programme.
    pub id: Uuid,
}

/// The call of a programme: written while it is a draft, read afterwards.
#[component]
pub fn CallEditPage(props: &CallEditPageProps) -> Html {
    let words = use_words();
    let session = use_session();
    let id = props.id;
    let overview = use_query(id, |client, id| async move { client.view_programme_overview(id).await });
    let loaded = overview.state.data.as_ref();
    let name =
        loaded.map_or_else(|| words.say("programme-loading"), |loaded| shown(words, &loaded.programme.name));
    let aside = loaded
        .and_then(|loaded| loaded.call.as_ref())
        .map_or_else(Html::default, |call| state_tag(words, call.state));
    let crumbs = vec![
        Crumb::new(words.say("coordinator-nav-programmes"), CoordinatorRoute::Programmes),
        Crumb::new(name, CoordinatorRoute::Programme { id }),
    ];
    // What somebody else saved takes the place of what was typed only when the reader asks for it.
    let taken = use_state(|| None::<Rc<CallDetails>>);
    let (coordinates, decides) = (session.holds_for("coordinator", id), session.holds_for("decider", id));
    let reload = overview.reload.clone();
    let ready = Callback::from(move |overview: Rc<ProgrammeOverview>| {
        let call = overview.call.clone().map(Rc::new);
        match call {
            Some(call) if call.state != CallState::Draft || !coordinates => {
                html! { <Reading call={call.clone()}>{ standing(words, &call, decides) }{ rehearse_card(words, &call) }</Reading> }
            }
            None if !coordinates => {
                html! { <Card><EmptyState title={words.say("call-none")}><p>{ words.say("call-none-what") }</p></EmptyState></Card> }
            }
            call => {
                let key = taken.as_ref().map_or(0, |taken| taken.version);
                // The page has not read it again yet when the editor begins anew with it.
                let newer = (*taken)
                    .clone()
                    .filter(|taken| call.as_ref().is_some_and(|call| call.version < taken.version));
                let on_take = {
                    let (taken, reload) = (taken.clone(), reload.clone());
                    Callback::from(move |call: CallDetails| {
                        taken.set(Some(Rc::new(call)));
                        reload.emit(());
                    })
                };
                let rehearse = call.as_ref().map(|call| rehearse_card(words, call));
                html! {
                    <div class="stack">
                        { rehearse }
                        <Editor {key} {overview} call={newer.or(call)} on_change={reload.clone()} {on_take} />
                    </div>
                }
            }
        }
    });
    html! {
        <Page title={words.say("call-edit-title")} lead={words.say("call-edit-lead")} {aside} {crumbs}>
            <AsyncView<ProgrammeOverview> state={overview.state} {ready} skeleton={Skeleton::Cards} on_retry={overview.reload} />
        </Page>
    }
}

/// Where the call stands and whose turn it is.
fn standing(words: Words, call: &CallDetails, decides: bool) -> Html {
    let moment = |at| format::moment(words.language, local(at));
    let text = match call.state {
        CallState::Draft => words.say("call-stands-draft"),
        CallState::AwaitingApproval => words.say("call-stands-awaiting"),
        CallState::Approved => {
            words.say_with("call-stands-approved", &[("date", moment(call.opens_at).into())])
        }
        CallState::Open => words.say_with(
            "call-stands-open",
            &[("date", format::date_with_weekday(words.language, call.closes_on).into())],
        ),
        CallState::Closed => words.say("call-stands-closed"),
    };
    let approved = call.approval.as_ref().map(|approval| {
        words.say_with(
            "call-stands-by",
            &[
                ("name", approval.name.as_str().into()),
                ("title", approval.title.as_str().into()),
                ("date", moment(approval.at).into()),
            ],
        )
    });
    html! {
        <Card id="standing" accent=true title={words.say("call-stands")}>
            <p>{ text }</p>
            if let Some(approved) = approved {
                <p class="quiet">{ approved }</p>
            }
            if decides && call.state == CallState::AwaitingApproval {
                <Buttons><LinkButton href={CoordinatorRoute::Approval { id: call.id }}>{ words.say("call-stands-decide") }</LinkButton></Buttons>
            }
        </Card>
    }
}
