//! What is asked of a session, whether it is planned or changed.

use jiff::civil::Date;
use polku_api_types::rooms::RoomDetails;
use polku_api_types::sessions::{
    ModeCause, PlanSessions, RepeatedHour, SaveSession, SessionBreak, SessionDetails, SessionGroup,
    SessionHours, SessionSeries, SessionState,
};
use polku_api_types::text::DeliveryMode;
use polku_api_types::words::Spoken as _;
use polku_ui::field::{
    Checkbox, DateInput, Required, Select, SelectOption, TextInLanguages, TextInput, Written,
};
use polku_ui::{Button, ButtonKind, Buttons, Card, KeyValue, KeyValueList, Words};
use yew::prelude::*;

use super::words::{FINLAND, audience, shows_again, wall};
use crate::localised::shown;
use crate::programmes::form::{Draft, Faults, Reader, control, typed_text};
use crate::programmes::mode_word;
use crate::rooms::room_names;

const MODES: [(&str, DeliveryMode); 3] = [
    ("in_person", DeliveryMode::InPerson),
    ("remote", DeliveryMode::Remote),
    ("hybrid", DeliveryMode::Hybrid),
];

/// Why a session is delivered otherwise, in the order in which causes are offered.
pub const CAUSES: [ModeCause; 6] = [
    ModeCause::Restrictions,
    ModeCause::Venue,
    ModeCause::Facilitator,
    ModeCause::Weather,
    ModeCause::Participants,
    ModeCause::Other,
];

/// The list of rooms that are offered for the place.
const ROOMS: &str = "rooms";

/// So many breaks can a session have.
const MOST_BREAKS: usize = 10;

/// What a session can be of, and for whom.
#[derive(Debug, Clone, PartialEq)]
pub struct Choices {
    elements: Vec<SelectOption>,
    groups: Vec<SelectOption>,
    rooms: Vec<RoomDetails>,
}

impl Choices {
    /// By the published design: each element in which people meet, and each group that one is held for. Beside them, the rooms
    /// that can be planned in.
    pub fn of(words: Words, hours: &SessionHours, rooms: &[RoomDetails]) -> Self {
        let mut elements: Vec<SelectOption> = Vec::new();
        for line in &hours.lines {
            let element = line.element_id.to_string();
            if elements.iter().all(|one| *one.value != *element) {
                elements.push(SelectOption::new(element, shown(words, &line.title)));
            }
        }
        Self { elements, groups: Self::groups_of(words, hours), rooms: rooms.to_vec() }
    }

    /// The same for a session that is there: one that was planned by another version of the design is of the element of the same
    /// name, or of its own, which the design has no more.
    pub fn of_session(
        words: Words,
        hours: &SessionHours,
        rooms: &[RoomDetails],
        session: &SessionDetails,
    ) -> Self {
        let mut choices = Self::of(words, hours, rooms);
        let own = session.element_id.to_string();
        if choices.elements.iter().all(|one| *one.value != *own) {
            let title = shown(words, &session.title);
            choices.elements.retain(|one| one.label != title);
            choices.elements.push(SelectOption::new(own, title));
        }
        choices
    }

    /// Each group and small group that something of the design is held for.
    pub fn groups_of(words: Words, hours: &SessionHours) -> Vec<SelectOption> {
        let mut found: Vec<_> = hours.lines.iter().filter_map(|line| line.group).collect();
        found.sort_by_key(|group| (group.number, group.small));
        found.dedup_by_key(|group| group.id);
        let group = |group| SelectOption::new(group_value(group), audience(words, Some(group)));
        found.into_iter().map(group).collect()
    }
}

fn group_value(group: SessionGroup) -> String {
    group.id.to_string()
}

#[derive(Debug, Clone, Default, PartialEq)]
struct Pause {
    start: String,
    minutes: String,
}

/// What is not asked for, and stays as it is.
#[derive(Debug, Clone, Default, PartialEq)]
struct Kept {
    zone: Option<String>,
    /// The second showing of an hour that the clock shows twice, while the time stays this.
    start_again: Option<String>,
    end_again: Option<String>,
    /// How participants were told that it is delivered.
    told: Option<DeliveryMode>,
}

