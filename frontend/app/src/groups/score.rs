use std::rc::Rc;

use polku_api_types::groups::{GroupCriterion, GroupCriterionKind, GroupingDetails, GroupingState};
use polku_i18n::format;
use polku_ui::table::{Column, Row, Table};
use polku_ui::{Card, KeyValue, KeyValueList, Tag, Tone, Words, use_words};
use yew::prelude::*;

use super::level::group_word;

#[derive(Properties, PartialEq)]
pub struct ScoreProps {
    pub grouping: Rc<GroupingDetails>,
}

/// How even the groups are, the bound, and the head counts behind it.
#[component]
pub fn Score(props: &ScoreProps) -> Html {
    let words = use_words();
    let score = &props.grouping.score;
    let mut items = vec![
        KeyValue::new(words.say("groups-score"), hundredths(words, score.total)),
        KeyValue::new(words.say("groups-bound"), hundredths(words, score.bound)),
    ];
    if let Some(gap) = score.gap_per_mille.filter(|_| !score.optimal) {
        items.push(KeyValue::new(words.say("groups-gap"), percent(words, gap)));
    }
    // What a hand has moved was found by nobody. Of confirmed groups nobody knows whether one did.
    let standing = match (score.optimal, props.grouping.can_undo, props.grouping.state) {
        (true, ..) => Some((Tone::Good, "groups-optimal")),
        (false, true, _) => Some((Tone::Warn, "groups-by-hand")),
        (false, false, GroupingState::Proposed) => Some((Tone::Info, "groups-best-found")),
        (false, false, GroupingState::Confirmed) => None,
    };
    html! {
        <Card id="score" title={words.say("groups-score-title")} lead={words.say("groups-score-what")}>
            if let Some((tone, key)) = standing {
                <p><Tag {tone}>{ words.say(key) }</Tag></p>
            }
            <KeyValueList {items} />
            // Within a group there is nobody left to be kept apart, unless the register changed.
            if !score.apart.is_empty() {
                <p class="quiet">{ words.say_with("groups-kept-apart", &[("count", score.apart.len().into())]) }</p>
            }
            { for score.criteria.iter().map(|criterion| counts(words, &props.grouping, criterion)) }
        </Card>
    }
}

/// A score as it is written.
pub fn hundredths(words: Words, score: u64) -> String {
    let whole = u32::try_from(score).map_or(f64::INFINITY, f64::from);
    format::decimal(words.language, whole / 100.0, 2)
}

fn percent(words: Words, per_mille: u64) -> AttrValue {
    let part = u32::try_from(per_mille).map_or(f64::INFINITY, f64::from) / 10.0;
    words.say_with("groups-percent", &[("percent", format::decimal(words.language, part, 1).into())])
}

/// How the balance changes, in one sentence.
pub fn score_change(words: Words, before: u64, after: u64) -> AttrValue {
    let args = [("before", hundredths(words, before).into()), ("after", hundredths(words, after).into())];
    words.say_with("groups-score-change", &args)
}

pub fn criterion_word(words: Words, kind: GroupCriterionKind) -> AttrValue {
    words.say(match kind {
        GroupCriterionKind::Unit => "groups-by-unit",
        GroupCriterionKind::Site => "groups-by-site",
        GroupCriterionKind::JobCategory => "groups-by-job-category",
        GroupCriterionKind::Tenure => "groups-by-tenure",
        GroupCriterionKind::WishedMode => "groups-by-wished-mode",
    })
}

/// A value in the reader's words; units, sites and categories are words already.
fn value_word(words: Words, kind: GroupCriterionKind, value: &str) -> AttrValue {
    let key = match (kind, value) {
        (_, "") => "groups-value-unknown",
        (GroupCriterionKind::Tenure, "under_1") => "groups-tenure-under-1",
        (GroupCriterionKind::Tenure, "1_to_2") => "groups-tenure-1-to-2",
        (GroupCriterionKind::Tenure, "3_to_9") => "groups-tenure-3-to-9",
        (GroupCriterionKind::Tenure, "10_or_more") => "groups-tenure-10-or-more",
        (GroupCriterionKind::WishedMode, "in_person") => "groups-mode-in-person",
        (GroupCriterionKind::WishedMode, "remote") => "groups-mode-remote",
        _ => return AttrValue::from(value.to_owned()),
    };
    words.say(key)
}

fn counts(words: Words, grouping: &GroupingDetails, criterion: &GroupCriterion) -> Html {
    let word = criterion_word(words, criterion.criterion);
    let mut columns = vec![Column::new("value", word.clone()).names_row()];
    columns.extend(grouping.groups.iter().map(|group| {
        Column::new(group.number.to_string(), group_word(words, grouping, group.number)).figures()
    }));
    let rows = criterion
        .values
        .iter()
        .map(|value| {
            let mut cells: Vec<Html> = vec![value_word(words, criterion.criterion, &value.value).into()];
            cells.extend(value.counts.iter().map(|count| Html::from(count.to_string())));
            Row::new(value.value.clone(), cells)
        })
        .collect::<Vec<_>>();
    html! {
        <details class="disclosure" key={word.to_string()}>
            <summary>{ words.say_with("groups-criterion", &[("criterion", word.as_str().into()), ("weight", criterion.weight.into()), ("score", hundredths(words, criterion.score).into())]) }</summary>
            <Table caption={word} {columns} {rows} dense=true />
        </details>
    }
}
