use polku_api_types::programmes::RuleCondition;
use polku_i18n::format;
use polku_ui::Words;
use yew::prelude::*;

/// The texts of a condition on each fact, by what the condition is for.
#[derive(Debug, Clone, Copy)]
pub struct ConditionTexts {
    pub supervisors: &'static str,
    pub others: &'static str,
    pub categories: &'static str,
    pub units: &'static str,
    pub sites: &'static str,
    pub new: &'static str,
}

/// Whom a rule leaves outside.
pub const LEFT_OUTSIDE: ConditionTexts = ConditionTexts {
    supervisors: "rule-outside-supervisors",
    others: "rule-outside-others",
    categories: "rule-outside-categories",
    units: "rule-outside-units",
    sites: "rule-outside-sites",
    new: "rule-outside-new",
};

/// A condition as a sentence.
pub fn condition_sentence(words: Words, texts: ConditionTexts, condition: &RuleCondition) -> AttrValue {
    let names = condition.any_of.as_ref().map(|names| names.join(", ")).unwrap_or_default();
    let named = [("names", names.as_str().into())];
    match condition.attribute.as_str() {
        "is_supervisor" if condition.equals == Some(false) => words.say(texts.others),
        "is_supervisor" => words.say(texts.supervisors),
        "job_category" => words.say_with(texts.categories, &named),
        "unit" => words.say_with(texts.units, &named),
        "site" => words.say_with(texts.sites, &named),
        _ => {
            let day =
                condition.reference_date.map(|day| format::date(words.language, day)).unwrap_or_default();
            let months = condition.within_months.unwrap_or(0);
            words.say_with(texts.new, &[("months", months.into()), ("date", day.into())])
        }
    }
}
