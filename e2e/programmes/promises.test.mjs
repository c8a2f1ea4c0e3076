// A design grows beyond what was promised: the coordinator sees beforehand who will be asked, a participant answers on My path, and
// programme health names whoever has not answered.
import assert from "node:assert/strict";

import { ask, PROGRAMME_A, programme } from "../harness/api.mjs";
import { assertEveryFace, assertFaces } from "../harness/accessibility.mjs";
import { open, settled } from "../harness/browser.mjs";
import { journeys } from "../harness/journey.mjs";
import { byKeyboard } from "../harness/keyboard.mjs";
import { picture } from "../harness/pictures.mjs";
import { button, card, heading, invitedAs, offered, runSelection, selectors, takesPlace } from "../harness/walk.mjs";

const { journey, server, browser } = journeys();

const QUESTION = "Suostutko uuteen tuntimäärään?";

journey("a design that takes more than was promised asks whoever takes part", async (tools) => {
  const coordinator = await tools.as("coordinator");
  const { id } = await programme(coordinator, PROGRAMME_A);
  await runSelection(await selectors(tools, server()));
  const people = await offered(tools, id, 2);
  const pages = [];
  for (const person of people) pages.push(await takesPlace(tools, person));
  const [own] = pages;
  await grown(coordinator, id);

  const page = await coordinator.newPage();
  await open(page, `/coordinator/programmes/${id}/design`);
  await page.getByText("Kun versio julkaistaan, suostumus pyydetään uudelleen 2 osallistujalta.", { exact: false }).waitFor();
  await picture(page, "design-asks-again");
  await assertFaces(page, "whom publishing asks");
  await button(page, "Julkaise versio 2").click();
  await page.getByRole("dialog").getByRole("button", { name: "Julkaise versio 2" }).click();
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await settled(page);
  tools.covers("N18", "publishing a design says beforehand how many participants it asks again");

  await staysPromised(tools, page, `/coordinator/programmes/${id}/settings`);

  await open(own, "/");
  await heading(own, QUESTION);
  await own.getByText("Iltatyöpaja: uusi, 3 t").waitFor();
  await picture(own, "my-path-hours-asked");
  await assertFaces(own, "a question about hours");
  await assertEveryFace(browser(), server(), invitedAs(people[1]), { "my-path-hours": "/" });

  const health = `/coordinator/programmes/${id}/health`;
  await open(page, health);
  const asks = card(page, "Vaatii toimia");
  await asks.getByText("2 osallistujaa ei ole vastannut, suostuvatko he luvattua suurempaan tuntimäärään").waitFor();
  await asks.getByRole("listitem").filter({ hasText: people[0].name }).last().waitFor();
  await picture(page, "health-unanswered-hours");

  await byKeyboard(own).activate("button", "Suostun uuteen tuntimäärään");
  await own.getByText("Suostumuksesi on tallennettu.").waitFor();
  await own.getByRole("heading", { name: QUESTION }).waitFor({ state: "detached" });
  await picture(own, "my-path-hours-consented");
  await open(page, health);
  await asks.getByText("Yksi osallistuja ei ole vastannut, suostuuko hän luvattua suurempaan tuntimäärään").waitFor();
  assert.equal(await asks.getByRole("listitem").filter({ hasText: people[0].name }).count(), 0);
  await assertEveryFace(browser(), server(), "coordinator", { "health-unanswered-hours": health });
  tools.covers("N18", "a participant consents to more hours on My path, and whoever has not answered is named");
});

/** The limit that was promised cannot change any more, and the field says why. */
async function staysPromised(tools, page, at) {
  await open(page, at);
  const keys = byKeyboard(page);
  await keys.fill(/^Kuinka monta minuuttia luvattu aika saa ylittyä/, "77");
  await keys.activate("button", "Tallenna muutokset");
  await page.getByText("Tätä ei voi enää muuttaa, koska haku on lähetetty", { exact: false }).first().waitFor();
  await assertFaces(page, "a limit that stays");
  await picture(page, "settings-growth-stays");
  tools.covers("N18", "the limit that was promised stays, and its field says why");
}

/** A draft of the design with another workshop of three hours. */
async function grown(coordinator, id) {
  const draft = await ask(coordinator, "POST", `programmes/${id}/design`);
  const elements = draft.elements.map(({ id: _, position: __, minutes, ...element }) => ({
    ...element,
    ...(element.length === "minutes" ? { minutes } : {}),
  }));
  elements.push({
    kind: "lecture",
    title: { fi: "Iltatyöpaja", sv: "Kvällsverkstad", en: "Evening workshop" },
    repeats: 1,
    length: "minutes",
    minutes: 180,
    planned_mode: "remote",
  });
  await ask(coordinator, "PUT", `programmes/${id}/design`, { version: draft.version, body: { elements } });
}
