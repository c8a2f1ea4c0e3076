// One human with two numbers: suggested, compared, merged with a reason and undone, by keyboard and in three languages.
import assert from "node:assert/strict";

import { ask } from "../harness/api.mjs";
import { assertEveryFace, assertFaces } from "../harness/accessibility.mjs";
import { held, open, settled } from "../harness/browser.mjs";
import { journeys } from "../harness/journey.mjs";
import { assertFocusKept, byKeyboard } from "../harness/keyboard.mjs";
import { picture } from "../harness/pictures.mjs";
import { card, heading } from "../harness/walk.mjs";

const { journey, server, browser } = journeys();

const ROW = {
  family_name: "Kahdesti",
  given_name: "Kaarina",
  email: "kaarina.kahdesti@palkeet.example",
  unit: "Palkkapalvelut",
  job_category: "asiantuntija",
  is_supervisor: false,
};

/** Kaarina under two numbers, and somebody below the second; answers the ids. */
async function twice(coordinator) {
  const people = [
    { ...ROW, external_id: "k-1", title: "asiantuntija" },
    { ...ROW, external_id: "k-2", title: "controller", is_supervisor: true },
    { ...ROW, external_id: "k-3", family_name: "Alainen", email: "alainen@palkeet.example", supervisor_external_id: "k-2" },
  ];
  const body = { source: "toinen", people, apply: true };
  const { rows } = await ask(coordinator, "POST", "people/imports/rows", { body });
  return rows.map((row) => row.person_id);
}

journey("two numbers of one human are merged and the merge is undone, by keyboard", async ({ as, covers }) => {
  const coordinator = await as("coordinator");
  const [one, other] = await twice(coordinator);
  const page = await coordinator.newPage();
  await open(page, "/coordinator/people");
  const keys = byKeyboard(page);
  await keys.activate("link", "Saman henkilön tiedot");
  await keys.arrive("Saman henkilön tiedot");
  await card(page, "Mahdollisesti sama henkilö").getByRole("row", { name: /Kahdesti Kaarina/ }).waitFor();
  await picture(page, "duplicates");
  await assertFaces(page, "duplicates");

  await keys.activate("link", "Vertaa: Kahdesti Kaarina");
  await keys.arrive("Yhdistä henkilön tiedot");
  await page.getByText("Toisella henkilöllä").or(page.getByText("Henkilöitä, joiden esihenkilö")).first().waitFor();
  await picture(page, "duplicates-pair");
  await assertFaces(page, "a pair side by side");
  // The second number is followed; the first person stays.
  await keys.tick("Kaarina Kahdesti, toinen k-1");
  await keys.press("ArrowDown");
  await heading(page, "Tiedot rinnakkain");
  await page.getByRole("columnheader", { name: "toinen k-2 (seurataan)" }).waitFor();
  await keys.activate("button", "Yhdistä");
  await page.locator("#reason[aria-invalid=true]").waitFor();
  // The summary names the field and leads to it.
  await page.getByRole("link", { name: /^Perustelu: ./ }).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "reason");
  await assertFaces(page, "a merge without a reason");
  await keys.fill("Perustelu", "Sama henkilö, numero vaihtui.");
  await keys.activate("button", "Yhdistä");
  await heading(page, "Yhdistetyt henkilöt");
  const merges = card(page, "Yhdistetyt henkilöt");
  await merges.getByText("toinen k-2 (seurataan), toinen k-1").waitFor();
  const person = await ask(coordinator, "GET", `people/${one}`);
  assert.deepEqual([person.external_id, person.title], ["k-2", "controller"]);
  await picture(page, "duplicates-merged");
  await assertFaces(page, "merged persons");
  covers("R7", "one human with two numbers is one person, decided by somebody with a reason");

  await keys.activate("button", "Peru yhdistäminen: Kaarina Kahdesti");
  await page.getByRole("dialog").waitFor();
  await picture(page, "duplicates-undo");
  await keys.activate("button", "Peru yhdistäminen");
  await merges.getByText(/^Peruttu/).waitFor();
  await settled(page);
  const [first, second] = [await ask(coordinator, "GET", `people/${one}`), await ask(coordinator, "GET", `people/${other}`)];
  assert.deepEqual([first.external_id, second.external_id], ["k-1", "k-2"]);
  covers("R7", "within thirty days the merge is undone");

  await keys.activate("button", "Eri henkilöt: Kahdesti Kaarina");
  const namesakes = card(page, "Samannimiset eri henkilöt");
  await namesakes.getByRole("row", { name: /Kahdesti Kaarina/ }).waitFor();
  await settled(page);
  await assertFocusKept(page);
  await card(page, "Mahdollisesti sama henkilö").getByRole("row", { name: /Kahdesti Kaarina/ }).waitFor({ state: "detached" });
  await picture(page, "duplicates-namesakes");
  await assertFaces(page, "namesakes");
  // The list whose button is pressed comes last: what goes with it is drawn by that list alone.
  const letGo = await held(page, /namesakes\?/);
  await keys.activate("button", "Ehdota uudelleen: Kahdesti Kaarina");
  await card(page, "Mahdollisesti sama henkilö").getByRole("row", { name: /Kahdesti Kaarina/ }).waitFor();
  letGo();
  await namesakes.waitFor({ state: "detached" });
  await assertFocusKept(page);
  covers("R7", "two people of one name are told apart once, and that can be taken back");

  await assertEveryFace(browser(), server(), "coordinator", {
    duplicates: "/coordinator/people/duplicates",
    "duplicates-pair": `/coordinator/people/duplicates/${one}/${other}`,
  });
});

journey("what speaks against a merge is said, and there is no button for it", async ({ as }) => {
  const coordinator = await as("coordinator");
  const { items } = await ask(coordinator, "GET", "people?limit=200&is_supervisor=false");
  const below = [];
  for (const { id } of items.slice(0, 20)) below.push(await ask(coordinator, "GET", `people/${id}`));
  const person = below.find((one) => one.supervisor);
  const page = await coordinator.newPage();
  await open(page, `/coordinator/people/duplicates/${person.id}/${person.supervisor.id}`);
  await page.getByText("Toinen on toisen esihenkilöketjussa.", { exact: false }).waitFor();
  assert.equal(await page.getByRole("button", { name: "Yhdistä", exact: true }).count(), 0);
  await picture(page, "duplicates-refused");
  await assertFaces(page, "a pair that cannot be merged");
});
