// A series is copied and moved from the page of one of its sessions: which of it is chosen, what it meets is seen before, and
// nothing is saved by looking.
import assert from "node:assert/strict";

import { all, ask, PROGRAMME_A, programme } from "../harness/api.mjs";
import { assertEveryFace, assertFaces } from "../harness/accessibility.mjs";
import { open, PHONE } from "../harness/browser.mjs";
import { journeys } from "../harness/journey.mjs";
import { byKeyboard } from "../harness/keyboard.mjs";
import { picture } from "../harness/pictures.mjs";
import { card, heading } from "../harness/walk.mjs";

const { journey, server, browser } = journeys();

/** Lectures on three Tuesdays, over the end of summer time: drafts. */
async function planned(coordinator, id) {
  const { lines } = await ask(coordinator, "GET", `programmes/${id}/session_hours`);
  const lecture = lines.find((line) => line.kind === "lecture");
  const session = {
    element_id: lecture.element_id,
    start: "2020-10-13T09:00",
    end: "2020-10-13T10:00",
    mode: "in_person",
    place: "Opastinsilta 12, Pasila",
  };
  const body = { session, series: { every_weeks: 1, times: 3 } };
  const { items } = await ask(coordinator, "POST", `programmes/${id}/sessions`, { body });
  return { items, title: lecture.title.fi };
}

const drafts = async (coordinator, id) =>
  (await all(coordinator, `programmes/${id}/sessions?state=draft`)).map((one) => one.start);

journey("a series is copied by keyboard, and what its copies meet is seen before", async ({ as, covers }) => {
  const coordinator = await as("coordinator");
  const { id } = await programme(coordinator, PROGRAMME_A);
  const { items, title } = await planned(coordinator, id);
  const at = `/coordinator/programmes/${id}/sessions/${items[0].id}`;
  const page = await coordinator.newPage();
  await open(page, at);
  await heading(page, title);
  const keys = byKeyboard(page);
  await keys.activate("link", "Kopioi tapaaminen");
  await keys.arrive("Kopioi tapaaminen");
  await keys.reach("radio", "Vain tätä");
  await keys.press("ArrowDown");
  await keys.press("ArrowDown");
  assert.ok(await page.getByRole("radio", { name: "Koko sarjaa, 3 tapaamista" }).isChecked());
  // A week later, as it stands there to begin with, two of the copies come on top of the series itself.
  await keys.activate("button", "Tarkista ennen tallentamista");
  const preview = card(page, "Näin syntyy 3 tapaamista");
  await preview.getByText("2 tapaamista on päällekkäin muiden kanssa.").waitFor();
  await preview.getByText(`Samalla ryhmällä: ${title}, ti 20.10.2020 klo 9–10`).first().waitFor();
  await preview.getByText("Jos kopiot tallennetaan, tapaamisia tai tunteja on enemmän kuin ohjelmarungossa:").waitFor();
  await preview.getByText("6/3", { exact: false }).waitFor();
  assert.equal((await drafts(coordinator, id)).length, 3, "seen, and not copied");
  await picture(page, "session-copy-clash");
  await assertFaces(page, "copies that meet what is there");

  await page.getByLabel("Tämän tapaamisen kopio alkaa").fill("2020-11-17T09:30");
  await preview.waitFor({ state: "detached" });
  await keys.activate("button", "Tarkista ennen tallentamista");
  await preview.getByText("Yksikään ei osu vapaapäivään eikä päällekkäin muun kanssa.").waitFor();
  await picture(page, "session-copy-clear");
  await keys.tick(/^Jätä pois ti 1\.12\.2020/);
  await keys.activate("button", "Tallenna 2 luonnosta");
  await keys.arrive("Tapaamiset");
  await page.getByText("2 luonnosta on tallennettu.", { exact: false }).first().waitFor();
  assert.deepEqual((await drafts(coordinator, id)).slice(3), ["2020-11-17T09:30", "2020-11-24T09:30"]);
  covers("R40 R45 N18", "a series is copied by keyboard to other weeks: clashes and what goes beyond the design are seen before");
  await assertEveryFace(browser(), server(), "coordinator", { "session-copy": `${at}/copy`, "session-move": `${at}/move` });
});

journey("a session and what follows it in its series are moved from its page on a phone", async ({ as, covers }) => {
  const coordinator = await as("coordinator", { viewport: PHONE });
  const { id } = await programme(coordinator, PROGRAMME_A);
  const [, second] = (await all(coordinator, `programmes/${id}/sessions?state=draft`)).filter((one) => one.start.startsWith("2020-10"));
  const page = await coordinator.newPage();
  await open(page, `/coordinator/programmes/${id}/sessions/${second.id}`);
  const keys = byKeyboard(page);
  await keys.activate("link", "Siirrä tapaaminen");
  await keys.arrive("Siirrä tapaaminen");
  // Nothing moves to where it is.
  await keys.activate("button", "Katso, mitä siirto muuttaa");
  await page.getByText("Anna uusi päivä tai kellonaika.").first().waitFor();
  await keys.reach("radio", "Vain tätä");
  await keys.press("ArrowDown");
  await page.getByLabel("Tämä tapaaminen alkaa").fill("2020-10-22T13:00");
  await keys.activate("button", "Katso, mitä siirto muuttaa");
  const count = 4;
  const preview = card(page, `Näin ${count} tapaamista siirtyisi`);
  await preview.getByText("Siirrosta ei kerrota kenellekään osallistujalle.").waitFor();
  await preview.getByText("Yksikään ei osu vapaapäivään eikä päällekkäin muun kanssa.").waitFor();
  assert.equal((await drafts(coordinator, id))[1], "2020-10-20T09:00", "seen, and not moved");
  await picture(page, "session-move");
  await assertFaces(page, "what moving a series does");
  await keys.activate("button", `Siirrä ${count} tapaamista`);
  await keys.arrive("Tapaamiset");
  assert.deepEqual(await drafts(coordinator, id), [
    "2020-10-13T09:00",
    "2020-10-22T13:00",
    "2020-10-29T13:00",
    "2020-11-19T13:00",
    "2020-11-26T13:00",
  ]);
  covers("R45 N18", "one session and those that follow it in its series move together, seen before, the same by the clock in winter");
});
