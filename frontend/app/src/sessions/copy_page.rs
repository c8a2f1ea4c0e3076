use std::rc::Rc;

use jiff::ToSpan as _;
use polku_api_types::sessions::{CopySessions, SessionCopies, SessionHours};
use polku_ui::field::{Checkbox, DateInput, Select};
use polku_ui::{AsyncView, Button, ButtonKind, Buttons, Card, LinkButton, Skeleton, use_words};
use uuid::Uuid;
use yew::prelude::*;

use super::copies::Copies;
use super::fields::Choices;
use super::head::{crumbs_below, which};
use super::series::{InSeries, Reach, in_series, reach_field, shift};
use super::words::wall;
use crate::hooks::{FormFailure, use_action, use_draft, use_query};
use crate::route::AssessorRoute;
use crate::shell::Page;

#[derive(Properties, PartialEq)]
pub struct CopySessionPageProps {
    /// The programme.
    pub id: Uuid,
    pub session: Uuid,
}

#[derive(Debug, PartialEq)]
struct Seen {
    of: InSeries,
    hours: SessionHours,
}

/// Plans sessions anew after one or after a series: for another group, at another time, and seen before.
#[component]
pub fn CopySessionPage(props: &CopySessionPageProps) -> Html {
    let words = use_words();
    let CopySessionPageProps { id, session } = *props;
    let seen = use_query((id, session), |client, (id, session)| async move {
        let of = in_series(client.clone(), id, session).await?;
        Ok(Seen { of, hours: client.view_session_hours(id).await? })
    });
    let over = seen.state.data.as_ref().map(|seen| which(words, &seen.of.session));
    let ready = Callback::from(move |seen: Rc<Seen>| html! { <CopyForm programme={id} {seen} /> });
    let crumbs = crumbs_below(words, id, session);
    html! {
        <Page title={words.say("sessions-copy")} {over} lead={words.say("copy-lead")} {crumbs}>
            <AsyncView<Seen> state={seen.state} {ready} skeleton={Skeleton::Cards} on_retry={seen.reload} />
        </Page>
    }
}

/// What is asked of copies.
#[derive(Debug, Clone, PartialEq)]
struct Typed {
    reach: Reach,
    group: String,
    start: String,
    without_leaders: bool,
}

impl Typed {
    /// A week later: whoever looks before choosing sees no copy on top of what is copied.
    fn of(start: &str) -> Self {
        let later = wall(start).and_then(|start| start.checked_add(7.days()).ok());
        let start =
            later.map_or_else(String::new, |at| format!("{}T{:02}:{:02}", at.date(), at.hour(), at.minute()));
        Self { reach: Reach::One, group: String::new(), start, without_leaders: false }
    }

    fn body(&self, of: &InSeries) -> Option<CopySessions> {
        let (days, start_time) = shift(&of.session.start, &self.start)?;
        Some(CopySessions {
            sessions: of.seen(self.reach),
            days,
            start_time,
            group_id: self.group.parse().ok(),
            without_leaders: self.without_leaders,
        })
    }
}

/// What was typed, what was asked for with it, and what it would make.
#[derive(Clone, PartialEq)]
struct Looked {
    typed: Typed,
    body: Rc<CopySessions>,
    found: Rc<SessionCopies>,
}

#[derive(Properties, PartialEq)]
struct CopyFormProps {
    programme: Uuid,
    seen: Rc<Seen>,
}

#[component]
fn CopyForm(props: &CopyFormProps) -> Html {
    let words = use_words();
    let (programme, of) = (props.programme, &props.seen.of);
    let draft = use_draft(|| Typed::of(&of.session.start));
    let looked = use_state(|| None::<Looked>);
    let done = {
        let looked = looked.clone();
        Callback::from(move |found: Looked| looked.set(Some(found)))
    };
    let look = use_action(
        move |client, _, (typed, body): (Typed, CopySessions)| async move {
            let found = Rc::new(client.preview_copies(programme, &body).await?);
            Ok(Looked { typed, body: Rc::new(body), found })
        },
        done,
    );
    let wanted = draft.body(of);
    let onsubmit = {
        let (run, wanted, typed) = (look.run.clone(), wanted.clone(), (*draft).clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(body) = wanted.clone() {
                run.emit((typed.clone(), body));
            }
        })
    };
    let control = Callback::from(|at: String| {
        let id = match at.as_str() {
            "/group_id" => "copy-group",
            "/start" | "/start_time" | "/days" => "copy-to",
            _ => return None,
        };
        Some(AttrValue::from(id))
    });
    // What was typed since has not been seen by anybody.
    let fresh = (*looked).clone().filter(|looked| looked.typed == *draft);
    let kind = if fresh.is_some() { ButtonKind::Secondary } else { ButtonKind::Primary };
    let groups = Choices::groups_of(words, &props.seen.hours);
    let missing = wanted.is_none().then(|| words.say("copy-to-missing"));
    let hint = if draft.reach == Reach::One { "copy-to-hint" } else { "copy-to-hint-series" };
    html! {
        <>
            <form class="form" {onsubmit} novalidate=true>
                <FormFailure failure={look.failure.clone()} attempt={look.attempt} {control} />
                <Card id="copy" title={words.say("copy-what")}>
                    { reach_field(words, of, draft.reach, draft.on(|typed, reach| typed.reach = reach)) }
                    <Select id="copy-group" optional=true label={words.say("sessions-for")} placeholder={words.say("copy-group-same")} options={groups}
                        value={draft.group.clone()} error={look.field("/group_id")} on_change={draft.on(|typed, group| typed.group = group)} />
                    <DateInput id="copy-to" with_time=true label={words.say("copy-to")} hint={words.say(hint)} value={draft.start.clone()}
                        error={missing.or_else(|| look.field("/start"))} on_change={draft.on(|typed, start| typed.start = start)} />
                    <Checkbox id="copy-without-leaders" label={words.say("copy-without-leaders")} checked={draft.without_leaders}
                        on_change={draft.on(|typed, on| typed.without_leaders = on)} />
                </Card>
                <Buttons>
                    <Button submit=true {kind} busy={look.busy}>{ words.say("sessions-preview") }</Button>
                    <LinkButton kind={ButtonKind::Secondary} href={AssessorRoute::Session { id: programme, session: of.session.id }}>{ words.say("sessions-leave") }</LinkButton>
                </Buttons>
            </form>
            if let Some(Looked { body, found, .. }) = fresh {
                <Copies {programme} {body} {found} />
            }
        </>
    }
}
