use std::rc::Rc;

use js_sys::{ArrayBuffer, Uint8Array};
use polku_api_types::page::{Page as Items, PageQuery};
use polku_api_types::people::{
    ColumnMatch, ImportDelimiter, ImportEncoding, PeopleImportQuery, PeopleImportResult, PeopleImportRun,
};
use polku_api_types::problem::{FieldCode, ProblemCode};
use polku_domain::tables::{Delimiter, Encoding, ReadOptions, Table as FileTable};
use polku_ui::field::{Checkbox, FileInput, Select, SelectOption, TextInput};
use polku_ui::{
    AsyncView, Button, ButtonKind, Buttons, Card, Crumb, ErrorSummary, FieldError, Link, Notice, Skeleton,
    Tone, Words, use_words,
};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::File;
use yew::prelude::*;

use super::import_result::{changes, faults, figures};
use super::mapping::{Mapping, name, parameter};
use crate::context::use_session;
use crate::hooks::{Action, ActionFailure, Draft, FormFailure, use_action, use_draft, use_query};
use crate::route::{CoordinatorRoute, RegistryRoute};
use crate::shell::Page;

/// Proposed where nothing was imported before.
const SOURCE: &str = "henkilosto";

/// The file and how it is to be read.
#[derive(Debug, Clone, Default, PartialEq)]
struct Choices {
    /// The file as it was chosen, and what is in it: nothing until the browser has read it.
    chosen: Option<File>,
    file: Rc<Vec<u8>>,
    source: String,
    encoding: Option<ImportEncoding>,
    delimiter: Option<ImportDelimiter>,
    /// Only what the reader corrected; otherwise the server recognises the columns.
    columns: Option<Vec<ColumnMatch>>,
}

impl Choices {
    /// Another file takes the place of the one before at once: that one is not meant any more.
    fn choose(&mut self, file: File) {
        *self = Self { chosen: Some(file), file: Rc::default(), columns: None, ..self.clone() };
    }

    /// What is in a file, unless another one was chosen while it was read.
    fn fill(&mut self, chosen: &File, bytes: Vec<u8>) {
        if self.chosen.as_ref() == Some(chosen) {
            self.file = Rc::new(bytes);
        }
    }

    fn query(&self) -> PeopleImportQuery {
        PeopleImportQuery {
            source: self.source.trim().to_owned(),
            encoding: self.encoding,
            delimiter: self.delimiter,
            columns: self.columns.as_deref().map(parameter),
            ..PeopleImportQuery::default()
        }
    }

    /// The headers of the file, read here: also when the server cannot tell the columns.
    fn headers(&self) -> Vec<ColumnMatch> {
        let options = ReadOptions {
            encoding: self.encoding.map(encoding_of),
            delimiter: self.delimiter.map(delimiter_of),
        };
        let table = FileTable::read(&self.file, options);
        let headers = table.map(|table| table.headers).unwrap_or_default();
        (0..).zip(headers).map(|(index, header)| ColumnMatch { index, header, column: None }).collect()
    }
}

const fn encoding_of(encoding: ImportEncoding) -> Encoding {
    match encoding {
        ImportEncoding::Utf8 => Encoding::Utf8,
        ImportEncoding::Utf16Le => Encoding::Utf16Le,
        ImportEncoding::Utf16Be => Encoding::Utf16Be,
        ImportEncoding::Windows1252 => Encoding::Windows1252,
    }
}

const fn delimiter_of(delimiter: ImportDelimiter) -> Delimiter {
    match delimiter {
        ImportDelimiter::Semicolon => Delimiter::Semicolon,
        ImportDelimiter::Comma => Delimiter::Comma,
        ImportDelimiter::Tab => Delimiter::Tab,
    }
}

