//! Every message says what Fluent's own library makes of it, with any arguments.

use std::collections::BTreeSet;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use polku_i18n::{Language, Texts, Value, embedded};

fn keys(source: &str) -> impl Iterator<Item = &str> {
    let lines = source.lines().filter(|line| line.starts_with(char::is_alphabetic));
    lines.filter_map(|line| line.split_once(" =").map(|(key, _)| key))
}

fn names(source: &str) -> BTreeSet<&str> {
    let after = |rest: &str| {
        rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(rest.len())
    };
    source.split('$').skip(1).map(|rest| rest.split_at(after(rest)).0).collect()
}

#[test]
fn every_message_reads_as_the_library_reads_it() {
    let mut compared = 0;
    for part in embedded::ALL {
        let texts = Texts::new(&[*part]);
        for language in Language::ALL {
            let source = part.source(language);
            let mut bundle = FluentBundle::new(vec![language.code().parse().unwrap()]);
            bundle.set_use_isolating(false);
            bundle.add_resource(FluentResource::try_new(source.to_owned()).unwrap()).unwrap();
            let names = names(source);
            for number in [0_u32, 1, 2, 5, 21] {
                let mut theirs = FluentArgs::new();
                names.iter().for_each(|name| theirs.set(*name, number));
                let ours: Vec<(&str, Value)> = names.iter().map(|name| (*name, number.into())).collect();
                for key in keys(source) {
                    let pattern = bundle.get_message(key).and_then(|message| message.value()).unwrap();
                    let expected =
                        bundle.format_pattern(pattern, Some(&theirs), &mut Vec::new()).into_owned();
                    assert_eq!(texts.text(language, key, &ours), expected, "{key} in {language}");
                    compared += 1;
                }
            }
        }
    }
    assert!(compared > 5000);
}
