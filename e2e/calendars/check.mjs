// What ical.js finds in the calendars of a folder, against what it must find.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import ICAL from "ical.js";

// A line that breaks a rule must not be passed over in silence.
ICAL.design.strict = true;

function check(folder, book) {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(join(folder, book.file), "utf8")));
  assert.equal(calendar.getFirstPropertyValue("method"), book.method);
  // By the rule in the file itself, not by one that the library knows.
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents("vtimezone")) {
    ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  }
  const components = calendar.getAllSubcomponents("vevent");
  assert.equal(components.length, book.events.length);
  for (const wanted of book.events) {
    const component = components.find((one) => one.getFirstPropertyValue("uid") === wanted.uid);
    assert.ok(component, `${book.file}: ${wanted.uid}`);
    for (const name of ["summary", "description", "location", "status"]) {
      assert.equal(component.getFirstPropertyValue(name), wanted[name], `${book.file}: ${name}`);
    }
    for (const name of ["organizer", "attendee"].filter((name) => name in wanted)) {
      assert.deepEqual(component.getAllProperties(name).map((one) => one.getFirstValue()), [wanted[name]]);
    }
    const event = new ICAL.Event(component);
    for (const [name, time] of [["start", event.startDate], ["end", event.endDate]]) {
      assert.equal(time.toUnixTime() * 1000, Date.parse(wanted[name]), `${book.file}: ${name} of ${wanted.uid}`);
    }
  }
  return book.events.length;
}

const [folder] = process.argv.slice(2);
const books = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8"));
console.log(`${books.reduce((sum, book) => sum + check(folder, book), 0)} passed, 0 failed`);
