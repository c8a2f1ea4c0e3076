// Those whom a confirmed round left out: proposed when its programme is copied, decided in the new call, told in the outcome.
import assert from "node:assert/strict";

import { all, ask, PROGRAMME_A, programme } from "../harness/api.mjs";
import { assertEveryFace, assertFaces } from "../harness/accessibility.mjs";
import { open } from "../harness/browser.mjs";
import { journeys } from "../harness/journey.mjs";
import { byKeyboard } from "../harness/keyboard.mjs";
import { picture } from "../harness/pictures.mjs";
import { card, runSelection, selectors } from "../harness/walk.mjs";

const { journey, server, browser } = journeys();

/** Places that are to be kept for those who were left out. */
const PREFERRED = "8";

journey("a call of the next year keeps places for those who got none", async (tools) => {
  const coordinator = await tools.as("coordinator");
  const { id } = await programme(coordinator, PROGRAMME_A);
  const { call } = await ask(coordinator, "GET", `programmes/${id}/overview`);
  await runSelection(await selectors(tools, server()));
  const applications = await all(coordinator, `calls/${call.id}/applications`);
  const waiting = applications.filter((one) => one.state === "waiting").length;
  assert.ok(waiting > 8);

  const page = await coordinator.newPage();
  const keys = byKeyboard(page);
  await open(page, `/coordinator/programmes/${id}/next-year`);
  const offer = card(page, "Etusija ilman paikkaa jääneille");
  await offer.getByText(`ilman paikkaa jäi ${waiting} palveluksessa olevaa`).waitFor();
  await keys.fill(/^Paikkoja heille vähintään/, PREFERRED);
  await picture(page, "next-year-left-out");
  await assertFaces(page, "copying a programme with a preference for those left out");
  await keys.activate("button", "Kopioi ohjelma");
  await keys.arrive(/2021$/);
  const copy = page.url().split("/").at(-1);
  const proposed = (await ask(coordinator, "GET", `programmes/${copy}/overview`)).call;
  assert.deepEqual([proposed.method, proposed.left_out.min, proposed.left_out.decision], ["quota_draw", 8, undefined]);
  tools.covers("N3", "copying proposes a preference for those left out and decides nothing");

  await open(page, `/coordinator/programmes/${copy}/call`);
  await page.getByText("Etusijasta ei ole päätetty").waitFor();
  const preference = card(page, "Etusija aiemmin ilman paikkaa jääneille");
  await preference.getByText(`Ilman paikkaa jäi ${waiting} palveluksessa olevaa.`).waitFor();
  await keys.fill(/^Paikkoja vähintään/, "10");
  const reason = preference.getByRole("group", { name: /Miksi etusija annetaan/ });
  for (const [place, text] of ["Moni jäi ilman paikkaa.", "Många blev utan plats.", "Many got no place."].entries()) {
    await reason.getByRole("textbox").nth(place).fill(text);
  }
  await preference.getByLabel(/^Päättäjän nimi/).fill("Kristiina Lehto");
  await preference.getByLabel(/^Päättäjän virkanimike/).fill("Ryhmäpäällikkö");
  await preference.getByLabel(/^Päätöspäivä/).fill("2020-05-04");
  await picture(page, "call-left-out");
  await assertFaces(page, "the preference among the terms of a call");
  await keys.activate("button", "Tallenna haku");
  await page.getByText("Etusijasta on päätetty", { exact: true }).waitFor();
  const { left_out } = (await ask(coordinator, "GET", `programmes/${copy}/overview`)).call;
  assert.deepEqual([left_out.min, left_out.decision.reason.sv], [10, "Många blev utan plats."]);

  await assertEveryFace(browser(), server(), "coordinator", {
    "next-year-left-out": `/coordinator/programmes/${id}/next-year`,
    "call-left-out": `/coordinator/programmes/${copy}/call`,
  });
  tools.covers("N3", "whoever was left out is preferred by a declared least number of places, with its reason");
});
