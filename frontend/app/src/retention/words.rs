use polku_api_types::retention::{
    ErasedKind, FEWEST_TOLD, KeptBecause, KeptClass, RetentionBasis, RetentionClass, Told,
};
use polku_i18n::format;
use polku_ui::Words;
use yew::AttrValue;

/// A class in the words of whoever is not a lawyer: what it is called, and what belongs to it.
pub fn class(words: Words, class: RetentionClass) -> [AttrValue; 2] {
    let (name, what) = match class {
        RetentionClass::Application => ("retention-application", "retention-application-what"),
        RetentionClass::Need => ("retention-need", "retention-need-what"),
        RetentionClass::Register => ("retention-register", "retention-register-what"),
        RetentionClass::Trace => ("retention-trace", "retention-trace-what"),
        RetentionClass::Mail => ("retention-mail", "retention-mail-what"),
        RetentionClass::Secret => ("retention-secret", "retention-secret-what"),
        RetentionClass::Passing => ("retention-passing", "retention-passing-what"),
        RetentionClass::Official => ("retention-official", "retention-official-what"),
        RetentionClass::Structure => ("retention-structure", "retention-structure-what"),
    };
    [words.say(name), words.say(what)]
}

/// How long a class is kept.
pub fn term(words: Words, kept: &KeptClass) -> AttrValue {
    let length = match kept.months {
        Some(months) if months % 12 == 0 => {
            words.say_with("retention-years", &[("count", (months / 12).into())])
        }
        Some(months) => words.say_with("retention-months", &[("count", months.into())]),
        None => AttrValue::default(),
    };
    let length = [("term", length.as_str().into())];
    match kept.basis {
        RetentionBasis::ProgrammeOver => words.say_with("retention-after-programme", &length),
        RetentionBasis::Left => words.say_with("retention-after-leaving", &length),
        RetentionBasis::Done => words.say_with("retention-after-deed", &length),
        RetentionBasis::WhileNeeded => words.say("retention-while-needed"),
        RetentionBasis::Stays => words.say("retention-stays"),
    }
}

/// A number, or that there are a few.
pub fn told(words: Words, told: Told) -> AttrValue {
    match told.count {
        Some(count) => format::number(words.language, count).into(),
        None => words.say_with("retention-few", &[("fewest", FEWEST_TOLD.into())]),
    }
}

/// Why applications are kept.
pub fn because(words: Words, why: KeptBecause) -> AttrValue {
    words.say(match why {
        KeptBecause::TakingPart => "retention-because-taking-part",
        KeptBecause::Undecided => "retention-because-undecided",
        KeptBecause::CheckOpen => "retention-because-check",
    })
}

/// What was counted.
pub fn kind(words: Words, kind: ErasedKind) -> AttrValue {
    words.say(match kind {
        ErasedKind::Applications => "retention-kind-applications",
        ErasedKind::People => "retention-kind-people",
        ErasedKind::Accounts => "retention-kind-accounts",
        ErasedKind::Looks => "retention-kind-looks",
        ErasedKind::AuditEntries => "retention-kind-entries",
    })
}
