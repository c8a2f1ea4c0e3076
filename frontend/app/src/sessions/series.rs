//! A session with the others of its series, and how far they go.

use jiff::civil::DateTime;
use polku_api_types::page::PageQuery;
use polku_api_types::sessions::{SeenSession, SessionDetails, SessionState, SessionsQuery};
use polku_client::{Client, ClientError};
use polku_ui::Words;
use polku_ui::field::{Choice, RadioGroup};
use uuid::Uuid;
use yew::prelude::*;

use super::words::wall;
use crate::hooks::every_page;

/// How far what is done with a session of a series reaches.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Reach {
    /// Only this one.
    #[default]
    One,
    /// This one and what comes after it.
    Following,
    /// All of the series.
    Series,
}

const REACHES: [(&str, Reach); 3] =
    [("one", Reach::One), ("following", Reach::Following), ("series", Reach::Series)];

/// A session, and its series: the sessions of the same element for the same people that take place, the earliest first.
#[derive(Debug, Clone, PartialEq)]
pub struct InSeries {
    pub session: SessionDetails,
    pub series: Vec<SessionDetails>,
}

impl InSeries {
    /// Those of the series that are meant.
    pub fn reached(&self, reach: Reach) -> Vec<&SessionDetails> {
        let (this, from) = (&self.session, (self.session.starts_at, self.session.id));
        match reach {
            Reach::One => vec![this],
            Reach::Following => self.series.iter().filter(|one| (one.starts_at, one.id) >= from).collect(),
            Reach::Series => self.series.iter().collect(),
        }
    }

    /// The same as they were seen.
    pub fn seen(&self, reach: Reach) -> Vec<SeenSession> {
        let seen = |one: &SessionDetails| SeenSession { session_id: one.id, version: one.version };
        self.reached(reach).into_iter().map(seen).collect()
    }
}

/// Reads a session with its series.
pub async fn in_series(client: Client, programme: Uuid, session: Uuid) -> Result<InSeries, ClientError> {
    let session = client.view_session(session).await?;
    let (element, group) = (session.element_id, session.group.map(|group| group.id));
    let all = every_page(|PageQuery { limit, cursor }| {
        let client = client.clone();
        let query =
            SessionsQuery { element: Some(element), group, limit, cursor, ..SessionsQuery::default() };
        async move { client.list_sessions(programme, &query).await }
    })
    .await?;
    // Without a group the list is of all groups.
    let same = |one: &SessionDetails| one.group.map(|group| group.id) == group;
    let takes_place = |one: &SessionDetails| one.state != SessionState::Cancelled || one.id == session.id;
    let series = all.into_iter().filter(|one| same(one) && takes_place(one)).collect();
    Ok(InSeries { session, series })
}

/// Which sessions are meant; nothing is asked where there is only one.
pub fn reach_field(words: Words, of: &InSeries, reach: Reach, on_change: Callback<Reach>) -> Html {
    if of.series.len() < 2 {
        return Html::default();
    }
    let count = |reach| [("count", of.reached(reach).len().into())];
    let label = |reach| match reach {
        Reach::One => words.say("series-one"),
        Reach::Following => words.say_with("series-following", &count(reach)),
        Reach::Series => words.say_with("series-all", &count(reach)),
    };
    let choices: Vec<Choice> =
        REACHES.into_iter().map(|(word, reach)| Choice::new(word, label(reach))).collect();
    let value = REACHES.iter().find(|(_, one)| *one == reach).map_or("one", |(word, _)| word);
    let on_change = on_change.reform(|word: String| {
        REACHES.into_iter().find(|(one, _)| *one == word).map_or(Reach::One, |(_, reach)| reach)
    });
    html! {
        <RadioGroup id="reach" label={words.say("series-which")} hint={words.say("series-hint")} {choices} {value} {on_change} />
    }
}

/// By how many days one start is after another, and the time of day where it is another; nothing where either is not written.
pub fn shift(before: &str, after: &str) -> Option<(i32, Option<String>)> {
    let (before, after): (DateTime, DateTime) = (wall(before)?, wall(after)?);
    let days = before.date().until(after.date()).ok()?.get_days();
    let time = after.time();
    let turned = before.time() != time;
    Some((days, turned.then(|| format!("{:02}:{:02}", time.hour(), time.minute()))))
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn a_shift_is_days_and_another_time_only_where_it_is_another() {
        assert_eq!(shift("2020-10-20T09:00", "2020-10-27T09:00"), Some((7, None)));
        assert_eq!(shift("2020-10-20T09:00", "2020-10-19T13:30"), Some((-1, Some("13:30".into()))));
        assert_eq!(shift("2020-10-20T09:00", "2020-11-20T09:00"), Some((31, None)), "no month is counted");
        assert_eq!(shift("2020-10-20T09:00", ""), None);
    }
}
