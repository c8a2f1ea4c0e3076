use web_sys::DragEvent;
use yew::prelude::*;

use super::Stop;
use crate::icon::{Icon, Symbol};
use crate::{Button, ButtonKind, Words, use_words};

/// A stop that is being designed, with its own controls.
#[derive(Debug, Clone, PartialEq)]
pub struct CanvasStop {
    pub stop: Stop,
    /// Fields of the page: length, repeats, delivery mode, remove.
    pub controls: Html,
}

/// A stop is to go from one index to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Move {
    pub from: usize,
    pub to: usize,
}

#[derive(Properties, PartialEq)]
pub struct CanvasProps {
    pub label: AttrValue,
    pub stops: Vec<CanvasStop>,
    /// Asked by dragging or by the buttons; the page decides and says what became of it.
    pub on_move: Callback<Move>,
    /// A published design is shown without handles.
    #[prop_or_default]
    pub read_only: bool,
}

/// The path as a working surface: each stop can be moved by pointer and by keyboard.
#[component]
pub fn Canvas(props: &CanvasProps) -> Html {
    let words = use_words();
    let dragged = use_state(|| None::<usize>);
    html! {
        <ol class="canvas" role="list" aria-label={props.label.clone()}>
            { for props.stops.iter().enumerate().map(|(index, item)| canvas_stop(words, props, &dragged, index, item)) }
        </ol>
    }
}

fn canvas_stop(
    words: Words,
    props: &CanvasProps,
    dragged: &UseStateHandle<Option<usize>>,
    index: usize,
    item: &CanvasStop,
) -> Html {
    let stop = &item.stop;
    let movable = !props.read_only;
    let ondragstart = {
        let dragged = dragged.clone();
        Callback::from(move |_: DragEvent| dragged.set(Some(index)))
    };
    let ondragover = Callback::from(move |event: DragEvent| {
        if movable {
            event.prevent_default();
        }
    });
    let ondrop = {
        let (dragged, on_move) = (dragged.clone(), props.on_move.clone());
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            if let Some(from) = (*dragged).filter(|from| *from != index) {
                on_move.emit(Move { from, to: index });
            }
            dragged.set(None);
        })
    };
    let class = classes!("canvas__stop", (**dragged == Some(index)).then_some("canvas__stop--dragged"));
    html! {
        <li key={stop.key.to_string()} {class} draggable={movable.then_some("true")} {ondragstart} {ondragover} {ondrop}>
            if movable {
                <span class="canvas__handle"><Icon symbol={Symbol::Handle} /></span>
            }
            <span class="canvas__mark"><Icon symbol={stop.symbol} /></span>
            <div class="canvas__body">
                <p class="spine__kind"><span class="spine__fact">{ &stop.kind }</span>
                    if let Some(length) = &stop.length {
                        <span class="spine__fact">{ length }</span>
                    }
                </p>
                <p class="spine__title">{ &stop.title }</p>
                <div class="canvas__controls">{ item.controls.clone() }</div>
            </div>
            if movable {
                { move_buttons(words, props, index, &stop.title) }
            }
        </li>
    }
}

fn move_buttons(words: Words, props: &CanvasProps, index: usize, title: &AttrValue) -> Html {
    let last = props.stops.len().saturating_sub(1);
    let button = |key: &str, symbol, to: usize, disabled| {
        let label = words.say_with(key, &[("title", title.as_str().into())]);
        let onclick = props.on_move.reform(move |_: MouseEvent| Move { from: index, to });
        html! { <Button kind={ButtonKind::Quiet} {label} {disabled} {onclick}><Icon {symbol} /></Button> }
    };
    html! {
        <div class="canvas__moves">
            { button("ui-path-move-up", Symbol::Up, index.saturating_sub(1), index == 0) }
            { button("ui-path-move-down", Symbol::Down, (index + 1).min(last), index == last) }
        </div>
    }
}