/// A session as it is typed.
#[derive(Debug, Clone, PartialEq)]
pub struct Typed {
    element: String,
    group: String,
    day: String,
    start: String,
    end: String,
    /// It ends on the day after.
    next_day: bool,
    breaks: Vec<Pause>,
    mode: String,
    place: String,
    seats: String,
    remote_seats: String,
    choose_hours: String,
    join_address: String,
    cause: String,
    note: String,
    topic: Written,
    times: String,
    every_weeks: String,
    kept: Kept,
}

impl Typed {
    /// Nothing yet: one session.
    pub fn new() -> Self {
        Self {
            element: String::new(),
            group: String::new(),
            day: String::new(),
            start: String::new(),
            end: String::new(),
            next_day: false,
            breaks: Vec::new(),
            mode: String::new(),
            place: String::new(),
            seats: String::new(),
            remote_seats: String::new(),
            choose_hours: String::new(),
            join_address: String::new(),
            cause: String::new(),
            note: String::new(),
            topic: Written::default(),
            times: "1".to_owned(),
            every_weeks: "1".to_owned(),
            kept: Kept::default(),
        }
    }

    /// A session as it stands.
    pub fn of(session: &SessionDetails) -> Self {
        let (day, start) = session.start.split_once('T').unwrap_or_default();
        let (last_day, end) = session.end.split_once('T').unwrap_or_default();
        let pause = |pause: &SessionBreak| Pause {
            start: pause.start.split_once('T').map(|(_, clock)| clock.to_owned()).unwrap_or_default(),
            minutes: pause.minutes.to_string(),
        };
        let again = |written: &str, at| {
            (session.zone == FINLAND && shows_again(written, at)).then(|| written.to_owned())
        };
        Self {
            element: session.element_id.to_string(),
            group: session.group.map(group_value).unwrap_or_default(),
            day: day.to_owned(),
            start: start.to_owned(),
            end: end.to_owned(),
            next_day: day != last_day,
            breaks: session.breaks.iter().map(pause).collect(),
            mode: MODES
                .iter()
                .find(|(_, mode)| *mode == session.mode)
                .map_or("", |(code, _)| code)
                .to_owned(),
            place: session.place.clone().unwrap_or_default(),
            seats: typed_number(session.seats),
            remote_seats: typed_number(session.remote_seats),
            choose_hours: typed_number(session.choose_hours),
            join_address: session.join_address.clone().unwrap_or_default(),
            topic: session.topic.as_ref().map(typed_text).unwrap_or_default(),
            kept: Kept {
                zone: Some(session.zone.clone()),
                start_again: again(&session.start, session.starts_at),
                end_again: again(&session.end, session.ends_at),
                told: (session.state == SessionState::Published).then_some(session.mode),
            },
            ..Self::new()
        }
    }

    fn mode(&self) -> Option<DeliveryMode> {
        MODES.into_iter().find(|(code, _)| *code == self.mode).map(|(_, mode)| mode)
    }

    /// Whether participants will find it delivered otherwise than they were told.
    fn turns(&self) -> bool {
        self.kept.told.zip(self.mode()).is_some_and(|(told, mode)| told != mode)
    }

    /// The session to be saved; `at` is where it lies in what is sent.
    pub fn session(&self, reader: &mut Reader, at: &str) -> SaveSession {
        let of = |field: &str| format!("{at}{field}");
        let element = self.element.parse().ok();
        reader.choice(&of("/element_id"), element.is_some());
        let day = reader.day("/day", &self.day);
        let start = reader.clock(&of("/start"), &self.start);
        let end = reader.clock(&of("/end"), &self.end);
        let last_day = if self.next_day { after(day) } else { day };
        let pause = |(index, pause): (usize, &Pause)| {
            let clock = reader.clock(&of(&format!("/breaks/{index}/start")), &pause.start);
            let minutes = reader.number(&of(&format!("/breaks/{index}/minutes")), &pause.minutes);
            let day = if self.next_day && clock < start { last_day } else { day };
            SessionBreak { start: format!("{day}T{clock}"), minutes }
        };
        let breaks = self.breaks.iter().enumerate().map(pause).collect();
        let (start, end) = (format!("{day}T{start}"), format!("{last_day}T{end}"));
        let again = |kept: &Option<String>, now: &str| {
            kept.as_deref().filter(|before| *before == now).map(|_| RepeatedHour::Later)
        };
        let mut number =
            |field: &str, typed: &str| (!typed.trim().is_empty()).then(|| reader.number(&of(field), typed));
        let seats = number("/seats", &self.seats);
        let remote_seats = number("/remote_seats", &self.remote_seats);
        let choose_hours = number("/choose_hours", &self.choose_hours);
        let cause = CAUSES.into_iter().find(|cause| cause.word() == self.cause);
        if self.turns() {
            reader.choice(&of("/mode_cause"), cause.is_some());
        }
        SaveSession {
            element_id: element.unwrap_or_default(),
            group_id: self.group.parse().ok(),
            zone: self.kept.zone.clone(),
            start_hour: again(&self.kept.start_again, &start),
            end_hour: again(&self.kept.end_again, &end),
            start,
            end,
            breaks,
            mode: self.mode(),
            join_address: Reader::line_if_any(&self.join_address),
            mode_cause: cause.filter(|_| self.turns()),
            mode_note: Reader::line_if_any(&self.note).filter(|_| self.turns()),
            topic: reader.text_if_any(&of("/topic"), &self.topic),
            place: Reader::line_if_any(&self.place),
            seats,
            remote_seats,
            choose_hours,
        }
    }

