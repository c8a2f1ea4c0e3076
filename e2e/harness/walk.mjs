// The steps that several journeys share, each done as a person does it: by what the page says and shows.
import assert from "node:assert/strict";

import { all, ask } from "./api.mjs";
import { open, settled } from "./browser.mjs";

/** Waits for a heading with exactly these words. */
export async function heading(page, name) {
  await page.getByRole("heading", { name, exact: true }).first().waitFor();
  await settled(page);
}

export const button = (page, name) => page.getByRole("button", { name, exact: true });
export const link = (page, name) => page.getByRole("link", { name, exact: true });
/** A control by its label; a section may be named by the same word. */
export const field = (within, label) => within.getByLabel(label).and(within.locator("input, select, textarea"));
export const card = (page, name) => page.getByRole("region", { name, exact: true });

/** The value beside a word in a list of figures. */
export async function figure(within, name) {
  const row = within.locator("dl > div").filter({ has: within.page().locator("dt").getByText(name, { exact: true }) });
  return (await row.locator("dd").innerText()).trim();
}

/** Writes a text in the three languages of a form. */
export async function write(within, legend, { fi, sv, en }) {
  const group = within.getByRole("group", { name: legend });
  await field(group, "Suomeksi").fill(fi);
  await field(group, "Ruotsiksi").fill(sv);
  await field(group, "Englanniksi").fill(en);
}

/** Signs in on the page for it with what the server printed, in Finnish. */
export async function enter(page, server, who) {
  const { user_name, password } = await server.signIn(who);
  await open(page, "/sign-in");
  await field(page, "Käyttäjätunnus").fill(user_name);
  await field(page, "Salasana").fill(password);
  await button(page, "Kirjaudu sisään").click();
  await heading(page, "Oma polku");
}

/** From one's own path to the programme as those who run it see it. */
export async function toProgramme(page, name) {
  await link(page, "Koordinointi").click();
  await heading(page, "Ohjelmat");
  await link(page, name).click();
  await heading(page, name);
}

/** Follows the one step that the programme's page asks for, after making sure that it is this one. */
export async function nextStep(page, what, whose) {
  const next = card(page, what);
  await next.getByText(`vuorossa: ${whose}`).waitFor();
  await link(next, "Siirry tähän vaiheeseen").click();
}

/** The selection of a programme up to its published commitment, as `runSelection` does it. */
export async function toCommitment({ coordinator, representative }, between = async () => {}, name = PROGRAMME) {
  await toProgramme(coordinator, name);
  await nextStep(coordinator, "Tarkista hakemukset sääntöjen mukaan", "Koordinaattori");
  await button(coordinator, "Tarkista hakemukset").click();
  await heading(coordinator, "Lukitse siemenlukusi");
  await between("prepared");

  await button(coordinator, "Tee siemenluku ja lukitse se").click();
  await heading(coordinator, "Siemenlukusi on lukittu");
  await heading(coordinator, "Vielä toinen siemenluku");
  await between("one share");
  await toShare(representative, "Lukitse siemenlukusi");
  await button(representative, "Tee siemenluku ja lukitse se").click();
  await heading(representative, "Siemenlukusi on lukittu");

  await button(coordinator, "Päivitä tilanne").click();
  await heading(coordinator, "Julkaise sitoumus");
  await between("two shares");
  await button(coordinator, "Julkaise sitoumus").click();
  await heading(coordinator, "Julkaistaanko sitoumus?");
  await button(coordinator, "Julkaise nyt").click();
  await heading(coordinator, "Paljasta siemenlukusi");
  await between("committed");
}

/** The decider reads the drawn list and its mails and confirms it. */
export async function confirmList(decider, between = async () => {}, name = PROGRAMME) {
  await toProgramme(decider, name);
  await nextStep(decider, "Vahvista valinta", "Päättäjä");
  await heading(decider, "Viestit hakijoille");
  await between("before confirmation");
  await field(decider, "Virkanimike").fill("Ryhmäpäällikkö");
  assert.ok(await button(decider, "Vahvista ja kerro kaikille").isDisabled(), "nobody confirms what they have not read");
  await field(decider, "Olen lukenut listan ja viestit").check();
  await button(decider, "Vahvista ja kerro kaikille").click();
  await heading(decider, "Valinta on vahvistettu");
}

