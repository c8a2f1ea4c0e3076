// From an empty database to an approved call, only in the browser: administrator, coordinator, decider.
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";

import { assertFaces } from "../harness/accessibility.mjs";
import { open } from "../harness/browser.mjs";
import { journeys } from "../harness/journey.mjs";
import { picture } from "../harness/pictures.mjs";
import { button, card, field, heading, link, write } from "../harness/walk.mjs";

const { journey, server } = journeys("empty");
const PASSWORD = "yhdeksän hyvää ja kymmenen kaunista";
const NAME = "Arvoa yhteistyöhön";
const REGISTER = fileURLToPath(new URL("../../demo/palkeet-2020/henkilosto.csv", import.meta.url));

journey("a programme is designed, its call written with a reasoned rule, returned, mended and approved", async ({ stranger, covers }) => {
  const administrator = await (await stranger()).newPage();
  await found(administrator);
  await importRegister(administrator);
  const coordinator = await (await stranger()).newPage();
  await takeUp(coordinator, await invite(administrator, "Kalle Koordinaattori", "Koordinaattori"), "kalle");
  const decider = await (await stranger()).newPage();
  await takeUp(decider, await invite(administrator, "Paula Päättäjä", "Päättäjä"), "paula");

  await create(coordinator);
  covers("R1 R2 R4 R5 R19 R28", "a programme is created under its initiative, with partner, places and groups");
  await publishDesign(coordinator);
  covers("R32 R38 R40 R42 R45", "the shipped design is changed, its hours recomputed and its version published");
  await writeCall(coordinator);
  await forbiddenGround(coordinator);
  await addRule(coordinator);
  covers("R20 R21 R22 N3", "a rule needs decider, date, reason and what is offered instead; a protected ground is refused");
  await submit(coordinator);
  await decide(decider, "Palautan haun korjattavaksi", async () => {
    await field(decider, "Mitä on muutettava").fill("Kirjaa viitteeseen myös vuosi.");
    await button(decider, "Palauta haku").click();
  });
  await mend(coordinator);
  await decide(decider, "Hyväksyn haun", async () => {
    await field(decider, "Virkanimike").fill("Johtaja");
    await button(decider, "Vahvista päätös").click();
  });
  await opened(coordinator);
  covers("R16 R17 R27", "the approved call opens with its target group, questions and method");
});

/** Text in three languages, by the words above the fields. */
async function found(page) {
  const [, printed] = await server().printed(/^first administrator, once, within 24 hours: (\S+)$/);
  const { pathname, hash } = new URL(printed);
  await open(page, pathname + hash);
  await field(page, "Viraston Y-tunnus").fill("1234567-1");
  await field(page, "Viraston nimi suomeksi").fill("Koevirasto");
  await field(page, "Viraston nimi ruotsiksi").fill("Provämbetsverket");
  await field(page, "Oma nimesi").fill("Aino Alku");
  await field(page, "Käyttäjätunnus").fill("aino");
  await field(page, "Uusi salasana").fill(PASSWORD);
  await button(page, "Tallenna ja kirjaudu sisään").click();
  await heading(page, "Oma polku");
}

async function importRegister(page) {
  await link(page, "Koordinointi").click();
  await heading(page, "Hallinta");
  await link(page, "Henkilöstö").click();
  await heading(page, "Henkilöstö");
  await link(page, "Tuo henkilöstö").click();
  await heading(page, "Henkilöstön tuonti");
  await field(page, "Henkilöstötiedosto").setInputFiles(REGISTER);
  await button(page, "Tarkista tiedosto").click();
  await heading(page, "Näin tuonti muuttaisi henkilöstöä");
  await button(page, "Tuo henkilöstö").click();
  await page.getByText("Tuonti on tehty").waitFor();
}

async function invite(page, name, role) {
  await link(page, "Hallinta").click();
  await heading(page, "Hallinta");
  const form = card(page, "Kutsu käyttäjäksi");
  await field(form, "Nimi").fill(name);
  await field(form, "Rooli").selectOption({ label: role });
  await field(form, "Tunnuksen viimeinen päivä").fill(day(300));
  await button(form, "Tee kutsu").click();
  await page.getByRole("row", { name: new RegExp(name) }).waitFor();
  return field(form, "Kertakäyttöinen linkki").inputValue();
}

async function takeUp(page, address, userName) {
  const { pathname, hash } = new URL(address);
  await open(page, pathname + hash);
  await field(page, "Käyttäjätunnus").fill(userName);
  await field(page, "Uusi salasana").fill(PASSWORD);
  await button(page, "Tallenna ja kirjaudu sisään").click();
  await heading(page, "Oma polku");
  await link(page, "Koordinointi").click();
  await heading(page, "Ohjelmat");
}

