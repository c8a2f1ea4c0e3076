use std::rc::Rc;

use polku_api_types::attendance::AttendanceSheet;
use polku_ui::{AsyncView, Crumb, Skeleton, use_words};
use uuid::Uuid;
use yew::prelude::*;

use crate::attendance::{Place, attendance_sheet};
use crate::hooks::use_query;
use crate::localised::shown;
use crate::route::LeadingRoute;
use crate::sessions::when;
use crate::shell::Page;

#[derive(Properties, PartialEq)]
pub struct LedAttendancePageProps {
    pub session: Uuid,
}

/// Who was at a session that the reader leads. What was said of it before is read by those who run the programme.
#[component]
pub fn LedAttendancePage(props: &LedAttendancePageProps) -> Html {
    let words = use_words();
    let session = props.session;
    let sheet = use_query(session, |client, session| async move { client.view_attendance(session).await });
    let loaded = sheet.state.data.clone();
    let title =
        loaded.as_ref().map_or_else(|| words.say("attendance-title"), |sheet| shown(words, &sheet.title));
    let over = loaded.as_ref().map(|sheet| when(words, &sheet.start, &sheet.end, &sheet.zone));
    let reload = sheet.reload.clone();
    let place = Place { programme: None, session };
    let ready =
        Callback::from(move |sheet: Rc<AttendanceSheet>| attendance_sheet(words, &sheet, place, &reload));
    let crumbs = vec![
        Crumb::new(words.say("own-leading-title"), LeadingRoute::OwnLeading),
        Crumb::new(words.say("sessions-one"), LeadingRoute::LedSession { session }),
    ];
    html! {
        <Page {title} {over} {crumbs}>
            <AsyncView<AttendanceSheet> state={sheet.state} {ready} skeleton={Skeleton::Cards} on_retry={sheet.reload} />
        </Page>
    }
}
