// A share that nobody reveals: the public value that the commitment named takes its place, once and for all to see.
import assert from "node:assert/strict";

import { ask, PROGRAMME_A, programme } from "../harness/api.mjs";
import { assertFaces } from "../harness/accessibility.mjs";
import { open } from "../harness/browser.mjs";
import { journeys } from "../harness/journey.mjs";
import { picture } from "../harness/pictures.mjs";
import { button, card, confirmList, field, heading, selectors, toCommitment } from "../harness/walk.mjs";

const { journey, server, later } = journeys();

journey("a share that was not revealed in time is replaced by the declared public value", async (tools) => {
  const before = await selectors(tools, server());
  await toCommitment(before);
  await button(before.coordinator, "Paljasta siemenluku").click();
  await before.coordinator.getByText("Odotetaan, että molemmat siemenluvut paljastetaan.").waitFor();
  assert.equal(await before.coordinator.getByRole("heading", { name: "Siemenluku jäi paljastamatta" }).count(), 0, "there is time left");

  await later(12);
  const { coordinator, decider } = await selectors(tools, server());
  const signedIn = await tools.as("coordinator");
  const { id } = await programme(signedIn, PROGRAMME_A);
  await open(coordinator, `/coordinator/programmes/${id}/selection`);
  await heading(coordinator, "Siemenluku jäi paljastamatta");
  await assertFaces(coordinator, "the public value in place of a share");
  await picture(coordinator, "selection-fallback");
  const form = card(coordinator, "Siemenluku jäi paljastamatta");
  await field(form, "Julkinen luku").fill("3 8 15 22 29 36 40");
  assert.ok(await button(form, "Tallenna luku").isDisabled(), "nobody keeps a value they have not compared");
  await field(form, "Olen tarkistanut, että luku on sama kuin julkaistu").check();
  await field(form, "Missä luku on julkaistu").fill("https://www.veikkaus.fi/fi/lotto");
  await button(form, "Tallenna luku").click();
  await coordinator.getByText("Julkinen luku korvaa paljastamatta jääneen siemenluvun").waitFor();
  await picture(coordinator, "selection-fallback-kept");
  await button(coordinator, "Arvo paikat").click();
  await coordinator.getByText("Arvonta on tehty. Lista odottaa päättäjän vahvistusta.").waitFor();

  await confirmList(decider);
  const { selection_id: round } = await ask(signedIn, "GET", `programmes/${id}`);
  const proof = await ask(await tools.stranger(), "GET", `selections/${round}/proof`);
  assert.equal(proof.fallback_value, "3 8 15 22 29 36 40");
  const stranger = await (await tools.stranger()).newPage();
  await open(stranger, `/public/proofs/${round}?lang=fi`);
  await stranger.getByText("veikkaus.fi", { exact: false }).waitFor();
  await button(stranger, "Tarkista tässä selaimessa").click();
  await stranger.getByText("Arvonta on laskettu oikein").waitFor();
  tools.covers("R28 N1", "a withheld share is replaced by the declared public value, and anybody can check the draw");
});
