// Rooms of the agency by keyboard: recorded with a fault on the way, corrected, offered where a session is planned and dates are
// proposed, warned of where a group does not fit, read by a participant, and retired.
import assert from "node:assert/strict";

import { all, ask, PROGRAMME_A, programme } from "../harness/api.mjs";
import { assertEveryFace, assertFaces } from "../harness/accessibility.mjs";
import { open } from "../harness/browser.mjs";
import { journeys } from "../harness/journey.mjs";
import { byKeyboard } from "../harness/keyboard.mjs";
import { picture } from "../harness/pictures.mjs";
import { card, heading, invitedAs, offered, runSelection, selectors, takesPlace } from "../harness/walk.mjs";

const { journey, server, browser } = journeys();
const faces = (who, paths) => assertEveryFace(browser(), server(), who, paths);

const HALL = "Sali Päijänne";
const RAMP = "Luiska on pihan puoleisella ovella.";

journey("a room is recorded, offered where sessions are planned, read by who comes, and retired", async (tools) => {
  const coordinator = await tools.as("coordinator");
  const { id } = await programme(coordinator, PROGRAMME_A);
  await runSelection(await selectors(tools, server()));
  const people = await offered(tools, id, 2);
  const [own] = [await takesPlace(tools, people[0]), await takesPlace(tools, people[1])];
  const { grouping } = await ask(coordinator, "POST", `programmes/${id}/grouping`, { body: {} });
  await ask(coordinator, "POST", `programmes/${id}/grouping/confirmation`, { version: grouping.version });
  const page = await coordinator.newPage();
  await open(page, "/coordinator");
  const keys = byKeyboard(page);
  await keys.activate("link", "Tilat");
  await keys.arrive("Tilat");
  await page.getByText("Tiloja ei ole vielä lisätty").waitFor();
  await recorded(page, keys);
  const [room] = await all(coordinator, "rooms");
  assert.deepEqual([room.name, room.seats, room.step_free, room.induction_loop], [HALL, 1, "yes", "unknown"]);

  const session = await planned(page, keys, coordinator, id);
  await ask(coordinator, "POST", `programmes/${id}/sessions/publication`, { body: { session_ids: [session.id] } });
  await open(own, `/sessions/${session.id}`);
  await card(own, "Tapaaminen").getByText(RAMP).waitFor();
  await picture(own, "own-session-room");
  tools.covers("R34", "whoever comes reads before how to get in, and whether there is an induction loop");

  await corrected(page, keys, room, coordinator);
  await proposedIn(page, id);
  await faces("coordinator", {
    rooms: "/coordinator/rooms",
    "room-new": "/coordinator/rooms/new",
    room: `/coordinator/rooms/${room.id}`,
    "session-in-room": `/coordinator/programmes/${id}/sessions/${session.id}`,
  });
  await faces("decider", { "rooms-decider": "/coordinator/rooms" });
  await faces(invitedAs(people[0]), { "own-session-in-room": `/sessions/${session.id}` });
  await retired(page, keys, room);
});

/** A room with one seat; without a name it is refused, and what was typed stays. */
async function recorded(page, keys) {
  await keys.activate("link", "Lisää tila");
  await keys.arrive("Lisää tila");
  await keys.fill(/^Istumapaikkoja/, "1");
  await keys.activate("button", "Lisää tila");
  await page.getByRole("group", { name: /korjattava|virhe/ }).getByText("Tilan nimi:", { exact: false }).waitFor();
  await assertFaces(page, "a room, refused");
  await keys.fill(/^Tilan nimi/, HALL);
  await keys.fill(/^Osoite/, "Haapaniemenkatu 5, Helsinki");
  await page.getByRole("radiogroup", { name: /^Portaaton pääsy/ }).getByLabel("on", { exact: true }).check();
  await keys.fill(/^Kulku tilaan/, RAMP);
  await picture(page, "room-typed");
  await keys.activate("button", "Lisää tila");
  await keys.arrive("Tilat");
  await page.getByRole("row").filter({ hasText: HALL }).getByText(RAMP).waitFor();
}

