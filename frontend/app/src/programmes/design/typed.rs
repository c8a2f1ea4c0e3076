use polku_api_types::programmes::{
    DesignDetails, ElementDetails, ElementInput, ElementKind, LengthKind, UpdateDesign,
};
use polku_api_types::text::DeliveryMode;
use polku_ui::Words;
use polku_ui::field::Written;
use polku_ui::path::Move;
use uuid::Uuid;

use super::super::form::{Faults, Reader, control, in_three_languages, typed_text, wire_text};
use super::super::kind_word;
use super::domain::is_meeting;

/// One element as it is being typed.
#[derive(Debug, Clone, PartialEq)]
pub struct TypedElement {
    /// Stays with the element wherever it is moved.
    pub key: u32,
    pub kind: ElementKind,
    pub title: Written,
    pub description: Written,
    pub repeats: String,
    pub length: LengthKind,
    pub minutes: String,
    pub mode: Option<DeliveryMode>,
    /// Its fields are shown.
    pub open: bool,
}

/// The whole draft as it is being typed.
#[derive(Debug, Clone, PartialEq)]
pub struct TypedDesign {
    pub elements: Vec<TypedElement>,
    /// The element removed last, and from where: it can be put back.
    pub removed: Option<(usize, TypedElement)>,
    /// Where the keyboard goes next.
    pub focus: Option<String>,
    /// What the server has, and in which version.
    pub saved: Vec<ElementInput>,
    pub version: u64,
    next_key: u32,
}

impl TypedElement {
    fn of(key: u32, element: &ElementDetails) -> Self {
        let minutes = element.minutes.filter(|_| element.length == LengthKind::Minutes);
        Self {
            key,
            kind: element.kind,
            title: typed_text(&element.title),
            description: element.description.as_ref().map(typed_text).unwrap_or_default(),
            repeats: element.repeats.to_string(),
            length: element.length,
            minutes: minutes.map(|minutes| minutes.to_string()).unwrap_or_default(),
            mode: element.planned_mode,
            open: false,
        }
    }

    /// Length and mode follow the kind: only meetings have them, and every meeting has a length.
    pub fn become_kind(&mut self, kind: ElementKind) {
        self.kind = kind;
        match (is_meeting(kind), self.length) {
            (true, LengthKind::None) => self.length = LengthKind::Unknown,
            (false, _) => (self.length, self.mode) = (LengthKind::None, None),
            (true, _) => {}
        }
    }

    /// As it is drawn and counted while it is typed.
    pub fn details(&self, words: Words) -> ElementDetails {
        let mut title = wire_text(&self.title);
        if title.fi.is_empty() {
            title.fi = kind_word(words, self.kind).to_string();
        }
        ElementDetails {
            id: Uuid::from_u128(u128::from(self.key)),
            position: 0,
            kind: self.kind,
            title,
            description: None,
            repeats: self.repeats.trim().parse().unwrap_or(0),
            length: self.length,
            minutes: self.minutes.trim().parse().ok(),
            planned_mode: self.mode,
        }
    }

    fn read(&self, reader: &mut Reader, at: &str) -> ElementInput {
        let timed = self.length == LengthKind::Minutes;
        ElementInput {
            kind: self.kind,
            title: reader.text(&format!("{at}/title"), &self.title),
            description: reader.text_if_any(&format!("{at}/description"), &self.description),
            repeats: reader.number(&format!("{at}/repeats"), &self.repeats),
            length: self.length,
            minutes: timed.then(|| reader.number(&format!("{at}/minutes"), &self.minutes)),
            planned_mode: self.mode,
        }
    }
}

impl TypedDesign {
    pub fn of(design: &DesignDetails) -> Self {
        let elements: Vec<TypedElement> =
            (0..).zip(&design.elements).map(|(key, element)| TypedElement::of(key, element)).collect();
        let next_key = u32::try_from(elements.len()).unwrap_or(u32::MAX);
        Self {
            elements,
            removed: None,
            focus: None,
            saved: inputs(design),
            version: design.version,
            next_key,
        }
    }

    /// What would be sent.
    pub fn read(&self, words: Words) -> Result<UpdateDesign, Faults> {
        let mut reader = Reader::new(words);
        let read = |(index, element): (usize, &TypedElement)| {
            element.read(&mut reader, &format!("/elements/{index}"))
        };
        let elements = self.elements.iter().enumerate().map(read).collect();
        reader.finish(UpdateDesign { elements })
    }

    /// Whether there is something that the server does not have.
    pub fn is_changed(&self, words: Words) -> bool {
        self.read(words).map_or(true, |body| body.elements != self.saved)
    }

    /// The server has it now.
    pub fn note_saved(&mut self, design: &DesignDetails) {
        self.saved = inputs(design);
        self.version = design.version;
    }

    pub fn put_to(&mut self, wish: Move) {
        if wish.from < self.elements.len() && wish.to < self.elements.len() {
            let element = self.elements.remove(wish.from);
            self.elements.insert(wish.to, element);
        }
    }

    /// A new element at the end, named after its kind and open to be changed.
    pub fn add(&mut self, kind: ElementKind) {
        let mut element = TypedElement {
            key: self.next_key,
            kind,
            title: in_three_languages(|words| kind_word(words, kind).to_string()),
            description: Written::default(),
            repeats: "1".to_owned(),
            length: LengthKind::Unknown,
            minutes: String::new(),
            mode: None,
            open: true,
        };
        element.become_kind(kind);
        self.next_key += 1;
        self.focus = Some(control(&format!("/elements/{}/title-fi", self.elements.len())).to_string());
        self.elements.push(element);
    }

    pub fn remove(&mut self, index: usize) {
        if index < self.elements.len() {
            let element = self.elements.remove(index);
            self.removed = Some((index, element));
            self.focus = Some("element-restore".to_owned());
        }
    }

    pub fn restore(&mut self) {
        if let Some((index, element)) = self.removed.take() {
            let index = index.min(self.elements.len());
            self.focus = Some(toggle_id(element.key));
            self.elements.insert(index, element);
        }
    }
}

/// The id of the button that opens an element.
pub fn toggle_id(key: u32) -> String {
    format!("element-{key}-open")
}

fn inputs(design: &DesignDetails) -> Vec<ElementInput> {
    let input = |element: &ElementDetails| ElementInput {
        kind: element.kind,
        title: element.title.clone(),
        description: element.description.clone(),
        repeats: element.repeats,
        length: element.length,
        minutes: element.minutes.filter(|_| element.length == LengthKind::Minutes),
        planned_mode: element.planned_mode,
    };
    design.elements.iter().map(input).collect()
}
