//! Line drawings of our own on a 24-unit grid. Always beside a word, so hidden from screen readers.

use yew::prelude::*;

/// What is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Symbol {
    Arrow,
    Bell,
    Building,
    Calendar,
    Chart,
    Chat,
    Check,
    Chevron,
    Clock,
    Close,
    Compass,
    Copy,
    Cross,
    Document,
    Down,
    Download,
    Edit,
    Eye,
    Flag,
    Group,
    Handle,
    Hybrid,
    Info,
    Lecture,
    Lock,
    Menu,
    Pair,
    Person,
    Plus,
    Remote,
    Remove,
    Sun,
    Survey,
    Up,
    Warning,
}

impl Symbol {
    const fn outline(self) -> &'static str {
        match self {
            Self::Arrow => "M5 12h14M13 6l6 6-6 6",
            Self::Bell => "M6 17V11a6 6 0 0 1 12 0v6l2 2H4zM10 21h4",
            Self::Building => "M4 21V7l8-4 8 4v14M4 21h16M9 21v-5h6v5M8 10h2M14 10h2M8 13h2M14 13h2",
            Self::Calendar => "M4 6h16v15H4zM4 10h16M8 3v5M16 3v5",
            Self::Chart => "M4 20V4M4 20h16M8 16v-4M12 16V8M16 16v-6",
            Self::Chat => "M4 5h16v11H11l-5 4v-4H4zM8 9h8M8 12h5",
            Self::Check => "M5 12.5l4.5 4.5L19 7.5",
            Self::Chevron => "M9 5l7 7-7 7",
            Self::Clock => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7v5l3.5 2",
            Self::Close | Self::Cross => "M6 6l12 12M18 6L6 18",
            Self::Compass => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M15.5 8.5l-2 5-5 2 2-5z",
            Self::Copy => "M8 8h12v12H8zM16 8V4H4v12h4",
            Self::Document => "M6 3h9l4 4v14H6zM14 3v5h5M9 12h7M9 16h7",
            Self::Down => "M12 5v14M6 13l6 6 6-6",
            Self::Download => "M12 4v11M7 11l5 5 5-5M5 20h14",
            Self::Edit => "M4 20l1-4L16.5 4.5l3 3L8 19zM14 7l3 3",
            Self::Eye => {
                "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6"
            }
            Self::Flag => "M6 21V4M6 4h12l-3 4 3 4H6",
            Self::Group => {
                "M9 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6M3 20c0-4 2.5-6 6-6s6 2 6 6M16 5.5a3 3 0 0 1 0 5.5M17.5 14.5c2.3.7 3.5 2.5 3.5 5.5"
            }
            Self::Handle => "M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01",
            Self::Hybrid => {
                "M3 5h12v9H3zM6 18h6M18 11a2 2 0 1 0 0 4 2 2 0 0 0 0-4M14.5 21c0-2.5 1.5-4 3.5-4s3.5 1.5 3.5 4"
            }
            Self::Info => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 11v6M12 7.5h.01",
            Self::Lecture => "M3 4h18v11H3zM12 15v3M8 21l4-3 4 3M7 8h7M7 11h4",
            Self::Lock => "M6 11h12v10H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3M12 15v2",
            Self::Menu => "M4 7h16M4 12h16M4 17h16",
            Self::Pair => {
                "M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6M16 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6M3 20c0-4 2-6 5-6 1.5 0 3 .6 4 2 1-1.4 2.5-2 4-2 3 0 5 2 5 6"
            }
            Self::Person => "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M4.5 21c0-4.5 3-7 7.5-7s7.5 2.5 7.5 7",
            Self::Plus => "M12 5v14M5 12h14",
            Self::Remote => "M3 4h18v13H3zM8 21h8M12 17v4",
            Self::Remove => "M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13M10.5 11v5M13.5 11v5",
            Self::Sun => {
                "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 2.5V5M12 19v2.5M2.5 12H5M19 12h2.5M5.3 5.3l1.7 1.7M17 17l1.7 1.7M18.7 5.3L17 7M7 17l-1.7 1.7"
            }
            Self::Survey => {
                "M5 4h14v17H5zM9 2.5h6v3H9zM8.5 11l1.5 1.5 2.5-2.5M14 11.5h2M8.5 16l1.5 1.5 2.5-2.5M14 16.5h2"
            }
            Self::Up => "M12 19V5M6 11l6-6 6 6",
            Self::Warning => "M12 3.5L22 20.5H2zM12 10v5M12 17.5h.01",
        }
    }
}

#[derive(Properties, PartialEq)]
pub struct IconProps {
    pub symbol: Symbol,
}

/// A drawing as tall as the text beside it.
#[component]
pub fn Icon(props: &IconProps) -> Html {
    html! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d={props.symbol.outline()} />
        </svg>
    }
}
