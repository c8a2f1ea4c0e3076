use std::rc::Rc;

use polku_api_types::programmes::DesignVersion;
use polku_i18n::format;
use polku_ui::{AsyncView, Card, Link, MarkItem, MarkList, Words, use_words};
use uuid::Uuid;
use yew::prelude::*;

use crate::hooks::{every, use_query};
use crate::route::CoordinatorRoute;
use crate::zone::local;

#[derive(Properties, PartialEq)]
pub struct VersionsProps {
    pub programme: Uuid,
    /// The version shown on this page.
    pub current: Uuid,
}

/// Every version of the design; published ones stay and can be read.
#[component]
pub fn Versions(props: &VersionsProps) -> Html {
    let words = use_words();
    let (programme, current) = (props.programme, props.current);
    // Asked anew when another version is shown: then one has been published or begun.
    let versions = use_query((programme, current), |client, (programme, _)| async move {
        every!(client, list_designs, programme).await
    });
    let ready = Callback::from(move |versions: Rc<Vec<DesignVersion>>| {
        let items: Vec<MarkItem> =
            versions.iter().map(|version| item(words, programme, current, version)).collect();
        html! { <MarkList {items} /> }
    });
    html! {
        <Card id="versions" title={words.say("design-versions")} lead={words.say("design-versions-what")}>
            <AsyncView<Vec<DesignVersion>> state={versions.state} {ready} on_retry={versions.reload} />
        </Card>
    }
}

fn item(words: Words, programme: Uuid, current: Uuid, version: &DesignVersion) -> MarkItem {
    let name = words.say_with("design-version", &[("number", version.number.into())]);
    let href: AttrValue = match version.published_at {
        Some(_) => CoordinatorRoute::DesignVersion { id: programme, version: version.id }.into(),
        None => CoordinatorRoute::Design { id: programme }.into(),
    };
    let title = if version.id == current {
        html! { { name } }
    } else {
        html! { <Link {href}>{ name }</Link> }
    };
    let elements = ("elements", version.elements.into());
    let detail = match version.published_at {
        Some(at) => {
            let date = format::date(words.language, local(at).date());
            words.say_with("design-version-published", &[("date", date.into()), elements])
        }
        None => words.say_with("design-version-draft", &[elements]),
    };
    MarkItem::numbered(version.number.to_string(), title).detail(detail)
}
