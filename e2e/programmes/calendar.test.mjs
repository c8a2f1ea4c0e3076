// The coordinator's calendar: a month, a week, a list; a session is moved by keyboard and by dragging, seen before; and the page
// that tells how a programme is doing.
import assert from "node:assert/strict";

import { ask, PROGRAMME_A, programme } from "../harness/api.mjs";
import { assertEveryFace, assertFaces } from "../harness/accessibility.mjs";
import { open, PHONE, settled } from "../harness/browser.mjs";
import { journeys } from "../harness/journey.mjs";
import { assertFocusKept, byKeyboard } from "../harness/keyboard.mjs";
import { picture } from "../harness/pictures.mjs";
import { card, heading, link } from "../harness/walk.mjs";

const { journey, server, browser } = journeys();

/** A published lecture on Tuesday 8 September 2020, and drafts on three Thursdays. */
async function planned(coordinator, id) {
  const { lines } = await ask(coordinator, "GET", `programmes/${id}/session_hours`);
  const { element_id } = lines.find((line) => line.kind === "lecture");
  const of = (start, end) => ({ element_id, start, end, mode: "in_person", place: "Opastinsilta 12, Pasila" });
  const plan = async (session, series) => (await ask(coordinator, "POST", `programmes/${id}/sessions`, { body: { session, series } })).items;
  const [lecture] = await plan(of("2020-09-08T09:00", "2020-09-08T11:00"));
  await ask(coordinator, "POST", `programmes/${id}/sessions/publication`, { body: { session_ids: [lecture.id] } });
  await plan(of("2020-09-10T13:00", "2020-09-10T15:30"), { every_weeks: 1, times: 3 });
  return lecture;
}

const start = async (coordinator, { id }) => (await ask(coordinator, "GET", `sessions/${id}`)).start;
const day = (page, date) => page.locator(`[data-day="${date}"]`);

