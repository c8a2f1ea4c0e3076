// The selection and the groups with a keyboard and nothing else: coordinator, staff representative and decider.
import assert from "node:assert/strict";

import { open, settled } from "../harness/browser.mjs";
import { journeys } from "../harness/journey.mjs";
import { assertFocusKept, byKeyboard } from "../harness/keyboard.mjs";
import { PROGRAMME, card, field } from "../harness/walk.mjs";

const { journey } = journeys();

journey("from the check of the applications to confirmed groups by keyboard alone", async ({ as, covers }) => {
  const pages = {};
  for (const role of ["coordinator", "staff_representative", "decider"]) pages[role] = await (await as(role)).newPage();
  await readApplications(pages.coordinator);
  await promise(pages.coordinator, pages.staff_representative);
  await draw(pages.coordinator, pages.staff_representative);
  await confirm(pages.decider);
  await group(pages.coordinator);
  covers("R28 R29 U24", "the coordinator's selection, groups and small groups need no mouse");
});

async function readApplications(page) {
  const keys = byKeyboard(page);
  await open(page, "/coordinator");
  await keys.activate("link", PROGRAMME);
  await keys.arrive(PROGRAMME);
  await keys.activate("link", "Hakemukset");
  await keys.arrive("Hakemukset");
  await keys.fill(/^Hae nimellä/, "anttila");
  await page.getByText("Näkyvissä 5 riviä").waitFor();
  await keys.choose(/^Tila/, "peruttu");
  await page.getByText("Hakemuksia ei löytynyt").waitFor();
  await keys.choose(/^Tila/, "peruttu");
  await keys.press("Home");
  await page.getByText("Näkyvissä 5 riviä").waitFor();
  await keys.activate("button", "Hakija");
  await page.locator("th[aria-sort='descending']").waitFor();
  await keys.activate("link", /^Anttila Mari/);
  await keys.arrive("Mari Anttila");
}

async function promise(page, other) {
  const [keys, others] = [byKeyboard(page), byKeyboard(other)];
  await open(page, "/coordinator");
  await keys.activate("link", PROGRAMME);
  await keys.arrive(PROGRAMME);
  await keys.activate("link", "Siirry tähän vaiheeseen");
  await keys.arrive("Valinta");
  await keys.activate("button", "Tarkista hakemukset");
  await keys.activate("button", "Tee siemenluku ja lukitse se");
  await page.getByRole("heading", { name: "Siemenlukusi on lukittu" }).waitFor();

  await open(other, "/");
  await others.activate("link", "Siirry siemenlukuun");
  await others.arrive("Siemenluku arvontaan");
  await others.activate("button", "Tee siemenluku ja lukitse se");
  await other.getByRole("heading", { name: "Siemenlukusi on lukittu" }).waitFor();
}

async function draw(page, other) {
  const [keys, others] = [byKeyboard(page), byKeyboard(other)];
  await keys.activate("button", "Päivitä tilanne");
  await keys.fill(/^Päivä, jona luku julkaistaan/, "");
  await keys.type("09052020");
  await keys.activate("button", "Julkaise sitoumus");
  await keys.activate("button", "Julkaise nyt");
  await keys.activate("button", "Paljasta siemenluku");
  await page.getByText("Odotetaan, että molemmat siemenluvut paljastetaan.").waitFor();
  await open(other, "/");
  await others.activate("link", "Siirry siemenlukuun");
  await others.arrive("Siemenluku arvontaan");
  await others.activate("button", "Paljasta siemenluku");
  await other.getByText("Siemenlukusi on paljastettu.", { exact: false }).waitFor();
  await keys.activate("button", "Päivitä tilanne");
  await keys.activate("button", "Arvo paikat");
  await page.getByText("Arvonta on tehty.", { exact: false }).waitFor();
}

async function confirm(page) {
  const keys = byKeyboard(page);
  await open(page, "/coordinator");
  await keys.activate("link", PROGRAMME);
  await keys.arrive(PROGRAMME);
  await keys.activate("link", "Siirry tähän vaiheeseen");
  await keys.arrive("Valinta");
  await keys.fill(/^Virkanimike/, "Ryhmäpäällikkö");
  await keys.tick("Olen lukenut listan ja viestit");
  await keys.activate("button", "Vahvista ja kerro kaikille");
  await page.getByRole("heading", { name: "Valinta on vahvistettu" }).waitFor();
}

