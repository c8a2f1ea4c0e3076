use std::rc::Rc;

use polku_api_types::programmes::{CallDetails, RuleDetails};
use polku_i18n::format;
use polku_ui::{
    Button, ButtonKind, Buttons, Card, ConfirmDialog, EmptyState, Icon, MarkItem, MarkList, Symbol, Tag,
    Tone, Words, use_toasts, use_words,
};
use uuid::Uuid;
use yew::prelude::*;

use super::condition::{LEFT_OUTSIDE, condition_sentence};
use super::rule_form::RuleForm;
use super::rule_versions::RuleVersions;
use crate::hooks::{FormFailure, use_action};
use crate::localised::shown;
use crate::programmes::form::control;
use crate::programmes::grounds;

/// What is being done with a rule.
#[derive(Debug, Clone, PartialEq)]
enum Doing {
    Nothing,
    Adding,
    Again(Rc<RuleDetails>),
    Looking(Rc<RuleDetails>),
    Withdrawing(Rc<RuleDetails>),
}

#[derive(Properties, PartialEq)]
pub struct RulesProps {
    pub call: Rc<CallDetails>,
    /// The call is a draft and the reader may change it.
    pub editable: bool,
    #[prop_or_default]
    pub on_change: Callback<()>,
}

/// The rules of a call as decisions; while it is a draft they can be added, decided anew and withdrawn.
#[component]
pub fn Rules(props: &RulesProps) -> Html {
    let words = use_words();
    let doing = use_state(|| Doing::Nothing);
    let set = {
        let doing = doing.clone();
        Callback::from(move |next: Doing| doing.set(next))
    };
    let close = set.reform(|()| Doing::Nothing);
    let done = {
        let (close, on_change) = (close.clone(), props.on_change.clone());
        Callback::from(move |()| {
            close.emit(());
            on_change.emit(());
        })
    };
    let buttons = props.editable.then(|| set.clone());
    let items: Vec<MarkItem> = props
        .call
        .rules
        .iter()
        .map(|rule| rule_item(words, rule).aside(controls(words, rule, buttons.as_ref(), &set)))
        .collect();
    let call = props.call.id;
    let key =
        |rule: &Option<Rc<RuleDetails>>| rule.as_ref().map_or_else(String::new, |rule| rule.id.to_string());
    let (adding, again) = match &*doing {
        Doing::Adding => (true, None),
        Doing::Again(rule) => (true, Some(rule.clone())),
        _ => (false, None),
    };
    html! {
        <Card id="rules" title={words.say("call-rules-title")} lead={words.say("call-rules-what")}>
            if items.is_empty() {
                <EmptyState title={words.say("call-rules-none")}><p>{ words.say("call-rules-none-what") }</p></EmptyState>
            } else {
                <MarkList ruled=true {items} />
            }
            if adding {
                <RuleForm key={key(&again)} {call} rule={again.clone()} on_done={done.clone()} on_close={close.clone()} />
            } else if props.editable {
                <Buttons>
                    <Button kind={ButtonKind::Secondary} onclick={set.reform(|_: MouseEvent| Doing::Adding)}><Icon symbol={Symbol::Plus} />{ words.say("rule-add") }</Button>
                </Buttons>
            }
            if let Doing::Looking(rule) = &*doing {
                <RuleVersions rule={rule.clone()} on_close={close.clone()} />
            }
            if let Doing::Withdrawing(rule) = &*doing {
                <Withdraw rule={rule.clone()} on_done={done} on_close={close} />
            }
        </Card>
    }
}

fn controls(
    words: Words,
    rule: &RuleDetails,
    editing: Option<&Callback<Doing>>,
    set: &Callback<Doing>,
) -> Html {
    let title = shown(words, &rule.title);
    let button = |key: &str, label: &str, next: fn(Rc<RuleDetails>) -> Doing, to: &Callback<Doing>| {
        let rule = Rc::new(rule.clone());
        let label = words.say_with(label, &[("rule", title.as_str().into())]);
        let onclick = to.reform(move |_: MouseEvent| next(rule.clone()));
        html! { <Button kind={ButtonKind::Quiet} {label} {onclick}>{ words.say(key) }</Button> }
    };
    // Where the server finds a copied rule undecided, the summary of faults leads here.
    let place = control(&format!("/rules/{}/decided_on", rule.position.saturating_sub(1)));
    html! {
        <div class="rule-buttons" id={place} tabindex="-1">
            if let Some(editing) = editing.filter(|_| !rule.withdrawn) {
                { button("rule-again-short", "rule-again-of", Doing::Again, editing) }
                { button("rule-withdraw-short", "rule-withdraw-of", Doing::Withdrawing, editing) }
            }
            { button("rule-versions-short", "rule-versions-of", Doing::Looking, set) }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct WithdrawProps {
    rule: Rc<RuleDetails>,
    on_done: Callback<()>,
    on_close: Callback<()>,
}

#[component]
fn Withdraw(props: &WithdrawProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let done = props.on_done.reform(move |_: RuleDetails| {
        if let Some(toasts) = &toasts {
            toasts.done(words.say("rule-withdrawn-done"));
        }
    });
    let withdraw =
        use_action(|client, key, rule: Uuid| async move { client.withdraw_rule(key, rule).await }, done);
    let rule = props.rule.id;
    let title = shown(words, &props.rule.title);
    html! {
        <ConfirmDialog id="withdraw-rule" title={words.say_with("rule-withdraw-of", &[("rule", title.as_str().into())])} action={words.say("rule-withdraw")}
            open=true busy={withdraw.busy} on_confirm={withdraw.run.reform(move |()| rule)} on_close={props.on_close.clone()}>
            <FormFailure failure={withdraw.failure.clone()} attempt={withdraw.attempt} control={Callback::from(|_| None)} />
            <p>{ words.say("rule-withdraw-what") }</p>
        </ConfirmDialog>
    }
}

/// A rule with the decision behind it: whom it leaves outside, why, what is offered instead, who decided and when.
pub fn rule_item(words: Words, rule: &RuleDetails) -> MarkItem {
    let title = html! {
        <>
            { shown(words, &rule.title) }
            if rule.withdrawn {
                { " " }<Tag tone={Tone::Plain}>{ words.say("rule-withdrawn") }</Tag>
            } else if rule.copied {
                { " " }<Tag tone={Tone::Warn}>{ words.say("rule-copied") }</Tag>
            }
        </>
    };
    MarkItem::numbered(rule.position.to_string(), title).detail(decision(words, rule))
}

/// The decision itself.
pub fn decision(words: Words, rule: &RuleDetails) -> Html {
    let decided = words.say_with(
        if rule.copied { "rule-copied-decided" } else { "rule-decided" },
        &[
            ("name", rule.decided_by_name.as_str().into()),
            ("title", rule.decided_by_title.as_str().into()),
            ("date", format::date(words.language, rule.decided_on).into()),
            ("version", rule.number.into()),
        ],
    );
    html! {
        <>
            <p>{ condition_sentence(words, LEFT_OUTSIDE, &rule.condition) }</p>
            { grounds(words, rule, decided) }
        </>
    }
}
