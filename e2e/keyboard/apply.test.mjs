// Signing in, applying, changing and withdrawing with a keyboard and nothing else.
import { openCall } from "../harness/api.mjs";
import { open } from "../harness/browser.mjs";
import { journeys } from "../harness/journey.mjs";
import { assertFocusKept, byKeyboard } from "../harness/keyboard.mjs";
import { heading } from "../harness/walk.mjs";

const { journey, server } = journeys();
const NAME = "Erityisasiantuntijan kehittymispolku";

journey("from signing in to a submitted application by keyboard alone", async ({ as, stranger, covers }) => {
  await openCall(await as("coordinator"), await as("decider"));
  const page = await (await stranger()).newPage();
  const keys = byKeyboard(page);
  const { user_name, password } = await server().signIn("sokande");
  await open(page, "/calls");
  // The browser itself begins a first page at its top.
  await heading(page, "Kirjaudu sisään");
  await keys.activate("link", "Siirry sisältöön");
  await keys.fill("Käyttäjätunnus", user_name);
  await keys.fill("Salasana", "aivan väärä salasana");
  await keys.press("Enter");
  await page.getByRole("alert").waitFor();
  await assertFocusKept(page);
  await open(page, page.url());
  await keys.fill("Käyttäjätunnus", user_name);
  await keys.fill("Salasana", password);
  await keys.press("Enter");
  await keys.arrive("Avoimet haut");

  await keys.activate("link", NAME);
  await keys.arrive(NAME);
  await keys.activate("link", "Täytä hakemus");
  await keys.arrive("Täytä hakemus");
  await keys.activate("button", "Lähetä hakemus");
  await page.getByText("Lomakkeessa on 2 korjattavaa kohtaa").waitFor();
  await assertFocusKept(page);
  await keys.activate("link", "Vastaa kysymykseen ”Miksi haet polulle?”.");
  await keys.type("Haluan kehittyä uudessa tehtävässäni.");
  await keys.tick("Kasvokkain");
  await keys.activate("button", "Lähetä hakemus");
  await keys.arrive("Hakemuksesi on vastaanotettu");

  await keys.activate("link", "Muuta hakemusta");
  await keys.arrive("Muuta hakemustasi");
  await keys.fill("Miksi haet polulle?", "Haluan mentorin.");
  await keys.activate("button", "Tallenna muutokset");
  await keys.arrive("Hakemuksesi on vastaanotettu");

  await keys.activate("button", "Peru hakemus");
  const question = page.getByRole("dialog", { name: "Perutaanko hakemuksesi?" });
  await question.waitFor();
  await keys.press("Escape");
  await question.waitFor({ state: "hidden" });
  await assertFocusKept(page);
  await keys.activate("button", "Peru hakemus");
  await question.waitFor();
  await keys.activate("button", "Peru hakemus");
  await keys.arrive("Olet perunut hakemuksesi");
  covers("R16 R17", "applying needs no mouse");
});
