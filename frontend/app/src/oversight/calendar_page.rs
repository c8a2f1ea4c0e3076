use std::rc::Rc;

use jiff::civil::Date;
use polku_api_types::oversight::{CalendarSession, SessionCalendarQuery};
use polku_api_types::page::PageQuery;
use polku_api_types::text::Localised;
use polku_api_types::words::Spoken as _;
use polku_client::{Client, ClientError};
use polku_ui::field::{Select, SelectOption};
use polku_ui::{
    AsyncView, Button, ButtonKind, Buttons, Card, Crumb, EmptyState, Notice, Skeleton, Words, use_address,
    use_way, use_words,
};
use uuid::Uuid;
use yew::prelude::*;

use super::asked::{Asked, STATES, VIEWS, View};
use super::days::{by_day, month_and_year};
use super::listed::listed;
use super::month::{Hands, month};
use super::opened::Opened;
use super::week::week;
use crate::context::use_session;
use crate::hooks::use_query;
use crate::localised::shown;
use crate::route::CoordinatorRoute;
use crate::sessions::wall;
use crate::shell::{FORMATS, Page, file_buttons};

/// Most sessions that are laid out at once; of more, one chooses a programme.
const MOST: usize = 1_000;
/// Most programmes that can be chosen from.
const MOST_PROGRAMMES: usize = 1_000;

/// The sessions of all programmes that the reader runs or decides on, by month, by week, or one below the other.
#[component]
pub fn CalendarPage() -> Html {
    let words = use_words();
    let (way, here) = (use_way(), use_address());
    let today = use_session().me().map(|me| me.today);
    let crumbs = vec![Crumb::new(words.say("coordinator-nav-programmes"), CoordinatorRoute::Programmes)];
    let on_ask = {
        let path = here.path.clone();
        // In place of the address before, so that "back" leads past every turned page.
        Callback::from(move |next: Asked| {
            way.instead(&format!("{path}{}", next.address()));
        })
    };
    html! {
        <Page title={words.say("calendar-title")} lead={words.say("calendar-lead")} {crumbs}>
            if let Some(today) = today {
                <Calendar asked={Asked::of(&here.query, today)} {today} {on_ask} />
            }
        </Page>
    }
}

#[derive(Properties, PartialEq)]
struct CalendarProps {
    asked: Asked,
    today: Date,
    on_ask: Callback<Asked>,
}

#[derive(Debug, PartialEq)]
struct Found {
    sessions: Vec<CalendarSession>,
    more: bool,
}

async fn read(client: Client, query: SessionCalendarQuery) -> Result<Found, ClientError> {
    let mut found = Found { sessions: Vec::new(), more: true };
    let mut cursor = None;
    while found.more && found.sessions.len() < MOST {
        let query = SessionCalendarQuery { limit: PageQuery::longest().limit, cursor, ..query.clone() };
        let page = client.list_session_calendar(&query).await?;
        found.sessions.extend(page.items);
        (found.more, cursor) = (page.next_cursor.is_some(), page.next_cursor);
    }
    Ok(found)
}

async fn programmes(client: Client, (): ()) -> Result<Vec<(Uuid, Localised)>, ClientError> {
    let mut all = Vec::new();
    let mut query = PageQuery::longest();
    loop {
        let page = client.list_programmes(&query).await?;
        all.extend(page.items.into_iter().map(|one| (one.id, one.name)));
        query.cursor = page.next_cursor;
        if query.cursor.is_none() || all.len() >= MOST_PROGRAMMES {
            return Ok(all);
        }
    }
}

/// A session that is looked at, and where it was dropped.
type Looked = Option<(Uuid, Option<Date>)>;

#[component]
fn Calendar(props: &CalendarProps) -> Html {
    let words = use_words();
    let CalendarProps { asked, today, on_ask } = props;
    let (asked, today) = (*asked, *today);
    let found = use_query(asked.query(), read);
    let names = use_query((), programmes);
    let looked = use_state(|| Looked::None);
    let hands = Hands {
        open: {
            let looked = looked.clone();
            Callback::from(move |session| looked.set(Some((session, None))))
        },
        drop: {
            let looked = looked.clone();
            Callback::from(move |(session, day)| looked.set(Some((session, Some(day)))))
        },
    };
    let ready = {
        let hands = hands.clone();
        Callback::from(move |found: Rc<Found>| laid_out(words, (asked, today), &found, &hands))
    };
    let close = {
        let looked = looked.clone();
        Callback::from(move |()| looked.set(None))
    };
    let on_moved = {
        let (close, reload) = (close.clone(), found.reload.clone());
        Callback::from(move |()| {
            close.emit(());
            reload.emit(());
        })
    };
    let opened = (*looked).and_then(|(id, day)| {
        let sessions = &found.state.data.as_ref()?.sessions;
        let session = sessions.iter().find(|one| one.id == id)?.clone();
        let dropped_at = day.and_then(|day| dropped_at(&session, day));
        Some((session, dropped_at))
    });
    html! {
        <Card id="calendar" title={title(words, asked)} aside={turning(words, asked, today, on_ask)}>
            <Filters {asked} programmes={names.state.data.clone()} on_ask={on_ask.clone()} />
            <AsyncView<Found> state={found.state} {ready} skeleton={Skeleton::Table} on_retry={found.reload} />
            { file_buttons(words, &FORMATS.map(|format| asked.file(format))) }
            if let Some((session, dropped_at)) = opened {
                <Opened {session} {dropped_at} {on_moved} on_close={close} />
            }
        </Card>
    }
}