/// Import of a staff register: a file is looked at first, and then imported as it was looked at.
#[component]
pub fn PeopleImportPage() -> Html {
    let words = use_words();
    let last = use_query((), |client, ()| async move {
        client.list_people_imports(&PageQuery { limit: Some(1), cursor: None }).await
    });
    // Under another name the same people would come in a second time: the form waits for the name used before.
    let ready = Callback::from(|runs: Rc<Items<PeopleImportRun>>| {
        let source = runs.items.first().map_or(SOURCE, |run| &run.source).to_owned();
        html! { <ImportForm {source} /> }
    });
    let crumbs = vec![Crumb::new(words.say("people-title"), RegistryRoute::People)];
    html! {
        <Page title={words.say("people-import-title")} lead={words.say("people-import-lead")} {crumbs}>
            <AsyncView<Items<PeopleImportRun>> state={last.state} {ready} skeleton={Skeleton::Cards} on_retry={last.reload} />
        </Page>
    }
}

#[derive(Properties, PartialEq)]
struct ImportFormProps {
    /// The name of the register that is proposed.
    source: String,
}

#[component]
fn ImportForm(props: &ImportFormProps) -> Html {
    let words = use_words();
    let draft = use_draft(|| Choices { source: props.source.clone(), ..Choices::default() });
    let looked = use_state(|| None::<Looked>);
    let shown = {
        let looked = looked.clone();
        Callback::from(move |result: Looked| looked.set(Some(result)))
    };
    let send = use_action(
        |client, key, (query, choices): (PeopleImportQuery, Choices)| async move {
            let result = client.import_people(key, &query, choices.file.to_vec()).await?;
            Ok(Looked { choices, result: Rc::new(result) })
        },
        shown,
    );
    // A file is imported as it was looked at: what was changed meanwhile has not been looked at.
    let looked = (*looked).clone().filter(|looked| looked.choices == *draft);
    let result = looked.as_ref().map(|looked| looked.result.clone());
    html! {
        <>
            if let Some(columns) = columns_unclear(words, send.failure.as_deref()) {
                <ErrorSummary errors={columns} attempt={send.attempt} />
            } else {
                <FormFailure failure={send.failure.clone()} attempt={send.attempt} control={Callback::from(control)} />
            }
            <Card id="file" title={words.say("people-import-file")}>
                <FileCard {draft} {result} send={send.clone()} />
            </Card>
            if let Some(Looked { choices, result }) = looked {
                <ResultCards {choices} {result} {send} />
            }
        </>
    }
}

/// What came of a look, and at what.
#[derive(Clone)]
struct Looked {
    choices: Choices,
    result: Rc<PeopleImportResult>,
}

/// The columns that could not be told in the file, each by its name; nothing where the file was refused for another
/// reason. They are chosen in the list of its headers.
fn columns_unclear(words: Words, failure: Option<&ActionFailure>) -> Option<Vec<FieldError>> {
    let failure = failure.filter(|failure| failure.code == Some(ProblemCode::ColumnsUnclear))?;
    let said = failure.fields.iter().filter_map(|field| {
        let column = name(words, field.pointer.strip_prefix('/')?);
        let text = match field.fault {
            FieldCode::Missing => {
                words.say_with("people-import-column-missing", &[("column", column.as_str().into())])
            }
            _ => words.say_with(
                "ui-field-fault",
                &[("field", column.as_str().into()), ("fault", field.title.as_str().into())],
            ),
        };
        Some(FieldError::new("column-0", text))
    });
    Some(said.collect::<Vec<_>>()).filter(|said| !said.is_empty())
}

/// The control for a refused parameter.
fn control(pointer: String) -> Option<AttrValue> {
    match pointer.as_str() {
        "?source" => Some("source".into()),
        "?columns" => Some("column-0".into()),
        _ => None,
    }
}

type Send = Action<(PeopleImportQuery, Choices)>;

#[derive(Properties, PartialEq)]
struct FileCardProps {
    draft: Draft<Choices>,
    result: Option<Rc<PeopleImportResult>>,
    send: Send,
}