async function create(page) {
  await link(page, "Luo ohjelma").first().click();
  await heading(page, "Luo valmennusohjelma");
  await button(page, "Luo ohjelma").click();
  await page.getByRole("heading", { name: /^Lomakkeessa on \d+ korjattavaa kohtaa$/ }).waitFor();
  await button(page, "Uusi hanke").click();
  const dialog = page.getByRole("dialog", { name: "Uusi hanke" });
  await write(dialog, "Hankkeen nimi", { fi: "Arvoa asiantuntijuuteen", sv: "Värde åt sakkunskapen", en: "Value to expertise" });
  await write(dialog, "Hankkeen tarkoitus", { fi: "Kaksi ohjelmaa.", sv: "Två program.", en: "Two programmes." });
  await button(dialog, "Luo hanke").click();
  await dialog.waitFor({ state: "detached" });
  await write(page, "Ohjelman nimi", { fi: NAME, sv: "Värde åt samarbetet", en: "Value to co-operation" });
  assert.equal(await field(page, "Sivun osoite").inputValue(), "arvoa-yhteistyohon", "made from the name");
  await write(page, "Kuvaus", { fi: "Valmennusta.", sv: "Utveckling.", en: "Training." });
  await write(page, "Kenelle ohjelma on tarkoitettu", { fi: "Asiantuntijoille.", sv: "För sakkunniga.", en: "For experts." });
  await write(page, "Kumppani", { fi: "HAUS", sv: "HAUS", en: "HAUS" });
  await field(page, "Paikkoja").fill("40");
  await field(page, "Ryhmiä").fill("2");
  await page.getByRole("radio", { name: "Arvoa yhteistyöhön asiantuntijuudella" }).check();
  await button(page, "Luo ohjelma").click();
  await heading(page, NAME);
}

/** The step that is asked for now leads on; its page is left by the trail above the heading. */
async function next(page, what) {
  await link(card(page, what), "Siirry tähän vaiheeseen").click();
}

async function publishDesign(page) {
  await next(page, "Julkaise ohjelmarunko");
  await heading(page, "Ohjelmarunko");
  const hours = card(page, "Tunnit osallistujaa kohti");
  const before = await hours.innerText();
  await button(page, "Muuta osiota: Ryhmäpalaute kehittymiskartoituksesta").click();
  await field(page, "Minuutteja kerralla").fill("240");
  await hours.getByText("4 t", { exact: true }).first().waitFor();
  assert.notEqual(await hours.innerText(), before, "hours are recomputed as one works");
  await button(page, "Siirrä ylöspäin: Aloitusinfo").click();
  await button(page, "Siirrä alaspäin: Aloitusinfo").click();
  await button(page, "Tallenna muutokset").click();
  await page.getByText("Kaikki muutokset on tallennettu").waitFor();
  await button(page, "Julkaise versio 1").click();
  await button(page.getByRole("dialog"), "Julkaise versio 1").click();
  await page.getByText("julkaistu, versio 1").waitFor();
  await link(page, NAME).click();
  await heading(page, NAME);
}

async function writeCall(page) {
  await next(page, "Valmistele haku");
  await heading(page, "Haku ja säännöt");
  await field(page, "Ensimmäinen hakupäivä").fill(day(0));
  await field(page, "Viimeinen hakupäivä").fill(day(20));
  await write(page, "Kohderyhmä", { fi: "Kaikki asiantuntijat.", sv: "Alla sakkunniga.", en: "All experts." });
  await button(page, "Lisää kysymys").click();
  await write(page, "Kysymys", { fi: "Miksi haet?", sv: "Varför söker du?", en: "Why do you apply?" });
  await write(page, "Miksi kysytään", { fi: "Sisällön suunnitteluun.", sv: "För planeringen.", en: "For planning." });
  await field(page, "Vastauksen enimmäispituus merkkeinä").fill("500");
  await field(page, "Tarjotun paikan vastausaika päivinä").fill("7");
  await field(page, "Varasijojen viimeinen päivä").fill(day(90));
  await declareQuota(page);
  await button(page, "Tallenna haku").click();
  await page.getByText("Kaikki muutokset on tallennettu").first().waitFor();
}

/** A quota is part of the call; taken away again, everybody has the same chance. */
async function declareQuota(page) {
  await button(page, "Lisää kiintiö").click();
  await button(page, "Lisää kiintiö").click();
  const [first, second] = [1, 2].map((number) => page.getByRole("group", { name: `Kiintiö ${number}` }));
  await field(first, "Minkä mukaan").selectOption({ label: "toimipaikka" });
  await field(first, "Arvo").fill("Mikkeli");
  await field(first, "Enintään").fill("40");
  await assertFaces(page, "the quotas of a call");
  await picture(page, "call-quotas");
  await button(second, "Poista kiintiö 2").click();
  await second.waitFor({ state: "detached" });
  await card(page, "Valintatapa ja paikkojen tarjoaminen").getByText("Paikat arvotaan kiintiöiden mukaan").waitFor();
}

