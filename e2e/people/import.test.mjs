// The staff register, imported in the page as the HR system writes it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { held, open, settled } from "../harness/browser.mjs";
import { journeys } from "../harness/journey.mjs";
import { button, card, field, figure, heading, link } from "../harness/walk.mjs";

const { journey } = journeys();
const DATA = new URL("../../demo/palkeet-2020/", import.meta.url);
const REGISTER = fileURLToPath(new URL("henkilosto.csv", DATA));

journey("the register again changes nothing, and its faulty rows come back as a file", async ({ as, covers }) => {
  const page = await (await as("coordinator")).newPage();
  await open(page, "/coordinator/people");
  await link(page, "Tuo henkilöstö").click();
  await heading(page, "Henkilöstön tuonti");
  await settled(page);
  assert.equal(await field(page, "Rekisterin tunnus").inputValue(), "henkilostorekisteri", "as imported before");
  assert.ok(await button(page, "Tarkista tiedosto").isDisabled());
  await field(page, "Henkilöstötiedosto").setInputFiles(REGISTER);
  await button(page, "Tarkista tiedosto").click();
  await heading(page, "Näin tuonti muuttaisi henkilöstöä");

  const result = card(page, "Näin tuonti muuttaisi henkilöstöä");
  const faults = await expected();
  assert.equal(await figure(result, "Rivejä"), "1192");
  assert.equal(await figure(result, "Uusia henkilöitä"), "0");
  assert.equal(await figure(result, "Muuttuvia henkilöitä"), "0");
  const rejected = faults.filter(({ then }) => then.startsWith("hylätään"));
  assert.equal(await figure(result, "Rivejä, joita ei tuoda"), String(rejected.length));

  const rows = await card(page, "Rivien huomautukset").locator("tbody tr").all();
  const shown = await Promise.all(rows.map(async (row) => (await row.locator("th, td").allInnerTexts()).map((cell) => cell.trim())));
  const outcome = (then) =>
    then.startsWith("hylätään") ? "Ei tuoda" : then.includes("varoitus") ? "Tuodaan, tarkista" : "Tuodaan tekstinä";
  for (const { line, then } of faults) {
    const found = shown.filter((cells) => cells[0] === line);
    assert.ok(found.length > 0, `line ${line} is not shown`);
    assert.ok(found.some((cells) => cells.includes(outcome(then))), `line ${line}: ${JSON.stringify(found)}`);
  }

  await page.getByText("Lukutapa ja sarakkeet").click();
  assert.equal(await field(page, "Merkistö").inputValue(), "windows-1252");
  assert.equal(await field(page, "Sarakkeiden erotin").inputValue(), "semicolon");
  await button(page, "Tee tiedosto virheellisistä riveistä").click();
  const [download] = await Promise.all([page.waitForEvent("download"), link(page, "Tallenna virheelliset rivit").click()]);
  const file = (await readFile(await download.path(), "utf8")).trim().split(/\r?\n/);
  assert.ok(file.length > rejected.length, "a heading and a line for each rejected row");

  await button(page, "Tuo henkilöstö").click();
  await page.getByText("Tuonti on tehty").waitFor();
  const done = card(page, "Näin tuonti muutti henkilöstöä");
  assert.equal(await figure(done, "Uusia henkilöitä"), "0");
  assert.equal(await figure(done, "Muuttuvia henkilöitä"), "0");
  assert.equal(await figure(done, "Palveluksesta poistuneiksi merkittyjä"), "0");
  covers("R7 R9 R10 R11", "supervisor, job category and start of the role come from the register, with its faults told by row");
});

journey("an import that would put many out of service asks for their number", async ({ as }) => {
  const page = await (await as("agency_admin")).newPage();
  await open(page, "/coordinator/people/import");
  const lines = (await readFile(REGISTER, "latin1")).split("\r\n");
  const half = Buffer.from(lines.slice(0, 600).join("\r\n"), "latin1");
  await field(page, "Henkilöstötiedosto").setInputFiles({ name: "half.csv", mimeType: "text/csv", buffer: half });
  await button(page, "Tarkista tiedosto").click();
  await heading(page, "Näin tuonti muuttaisi henkilöstöä");
  await field(page, /Merkitse palveluksesta poistuneiksi \d+ henkilöä, jotka puuttuvat tiedostosta/).check();
  assert.ok(await button(page, "Tuo henkilöstö").isDisabled());
  await field(page, /Olen tarkistanut, että \d+ henkilöä ei ole enää palveluksessa/).check();
  assert.ok(await button(page, "Tuo henkilöstö").isEnabled());
});

journey("what is changed while a file is looked at has not been looked at", async ({ as }) => {
  const page = await (await as("coordinator")).newPage();
  await open(page, "/coordinator/people/import");
  const source = field(page, "Rekisterin tunnus");
  const proposed = await source.inputValue();
  await field(page, "Henkilöstötiedosto").setInputFiles(REGISTER);
  const letGo = await held(page, "**/api/v1/people/imports?*");
  await button(page, "Tarkista tiedosto").click();
  await source.fill("toinen");
  letGo();
  await button(page, "Tarkista tiedosto").and(page.locator(":not([aria-disabled])")).waitFor();
  assert.equal(await button(page, "Tuo henkilöstö").count(), 0, "nothing is imported that nobody has looked at");
  await source.fill(proposed);
  await button(page, "Tuo henkilöstö").waitFor();
});

journey("somebody is found by a part of the name, in whatever case", async ({ as, covers }) => {
  const page = await (await as("coordinator")).newPage();
  await open(page, "/coordinator/people");
  await field(page, "Hae nimellä tai henkilönumerolla").fill("BJÖRKLUND");
  const first = page.getByRole("row", { name: /Björklund/ }).first();
  await first.waitFor();
  await field(page, "Esihenkilöasema").selectOption({ label: "Esihenkilöt" });
  await settled(page);
  for (const row of await page.locator("tbody tr").all()) assert.match(await row.innerText(), /Esihenkilö/);
  covers("R7 R9", "the staff can be searched and filtered");
});

/** What the data says must happen to each faulty line. */
async function expected() {
  const text = await readFile(new URL("faults.csv", DATA), "utf8");
  const rows = text.replace("\uFEFF", "").trim().split(/\r?\n/).slice(1);
  return rows.map((row) => {
    const [line, fault, then] = row.split(";");
    return { line, fault, then };
  });
}
