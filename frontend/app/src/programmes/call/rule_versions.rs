use std::rc::Rc;

use polku_api_types::programmes::RuleDetails;
use polku_i18n::format;
use polku_ui::{AsyncView, Dialog, MarkItem, MarkList, Tag, Tone, Words, use_words};
use yew::prelude::*;

use super::rules::decision;
use crate::hooks::{every, use_query};
use crate::localised::shown;
use crate::zone::local;

#[derive(Properties, PartialEq)]
pub struct RuleVersionsProps {
    pub rule: Rc<RuleDetails>,
    pub on_close: Callback<()>,
}

/// Every version of a rule, the latest first; none is ever changed.
#[component]
pub fn RuleVersions(props: &RuleVersionsProps) -> Html {
    let words = use_words();
    let history =
        use_query(props.rule.id, |client, id| async move { every!(client, list_rule_versions, id).await });
    let ready = Callback::from(move |history: Rc<Vec<RuleDetails>>| {
        let items: Vec<MarkItem> = history.iter().map(|version| item(words, version)).collect();
        html! { <MarkList ruled=true {items} /> }
    });
    let title = shown(words, &props.rule.title);
    html! {
        <Dialog id="rule-versions" title={words.say_with("rule-versions-of", &[("rule", title.as_str().into())])} open=true on_close={props.on_close.clone()}>
            <p>{ words.say("rule-versions-what") }</p>
            <AsyncView<Vec<RuleDetails>> state={history.state} {ready} on_retry={history.reload} />
        </Dialog>
    }
}

fn item(words: Words, version: &RuleDetails) -> MarkItem {
    let written = format::moment(words.language, local(version.created_at));
    let title = html! {
        <>
            { shown(words, &version.title) }
            if version.withdrawn {
                { " " }<Tag tone={Tone::Plain}>{ words.say("rule-withdrawn") }</Tag>
            }
        </>
    };
    let detail = html! {
        <>
            { decision(words, version) }
            <p class="quiet">{ words.say_with("rule-written", &[("date", written.into())]) }</p>
        </>
    };
    MarkItem::numbered(version.number.to_string(), title).detail(detail)
}
