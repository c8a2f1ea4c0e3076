use std::rc::Rc;

use polku_api_types::programmes::{Quota, SelectionMethod};
use polku_api_types::rehearsal::{
    ChanceBand, MethodChances, Rehearsal, RehearseSelection, RehearsedMethod, RelaxedQuota, StrataTable,
};
use polku_i18n::format;
use polku_ui::table::{Column, Row, Table};
use polku_ui::{
    Button, ButtonKind, Buttons, Card, Chart, ChartBar, ChartRow, CopyField, KeyValue, KeyValueList, Notice,
    Tag, Tone, Words, use_words,
};
use yew::prelude::*;

use super::load::need_card;
use super::strata::{load_card, strata_card};
use super::words::{method_name, method_tone, percent, request, share};
use crate::programmes::{hours_sentence, quota_sentence};

#[derive(Properties, PartialEq)]
pub struct OutcomeProps {
    pub found: Rc<Rehearsal>,
    pub busy: bool,
    /// The same pool once more, with this seed or a new one.
    pub on_again: Callback<RehearseSelection>,
}

/// What each method would do, side by side.
#[component]
pub fn Outcome(props: &OutcomeProps) -> Html {
    let words = use_words();
    let found = &props.found;
    html! {
        <>
            { summary(words, props) }
            { methods_card(words, found) }
            { for found.load.iter().map(|load| need_card(words, found, load)) }
            { for found.methods.iter().filter_map(|method| chances_card(words, found, method)) }
            { for found.strata.iter().map(|table| strata_card(words, found, table)) }
            { for found.strata.iter().filter(|table| shows_load(table)).map(|table| load_card(words, found, table)) }
        </>
    }
}

/// How much of a unit would be away is told where the staff of some is known; invented people are missed nowhere.
fn shows_load(table: &StrataTable) -> bool {
    table.attribute == "unit" && table.rows.iter().any(|row| row.staff.is_some())
}

fn summary(words: Words, props: &OutcomeProps) -> Html {
    let found = &props.found;
    let number = |count: u32| AttrValue::from(format::number(words.language, count));
    let mut items = vec![
        KeyValue::new(words.say("rehearsal-people"), number(found.people)),
        KeyValue::new(words.say("call-seats"), number(found.seats)),
        KeyValue::new(words.say("rehearsal-chosen"), number(found.chosen)),
    ];
    items.push(KeyValue::new(words.say("rehearsal-groups"), groups(words, found)));
    if let Some(hours) = &found.hours {
        items.push(KeyValue::new(words.say("rehearsal-hours-each"), hours_sentence(words, hours)));
        let minutes = hours.stated_minutes + hours.full_day_minutes;
        if minutes > 0 {
            let all = format::hours(words.language, minutes.saturating_mul(found.chosen));
            items.push(KeyValue::new(words.say("rehearsal-hours-all"), AttrValue::from(all)));
        }
    }
    let again = |seed: Option<String>| {
        let found = found.clone();
        props.on_again.reform(move |_: MouseEvent| request(&found, seed.clone()))
    };
    html! {
        <Card id="rehearsal-result" accent=true title={words.say("rehearsal-result")}>
            <KeyValueList {items} figures=true />
            <CopyField id="rehearsal-seed" label={words.say("rehearsal-seed")} value={found.seed.clone()} />
            <p class="quiet">{ words.say("rehearsal-seed-what") }</p>
            <Buttons>
                <Button busy={props.busy} onclick={again(None)}>{ words.say("rehearsal-again-new") }</Button>
                <Button kind={ButtonKind::Secondary} busy={props.busy} onclick={again(Some(found.seed.clone()))}>
                    { words.say("rehearsal-again-same") }
                </Button>
            </Buttons>
        </Card>
    }
}

/// How many groups, and how large.
fn groups(words: Words, found: &Rehearsal) -> AttrValue {
    let groups = found.groups.max(1);
    let (least, greatest) = (found.chosen / groups, found.chosen.div_ceil(groups));
    let args = [("count", groups.into()), ("least", least.into()), ("greatest", greatest.into())];
    words.say_with(
        if least == greatest { "rehearsal-group-sizes" } else { "rehearsal-group-sizes-uneven" },
        &args,
    )
}

