// Somebody chooses by keyboard to get one gathered mail a week, sees beforehand what it would say, and thinks again.
import assert from "node:assert/strict";

import { ask, PROGRAMME_A, programme } from "../harness/api.mjs";
import { assertEveryFace, assertFaces } from "../harness/accessibility.mjs";
import { open, PHONE } from "../harness/browser.mjs";
import { journeys } from "../harness/journey.mjs";
import { byKeyboard } from "../harness/keyboard.mjs";
import { picture } from "../harness/pictures.mjs";
import { card, heading, offered, runSelection, selectors, takesPlace } from "../harness/walk.mjs";

const { journey, server, browser } = journeys();

journey("whoever wants one gathered mail chooses it, and sees what it would say", async (tools) => {
  const coordinator = await tools.as("coordinator");
  const { id } = await programme(coordinator, PROGRAMME_A);
  await runSelection(await selectors(tools, server()));
  const [person] = await offered(tools, id, 1);
  const own = await takesPlace(tools, person);

  // At a desk: nothing is chosen, and nothing is ahead.
  await open(own, "/sessions");
  const keys = byKeyboard(own);
  await keys.activate("link", "Koosteen asetukset");
  await heading(own, "Kooste sähköpostiin");
  assert.ok(await own.getByLabel("En halua koostetta").isChecked());
  const before = await ask(own.context(), "POST", "me/digest/preview", { body: { frequency: "weekly" } });
  assert.equal(before.mail, undefined);
  await keys.activate("button", "Näytä kooste");
  await own.getByText("Näiltä päiviltä ei ole kerrottavaa, joten viestiä ei lähtisi.").waitFor();
  await picture(own, "digest-never");
  await assertFaces(own, "a digest with nothing to say");

  // The last evening of these days has a session.
  const { lines } = await ask(coordinator, "GET", `programmes/${id}/session_hours`);
  const { element_id } = lines.find((line) => line.kind === "lecture");
  const session = { element_id, start: `${before.until}T22:00`, end: `${before.until}T23:00`, mode: "in_person", place: "Sali 2" };
  const { items } = await ask(coordinator, "POST", `programmes/${id}/sessions`, { body: { session } });
  await ask(coordinator, "POST", `programmes/${id}/sessions/publication`, { body: { session_ids: items.map((one) => one.id) } });
  // One of the three is chosen already: the arrows move within the group.
  await keys.reach("radio", "En halua koostetta");
  await keys.press("ArrowDown");
  await keys.press("ArrowDown");
  assert.ok(await own.getByLabel("Kerran viikossa").isChecked());
  await keys.activate("button", "Tallenna valinta");
  await own.getByText("Valinta tallennettiin.").waitFor();
  await own.getByText("Seuraava kooste", { exact: true }).waitFor();
  await keys.activate("button", "Näytä kooste");
  const preview = card(own, "Mitä koosteessa olisi nyt?");
  await preview.getByText("Tapaamiset, joihin osallistut:", { exact: false }).waitFor();
  await preview.getByText("(Sali 2)", { exact: false }).waitFor();
  await picture(own, "digest-weekly");
  await assertFaces(own, "a digest with a session");
  const settings = await ask(own.context(), "GET", "me/digest");
  assert.deepEqual([settings.frequency, settings.version, settings.has_address], ["weekly", 1, true]);
  tools.covers("U25", "a gathered mail is chosen by its reader, seen beforehand and in their language");

  // On a phone whoever runs the programme is led there from its page, and reads counts and a link.
  const small = await tools.as("coordinator", { viewport: PHONE });
  const page = await small.newPage();
  await open(page, `/coordinator/programmes/${id}/health`);
  const thumbs = byKeyboard(page);
  await thumbs.activate("link", "Koosteen asetukset");
  await heading(page, "Kooste sähköpostiin");
  await thumbs.activate("button", "Näytä kooste");
  const told = card(page, "Mitä koosteessa olisi nyt?");
  await told.getByText("Yhdellä tulevalla tapaamisella ei ole vetäjää", { exact: false }).waitFor();
  await picture(page, "digest-coordinator");
  await assertFaces(page, "a digest of whoever runs a programme");
  tools.covers("N18", "whoever runs a programme is told once what asks for something, as counts with a link");
  await assertEveryFace(browser(), server(), "coordinator", { "digest-faces": "/sessions/digest" });
});
