//! How the selection of a call was rehearsed, in plain words: what was published of it.

use minijinja::{Value, context};
use polku_api_types::programmes::{ElementKind, SelectionMethod};
use polku_api_types::rehearsal::{MethodChances, Rehearsal, RehearsalPublication, RehearsedMethod};
use polku_i18n::{Language, format, text};

use super::pages::link;
use crate::clock::finland;

/// What the page of a programme tells of a published rehearsal.
pub fn told(published: &RehearsalPublication, language: Language) -> Value {
    let rehearsal = &published.rehearsal;
    let day = format::date(language, finland().to_datetime(published.published_at).date());
    let what = [("people", rehearsal.people.into()), ("seats", rehearsal.seats.into())];
    let by = [("title", published.approver_title.as_str().into()), ("day", day.into())];
    let lines: Vec<String> =
        rehearsal.methods.iter().map(|one| method(one, language)).chain(load(rehearsal, language)).collect();
    context! {
        title => text(language, "public-rehearsal", &[]),
        what => text(language, "public-rehearsal-what", &what),
        changed => (!published.terms_stand).then(|| text(language, "public-rehearsal-changed", &[])),
        lines,
        by => text(language, "public-rehearsal-by", &by),
        seed => rehearsal.seed.clone(),
        repeat => text(language, "public-rehearsal-repeat", &[]),
        file => link(
            format!("/api/v1/rehearsal_publications/{}", published.id),
            text(language, "public-rehearsal-file", &[]),
        ),
    }
}

fn method(one: &RehearsedMethod, language: Language) -> String {
    let name = match one.method {
        SelectionMethod::EqualChanceDraw => "public-rehearsal-equal",
        SelectionMethod::QuotaDraw => "public-rehearsal-quotas",
        SelectionMethod::ScoredDraw => "public-rehearsal-scored",
    };
    let name = text(language, name, &[]);
    let Some(chances) = &one.chances else {
        return text(language, "public-rehearsal-none", &[("method", name.into())]);
    };
    let (least, greatest) =
        (share(chances, chances.least, language), share(chances, chances.greatest, language));
    // Of many panels, chances that are the same in truth can differ by one.
    let key = if least == greatest { "public-rehearsal-same" } else { "public-rehearsal-between" };
    let args = [("method", name.into()), ("least", least.into()), ("greatest", greatest.into())];
    text(language, key, &args)
}

fn share(chances: &MethodChances, times: u32, language: Language) -> String {
    format::percent(language, f64::from(times) / f64::from(chances.out_of.max(1)), 1)
}

/// Groups, coaching and days, as far as they are known.
fn load(rehearsal: &Rehearsal, language: Language) -> Vec<String> {
    let Some(load) = &rehearsal.load else { return Vec::new() };
    let mut lines = vec![text(language, "public-rehearsal-groups", &[("count", load.groups.count.into())])];
    let coaching = load.meetings.iter().find(|one| one.kind == ElementKind::SmallGroupCoaching);
    if let Some((one, sessions)) = coaching.and_then(|one| Some((one, one.sessions?))) {
        let hours = format::hours(language, one.led_minutes.unwrap_or_default());
        let args = [
            ("circles", one.circles.unwrap_or_default().into()),
            ("sessions", sessions.into()),
            ("hours", hours.into()),
        ];
        lines.push(text(language, "public-rehearsal-coaching", &args));
    }
    if let (Some(days), Some(meets)) = (&load.days, &rehearsal.meets) {
        let range = format::date_range(language, meets.first_day, meets.last_day);
        let args = [
            ("meetings", load.meetings_each.into()),
            ("range", range.into()),
            ("days", days.working_days.into()),
            ("weeks", days.weeks.into()),
        ];
        lines.push(text(language, "public-rehearsal-days", &args));
    }
    lines
}
