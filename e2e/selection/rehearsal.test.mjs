// The selection of a call rehearsed before it opens: by keyboard, in three languages, the same seed and another one.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { promisify } from "node:util";

import { approveCall, ask, CALL, PROGRAMME_B, programme } from "../harness/api.mjs";
import { assertEveryFace, assertFaces } from "../harness/accessibility.mjs";
import { LANGUAGES, open, signedIn } from "../harness/browser.mjs";
import { journeys } from "../harness/journey.mjs";
import { byKeyboard } from "../harness/keyboard.mjs";
import { picture } from "../harness/pictures.mjs";
import { card, field, heading } from "../harness/walk.mjs";

const { journey, server, browser } = journeys();

/** What the quotas of the draft ask for: the second cannot be kept by anybody's staff. */
const POSSIBLE = [{ attribute: "is_supervisor", value: "false", min: 1, max: 10 }];
const IMPOSSIBLE = [{ attribute: "site", value: "Kuu", min: 2, max: 5 }];

/** A draft of the call of programme B with quotas; answers the programme and the call. */
async function drafted(coordinator) {
  const { id } = await programme(coordinator, PROGRAMME_B);
  const body = { ...CALL, method: "quota_draw", quotas: POSSIBLE };
  const call = await ask(coordinator, "POST", `programmes/${id}/calls`, { body });
  return { id, call };
}

const seedOf = (page) => field(page, "Siemenluku").inputValue();

/** All figures of a rehearsal, as they stand in its tables. */
const figures = (page) => page.locator("main table").allInnerTexts();

/** Presses a button that rehearses, and waits until its answer is on the page. */
async function rehearsed(page, keys, name) {
  const answer = page.waitForResponse((response) => response.url().endsWith("/rehearsals"));
  await keys.activate("button", name);
  const { seed } = await (await answer).json();
  await page.waitForFunction(
    (seed) => document.querySelector("#rehearsal-seed")?.value === seed && !document.querySelector(".button--busy"),
    seed,
  );
}

journey("a selection is rehearsed by keyboard before the call opens", async ({ as, covers }) => {
  const coordinator = await as("coordinator");
  const { id, call } = await drafted(coordinator);
  const page = await coordinator.newPage();
  await open(page, `/coordinator/programmes/${id}/call`);
  const keys = byKeyboard(page);
  await keys.activate("link", "Harjoittele valintaa");
  await keys.arrive("Valinnan harjoitus");
  await picture(page, "rehearsal-form");
  await rehearsed(page, keys, "Harjoittele");
  await heading(page, "Valintatavat vierekkäin");
  const methods = card(page, "Valintatavat vierekkäin");
  await methods.getByRole("rowheader", { name: "Kiintiöarvonta tämän haun valintatapa" }).waitFor();
  const [seed, first] = [await seedOf(page), await figures(page)];
  assert.match(seed, /^[0-9a-f]{64}$/);
  covers("N16 R19", "methods stand side by side with exact chances before the call opens");
  await picture(page, "rehearsal");
  await assertFaces(page, "a rehearsal");

  await rehearsed(page, keys, "Samalla siemenluvulla uudelleen");
  await page.getByRole("status").filter({ hasText: "Harjoitus on valmis" }).waitFor();
  assert.deepEqual([await seedOf(page), await figures(page)], [seed, first]);
  await rehearsed(page, keys, "Uudella siemenluvulla");
  assert.notEqual(await seedOf(page), seed);
  assert.notDeepEqual(await figures(page), first, "another seed lets others apply");
  covers("N16", "the same seed gives the same figures, another one others");

  const { version } = await ask(coordinator, "GET", `calls/${call.id}`);
  const body = { ...CALL, method: "quota_draw", quotas: IMPOSSIBLE };
  await ask(coordinator, "PUT", `calls/${call.id}`, { version, body });
  await open(page, `/coordinator/programmes/${id}/rehearsal`);
  await keys.activate("button", "Harjoittele");
  await page.getByText("Kiintiöt eivät voi toteutua näillä hakijoilla").waitFor();
  await picture(page, "rehearsal-infeasible");
  await assertFaces(page, "a rehearsal whose quotas cannot be kept");

  await assertEveryFace(browser(), server(), "coordinator", { "rehearsal-start": `/coordinator/programmes/${id}/rehearsal` });
  for (const language of LANGUAGES) {
    const context = await signedIn(browser(), server(), "coordinator", { language });
    const there = await context.newPage();
    await open(there, `/coordinator/programmes/${id}/rehearsal`);
    await there.locator("form button[type=submit]").click();
    await there.locator("#rehearsal-load").waitFor();
    await assertFaces(there, `a rehearsal, ${language}`);
    assert.deepEqual(context.complaints, []);
    await context.close();
  }
});

