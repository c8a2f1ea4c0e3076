// Somebody says by keyboard when they work, sees until when their busy times are kept and erases them; whoever plans is told of
// a time how many it would not suit, and nothing else.
import assert from "node:assert/strict";

import { ask, PROGRAMME_A, programme } from "../harness/api.mjs";
import { assertEveryFace, assertFaces } from "../harness/accessibility.mjs";
import { open, PHONE } from "../harness/browser.mjs";
import { journeys } from "../harness/journey.mjs";
import { byKeyboard } from "../harness/keyboard.mjs";
import { picture } from "../harness/pictures.mjs";
import { card, heading, offered, runSelection, selectors, takesPlace } from "../harness/walk.mjs";

const { journey, server, browser } = journeys();

/** A moment some hours from now, by the clock of the server: what is sent now is kept for a day. */
async function moments(own) {
  const { kept_until } = await ask(own, "POST", "me/busy_intervals", { body: { intervals: [] } });
  return (hours) => new Date(Date.parse(kept_until) + hours * 3_600_000).toISOString();
}

journey("working hours are said day by day, and busy times are seen and erased", async ({ as, covers }) => {
  const own = await as("hakija", { viewport: PHONE });
  const at = await moments(own);
  const intervals = [0, 24].map((hours) => ({ from: at(hours), until: at(hours + 1) }));
  await ask(own, "POST", "me/busy_intervals", { body: { intervals } });
  const page = await own.newPage();
  await open(page, "/sessions");
  const keys = byKeyboard(page);
  await keys.activate("link", "Oma työaika ja varatut ajat");
  await heading(page, "Oma työaika");
  await page.getByText("Et ole vielä kertonut työaikaasi.", { exact: false }).waitFor();
  await picture(page, "working-week");
  await assertFaces(page, "a working week");

  const tuesday = page.getByRole("group", { name: "Tiistai" });
  const friday = page.getByRole("group", { name: "Perjantai" });
  await tuesday.getByLabel("Työ alkaa").fill("10:10");
  for (const label of ["Työ alkaa", "Työ päättyy"]) await friday.getByLabel(label).fill("");
  await keys.activate("button", "Tallenna työaika");
  // What was typed stays, and the summary leads to the field.
  await page.locator("#day-2-from[aria-invalid=true]").waitFor();
  assert.equal(await tuesday.getByLabel("Työ alkaa").inputValue(), "10:10");
  await picture(page, "working-week-refused");
  await assertFaces(page, "a working week that is none");
  await tuesday.getByLabel("Työ alkaa").fill("10:15");
  await keys.activate("button", "Tallenna työaika");
  await page.getByText("Työaika tallennettiin.").waitFor();
  await page.getByText("Et ole vielä kertonut työaikaasi.", { exact: false }).waitFor({ state: "detached" });
  const { days, is_usual } = await ask(own, "GET", "me/working_week");
  assert.deepEqual([is_usual, days.map((day) => day.weekday), days[1].from], [false, [1, 2, 3, 4], "10:15"]);
  covers("N18", "whoever works at other times says so, day by day");

  const busy = card(page, "Varatut ajat");
  await busy.getByText("Tallessa on 2 varattua aikaa.", { exact: false }).waitFor();
  await picture(page, "busy-times");
  await keys.activate("button", "Poista varatut ajat nyt");
  await busy.getByText("Varattuja aikoja ei ole tallessa.").waitFor();
  assert.deepEqual((await ask(own, "GET", "me/busy_intervals")).intervals, []);
  covers("N18", "busy times are kept for a day, seen by their own person alone, and erased at will");
  await assertEveryFace(browser(), server(), "hakija", { "working-week-faces": "/sessions/working-week" });
});

journey("whoever moves a session is told how many the time does not suit", async (tools) => {
  const coordinator = await tools.as("coordinator");
  const { id } = await programme(coordinator, PROGRAMME_A);
  await runSelection(await selectors(tools, server()));
  const people = await offered(tools, id, 2);
  const pages = [];
  for (const person of people) pages.push(await takesPlace(tools, person));
  const day = { from: "12:00", until: "16:00" };
  const days = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, ...day }));
  await ask(pages[0].context(), "PUT", "me/working_week", { body: { days }, version: 0 });

  const { lines } = await ask(coordinator, "GET", `programmes/${id}/session_hours`);
  const { element_id } = lines.find((line) => line.kind === "lecture");
  const session = { element_id, start: "2020-09-08T13:00", end: "2020-09-08T15:00", mode: "remote" };
  await ask(coordinator, "POST", `programmes/${id}/sessions`, { body: { session } });
  const page = await coordinator.newPage();
  await open(page, "/coordinator/calendar?view=month&day=2020-09-08");
  const keys = byKeyboard(page);
  await keys.activate("button", /^ti 8\.9\.2020/);
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Siirrä toiseen aikaan").waitFor();
  await page.getByLabel("Uusi alkamisaika").fill("2020-09-09T09:00");
  await keys.activate("button", "Katso, mitä siirto muuttaa");
  await dialog.getByText("Aika on yhden osallistujan työajan ulkopuolella (osallistujia yhteensä 2).").waitFor();
  await picture(page, "calendar-move-unavailable");
  await assertFaces(page, "a move that does not suit somebody");
  // It is a warning, and nothing is refused.
  await keys.activate("button", "Siirrä");
  await page.getByRole("button", { name: /^ke 9\.9\.2020/ }).waitFor();
  tools.covers("N18", "a move tells how many it does not suit, never who or why, and is made all the same");
});
