"""What icalendar (Python) finds in the calendars of a folder, against what it must find."""
import datetime
import json
import pathlib
import sys

import icalendar


def instant(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


def text(value):
    return None if value is None else str(value)


def check(folder, book):
    calendar = icalendar.Calendar.from_ical((folder / book["file"]).read_bytes())
    assert not calendar.errors, calendar.errors
    assert str(calendar["METHOD"]) == book["method"], calendar["METHOD"]
    events = {str(event["UID"]): event for event in calendar.walk("VEVENT")}
    assert len(events) == len(book["events"]), sorted(events)
    for wanted in book["events"]:
        event = events[wanted["uid"]]
        assert not event.errors, event.errors
        found = {
            "uid": str(event["UID"]),
            "summary": text(event.get("SUMMARY")),
            "description": text(event.get("DESCRIPTION")),
            "location": text(event.get("LOCATION")),
            "status": text(event.get("STATUS")),
        }
        for name in ("organizer", "attendee"):
            if name in wanted:
                found[name] = text(event.get(name))
        assert found == {name: wanted[name] for name in found}, (found, wanted)
        for name, property_name in (("start", "DTSTART"), ("end", "DTEND")):
            at = event[property_name].dt.astimezone(datetime.timezone.utc)
            assert at == instant(wanted[name]), (book["file"], name, at, wanted[name])
    return len(book["events"])


folder = pathlib.Path(sys.argv[1])
books = json.loads((folder / "expected.json").read_text("utf-8"))
print(sum(check(folder, book) for book in books), "passed, 0 failed")