/** What the law forbids cannot be decided on. */
async function forbiddenGround(page) {
  await button(page, "Lisää sääntö").click();
  await field(page, "Mihin tietoon sääntö perustuu").selectOption({ label: "Muu tieto" });
  await field(page, "Mikä tieto").fill("age");
  await fillDecision(page);
  await button(page, "Kirjaa päätös").click();
  await page.locator("[id='at-condition-attribute-error']").waitFor();
  await button(card(page, "Säännöt"), "Peruuta").click();
}

async function addRule(page) {
  await button(page, "Lisää sääntö").click();
  await field(page, "Mihin tietoon sääntö perustuu").selectOption({ label: "Esihenkilöasema" });
  await button(page, "Kirjaa päätös").click();
  await page.getByRole("heading", { name: /^Lomakkeessa on \d+ korjattavaa kohtaa$/ }).waitFor();
  await page.getByRole("radio", { name: "Esihenkilöt", exact: true }).check();
  await fillDecision(page);
  await button(page, "Kirjaa päätös").click();
  await card(page, "Säännöt").getByText("Rajaa pois esihenkilöt.").waitFor();
  assert.match(await card(page, "Säännöt").innerText(), /Esihenkilöille on muuta\.[\s\S]*Esihenkilövalmennus[\s\S]*Päättäjä: Paula Päättäjä, Johtaja/);
}

async function fillDecision(page) {
  const rules = card(page, "Säännöt");
  await write(rules, "Sääntö yhdellä virkkeellä", {
    fi: "Esihenkilöt eivät kuulu kohderyhmään.",
    sv: "Chefer hör inte till målgruppen.",
    en: "Supervisors are not in the target group.",
  });
  await write(rules, "Miksi näin päätettiin", { fi: "Esihenkilöille on muuta.", sv: "Chefer har annat.", en: "Supervisors have other training." });
  await write(rules, "Mitä on tarjolla sen sijaan", { fi: "Esihenkilövalmennus", sv: "Chefsutbildning", en: "Supervisor training" });
  await field(rules, "Päättäjän nimi").fill("Paula Päättäjä");
  await field(rules, "Päättäjän virkanimike").fill("Johtaja");
  await field(rules, "Päätöspäivä").fill(day(-1));
}

/** The check-list says what is missing before it can be sent. */
async function submit(page) {
  await page.getByText("Kirjaa yhteistoiminnan päivä ja viite").waitFor();
  await field(page, "Käsittelypäivä").fill(day(-5));
  await field(page, "Asian viite").fill("YT 3");
  await button(page, "Tallenna haku").click();
  await page.getByText("Yhteistoiminta on kirjattu").waitFor();
  await send(page);
}

async function send(page) {
  await button(page, "Lähetä hyväksyttäväksi").click();
  const dialog = page.getByRole("dialog", { name: "Lähetetäänkö haku päättäjälle?" });
  await button(dialog, "Lähetä hyväksyttäväksi").click();
  await page.getByText("Haku odottaa päättäjän hyväksyntää.", { exact: false }).waitFor();
}

/** The decider finds the call on the page of what waits for them, reads it and decides. */
async function decide(page, what, confirm) {
  await link(page, "Hyväksynnät").click();
  await heading(page, "Hyväksynnät");
  // The second time the page is open already, and the link to where one is reads nothing anew.
  await page.reload();
  await link(card(page, `Haku: ${NAME}`), "Lue haku ja päätä").click();
  await heading(page, `Haku: ${NAME}`);
  await page.getByText("Rajaa pois esihenkilöt.").waitFor();
  await page.getByText("Toimipaikka Mikkeli: vähintään 0 ja enintään 40 paikkaa").waitFor();
  await page.getByRole("radio", { name: what }).check();
  await confirm();
  await heading(page, "Hyväksynnät");
  await page.getByText("Mikään ei odota sinua nyt").waitFor();
}

async function mend(page) {
  await page.reload();
  await page.getByText("Kirjaa viitteeseen myös vuosi.").waitFor();
  await field(page, "Asian viite").fill("YT 3/2026");
  await button(page, "Tallenna haku").click();
  await page.getByText("Kaikki muutokset on tallennettu").first().waitFor();
  await send(page);
}

async function opened(page) {
  await link(page, NAME).click();
  await heading(page, NAME);
  await card(page, "Haku on avoinna").waitFor();
  await page.getByText("haku avoinna").waitFor();
}

/** A day so many days from today, as a date field takes it. */
function day(offset) {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Helsinki" }).format(Date.now() + offset * 86_400_000);
}
