// Another path for some of the applicants: the coordinator sees who they are and prepares it, the decider adopts it,
// one applicant takes it, and everybody reads why.
import assert from "node:assert/strict";

import { ask, PROGRAMME_A, PROGRAMME_B, programme } from "../harness/api.mjs";
import { assertEveryFace, assertFaces } from "../harness/accessibility.mjs";
import { open } from "../harness/browser.mjs";
import { journeys } from "../harness/journey.mjs";
import { assertFocusKept } from "../harness/keyboard.mjs";
import { picture } from "../harness/pictures.mjs";
import { button, card, field, figure, heading, link, write } from "../harness/walk.mjs";

const { journey, server, browser } = journeys();
const faces = (who, paths) => assertEveryFace(browser(), server(), who, paths);

const PATH = "Erityisasiantuntijan kehittymispolku";
const TITLE = "Tehtävässään vasta vähän aikaa olleille asiantuntijoille tarjotaan omaa polkua";

/** One of many on the page. */
const addendum = (page) => page.getByRole("article", { name: TITLE });

journey("another path is offered after the call, and whoever does not take it stays in the pool", async (tools) => {
  const coordinator = await (await tools.as("coordinator")).newPage();
  const decider = await (await tools.as("decider")).newPage();
  const { id } = await programme(coordinator.context(), PROGRAMME_A);
  await publishPath(coordinator.context());
  await prepare(coordinator, id);
  await faces("decider", { "paths-prepared": `/coordinator/programmes/${id}/paths` });
  await adopt(decider, id);

  const { user_name, password } = await server().signIn("hakija");
  const taker = await (await tools.as({ user_name, password })).newPage();
  await open(taker, "/");
  await taker.getByRole("heading", { name: `Sinulle tarjotaan toista polkua: ${PATH}` }).waitFor();
  await faces({ user_name, password }, { "my-path-offered-path": "/" });
  await answer(taker, "Ota polku vastaan", "Siirretäänkö hakemuksesi toiselle polulle?");
  await heading(taker, "Hakemuksesi on siirtynyt toiseen ohjelmaan");
  await taker.getByText("Sinulla on siellä paikka.", { exact: false }).waitFor();
  await assertFocusKept(taker);
  await picture(taker, "application-rerouted");
  await open(taker, "/");
  await card(taker, PATH).waitFor();
  await picture(taker, "my-path-rerouted");

  const staying = await (await tools.as(await server().signIn("esihenkilo"))).newPage();
  await open(staying, "/");
  await heading(staying, "Oma polku");
  await outsiderReads(staying, coordinator.context(), id);
  await counted(coordinator, id);
  tools.covers("N3 N4 R24 R25", "a path is offered by a decision with its reason; who accepts moves, and the others are told why");
});

/** The path has a place for each whom it suits, and a page on which they see what they are offered. */
async function publishPath(context) {
  const { id } = await programme(context, PROGRAMME_B);
  const { version, name, summary, target_group, group_count } = await ask(context, "GET", `programmes/${id}`);
  await ask(context, "PUT", `programmes/${id}`, { version, body: { name, summary, target_group, places: 30, group_count, published: true } });
}

async function prepare(page, id) {
  await open(page, `/coordinator/programmes/${id}`);
  await link(page, "Muut polut").click();
  await heading(page, "Muut polut");
  await card(page, "Keitä hakijat ovat").getByRole("table").first().waitFor();
  await card(page, "Keitä hakijat ovat").getByText("piilotettu", { exact: true }).first().waitFor();
  const form = card(page, "Valmistele lisäys hakuun");
  await button(form, "Lähetä päättäjälle").click();
  await page.getByRole("heading", { name: /^Lomakkeessa on \d+ korjattavaa kohtaa$/ }).waitFor();
  await assertFaces(page, "an addendum with faults");
  await field(form, "Tarjottava ohjelma").selectOption({ label: PATH });
  await field(form, "Enintään näin monta kuukautta tehtävässä").fill("31");
  await form.getByRole("checkbox", { name: "Yksikkö", exact: true }).check();
  await form.getByRole("group", { name: "Yksiköt, joille polkua tarjotaan" }).getByRole("checkbox").first().waitFor();
  await picture(page, "paths-form-units");
  await form.getByRole("checkbox", { name: "Yksikkö", exact: true }).uncheck();
  await form.getByRole("checkbox", { name: "Henkilöstöryhmä", exact: true }).check();
  await form.getByRole("checkbox", { name: "asiantuntija", exact: true }).check();
  await write(form, "Mitä tarjotaan ja kenelle", { fi: TITLE, sv: "En egen stig", en: "A path of their own" });
  await write(form, "Perustelu", { fi: "Moni hakija on uusi tehtävässään.", sv: "Många är nya.", en: "Many are new." });
  await field(form, "Viimeinen vastauspäivä").fill("2020-05-11");
  await picture(page, "paths-form");
  await button(form, "Lähetä päättäjälle").click();
  await addendum(page).getByText("odottaa päättäjää").waitFor();
}

async function adopt(page, id) {
  await open(page, `/coordinator/programmes/${id}/paths`);
  const prepared = addendum(page);
  await prepared.getByText("Mitä vahvistamisesta seuraa").waitFor();
  await prepared.getByText(`Sinulle tarjotaan toista polkua: ${PATH}`, { exact: false }).first().waitFor();
  await field(prepared, "Virkanimike").fill("Ryhmäpäällikkö");
  await field(prepared, "Olen tarkistanut, keille polkua tarjotaan ja mitä he lukevat").check();
  await button(prepared, "Vahvista ja tarjoa polkua").click();
  await prepared.getByText("vahvistettu", { exact: true }).waitFor();
  await picture(page, "paths-adopted");
}

/** Opens the application and answers, after reading what follows. */
async function answer(page, action, question) {
  await link(page, "Vastaa tarjoukseen").click();
  const offered = page.locator("#path-offer");
  await offered.getByText("Mitä polku sisältää ja kuinka paljon aikaa se vie").click();
  await offered.getByText("Mentorointi", { exact: true }).first().waitFor();
  await offered.getByText("Miksi tätä tarjotaan minulle?").click();
  await offered.getByText("Moni hakija on uusi tehtävässään.").waitFor();
  await assertFaces(page, "an offer of another path, with its reasons");
  await picture(page, "path-offer");
  await button(offered, action).click();
  await button(page.getByRole("dialog", { name: question }), action).click();
}

/** Everybody on the staff reads what was offered to whom and why; whoever was offered nothing is told nothing else. */
async function outsiderReads(page, context, id) {
  const { call } = await ask(context, "GET", `programmes/${id}/overview`);
  await open(page, `/calls/${call.id}`);
  const addenda = card(page, "Lisäykset hakuun");
  await addenda.getByText(TITLE).waitFor();
  await addenda.getByText("Moni hakija on uusi tehtävässään.").waitFor();
  await assertFaces(page, "a call with an addendum");
  await picture(page, "call-addendum");
}

async function counted(page, id) {
  await open(page, `/coordinator/programmes/${id}/paths`);
  const answers = await figure(addendum(page), "Vastaukset");
  assert.equal(answers, "Ottanut vastaan 1, kieltäytynyt 0, ei vastannut 0, odottaa 25");
}