journey("sessions of all programmes stand in one calendar, where they are moved by keyboard and by dragging", async ({ as, covers }) => {
  const coordinator = await as("coordinator");
  const { id } = await programme(coordinator, PROGRAMME_A);
  const lecture = await planned(coordinator, id);
  const page = await coordinator.newPage();
  await open(page, "/coordinator");
  await link(page, "Kalenteri").click();
  await heading(page, "Kalenteri");
  await open(page, "/coordinator/calendar?view=month&day=2020-09-08");
  await heading(page, "Syyskuu 2020");
  await day(page, "2020-09-08").getByRole("button", { name: /^ti 8\.9\.2020, 9–11 .*julkaistu$/ }).waitFor();
  assert.equal(await day(page, "2020-09-17").getByRole("button").count(), 1);
  const file = await page.getByRole("link", { name: "Vie taulukkona (CSV)" }).getAttribute("href");
  assert.match(await (await coordinator.request.get(file)).text(), /Alkaa \(Suomen aikaa\).*\r?\n.*8\.9\.2020/);
  await picture(page, "calendar-month");
  await assertFaces(page, "a month of sessions");

  const keys = byKeyboard(page);
  await keys.activate("button", /^ti 8\.9\.2020/);
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Siirrä toiseen aikaan").waitFor();
  // Where drafts of the same people are already.
  await page.getByLabel("Uusi alkamisaika").fill("2020-09-10T14:00");
  await keys.activate("button", "Katso, mitä siirto muuttaa");
  await dialog.getByText("to 10.9.2020 klo 14–16").waitFor();
  await dialog.getByText(/^Samalla ryhmällä:/).first().waitFor();
  assert.equal(await start(coordinator, lecture), "2020-09-08T09:00", "seen, and not moved");
  await picture(page, "calendar-move-clash");
  await assertFaces(page, "what a move would meet");
  await page.getByLabel("Uusi alkamisaika").fill("2020-09-09T09:30");
  await keys.activate("button", "Katso, mitä siirto muuttaa");
  await dialog.getByText("Uusi aika ei osu päällekkäin").waitFor();
  await keys.activate("button", "Siirrä");
  await day(page, "2020-09-09").getByRole("button", { name: /^ke 9\.9\.2020, 9\.30–11\.30/ }).waitFor();
  await settled(page);
  await assertFocusKept(page);
  assert.equal(await start(coordinator, lecture), "2020-09-09T09:30");
  covers("R45", "a session is moved by keyboard: what it meets and who is told is seen before");

  // By dragging it: the same dialog, filled in. Both days are in sight before: a page that scrolls under the hand drags nothing.
  await page.locator(".toast__close").click();
  await day(page, "2020-09-28").scrollIntoViewIfNeeded();
  await day(page, "2020-09-09").getByRole("button", { name: /^ke 9\.9/ }).dragTo(day(page, "2020-09-15"));
  await dialog.getByText("ti 15.9.2020 klo 9.30–11.30").waitFor();
  await picture(page, "calendar-dropped");
  await dialog.getByRole("button", { name: "Siirrä", exact: true }).click();
  await day(page, "2020-09-15").getByRole("button", { name: /^ti 15\.9\.2020/ }).waitFor();
  assert.equal(await start(coordinator, lecture), "2020-09-15T09:30");
  covers("R45", "a session is dragged to another day");

  await page.getByLabel("Näkymä").selectOption("week");
  await heading(page, "Viikko 37, 7.–13.9.2020");
  await picture(page, "calendar-week");
  await assertFaces(page, "a week of sessions");
  await keys.activate("button", "Seuraava");
  await heading(page, "Viikko 38, 14.–20.9.2020");
  await page.getByLabel("Näkymä").selectOption("list");
  await page.getByLabel("Tila").selectOption("draft");
  await page.getByRole("row", { name: /^to 24\.9\.2020/ }).waitFor();
  await page.getByRole("row", { name: /^ti 15\.9\.2020/ }).waitFor({ state: "detached" });
  assert.equal(await page.getByRole("row").count(), 4, "three drafts and the head");
  await picture(page, "calendar-list");
  // What was chosen is in the address: it can be kept, sent and come back to.
  await page.reload();
  await page.getByRole("row", { name: /^to 24\.9\.2020/ }).waitFor();
  assert.equal(await page.getByRole("row").count(), 4);
  covers("N18", "one calendar of all programmes by month, week and list, filtered by what the address says");

  await assertEveryFace(browser(), server(), "coordinator", {
    "calendar-month-faces": "/coordinator/calendar?view=month&day=2020-09-08",
    "calendar-week-faces": "/coordinator/calendar?view=week&day=2020-09-08",
    "calendar-list-faces": "/coordinator/calendar?view=list&day=2020-09-08",
  });
});

journey("how a programme is doing is one page, and each line leads to where something can be done", async ({ as, covers }) => {
  const coordinator = await as("coordinator", { viewport: PHONE });
  const { id } = await programme(coordinator, PROGRAMME_A);
  const page = await coordinator.newPage();
  await open(page, `/coordinator/programmes/${id}`);
  const keys = byKeyboard(page);
  await keys.activate("link", "Ohjelman tilanne");
  await keys.arrive("Ohjelman tilanne");
  const asks = card(page, "Vaatii toimia");
  await asks.getByText("Yhdellä tulevalla tapaamisella ei ole vetäjää").waitFor();
  await asks.getByText("3 luonnosta on julkaisematta").waitFor();
  await picture(page, "programme-health");
  await assertFaces(page, "how a programme is doing");
  await keys.activate("link", /^ti 15\.9\.2020 klo 9\.30–11\.30/);
  await heading(page, "Tapaamisen vetäjät");
  covers("N18 N6", "what asks for something is one page: no lead, drafts, unmarked, unopened, breaches");
  await assertEveryFace(browser(), server(), "coordinator", { "programme-health-faces": `/coordinator/programmes/${id}/health` });
});
