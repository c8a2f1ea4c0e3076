use polku_api_types::tables::TableFormat;
use polku_ui::{ButtonKind, Buttons, LinkButton, Words, use_words};
use uuid::Uuid;
use yew::prelude::*;

use crate::context::use_session;

/// The formats in the order in which they are offered.
pub const FORMATS: [TableFormat; 2] = [TableFormat::Xlsx, TableFormat::Csv];

#[derive(Properties, PartialEq)]
pub struct FileLinksProps {
    /// Whose list it is.
    pub programme: Uuid,
    /// Where the file is, in each of [`FORMATS`].
    pub addresses: [String; 2],
    /// Whether the programme's deciders take it out as well: of lists that they answer for.
    #[prop_or_default]
    pub deciders_too: bool,
}

/// A list as a file, for the coordinators of its programme.
#[component]
pub fn FileLinks(props: &FileLinksProps) -> Html {
    let words = use_words();
    let session = use_session();
    let takes = |role: &str| session.holds_for(role, props.programme);
    let theirs = takes("coordinator") || (props.deciders_too && takes("decider"));
    if !theirs {
        return Html::default();
    }
    file_buttons(words, &props.addresses)
}

/// A file in each of [`FORMATS`], whoever sees the page.
pub fn file_buttons(words: Words, addresses: &[String; 2]) -> Html {
    let links = FORMATS.into_iter().zip(addresses).map(|(format, address)| {
        let key = match format {
            TableFormat::Xlsx => "file-link-xlsx",
            TableFormat::Csv => "file-link-csv",
        };
        html! { <LinkButton kind={ButtonKind::Quiet} href={address.clone()}>{ words.say(key) }</LinkButton> }
    });
    html! { <Buttons>{ for links }</Buttons> }
}
