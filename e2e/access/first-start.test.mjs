// An empty installation: the first administrator by a one-time link, then people by invitation.
import assert from "node:assert/strict";

import { open } from "../harness/browser.mjs";
import { journeys } from "../harness/journey.mjs";
import { picture } from "../harness/pictures.mjs";
import { button, card, field, heading, link } from "../harness/walk.mjs";

const { journey, server } = journeys("empty");
const PASSWORD = "yhdeksän hyvää ja kymmenen kaunista";

journey("from the printed link to an administrator, an invitation and a coordinator", async ({ stranger }) => {
  const [, printed] = await server().printed(/^first administrator, once, within 24 hours: (\S+)$/);
  const context = await stranger();
  const page = await context.newPage();
  const address = new URL(printed);
  assert.equal(address.search, "", "the secret stands behind # and is never sent as part of an address");
  await open(page, address.pathname + address.hash);
  await heading(page, "Ota Polku käyttöön");

  await field(page, "Viraston Y-tunnus").fill("1234567-8");
  await field(page, "Viraston nimi suomeksi").fill("Koevirasto");
  await field(page, "Viraston nimi ruotsiksi").fill("Provämbetsverket");
  await field(page, "Oma nimesi").fill("Aino Alku");
  await field(page, "Käyttäjätunnus").fill("aino");
  await field(page, "Uusi salasana").fill("lyhyt");
  await button(page, "Tallenna ja kirjaudu sisään").click();
  await page.getByRole("heading", { name: /^Lomakkeessa on / }).waitFor();
  await page.locator("#password-error").getByText("Vähintään 12 merkkiä.").waitFor();
  await field(page, "Uusi salasana").fill(PASSWORD);
  await button(page, "Tallenna ja kirjaudu sisään").click();
  await page.locator("#business-id-error").waitFor();
  assert.equal(await field(page, "Oma nimesi").inputValue(), "Aino Alku", "what was typed stays");

  await field(page, "Viraston Y-tunnus").fill("1234567-1");
  await button(page, "Tallenna ja kirjaudu sisään").click();
  await heading(page, "Oma polku");

  await link(page, "Koordinointi").click();
  await heading(page, "Hallinta");
  const form = card(page, "Kutsu käyttäjäksi");
  await field(form, "Nimi").fill("Kalle Koordinaattori");
  await field(form, "Rooli").selectOption({ label: "Koordinaattori" });
  await field(form, "Tunnuksen viimeinen päivä").fill(inAYear());
  await button(form, "Tee kutsu").click();
  const invitation = await field(form, "Kertakäyttöinen linkki").inputValue();

  await takeUp(await stranger(), invitation, "kalle");
  await again(await stranger(), invitation);
  await again(await stranger(), printed);
  await page.reload();
  const row = page.getByRole("row", { name: /Kalle Koordinaattori/ });
  assert.match(await row.innerText(), /kalle[\s\S]*Koordinaattori[\s\S]*käytössä/);

  await row.getByRole("button").click();
  const question = page.getByRole("dialog", { name: /Suljetaanko tunnus: Kalle Koordinaattori/ });
  await button(question, "Sulje tunnus").last().click();
  await row.getByText("suljettu").waitFor();
  await anotherAgency(page, await stranger());
});

/** Who keeps the installation takes another agency into service; its first administrator begins there. */
async function anotherAgency(page, context) {
  const agencies = card(page, "Virastot");
  const inUse = agencies.getByRole("row", { name: /Koevirasto/ });
  assert.match(await inUse.innerText(), /1234567-1[\s\S]*Käytössä/);
  assert.equal(await inUse.getByRole("button").count(), 0, "who has come needs no new link");
  await field(agencies, "Y-tunnus").fill("0245437-2");
  await field(agencies, "Viraston nimi suomeksi").fill("Toinen virasto");
  await field(agencies, "Ensimmäisen pääkäyttäjän nimi").fill("Toini Toinen");
  await button(agencies, "Ota virasto käyttöön").click();
  await page.locator("#agency-admin-email-error").waitFor();
  await field(agencies, "Ensimmäisen pääkäyttäjän sähköposti").fill("toini@toinen.example");
  await button(agencies, "Ota virasto käyttöön").click();
  const first = await field(agencies, "Kertakäyttöinen linkki").inputValue();
  const invited = agencies.getByRole("row", { name: /Toinen virasto/ });
  await invited.getByText("Kutsuttu").waitFor();
  await picture(page, "agencies");
  const invitation = await renewed(page, invited);
  assert.notEqual(invitation, first, "the old link is void");

  const own = await context.newPage();
  const { pathname, hash } = new URL(invitation);
  await open(own, pathname + hash);
  await own.getByText("Toini Toinen").waitFor();
  await field(own, "Käyttäjätunnus").fill("toini");
  await field(own, "Uusi salasana").fill(PASSWORD);
  await button(own, "Tallenna ja kirjaudu sisään").click();
  await heading(own, "Oma polku");
  await link(own, "Koordinointi").click();
  await heading(own, "Hallinta");
  assert.equal(await card(own, "Virastot").count(), 0, "she keeps her own agency, not the installation");

  await page.reload();
  await agencies.getByRole("row", { name: /Toinen virasto[\s\S]*Käytössä/ }).waitFor();
}

/** A new link for an administrator who has not come, to an address that is said anew. */
async function renewed(page, invited) {
  await invited.getByRole("button").click();
  const dialog = page.getByRole("dialog", { name: "Uusi linkki: Toinen virasto" });
  await field(dialog, "Ensimmäisen pääkäyttäjän sähköposti").fill("väärin");
  await button(dialog, "Lähetä uusi linkki").click();
  await page.locator("#agency-renew-email-error").waitFor();
  await field(dialog, "Ensimmäisen pääkäyttäjän sähköposti").fill("toini.toinen@toinen.example");
  await button(dialog, "Lähetä uusi linkki").click();
  const link = await field(dialog, "Kertakäyttöinen linkki").inputValue();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  return link;
}

/** The invited person chooses a password and finds the pages of their role, still empty. */
async function takeUp(context, invitation, userName) {
  const page = await context.newPage();
  const address = new URL(invitation);
  await open(page, address.pathname + address.hash);
  await heading(page, "Ota käyttäjätunnus käyttöön");
  await page.getByText("Kalle Koordinaattori").waitFor();
  await field(page, "Käyttäjätunnus").fill(userName);
  await field(page, "Uusi salasana").fill(PASSWORD);
  await button(page, "Tallenna ja kirjaudu sisään").click();
  await heading(page, "Oma polku");
  await link(page, "Koordinointi").click();
  await heading(page, "Ohjelmat");
  await page.getByText("Ohjelmia ei vielä ole").waitFor();
}

/** A one-time link serves once. */
async function again(context, address) {
  const page = await context.newPage();
  const { pathname, hash } = new URL(address);
  await open(page, pathname + hash);
  await page.locator(".notice--bad").waitFor();
  assert.equal(await field(page, "Uusi salasana").count(), 0);
}

function inAYear() {
  const day = new Date();
  day.setFullYear(day.getFullYear() + 1);
  return day.toISOString().slice(0, 10);
}
