use std::rc::Rc;

use polku_api_types::selection::{
    PromiseShare, RevealShare, SelectionDetails, SelectionState, ShareDetails, ShareHolderRole,
};
use polku_i18n::format;
use polku_ui::field::{Choice, RadioGroup, TextInput};
use polku_ui::{
    AsyncView, Button, Card, CopyField, MarkItem, MarkList, Notice, Symbol, Tone, Words, use_toasts,
    use_words,
};
use uuid::Uuid;
use yew::prelude::*;

use super::draw_check::in_groups;
use super::share_store;
use crate::context::{Session, use_session};
use crate::hooks::{FormFailure, use_action, use_query};
use crate::localised::shown;
use crate::shell::Page;
use crate::zone::{last_minute, local};

#[derive(Properties, PartialEq)]
pub struct SharePageProps {
    /// The selection round.
    pub id: Uuid,
}

/// Where a holder makes, promises and reveals a seed share.
#[component]
pub fn SharePage(props: &SharePageProps) -> Html {
    let words = use_words();
    let round = use_query(props.id, |client, id| async move { client.view_selection(id).await });
    let over = round.state.data.as_ref().map(|round| shown(words, &round.programme_name));
    let reload = round.reload.clone();
    let ready = Callback::from(move |round: Rc<SelectionDetails>| {
        html! { <Share round={round} on_done={reload.clone()} /> }
    });
    html! {
        <Page title={words.say("share-title")} {over} lead={words.say("share-lead")}>
            <AsyncView<SelectionDetails> state={round.state} {ready} on_retry={round.reload} />
        </Page>
    }
}

#[derive(Properties, PartialEq)]
pub struct ShareProps {
    pub round: Rc<SelectionDetails>,
    /// Told after the share was promised or revealed.
    pub on_done: Callback<()>,
    /// In a column of a page that has its own: everything below each other.
    #[prop_or_default]
    pub narrow: bool,
}

/// One's own share in this round, whatever is to be done with it now; also part of the coordinator's page.
#[component]
pub fn Share(props: &ShareProps) -> Html {
    let words = use_words();
    let round = &props.round;
    let account = own_account(&use_session());
    let mine = round.shares.iter().find(|share| share.mine);
    let now = match (round.state, mine) {
        (SelectionState::Preparing, None) => {
            html! { <Promise round={round.clone()} on_done={props.on_done.clone()} /> }
        }
        (_, None) => html! { <Notice><p>{ words.say("share-not-yours") }</p></Notice> },
        (SelectionState::Preparing | SelectionState::SharesPromised, Some(share)) => {
            promised(words, round, account, share)
        }
        (SelectionState::Committed, Some(share)) if !share.revealed => {
            html! { <Reveal round={round.clone()} on_done={props.on_done.clone()} /> }
        }
        (_, Some(_)) => html! { <Notice tone={Tone::Good}><p>{ words.say("share-revealed") }</p></Notice> },
    };
    if props.narrow {
        return html! { <div class="stack">{ now }{ how(words, round) }</div> };
    }
    html! { <div class="columns"><div class="stack">{ now }</div><aside class="stack">{ how(words, round) }</aside></div> }
}

fn own_account(session: &Session) -> Uuid {
    session.me().map(|me| me.account_id).unwrap_or_default()
}

/// The roles in which the caller could hold a share.
fn own_roles(session: &Session) -> Vec<ShareHolderRole> {
    [
        ("staff_representative", ShareHolderRole::StaffRepresentative),
        ("decider", ShareHolderRole::Decider),
        ("coordinator", ShareHolderRole::Coordinator),
        ("agency_admin", ShareHolderRole::Administrator),
    ]
    .into_iter()
    .filter(|(name, _)| session.holds(name))
    .map(|(_, role)| role)
    .collect()
}

/// The role as it stands in the text that is hashed.
const fn hashed_role(role: ShareHolderRole) -> &'static str {
    match role {
        ShareHolderRole::Coordinator => "coordinator",
        ShareHolderRole::Decider => "decider",
        ShareHolderRole::StaffRepresentative => "staff_representative",
        ShareHolderRole::Administrator => "administrator",
    }
}

fn role_word(words: Words, role: ShareHolderRole) -> AttrValue {
    words.say(match role {
        ShareHolderRole::Coordinator => "role-coordinator",
        ShareHolderRole::Decider => "role-decider",
        ShareHolderRole::StaffRepresentative => "role-staff-representative",
        ShareHolderRole::Administrator => "role-agency-admin",
    })
}