#[component]
fn FileCard(props: &FileCardProps) -> Html {
    let words = use_words();
    let draft = &props.draft;
    let on_file = {
        let draft = draft.clone();
        Callback::from(move |file: File| {
            let draft = draft.clone();
            let chosen = file.clone();
            draft.change(move |choices| choices.choose(chosen));
            spawn_local(async move {
                if let Ok(bytes) = read(&file).await {
                    draft.change(move |choices| choices.fill(&file, bytes));
                }
            });
        })
    };
    let check = {
        let input = (draft.query(), Choices::clone(draft));
        props.send.run.reform(move |_: MouseEvent| input.clone())
    };
    let has_file = !draft.file.is_empty();
    html! {
        <>
            <FileInput id="upload" label={words.say("people-import-choose")} hint={words.say("people-import-choose-hint")} accept=".csv,.txt,text/csv" {on_file} />
            <TextInput id="source" label={words.say("people-import-source")} hint={words.say("people-import-source-hint")} value={draft.source.clone()}
                error={props.send.field("?source")} on_input={draft.on(|choices, source| choices.source = source)} />
            if has_file {
                <Reading draft={draft.clone()} result={props.result.clone()} />
            }
            <Buttons>
                <Button kind={ButtonKind::Secondary} disabled={!has_file} busy={props.send.busy} onclick={check}>{ words.say("people-import-check") }</Button>
            </Buttons>
        </>
    }
}

async fn read(file: &File) -> Result<Vec<u8>, wasm_bindgen::JsValue> {
    let buffer: ArrayBuffer = wasm_bindgen::JsCast::dyn_into(JsFuture::from(file.array_buffer()).await?)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

#[derive(Properties, PartialEq)]
struct ReadingProps {
    draft: Draft<Choices>,
    result: Option<Rc<PeopleImportResult>>,
}

/// How the file is read: what was recognised, and every correction.
#[component]
fn Reading(props: &ReadingProps) -> Html {
    let words = use_words();
    let draft = &props.draft;
    let encoding = draft.encoding.or_else(|| props.result.as_ref().map(|result| result.encoding));
    let delimiter = draft.delimiter.or_else(|| props.result.as_ref().map(|result| result.delimiter));
    let columns = draft
        .columns
        .clone()
        .or_else(|| props.result.as_ref().map(|result| result.columns.clone()))
        .unwrap_or_else(|| draft.headers());
    html! {
        <details class="details" open={props.result.is_none()}>
            <summary>{ words.say("people-import-reading") }</summary>
            <div class="filters">
                <Select id="encoding" optional=true label={words.say("people-import-encoding")} placeholder={words.say("people-import-recognised")}
                    options={encodings()} value={encoding.map(encoding_name).unwrap_or_default()}
                    on_change={draft.on(|choices, text: String| choices.encoding = ENCODINGS.into_iter().find(|one| encoding_name(*one) == text))} />
                <Select id="delimiter" optional=true label={words.say("people-import-delimiter")} placeholder={words.say("people-import-recognised")}
                    options={delimiters(words)} value={delimiter.map(delimiter_name).unwrap_or_default()}
                    on_change={draft.on(|choices, text: String| choices.delimiter = DELIMITERS.into_iter().find(|one| delimiter_name(*one) == text))} />
            </div>
            <h3>{ words.say("people-import-columns") }</h3>
            <Mapping {columns} on_change={draft.on(|choices, columns| choices.columns = Some(columns))} />
        </details>
    }
}

const ENCODINGS: [ImportEncoding; 4] =
    [ImportEncoding::Utf8, ImportEncoding::Windows1252, ImportEncoding::Utf16Le, ImportEncoding::Utf16Be];
const DELIMITERS: [ImportDelimiter; 3] =
    [ImportDelimiter::Semicolon, ImportDelimiter::Comma, ImportDelimiter::Tab];

const fn encoding_name(encoding: ImportEncoding) -> &'static str {
    encoding_of(encoding).name()
}

const fn delimiter_name(delimiter: ImportDelimiter) -> &'static str {
    delimiter_of(delimiter).name()
}

/// Encodings are called alike in every language.
fn encodings() -> Vec<SelectOption> {
    let option = |encoding| SelectOption::new(encoding_name(encoding), encoding_name(encoding));
    ENCODINGS.into_iter().map(option).collect()
}

fn delimiters(words: Words) -> Vec<SelectOption> {
    let option = |delimiter| {
        let key = format!("people-import-delimiter-{}", delimiter_name(delimiter));
        SelectOption::new(delimiter_name(delimiter), words.say(&key))
    };
    DELIMITERS.into_iter().map(option).collect()
}

