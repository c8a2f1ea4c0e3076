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
    let mut items: Vec<MarkItem> =
        outcome.rules.iter().map(|rule| rule_item(words, rule, About::Reader)).collect();
    if let Some(fact) = &outcome.left_out {
        let detail = html! { <p>{ words.say("outcome-left-out-what") }</p> };
        items.push(MarkItem::new(Symbol::Info, Tone::Info, fact_sentence(words, fact)).detail(detail));
    }
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

/// About whom a reader reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// Themselves.
    Reader,
    /// Somebody else: an official who reads of an applicant is not addressed as one.
    Applicant,
}

/// What the result of a rule means, said to whom it is about or of them.
const fn meaning(result: RuleVerdict, about: About) -> &'static str {
    match (result, about) {
        (RuleVerdict::Passed, About::Reader) => "outcome-rule-passed",
        (RuleVerdict::Excluded, About::Reader) => "outcome-rule-excluded",
        (RuleVerdict::NotKnown, About::Reader) => "outcome-rule-not-known",
        (RuleVerdict::Passed, About::Applicant) => "outcome-applicant-passed",
        (RuleVerdict::Excluded, About::Applicant) => "outcome-applicant-excluded",
        (RuleVerdict::NotKnown, About::Applicant) => "outcome-applicant-not-known",
    }
}

/// One rule with its result and the facts used.
pub fn rule_item(words: Words, rule: &RuleResult, about: About) -> MarkItem {
    let (symbol, tone) = match rule.result {
        RuleVerdict::Passed => (Symbol::Check, Tone::Good),
        RuleVerdict::Excluded => (Symbol::Cross, Tone::Bad),
        RuleVerdict::NotKnown => (Symbol::Info, Tone::Info),
    };
    let detail = html! {
        <>
            <p>{ words.say(meaning(rule.result, about)) }</p>
            <ul class="plain-list">
                { for rule.facts.iter().map(|fact| html! { <li>{ fact_sentence(words, fact) }</li> }) }
            </ul>
            // A sentence to the applicant; an official has the rule and the facts.
            if let Some(change) = rule.would_change.as_ref().filter(|_| about == About::Reader) {
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

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn an_official_reads_of_the_applicant_in_words_of_their_own() {
        for result in [RuleVerdict::Passed, RuleVerdict::Excluded, RuleVerdict::NotKnown] {
            assert_ne!(meaning(result, About::Reader), meaning(result, About::Applicant), "{result:?}");
        }
    }
}
