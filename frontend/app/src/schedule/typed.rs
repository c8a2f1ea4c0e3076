//! What is asked for, as it is typed.

use jiff::ToSpan as _;
use jiff::civil::Date;
use polku_api_types::facilitators::FacilitatorDetails;
use polku_api_types::programmes::ElementKind;
use polku_api_types::rooms::RoomDetails;
use polku_api_types::schedule::{
    DraftsMove, PartOfDay, ProposeSchedule, ScheduleElement, SchedulePause, SchedulePlace, StartStep, Weekday,
};
use polku_api_types::sessions::{SessionDetails, SessionHours};
use polku_api_types::text::{DeliveryMode, Localised};
use polku_ui::Words;
use uuid::Uuid;

use crate::programmes::form::{Faults, Reader};

/// The days of a week with their words, from Monday on.
pub const WEEKDAYS: [(&str, Weekday); 7] = [
    ("schedule-monday", Weekday::Monday),
    ("schedule-tuesday", Weekday::Tuesday),
    ("schedule-wednesday", Weekday::Wednesday),
    ("schedule-thursday", Weekday::Thursday),
    ("schedule-friday", Weekday::Friday),
    ("schedule-saturday", Weekday::Saturday),
    ("schedule-sunday", Weekday::Sunday),
];
/// Ways to deliver, each by the value of its choice.
pub const MODES: [(&str, DeliveryMode); 3] = [
    ("in_person", DeliveryMode::InPerson),
    ("remote", DeliveryMode::Remote),
    ("hybrid", DeliveryMode::Hybrid),
];
/// Parts of a day with their words.
pub const PARTS: [(&str, PartOfDay); 2] =
    [("schedule-morning", PartOfDay::Morning), ("schedule-afternoon", PartOfDay::Afternoon)];
/// So long a time has a pause unless said otherwise: six hours.
const LONG: u32 = 360;

/// What the page knows of the programme.
#[derive(Debug, PartialEq)]
pub struct Known {
    pub hours: SessionHours,
    /// Drafts of its sessions.
    pub drafts: Vec<SessionDetails>,
    pub facilitators: Vec<FacilitatorDetails>,
    /// Rooms of the agency that can be planned in.
    pub rooms: Vec<RoomDetails>,
}

/// An element of the design in which people meet, and how its times are to be found.
#[derive(Debug, Clone, PartialEq)]
pub struct Element {
    pub id: Uuid,
    pub title: Localised,
    /// Times still to be planned, over all groups.
    pub missing: u32,
    /// Whether the design says how long one time lasts.
    pub has_length: bool,
    pub wanted: bool,
    pub minutes: String,
    pub mode: String,
    pub alongside: bool,
    pub least: String,
    pub greatest: String,
    pub weekday: String,
    pub part: String,
    pub facilitators: Vec<String>,
}

/// All of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Typed {
    pub first: String,
    pub last: String,
    pub weekdays: Vec<String>,
    pub from: String,
    pub until: String,
    pub pause: String,
    /// Hours that one facilitator leads in a week at the most.
    pub leader_hours: String,
    pub away_from: String,
    pub away_until: String,
    /// Rooms of the agency, by id.
    pub chosen_rooms: Vec<String>,
    /// Other places.
    pub rooms: String,
    pub drafts_move: bool,
    pub pinned: Vec<String>,
    pub elements: Vec<Element>,
    pub seed: u32,
}

impl Typed {
    /// Good defaults: working days from eight to half past four, an hour's pause, everything that is missing.
    pub fn of(known: &Known) -> Self {
        let mut elements: Vec<Element> = Vec::new();
        // Whoever has a mentor agrees on the times with them.
        for line in known.hours.lines.iter().filter(|line| line.kind != ElementKind::Mentoring) {
            if let Some(one) = elements.iter_mut().find(|one| one.id == line.element_id) {
                one.missing += line.missing_times;
                continue;
            }
            let repeated = line.times > 1;
            let small = line.kind == ElementKind::SmallGroupCoaching;
            // Small groups that are not there yet have no times.
            let there = !small || line.group.is_some_and(|group| group.small.is_some());
            elements.push(Element {
                id: line.element_id,
                title: line.title.clone(),
                missing: line.missing_times,
                has_length: line.designed_minutes.is_some(),
                wanted: there,
                minutes: String::new(),
                mode: String::new(),
                alongside: repeated,
                least: if repeated { "7" } else { "1" }.to_owned(),
                greatest: String::new(),
                weekday: String::new(),
                part: String::new(),
                facilitators: Vec::new(),
            });
        }
        Self {
            first: String::new(),
            last: String::new(),
            weekdays: WEEKDAYS.iter().take(5).map(|(word, _)| (*word).to_owned()).collect(),
            from: "08:00".to_owned(),
            until: "16:30".to_owned(),
            pause: "60".to_owned(),
            leader_hours: String::new(),
            away_from: String::new(),
            away_until: String::new(),
            chosen_rooms: Vec::new(),
            rooms: String::new(),
            drafts_move: false,
            pinned: Vec::new(),
            elements,
            seed: 0,
        }
    }

