use std::rc::Rc;

use polku_api_types::programmes::{CallDetails, Funnel as Counts, NextStep, NextStepKind, ProgrammeOverview};
use polku_i18n::format;
use polku_ui::path::Strip;
use polku_ui::{
    AsyncView, Bar, Buttons, Card, Crumb, Funnel, KeyValue, KeyValueList, Link, LinkButton, MarkItem,
    MarkList, Symbol, Tag, Tone, Words, use_words,
};
use uuid::Uuid;
use yew::prelude::*;

use super::design_stops;
use super::phase::{phase_tone, phase_word};
use super::steps::{step_address, step_role, step_what, step_word};
use crate::context::use_session;
use crate::hooks::use_query;
use crate::localised::shown;
use crate::route::{
    AssessorRoute, CoordinatorRoute, LeadingRoute, MessagesRoute, OversightRoute, ParticipantsRoute,
    RoundRoute,
};
use crate::shell::Page;
use crate::zone::local;

#[derive(Properties, PartialEq)]
pub struct ProgrammePageProps {
    pub id: Uuid,
}

/// One programme as its coordinator comes to it: what is asked next, who applied, what is done.
#[component]
pub fn ProgrammePage(props: &ProgrammePageProps) -> Html {
    let words = use_words();
    let overview = use_query(props.id, |client, id| async move { client.view_programme_overview(id).await });
    let loaded = overview.state.data.clone();
    let title = loaded
        .as_ref()
        .map_or_else(|| words.say("programme-loading"), |overview| shown(words, &overview.programme.name));
    let over = loaded.as_ref().map(|overview| shown(words, &overview.programme.initiative.name));
    let aside = loaded.as_ref().map_or_else(Html::default, |overview| {
        let phase = overview.programme.phase;
        html! { <Tag tone={phase_tone(phase)}>{ phase_word(words, phase) }</Tag> }
    });
    let session = use_session();
    let may = May {
        coordinate: session.holds_for("coordinator", props.id),
        copy: session.holds_for_agency("coordinator"),
    };
    let ready = Callback::from(move |overview: Rc<ProgrammeOverview>| body(words, &overview, may));
    let crumbs = vec![Crumb::new(words.say("coordinator-nav-programmes"), CoordinatorRoute::Programmes)];
    html! {
        <Page {title} {over} {aside} {crumbs}>
            <AsyncView<ProgrammeOverview> state={overview.state} {ready} on_retry={overview.reload} />
        </Page>
    }
}

/// What the reader may do with the programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct May {
    coordinate: bool,
    copy: bool,
}

fn body(words: Words, overview: &ProgrammeOverview, may: May) -> Html {
    let id = overview.programme.id;
    html! {
        <>
            { path(words, overview) }
            { for overview.steps.iter().find(|step| step.current).map(|step| next(words, id, step)) }
            <div class="columns">
                <div class="stack">
                    { funnel(words, id, &overview.funnel, may.coordinate) }
                    { for overview.call.as_ref().map(|call| rules(words, id, call)) }
                </div>
                <aside class="stack">
                    { checklist(words, &overview.steps) }
                    { facts(words, overview, may) }
                </aside>
            </div>
        </>
    }
}

fn path(words: Words, overview: &ProgrammeOverview) -> Html {
    let design = overview.programme.design.as_ref().filter(|design| !design.elements.is_empty());
    let Some(design) = design else { return Html::default() };
    let name = shown(words, &overview.programme.name);
    html! {
        <Strip label={words.say_with("path-of", &[("name", name.as_str().into())])} stops={design_stops(words, design, Some(0))} />
    }
}

/// The one thing that is asked for now.
fn next(words: Words, programme: Uuid, step: &NextStep) -> Html {
    html! {
        <Card accent=true id="next" title={step_word(words, step.kind)} lead={whose_turn(words, step)}>
            <p>{ step_what(words, step.kind) }</p>
            if let Some(route) = step_address(programme, step.kind) {
                <Buttons>
                    <LinkButton href={route}>{ words.say("programme-next-go") }</LinkButton>
                    if step.kind == NextStepKind::FollowOffers {
                        <LinkButton kind={polku_ui::ButtonKind::Secondary} href={ParticipantsRoute::Groups { id: programme }}>{ words.say("step-form-groups") }</LinkButton>
                    }
                </Buttons>
            }
        </Card>
    }
}

