// What is held about me, and who looked at it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

import { all, ask, PROGRAMME_A, programme } from "../harness/api.mjs";
import { open } from "../harness/browser.mjs";
import { journeys } from "../harness/journey.mjs";
import { card, heading, link } from "../harness/walk.mjs";

const { journey } = journeys();

journey("a look at my application shows on my page, by role and not by name", async ({ as, covers }) => {
  const context = await as("hakija");
  const page = await context.newPage();
  await open(page, "/my-data");
  const row = page.getByRole("row", { name: /Osallistujien valinta/ }).first();
  assert.equal(await row.count(), 0, "nobody has looked for the selection yet");

  const coordinator = await as("coordinator");
  const looking = await coordinator.newPage();
  const { id } = await programme(coordinator, PROGRAMME_A);
  const { call_id } = await ask(coordinator, "GET", `programmes/${id}`);
  const applications = await all(coordinator, `calls/${call_id}/applications`);
  const own = applications.find((one) => one.family_name === "Tamm" && one.given_name === "Tuomas");
  await open(looking, `/coordinator/programmes/${id}/applications/${own.id}`);
  await heading(looking, "Tuomas Tamm");

  // Whoever asks for the log is told every look that was answered before.
  await open(page, "/my-data");
  await page.getByText("Jokainen katselu kirjataan.", { exact: false }).waitFor();
  const seen = await row.innerText();
  assert.match(seen, /Koordinaattori/);
  assert.match(seen, /Hakemus/);
  assert.doesNotMatch(seen, /Johanna Hämäläinen/, "the agency shows roles and units");
  covers("R60", "the applicant sees who read what of theirs and why");

  const [download] = await Promise.all([page.waitForEvent("download"), link(page, "Lataa tietosi").click()]);
  const file = JSON.parse(await readFile(await download.path(), "utf8"));
  assert.match(JSON.stringify(file), /Tuomas/);
  const register = await card(page, "Henkilöstörekisterin tiedot").innerText();
  assert.match(register, /tuomas\.tamm@palkeet\.example/);
  assert.match(register, /Mika Hyvönen/);
});
