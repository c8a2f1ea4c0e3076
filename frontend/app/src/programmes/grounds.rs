use polku_api_types::programmes::RuleDetails;
use polku_ui::Words;
use yew::prelude::*;

use crate::localised::shown;

/// Why a rule is there, what is offered instead, and in small print who decided it.
pub fn grounds(words: Words, rule: &RuleDetails, decided: AttrValue) -> Html {
    let instead = shown(words, &rule.alternative);
    html! {
        <>
            <p>{ words.say_with("call-rule-reason", &[("reason", shown(words, &rule.reason).as_str().into())]) }</p>
            <p>
                { words.say("call-rule-instead") }{ " " }
                if let Some(url) = &rule.alternative_url {
                    <a href={url.clone()}>{ instead }</a>
                } else {
                    { instead }
                }
            </p>
            <p class="quiet">{ decided }</p>
        </>
    }
}
