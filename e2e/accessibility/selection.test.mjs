// The pages of a selection at each of its stages, in three languages, light and dark and narrow.
import { all, ask, PROGRAMME_A, programme } from "../harness/api.mjs";
import { assertEveryFace, assertFaces } from "../harness/accessibility.mjs";
import { open } from "../harness/browser.mjs";
import { journeys } from "../harness/journey.mjs";
import { picture } from "../harness/pictures.mjs";
import { button, card, field, heading, link, runSelection, selectors } from "../harness/walk.mjs";

const { journey, server, browser } = journeys();
const faces = (role, paths) => assertEveryFace(browser(), server(), role, paths);

journey("from the checked applications to the confirmed groups", async (tools) => {
  const coordinator = await tools.as("coordinator");
  const { id } = await programme(coordinator, PROGRAMME_A);
  const at = (page) => `/coordinator/programmes/${id}${page}`;
  const round = async () => (await ask(coordinator, "GET", `programmes/${id}`)).selection_id;
  const pages = await selectors(tools, server());
  await runSelection(pages, async (stage) => {
    const name = stage.replaceAll(" ", "-");
    if (stage === "before confirmation") {
      await faces("decider", { "selection-decider": at("/selection"), "programme-decider": at("") });
      return;
    }
    await faces("coordinator", { [`selection-${name}`]: at("/selection") });
    // In the browser that keeps the share the page is another one.
    await assertFaces(pages.coordinator, `selection, ${stage}, own share`);
    await picture(pages.coordinator, `selection-${name}-own`);
    if (stage === "prepared" || stage === "committed") {
      await faces("staff_representative", { [`share-${name}`]: `/shares/${await round()}`, [`my-path-share-${name}`]: "/" });
    }
  });
  const { call_id } = await ask(coordinator, "GET", `programmes/${id}`);
  const [checked] = await all(coordinator, `calls/${call_id}/applications`);
  await faces("coordinator", {
    "programme-confirmed": at(""),
    "applications-decided": at("/applications"),
    "application-decided": at(`/applications/${checked.id}`),
    places: at("/places"),
  });
  await outcomes(tools, await round());
  await checks(tools, at, await round());
  await groups(tools, at);
  await faces("agency_admin", { "mail-after": "/coordinator/mail" });
});

/** What applicants and the public see once the list is confirmed. */
async function outcomes(tools, selection) {
  for (const who of ["hakija", "esihenkilo"]) {
    const { items } = await ask(await tools.as(who), "GET", "me/applications");
    await faces(who, { [`my-path-${who}`]: "/", [`outcome-${who}`]: `/applications/${items[0].id}` });
  }
  await faces(null, { "public-proof": `/public/proofs/${selection}` });
  const stranger = await (await tools.stranger()).newPage();
  await open(stranger, `/public/proofs/${selection}?lang=fi`);
  await button(stranger, "Tarkista tässä selaimessa").click();
  await stranger.getByText("Arvonta on laskettu oikein").waitFor();
  await assertFaces(stranger, "the check of a draw");
  await picture(stranger, "public-proof-checked");
}

/** Who was left outside asks for a check; the decider corrects the fact, and the public reads why. */
async function checks(tools, at, selection) {
  const outside = await tools.as("esihenkilo");
  const [own] = (await ask(outside, "GET", "me/applications")).items;
  const mine = await outside.newPage();
  await open(mine, `/applications/${own.id}`);
  await button(mine, "Pyydä tarkistusta").click();
  await field(mine, "Mikä tieto oli väärä?").fill("En ole enää esihenkilö.");
  await button(mine, "Lähetä pyyntö").click();
  await card(mine, "Tuloksen tarkistus").getByText("En ole enää esihenkilö.").waitFor();

  await faces("coordinator", { "checks-asked": at("/checks") });
  const decider = await (await tools.as("decider")).newPage();
  await faces("decider", { "approvals-check": "/coordinator/approvals" });
  await open(decider, "/coordinator/approvals");
  await link(decider, "Vastaa tarkistuspyyntöihin").click();
  await field(decider, "Esihenkilöasema").selectOption("false");
  await field(decider, "Henkilöstörekisteristä puuttui muutos").check();
  await field(decider, "Viimeinen varasija").check();
  await field(decider, "Vastaus hakijalle").fill("Rekisteristä puuttui muutos. Tulos on korjattu.");
  await field(decider, "Virkanimike").fill("Ryhmäpäällikkö");
  await assertFaces(decider, "answering a check");
  await picture(decider, "checks-answering");
  await button(decider, "Lähetä vastaus").click();
  await decider.getByText("Tulos oli virheellinen, ja se on korjattu").first().waitFor();
  await faces("coordinator", { "checks-answered": at("/checks") });

  await open(mine, `/applications/${own.id}`);
  await mine.getByRole("heading", { level: 1, name: /varasijalla/ }).waitFor();
  await faces("esihenkilo", { "outcome-corrected": `/applications/${own.id}` });
  const stranger = await (await tools.stranger()).newPage();
  await open(stranger, `/public/proofs/${selection}?lang=fi`);
  await stranger.getByText("Henkilöstörekisteristä puuttui muutos.", { exact: false }).waitFor();
  await faces(null, { "public-proof-corrected": `/public/proofs/${selection}` });
  tools.covers("N1 N2 U11", "an outcome is checked and corrected in the browser, and the public reads the cause");
}

async function groups(tools, at) {
  const page = await (await tools.as("coordinator")).newPage();
  await open(page, at("/groups"));
  await button(page, "Ehdota ryhmiä").click();
  await card(page, "Ryhmä 1").waitFor();
  await faces("coordinator", { "groups-proposed": at("/groups") });
  await card(page, "Ryhmä 1").getByRole("button").first().click();
  await page.getByText("Ryhmässä 2 on liikaa henkilöitä").waitFor();
  await assertFaces(page, "the dialog of a move");
  await picture(page, "groups-move");
  await page.keyboard.press("Escape");
  await card(page, "Vahvista ryhmät").getByRole("button", { name: "Vahvista ryhmät" }).click();
  await button(page.getByRole("dialog"), "Vahvista ryhmät").click();
  await page.getByText("vahvistettu", { exact: true }).waitFor();
  await heading(page, "Ryhmät");
  await faces("coordinator", { "groups-confirmed": at("/groups"), "programme-grouped": at("") });
  await smallGroups(page);
}

/** A confirmed group opens into its small groups: asked for, proposed, a move that breaks a limit, confirmed. */
async function smallGroups(page) {
  await link(page, "Ryhmän 1 pienryhmät").click();
  await heading(page, "Pienryhmät");
  const address = new URL(page.url()).pathname;
  await faces("coordinator", { "small-groups-begin": address });
  await button(page, "Ehdota pienryhmiä").click();
  await card(page, "Pienryhmä 4").waitFor();
  await faces("coordinator", { "small-groups-proposed": address });
  await card(page, "Pienryhmä 1").getByRole("button").first().click();
  await page.getByText("Pienryhmässä 2 on liikaa henkilöitä").waitFor();
  await assertFaces(page, "the dialog of a move between small groups");
  await page.keyboard.press("Escape");
  await card(page, "Vahvista pienryhmät").getByRole("button", { name: "Vahvista pienryhmät" }).click();
  await button(page.getByRole("dialog"), "Vahvista pienryhmät").click();
  await page.getByText("vahvistettu", { exact: true }).waitFor();
  await faces("coordinator", { "small-groups-confirmed": address, "groups-with-small-groups": address.replace(/\/[^/]+$/, "") });
}
