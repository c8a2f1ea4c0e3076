// A change of circumstances by keyboard: many sessions seen, one left out, turned remote with their cause, told in one mail,
// found by a participant with the reason, and undone as a whole.
import assert from "node:assert/strict";

import { all, ask, PROGRAMME_A, programme } from "../harness/api.mjs";
import { assertEveryFace, assertFaces } from "../harness/accessibility.mjs";
import { open } from "../harness/browser.mjs";
import { journeys } from "../harness/journey.mjs";
import { byKeyboard } from "../harness/keyboard.mjs";
import { picture } from "../harness/pictures.mjs";
import { card, invitedAs, offered, runSelection, selectors, takesPlace } from "../harness/walk.mjs";

const { journey, server, browser } = journeys();
const faces = (who, paths) => assertEveryFace(browser(), server(), who, paths);

journey("restrictions turn many sessions at once, and the change is undone", async (tools) => {
  const coordinator = await tools.as("coordinator");
  const { id } = await programme(coordinator, PROGRAMME_A);
  const at = `/coordinator/programmes/${id}`;
  await runSelection(await selectors(tools, server()));
  const [person] = await offered(tools, id, 1);
  const own = await takesPlace(tools, person);
  const sessions = await held(coordinator, id);

  const page = await coordinator.newPage();
  await open(page, `${at}/sessions`);
  const keys = byKeyboard(page);
  await keys.activate("link", "Olosuhteet muuttuvat");
  await keys.arrive("Olosuhteet muuttuvat");
  await keys.activate("button", "Katso, mitä muutos tekee");
  await page.getByRole("group", { name: /korjattava|virhe/ }).waitFor();
  await assertFaces(page, "a change of circumstances, refused");
  await seen(page, keys);
  tools.covers("N7 R46", "a change of many sessions is seen before it is made: who is told, and what does not fit");
  await keys.activate("button", "Muuta 2 tapaamista ja kerro osallistujille");
  await page.getByText("2 tapaamista on muutettu.", { exact: false }).waitFor();
  await card(page, "Tehdyt muutokset").getByText("2 tapaamista etänä").waitFor();
  await assertFaces(page, "a change of circumstances, made");
  await picture(page, "circumstances-made");
  const modes = async () => (await all(coordinator, `programmes/${id}/sessions`)).map((one) => one.mode);
  assert.deepEqual(await modes(), ["remote", "remote", "in_person"]);
  tools.covers("R47 R48", "what was turned stands with its cause, and what was left out stays as it was");

  await open(own, "/sessions");
  await own.getByText("Syy: viranomaisten rajoitukset.", { exact: false }).first().waitFor();
  await picture(own, "own-sessions-turned");
  await open(own, "/");
  await own.locator(".spine__stop").getByText("Syy: viranomaisten rajoitukset.", { exact: false }).first().waitFor();
  await picture(own, "my-path-turned");
  await open(page, `${at}/sessions/${sessions[0].id}`);
  await card(page, "Toteutustavan muutokset").getByText("kasvokkain → etänä").waitFor();
  await picture(page, "session-mode-history");
  await faces("coordinator", {
    circumstances: `${at}/circumstances`,
    "session-turned": `${at}/sessions/${sessions[0].id}`,
    "hours-by-mode": `${at}/hours`,
  });
  await faces(invitedAs(person), { "own-sessions-turned": "/sessions" });

  await open(page, `${at}/circumstances`);
  await keys.activate("button", /^Kumoa muutos/);
  await page.getByRole("dialog").getByText("jokainen osallistuja saa oikaisun", { exact: false }).waitFor();
  await assertFaces(page, "undoing a change of circumstances");
  await keys.activate("button", "Kumoa muutos");
  await page.getByText("Muutos on kumottu.", { exact: false }).waitFor();
  assert.deepEqual(await modes(), ["in_person", "in_person", "in_person"]);
  tools.covers("N7", "a change is undone as a whole, and the undoing stands beside it");
});

/** Three lectures on site, published to everybody. */
async function held(coordinator, id) {
  const { lines } = await ask(coordinator, "GET", `programmes/${id}/session_hours`);
  const { element_id } = lines.find((line) => line.kind === "lecture");
  const session = { element_id, start: "2020-09-08T09:00", end: "2020-09-08T10:00", mode: "in_person", place: "Opastinsilta 12, Pasila" };
  const body = { session, series: { every_weeks: 1, times: 3 } };
  const { items } = await ask(coordinator, "POST", `programmes/${id}/sessions`, { body });
  await ask(coordinator, "POST", `programmes/${id}/sessions/publication`, { body: { session_ids: items.map((one) => one.id) } });
  return items;
}

/** What the change would do, of three and then of two. */
async function seen(page, keys) {
  await page.getByLabel("etänä", { exact: true }).check();
  await page.getByLabel("viranomaisten rajoitukset").check();
  await keys.activate("button", "Katso, mitä muutos tekee");
  const preview = card(page, "Muutos koskee 3 tapaamista");
  await preview.getByText("Etäosallistumisen osoite puuttuu.").first().waitFor();
  await assertFaces(page, "what a change of circumstances would do");
  await picture(page, "circumstances-preview");
  await keys.tick(/^Jätä pois ti 22\.9\.2020/);
  await keys.activate("button", "Katso uudelleen: 2 tapaamista");
  await card(page, "Muutos koskee 2 tapaamista").waitFor();
}