    /// What is sent.
    pub fn asked(&self, words: Words, known: &Known) -> Result<ProposeSchedule, Faults> {
        let mut reader = Reader::new(words);
        let first = reader.day("/first", &self.first);
        let last = reader.day("/last", &self.last);
        let from = reader.clock("/from", &self.from);
        let until = reader.clock("/until", &self.until);
        let minutes = if_any(&mut reader, "/pause/minutes", &self.pause);
        let leader_hours = if_any(&mut reader, "/leader_week_minutes", &self.leader_hours);
        reader.choice("/weekdays", !self.weekdays.is_empty());
        let away = self.away(&mut reader);
        let wanted = self.elements.iter().filter(|one| one.wanted);
        let elements: Vec<ScheduleElement> =
            wanted.enumerate().map(|(index, one)| one.asked(&mut reader, index)).collect();
        reader.choice("/elements", !elements.is_empty());
        let weekdays = WEEKDAYS.iter().filter(|(word, _)| self.weekdays.iter().any(|one| one == word));
        let pinned = self.pinned.iter().filter_map(|id| id.parse().ok());
        reader.finish(ProposeSchedule {
            first,
            last,
            weekdays: weekdays.map(|(_, day)| *day).collect(),
            from,
            until,
            step: StartStep::Half,
            without: away,
            pause: minutes
                .filter(|minutes| *minutes > 0)
                .map(|minutes| SchedulePause { minutes, from_minutes: LONG }),
            elements,
            group_ids: Vec::new(),
            places: self.places(known),
            leader_week_minutes: leader_hours.map(|hours| hours.saturating_mul(60)),
            drafts: if self.drafts_move { DraftsMove::WhereNeeded } else { DraftsMove::Stay },
            pinned: if self.drafts_move { pinned.collect() } else { Vec::new() },
            seed: self.seed,
        })
    }

    /// The chosen rooms with their seats, then the other places.
    fn places(&self, known: &Known) -> Vec<SchedulePlace> {
        let chosen = known.rooms.iter().filter(|room| self.chosen_rooms.contains(&room.id.to_string()));
        let chosen = chosen.map(|room| SchedulePlace { name: room.name.clone(), seats: Some(room.seats) });
        chosen.chain(rooms(&self.rooms)).collect()
    }

    /// The days on which nothing is, from one to another.
    fn away(&self, reader: &mut Reader) -> Vec<Date> {
        let Some(from) = reader.day_if_any("/without", &self.away_from) else { return Vec::new() };
        let until = reader.day_if_any("/without", &self.away_until).unwrap_or(from);
        // The server refuses more days than this.
        from.series(1.day()).take_while(|day| *day <= until).take(201).collect()
    }
}

impl Element {
    fn asked(&self, reader: &mut Reader, index: usize) -> ScheduleElement {
        let at = |field: &str| format!("/elements/{index}/{field}");
        let mode = MODES.iter().find(|(code, _)| *code == self.mode).map(|(_, mode)| *mode);
        let weekday = WEEKDAYS.iter().find(|(word, _)| *word == self.weekday).map(|(_, day)| *day);
        ScheduleElement {
            element_id: self.id,
            minutes: if self.has_length { None } else { if_any(reader, &at("minutes"), &self.minutes) },
            mode,
            alongside: self.alongside,
            least_days: if_any(reader, &at("least_days"), &self.least).unwrap_or_default(),
            greatest_days: if_any(reader, &at("greatest_days"), &self.greatest),
            weekdays: weekday.into_iter().collect(),
            part: PARTS.iter().find(|(word, _)| *word == self.part).map(|(_, part)| *part),
            facilitator_ids: self.facilitators.iter().filter_map(|id| id.parse().ok()).collect(),
        }
    }
}

fn if_any(reader: &mut Reader, pointer: &str, typed: &str) -> Option<u32> {
    (!typed.trim().is_empty()).then(|| reader.number(pointer, typed))
}

/// Rooms, one on each line; a number after the last comma is its seats.
fn rooms(typed: &str) -> Vec<SchedulePlace> {
    let room = |line: &str| {
        let whole = || SchedulePlace { name: line.to_owned(), seats: None };
        let Some((name, seats)) = line.rsplit_once(',') else { return whole() };
        seats.trim().parse().map_or_else(
            |_| whole(),
            |seats| SchedulePlace { name: name.trim().to_owned(), seats: Some(seats) },
        )
    };
    typed.lines().map(str::trim).filter(|line| !line.is_empty()).map(room).collect()
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::rooms;

    #[wasm_bindgen_test]
    fn a_room_is_a_line_with_its_seats_after_the_last_comma() {
        let read: Vec<(String, Option<u32>)> =
            rooms("Sali Päijänne, 40\n\n Haapaniemenkatu 5, Helsinki \nKabinetti")
                .into_iter()
                .map(|room| (room.name, room.seats))
                .collect();
        let wanted =
            [("Sali Päijänne", Some(40)), ("Haapaniemenkatu 5, Helsinki", None), ("Kabinetti", None)];
        assert_eq!(read, wanted.map(|(name, seats)| (name.to_owned(), seats)));
    }
}