/**
 * The whole selection of a programme, that of 2020 unless another is named, by three people in three browsers: `pages`
 * are the coordinator's, the staff representative's and the decider's, all signed in and on their own path.
 * `between(stage)` is called when a stage is reached.
 */
export async function runSelection(pages, between = async () => {}, name = PROGRAMME) {
  const { coordinator, representative, decider } = pages;
  await toCommitment(pages, between, name);
  await button(coordinator, "Paljasta siemenluku").click();
  await coordinator.getByText("Odotetaan, että molemmat siemenluvut paljastetaan.").waitFor();
  await toShare(representative, "Paljasta siemenlukusi");
  await button(representative, "Paljasta siemenluku").click();
  await representative.getByText("Siemenlukusi on paljastettu.", { exact: false }).waitFor();

  await button(coordinator, "Päivitä tilanne").click();
  await button(coordinator, "Arvo paikat").click();
  await coordinator.getByText("Arvonta on tehty. Lista odottaa päättäjän vahvistusta.").waitFor();
  await settled(coordinator);
  await between("drawn");

  await confirmList(decider, between, name);
  await between("confirmed");
}

/** The staff representative finds the draw that waits for them on their own path. */
async function toShare(page, what) {
  await open(page, "/");
  await heading(page, what);
  await link(page, "Siirry siemenlukuun").click();
  await heading(page, what);
}

export const PROGRAMME = "Arvoa yhteistyöhön asiantuntijuudella";

/** Three people signed in by the page, each in a browser of their own. */
export async function selectors(tools, server) {
  const pages = {};
  for (const [name, role] of [
    ["coordinator", "coordinator"],
    ["representative", "staff_representative"],
    ["decider", "decider"],
  ]) {
    pages[name] = await (await tools.stranger()).newPage();
    await enter(pages[name], server, role);
  }
  return pages;
}

/** People who were offered a place in a programme and cannot sign in yet, as the register knows them. */
export async function offered(tools, programme, count) {
  const coordinator = await tools.as("coordinator");
  const offers = await all(coordinator, `programmes/${programme}/offers`);
  const people = await all(coordinator, "people");
  const accounts = new Set((await all(await tools.as("agency_admin"), "accounts")).map((account) => account.display_name));
  const found = [];
  for (const { name, application_id } of offers) {
    const same = people.filter((person) => name === `${person.given_name} ${person.family_name}`);
    if (same.length === 1 && !accounts.has(name)) found.push({ ...same[0], name, application: application_id });
    if (found.length === count) return found;
  }
  assert.fail(`fewer than ${count} people with a place`);
}

/** How somebody of the register signs in who took up an invitation. */
export const invitedAs = (person) => ({ user_name: `nro-${person.external_id}`, password: "pitkä polku metsän halki" });

/** Somebody of the register who takes up an invitation in a browser of their own. */
export async function invited(tools, person) {
  const { link: address } = await ask(await tools.as("agency_admin"), "POST", "invitations", {
    body: { display_name: person.name, language: "fi", person_id: person.id },
  });
  const { user_name, password } = invitedAs(person);
  const page = await (await tools.stranger()).newPage();
  await open(page, new URL(address).pathname + new URL(address).hash);
  await heading(page, "Ota käyttäjätunnus käyttöön");
  await field(page, "Käyttäjätunnus").fill(user_name);
  await field(page, "Uusi salasana").fill(password);
  await button(page, "Tallenna ja kirjaudu sisään").click();
  await heading(page, "Oma polku");
  return page;
}

/** The same, and they take the place that they were offered. */
export async function takesPlace(tools, person) {
  const own = await invited(tools, person);
  const { outcome } = await ask(own.context(), "GET", `me/applications/${person.application}`);
  await ask(own.context(), "POST", `me/offers/${outcome.offer.id}/acceptance`);
  return own;
}
