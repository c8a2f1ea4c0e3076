use polku_api_types::programmes::RuleCondition;
use polku_i18n::format;
use polku_ui::Words;
use yew::prelude::*;

/// Who is offered a path, as a sentence.
pub fn condition_sentence(words: Words, condition: &RuleCondition) -> AttrValue {
    let names = condition.any_of.as_ref().map(|names| names.join(", ")).unwrap_or_default();
    let named = [("names", names.as_str().into())];
    match condition.attribute.as_str() {
        "is_supervisor" if condition.equals == Some(false) => words.say("paths-for-others"),
        "is_supervisor" => words.say("paths-for-supervisors"),
        "job_category" => words.say_with("paths-for-categories", &named),
        "unit" => words.say_with("paths-for-units", &named),
        "site" => words.say_with("paths-for-sites", &named),
        _ => {
            let day =
                condition.reference_date.map(|day| format::date(words.language, day)).unwrap_or_default();
            let months = condition.within_months.unwrap_or(0);
            words.say_with("paths-for-new", &[("months", months.into()), ("date", day.into())])
        }
    }
}
