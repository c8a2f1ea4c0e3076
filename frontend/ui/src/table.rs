//! Tables: dense where coordinators work, roomy where staff read, cards on a phone.

use yew::prelude::*;

use crate::icon::{Icon, Symbol};
use crate::use_words;

/// One column.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Stable name, given back when the column is chosen for sorting.
    pub key: AttrValue,
    pub label: AttrValue,
    /// Figures stand at the right edge.
    pub figures: bool,
    pub sortable: bool,
    /// The column that names the row, at most one.
    pub names_row: bool,
}

impl Column {
    pub fn new(key: impl Into<AttrValue>, label: impl Into<AttrValue>) -> Self {
        Self { key: key.into(), label: label.into(), figures: false, sortable: false, names_row: false }
    }

    #[must_use]
    pub fn figures(self) -> Self {
        Self { figures: true, ..self }
    }

    #[must_use]
    pub fn sortable(self) -> Self {
        Self { sortable: true, ..self }
    }

    #[must_use]
    pub fn names_row(self) -> Self {
        Self { names_row: true, ..self }
    }
}

/// One row: a cell for each column.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub key: AttrValue,
    pub cells: Vec<Html>,
    /// Chosen, or the one being read.
    pub selected: bool,
}

impl Row {
    pub fn new(key: impl Into<AttrValue>, cells: Vec<Html>) -> Self {
        Self { key: key.into(), cells, selected: false }
    }
}

/// What the rows are ordered by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sort {
    pub column: AttrValue,
    pub descending: bool,
}

#[derive(Properties, PartialEq)]
pub struct TableProps {
    /// What the table holds; may be hidden visually, never left out.
    pub caption: AttrValue,
    #[prop_or_default]
    pub show_caption: bool,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    #[prop_or_default]
    pub dense: bool,
    #[prop_or_default]
    pub sort: Option<Sort>,
    #[prop_or_default]
    pub on_sort: Callback<Sort>,
}

/// A table with a caption, sortable headings and cells that name their column on a phone.
#[component]
pub fn Table(props: &TableProps) -> Html {
    let caption_class = if props.show_caption { "table__caption" } else { "visually-hidden" };
    html! {
        <div class="table-frame" role="group" aria-label={props.caption.clone()} tabindex="0">
            <table class={classes!("table", props.dense.then_some("table--dense"))}>
                <caption class={caption_class}>{ &props.caption }</caption>
                <thead><tr>{ for props.columns.iter().map(|column| html! {
                    <Heading key={column.key.to_string()} column={column.clone()} sort={props.sort.clone()} on_sort={props.on_sort.clone()} />
                }) }</tr></thead>
                <tbody>{ for props.rows.iter().map(|row| body_row(&props.columns, row)) }</tbody>
            </table>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct HeadingProps {
    column: Column,
    sort: Option<Sort>,
    on_sort: Callback<Sort>,
}

#[component]
fn Heading(props: &HeadingProps) -> Html {
    let words = use_words();
    let column = &props.column;
    let class = classes!(column.figures.then_some("table__figures"));
    if !column.sortable {
        return html! { <th scope="col" {class}>{ &column.label }</th> };
    }
    let direction = props.sort.as_ref().filter(|sort| sort.column == column.key).map(|sort| sort.descending);
    let next = Sort { column: column.key.clone(), descending: direction == Some(false) };
    let aria_sort = match direction {
        Some(true) => "descending",
        Some(false) => "ascending",
        None => "none",
    };
    let symbol = if direction == Some(true) { Symbol::Down } else { Symbol::Up };
    html! {
        <th scope="col" {class} aria-sort={aria_sort}>
            <button class={classes!("table__sort", direction.is_some().then_some("table__sort--on"))} type="button"
                title={words.say("ui-sort")} onclick={props.on_sort.reform(move |_| next.clone())}>
                { &column.label }<Icon {symbol} />
            </button>
        </th>
    }
}

fn body_row(columns: &[Column], row: &Row) -> Html {
    html! {
        <tr key={row.key.to_string()} class={classes!(row.selected.then_some("table__row--selected"))}>
            { for columns.iter().zip(&row.cells).map(|(column, cell)| body_cell(column, cell)) }
        </tr>
    }
}

fn body_cell(column: &Column, cell: &Html) -> Html {
    let class = classes!(column.figures.then_some("table__figures"));
    let content = html! { <div class="table__cell">{ cell.clone() }</div> };
    if column.names_row {
        html! { <th scope="row" {class} data-label={column.label.clone()}>{ content }</th> }
    } else {
        html! { <td {class} data-label={column.label.clone()}>{ content }</td> }
    }
}