/// Some steps are nobody's: time does them.
fn whose_turn(words: Words, step: &NextStep) -> AttrValue {
    match step_role(words, &step.role) {
        Some(role) => words.say_with("programme-next-by", &[("role", role.as_str().into())]),
        None => words.say("programme-next-by-time"),
    }
}

fn funnel(words: Words, programme: Uuid, counts: &Counts, coordinates: bool) -> Html {
    let longest = f64::from(counts.applications.max(1));
    let href: AttrValue = RoundRoute::Applications { id: programme }.into();
    let bar = |key: &str, count: u32, tone: Tone, href: Option<AttrValue>| Bar {
        label: words.say(key),
        share: f64::from(count) / longest,
        figure: count.to_string().into(),
        tone,
        href,
    };
    let mut bars = vec![bar("funnel-applications", counts.applications, Tone::Info, Some(href))];
    bars.extend(counts.in_target_group.map(|count| bar("funnel-in-target-group", count, Tone::Info, None)));
    bars.extend(counts.ineligible.map(|count| bar("funnel-ineligible", count, Tone::Plain, None)));
    let later = [
        ("funnel-withdrawn", counts.withdrawn, Tone::Plain),
        ("funnel-offered", counts.offered, Tone::Warn),
        ("funnel-accepted", counts.accepted, Tone::Good),
        ("funnel-declined", counts.declined, Tone::Plain),
        ("funnel-expired", counts.expired, Tone::Plain),
        ("funnel-waiting", counts.waiting, Tone::Info),
        ("funnel-not-selected", counts.not_selected, Tone::Plain),
        ("funnel-rerouted", counts.rerouted, Tone::Info),
    ];
    bars.extend(
        later
            .into_iter()
            .filter(|(_, count, _)| *count > 0)
            .map(|(key, count, tone)| bar(key, count, tone, None)),
    );
    html! {
        <Card id="funnel" title={words.say("funnel-title")}>
            <Funnel label={words.say("funnel-title")} {bars} />
            <Buttons>
                <LinkButton kind={polku_ui::ButtonKind::Secondary} href={RoundRoute::Applications { id: programme }}>{ words.say("programme-to-applications") }</LinkButton>
                <LinkButton kind={polku_ui::ButtonKind::Secondary} href={RoundRoute::Paths { id: programme }}>{ words.say("programme-to-paths") }</LinkButton>
                <LinkButton kind={polku_ui::ButtonKind::Secondary} href={RoundRoute::Selection { id: programme }}>{ words.say("programme-to-selection") }</LinkButton>
                <LinkButton kind={polku_ui::ButtonKind::Secondary} href={RoundRoute::Places { id: programme }}>{ words.say("programme-to-places") }</LinkButton>
                <LinkButton kind={polku_ui::ButtonKind::Secondary} href={RoundRoute::CheckRequests { id: programme }}>{ words.say("programme-to-checks") }</LinkButton>
                <LinkButton kind={polku_ui::ButtonKind::Secondary} href={ParticipantsRoute::Groups { id: programme }}>{ words.say("programme-to-groups") }</LinkButton>
                <LinkButton kind={polku_ui::ButtonKind::Secondary} href={ParticipantsRoute::Participants { id: programme }}>{ words.say("programme-to-participants") }</LinkButton>
                <LinkButton kind={polku_ui::ButtonKind::Secondary} href={OversightRoute::Health { id: programme }}>{ words.say("programme-to-health") }</LinkButton>
                <LinkButton kind={polku_ui::ButtonKind::Secondary} href={AssessorRoute::Sessions { id: programme }}>{ words.say("programme-to-sessions") }</LinkButton>
                <LinkButton kind={polku_ui::ButtonKind::Secondary} href={LeadingRoute::Facilitators { id: programme }}>{ words.say("programme-to-facilitators") }</LinkButton>
                if coordinates {
                    <LinkButton kind={polku_ui::ButtonKind::Secondary} href={MessagesRoute::Messages { id: programme }}>{ words.say("programme-to-messages") }</LinkButton>
                    <LinkButton kind={polku_ui::ButtonKind::Secondary} href={ParticipantsRoute::AccommodationContact { id: programme }}>{ words.say("programme-to-accommodation") }</LinkButton>
                    <LinkButton kind={polku_ui::ButtonKind::Secondary} href={ParticipantsRoute::Supervision { id: programme }}>{ words.say("programme-to-supervision") }</LinkButton>
                    <LinkButton kind={polku_ui::ButtonKind::Secondary} href={ParticipantsRoute::RegisterChanges { id: programme }}>{ words.say("programme-to-changes") }</LinkButton>
                }
            </Buttons>
        </Card>
    }
}

