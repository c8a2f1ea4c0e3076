// Today is different, on a phone and by keyboard: a session is cancelled, those who have not opened it are seen, one of three
// times is chosen for it, and the hours stand; another goes remote.
import assert from "node:assert/strict";

import { all, ask, PROGRAMME_A, programme } from "../harness/api.mjs";
import { assertEveryFace, assertFaces, assertRoom } from "../harness/accessibility.mjs";
import { open, PHONE, settled } from "../harness/browser.mjs";
import { journeys } from "../harness/journey.mjs";
import { byKeyboard } from "../harness/keyboard.mjs";
import { picture } from "../harness/pictures.mjs";
import { button, card, invitedAs, offered, runSelection, selectors, takesPlace } from "../harness/walk.mjs";

const { journey, server, browser } = journeys();

journey("a session is cancelled from a phone, opened, and held again", async (tools) => {
  const coordinator = await tools.as("coordinator", { viewport: PHONE });
  const { id } = await programme(coordinator, PROGRAMME_A);
  const at = `/coordinator/programmes/${id}/sessions`;
  await runSelection(await selectors(tools, server()));
  const [person] = await offered(tools, id, 1);
  const own = await takesPlace(tools, person);
  const [first, second] = await held(coordinator, id);

  const page = await coordinator.newPage();
  // Months ahead there is no short notice; its page has the way there all the same.
  await open(page, at);
  await page.getByRole("link", { name: /^Vetäjät: ti 8\.9\.2020/ }).waitFor();
  assert.equal(await page.getByRole("link", { name: /^Tänään toisin/ }).count(), 0);
  await open(page, `${at}/${first.id}`);
  await page.getByRole("link", { name: /^Vetäjät: ti 8\.9\.2020/ }).waitFor();
  const keys = byKeyboard(page);
  await keys.activate("link", "Tänään toisin");
  await keys.arrive("Tänään toisin");
  await assertRoom(page, "today");
  await picture(page, "today");
  await cancels(page, keys);
  tools.covers("R48 N18", "a session is cancelled from a phone by keyboard: seen before, told at once, still to be held");

  const names = card(page, "Yksi osallistuja ei ole vielä avannut muutosta");
  await names.getByRole("listitem").first().waitFor();
  await open(own, "/sessions");
  await own.getByText("Peruttu, pidetään myöhemmin").waitFor();
  await picture(own, "own-hours-to-be-held");
  await keys.activate("button", "Katso uudelleen");
  await names.waitFor({ state: "detached" });
  tools.covers("N18", "whoever was told and has not opened it is named until they have; their hours are to be held");

  await holdsAgain(page, keys);
  const now = await all(coordinator, `programmes/${id}/sessions`);
  assert.deepEqual(now.map((one) => one.state).sort(), ["cancelled", "published", "published"]);
  const { lines } = await ask(coordinator, "GET", `programmes/${id}/session_hours`);
  const lecture = lines.find((line) => line.kind === "lecture");
  assert.deepEqual([lecture.scheduled_times, lecture.cancelled_times], [2, 1]);
  tools.covers("N18 R45", "a cancelled session is held at one of three proposed times");

  await open(page, `${at}/${second.id}/today`);
  await turns(page, keys);
  tools.covers("R46 R48 N7", "one session goes remote at short notice, with its cause");
  await assertEveryFace(browser(), server(), "coordinator", {
    "today-cancelled": `${at}/${first.id}/today`,
    "today-published": `${at}/${second.id}/today`,
  });
  await assertEveryFace(browser(), server(), invitedAs(person), { "own-sessions-held-again": "/sessions" });
});

/** Two lectures on site, published to everybody. */
async function held(coordinator, id) {
  const { lines } = await ask(coordinator, "GET", `programmes/${id}/session_hours`);
  const { element_id } = lines.find((line) => line.kind === "lecture");
  const session = { element_id, start: "2020-09-08T09:00", end: "2020-09-08T10:00", mode: "in_person", place: "Opastinsilta 12, Pasila" };
  const body = { session, series: { every_weeks: 1, times: 2 } };
  const { items } = await ask(coordinator, "POST", `programmes/${id}/sessions`, { body });
  await ask(coordinator, "POST", `programmes/${id}/sessions/publication`, { body: { session_ids: items.map((one) => one.id) } });
  return items;
}

/** The reason is asked for, and what happens is said before it does. */
async function cancels(page, keys) {
  await keys.tick(/^Peru tapaaminen/);
  await card(page, "Mitä tapahtuu").getByText("Yksi osallistuja saa heti viestin", { exact: false }).waitFor();
  await keys.activate("button", "Peru tapaaminen");
  await page.getByRole("group", { name: /korjattava|virhe/ }).waitFor();
  await assertFaces(page, "a day's change, refused");
  await keys.tick(/^vetäjä on estynyt/);
  await picture(page, "today-cancel");
  await assertFaces(page, "what a day's change would do");
  await keys.activate("button", "Peru tapaaminen");
  await card(page, "Tapaaminen on vielä pidettävä").waitFor();
  await settled(page);
  await assertFaces(page, "a session to be held, with three times");
  await picture(page, "today-to-be-held");
}

/** The nearest of three times. */
async function holdsAgain(page, keys) {
  const again = card(page, "Tapaaminen on vielä pidettävä");
  assert.equal(await again.getByRole("radio").count(), 4, "three times, and another");
  await keys.tick(/9\.9\.2020/);
  await keys.activate("button", "Pidä tapaaminen tähän aikaan");
  await page.getByText("Tapaamiselle on sovittu uusi aika").waitFor();
  assert.equal(await button(page, "Pidä tapaaminen tähän aikaan").count(), 0);
  await picture(page, "today-held-again");
}

/** The session goes remote, though nobody has said yet how to join. */
async function turns(page, keys) {
  await page.getByLabel(/^Vaihda toteutustapa/).check();
  await page.getByLabel("etänä", { exact: true }).check();
  await page.getByLabel("tila", { exact: true }).check();
  await page.getByText("Etäosallistumisen osoite puuttuu.").waitFor();
  await picture(page, "today-turn");
  await assertFaces(page, "going remote today");
  await keys.fill(/^Etäosallistumisen osoite/, "https://kokous.example.fi/a1b2");
  await keys.activate("button", "Vaihda toteutustapa");
  await page.getByText("Muutos on tehty", { exact: false }).first().waitFor();
}
