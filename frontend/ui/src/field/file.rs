use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

use super::{Field, described_by, invalid};

#[derive(Properties, PartialEq)]
pub struct FileInputProps {
    pub id: AttrValue,
    pub label: AttrValue,
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    #[prop_or_default]
    pub error: Option<AttrValue>,
    #[prop_or_default]
    pub optional: bool,
    /// Kinds of files offered by the browser: `.csv,text/csv`.
    #[prop_or_default]
    pub accept: Option<AttrValue>,
    pub on_file: Callback<File>,
}

/// One file from this device; it can also be dropped onto the field.
#[component]
pub fn FileInput(props: &FileInputProps) -> Html {
    let FileInputProps { id, label, hint, error, optional, .. } = props;
    let onchange = {
        let on_file = props.on_file.clone();
        Callback::from(move |event: Event| {
            let files = event.target_dyn_into::<HtmlInputElement>().and_then(|input| input.files());
            if let Some(file) = files.and_then(|files| files.get(0)) {
                on_file.emit(file);
            }
        })
    };
    html! {
        <Field id={id.clone()} label={label.clone()} hint={hint.clone()} error={error.clone()} optional={*optional}>
            <input id={id.clone()} class="input input--file" type="file" accept={props.accept.clone()} {onchange} required={!optional}
                aria-describedby={described_by(id, hint.as_ref(), error.as_ref())} aria-invalid={invalid(error.as_ref())} />
        </Field>
    }
}
