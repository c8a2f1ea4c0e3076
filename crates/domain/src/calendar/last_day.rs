//! The last day for something, as an entry of a calendar (RFC 5545).

use jiff::Timestamp;
use jiff::civil::Date;

use super::file::{Lines, instant};

/// A day by whose end something has to be done: an entry for the whole day that keeps nobody busy and reminds at nine
/// in the morning, the day before and on the day itself, by the clock of whoever's calendar it is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastDay {
    /// Names the entry for good, so that a calendar that gets it twice shows it once.
    pub uid: String,
    /// When what is written here was decided.
    pub said_at: Timestamp,
    /// The last day on which it counts.
    pub day: Date,
    /// What has to be done.
    pub summary: String,
    /// Until when exactly, what follows, and where it is done.
    pub description: String,
    /// The page where it is done.
    pub url: String,
}

impl LastDay {
    /// A file with this entry alone. It has no name, so that it goes into the calendar one has and does not become
    /// another.
    ///
    /// # Errors
    /// The last day that can be told at all has none after it.
    pub fn text(&self) -> Result<String, jiff::Error> {
        let mut out = Lines::begun("PUBLISH");
        out.line("BEGIN:VEVENT");
        out.text("UID", &self.uid);
        out.line("SEQUENCE:0");
        out.line(&format!("DTSTAMP:{}", instant(self.said_at)));
        out.line(&format!("DTSTART;VALUE=DATE:{}", written(self.day)));
        out.line(&format!("DTEND;VALUE=DATE:{}", written(self.day.tomorrow()?)));
        out.text("SUMMARY", &self.summary);
        out.text("DESCRIPTION", &self.description);
        // The type URI knows no escapes, and what our own addresses are made of needs none.
        out.line(&format!("URL:{}", self.url));
        out.line("TRANSP:TRANSPARENT");
        out.line("STATUS:CONFIRMED");
        for before in ["-PT15H", "PT9H"] {
            out.line("BEGIN:VALARM");
            out.line("ACTION:DISPLAY");
            out.text("DESCRIPTION", &self.summary);
            out.line(&format!("TRIGGER:{before}"));
            out.line("END:VALARM");
        }
        out.line("END:VEVENT");
        Ok(out.ended())
    }
}

fn written(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_day_is_free_and_reminds_twice_in_the_morning() {
        let entry = LastDay {
            uid: "7@offers.polku".into(),
            said_at: "2020-05-25T06:00:00Z".parse().unwrap(),
            day: "2020-05-31".parse().unwrap(),
            summary: "Vastaa; viimeinen päivä".into(),
            description: "Rivi\nrivi".into(),
            url: "https://polku.example/applications/7".into(),
        };
        let text = entry.text().unwrap().replace("\r\n ", "");
        for wanted in [
            "DTSTAMP:20200525T060000Z",
            "DTSTART;VALUE=DATE:20200531",
            "DTEND;VALUE=DATE:20200601",
            "SUMMARY:Vastaa\\; viimeinen päivä",
            "DESCRIPTION:Rivi\\nrivi",
            "URL:https://polku.example/applications/7",
            "TRANSP:TRANSPARENT",
            "TRIGGER:-PT15H",
            "TRIGGER:PT9H",
        ] {
            assert!(text.split("\r\n").any(|line| line == wanted), "{wanted}: {text}");
        }
        let count = |what: &str| text.matches(what).count();
        assert_eq!((count("BEGIN:VALARM"), count("END:VALARM"), count("VTIMEZONE")), (2, 2, 0));
        assert!(text.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"), "{text}");
    }
}
