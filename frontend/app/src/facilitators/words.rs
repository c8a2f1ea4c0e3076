use polku_api_types::facilitators::{
    CoachFault, CoachFinding, CoachMeasure, CoachThreshold, FacilitatorKind, FacilitatorStage,
};
use polku_ui::{Tag, Tone, Words};
use yew::prelude::*;

/// A kind in words.
pub fn kind_word(words: Words, kind: FacilitatorKind) -> AttrValue {
    words.say(match kind {
        FacilitatorKind::Lecturer => "facilitator-lecturer",
        FacilitatorKind::Trainer => "facilitator-trainer",
        FacilitatorKind::Coach => "facilitator-coach",
        FacilitatorKind::Mentor => "facilitator-mentor",
        FacilitatorKind::PartnerDesigner => "facilitator-designer",
    })
}

/// The name, or that it was erased.
pub fn name_of(words: Words, name: Option<&String>) -> AttrValue {
    name.map_or_else(|| words.say("facilitator-erased"), |name| name.clone().into())
}

/// Where somebody stands.
pub fn stage_tag(words: Words, stage: FacilitatorStage) -> Html {
    let (key, tone) = match stage {
        FacilitatorStage::Invited => ("facilitator-invited", Tone::Info),
        FacilitatorStage::Active => ("facilitator-active", Tone::Good),
        FacilitatorStage::Ended => ("facilitator-ended", Tone::Plain),
    };
    html! { <Tag {tone}>{ words.say(key) }</Tag> }
}

/// Figures of experience in one line.
pub fn evidence_line(words: Words, years: u32, remote_hours: u32, references: u32) -> AttrValue {
    words.say_with(
        "coach-figures",
        &[("years", years.into()), ("hours", remote_hours.into()), ("references", references.into())],
    )
}

/// What is demanded, in one line.
pub fn threshold_line(words: Words, least: &CoachThreshold) -> AttrValue {
    if *least == CoachThreshold::default() {
        return words.say("coach-nothing-demanded");
    }
    evidence_line(words, least.years, least.remote_hours, least.references)
}

/// What is needed and what is there.
pub fn finding_lines(words: Words, finding: &CoachFinding) -> Html {
    let lack = |lack: &polku_api_types::facilitators::CoachLack| {
        let key = match lack.measure {
            CoachMeasure::Years => "coach-lack-years",
            CoachMeasure::RemoteHours => "coach-lack-hours",
            CoachMeasure::References => "coach-lack-references",
        };
        html! { <li>{ words.say_with(key, &[("needed", lack.needed.into()), ("there", lack.there.into())]) }</li> }
    };
    match finding.fault {
        CoachFault::NoCoach => html! { <p>{ words.say("coach-fault-none") }</p> },
        CoachFault::NotACoach => html! { <p>{ words.say("coach-fault-kind") }</p> },
        CoachFault::Lacks => html! { <ul>{ for finding.lacks.iter().map(lack) }</ul> },
    }
}