#[component]
fn Promise(props: &ShareProps) -> Html {
    let words = use_words();
    let session = use_session();
    let (roles, account) = (own_roles(&session), own_account(&session));
    let chosen = use_state(|| None::<ShareHolderRole>);
    let refused = use_state(|| false);
    let done = said(use_toasts(), words.say("share-promised-toast"), &props.on_done);
    let selection = props.round.id;
    let promise = use_action(
        move |client, key, body: PromiseShare| async move {
            client.promise_share(selection, key, &body).await.map(drop)
        },
        done,
    );
    let Some(role) = chosen.or_else(|| roles.first().copied()) else {
        return html! { <Notice><p>{ words.say("share-no-role") }</p></Notice> };
    };
    let onclick = {
        let (run, refused) = (promise.run.clone(), refused.clone());
        Callback::from(move |_: MouseEvent| {
            let share = share_store::make(selection, account);
            let share_hash = share.and_then(|share| share_store::hash(selection, hashed_role(role), &share));
            refused.set(share_hash.is_none());
            if let Some(share_hash) = share_hash {
                run.emit(PromiseShare { holder_role: role, share_hash });
            }
        })
    };
    let on_change = {
        let roles = roles.clone();
        Callback::from(move |name: String| {
            chosen.set(roles.iter().copied().find(|role| hashed_role(*role) == name))
        })
    };
    let choices: Vec<Choice> =
        roles.iter().map(|role| Choice::new(hashed_role(*role), role_word(words, *role))).collect();
    html! {
        <Card accent=true id="promise" title={words.say("share-promise-title")}>
            <p>{ words.say("share-promise-what") }</p>
            if roles.len() > 1 {
                <RadioGroup id="role" label={words.say("share-role")} value={hashed_role(role)} {on_change} {choices} />
            }
            if *refused {
                <Notice tone={Tone::Bad} announce=true title={words.say("share-not-kept")}><p>{ words.say("share-not-kept-what") }</p></Notice>
            }
            <FormFailure failure={promise.failure.clone()} attempt={promise.attempt} control={Callback::from(|_| None)} />
            <div><Button busy={promise.busy} {onclick}>{ words.say("share-promise") }</Button></div>
        </Card>
    }
}

fn said(toasts: Option<polku_ui::Toasts>, text: AttrValue, on_done: &Callback<()>) -> Callback<()> {
    on_done.reform(move |()| {
        if let Some(toasts) = &toasts {
            toasts.done(text.clone());
        }
    })
}

/// Promised and waiting: what to keep, and what happens next.
fn promised(words: Words, round: &SelectionDetails, account: Uuid, share: &ShareDetails) -> Html {
    let kept = share_store::kept(round.id, account);
    let at = format::moment(words.language, local(share.promised_at));
    html! {
        <Card accent=true id="promised" title={words.say("share-promised-title")}>
            <p>{ words.say_with("share-promised-what", &[("moment", at.into())]) }</p>
            <p><code>{ in_groups(&share.share_hash) }</code></p>
            if let Some(share) = kept {
                <Notice tone={Tone::Warn}><p>{ words.say("share-keep") }</p></Notice>
                <CopyField id="share" label={words.say("share-secret")} value={share.reveal()} />
            } else {
                <Notice tone={Tone::Warn}><p>{ words.say("share-elsewhere") }</p></Notice>
            }
        </Card>
    }
}

#[component]
fn Reveal(props: &ShareProps) -> Html {
    let words = use_words();
    let round = &props.round;
    let selection = round.id;
    let account = own_account(&use_session());
    let kept = share_store::kept(selection, account).map(|share| share.reveal());
    let typed = use_state(String::new);
    let done = {
        let told = said(use_toasts(), words.say("share-revealed-toast"), &props.on_done);
        Callback::from(move |()| {
            share_store::forget(selection, account);
            told.emit(());
        })
    };
    let reveal = use_action(
        move |client, key, share: String| async move {
            client.reveal_share(selection, key, &RevealShare { share }).await.map(drop)
        },
        done,
    );
    let share = kept.clone().unwrap_or_else(|| typed.trim().to_owned());
    let onclick = reveal.run.reform(move |_: MouseEvent| share.clone());
    let on_input = {
        let typed = typed.clone();
        Callback::from(move |text: String| typed.set(text))
    };
    let until = round.reveal_until.map(|until| format::moment(words.language, last_minute(until)));
    html! {
        <Card accent=true id="reveal" title={words.say("share-reveal-title")}>
            <p>{ words.say("share-reveal-what") }</p>
            if let Some(until) = until {
                <p>{ words.say_with("share-reveal-until", &[("moment", until.into())]) }</p>
            }
            if kept.is_none() {
                <TextInput id="share" label={words.say("share-secret")} hint={words.say("share-secret-hint")} value={(*typed).clone()}
                    error={reveal.field("/share")} {on_input} />
            }
            <FormFailure failure={reveal.failure.clone()} attempt={reveal.attempt}
                control={Callback::from(|pointer: String| (pointer == "/share").then_some(AttrValue::Static("share")))} />
            <div><Button busy={reveal.busy} {onclick}>{ words.say("share-reveal") }</Button></div>
        </Card>
    }
}

/// Why two people's numbers make the draw fair, and how far this round is.
fn how(words: Words, round: &SelectionDetails) -> Html {
    let items = ["share-how-1", "share-how-2", "share-how-3", "share-how-4"];
    let items: Vec<MarkItem> = items
        .into_iter()
        .enumerate()
        .map(|(index, key)| MarkItem::numbered((index + 1).to_string(), words.say(key)))
        .collect();
    let holders: Vec<MarkItem> = round
        .shares
        .iter()
        .map(|share| {
            let (tone, key) = if share.revealed {
                (Tone::Good, "share-state-revealed")
            } else {
                (Tone::Info, "share-state-promised")
            };
            MarkItem::new(Symbol::Check, tone, role_word(words, share.holder_role)).detail(words.say(key))
        })
        .collect();
    html! {
        <>
            <Card id="how" title={words.say("share-how")}><MarkList {items} /></Card>
            <Card id="holders" title={words.say("share-holders")}>
                if holders.is_empty() {
                    <p>{ words.say("share-holders-none") }</p>
                }
                <MarkList items={holders} />
            </Card>
        </>
    }
}