journey("a rehearsal with invented people is published with the call, and anybody repeats it", async ({ as, stranger, covers }) => {
  const coordinator = await as("coordinator");
  const { id, call } = await publishable(coordinator);
  const page = await (await as("decider")).newPage();
  await open(page, `/coordinator/programmes/${id}/rehearsal`);
  const keys = byKeyboard(page);
  await rehearsed(page, keys, "Harjoittele");
  await card(page, "Julkaise harjoitus haun mukana").getByText("Tätä harjoitusta ei voi julkaista", { exact: false }).waitFor();

  await field(page, "Keksityt hakijat").check();
  await keys.fill("Hakijoita", "60");
  await keys.fill("Muita kuin esihenkilöitä", "58");
  await keys.activate("button", "Harjoittele");
  await page.getByText("Lomakkeessa on yksi korjattava kohta").or(page.getByText(/Lomakkeessa on 1 korjattava/)).first().waitFor();
  await assertFaces(page, "a recipe that tells of two people");
  await keys.fill("Muita kuin esihenkilöitä", "50");
  await field(page, /^Tapaamiset alkavat/).fill("2020-08-10");
  await field(page, /^Tapaamiset päättyvät/).fill("2020-12-18");
  await rehearsed(page, keys, "Harjoittele");
  const need = card(page, "Mitä ohjelma vaatii");
  await need.getByRole("rowheader", { name: "Mentorointi" }).waitFor();
  await need.getByText(/Tapaamiset mahtuvat aikatauluun/).waitFor();
  await picture(page, "rehearsal-invented");
  covers("N16 R28 R45", "the rehearsal shows groups, sessions, hours to lead and the working days there are");

  await keys.fill(/^Virkanimike/, "Ryhmäpäällikkö");
  await keys.activate("button", "Julkaise harjoitus");
  const list = card(page, "Julkaistut harjoitukset");
  await list.getByRole("row", { name: /Ryhmäpäällikkö/ }).waitFor();
  await picture(page, "rehearsal-published");
  await assertFaces(page, "a published rehearsal");

  await approveCall(await as("decider"), call);
  const context = await stranger();
  const reader = await context.newPage();
  const address = `/public/1900000-0/${PROGRAMME_B}`;
  await open(reader, `${address}?lang=fi`);
  await heading(reader, "Valintaa harjoiteltiin etukäteen");
  const [download] = await Promise.all([reader.waitForEvent("download"), reader.getByRole("link", { name: "Lataa harjoitus (JSON)" }).click()]);
  const said = await promisify(execFile)(process.env.POLKU_E2E_BIN, ["rehearse", await download.path()]);
  assert.match(said.stdout, /the same figures as published/);
  covers("N16", "what was published with the call stands on the public page, and a stranger repeats it to the same figures");
  await assertEveryFace(browser(), server(), null, { "public-rehearsal": address });
});

/** A call with a quota that waits for the decider and opens later; its programme is published. */
async function publishable(coordinator) {
  const { id } = await programme(coordinator, PROGRAMME_B);
  const { version, ...shown } = await ask(coordinator, "GET", `programmes/${id}`);
  const { name, summary, target_group, places, group_count } = shown;
  await ask(coordinator, "PUT", `programmes/${id}`, { version, body: { name, summary, target_group, places, group_count, published: true } });
  const overview = await ask(coordinator, "GET", `programmes/${id}/overview`);
  const call = overview.call ?? (await ask(coordinator, "POST", `programmes/${id}/calls`, { body: CALL }));
  const dates = { opens_on: "2020-06-08", closes_on: "2020-06-26" };
  const body = { ...CALL, ...dates, method: "quota_draw", quotas: POSSIBLE };
  const saved = await ask(coordinator, "PUT", `calls/${call.id}`, { version: call.version, body });
  await ask(coordinator, "POST", `calls/${call.id}/submission`, { version: saved.version });
  return { id, call: call.id };
}
