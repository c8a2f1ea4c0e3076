// The coordinator words a mail by keyboard, sees it in three languages and tries it; a reminder goes only to those who have not
// answered their place; and the list of what was sent says what left and shows no words.
import assert from "node:assert/strict";

import { ask, PROGRAMME_A, programme } from "../harness/api.mjs";
import { assertEveryFace, assertFaces } from "../harness/accessibility.mjs";
import { open } from "../harness/browser.mjs";
import { journeys } from "../harness/journey.mjs";
import { byKeyboard } from "../harness/keyboard.mjs";
import { picture } from "../harness/pictures.mjs";
import { card, figure, invited, offered, runSelection, selectors } from "../harness/walk.mjs";

const { journey, server, browser } = journeys();

journey("a reminder in own words goes to those who have not answered, and to nobody else", async (tools) => {
  const coordinator = await tools.as("coordinator");
  const { id } = await programme(coordinator, PROGRAMME_A);
  await runSelection(await selectors(tools, server()));
  const at = `/coordinator/programmes/${id}`;
  const page = await coordinator.newPage();
  const keys = byKeyboard(page);

  await open(page, at);
  await keys.activate("link", "Viestit ja muistutukset");
  await keys.arrive("Viestit ja muistutukset");
  await picture(page, "messages");
  await keys.activate("link", "Muistutus tarjotusta paikasta");
  await keys.arrive("Muistutus tarjotusta paikasta");

  // A placeholder that is needed cannot be left out, in whichever language.
  const words = card(page, "Palvelun teksti");
  const texts = words.getByRole("group", { name: "Viestin teksti" });
  await texts.getByLabel("Ruotsiksi").fill("Svara snart! {programme}");
  await keys.activate("button", "Tallenna teksti");
  await page.getByText("Lisää tekstiin {deadline}.").waitFor();
  await picture(page, "message-lacks");
  await assertFaces(page, "a message that lacks a placeholder");
  await texts.getByLabel("Ruotsiksi").fill("Svara snart, senast {deadline}! {programme}");
  const subjects = words.getByRole("group", { name: "Otsikko" });
  await subjects.getByLabel("Suomeksi").fill("Vieläkö mietit?");
  await keys.activate("button", "Esikatsele");
  await page.locator("#preview-sv").getByText("Svara snart, senast", { exact: false }).waitFor();
  await page.locator("#preview-fi").getByText("Vieläkö mietit?").waitFor();
  await picture(page, "message-preview");
  await keys.activate("button", "Tallenna teksti");
  await card(page, "Ohjelman oma teksti").waitFor();
  await keys.activate("button", "Lähetä kokeilu");
  await page.getByText("Kokeilu on lähetetty sähköpostiisi").waitFor();
  await picture(page, "message-own");
  tools.covers("U25", "a coordinator words a mail in all three languages and sees each");

  const [person] = await offered(tools, id, 1);
  const own = await invited(tools, person);
  const { outcome } = await ask(own.context(), "GET", `me/applications/${person.application}`);
  await open(page, `${at}/reminders`);
  const place = card(page, "Tarjottuun paikkaan vastaaminen");
  await place.waitFor();
  const waiting = Number(await figure(place, "Ei ole vielä tehnyt tätä"));
  await picture(page, "reminders");
  // They answer while the page stands open: what it counted decides nothing.
  await ask(own.context(), "POST", `me/offers/${outcome.offer.id}/acceptance`);
  await keys.activate("button", `Muistuta ${waiting} henkilöä nyt`);
  await page.getByText(`Muistutus lähetettiin ${waiting - 1} henkilölle`).waitFor();
  assert.equal(await figure(place, "Saisi muistutuksen nyt"), "0");
  await keys.fill("Tarjottuun paikkaan vastaaminen", "1, 3");
  await keys.activate("button", "Tallenna muutokset");
  await page.locator("#place-days-error").waitFor();
  await picture(page, "reminders-wrong-days");
  await assertFaces(page, "days out of order");
  await keys.fill("Tarjottuun paikkaan vastaaminen", "5, 2");
  await keys.fill("Salassapitoehtojen hyväksyminen", "7, 2");
  await keys.activate("button", "Tallenna muutokset");
  await page.getByText("Muutokset on tallennettu.").first().waitFor();
  tools.covers("U22", "a reminder goes by state, to those who have not answered when it is sent, and says how many");

  await open(page, `${at}/mails`);
  await keys.choose("Viesti", "Muistutus tarjotusta paikasta");
  await page.waitForURL(/kind=place-reminder/);
  await card(page, "Lähetetyt viestit").getByRole("row").nth(1).waitFor();
  await picture(page, "mails");
  await open(page, `${at}/mails?state=failed`);
  await page.getByText("Viestejä ei ole").waitFor();
  await assertEveryFace(browser(), server(), "coordinator", {
    messages: `${at}/messages`,
    message: `${at}/messages/wording?kind=place-reminder`,
    reminders: `${at}/reminders`,
    mails: `${at}/mails`,
    "mails-none": `${at}/mails?state=failed`,
  });
});
