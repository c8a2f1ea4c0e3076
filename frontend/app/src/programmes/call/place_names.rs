use std::rc::Rc;

use polku_ui::field::{Checkboxes, Choice};
use polku_ui::{AsyncView, use_words};
use yew::prelude::*;

use crate::hooks::{every, use_query};

#[derive(Properties, PartialEq)]
pub struct PlaceNamesProps {
    /// The units of the agency; its sites otherwise.
    pub units: bool,
    pub id: AttrValue,
    pub label: AttrValue,
    /// Names that are ticked.
    pub values: Vec<String>,
    pub error: Option<AttrValue>,
    pub on_change: Callback<Vec<String>>,
}

/// The units or sites of the agency to tick.
#[component]
pub fn PlaceNames(props: &PlaceNamesProps) -> Html {
    let words = use_words();
    let names = use_query(props.units, |client, units| async move {
        if units {
            Ok(every!(client, list_units).await?.into_iter().map(|unit| unit.name).collect::<Vec<_>>())
        } else {
            Ok(every!(client, list_sites).await?.into_iter().map(|site| site.name).collect::<Vec<_>>())
        }
    });
    let (id, label, values) = (props.id.clone(), props.label.clone(), props.values.clone());
    let (error, on_change) = (props.error.clone(), props.on_change.clone());
    let ready = Callback::from(move |names: Rc<Vec<String>>| {
        let choices = names.iter().map(|name| Choice::new(name.clone(), name.clone())).collect::<Vec<_>>();
        html! { <Checkboxes id={id.clone()} label={label.clone()} {choices} values={values.clone()} error={error.clone()} on_change={on_change.clone()} /> }
    });
    let is_empty = Callback::from(|names: Rc<Vec<String>>| names.is_empty());
    let empty = html! { <p class="quiet">{ words.say("rule-places-none") }</p> };
    html! { <AsyncView<Vec<String>> state={names.state} {ready} {is_empty} {empty} on_retry={names.reload} /> }
}