#[derive(Properties, PartialEq)]
struct ResultCardsProps {
    choices: Choices,
    result: Rc<PeopleImportResult>,
    send: Send,
}

#[component]
fn ResultCards(props: &ResultCardsProps) -> Html {
    let words = use_words();
    let result = &props.result;
    let done = result.applied;
    let coordinates = use_session().holds("coordinator");
    html! {
        <>
            if done {
                <Notice tone={Tone::Good} title={words.say("people-import-done")} announce=true>
                    <p>{ words.say("people-import-done-what") }</p>
                    if coordinates && result.changed + result.deactivated > 0 {
                        <p>{ words.say("people-import-done-next") }</p>
                        <p><Link href={CoordinatorRoute::Programmes}>{ words.say("people-import-done-programmes") }</Link></p>
                    }
                </Notice>
            }
            <Card id="result" title={words.say(if done { "people-import-did" } else { "people-import-would" })}>
                { figures(words, result) }
                if !done {
                    <Apply choices={props.choices.clone()} result={result.clone()} send={props.send.clone()} />
                }
            </Card>
            { faults(words, result) }
            if result.faults.iter().any(|fault| fault.consequence != polku_api_types::people::ImportConsequence::ImportedAsText) {
                <FaultyRows choices={props.choices.clone()} />
            }
            { changes(words, &result.changes) }
        </>
    }
}

/// The one button that imports, and what it needs to be told first.
#[component]
fn Apply(props: &ResultCardsProps) -> Html {
    let words = use_words();
    let deactivate = use_state(|| false);
    let confirmed = use_state(|| false);
    let absent = props.result.absent;
    let needs = *deactivate && props.result.needs_confirmation;
    let query = PeopleImportQuery {
        apply: Some(true),
        file_sha256: Some(props.result.file_sha256.clone()),
        deactivate_absent: deactivate.then_some(true),
        confirm_deactivation: (needs && *confirmed).then_some(absent),
        ..props.choices.query()
    };
    let input = (query, props.choices.clone());
    let onclick = props.send.run.reform(move |_: MouseEvent| input.clone());
    let count = [("count", i64::try_from(absent).unwrap_or(i64::MAX).into())];
    let tick = |state: UseStateHandle<bool>| Callback::from(move |on| state.set(on));
    html! {
        <>
            if absent > 0 {
                <Checkbox id="deactivate" label={words.say_with("people-import-deactivate", &count)} hint={words.say("people-import-deactivate-hint")}
                    checked={*deactivate} on_change={tick(deactivate.clone())} />
            }
            if needs {
                <Checkbox id="confirm" label={words.say_with("people-import-confirm", &count)} checked={*confirmed} on_change={tick(confirmed.clone())} />
            }
            <Buttons>
                <Button busy={props.send.busy} disabled={needs && !*confirmed} {onclick}>{ words.say("people-import-apply") }</Button>
            </Buttons>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct FaultyRowsProps {
    choices: Choices,
}

/// The faulty rows as a file, made when it is asked for.
#[component]
fn FaultyRows(props: &FaultyRowsProps) -> Html {
    let words = use_words();
    let text = use_state(|| None::<AttrValue>);
    let made = {
        let text = text.clone();
        Callback::from(move |csv: String| {
            let encoded = String::from(js_sys::encode_uri_component(&csv));
            text.set(Some(format!("data:text/csv;charset=utf-8,{encoded}").into()));
        })
    };
    let make = use_action(
        |client, _, (query, file): (PeopleImportQuery, Rc<Vec<u8>>)| async move {
            client.faulty_people_rows(&query, file.to_vec()).await
        },
        made,
    );
    let input = (props.choices.query(), props.choices.file.clone());
    let onclick = make.run.reform(move |_: MouseEvent| input.clone());
    html! {
        <Buttons>
            if let Some(href) = (*text).clone() {
                <a class="button button--secondary" {href} download="faulty-rows.csv">{ words.say("people-import-save-faulty") }</a>
            } else {
                <Button kind={ButtonKind::Secondary} busy={make.busy} {onclick}>{ words.say("people-import-make-faulty") }</Button>
            }
        </Buttons>
    }
}