/// The same time on another day; nothing where it is the day on which it is.
fn dropped_at(session: &CalendarSession, day: Date) -> Option<String> {
    let start = wall(&session.start)?;
    (start.date() != day).then(|| format!("{day}T{:02}:{:02}", start.hour(), start.minute()))
}

fn title(words: Words, asked: Asked) -> AttrValue {
    match asked.view {
        View::Month | View::List => month_and_year(words, asked.day),
        View::Week => {
            let (from, until) = asked.days();
            let days = polku_i18n::format::date_range(words.language, from, until);
            let number = from.iso_week_date().week();
            words.say_with("calendar-week-of", &[("number", i64::from(number).into()), ("days", days.into())])
        }
    }
}

/// One page back, one page on, and to today.
fn turning(words: Words, asked: Asked, today: Date, on_ask: &Callback<Asked>) -> Html {
    let to = |asked: Asked| on_ask.reform(move |_: MouseEvent| asked);
    html! {
        <Buttons>
            <Button kind={ButtonKind::Secondary} onclick={to(asked.turned(-1))}>{ words.say("calendar-back") }</Button>
            <Button kind={ButtonKind::Secondary} onclick={to(Asked { day: today, ..asked })}>{ words.say("calendar-today") }</Button>
            <Button kind={ButtonKind::Secondary} onclick={to(asked.turned(1))}>{ words.say("calendar-on") }</Button>
        </Buttons>
    }
}

fn laid_out(words: Words, (asked, today): (Asked, Date), found: &Found, hands: &Hands) -> Html {
    let days = by_day(&found.sessions);
    html! {
        <>
            if found.more {
                <Notice><p>{ words.say_with("calendar-more", &[("count", found.sessions.len().into())]) }</p></Notice>
            }
            if found.sessions.is_empty() {
                <EmptyState title={words.say("calendar-empty")}><p>{ words.say("calendar-empty-what") }</p></EmptyState>
            }
            {
                match asked.view {
                    View::Month => month(words, (asked, today), &days, hands),
                    View::Week => week(words, (asked, today), &days, hands),
                    View::List if found.sessions.is_empty() => Html::default(),
                    View::List => listed(words, &found.sessions, &hands.open),
                }
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct FiltersProps {
    asked: Asked,
    /// Absent until they are read.
    programmes: Option<Rc<Vec<(Uuid, Localised)>>>,
    on_ask: Callback<Asked>,
}

/// Which view, of which programme, in which state.
#[component]
fn Filters(props: &FiltersProps) -> Html {
    let words = use_words();
    let asked = props.asked;
    let change =
        |apply: fn(Asked, String) -> Asked| props.on_ask.reform(move |value: String| apply(asked, value));
    let views: Vec<SelectOption> =
        VIEWS.iter().map(|view| SelectOption::new(view.word(), words.say(view.key()))).collect();
    let all = || SelectOption::new("", words.say("calendar-all"));
    let names = props.programmes.iter().flat_map(|names| names.iter());
    let programmes: Vec<SelectOption> = std::iter::once(all())
        .chain(names.map(|(id, name)| SelectOption::new(id.to_string(), shown(words, name))))
        .collect();
    let states: Vec<SelectOption> = std::iter::once(all())
        .chain(STATES.iter().map(|(name, state)| SelectOption::new(*name, words.say(state.word()))))
        .collect();
    let state = STATES.iter().find(|(_, state)| Some(*state) == asked.state).map_or("", |(name, _)| *name);
    let programme = asked.programme.map(|id| id.to_string()).unwrap_or_default();
    html! {
        <div class="filters">
            <Select id="view" label={words.say("calendar-view")} options={views} value={asked.view.word()}
                on_change={change(|asked, word| Asked { view: VIEWS.into_iter().find(|one| one.word() == word).unwrap_or(asked.view), ..asked })} />
            <Select id="programme" label={words.say("calendar-programme")} options={programmes} value={programme}
                on_change={change(|asked, id| Asked { programme: id.parse().ok(), ..asked })} />
            <Select id="state" label={words.say("sessions-state")} options={states} value={state}
                on_change={change(|asked, word| Asked { state: STATES.into_iter().find(|(name, _)| *name == word).map(|(_, state)| state), ..asked })} />
        </div>
    }
}
