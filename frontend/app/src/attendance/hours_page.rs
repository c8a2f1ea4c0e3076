use std::rc::Rc;

use polku_api_types::attendance::{
    PersonHours, PersonHoursExportQuery, PersonHoursQuery, ProgrammeHours, UnmarkedSession,
};
use polku_api_types::page::PageQuery;
use polku_api_types::tables::TableQuery;
use polku_client::{Client, ClientError};
use polku_i18n::format;
use polku_ui::field::Checkbox;
use polku_ui::table::{Column, Row, Table};
use polku_ui::{
    AsyncView, Card, Crumb, KeyValue, KeyValueList, Link, MarkItem, MarkList, Skeleton, Symbol, Tone, Words,
    use_words,
};
use uuid::Uuid;
use yew::prelude::*;

use super::hours_table::{hours_sums, hours_table};
use super::modes_card::modes_card;
use crate::context::use_session;
use crate::hooks::{every_page, use_query};
use crate::localised::shown;
use crate::route::{AssessorRoute, CoordinatorRoute};
use crate::sessions::{audience, when};
use crate::shell::{FORMATS, FileLinks, Page, file_buttons};

#[derive(Properties, PartialEq)]
pub struct HoursPageProps {
    /// The programme.
    pub id: Uuid,
}

#[derive(Debug, PartialEq)]
struct Book {
    hours: ProgrammeHours,
    people: Vec<PersonHours>,
}

async fn read(client: Client, programme: Uuid) -> Result<Book, ClientError> {
    let hours = client.view_attended_hours(programme).await?;
    let people = every_page(|PageQuery { limit, cursor }| {
        let client = client.clone();
        let query = PersonHoursQuery { limit, cursor, ..PersonHoursQuery::default() };
        async move { client.list_person_hours(programme, &query).await }
    })
    .await?;
    Ok(Book { hours, people })
}

/// The hours of a programme: promised, invited, attended; what is not marked yet; and each person's.
#[component]
pub fn HoursPage(props: &HoursPageProps) -> Html {
    let words = use_words();
    let id = props.id;
    let book = use_query(id, read);
    let ready = Callback::from(move |book: Rc<Book>| html! { <Hours programme={id} {book} /> });
    let crumbs = vec![
        Crumb::new(words.say("coordinator-nav-programmes"), CoordinatorRoute::Programmes),
        Crumb::new(words.say("groups-to-programme"), CoordinatorRoute::Programme { id }),
        Crumb::new(words.say("sessions-title"), AssessorRoute::Sessions { id }),
    ];
    html! {
        <Page title={words.say("hours-title")} lead={words.say("hours-lead")} {crumbs}>
            <AsyncView<Book> state={book.state} {ready} skeleton={Skeleton::Table} on_retry={book.reload} />
        </Page>
    }
}

#[derive(Properties, PartialEq)]
struct HoursProps {
    programme: Uuid,
    book: Rc<Book>,
}

#[component]
fn Hours(props: &HoursProps) -> Html {
    let words = use_words();
    let session = use_session();
    let only = use_state(|| false);
    let HoursProps { programme, book } = props;
    let mut sums = vec![KeyValue::new(words.say("hours-people"), book.hours.people.to_string())];
    sums.extend(hours_sums(words, &book.hours.total));
    let programme = *programme;
    let file = |format| {
        let query = PersonHoursExportQuery { unmarked: only.then_some(true), format: Some(format) };
        Client::person_hours_file(programme, &query)
    };
    let files = html! { <FileLinks {programme} addresses={FORMATS.map(file)} /> };
    let shown: Vec<&PersonHours> =
        book.people.iter().filter(|one| !*only || one.minutes.unmarked > 0).collect();
    let choose = {
        let only = only.clone();
        Callback::from(move |chosen: bool| only.set(chosen))
    };
    let for_agency = session.holds_for_agency("coordinator") || session.holds("agency_admin");
    html! {
        <>
            <Card id="sums" title={words.say("hours-sums")} lead={words.say("hours-sums-what")}>
                <KeyValueList items={sums} />
                { hours_table(words, words.say("hours-sums"), &book.hours.elements) }
            </Card>
            { modes_card(words, &book.hours.modes) }
            { unmarked(words, programme, &book.hours.unmarked_sessions) }
            <Card id="people" title={words.say("hours-of-people")} aside={files}>
                <Checkbox id="unmarked" label={words.say("hours-only-unmarked")} checked={*only} on_change={choose} />
                if shown.is_empty() {
                    <p>{ words.say("hours-nobody-so") }</p>
                } else {
                    { people(words, &shown) }
                }
            </Card>
            if for_agency {
                { training_days(words) }
            }
        </>
    }
}

/// Sessions that have begun and in which somebody is not marked.
fn unmarked(words: Words, programme: Uuid, sessions: &[UnmarkedSession]) -> Html {
    if sessions.is_empty() {
        return Html::default();
    }
    let item = |session: &UnmarkedSession| {
        let href = AssessorRoute::Attendance { id: programme, session: session.session_id };
        let time = when(words, &session.start, &session.end, &session.zone);
        let title = html! { <Link {href}>{ format!("{time}, {}", shown(words, &session.title)) }</Link> };
        let missing = words.say_with("hours-unmarked-people", &[("count", session.unmarked.into())]);
        let about = format!("{} · {missing}", audience(words, session.group));
        MarkItem::new(Symbol::Clock, Tone::Warn, title).detail(html! { <p>{ about }</p> })
    };
    html! {
        <Card id="unmarked" title={words.say("hours-unmarked")} lead={words.say("hours-unmarked-what")}>
            <MarkList items={sessions.iter().map(item).collect::<Vec<_>>()} />
        </Card>
    }
}

fn people(words: Words, people: &[&PersonHours]) -> Html {
    let columns = vec![
        Column::new("name", words.say("attendance-name")).names_row(),
        Column::new("unit", words.say("hours-unit")),
        Column::new("promised", words.say("hours-promised")).figures(),
        Column::new("invited", words.say("hours-invited")).figures(),
        Column::new("attended", words.say("hours-attended")).figures(),
        Column::new("remote", words.say("hours-remotely")).figures(),
        Column::new("to-come", words.say("hours-to-come")).figures(),
        Column::new("unmarked", words.say("hours-unmarked-times")).figures(),
    ];
    let hours = |minutes| AttrValue::from(format::hours(words.language, minutes));
    let row = |one: &&PersonHours| {
        let cells = vec![
            format!("{} {}", one.family_name, one.given_name).into(),
            one.unit.clone().unwrap_or_default().into(),
            hours(one.promised_minutes).into(),
            hours(one.minutes.invited).into(),
            hours(one.minutes.attended).into(),
            hours(one.minutes.remote).into(),
            hours(one.minutes.to_come).into(),
            one.minutes.unmarked.to_string().into(),
        ];
        Row::new(one.application_id.to_string(), cells)
    };
    let rows: Vec<Row> = people.iter().map(row).collect();
    html! { <Table caption={words.say("hours-of-people")} {columns} {rows} dense=true /> }
}

/// For the personnel office: counts of the whole agency, and nobody's name.
fn training_days(words: Words) -> Html {
    let address = |format| Client::training_days_file(&TableQuery { format: Some(format) });
    html! {
        <Card id="training-days" title={words.say("hours-training-days")} lead={words.say("hours-training-days-what")}>
            { file_buttons(words, &FORMATS.map(address)) }
        </Card>
    }
}
