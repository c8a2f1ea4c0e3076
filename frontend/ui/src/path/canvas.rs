use web_sys::DragEvent;
use yew::prelude::*;

use super::Stop;
use crate::icon::{Icon, Symbol};
use crate::{Button, ButtonKind, Words, focus_by_id, use_words};

/// A stop that is being designed, with its own controls.
#[derive(Debug, Clone, PartialEq)]
pub struct CanvasStop {
    pub stop: Stop,
    /// Buttons of the page: open, remove.
    pub controls: Html,
    /// The fields of an open stop. While they are open it stands still under the pointer, so that text in them
    /// can be marked; the buttons still move it.
    pub fields: Option<Html>,
}

impl CanvasStop {
    pub const fn new(stop: Stop, controls: Html) -> Self {
        Self { stop, controls, fields: None }
    }
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

/// A button was pressed: which stop went, and in which direction.
#[derive(Debug, Clone, PartialEq)]
struct Moved {
    key: AttrValue,
    up: bool,
    /// Counts the moves, so that each is said and followed by the focus.
    round: u32,
}

/// The path as a working surface: each stop can be moved by pointer and by keyboard.
#[component]
pub fn Canvas(props: &CanvasProps) -> Html {
    let words = use_words();
    let dragged = use_state(|| None::<usize>);
    let moved = use_state(|| None::<Moved>);
    // Moving a stop takes the focus off its button; it goes back there, or to the other one at either end.
    use_effect_with((*moved).clone(), |moved| {
        if let Some(Moved { key, up, .. }) = moved {
            // A button at its end is off and does not take the focus: the later call then wins nothing.
            focus_by_id(&button_id(key, !*up));
            focus_by_id(&button_id(key, *up));
        }
    });
    let said = moved.as_ref().and_then(|moved| whereabouts(words, &props.stops, &moved.key));
    let on_pressed = {
        let (moved, on_move) = (moved.clone(), props.on_move.clone());
        Callback::from(move |(key, wish): (AttrValue, Move)| {
            on_move.emit(wish);
            let round = moved.as_ref().map_or(0, |moved| moved.round).wrapping_add(1);
            moved.set(Some(Moved { key, up: wish.to < wish.from, round }));
        })
    };
    html! {
        <>
            <ol class="canvas" role="list" aria-label={props.label.clone()}>
                { for props.stops.iter().enumerate().map(|(index, item)| canvas_stop(words, props, &dragged, &on_pressed, index, item)) }
            </ol>
            <p class="visually-hidden" role="status">{ said }</p>
        </>
    }
}

/// Where a stop stands now, in words.
fn whereabouts(words: Words, stops: &[CanvasStop], key: &AttrValue) -> Option<AttrValue> {
    let place = stops.iter().position(|item| item.stop.key == *key)?;
    let title = stops.get(place)?.stop.title.as_str().into();
    let args = [("title", title), ("place", (place + 1).into()), ("total", stops.len().into())];
    Some(words.say_with("ui-path-moved", &args))
}

fn button_id(key: &str, up: bool) -> String {
    format!("{key}-{}", if up { "up" } else { "down" })
}

fn canvas_stop(
    words: Words,
    props: &CanvasProps,
    dragged: &UseStateHandle<Option<usize>>,
    on_pressed: &Callback<(AttrValue, Move)>,
    index: usize,
    item: &CanvasStop,
) -> Html {
    let stop = &item.stop;
    let movable = !props.read_only;
    let draggable = (movable && item.fields.is_none()).then_some("true");
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
        <li key={stop.key.to_string()} {class} {draggable} {ondragstart} {ondragover} {ondrop}>
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
                if let Some(mode) = &stop.mode {
                    <p class="spine__mode"><Icon symbol={mode.symbol} /><span>{ &mode.label }</span></p>
                }
            </div>
            <div class="canvas__buttons">
                if movable {
                    { move_buttons(words, props, on_pressed, index, stop) }
                }
                { item.controls.clone() }
            </div>
            if let Some(fields) = &item.fields {
                <div class="canvas__fields">{ fields.clone() }</div>
            }
        </li>
    }
}

fn move_buttons(
    words: Words,
    props: &CanvasProps,
    on_pressed: &Callback<(AttrValue, Move)>,
    index: usize,
    stop: &Stop,
) -> Html {
    let last = props.stops.len().saturating_sub(1);
    let button = |text: &str, symbol, to: usize, disabled| {
        let label = words.say_with(text, &[("title", stop.title.as_str().into())]);
        let id = button_id(&stop.key, symbol == Symbol::Up);
        let key = stop.key.clone();
        let onclick = on_pressed.reform(move |_: MouseEvent| (key.clone(), Move { from: index, to }));
        html! { <Button {id} kind={ButtonKind::Quiet} {label} {disabled} {onclick}><Icon {symbol} /></Button> }
    };
    html! {
        <>
            { button("ui-path-move-up", Symbol::Up, index.saturating_sub(1), index == 0) }
            { button("ui-path-move-down", Symbol::Down, (index + 1).min(last), index == last) }
        </>
    }
}
