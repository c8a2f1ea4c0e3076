// What administrators and overseers have: accounts, systems, the mail sink, the audit log, retention.
import assert from "node:assert/strict";

import { assertEveryFace } from "../harness/accessibility.mjs";
import { ask } from "../harness/api.mjs";
import { open } from "../harness/browser.mjs";
import { journeys } from "../harness/journey.mjs";
import { button, card, field, heading, link } from "../harness/walk.mjs";

const { journey, server, browser, later } = journeys();

journey("another system gets a secret once and only the scopes it was given", async ({ as, stranger }) => {
  const page = await (await as("agency_admin")).newPage();
  await open(page, "/coordinator/admin");
  const clients = card(page, "Järjestelmätunnukset");
  await field(clients, "Nimi").fill("Palkeiden raportointi");
  await field(clients, "people:read").check();
  await button(clients, "Luo järjestelmätunnus").click();
  const secret = await field(clients, "Salaisuus").inputValue();
  const row = clients.getByRole("row", { name: /Palkeiden raportointi/ });
  assert.match(await row.innerText(), /people:read[\s\S]*käytössä/);
  const id = (await row.locator("code").innerText()).trim();

  const { request } = await stranger();
  const asked = await request.post(`${server().url}/oauth/token`, {
    form: { grant_type: "client_credentials", scope: "people:read" },
    headers: { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}` },
  });
  assert.equal(asked.status(), 200, await asked.text());
  const authorization = `Bearer ${(await asked.json()).access_token}`;
  const people = await request.get(`${server().url}/api/v1/people?limit=1`, { headers: { authorization } });
  assert.equal(people.status(), 200);
  const calls = await request.get(`${server().url}/api/v1/calls`, { headers: { authorization } });
  assert.equal(calls.status(), 403);

  await page.reload();
  await row.waitFor();
  assert.equal(await field(clients, "Salaisuus").count(), 0, "the secret is shown once");
});

journey("an invitation by mail lies in the sink, in its own language", async ({ as, covers }) => {
  const page = await (await as("agency_admin")).newPage();
  await open(page, "/coordinator/mail");
  await page.getByText("Viestejä ei ole vielä lähtenyt").waitFor();
  await open(page, "/coordinator/admin");
  const form = card(page, "Kutsu käyttäjäksi");
  await field(form, "Nimi").fill("Helmi Haus");
  await field(form, "Sähköposti").fill("helmi@haus.example");
  await field(form, "Tunnuksen viimeinen päivä").fill("2020-12-31");
  await button(form, "Tee kutsu").click();
  await page.getByRole("row", { name: /Helmi Haus/ }).waitFor();
  const letter = page.getByRole("article", { name: "Kutsu Polku-palvelun käyttäjäksi" });
  await server().mailLeft("invitation");
  await open(page, "/coordinator/mail");
  assert.match(await letter.innerText(), /helmi@haus\.example[\s\S]*Palkeet \(esittely\) on kutsunut sinut/);
  covers("R5 R6 U25", "a partner's designer is invited by mail in their own language");
});

journey("the audit log tells who changed what, by field and never by value", async ({ as }) => {
  const administrator = await as("agency_admin");
  const made = { name: "Palkeiden seuranta", scopes: ["people:read"] };
  await ask(administrator, "POST", "machine_clients", { body: made });
  const page = await (await as("data_protection_officer")).newPage();
  await open(page, "/coordinator/audit");
  await heading(page, "Muutosloki");
  const rows = page.locator("tbody tr");
  assert.equal(await rows.count(), 200);
  const first = await rows.first().innerText();
  assert.match(first, /Kirjauduttu sisään/);
  await page.getByRole("row", { name: /Järjestelmätunnus luotu/ }).first().waitFor();
  const imported = await page.getByRole("row", { name: /Hakemus tuotu/ }).first().innerText();
  assert.match(imported, /Johanna Hämäläinen[\s\S]*answers/);
  const log = await page.locator("tbody").innerText();
  for (const value of ["palkeet.example", "Työni on muuttunut", made.name]) {
    assert.ok(!log.includes(value), `the log holds the value ${value}`);
  }
});

journey("what is kept how long, what falls due and what was erased", async ({ as }) => {
  const page = await (await as("agency_admin")).newPage();
  await open(page, "/coordinator/admin");
  await link(page, "Säilytys").click();
  await heading(page, "Tietojen säilytys");
  const row = (name) => card(page, "Säilytysajat").getByRole("row", { name });
  assert.match(await row(/^Hakemukset ja osallistuminen/).innerText(), /2 vuotta siitä, kun ohjelma päättyi/);
  assert.match(await row(/^Lokit/).innerText(), /5 vuotta tapahtumasta/);
  await card(page, "Seuraavaksi poistettavat").getByText("Hakemuksia ei poisteta tänä aikana.").waitFor();
  await card(page, "Poistetut tiedot").getByText("Tietoja ei ole vielä poistettu.").waitFor();
  assert.equal(await card(page, "Säilytetään, koska ohjelma on kesken").count(), 0);
});

journey("years on, whoever answers for the data sees which programme nobody has ended", async ({ as }) => {
  await later(900);
  const page = await (await as("data_protection_officer")).newPage();
  await open(page, "/coordinator/retention");
  const kept = card(page, "Säilytetään, koska ohjelma on kesken");
  await kept.getByText("Jokin hakemus odottaa vielä valinnan tulosta tai hakijan vastausta.").first().waitFor();
  await assertEveryFace(browser(), server(), "agency_admin", { retention: "/coordinator/retention" });
});
