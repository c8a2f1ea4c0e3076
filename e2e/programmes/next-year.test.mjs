// A programme copied to the next year by keyboard: dates off holidays with their reasons, no people, and rules to decide anew.
import assert from "node:assert/strict";

import { ask, CALL, PROGRAMME_B, programme } from "../harness/api.mjs";
import { assertEveryFace, assertFaces } from "../harness/accessibility.mjs";
import { open } from "../harness/browser.mjs";
import { journeys } from "../harness/journey.mjs";
import { byKeyboard } from "../harness/keyboard.mjs";
import { picture } from "../harness/pictures.mjs";
import { card } from "../harness/walk.mjs";

const { journey, server, browser } = journeys();

/** Days whose like in 2021 are Ascension Day and Midsummer Eve. */
const DATES = {
  opens_on: "2020-05-07",
  closes_on: "2020-06-19",
  waiting_list_until: "2020-11-30",
  checks_until: "2020-11-27",
};
const words = (fi) => ({ fi, sv: `${fi} (sv)`, en: `${fi} (en)` });
const RULE = {
  title: words("Polku on vastikään aloittaneille."),
  condition: { attribute: "is_supervisor", equals: true },
  reason: words("Esihenkilöille on omat koulutuksensa."),
  alternative: words("Esihenkilöiden koulutukset"),
  decided_by_name: "Kristiina Lehto",
  decided_by_title: "Ryhmäpäällikkö",
  decided_on: "2020-04-30",
};

journey("a programme is copied to the next year and everything in it is to be approved again", async ({ as, covers }) => {
  const coordinator = await as("coordinator");
  const { id } = await programme(coordinator, PROGRAMME_B);
  const call = await ask(coordinator, "POST", `programmes/${id}/calls`, { body: { ...CALL, ...DATES } });
  await ask(coordinator, "POST", `calls/${call.id}/rules`, { body: RULE });

  const page = await coordinator.newPage();
  await open(page, `/coordinator/programmes/${id}`);
  const keys = byKeyboard(page);
  await keys.activate("link", "Kopioi seuraavalle vuodelle");
  await keys.arrive("Kopioi seuraavalle vuodelle");
  const row = (name) => page.getByRole("row", { name: new RegExp(name) });
  await row("Haku alkaa").getByText("to 13.5.2021 on helatorstai, joten päivä siirtyy seuraavaan arkipäivään.").waitFor();
  await row("Haku päättyy").getByText("ma 28.6.2021").waitFor();
  await row("Haku päättyy").getByText(/on juhannusaatto/).waitFor();
  await card(page, "Hyväksyttävä uudelleen").getByText(RULE.title.fi).waitFor();
  await picture(page, "next-year");
  await assertFaces(page, "copying a programme to the next year");

  await keys.choose("Vuosi", "2022");
  await page.getByRole("columnheader", { name: "2022", exact: true }).waitFor();
  await keys.choose("Vuosi", "2023");
  await page.getByRole("columnheader", { name: "2023", exact: true }).waitFor();
  await page.getByLabel("Vuosi").selectOption("2021");
  await page.getByRole("columnheader", { name: "2021", exact: true }).waitFor();
  // Day and month are the same number: the order in which a browser asks for them does not matter.
  await keys.fill("Haku päättyy", "07072021");
  await keys.fill("Varasijat päättyvät", "10102021");
  await page.getByText("Valittu päivä on sunnuntai.").waitFor();
  await keys.activate("button", "Kopioi ohjelma");
  await keys.arrive("Erityisasiantuntijan kehittymispolku 2021");
  await page.getByText("Kopioitu ohjelmasta").waitFor();
  const copy = page.url().split("/").at(-1);
  const overview = await ask(coordinator, "GET", `programmes/${copy}/overview`);
  const { opens_on, closes_on, waiting_list_until, state, rules } = overview.call;
  assert.deepEqual(
    { opens_on, closes_on, waiting_list_until, state },
    { opens_on: "2021-05-14", closes_on: "2021-07-07", waiting_list_until: "2021-10-10", state: "draft" },
  );
  assert.equal(rules[0].copied, true);
  assert.equal(overview.funnel.applications, 0);
  assert.equal(overview.steps.find((step) => step.current).kind, "publish_design");
  await picture(page, "next-year-copied");
  covers("N3 R49", "a programme is copied with its dates off holidays; nothing that was decided counts for the copy");

  await open(page, `/coordinator/programmes/${copy}/call`);
  await page.getByText("päätettävä uudelleen").first().waitFor();
  await page.getByText("Yhdestä kopioidusta säännöstä ei ole päätetty uudelleen").waitFor();
  await picture(page, "next-year-call");
  await assertFaces(page, "the call of a copied programme");
  await assertEveryFace(browser(), server(), "coordinator", { "next-year": `/coordinator/programmes/${id}/next-year` });
});
