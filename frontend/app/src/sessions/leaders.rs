//! Who leads a session, and the way to name them, for whoever plans it.

use polku_api_types::sessions::SessionDetails;
use polku_ui::{Link, Words};
use yew::prelude::*;

use super::words::{led_by, when};
use crate::route::LeadingRoute;

/// The way to the page where leaders of a session are named.
pub fn to_leaders(words: Words, session: &SessionDetails) -> Html {
    let href = LeadingRoute::SessionLeading { id: session.programme_id, session: session.id };
    let when = when(words, &session.start, &session.end, &session.zone);
    let label = words.say_with("sessions-to-leading-of", &[("when", when.as_str().into())]);
    html! { <Link {href} {label}>{ words.say("sessions-to-leading") }</Link> }
}

/// Both in one line.
pub fn leaders_line(words: Words, session: &SessionDetails) -> Html {
    html! {
        <p>
            if let Some(names) = led_by(words, &session.led_by) {
                { names }{ " · " }
            }
            { to_leaders(words, session) }
        </p>
    }
}