    /// The session and how often it is repeated.
    pub fn plan(&self, words: Words) -> Result<PlanSessions, Faults> {
        let mut reader = Reader::new(words);
        let session = self.session(&mut reader, "/session");
        let times = reader.number("/series", &self.times);
        let every_weeks = reader.number("/series/every_weeks", &self.every_weeks);
        let series = (times != 1).then_some(SessionSeries { every_weeks, times });
        reader.finish(PlanSessions { session, series, without: Vec::new() })
    }
}

/// The faults, and of a mode that was left open why it could not be: where the design names none, only choosing helps.
pub fn explained(words: Words, typed: &Typed, at: &str, faults: &Faults) -> Faults {
    let mut faults = faults.clone();
    if typed.mode.is_empty() {
        faults.reword(&format!("{at}/mode"), &words.say("sessions-mode-missing"));
    }
    faults
}

fn typed_number(number: Option<u32>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

fn after(day: Date) -> Date {
    day.tomorrow().unwrap_or(day)
}

/// Where the fields of a form stand.
#[derive(Clone, Copy)]
pub struct Form<'a> {
    pub words: Words,
    pub draft: &'a Draft<Typed>,
    pub faults: &'a Faults,
    /// Where the session lies in what is sent.
    pub at: &'static str,
}

impl Form<'_> {
    fn id(self, field: &str) -> AttrValue {
        control(&format!("{}{field}", self.at))
    }

    fn fault(self, field: &str) -> Option<AttrValue> {
        self.faults.at(&format!("{}{field}", self.at))
    }

    /// Of which element and for whom.
    pub fn what(self, choices: &Choices) -> Html {
        let Self { words, draft, .. } = self;
        html! {
            <Card id="what" title={words.say("sessions-what")}>
                <Select id={self.id("/element_id")} label={words.say("sessions-element")} placeholder={words.say("sessions-choose")}
                    options={choices.elements.clone()} value={draft.element.clone()} error={self.fault("/element_id")}
                    on_change={draft.on(|typed, element| typed.element = element)} />
                <Select id={self.id("/group_id")} optional=true label={words.say("sessions-for")} placeholder={words.say("session-for-everybody")}
                    options={choices.groups.clone()} value={draft.group.clone()} error={self.fault("/group_id")}
                    on_change={draft.on(|typed, group| typed.group = group)} />
                { self.topic() }
            </Card>
        }
    }

    /// The same of a published session, whose participants were told of what it is.
    pub fn what_stays(self, session: &SessionDetails) -> Html {
        let words = self.words;
        let items = vec![
            KeyValue::new(words.say("sessions-element"), shown(words, &session.title)),
            KeyValue::new(words.say("sessions-for"), audience(words, session.group)),
        ];
        html! {
            <Card id="what" title={words.say("sessions-what")} lead={words.say("sessions-what-stays")}>
                <KeyValueList {items} />
                { self.topic() }
            </Card>
        }
    }

    fn topic(self) -> Html {
        let topic = format!("{}/topic", self.at);
        html! {
            <TextInLanguages id={control(&topic)} label={self.words.say("sessions-topic")} hint={self.words.say("sessions-topic-hint")}
                required={Required::Nothing} value={self.draft.topic.clone()} errors={self.faults.in_languages(&topic)}
                on_change={self.draft.on(|typed, text| typed.topic = text)} />
        }
    }

    /// When it is, and the breaks in it. A plan can be repeated.
    pub fn time(self, repeated: bool) -> Html {
        let Self { words, draft, faults, .. } = self;
        let clock = |field: &str, key: &str, value: &String, on_input: Callback<String>| {
            html! {
                <TextInput id={self.id(field)} kind="time" short=true label={words.say(key)} value={value.clone()} error={self.fault(field)} {on_input} />
            }
        };
        let add = {
            let draft = draft.clone();
            Callback::from(move |_: MouseEvent| draft.change(|typed| typed.breaks.push(Pause::default())))
        };
        html! {
            <Card id="time" title={words.say("sessions-when")}>
                <DateInput id={control("/day")} label={words.say("sessions-day")} value={draft.day.clone()} error={faults.at("/day")}
                    on_change={draft.on(|typed, day| typed.day = day)} />
                <div class="fields">
                    { clock("/start", "sessions-start", &draft.start, draft.on(|typed, clock| typed.start = clock)) }
                    { clock("/end", "sessions-end", &draft.end, draft.on(|typed, clock| typed.end = clock)) }
                </div>
                <Checkbox id={self.id("/next_day")} label={words.say("sessions-next-day")} checked={draft.next_day}
                    on_change={draft.on(|typed, on| typed.next_day = on)} />
                { for draft.breaks.iter().enumerate().map(|(index, pause)| self.pause(index, pause)) }
                if draft.breaks.len() < MOST_BREAKS {
                    <Buttons><Button kind={ButtonKind::Secondary} onclick={add}>{ words.say("sessions-break-add") }</Button></Buttons>
                }
                if repeated {
                    <div class="fields">
                        <TextInput id={control("/series")} kind="number" short=true label={words.say("sessions-series-times")} hint={words.say("sessions-series-times-hint")}
                            value={draft.times.clone()} error={faults.at("/series").or_else(|| faults.at("/series/times"))} on_input={draft.on(|typed, text| typed.times = text)} />
                        <TextInput id={control("/series/every_weeks")} kind="number" short=true label={words.say("sessions-series-weeks")} hint={words.say("sessions-series-weeks-hint")}
                            value={draft.every_weeks.clone()} error={faults.at("/series/every_weeks")} on_input={draft.on(|typed, text| typed.every_weeks = text)} />
                    </div>
                }
            </Card>
        }
    }

    fn pause(self, index: usize, pause: &Pause) -> Html {
        let Self { words, draft, .. } = self;
        let (start, minutes) = (format!("/breaks/{index}/start"), format!("/breaks/{index}/minutes"));
        let number = [("number", (index + 1).into())];
        let put = move |put: fn(&mut Pause, String)| {
            draft.on(move |typed: &mut Typed, text: String| {
                if let Some(pause) = typed.breaks.get_mut(index) {
                    put(pause, text);
                }
            })
        };
        let remove = {
            let draft = draft.clone();
            Callback::from(move |_: MouseEvent| {
                draft.change(move |typed| {
                    if index < typed.breaks.len() {
                        typed.breaks.remove(index);
                    }
                });
            })
        };
        html! {
            <fieldset class="field" key={index}>
                <legend class="field__label">{ words.say_with("sessions-break", &number) }</legend>
                <div class="fields">
                    <TextInput id={self.id(&start)} kind="time" short=true label={words.say("sessions-break-start")} value={pause.start.clone()}
                        error={self.fault(&start)} on_input={put(|pause, text| pause.start = text)} />
                    <TextInput id={self.id(&minutes)} kind="number" short=true label={words.say("sessions-break-minutes")} value={pause.minutes.clone()}
                        error={self.fault(&minutes)} on_input={put(|pause, text| pause.minutes = text)} />
                </div>
                <Buttons><Button kind={ButtonKind::Quiet} onclick={remove} label={words.say_with("sessions-break-remove-one", &number)}>{ words.say("sessions-break-remove") }</Button></Buttons>
            </fieldset>
        }
    }

    /// How and where it is.
    pub fn place(self, choices: &Choices) -> Html {
        let Self { words, draft, .. } = self;
        let modes: Vec<SelectOption> =
            MODES.into_iter().map(|(code, mode)| SelectOption::new(code, mode_word(words, mode))).collect();
        html! {
            <Card id="place" title={words.say("sessions-where")}>
                <Select id={self.id("/mode")} optional={self.fault("/mode").is_none()} label={words.say("sessions-mode")} placeholder={words.say("sessions-mode-designed")}
                    options={modes} value={draft.mode.clone()} error={self.fault("/mode")} on_change={draft.on(|typed, mode| typed.mode = mode)} />
                if draft.turns() {
                    { self.cause() }
                }
                <TextInput id={self.id("/place")} optional=true label={words.say("sessions-place")} hint={words.say("sessions-place-hint")} max_length={200} list={ROOMS}
                    value={draft.place.clone()} error={self.fault("/place")} on_input={draft.on(|typed, place| typed.place = place)} />
                { room_names(ROOMS, &choices.rooms) }
                { self.seats() }
                <TextInput id={self.id("/join_address")} kind="url" optional=true label={words.say("mode-join-address")} hint={words.say("mode-join-address-hint")} max_length={1000}
                    value={draft.join_address.clone()} error={self.fault("/join_address")} on_input={draft.on(|typed, address| typed.join_address = address)} />
            </Card>
        }
    }

    /// How many there is room for in each way, and until when members choose.
    fn seats(self) -> Html {
        let Self { words, draft, .. } = self;
        html! {
            <>
                <TextInput id={self.id("/seats")} kind="number" short=true optional=true label={words.say("sessions-seats")}
                    value={draft.seats.clone()} error={self.fault("/seats")} on_input={draft.on(|typed, seats| typed.seats = seats)} />
                <TextInput id={self.id("/remote_seats")} kind="number" short=true optional=true label={words.say("way-remote-seats")} hint={words.say("way-remote-seats-hint")}
                    value={draft.remote_seats.clone()} error={self.fault("/remote_seats")} on_input={draft.on(|typed, seats| typed.remote_seats = seats)} />
                <TextInput id={self.id("/choose_hours")} kind="number" short=true optional=true label={words.say("way-choose-hours")} hint={words.say("way-choose-hours-hint")}
                    value={draft.choose_hours.clone()} error={self.fault("/choose_hours")} on_input={draft.on(|typed, hours| typed.choose_hours = hours)} />
            </>
        }
    }

    /// Why participants find it delivered otherwise than they were told.
    fn cause(self) -> Html {
        let Self { words, draft, .. } = self;
        let causes: Vec<SelectOption> = CAUSES
            .into_iter()
            .map(|cause| SelectOption::new(cause.word(), words.say(cause.word())))
            .collect();
        html! {
            <>
                <Select id={self.id("/mode_cause")} label={words.say("mode-cause")} hint={words.say("mode-cause-hint")} placeholder={words.say("sessions-choose")}
                    options={causes} value={draft.cause.clone()} error={self.fault("/mode_cause")} on_change={draft.on(|typed, cause| typed.cause = cause)} />
                <TextInput id={self.id("/mode_note")} optional=true label={words.say("mode-note")} hint={words.say("mode-note-hint")} max_length={200}
                    value={draft.note.clone()} error={self.fault("/mode_note")} on_input={draft.on(|typed, note| typed.note = note)} />
            </>
        }
    }
}

