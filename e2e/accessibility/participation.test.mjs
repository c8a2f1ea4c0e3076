// What becomes of places after they were accepted, and of people whom the register changes: as the coordinator deals
// with it, and as the participants see it.
import assert from "node:assert/strict";

import { ask, PROGRAMME_A, programme } from "../harness/api.mjs";
import { assertEveryFace, assertFaces } from "../harness/accessibility.mjs";
import { open } from "../harness/browser.mjs";
import { journeys } from "../harness/journey.mjs";
import { assertFocusKept, byKeyboard } from "../harness/keyboard.mjs";
import { picture } from "../harness/pictures.mjs";
import { button, card, field, figure, heading, invitedAs, link, offered, runSelection, selectors, takesPlace } from "../harness/walk.mjs";

const { journey, server, browser } = journeys();
const faces = (who, paths) => assertEveryFace(browser(), server(), who, paths);

journey("from accepted places to participations that pause, end and are completed", async (tools) => {
  const coordinator = await tools.as("coordinator");
  const { id } = await programme(coordinator, PROGRAMME_A);
  const at = (page) => `/coordinator/programmes/${id}${page}`;
  const pages = await selectors(tools, server());
  await runSelection(pages);
  await faces("coordinator", { "participants-none": at("/participants"), "changes-none": at("/changes") });

  const [leaving, completing, changing] = await offered(tools, id, 3);
  const own = new Map();
  for (const person of [leaving, completing, changing]) {
    own.set(person, await takesPlace(tools, person));
  }
  await manage(tools, pages.coordinator, at, completing, own.get(completing));
  await leave(tools, pages.coordinator, at, leaving, own.get(leaving));
  await changes(tools, pages.coordinator, at, { id, changing, page: own.get(changing) });
  await mend(tools, pages.coordinator, at);
  await faces("coordinator", { participants: at("/participants"), "programme-participants": at("") });
  await faces("decider", { "participants-decider": at("/participants") });
});

/** What is said of a place before somebody is taken out: nobody has to guess what becomes of it. */
const OFFERED = /Varasijoilla on nyt \d+ hakijaa\. Vapautuneita paikkoja tarjotaan 31\.8\.2020 asti\./;

const named = (person) => `${person.given_name} ${person.family_name}`;
const row = (page, person) => page.getByRole("row", { name: new RegExp(`${person.family_name} ${person.given_name}`) });

/** Opens the dialog in which something is recorded of somebody's participation. */
async function change(page, person) {
  const name = `Muuta osallistumista: ${named(person)}`;
  await button(page, name).click();
  return page.getByRole("dialog", { name });
}

