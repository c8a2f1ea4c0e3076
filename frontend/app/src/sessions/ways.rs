use polku_api_types::sessions::{SessionDetails, Way};
use polku_i18n::format;
use polku_ui::{Card, KeyValue, KeyValueList, Words};
use yew::prelude::*;

use crate::zone::local;

/// How many chose which way, in one line of the list.
pub fn ways_line(words: Words, session: &SessionDetails) -> Html {
    let Some(ways) = session.ways else { return Html::default() };
    let said =
        [("site", ways.on_site.into()), ("remote", ways.remote.into()), ("undecided", ways.undecided.into())];
    html! { <p class="quiet">{ words.say_with("way-line", &said) }</p> }
}

/// The same with what is free, and until when members choose.
pub fn ways_card(words: Words, session: &SessionDetails) -> Html {
    let Some(ways) = session.ways else { return Html::default() };
    let line = |key: &'static str, chosen: u32, free: Option<u32>| {
        let said = match free {
            Some(free) => {
                words.say_with("way-taken-free", &[("count", chosen.into()), ("free", free.into())])
            }
            None => words.say_with("way-taken", &[("count", chosen.into())]),
        };
        KeyValue::new(words.say(key), said)
    };
    let until = format::moment(words.language, local(ways.choose_until));
    let items = vec![
        line(way_key(Way::OnSite), ways.on_site, ways.free_on_site),
        line(way_key(Way::Remote), ways.remote, ways.free_remote),
        line("way-undecided", ways.undecided, None),
        line("way-apologised", ways.apologised, None),
        KeyValue::new(words.say("way-until"), until),
    ];
    html! {
        <Card id="ways" title={words.say("way-title")} lead={words.say("way-what")}><KeyValueList {items} /></Card>
    }
}

/// How a way is called.
const fn way_key(way: Way) -> &'static str {
    match way {
        Way::OnSite => "way-on-site",
        Way::Remote => "way-remote",
    }
}

/// How somebody is expected, by their own choice.
pub const fn expected_key(way: Way) -> &'static str {
    match way {
        Way::OnSite => "way-expected-on-site",
        Way::Remote => "way-expected-remote",
    }
}
