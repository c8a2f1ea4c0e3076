// What somebody needs to take part: told to one named person, who reads it on a page of their own.
import assert from "node:assert/strict";

import { ask, PROGRAMME_A, programme } from "../harness/api.mjs";
import { assertEveryFace, assertFaces } from "../harness/accessibility.mjs";
import { open } from "../harness/browser.mjs";
import { journeys } from "../harness/journey.mjs";
import { byKeyboard } from "../harness/keyboard.mjs";
import { picture } from "../harness/pictures.mjs";
import { button, card, field, heading, link } from "../harness/walk.mjs";

const { journey, server, browser } = journeys();
const faces = (who, paths) => assertEveryFace(browser(), server(), who, paths);

const CARD = "Mitä tarvitset osallistuaksesi?";
const NEED = "Istun mieluiten lähellä puhujaa.\nLounaaksi vegaaninen ateria.";

journey("what somebody needs is told to one named person and read by nobody else", async ({ as, covers }) => {
  const [coordinator, applicant, contact] = [await as("coordinator"), await as("hakija"), await as("staff_representative")];
  const { id } = await programme(coordinator, PROGRAMME_A);
  const { person_id, display_name } = await ask(contact, "GET", "me");
  const { email, title } = await ask(coordinator, "GET", `people/${person_id}`);
  const own = await applicant.newPage();
  await open(own, "/");
  await link(own, "Toiveet ja tarpeet").click();
  await heading(own, "Toiveeni ja tarpeeni");
  const wishes = new URL(own.url()).pathname;
  const wish = card(own, CARD);
  await wish.getByText("Ohjelmalle ei ole vielä nimetty henkilöä", { exact: false }).waitFor();
  assert.equal(await wish.getByRole("button").count(), 0, "nobody would read it, so nothing is asked");

  await name(await coordinator.newPage(), id, { email, who: `${display_name}, ${title}` });
  await tell(own, wish, `${display_name}, ${title}`);
  await faces("hakija", { "wishes-need": wishes });
  covers("R8", "a participant says from their own path what they need to take part");

  const reading = await contact.newPage();
  await open(reading, "/");
  await picture(reading, "my-path-contact");
  await link(reading, "Lue toiveet").click();
  await heading(reading, "Järjestelytoiveet");
  const entry = reading.getByRole("article", { name: "Tuomas Tamm" });
  await entry.getByText("Induktiosilmukka").waitFor();
  await entry.getByText("Lounaaksi vegaaninen ateria.", { exact: false }).waitFor();
  await faces("staff_representative", { "accommodation-wishes": "/coordinator/accommodation" });
  await nobodyElse(coordinator, own);
  covers("U9 N17", "only the author and the one named person read it, and the author sees each look");
  await takeBack(own, wish, wishes, reading);
});

/** The coordinator names the one who reads, and sees no wish there. */
async function name(page, id, { email, who }) {
  await open(page, `/coordinator/programmes/${id}`);
  await link(page, "Järjestelytoiveet").click();
  await heading(page, "Järjestelytoiveiden yhteyshenkilö");
  await page.getByText("Yhteyshenkilöä ei ole nimetty", { exact: false }).waitFor();
  await field(page, "Yhteyshenkilön työsähköposti").fill("ei.ole@example.test");
  await button(page, "Nimeä yhteyshenkilö").click();
  await page.locator("#contact-email-error").waitFor();
  await assertFaces(page, "naming a contact, refused");
  await field(page, "Yhteyshenkilön työsähköposti").fill(email);
  await button(page, "Nimeä yhteyshenkilö").click();
  await page.getByText(`Toiveet lukee nyt ${who}.`).waitFor();
  await faces("coordinator", { "accommodation-contact": `/coordinator/programmes/${id}/accommodation` });
}

/** Who reads it stands there before anything is asked; the form is filled in by keyboard alone. */
async function tell(page, wish, who) {
  await page.reload();
  await wish.getByText(`Toiveesi näette vain sinä ja ${who}`, { exact: false }).waitFor();
  const keys = byKeyboard(page);
  await keys.activate("button", "Kerro, mitä tarvitset");
  await wish.getByText("Terveydestäsi ei kysytä.", { exact: false }).waitFor();
  await button(wish, "Tallenna toive").click();
  await wish.getByText("Valitse ainakin yksi kohta", { exact: false }).first().waitFor();
  await assertFaces(page, "saying nothing at all");
  await picture(page, "wishes-need-asked");
  await field(wish, "Induktiosilmukka").check();
  await field(wish, /^Kerro tarkemmin/).fill(NEED);
  await keys.activate("button", "Tallenna toive");
  await wish.getByText("Istun mieluiten lähellä puhujaa.", { exact: false }).waitFor();
  await button(wish, "Muuta toivetta").waitFor();
}

/** The coordinator finds it nowhere; the author sees who looked. */
async function nobodyElse(coordinator, own) {
  const { items } = await ask(own.context(), "GET", "me/applications");
  const answer = await coordinator.request.get(`/api/v1/applications/${items[0].id}/accommodation_wish`);
  assert.equal(answer.status(), 404);
  assert.doesNotMatch(JSON.stringify(await ask(coordinator, "GET", `applications/${items[0].id}`)), /vegaaninen/);
  const looks = own.getByRole("row", { name: /Järjestelytoive.*Osallistumisen järjestelyt/ });
  await open(own, "/my-data");
  await looks.first().waitFor();
}

/** Nothing is left of what was taken back. */
async function takeBack(own, wish, wishes, reading) {
  await open(own, wishes);
  await button(wish, "Poista toive").click();
  const dialog = own.getByRole("dialog", { name: "Poistetaanko järjestelytoiveesi?" });
  await dialog.getByText("Toiveesta ei jää mitään talteen.", { exact: false }).waitFor();
  await button(dialog, "Poista toive").click();
  await button(wish, "Kerro, mitä tarvitset").waitFor();
  await reading.reload();
  await reading.getByText("Toiveita ei ole", { exact: true }).waitFor();
}
