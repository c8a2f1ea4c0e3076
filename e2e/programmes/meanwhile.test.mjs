// What happens on the page of a call while the server answers, and while somebody else works on the same call.
import assert from "node:assert/strict";

import { CALL, PROGRAMME_B, ask, programme } from "../harness/api.mjs";
import { held, open } from "../harness/browser.mjs";
import { journeys } from "../harness/journey.mjs";
import { button, field } from "../harness/walk.mjs";

const { journey } = journeys();

journey("nothing is mixed up by what is done while a call is saved, here or by somebody else", async ({ as }) => {
  const coordinator = await as("coordinator");
  const { id } = await programme(coordinator, PROGRAMME_B);
  const { id: call, version } = await ask(coordinator, "POST", `programmes/${id}/calls`, { body: CALL });
  const page = await coordinator.newPage();
  await open(page, `/coordinator/programmes/${id}/call`);
  const reference = field(page, "Asian viite");
  const stored = () => ask(coordinator, "GET", `calls/${call}`);

  await reference.fill("Oma viite");
  await ask(coordinator, "PUT", `calls/${call}`, { version, body: { ...CALL, cooperation_reference: "Toisen viite" } });
  await button(page, "Tallenna haku").click();
  await button(page, "Käytä toisen tietoja ja hylkää omani").click();
  await saved(page);
  assert.equal(await reference.inputValue(), "Toisen viite", "what somebody else saved, and not what was read before");
  await reference.fill("Yhteinen viite");
  await button(page, "Tallenna haku").click();
  await saved(page);
  assert.equal((await stored()).cooperation_reference, "Yhteinen viite", "there is no conflict any more");

  const letGo = await held(page, `**/api/v1/calls/${call}`);
  await reference.fill("YT 6/2020");
  await button(page, "Tallenna haku").click();
  await button(page, "Siirrä ylöspäin: Miten tapaisit mentorin?").click();
  letGo();
  // Not before the button is busy no more.
  await button(page, "Tallenna haku").click();
  await saved(page);
  const { questions } = await stored();
  assert.deepEqual(
    questions.map(({ key, label }) => [key, label.fi]),
    [1, 0, 2].map((place) => [CALL.questions[place].key, CALL.questions[place].label.fi]),
    "each question keeps the key under which it is answered",
  );
});

async function saved(page) {
  await page.getByText("Kaikki muutokset on tallennettu").first().waitFor();
}
