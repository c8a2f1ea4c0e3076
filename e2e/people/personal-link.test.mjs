// Whoever leaves keeps their own data: by a link that goes where they said, or one that is handed over.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { assertFaces } from "../harness/accessibility.mjs";
import { all, ask, PROGRAMME_A, programme } from "../harness/api.mjs";
import { open } from "../harness/browser.mjs";
import { journeys } from "../harness/journey.mjs";
import { picture } from "../harness/pictures.mjs";
import { button, card, field, heading, invited, link, offered, runSelection, selectors } from "../harness/walk.mjs";

const { journey, server } = journeys();
const REGISTER = fileURLToPath(new URL("../../demo/palkeet-2020/henkilosto.csv", import.meta.url));
const ADDRESS = "oma@kotona.example";

journey("two leave the staff and read what is theirs by a personal link", async (tools) => {
  const coordinator = await tools.as("coordinator");
  const { id } = await programme(coordinator, PROGRAMME_A);
  await runSelection(await selectors(tools, server()));
  const [mailed, handed] = await offered(tools, id, 2);
  await giveAddress(await invited(tools, mailed));
  await leave(coordinator, [mailed, handed]);

  const page = await (await tools.stranger()).newPage();
  await open(page, "/personal-link");
  await heading(page, "Pyydä uusi linkki");
  await assertFaces(page, "asking for a link");
  await picture(page, "personal-link-asking");
  await field(page, "Sähköpostiosoite").fill(ADDRESS);
  await page.keyboard.press("Enter");
  await page.getByText("Pyyntö on vastaanotettu").waitFor();
  await server().mailLeft("personal_link");
  await read(page, await sent(tools));
  tools.covers("R60 N17", "whoever has left reads their outcome with its reasons by a link that was mailed");

  const admin = await (await tools.as("agency_admin")).newPage();
  await sendAnew(admin, mailed);
  tools.covers("N17", "a link of whoever gave an address is shown to nobody else");
  const other = await (await tools.stranger()).newPage();
  const address = await hand(admin, handed);
  await open(other, address);
  await button(other, "Näytä omat tietoni").click();
  await other.getByText("Osa tiedoista puuttuu tästä näkymästä").waitFor();
  await assertFaces(other, "what a link opened that was handed over");
  await picture(other, "personal-link-withheld");
  await card(other, "Henkilöstörekisterin tiedot").getByText(handed.external_id).waitFor();
  await other.getByRole("row", { name: /Henkilökohtainen linkki/ }).first().waitFor();
  await button(other, "Sulje näkymä").click();
  await heading(other, "Pyydä uusi linkki");
  await open(other, address);
  await other.reload();
  await button(other, "Näytä omat tietoni").click();
  await other.getByText("Linkki ei ole enää voimassa").waitFor();
  await assertFaces(other, "a link that was used");
  tools.covers("R60", "a link that was handed over opens once");
});

/** Says on the page of one's own data where the link is to go. */
async function giveAddress(page) {
  await link(page, "Omat tiedot").click();
  const own = card(page, "Kun palveluksesi päättyy");
  await field(own, "Oma sähköpostiosoitteesi").fill("kotona");
  await button(own, "Tallenna osoite").click();
  await page.locator("#address-error").waitFor();
  await field(own, "Oma sähköpostiosoitteesi").fill(ADDRESS);
  await page.keyboard.press("Enter");
  await own.getByText(ADDRESS, { exact: false }).waitFor();
  await assertFaces(page, "the address of one's own link");
  await picture(page, "link-address");
}

/** The register comes without these. */
async function leave(coordinator, people) {
  const numbers = people.map((person) => `${person.external_id};`);
  const lines = (await readFile(REGISTER, "latin1")).split("\n");
  const file = lines.filter((line) => !numbers.some((number) => line.startsWith(number))).join("\n");
  const answer = await coordinator.request.post(
    "/api/v1/people/imports?source=henkilostorekisteri&apply=true&deactivate_absent=true",
    {
      data: Buffer.from(file, "latin1"),
      headers: { "content-type": "text/csv", "sec-fetch-site": "same-origin", "idempotency-key": randomUUID() },
    },
  );
  const told = await answer.json();
  assert.ok(answer.ok() && told.applied && told.deactivated === people.length, JSON.stringify(told).slice(0, 500));
}

/** The link in the mail, as its recipient follows it. */
async function sent(tools) {
  const mails = await all(await tools.as("agency_admin"), "mail_sink");
  const mail = mails.find((one) => one.recipient === ADDRESS);
  const address = new URL(mail.text.match(/http\S+\/personal-link#\S+/)[0]);
  assert.equal(address.search, "", "the secret stands behind # and is never sent as part of an address");
  return address.pathname + address.hash;
}

/** Opens a link by keyboard and reads what it opens. */
async function read(page, address) {
  await page.goto("about:blank");
  await open(page, address);
  await heading(page, "Avaa linkki");
  await assertFaces(page, "opening a link");
  await button(page, "Näytä omat tietoni").focus();
  await page.keyboard.press("Enter");
  await heading(page, "Näin tulos syntyi");
  assert.equal(new URL(page.url()).hash, "", "the secret is not left in the address");
  await card(page, "Henkilöstörekisterin tiedot").waitFor();
  await card(page, "Kuka on katsonut tietojasi").waitFor();
  await assertFaces(page, "what a link opened");
  await picture(page, "personal-link-opened");
  // Nothing else is theirs any more.
  await page.goto("/calls");
  await heading(page, "Kirjaudu sisään");
  await open(page, "/personal-link");
  await heading(page, "Näin tulos syntyi");
}

/** Has a new link sent to whoever said where, on the page of the staff. */
async function sendAnew(page, person) {
  await open(page, "/coordinator/people");
  await field(page, "Palveluksessa").selectOption("false");
  await button(page, `Linkki omiin tietoihin: ${person.name}`).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Hän on ilmoittanut osoitteen", { exact: false }).waitFor();
  assert.equal(await dialog.getByRole("checkbox").count(), 0, "nothing is handed over");
  await assertFaces(page, "sending a link anew");
  await picture(page, "personal-link-send");
  await button(dialog, "Lähetä uusi linkki").focus();
  await page.keyboard.press("Enter");
  await page.getByText("Linkki on lähetetty hänen ilmoittamaansa osoitteeseen").waitFor();
  assert.equal(await dialog.locator("#leaver-link").count(), 0, "it is shown to nobody");
}

/** Hands a link over on the page of the staff; answers where it leads. */
async function hand(page, person) {
  await open(page, "/coordinator/people");
  await field(page, "Palveluksessa").selectOption("false");
  await button(page, `Linkki omiin tietoihin: ${person.name}`).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Hän ei ole ilmoittanut osoitetta", { exact: false }).waitFor();
  assert.ok(await button(dialog, "Tee linkki").isDisabled(), "not before the identity was checked");
  await field(dialog, "Olen tarkistanut henkilöllisyyden").check();
  await button(dialog, "Tee linkki").click();
  const address = new URL(await dialog.locator("#leaver-link").inputValue());
  await assertFaces(page, "handing a link over");
  await picture(page, "personal-link-handed");
  return address.pathname + address.hash;
}