/** A pause keeps the place, and who has gone through keeps it too. */
async function manage(tools, page, at, person, theirs) {
  await open(page, at(""));
  await link(page, "Osallistujat").click();
  await heading(page, "Osallistujat");
  await row(page, person).waitFor();
  const states = field(page, /^Tila/);
  assert.deepEqual(await states.locator("option").allInnerTexts(), [
    "Kaikki (3)",
    "osallistuu (3)",
    "tauolla (0)",
    "keskeyttänyt (0)",
    "suorittanut loppuun (0)",
  ]);

  let dialog = await change(page, person);
  assert.ok(await button(dialog, "Kirjaa").isDisabled(), "nothing is chosen for the coordinator");
  await field(dialog, "Keskeytä osallistuminen").check();
  await dialog.getByText("Terveydestä ei kysytä eikä kirjata mitään.", { exact: false }).waitFor();
  await dialog.getByText(OFFERED).waitFor();
  assert.ok(await button(dialog, "Keskeytä osallistuminen").isDisabled(), "nobody is taken out without a class of reason");
  await assertFaces(page, "discontinuing a participation");
  await picture(page, "participants-discontinuing");
  await field(dialog, "Merkitse tauolle").check();
  await dialog.getByText("Paikka säilyy, eikä tauon syytä kirjata.").waitFor();
  await button(dialog, "Kirjaa").click();
  await row(page, person).getByText("tauolla", { exact: true }).waitFor();
  await open(theirs, "/");
  await heading(theirs, "Osallistumisesi on tauolla");
  await theirs.getByText("Paikkasi säilyy.", { exact: false }).waitFor();
  await faces(invitedAs(person), { "my-path-paused": "/", "application-paused": `/applications/${person.application}` });

  await open(page, at("/participants"));
  const keys = byKeyboard(page);
  await keys.activate("button", `Muuta osallistumista: ${named(person)}`);
  await keys.tick("Merkitse jatkavaksi");
  assert.equal(await field(page, "Merkitse loppuun suoritetuksi").count(), 0, "nobody completes a programme on pause");
  await keys.activate("button", "Kirjaa");
  await row(page, person).getByText("osallistuu", { exact: true }).waitFor();
  await assertFocusKept(page);
  dialog = await change(page, person);
  await field(dialog, "Merkitse loppuun suoritetuksi").check();
  await button(dialog, "Kirjaa").click();
  await row(page, person).getByText("suorittanut loppuun", { exact: true }).waitFor();
  assert.equal(await row(page, person).getByRole("button").count(), 0, "what is over changes no more");
  await open(theirs, "/");
  await heading(theirs, "Olet suorittanut ohjelman loppuun");

  await states.selectOption("suorittanut loppuun (1)");
  assert.equal(await page.locator("#participants tbody tr").count(), 1);
  await states.selectOption("tauolla (0)");
  await page.getByText("Kukaan ei ole tässä tilassa.").waitFor();
  const { taken } = await ask(page.context(), "GET", `${at("").slice("/coordinator/".length)}/places`);
  assert.equal(taken, 40, "neither a pause nor the end of the programme frees a place");
}

/** Who leaves says a class of reason or none, and has no place any more; the place goes to the next who waits. */
async function leave(tools, page, at, person, theirs) {
  const application = `/applications/${person.application}`;
  await open(theirs, application);
  await heading(theirs, "Sinulla on paikka ohjelmassa");
  assert.equal(await button(theirs, "Peru hakemus").count(), 0, "there is one way out, and it says what it is");
  const keys = byKeyboard(theirs);
  await keys.activate("button", "Keskeytä osallistuminen");
  const dialog = theirs.getByRole("dialog", { name: "Keskeytetäänkö osallistumisesi?" });
  await dialog.getByText("Paikkoja, jotka vapautuvat viimeistään 31.8.2020, tarjotaan", { exact: false }).waitFor();
  assert.equal(await dialog.getByRole("textbox").count(), 0, "there is nowhere to write of one's health");
  assert.equal(await dialog.getByRole("radio").count(), 6);
  assert.ok(await button(dialog, "Keskeytä osallistuminen").isDisabled());
  await assertFaces(theirs, "leaving the programme");
  await picture(theirs, "application-leaving");
  await keys.tick("Työtilanne");
  await keys.activate("button", "Keskeytä osallistuminen");
  await keys.arrive("Olet keskeyttänyt osallistumisesi");
  await card(theirs, "Osallistumisesi").getByText("Työtilanne").waitFor();

  await link(theirs, "Oma polku").first().click();
  await heading(theirs, "Olet keskeyttänyt osallistumisesi");
  const told = await theirs.locator("main").innerText();
  assert.match(told, /Kiitos, että olit mukana\./);
  assert.doesNotMatch(told, /Sinulla on paikka|Paikkasi on|Olet ryhmässä|Tunnit/, "nothing speaks of a place");
  await faces(invitedAs(person), { "my-path-left": "/", "application-left": application });

  await open(page, at("/participants"));
  await row(page, person).getByText("Työtilanne").waitFor();
  await open(page, at("/places"));
  assert.equal(await figure(card(page, "Paikat nyt"), "Vapaana"), "0");
  await page.locator("#offers tbody tr").first().waitFor();
  assert.equal(await page.locator("#offers").getByText("varasijalta", { exact: true }).count(), 1);
  tools.covers("U1 U2", "who left, by keyboard alone, is told so kindly and truthfully, and the place goes to the next on the list");
}