/// What the field at a JSON pointer is called.
pub fn field_name(words: Words, pointer: &str) -> Option<AttrValue> {
    let pointer = pointer.strip_prefix("/session").unwrap_or(pointer);
    let field = pointer.strip_prefix('/')?;
    let (first, rest) = field.split_once('/').unwrap_or((field, ""));
    Some(words.say(match (first, rest) {
        ("element_id", _) => "sessions-element",
        ("group_id", _) => "sessions-for",
        ("day", _) => "sessions-day",
        ("start", _) => "sessions-start",
        ("end", _) => "sessions-end",
        ("breaks", rest) if rest.ends_with("minutes") => "sessions-break-minutes",
        ("breaks", _) => "sessions-break-start",
        ("mode", _) => "sessions-mode",
        ("mode_cause", _) => "mode-cause",
        ("mode_note", _) => "mode-note",
        ("join_address", _) => "mode-join-address",
        ("place", _) => "sessions-place",
        ("seats", _) => "sessions-seats",
        ("remote_seats", _) => "way-remote-seats",
        ("choose_hours", _) => "way-choose-hours",
        ("topic", _) => "sessions-topic",
        ("series", "every_weeks") => "sessions-series-weeks",
        ("series", _) => "sessions-series-times",
        _ => return None,
    }))
}

/// The day on which a session begins.
pub fn day_of(start: &str) -> Option<Date> {
    wall(start).map(|start| start.date())
}
