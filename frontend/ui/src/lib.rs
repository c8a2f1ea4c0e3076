//! The kit: fields, tables, dialogs, the path drawing. It knows no API and no feature.
//!
//! Every component owns its class names; the look is in `styles/`, one file per group, and nowhere inline
//! (the content security policy refuses inline styles). Words come from `locales/*/ui.ftl`; what depends on
//! the feature is handed in by the page.

mod address;
mod async_view;
mod breadcrumbs;
mod button;
mod card;
mod chart;
mod copy_field;
mod dialog;
mod error_summary;
pub mod field;
mod focus;
mod funnel;
mod icon;
mod key_value;
mod language;
mod link;
mod mark_list;
mod notice;
mod pager;
pub mod path;
pub mod table;
mod tabs;
mod tag;
mod toast;

pub use address::{Address, AddressProvider, use_address};
pub use async_view::{AsyncView, Failure, Loadable, Skeleton};
pub use breadcrumbs::{Breadcrumbs, Crumb};
pub use button::{Button, ButtonKind, Buttons};
pub use card::{Card, EmptyState};
pub use chart::{Chart, ChartBar, ChartKey, ChartRow};
pub use copy_field::CopyField;
pub use dialog::{ConfirmDialog, Dialog};
pub use error_summary::{ErrorSummary, FieldError};
pub use focus::{focus_by_id, focus_heading, use_focus_kept};
pub use funnel::{Bar, Funnel, Meter};
pub use icon::{Icon, Symbol};
pub use key_value::{KeyValue, KeyValueList};
pub use language::{LanguageProvider, Words, use_words};
pub use link::{Link, LinkButton, LinkScope, Way, use_way};
pub use mark_list::{Mark, MarkItem, MarkList};
pub use notice::Notice;
pub use pager::Pager;
pub use tabs::{Tab, Tabs};
pub use tag::{Tag, Tone};
pub use toast::{ToastRegion, Toasts, ToastsProvider, use_toasts};
