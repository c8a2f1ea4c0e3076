use std::rc::Rc;

use jiff::civil::Date;
use polku_api_types::participation::DiscontinuationReason;
use polku_client::{Client, ClientError};
use polku_i18n::format;
use polku_ui::field::RadioGroup;
use polku_ui::{AsyncView, Button, ButtonKind, Buttons, Notice, Tone, Words, use_words};
use uuid::Uuid;
use yew::prelude::*;

use super::words::{reason_choices, reason_from};
use crate::hooks::use_query;

#[derive(Properties, PartialEq)]
pub struct DiscontinuationProps {
    /// Of the group of reasons; several may stand on one page.
    pub id: AttrValue,
    pub programme: Uuid,
    pub busy: bool,
    pub on_discontinue: Callback<DiscontinuationReason>,
}

/// Takes somebody out of a programme: what becomes of the place, and the class of the reason. The button is not there
/// before the first has been said.
#[component]
pub fn Discontinuation(props: &DiscontinuationProps) -> Html {
    let words = use_words();
    let freed = use_query(props.programme, read);
    let reason = use_state(AttrValue::default);
    let ready = {
        let (id, busy, on_discontinue) = (props.id.clone(), props.busy, props.on_discontinue.clone());
        Callback::from(move |freed: Rc<Freed>| {
            let chosen = reason_from(&reason);
            let choose = {
                let reason = reason.clone();
                Callback::from(move |choice: String| reason.set(choice.into()))
            };
            let onclick = {
                let on_discontinue = on_discontinue.clone();
                Callback::from(move |_: MouseEvent| {
                    if let Some(reason) = chosen {
                        on_discontinue.emit(reason);
                    }
                })
            };
            html! {
                <div class="stack">
                    <Notice tone={Tone::Warn} title={words.say("participants-place")}><p>{ what_becomes(words, &freed) }</p></Notice>
                    <RadioGroup id={id.clone()} label={words.say("participation-reason")} hint={words.say("participants-reason-hint")}
                        choices={reason_choices(words)} value={(*reason).clone()} on_change={choose} />
                    <Buttons>
                        <Button kind={ButtonKind::Danger} disabled={chosen.is_none()} {busy} {onclick}>{ words.say("participants-discontinue") }</Button>
                    </Buttons>
                </div>
            }
        })
    };
    html! { <AsyncView<Freed> state={freed.state} {ready} on_retry={freed.reload} /> }
}

/// Who a freed place would go to. How many wait and not who: nobody's record is looked at for it.
#[derive(Debug, PartialEq)]
struct Freed {
    waiting: u32,
    until: Date,
    over: bool,
}

async fn read(client: Client, programme: Uuid) -> Result<Freed, ClientError> {
    let overview = client.view_programme_overview(programme).await?;
    let waiting = overview.funnel.waiting;
    // Whoever takes part was selected, so there is a round; without one nobody could wait.
    let Some(round) = overview.programme.selection_id else {
        return Ok(Freed { waiting: 0, until: Date::ZERO, over: false });
    };
    let round = client.view_selection(round).await?;
    let over = round.waiting_list_over || round.waiting_list_ended_at.is_some();
    Ok(Freed { waiting, until: round.waiting_list_until, over })
}

fn what_becomes(words: Words, freed: &Freed) -> AttrValue {
    let until = || format::date(words.language, freed.until).into();
    match freed {
        Freed { over: true, .. } => words.say_with("participants-place-over", &[("date", until())]),
        Freed { waiting: 0, .. } => words.say("participants-place-nobody"),
        Freed { waiting, .. } => {
            words.say_with("participants-place-offered", &[("count", (*waiting).into()), ("date", until())])
        }
    }
}