async function group(page) {
  const keys = byKeyboard(page);
  await open(page, "/coordinator");
  await keys.activate("link", PROGRAMME);
  await keys.arrive(PROGRAMME);
  await keys.activate("link", "Muodosta ryhmät");
  await keys.arrive("Ryhmät");
  await keys.activate("button", "Ehdota ryhmiä");
  await card(page, "Ryhmä 1").waitFor();

  const first = card(page, "Ryhmä 1").getByRole("button").first();
  const label = await first.getAttribute("aria-label");
  await keys.activate("button", label);
  const dialog = page.getByRole("dialog", { name: label });
  await dialog.getByText("Ryhmässä 2 on liikaa henkilöitä").waitFor();
  await keys.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await assertFocusKept(page);
  await keys.activate("button", label);
  const swap = field(dialog, "Kenen kanssa ryhmää vaihdetaan");
  const names = await swap.locator("option").allInnerTexts();
  await keys.reach("combobox", /^Kenen kanssa/);
  for (let index = 1; index < names.length; index += 1) {
    await Promise.all([page.waitForResponse((answer) => answer.url().includes("move_consequences")), keys.press("ArrowDown")]);
    await settled(page);
    if (await dialog.getByText("Siirto ei riko ryhmien ehtoja.", { exact: false }).isVisible()) break;
  }
  await keys.activate("button", "Siirrä nyt");
  await dialog.waitFor({ state: "detached" });
  await card(page, "Ryhmä 2").getByText(label.replace("Siirrä: ", ""), { exact: true }).waitFor();
  await assertFocusKept(page);

  await keys.activate("button", "Vahvista ryhmät");
  const question = page.getByRole("dialog", { name: "Vahvistetaanko ryhmät? 40 osallistujalle kerrotaan oma ryhmä." });
  await question.waitFor();
  await keys.activate("button", "Vahvista ryhmät");
  await page.getByText("vahvistettu", { exact: true }).waitFor();
  assert.equal(await card(page, "Ryhmä 1").getByRole("button").count(), 0);
  await smallGroups(page);
}

/** The second level: four small groups of five within the first group, moved, undone and confirmed by keys. */
async function smallGroups(page) {
  const keys = byKeyboard(page);
  await keys.activate("link", "Ryhmän 1 pienryhmät");
  await keys.arrive("Pienryhmät");
  await keys.choose(/^Henkilöitä pienryhmässä/, "6");
  await keys.press("ArrowUp");
  await keys.activate("button", "Ehdota pienryhmiä");
  for (const number of [1, 2, 3, 4]) await card(page, `Pienryhmä ${number}`).getByText("5 / 5 osallistujaa").waitFor();
  await page.getByRole("heading", { name: "Ryhmän 1 pienryhmät", exact: true }).waitFor();

  const label = await card(page, "Pienryhmä 1").getByRole("button").first().getAttribute("aria-label");
  await keys.activate("button", label);
  const dialog = page.getByRole("dialog", { name: label });
  await dialog.getByText("Pienryhmässä 2 on liikaa henkilöitä").waitFor();
  await keys.reach("combobox", /^Kenen kanssa pienryhmää/);
  await Promise.all([page.waitForResponse((answer) => answer.url().includes("move_consequences")), keys.press("ArrowDown")]);
  await dialog.getByText("Siirto ei riko ryhmien ehtoja.", { exact: false }).waitFor();
  await keys.activate("button", "Siirrä nyt");
  await dialog.waitFor({ state: "detached" });
  await card(page, "Pienryhmä 2").getByText(label.replace("Siirrä: ", ""), { exact: true }).waitFor();
  await assertFocusKept(page);
  await keys.activate("button", "Kumoa viimeisin siirto");
  await card(page, "Pienryhmä 1").getByText(label.replace("Siirrä: ", ""), { exact: true }).waitFor();

  await keys.activate("button", "Vahvista pienryhmät");
  const question = page.getByRole("dialog", { name: "Vahvistetaanko pienryhmät? 20 osallistujalle kerrotaan oma pienryhmä." });
  await question.waitFor();
  await keys.activate("button", "Vahvista pienryhmät");
  await page.getByText("vahvistettu", { exact: true }).waitFor();
  assert.equal(await card(page, "Pienryhmä 1").getByRole("button").count(), 0);
}
