// Every page as the demo has it, in three languages, light and dark and narrow.
import { all, approveCall, ask, PROGRAMME_A, PROGRAMME_B, programme, sendCall } from "../harness/api.mjs";
import { assertEveryFace } from "../harness/accessibility.mjs";
import { journeys } from "../harness/journey.mjs";

const { journey, server, browser } = journeys();
const faces = (role, paths) => assertEveryFace(browser(), server(), role, paths);

journey("pages for people who are signed out", async () => {
  await faces(null, {
    "sign-in": "/sign-in",
    "sign-in-next": "/sign-in?next=%2Fcalls",
    "invitation-without-secret": "/invitation",
    "public-programme": `/public/1900000-0/${PROGRAMME_A}`,
  });
});

journey("pages of the coordinator, before the selection", async ({ as }) => {
  const coordinator = await as("coordinator");
  const { id } = await programme(coordinator, PROGRAMME_A);
  const { call_id } = await ask(coordinator, "GET", `programmes/${id}`);
  const [application] = await all(coordinator, `calls/${call_id}/applications`);
  await faces("coordinator", {
    programmes: "/coordinator",
    programme: `/coordinator/programmes/${id}`,
    applications: `/coordinator/programmes/${id}/applications`,
    "application-not-checked": `/coordinator/programmes/${id}/applications/${application.id}`,
    "selection-begin": `/coordinator/programmes/${id}/selection`,
    "groups-begin": `/coordinator/programmes/${id}/groups`,
    "places-begin": `/coordinator/programmes/${id}/places`,
    "design-published": `/coordinator/programmes/${id}/design`,
    "call-read": `/coordinator/programmes/${id}/call`,
    "call-new": `/coordinator/programmes/${(await programme(coordinator, PROGRAMME_B)).id}/call`,
    "programme-settings": `/coordinator/programmes/${id}/settings`,
    "programme-new": "/coordinator/programmes/new",
    people: "/coordinator/people",
    "people-import": "/coordinator/people/import",
    duplicates: "/coordinator/people/duplicates",
    "coordinator-not-found": "/coordinator/not-there",
  });
});

journey("pages of the decider and of the staff, before and after applying", async ({ as }) => {
  const { call } = await sendCall(await as("coordinator"));
  const decider = await as("decider");
  await faces("decider", { approvals: "/coordinator/approvals", approval: `/coordinator/approvals/${call}` });
  await approveCall(decider, call);
  const applicant = await as("hakija");
  const { items } = await ask(applicant, "GET", "me/applications");
  await faces("hakija", {
    "my-path": "/",
    calls: "/calls",
    call: `/calls/${call}`,
    "call-closed": `/calls/${items[0].call_id}`,
    apply: `/calls/${call}/apply`,
    "application-under-review": `/applications/${items[0].id}`,
    "my-data": "/my-data",
    "not-found": "/not-there",
  });
});

journey("pages of administrators and overseers", async () => {
  await faces("agency_admin", { admin: "/coordinator/admin", mail: "/coordinator/mail" });
  await faces("data_protection_officer", { audit: "/coordinator/audit" });
  await faces("staff_representative", { "my-path-representative": "/" });
});