/// One line a method: who has the least, who has the most, how unequal it is.
fn methods_card(words: Words, found: &Rehearsal) -> Html {
    let columns = vec![
        Column::new("method", words.say("rehearsal-method")).names_row(),
        Column::new("least", words.say("rehearsal-least")).figures(),
        Column::new("greatest", words.say("rehearsal-greatest")).figures(),
        Column::new("gini", words.say("rehearsal-gini")).figures(),
    ];
    let row = |method: &RehearsedMethod| {
        let name = html! {
            <>
                { method_name(words, method.method) }
                if method.method == found.declared {
                    { " " }<Tag tone={Tone::Info}>{ words.say("rehearsal-declared") }</Tag>
                }
            </>
        };
        let cells = match &method.chances {
            Some(chances) => {
                let gini = f64::from(chances.gini_thousandths) / 1_000.0;
                let figure = |times| percent(words, share(f64::from(times), chances.out_of)).into();
                vec![
                    name,
                    figure(chances.least),
                    figure(chances.greatest),
                    format::decimal(words.language, gini, 3).into(),
                ]
            }
            None => {
                let none: Html = words.say("rehearsal-none").into();
                vec![name, none.clone(), none.clone(), none]
            }
        };
        Row::new(method_name(words, method.method), cells)
    };
    let scored = found.methods.iter().any(|one| one.method == SelectionMethod::ScoredDraw);
    let quotas = found.methods.iter().any(|one| one.method == SelectionMethod::QuotaDraw);
    html! {
        <Card id="rehearsal-methods" title={words.say("rehearsal-methods")} lead={words.say("rehearsal-methods-what")}>
            <Table caption={words.say("rehearsal-methods")} {columns} rows={found.methods.iter().map(row).collect::<Vec<_>>()} />
            { for found.methods.iter().filter(|one| one.chances.is_none()).map(|method| infeasible(words, method)) }
            <p class="quiet">{ words.say("rehearsal-gini-what") }</p>
            if !quotas {
                <p class="quiet">{ words.say("rehearsal-no-quotas") }</p>
            }
            if !scored {
                <p class="quiet">{ words.say("rehearsal-no-scores") }</p>
            }
        </Card>
    }
}

fn infeasible(words: Words, method: &RehearsedMethod) -> Html {
    let item = |quota: &RelaxedQuota| {
        let possible = Quota { min: quota.possible_min, max: quota.possible_max, ..quota.declared.clone() };
        html! {
            <li>
                { quota_sentence(words, &quota.declared) }{ " → " }{ quota_sentence(words, &possible) }
            </li>
        }
    };
    html! {
        <Notice tone={Tone::Warn} title={words.say("rehearsal-infeasible")}>
            if method.relaxation.is_empty() {
                <p>{ words.say("rehearsal-unsettled") }</p>
            } else {
                <p>{ words.say("rehearsal-relaxation") }</p>
                <ul>{ for method.relaxation.iter().map(item) }</ul>
            }
        </Notice>
    }
}

/// How many have which chance by a method.
fn chances_card(words: Words, found: &Rehearsal, method: &RehearsedMethod) -> Option<Html> {
    let chances = method.chances.as_ref()?;
    let name = method_name(words, method.method);
    let title = words.say_with("rehearsal-chances", &[("method", name.as_str().into())]);
    let rows = chances.bands.iter().map(|band| ChartRow {
        label: band_name(words, chances, *band),
        bars: vec![ChartBar {
            share: share(f64::from(band.people), found.people),
            figure: AttrValue::from(format::number(words.language, band.people)),
            tone: method_tone(method.method),
        }],
    });
    let columns = vec![
        Column::new("chance", words.say("rehearsal-chance")).names_row(),
        Column::new("people", words.say("rehearsal-people")).figures(),
    ];
    let cells = chances.bands.iter().map(|band| {
        let name = band_name(words, chances, *band);
        let people = format::number(words.language, band.people).into();
        Row::new(name.clone(), vec![name.into(), people])
    });
    let id =
        format!("rehearsal-chances-{}", found.methods.iter().position(|one| one.method == method.method)?);
    Some(html! {
        <Card {id} title={title.clone()} lead={words.say("rehearsal-chances-what")}>
            <Chart rows={rows.collect::<Vec<_>>()} />
            <Table caption={title} {columns} rows={cells.collect::<Vec<_>>()} dense=true />
        </Card>
    })
}

fn band_name(words: Words, chances: &MethodChances, band: ChanceBand) -> AttrValue {
    let of = |times: u32| percent(words, share(f64::from(times), chances.out_of));
    let (least, greatest) = (of(band.least), of(band.greatest));
    if least == greatest {
        return least;
    }
    words.say_with(
        "rehearsal-band",
        &[("least", least.as_str().into()), ("greatest", greatest.as_str().into())],
    )
}
