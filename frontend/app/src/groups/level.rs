use polku_api_types::groups::GroupingDetails;
use polku_client::GroupsOf;
use polku_ui::Words;
use yew::prelude::*;

/// Whose groups these are.
pub fn whole(grouping: &GroupingDetails) -> GroupsOf {
    GroupsOf { programme: grouping.programme_id, group: grouping.within.map(|within| within.id) }
}

/// A group by its number, in the words of its level.
pub fn group_word(words: Words, grouping: &GroupingDetails, number: u32) -> AttrValue {
    let key = of_level(grouping, "groups-group", "small-groups-group");
    words.say_with(key, &[("number", number.into())])
}

/// The key of a text for groups, or of the one for small groups.
pub const fn of_level(
    grouping: &GroupingDetails,
    groups: &'static str,
    small_groups: &'static str,
) -> &'static str {
    if grouping.within.is_none() { groups } else { small_groups }
}