/// The rules with who decided them and why (N3).
fn rules(words: Words, programme: Uuid, call: &CallDetails) -> Html {
    let items: Vec<MarkItem> = call
        .rules
        .iter()
        .filter(|rule| !rule.withdrawn)
        .map(|rule| {
            let decided = words.say_with(
                if rule.copied { "rule-copied-decided" } else { "programme-rule-decided" },
                &[
                    ("name", rule.decided_by_name.as_str().into()),
                    ("title", rule.decided_by_title.as_str().into()),
                    ("day", format::date(words.language, rule.decided_on).into()),
                    ("date", format::date(words.language, rule.decided_on).into()),
                ],
            );
            let reason = shown(words, &rule.reason);
            let detail = html! { <>{ reason }<br /><span class="quiet">{ decided }</span></> };
            MarkItem::numbered(rule.position.to_string(), shown(words, &rule.title)).detail(detail)
        })
        .collect();
    html! {
        <Card id="rules" title={words.say("programme-rules")}>
            if items.is_empty() {
                <p>{ words.say("programme-rules-none") }</p>
            }
            <MarkList {items} />
            <Buttons><LinkButton kind={polku_ui::ButtonKind::Secondary} href={CoordinatorRoute::Call { id: programme }}>{ words.say("programme-to-call") }</LinkButton></Buttons>
        </Card>
    }
}

fn checklist(words: Words, steps: &[NextStep]) -> Html {
    let items: Vec<MarkItem> = steps
        .iter()
        .enumerate()
        .map(|(index, step)| {
            let word = step_word(words, step.kind);
            let role = step_role(words, &step.role);
            let item = if step.done {
                MarkItem::new(Symbol::Check, Tone::Good, word)
            } else {
                MarkItem::numbered((index + 1).to_string(), word)
            };
            match step.done_at {
                Some(at) => item.detail(format::moment(words.language, local(at))),
                None => item.detail(role.unwrap_or_default()),
            }
        })
        .collect();
    html! { <Card id="steps" title={words.say("programme-steps")}><MarkList {items} /></Card> }
}

fn facts(words: Words, overview: &ProgrammeOverview, may: May) -> Html {
    let programme = &overview.programme;
    let mut items = vec![
        KeyValue::new(words.say("programme-places"), programme.places.to_string()),
        KeyValue::new(words.say("programme-groups"), programme.group_count.to_string()),
    ];
    if let Some(partner) = &programme.partner {
        items.push(KeyValue::new(words.say("programme-partner"), shown(words, partner)));
    }
    if let Some(call) = &overview.call {
        let days = format::date_range(words.language, call.opens_on, call.closes_on);
        items.push(KeyValue::new(words.say("programme-call-window"), days));
    }
    if let Some(from) = &programme.copied_from {
        let source = CoordinatorRoute::Programme { id: from.programme_id };
        let link = html! { <Link href={source}>{ shown(words, &from.programme_name) }</Link> };
        items.push(KeyValue::new(words.say("programme-copied-from"), link));
    }
    html! {
        <Card id="facts" title={words.say("programme-facts")}>
            <KeyValueList {items} />
            <Buttons>
                <LinkButton kind={polku_ui::ButtonKind::Quiet} href={CoordinatorRoute::Design { id: programme.id }}>{ words.say("programme-to-design") }</LinkButton>
                if may.coordinate {
                    <LinkButton kind={polku_ui::ButtonKind::Quiet} href={CoordinatorRoute::ProgrammeSettings { id: programme.id }}>{ words.say("programme-to-settings") }</LinkButton>
                }
                if may.copy {
                    <LinkButton kind={polku_ui::ButtonKind::Quiet} href={ParticipantsRoute::NextYear { id: programme.id }}>{ words.say("programme-to-next-year") }</LinkButton>
                }
            </Buttons>
        </Card>
    }
}
