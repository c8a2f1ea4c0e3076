use std::rc::Rc;

use polku_api_types::page::PageQuery;
use polku_api_types::selection::{SelectionDetails, SelectionState};
use polku_client::{Client, ClientError};
use polku_i18n::format;
use polku_ui::{AsyncView, LinkButton, Words, use_words};
use yew::prelude::*;

use crate::hooks::use_query;
use crate::localised::shown;
use crate::route::OwnRoute;
use crate::zone::last_minute;

/// The draws that wait for a seed share of the staff representative, who has no other page to find them on.
#[component]
pub fn ShareCards() -> Html {
    let words = use_words();
    let rounds = use_query((), |client, ()| read(client));
    let ready = Callback::from(move |rounds: Rc<Vec<SelectionDetails>>| {
        html! { <>{ for rounds.iter().map(|round| card(words, round)) }</> }
    });
    html! { <AsyncView<Vec<SelectionDetails>> state={rounds.state} {ready} on_retry={rounds.reload} /> }
}

async fn read(client: Client) -> Result<Vec<SelectionDetails>, ClientError> {
    let mut waiting = Vec::new();
    // The latest: nobody is asked for a share of a draw of long ago.
    for programme in client.list_programmes(&PageQuery::longest()).await?.items {
        let Some(selection) = client.view_programme(programme.id).await?.selection_id else { continue };
        let round = client.view_selection(selection).await?;
        if asked(&round).is_some() {
            waiting.push(round);
        }
    }
    Ok(waiting)
}

/// What is asked of the reader in this round: a promise while one is missing, and later to keep it.
fn asked(round: &SelectionDetails) -> Option<&'static str> {
    let mine = round.shares.iter().find(|share| share.mine);
    match (round.state, mine) {
        (SelectionState::Preparing, None) if round.shares.len() < 2 => Some("share-promise-title"),
        (SelectionState::Committed, Some(share)) if !share.revealed => Some("share-reveal-title"),
        _ => None,
    }
}

fn card(words: Words, round: &SelectionDetails) -> Html {
    let title = asked(round).map(|key| words.say(key));
    let until = round.reveal_until.map(|until| format::moment(words.language, last_minute(until)));
    html! {
        <section class="card card--accent next" key={round.id.to_string()}>
            <div class="next__what">
                <p class="quiet">{ shown(words, &round.programme_name) }</p>
                <h2 class="next__title">{ title }</h2>
                if let Some(until) = until {
                    <p>{ words.say_with("share-reveal-until", &[("moment", until.into())]) }</p>
                } else {
                    <p>{ words.say("share-lead") }</p>
                }
            </div>
            <LinkButton href={OwnRoute::Share { id: round.id }}>{ words.say("my-path-share") }</LinkButton>
        </section>
    }
}
