use std::rc::Rc;

use polku_api_types::programmes::{CallDetails, CallState, RuleDetails};
use polku_i18n::format;
use polku_ui::path::Spine;
use polku_ui::{
    AsyncView, Card, Crumb, KeyValue, KeyValueList, LinkButton, MarkItem, MarkList, Notice, Tone, Words,
    use_words,
};
use uuid::Uuid;
use yew::prelude::*;

use super::{HoursList, design_stops, grounds, may_grow, method_whole, supervisor_sentence};
use crate::hooks::use_query;
use crate::localised::shown;
use crate::route::{CallsRoute, OwnRoute};
use crate::shell::Page;
use crate::zone::local;

#[derive(Properties, PartialEq)]
pub struct CallPageProps {
    pub id: Uuid,
    /// What stands below the rules, from a room that this one does not know.
    #[prop_or_default]
    pub children: Html,
}

/// One call: everything needed to decide whether to apply, before the form.
#[component]
pub fn CallPage(props: &CallPageProps) -> Html {
    let words = use_words();
    let call = use_query(props.id, |client, id| async move { client.view_call(id).await });
    let title = match &call.state.data {
        Some(call) => shown(words, &call.programme_name),
        None => words.say("call-title"),
    };
    let lead = call.state.data.as_ref().map(|call| shown(words, &call.target_group));
    let crumbs = vec![Crumb::new(words.say("calls-title"), CallsRoute::Calls)];
    let below = props.children.clone();
    let ready = Callback::from(move |call: Rc<CallDetails>| whole_call(words, &call, &below));
    html! {
        <Page {title} {lead} {crumbs}>
            <AsyncView<CallDetails> state={call.state} {ready} on_retry={call.reload} />
        </Page>
    }
}

fn whole_call(words: Words, call: &CallDetails, below: &Html) -> Html {
    html! {
        <div class="columns">
            <div class="stack">
                <Card id="selection" title={words.say("call-selection")}>
                    { method_whole(words, call) }
                    if call.rules.iter().any(|rule| !rule.withdrawn) {
                        <h3>{ words.say("call-rules") }</h3>
                        <MarkList ruled=true items={call.rules.iter().filter(|rule| !rule.withdrawn).map(|rule| rule_item(words, rule)).collect::<Vec<_>>()} />
                    } else {
                        <p>{ words.say("call-no-rules") }</p>
                    }
                </Card>
                <Card id="supervisor" title={words.say("call-supervisor")}><p>{ supervisor_sentence(words, call.supervisor) }</p></Card>
                { below.clone() }
                if let Some(design) = &call.design {
                    <Card id="path" title={words.say("call-path")} lead={words.say("call-path-lead")}>
                        <Spine label={words.say_with("path-of", &[("name", shown(words, &call.programme_name).as_str().into())])}
                            stops={design_stops(words, design, None)} />
                    </Card>
                }
            </div>
            <aside class="stack">
                { decide(words, call) }
                if let Some(hours) = &call.hours {
                    <Card id="hours" title={words.say("call-hours")}>
                        <HoursList hours={hours.clone()} />
                        <p class="quiet">{ may_grow(words, call.growth_limit_minutes) }</p>
                    </Card>
                }
                { next_steps(words, call) }
                { approval(words, call) }
            </aside>
        </div>
    }
}

/// Places and dates, and the way to the form.
fn decide(words: Words, call: &CallDetails) -> Html {
    let items = vec![
        KeyValue::new(
            words.say("call-window"),
            AttrValue::from(format::date_range(words.language, call.opens_on, call.closes_on)),
        ),
        KeyValue::new(words.say("call-seats"), AttrValue::from(format::number(words.language, call.seats))),
    ];
    html! {
        <Card accent=true id="apply" title={words.say("call-apply-title")}>
            <KeyValueList {items} />
            { way_to_form(words, call) }
        </Card>
    }
}

fn way_to_form(words: Words, call: &CallDetails) -> Html {
    if let Some(id) = call.own_application_id {
        return html! {
            <>
                <Notice tone={Tone::Good}><p>{ words.say("call-applied") }</p></Notice>
                <LinkButton href={OwnRoute::Application { id }}>{ words.say("call-open-application") }</LinkButton>
            </>
        };
    }
    match call.state {
        CallState::Open => html! {
            <LinkButton href={CallsRoute::Apply { id: call.id }}>{ words.say("call-apply") }</LinkButton>
        },
        CallState::Draft | CallState::AwaitingApproval | CallState::Approved => html! {
            <Notice><p>{ words.say_with("call-opens", &[("date", format::moment(words.language, local(call.opens_at)).into())]) }</p></Notice>
        },
        CallState::Closed => html! { <Notice tone={Tone::Warn}><p>{ words.say("call-closed") }</p></Notice> },
    }
}

/// A rule with the decision behind it: why, by whom, and what is offered instead.
fn rule_item(words: Words, rule: &RuleDetails) -> MarkItem {
    let decided = words.say_with(
        "call-rule-decided",
        &[
            ("title", rule.decided_by_title.as_str().into()),
            ("date", format::date(words.language, rule.decided_on).into()),
            ("version", rule.number.into()),
        ],
    );
    MarkItem::numbered(rule.position.to_string(), shown(words, &rule.title))
        .detail(grounds(words, rule, decided))
}

/// What happens between applying and knowing.
pub(super) fn next_steps(words: Words, call: &CallDetails) -> Html {
    let days = ("days", call.offer_days.into());
    let until = ("date", format::date(words.language, call.waiting_list_until).into());
    let items = vec![
        MarkItem::numbered(
            "1",
            words.say_with(
                "call-next-change",
                &[("date", format::date(words.language, call.closes_on).into())],
            ),
        ),
        MarkItem::numbered("2", words.say("call-next-draw")),
        MarkItem::numbered("3", words.say_with("call-next-offer", &[days])),
        MarkItem::numbered("4", words.say_with("call-next-waiting", &[until])),
    ];
    html! { <Card id="next" title={words.say("call-next")}><MarkList {items} /></Card> }
}

fn approval(words: Words, call: &CallDetails) -> Html {
    let Some(approval) = &call.approval else { return Html::default() };
    let mut items = vec![KeyValue::new(
        words.say("call-approved"),
        words.say_with(
            "call-approved-by",
            &[
                ("title", approval.title.as_str().into()),
                ("date", format::date(words.language, local(approval.at).date()).into()),
            ],
        ),
    )];
    if let Some(day) = call.cooperation_on {
        items.push(KeyValue::new(
            words.say("call-cooperation"),
            AttrValue::from(format::date(words.language, day)),
        ));
    }
    html! { <Card id="approval" title={words.say("call-approval")}><KeyValueList {items} /></Card> }
}
