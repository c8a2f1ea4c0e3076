use polku_api_types::merging::{MergeRefusal, MovedKind, SameFact};
use polku_ui::Words;
use yew::AttrValue;

/// What two persons share besides the name, as one sentence part.
pub fn same_word(words: Words, same: &[SameFact]) -> AttrValue {
    let word = |fact: &SameFact| {
        words.say(match fact {
            SameFact::Email => "merging-same-email",
            SameFact::UnitAndSupervisor => "merging-same-place",
        })
    };
    same.iter().map(word).map(|word| word.to_string()).collect::<Vec<_>>().join(", ").into()
}

/// How much of one kind moves.
pub fn moved_word(words: Words, kind: MovedKind, count: u64) -> AttrValue {
    let key = match kind {
        MovedKind::Application => "merging-moves-application",
        MovedKind::Participation => "merging-moves-participation",
        MovedKind::RegisterChange => "merging-moves-register-change",
        MovedKind::Account => "merging-moves-account",
        MovedKind::Supervised => "merging-moves-supervised",
        MovedKind::Mail => "merging-moves-mail",
        MovedKind::Line => "merging-moves-line",
        MovedKind::Statement => "merging-moves-statement",
    };
    words.say_with(key, &[("count", count.into())])
}

/// Why the two cannot be merged, and what helps.
pub fn refusal_word(words: Words, refusal: MergeRefusal) -> AttrValue {
    words.say(match refusal {
        MergeRefusal::OwnRecord => "merging-refused-own-record",
        MergeRefusal::SameCall => "merging-refused-same-call",
        MergeRefusal::SamePool => "merging-refused-same-pool",
        MergeRefusal::SameProgramme => "merging-refused-same-programme",
        MergeRefusal::TwoAccounts => "merging-refused-two-accounts",
        MergeRefusal::OneLine => "merging-refused-one-line",
        MergeRefusal::ScoresTheOther => "merging-refused-scores-the-other",
        MergeRefusal::LineEnded => "merging-refused-line-ended",
        MergeRefusal::SelectionWork => "merging-refused-selection-work",
    })
}

/// What has changed since a merge, by the pointer of the refusal.
pub fn change_word(words: Words, pointer: &str) -> Option<AttrValue> {
    let key = match pointer {
        "/changes/merged_again" => "merging-changed-merged-again",
        "/changes/application_changed" => "merging-changed-application",
        "/changes/participation_changed" => "merging-changed-participation",
        "/changes/account_changed" => "merging-changed-account",
        "/changes/statement_changed" => "merging-changed-statement",
        "/changes/selection_work" => "merging-changed-selection-work",
        _ => return None,
    };
    Some(words.say(key))
}
