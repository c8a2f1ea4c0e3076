// Getting in and out: wrong passwords, deep links, the account menu, languages.
import assert from "node:assert/strict";

import { ask, PROGRAMME_A, programme } from "../harness/api.mjs";
import { held, open, settled } from "../harness/browser.mjs";
import { journeys } from "../harness/journey.mjs";
import { button, enter, field, heading, link } from "../harness/walk.mjs";

const { journey, server } = journeys();

journey("a wrong password says so, keeps the name and lets in after the right one", async ({ stranger }) => {
  const page = await (await stranger()).newPage();
  const { user_name, password } = await server().signIn("coordinator");
  await open(page, "/sign-in");
  await field(page, "Käyttäjätunnus").fill(user_name);
  await field(page, "Salasana").fill(`${password}x`);
  await button(page, "Kirjaudu sisään").click();
  const refusal = page.getByRole("alert");
  await refusal.waitFor();
  const wrong = await refusal.innerText();
  assert.equal(await field(page, "Käyttäjätunnus").inputValue(), user_name, "what was typed stays");

  await field(page, "Käyttäjätunnus").fill("ei-ole-olemassa");
  await button(page, "Kirjaudu sisään").click();
  await refusal.waitFor();
  const unknown = await refusal.innerText();
  const words = (text) => text.split("\n")[0];
  assert.equal(words(unknown), words(wrong), "the answer does not tell whether there is such an account");

  await field(page, "Käyttäjätunnus").fill(user_name);
  await field(page, "Salasana").fill(password);
  await button(page, "Kirjaudu sisään").click();
  await heading(page, "Oma polku");
});

journey("a deep link survives signing in, also into the coordinator's pages", async ({ as, stranger }) => {
  const { id } = await programme(await as("coordinator"), PROGRAMME_A);
  const address = `/coordinator/programmes/${id}/applications`;
  const page = await (await stranger()).newPage();
  await page.goto(address);
  await heading(page, "Kirjaudu sisään");
  await page.getByText("Kirjautumisen jälkeen palaat sivulle, jota olit avaamassa.").waitFor();
  const { user_name, password } = await server().signIn("coordinator");
  await field(page, "Käyttäjätunnus").fill(user_name);
  await field(page, "Salasana").fill(password);
  await button(page, "Kirjaudu sisään").click();
  await heading(page, "Hakemukset");
  assert.equal(new URL(page.url()).pathname, address);
});

journey("a link cannot lead a reader to another site after signing in", async ({ stranger }) => {
  const page = await (await stranger()).newPage();
  for (const next of ["//evil.example", "https://evil.example", "/\\evil.example"]) {
    await open(page, `/sign-in?next=${encodeURIComponent(next)}`);
    assert.equal(await page.getByText("Kirjautumisen jälkeen palaat").count(), 0, next);
  }
});

journey("signing out ends the sign-in on the server too", async ({ stranger }) => {
  const context = await stranger();
  const page = await context.newPage();
  await enter(page, server(), "hakija");
  await page.getByRole("button", { name: "Tuomas Tamm" }).click();
  await button(page, "Kirjaudu ulos").click();
  await heading(page, "Kirjaudu sisään");
  assert.equal((await context.request.get("/api/v1/me")).status(), 401);
  await page.goto("/my-data");
  await heading(page, "Kirjaudu sisään");
});

journey("the language changes on the page without losing what was typed", async ({ stranger, covers }) => {
  const page = await (await stranger()).newPage();
  await open(page, "/sign-in");
  await field(page, "Käyttäjätunnus").fill("hakija");
  await button(page, "Svenska").click();
  await heading(page, "Logga in");
  assert.equal(await page.locator("html").getAttribute("lang"), "sv");
  assert.equal(await page.locator("#user-name").inputValue(), "hakija");
  await button(page, "English").click();
  await heading(page, "Sign in");
  covers("U25", "three languages, changed in place");
});

journey("the language chosen last is spoken, whichever words come last", async ({ stranger }) => {
  const page = await (await stranger()).newPage();
  await open(page, "/sign-in");
  const words = /\/door-sv-[0-9a-f]+\.json$/;
  const letGo = await held(page, words);
  const swedish = page.waitForResponse(words);
  await button(page, "Svenska").click();
  await button(page, "English").click();
  await heading(page, "Sign in");
  letGo();
  const address = (await swedish).url();
  // What the page does with it is done before this is.
  await page.evaluate(async (address) => (await fetch(address)).text(), address);
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
});

journey("each role is led to its own first page and sees no place that would refuse it", async ({ as }) => {
  const firsts = [
    ["coordinator", "Ohjelmat"],
    ["decider", "Ohjelmat"],
    ["agency_admin", "Hallinta"],
    ["data_protection_officer", "Muutosloki"],
  ];
  for (const [role, first] of firsts) {
    const page = await (await as(role)).newPage();
    await open(page, "/");
    await link(page, "Koordinointi").click();
    await heading(page, first);
    const places = page.getByRole("navigation", { name: "Päävalikko" }).getByRole("link");
    for (const place of await places.all()) {
      const name = await place.innerText();
      const address = await place.getAttribute("href");
      await place.click();
      // Some places are loaded: until their page comes, the one before is still there and has long settled.
      await page.waitForURL(address);
      await settled(page);
      assert.equal(await page.locator(".notice--bad").count(), 0, `${role} is refused at ${name}`);
      if (name !== "Oma polku") continue;
      await page.goBack();
      await settled(page);
    }
  }
  const applicant = await (await as("hakija")).newPage();
  await open(applicant, "/");
  assert.equal(await link(applicant, "Koordinointi").count(), 0);
});

journey("an address that leads nowhere says so and leads on", async ({ as }) => {
  const context = await as("hakija");
  const page = await context.newPage();
  await open(page, "/no/such/page");
  await heading(page, "Sivua ei löytynyt");
  await link(page, "Siirry etusivulle").click();
  await heading(page, "Oma polku");
  const me = await ask(context, "GET", "me");
  assert.equal(me.display_name, "Tuomas Tamm");
});
