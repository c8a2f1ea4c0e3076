use std::rc::Rc;

use polku_api_types::groups::{GroupRepair, GroupRepairMove, GroupRepairProposal, GroupingDetails};
use polku_ui::{
    AsyncView, Button, Buttons, Card, MarkItem, MarkList, Notice, Symbol, Tone, Words, use_words,
};
use yew::prelude::*;

use super::board::name_of;
use super::level::{of_level, whole};
use super::score::score_change;
use crate::hooks::{FormFailure, use_action, use_query};

#[derive(Properties, PartialEq)]
pub struct RepairProps {
    /// Groups with a broken limit.
    pub grouping: Rc<GroupingDetails>,
    pub on_done: Callback<()>,
}

/// The smallest repair, said before it is carried out.
#[component]
pub fn Repair(props: &RepairProps) -> Html {
    let words = use_words();
    let (of, version) = (whole(&props.grouping), props.grouping.version);
    let found =
        use_query((of, version), |client, (of, _)| async move { client.check_group_repair(of).await });
    let repair = use_action(
        move |client, key, ()| async move { client.repair_groups(of, key, version).await.map(drop) },
        props.on_done.clone(),
    );
    let ready = {
        let (grouping, run) = (props.grouping.clone(), repair.run.clone());
        let busy = repair.busy;
        Callback::from(move |proposal: Rc<GroupRepairProposal>| match &*proposal {
            GroupRepairProposal::Repairable { repair } => html! {
                <>
                    { what(words, &grouping, repair) }
                    if !repair.moves.is_empty() {
                        <Buttons><Button {busy} onclick={run.reform(|_: MouseEvent| ())}>{ words.say("groups-repair-now") }</Button></Buttons>
                    }
                </>
            },
            GroupRepairProposal::Infeasible { cause } => html! {
                <Notice tone={Tone::Bad} title={words.say("groups-infeasible")}><p>{ &cause.explanation }</p></Notice>
            },
        })
    };
    html! {
        <Card accent=true id="repair" title={words.say("groups-repair")} lead={words.say(of_level(&props.grouping, "groups-repair-what", "small-groups-repair-what"))}>
            <FormFailure failure={repair.failure.clone()} attempt={repair.attempt} control={Callback::from(|_| None)} />
            <AsyncView<GroupRepairProposal> state={found.state} {ready} on_retry={found.reload} />
        </Card>
    }
}

fn what(words: Words, grouping: &GroupingDetails, repair: &GroupRepair) -> Html {
    let one = |one: &GroupRepairMove| {
        let name = name_of(grouping, one.application_id);
        let to = ("to", one.to_group.into());
        let text = match one.from_group {
            Some(from) => {
                let key = of_level(grouping, "groups-repair-move", "small-groups-repair-move");
                words.say_with(key, &[("name", name.into()), ("from", from.into()), to])
            }
            None => {
                let key = of_level(grouping, "groups-repair-place", "small-groups-repair-place");
                words.say_with(key, &[("name", name.into()), to])
            }
        };
        MarkItem::new(Symbol::Arrow, Tone::Info, text)
    };
    let items: Vec<MarkItem> = repair.moves.iter().map(one).collect();
    html! {
        <>
            <MarkList {items} />
            if repair.fewest && !repair.moves.is_empty() {
                <p class="quiet">{ words.say("groups-repair-fewest") }</p>
            }
            <p class="quiet">{ score_change(words, repair.score_before, repair.score_after) }</p>
        </>
    }
}
