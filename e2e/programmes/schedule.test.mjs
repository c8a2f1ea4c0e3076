// Dates proposed from the design, by keyboard: what is missing is named, the autumn is seen by week, what has no time is told
// with its cause, a change since then refuses the whole, and what was seen is planned as drafts.
import assert from "node:assert/strict";

import { all, ask, PROGRAMME_A, programme } from "../harness/api.mjs";
import { assertEveryFace, assertFaces, assertRoom } from "../harness/accessibility.mjs";
import { open } from "../harness/browser.mjs";
import { journeys } from "../harness/journey.mjs";
import { byKeyboard } from "../harness/keyboard.mjs";
import { picture } from "../harness/pictures.mjs";
import { card, offered, runSelection, selectors, takesPlace } from "../harness/walk.mjs";

const { journey, server, browser } = journeys();
const faces = (who, paths) => assertEveryFace(browser(), server(), who, paths);

journey("dates are proposed from the design, and planned as they were seen", async (tools) => {
  const coordinator = await tools.as("coordinator");
  const { id } = await programme(coordinator, PROGRAMME_A);
  const at = `/coordinator/programmes/${id}`;
  await runSelection(await selectors(tools, server()));
  const people = await offered(tools, id, 2);
  for (const person of people) await takesPlace(tools, person);
  await grouped(coordinator, id);

  const page = await coordinator.newPage();
  await open(page, `${at}/sessions`);
  const keys = byKeyboard(page);
  await keys.activate("link", "Ehdota aikoja");
  await keys.arrive("Ehdota aikoja ohjelmarungon pohjalta");
  await picture(page, "schedule-asked");
  await keys.activate("button", "Etsi ajat");
  await page.getByRole("group", { name: /korjattava|virhe/ }).waitFor();
  await assertFaces(page, "dates, refused");

  // Day and month are the same number: the order in which a browser asks for them does not matter.
  await keys.fill(/^Ensimmäinen päivä$/, "09092020");
  await keys.fill(/^Viimeinen päivä$/, "12122020");
  await lengths(page, keys);
  await keys.activate("button", "Etsi ajat");
  await card(page, /^Ehdotus: \d+ tapaamista$/).getByText("Kaikille tapaamisille löytyi aika.", { exact: false }).waitFor();
  await assertRoom(page, "proposed dates");
  await assertFaces(page, "proposed dates");
  await picture(page, "schedule-found");
  const rows = await card(page, /^Ehdotus:/).locator("tbody tr").count();
  tools.covers("R36 R38 R39 R40 R41 R44 N18", "every element's times for every group are proposed by week, without a clash");

  // Somebody else plans meanwhile: nothing of what was seen is saved.
  const { lines } = await ask(coordinator, "GET", `programmes/${id}/session_hours`);
  const lecture = lines.find((line) => line.kind === "lecture");
  const session = { element_id: lecture.element_id, start: "2020-11-11T09:00", end: "2020-11-11T10:00", mode: "remote" };
  const { items: [meanwhile] } = await ask(coordinator, "POST", `programmes/${id}/sessions`, { body: { session } });
  await keys.activate("button", `Tallenna ${rows} luonnosta`);
  await page.getByText("Tilanne on muuttunut ehdotuksen jälkeen", { exact: false }).first().waitFor();
  assert.equal((await all(coordinator, `programmes/${id}/sessions`)).length, 1);
  await ask(coordinator, "DELETE", `sessions/${meanwhile.id}`, { version: meanwhile.version });

  await narrow(page, keys);
  await keys.fill(/^Viimeinen päivä$/, "12122020");
  await keys.activate("button", "Etsi ajat");
  await keys.activate("button", `Tallenna ${rows} luonnosta`);
  await page.getByText(`${rows} tapaamista on tallennettu luonnoksiksi.`, { exact: false }).waitFor();
  const drafts = await all(coordinator, `programmes/${id}/sessions`);
  assert.equal(drafts.length, rows);
  assert.ok(drafts.every((one) => one.state === "draft" && one.clashes.length === 0));
  tools.covers("N18", "what was seen is planned as drafts, whole, and nobody is told before they are published");
  await faces("coordinator", { schedule: `${at}/schedule` });
});

/** Groups that are confirmed, so that there is somebody to plan for. */
async function grouped(coordinator, id) {
  const { grouping } = await ask(coordinator, "POST", `programmes/${id}/grouping`, { body: {} });
  await ask(coordinator, "POST", `programmes/${id}/grouping/confirmation`, { version: grouping.version });
}

/** What the design leaves open: how long, and in which way. */
async function lengths(page, keys) {
  const elements = card(page, "Osiot");
  for (const field of await elements.getByLabel(/^Yhden kerran pituus minuutteina/).all()) await field.fill("120");
  for (const list of await elements.getByLabel(/^Toteutustapa/).all()) await list.selectOption("remote");
  await keys.activate("button", "Etsi ajat");
}

/** On one day not everything can be held: what cannot is told with its cause. */
async function narrow(page, keys) {
  await keys.fill(/^Viimeinen päivä$/, "09092020");
  await keys.activate("button", "Etsi ajat");
  const missing = card(page, /tapaamiselle ei löytynyt aikaa$/);
  await missing.getByText("Nämä ehdot eivät voi toteutua yhtä aikaa.", { exact: false }).first().waitFor();
  await assertFaces(page, "dates that are not found");
  await picture(page, "schedule-missing");
}
