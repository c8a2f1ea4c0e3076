// Applying on one's own device: the draft stays here, the application can be changed and withdrawn until the call closes.
import assert from "node:assert/strict";

import { openCall } from "../harness/api.mjs";
import { held, open } from "../harness/browser.mjs";
import { journeys } from "../harness/journey.mjs";
import { button, card, field, heading, link } from "../harness/walk.mjs";

const { journey } = journeys();
const NAME = "Erityisasiantuntijan kehittymispolku";
const WHY = "Aloitin uudessa tehtävässä, ja tarvitsen tukea.";

journey("from an open call to an application that is changed and withdrawn", async ({ as, covers }) => {
  await openCall(await as("coordinator"), await as("decider"));
  const context = await as("hakija");
  const page = await context.newPage();
  await open(page, "/calls");
  await link(page, NAME).click();
  await heading(page, NAME);
  await card(page, "Näin osallistujat valitaan").getByText("Jokaisella kohderyhmään kuuluvalla on sama mahdollisuus", { exact: false }).waitFor();
  await card(page, "Polku").getByText("Mentorointi", { exact: true }).first().waitFor();
  covers("R13 R26 R27 R45", "before applying: target group, method, path with mentoring, hours");
  await link(page, "Täytä hakemus").click();
  await heading(page, "Täytä hakemus");

  await refusedWhileEmpty(page);
  await field(page, "Miksi haet polulle?").fill(WHY);
  await field(page, "Etänä").check();
  await page.getByText("Luonnos on tallessa tällä laitteella.").waitFor();
  await page.reload();
  await heading(page, "Täytä hakemus");
  assert.equal(await field(page, "Miksi haet polulle?").inputValue(), WHY, "the draft survives a reload");
  assert.ok(await field(page, "Etänä").isChecked());
  await nobodyElseHasIt(as);

  await button(page, "Lähetä hakemus").click();
  await heading(page, "Hakemuksesi on vastaanotettu");
  assert.match(await card(page, "Vastauksesi").innerText(), new RegExp(WHY));
  covers("R16 R17 R18 U3", "anybody of the staff applies on one page and sees the state at once");

  await change(page);
  await writeOn(page);
  await withdraw(page);
  covers("U1", "a withdrawn application is a state of its own and can be followed by a new one");
});

/** The faults lead to their fields, in words that name them. */
async function refusedWhileEmpty(page) {
  await button(page, "Lähetä hakemus").click();
  await page.getByText("Lomakkeessa on 2 korjattavaa kohtaa").waitFor();
  await link(page, "Vastaa kysymykseen ”Miksi haet polulle?”.").click();
  await page.locator("#question-reason:focus").waitFor();
}

async function nobodyElseHasIt(as) {
  const other = await (await as("sokande")).newPage();
  await open(other, "/calls");
  await link(other, NAME).click();
  await link(other, "Täytä hakemus").click();
  await heading(other, "Täytä hakemus");
  assert.equal(await field(other, "Miksi haet polulle?").inputValue(), "");
}

async function change(page) {
  await link(page, "Muuta hakemusta").click();
  await heading(page, "Muuta hakemustasi");
  assert.equal(await field(page, "Miksi haet polulle?").inputValue(), WHY);
  await field(page, "4", { exact: true }).check();
  await field(page, "Miksi haet polulle?").fill(`${WHY} Erityisesti mentorin.`);
  await button(page, "Tallenna muutokset").click();
  await heading(page, "Hakemuksesi on vastaanotettu");
  assert.match(await card(page, "Vastauksesi").innerText(), /Erityisesti mentorin\.[\s\S]*4/);
}

/** What is typed after sending, before the answer, is still there to be sent. */
async function writeOn(page) {
  await link(page, "Muuta hakemusta").click();
  await heading(page, "Muuta hakemustasi");
  const letGo = await held(page, "**/api/v1/me/applications/*");
  await button(page, "Tallenna muutokset").click();
  const later = `${WHY} Erityisesti mentorin. Ja aikaa.`;
  await field(page, "Miksi haet polulle?").fill(later);
  letGo();
  await heading(page, "Hakemuksesi on vastaanotettu");
  await link(page, "Muuta hakemusta").click();
  await heading(page, "Muuta hakemustasi");
  assert.equal(await field(page, "Miksi haet polulle?").inputValue(), later);
  await button(page, "Tallenna muutokset").click();
  await heading(page, "Hakemuksesi on vastaanotettu");
}

async function withdraw(page) {
  await button(page, "Peru hakemus").click();
  const question = page.getByRole("dialog", { name: "Perutaanko hakemuksesi?" });
  await button(question, "Palaa takaisin").click();
  await heading(page, "Hakemuksesi on vastaanotettu");
  await button(page, "Peru hakemus").click();
  await button(question, "Peru hakemus").click();
  await heading(page, "Olet perunut hakemuksesi");
  await open(page, "/calls");
  await link(page, NAME).click();
  await heading(page, NAME);
}