/** Two people come into one line in their group: one stays, one is taken out, each decided by name. */
async function changes(tools, page, at, { id, changing, page: theirs }) {
  const coordinator = page.context();
  const { grouping } = await ask(coordinator, "POST", `programmes/${id}/grouping`, { body: {} });
  const members = grouping.groups.map((group) => group.members).find((all) => all.includes(changing.application));
  const other = members.find((one) => one !== changing.application);
  const { person } = await ask(coordinator, "GET", `applications/${other}`);
  const above = await ask(coordinator, "GET", `people/${person.id}`);
  await register(tools, above, { is_supervisor: true });
  await register(tools, await ask(coordinator, "GET", `people/${changing.id}`), { supervisor_external_id: above.external_id });

  await open(page, at(""));
  await link(page, "Muutokset henkilötiedoissa").click();
  await heading(page, "Muutokset henkilötiedoissa");
  await faces("coordinator", { changes: at("/changes") });

  const higher = page.getByRole("article", { name: named(above) });
  await higher.getByText(/^Muuttunut .*: esihenkilöasema$/).waitFor();
  await higher.getByText("Haun sääntö rajaisi henkilön nyt kohderyhmän ulkopuolelle", { exact: false }).waitFor();
  await higher.getByText(`${changing.name}, joka on esihenkilöketjussa alempana`, { exact: false }).waitFor();
  assert.ok(await field(higher, "Siirretty toiseen ryhmään").isChecked(), "the smallest repair is proposed");
  await button(higher, "Kirjaa ratkaisu").click();
  await higher.getByText("Siirrä hänet ensin toiseen ryhmään.", { exact: false }).waitFor();
  await field(higher, "Pidetään ennallaan").check();
  await button(higher, "Kirjaa ratkaisu").click();
  await higher.waitFor({ state: "detached" });
  const resolved = card(page, "Viimeksi ratkaistut");
  assert.match(await resolved.getByRole("row", { name: new RegExp(named(above)) }).innerText(), /Pidetään ennallaan[\s\S]*Johanna Hämäläinen/);

  const lower = page.getByRole("article", { name: named(changing) });
  await lower.getByText(`${named(above)}, joka on esihenkilöketjussa ylempänä`, { exact: false }).waitFor();
  await field(lower, "Osallistuminen keskeytetään").check();
  await lower.getByText(OFFERED).waitFor();
  await assertFaces(page, "discontinuing for a change");
  await picture(page, "changes-discontinuing");
  await field(lower, "Siirtyminen muihin tehtäviin").check();
  await button(lower, "Keskeytä osallistuminen").click();
  await lower.waitFor({ state: "detached" });
  await page.getByText("Mikään muutos ei odota ratkaisua").waitFor();
  await faces("coordinator", { "changes-resolved": at("/changes") });

  await open(theirs, "/");
  await heading(theirs, "Osallistumisesi on päättynyt");
  await theirs.getByText("ota yhteyttä ohjelman koordinaattoriin", { exact: false }).waitFor();
}

/** The register says something else of somebody. */
async function register(tools, person, now) {
  const { external_id, family_name, given_name, email, unit, job_category, is_supervisor } = person;
  const known = { external_id, family_name, given_name, email, unit, job_category, is_supervisor };
  const body = { source: person.source, apply: true, people: [{ ...known, ...now }] };
  const { rows } = await ask(await tools.as("agency_admin"), "POST", "people/imports/rows", { body });
  assert.equal(rows[0].outcome, "changed", JSON.stringify(rows));
}

/** Whoever came for the one taken out has no group yet: the smallest repair is said first and then carried out. */
async function mend(tools, page, at) {
  await open(page, at("/groups"));
  const repair = card(page, "Ryhmien muutos");
  await repair.getByText(/saa paikan ryhmästä\s[12]/).waitFor();
  await card(page, "Ilman ryhmää").waitFor();
  await faces("coordinator", { "groups-repair": at("/groups") });
  await button(repair, "Tee muutos").click();
  await repair.waitFor({ state: "detached" });
  assert.equal(await card(page, "Ilman ryhmää").count(), 0);
  await button(page, "Kumoa viimeisin siirto").waitFor();
  tools.covers("N5 R28", "groups that somebody left are mended by the smallest repair, said before it is made");
}
