use jiff::civil::Date;
use polku_api_types::applications::Fact;
use polku_i18n::format;
use polku_ui::Words;
use yew::AttrValue;

/// A fact a rule used: what, its value, from where and when.
pub fn fact_sentence(words: Words, fact: &Fact) -> AttrValue {
    let name = attribute_word(words, &fact.attribute);
    // A register has a name of its own; a check that put a fact right is named in the reader's language.
    let source = match fact.source.as_str() {
        "check" => words.say("fact-source-check"),
        "earlier_round" => words.say("fact-source-earlier-round"),
        register => register.to_owned().into(),
    };
    words.say_with(
        "fact-used",
        &[
            ("name", name.as_str().into()),
            ("value", value(words, fact).as_str().into()),
            ("source", source.as_str().into()),
            ("date", format::date(words.language, fact.as_of).into()),
        ],
    )
}

/// What an attribute is called.
pub fn attribute_word(words: Words, attribute: &str) -> AttrValue {
    match attribute {
        "is_supervisor" => words.say("fact-is-supervisor"),
        "job_category" => words.say("fact-job-category"),
        "role_started_on" => words.say("fact-role-started-on"),
        "unit" => words.say("fact-unit"),
        "site" => words.say("fact-site"),
        "left_out" => words.say("fact-left-out"),
        other => other.to_owned().into(),
    }
}

fn value(words: Words, fact: &Fact) -> AttrValue {
    match fact.value.as_deref() {
        None => words.say("fact-not-known"),
        Some("true") => words.say("fact-yes"),
        Some("false") => words.say("fact-no"),
        Some(text) => match text.parse::<Date>() {
            Ok(day) => format::date(words.language, day).into(),
            Err(_) => text.to_owned().into(),
        },
    }
}
