use polku_api_types::applications::{Outcome, RuleResult, RuleVerdict};
use polku_i18n::format;
use polku_ui::{Card, Mark, MarkItem, MarkList, Symbol, Tone, Words, use_words};
use yew::prelude::*;

use super::facts::fact_sentence;
use crate::localised::shown;
use crate::zone::local;

#[derive(Properties, PartialEq)]
pub struct ReasonsProps {
    pub outcome: Outcome,
}

/// How the outcome came about: every rule with the facts used, then the draw.
#[component]
pub fn Reasons(props: &ReasonsProps) -> Html {
    let words = use_words();
    let outcome = &props.outcome;
    let mut items: Vec<MarkItem> = outcome.rules.iter().map(|rule| rule_item(words, rule)).collect();
    if let Some(rank) = outcome.rank {
        items.push(draw_item(words, outcome, rank));
    }
    let decided = words.say_with(
        "outcome-decided",
        &[
            ("title", outcome.decided_by_title.as_str().into()),
            ("moment", format::moment(words.language, local(outcome.decided_at)).into()),
        ],
    );
    html! {
        <Card id="reasons" title={words.say("outcome-reasons")}>
            if items.is_empty() {
                <p>{ words.say("outcome-no-rules") }</p>
            }
            <MarkList ruled=true {items} />
            <p class="quiet">{ decided }</p>
        </Card>
    }
}

/// One rule with its result and the facts used.
pub fn rule_item(words: Words, rule: &RuleResult) -> MarkItem {
    let (symbol, tone, meaning) = match rule.result {
        RuleVerdict::Passed => (Symbol::Check, Tone::Good, "outcome-rule-passed"),
        RuleVerdict::Excluded => (Symbol::Cross, Tone::Bad, "outcome-rule-excluded"),
        RuleVerdict::NotKnown => (Symbol::Info, Tone::Info, "outcome-rule-not-known"),
    };
    let detail = html! {
        <>
            <p>{ words.say(meaning) }</p>
            <ul class="plain-list">
                { for rule.facts.iter().map(|fact| html! { <li>{ fact_sentence(words, fact) }</li> }) }
            </ul>
            if let Some(change) = &rule.would_change {
                <p class="reason__change">{ change }</p>
            }
            <p class="quiet">{ words.say_with("call-rule-reason", &[("reason", shown(words, &rule.reason).as_str().into())]) }</p>
            <p class="quiet">{ words.say_with("outcome-rule-version", &[("version", rule.rule_version.into())]) }</p>
        </>
    };
    MarkItem::new(symbol, tone, shown(words, &rule.title)).detail(detail)
}

fn draw_item(words: Words, outcome: &Outcome, rank: u32) -> MarkItem {
    let pool = ("pool", outcome.pool_size.into());
    let chance = f64::from(outcome.seats.min(outcome.pool_size)) / f64::from(outcome.pool_size.max(1));
    let title = words.say_with("outcome-draw", &[("rank", rank.into()), pool.clone()]);
    let decided = match (outcome.quotas, outcome.scored) {
        (true, _) => "outcome-draw-quotas",
        (false, true) => "outcome-draw-scored",
        (false, false) => "outcome-draw-chance",
    };
    let detail = words.say_with(
        decided,
        &[
            ("seats", outcome.seats.into()),
            pool,
            ("chance", format::percent(words.language, chance, 1).into()),
        ],
    );
    MarkItem {
        mark: Mark::Text(format::number(words.language, rank).into()),
        ..MarkItem::new(Symbol::Check, Tone::Info, title)
    }
    .detail(html! { <p>{ detail }</p> })
}

/// What is offered instead by the rules that left the applicant outside.
pub fn alternatives(words: Words, outcome: &Outcome) -> Html {
    let offered: Vec<Html> = outcome
        .rules
        .iter()
        .filter_map(|rule| {
            let text = shown(words, rule.alternative.as_ref()?);
            Some(match &rule.alternative_url {
                Some(url) => html! { <a href={url.clone()}>{ text }</a> },
                None => html! { <span>{ text }</span> },
            })
        })
        .collect();
    if offered.is_empty() {
        return Html::default();
    }
    let items: Vec<MarkItem> =
        offered.into_iter().map(|offer| MarkItem::new(Symbol::Arrow, Tone::Info, offer)).collect();
    html! { <Card id="instead" title={words.say("outcome-instead")}><MarkList {items} /></Card> }
}
