use std::rc::Rc;

use polku_api_types::programmes::{CallDetails, LeftOut, LeftOutDecision, LeftOutRound, LeftOutRounds};
use polku_i18n::format;
use polku_ui::field::{DateInput, Select, SelectOption, TextInLanguages, TextInput, Written};
use polku_ui::{AsyncView, Card, Words, use_words};
use uuid::Uuid;
use yew::prelude::*;

use super::super::form::{Draft, Faults, Reader, control, typed_text};
use super::typed::TypedCall;
use crate::hooks::use_query;
use crate::localised::shown;

/// The preference for those whom an earlier round left out, as it is being typed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TypedLeftOut {
    /// Id of the round; empty: there is no preference.
    pub round: String,
    pub min: String,
    pub reason: Written,
    pub name: String,
    pub title: String,
    pub on: String,
}

impl TypedLeftOut {
    pub fn of(declared: &LeftOut) -> Self {
        let proposed = Self {
            round: declared.selection_id.to_string(),
            min: declared.min.to_string(),
            ..Self::default()
        };
        match &declared.decision {
            None => proposed,
            Some(decision) => Self {
                reason: typed_text(&decision.reason),
                name: decision.decided_by_name.clone(),
                title: decision.decided_by_title.clone(),
                on: decision.decided_on.to_string(),
                ..proposed
            },
        }
    }

    pub const fn is_declared(&self) -> bool {
        !self.round.is_empty()
    }

    /// Whether nothing of the decision is written yet: then it is a proposal.
    fn is_proposal(&self) -> bool {
        let lines = [&self.name, &self.title, &self.on];
        self.reason.is_blank() && lines.iter().all(|line| line.trim().is_empty())
    }

    pub fn read(&self, reader: &mut Reader) -> Option<LeftOut> {
        let selection_id = self.round.parse::<Uuid>().ok()?;
        let min = reader.number("/left_out/min", &self.min);
        let decision = (!self.is_proposal()).then(|| LeftOutDecision {
            reason: reader.text("/left_out/decision/reason", &self.reason),
            decided_by_name: reader.line("/left_out/decision/decided_by_name", &self.name),
            decided_by_title: reader.line("/left_out/decision/decided_by_title", &self.title),
            decided_on: reader.day("/left_out/decision/decided_on", &self.on),
        });
        Some(LeftOut { selection_id, min, decision })
    }
}

#[derive(Properties, PartialEq)]
pub struct LeftOutCardProps {
    pub programme: Uuid,
    pub draft: Draft<TypedCall>,
    pub faults: Faults,
    /// The round that is stored, which the reader need not be allowed to see.
    pub named: Option<LeftOutRound>,
}

/// Which earlier round is named in favour of those whom it left out, with how many places, why and by whose decision.
#[component]
pub fn LeftOutCard(props: &LeftOutCardProps) -> Html {
    let words = use_words();
    let rounds = use_query(props.programme, |client, programme| async move {
        client.list_left_out_rounds(programme).await
    });
    let (draft, faults, named) = (props.draft.clone(), props.faults.clone(), props.named.clone());
    let ready = Callback::from(move |rounds: Rc<LeftOutRounds>| {
        fields(words, &draft, &faults, &rounds, named.as_ref())
    });
    html! {
        <Card id="left-out" title={words.say("left-out-title")} lead={words.say("left-out-what")}>
            <AsyncView<LeftOutRounds> state={rounds.state} {ready} on_retry={rounds.reload} />
        </Card>
    }
}

fn fields(
    words: Words,
    draft: &Draft<TypedCall>,
    faults: &Faults,
    rounds: &LeftOutRounds,
    named: Option<&LeftOutRound>,
) -> Html {
    let typed = &draft.left_out;
    let listed = rounds.rounds.iter().map(|choice| &choice.round);
    let unlisted = named.filter(|named| listed.clone().all(|round| round.selection_id != named.selection_id));
    let options: Vec<SelectOption> = listed
        .chain(unlisted)
        .map(|round| SelectOption::new(round.selection_id.to_string(), round_name(words, round)))
        .collect();
    if options.is_empty() {
        return html! { <p class="quiet">{ words.say("left-out-none") }</p> };
    }
    let chosen = rounds.rounds.iter().find(|choice| choice.round.selection_id.to_string() == typed.round);
    let people = chosen.map(|choice| words.say_with("left-out-people", &[("count", choice.people.into())]));
    let id = control("/left_out/selection_id");
    html! {
        <>
            <Select {id} label={words.say("left-out-round")} hint={people} optional=true placeholder={words.say("left-out-no-round")} {options}
                value={typed.round.clone()} error={faults.at("/left_out/selection_id")} on_change={draft.on(|call, round| call.left_out.round = round)} />
            if typed.is_declared() {
                <TextInput id={control("/left_out/min")} kind="number" short=true label={words.say("left-out-min")} hint={words.say("left-out-min-hint")}
                    value={typed.min.clone()} error={faults.at("/left_out/min")} on_input={draft.on(|call, text| call.left_out.min = text)} />
                { decision(words, draft, faults) }
            }
        </>
    }
}

fn decision(words: Words, draft: &Draft<TypedCall>, faults: &Faults) -> Html {
    let typed = &draft.left_out;
    let at = |field: &str| format!("/left_out/decision/{field}");
    let (name, title, on) = (at("decided_by_name"), at("decided_by_title"), at("decided_on"));
    html! {
        <fieldset class="field" id={control("/left_out/decision")} tabindex="-1">
            <legend class="field__label">{ words.say("left-out-decision") }</legend>
            <p class="quiet">{ words.say("left-out-decision-what") }</p>
            <TextInLanguages id={control(&at("reason"))} label={words.say("left-out-reason")} multiline=true value={typed.reason.clone()}
                errors={faults.in_languages(&at("reason"))} on_change={draft.on(|call, text| call.left_out.reason = text)} />
            <div class="fields">
                <TextInput id={control(&name)} label={words.say("rule-decider-name")} value={typed.name.clone()} error={faults.at(&name)}
                    on_input={draft.on(|call, text| call.left_out.name = text)} />
                <TextInput id={control(&title)} label={words.say("rule-decider-title")} value={typed.title.clone()} error={faults.at(&title)}
                    on_input={draft.on(|call, text| call.left_out.title = text)} />
                <DateInput id={control(&on)} label={words.say("rule-decided-on")} value={typed.on.clone()} error={faults.at(&on)}
                    on_change={draft.on(|call, day| call.left_out.on = day)} />
            </div>
        </fieldset>
    }
}

fn round_name(words: Words, round: &LeftOutRound) -> AttrValue {
    let dates = format::date_range(words.language, round.opens_on, round.closes_on);
    format!("{}, {dates}", shown(words, &round.programme_name)).into()
}

/// What the field of the preference is called, after `/left_out`.
pub fn field_name(words: Words, field: Option<&str>, of_decision: Option<&str>) -> AttrValue {
    words.say(match (field, of_decision) {
        (Some("min"), _) => "left-out-min",
        (Some("decision"), Some("reason")) => "left-out-reason",
        (Some("decision"), Some("decided_by_name")) => "rule-decider-name",
        (Some("decision"), Some("decided_by_title")) => "rule-decider-title",
        (Some("decision"), Some("decided_on")) => "rule-decided-on",
        (Some("decision"), _) => "left-out-decision",
        _ => "left-out-round",
    })
}

/// The round that a stored call names.
pub fn named(call: Option<&Rc<CallDetails>>) -> Option<LeftOutRound> {
    call.and_then(|call| call.left_out_round.clone())
}