/** The name is offered, and two people do not fit on one seat: told before saving, and on the session's page. */
async function planned(page, keys, coordinator, id) {
  const { lines } = await ask(coordinator, "GET", `programmes/${id}/session_hours`);
  const lecture = lines.find((line) => line.kind === "lecture").title.fi;
  await open(page, `/coordinator/programmes/${id}/sessions/new`);
  await heading(page, "Suunnittele tapaaminen");
  await keys.choose("Osio", lecture);
  await keys.fill(/^Päivä/, "11112020");
  await keys.fill(/^Alkaa/, "0900AM");
  await keys.fill(/^Päättyy$/, "1100AM");
  await keys.choose(/^Toteutustapa/, "kasvokkain");
  const offeredNames = await page.locator("datalist option").evaluateAll((options) => options.map((option) => option.value));
  assert.deepEqual(offeredNames, [HALL]);
  await keys.fill(/^Paikka/, HALL.toLowerCase());
  await keys.activate("button", "Tarkista ennen tallentamista");
  await page.getByText("Yhden tapaamisen tila kannattaa tarkistaa.").waitFor();
  await page.getByText("Tilassa on yksi istumapaikka, mutta paikalle voi tulla 2 ihmistä.").waitFor();
  await assertFaces(page, "a session in a room that is too small");
  await picture(page, "session-room-too-small");
  await keys.activate("button", "Tallenna luonnoksena");
  await keys.arrive("Tapaamiset");
  const [draft] = await all(coordinator, `programmes/${id}/sessions`);
  await open(page, `/coordinator/programmes/${id}/sessions/${draft.id}`);
  await card(page, HALL).getByText("tarkista tila").waitFor();
  return draft;
}

/** More seats; what somebody else saved meanwhile is not lost unasked. */
async function corrected(page, keys, room, coordinator) {
  await open(page, `/coordinator/rooms/${room.id}`);
  await keys.fill(/^Istumapaikkoja/, "40");
  const { name, address, seats, step_free, access } = room;
  await ask(coordinator, "PUT", `rooms/${room.id}`, {
    version: room.version,
    body: { name, address, seats, step_free, access, induction_loop: "no" },
  });
  await keys.activate("button", "Tallenna muutokset");
  await page.getByText("Joku muu on tallentanut muutoksia samaan aikaan").waitFor();
  await assertFaces(page, "a room that somebody else corrected");
  await keys.activate("button", "Tallenna omani ja korvaa toisen tiedot");
  await keys.arrive("Tilat");
  await page.getByRole("row").filter({ hasText: HALL }).getByText("40", { exact: true }).waitFor();
}

/** The page that proposes dates offers the room with its seats. */
async function proposedIn(page, id) {
  await open(page, `/coordinator/programmes/${id}/schedule`);
  await heading(page, "Ehdota aikoja ohjelmarungon pohjalta");
  const rooms = card(page, "Tilat");
  await rooms.getByLabel(HALL).check();
  await rooms.getByText("40 istumapaikkaa").waitFor();
  await assertFaces(page, "rooms offered for dates");
  await picture(page, "schedule-rooms");
}

/** A room that is used no more is offered no more, and its session is warned of. */
async function retired(page, keys, room) {
  await open(page, `/coordinator/rooms/${room.id}`);
  await keys.reach("button", "Tallenna muutokset");
  await page.getByLabel("poistettu käytöstä").check();
  await keys.activate("button", "Tallenna muutokset");
  await keys.arrive("Tilat");
  await page.getByRole("row").filter({ hasText: HALL }).getByText("poistettu käytöstä").waitFor();
  await picture(page, "rooms-retired");
  const inUse = await all(page.context(), "rooms?state=in_use");
  assert.equal(inUse.length, 0);
}
