use polku_api_types::availability::Unavailable;
use polku_ui::Words;
use yew::AttrValue;

/// How many of a session's people it would not suit, a line for each way; none where it suits everybody.
pub fn unavailable_lines(words: Words, told: &Unavailable, of: u32) -> Vec<AttrValue> {
    let counts = [
        ("unavailable-participants-outside", told.participants_outside),
        ("unavailable-participants-busy", told.participants_busy),
        ("unavailable-leaders-outside", told.leaders_outside),
        ("unavailable-leaders-busy", told.leaders_busy),
    ];
    let some = counts.into_iter().filter(|(_, count)| *count > 0);
    some.map(|(key, count)| words.say_with(key, &[("count", count.into()), ("of", of.into())])).collect()
}
