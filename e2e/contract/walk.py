"""Walks the API through a whole programme, each step as the role that takes it.

What a generator of requests cannot guess is done here: shares are promised and revealed, a call is returned and
approved, people are invited, offers answered, groups moved and confirmed. Each step is a real request to the public
API, and each answer is held against the document.
"""
import collections
import hashlib
import itertools
import json
import pathlib
import urllib.parse

from caller import Caller, Unexpected

ROOT = pathlib.Path(__file__).resolve().parents[2]
DEMO = ROOT / "demo/palkeet-2020"
TODAY = "2020-05-04"


def text(words):
    return {"fi": words, "sv": words + " (sv)", "en": words + " (en)"}


class Walk:
    def __init__(self, url, record, sign_ins):
        self.url, self.record = url, record
        self.callers = {}
        self.password = sign_ins[0]["password"]
        for one in sign_ins:
            name = one["role"] if one["role"] not in self.callers else one["user_name"]
            self.callers[name] = Caller(url, record, name).signed_in(one["user_name"], one["password"])
        self.nobody = Caller(url, record, "nobody")
        self.callers["nobody"] = self.nobody
        # Ids of what is there, by the name of the parameter that takes them.
        self.ids = collections.defaultdict(list)

    def __getattr__(self, role):
        if role in self.__dict__.get("callers", {}):
            return self.callers[role]
        raise AttributeError(role)

    def know(self, **ids):
        for name, value in ids.items():
            self.ids[name].append(value)

    def run(self):
        for step in (self.public, self.agency, self.register, self.accounts, self.second_programme, self.application,
                     self.supervision, self.needs, self.paths, self.scoring, self.judging, self.draw, self.offers, self.groups, self.rooms, self.sessions, self.leading, self.participation,
                     self.changes, self.messages, self.machine, self.own_account, self.everywhere):
            step()

    def public(self):
        nobody = self.nobody
        nobody.ask("view_health")
        nobody.ask("view_readiness")
        nobody.ask("view_jwks")
        nobody.ask("view_authorization_server")
        codes = nobody.ask("list_problems")
        nobody.ask("view_problem", code=codes[0]["code"])
        nobody.ask("view_problem", code="no_such_code", expect={404})
        self.know(code=codes[0]["code"])
        nobody.ask("view_me", expect={401})

    def agency(self):
        admin = self.agency_admin
        admin.ask("list_agencies")
        made = admin.ask("create_agency", body={"business_id": "0245437-2", "name": text("Toinen virasto"), "administrator": {
            "display_name": "Toini Toinen", "email": "toini.toinen@toinen.example", "language": "sv"}})
        admin.ask("renew_agency_invitation", agency_id=made["agency"]["id"], body={"email": "toini@toinen.example"})
        self.know(agency_id=made["agency"]["id"])
        agency = admin.ask("view_agency")
        admin.ask("update_agency", version=agency["version"],
                  body={"name": agency["name"], "viewer_names_shown": agency["viewer_names_shown"]})
        held = admin.ask("view_agency", raw=True).headers["ETag"]
        admin.ask("view_agency", headers={"If-None-Match": held}, expect={304}, raw=True)
        for kind in ("unit", "site"):
            made = admin.ask("create_" + kind, body={"name": "Uusi " + kind, "valid_from": "2020-05-01"})
            admin.ask("update_" + kind, version=made["version"], **{kind + "_id": made["id"]},
                      body={"name": "Toinen " + kind, "valid_from": "2020-05-01", "valid_until": "2020-12-31"})
            self.know(**{kind + "_id": made["id"]})
            admin.ask("list_" + kind + "s")

    def register(self):
        admin = self.agency_admin
        people = admin.ask("list_people", query={"limit": 5})["items"]
        person = admin.ask("view_person", person_id=people[0]["id"])
        admin.ask("update_person", person_id=person["id"], version=person["version"],
                  body={"email": "uusi.osoite@palkeet.example", "language": "fi"})
        self.know(person_id=person["id"])
        register = (DEMO / "henkilosto.csv").read_bytes()
        query = {"source": "henkilostorekisteri", "as_of": "2020-04-01"}
        seen = admin.ask("import_people", data=register, media_type="text/csv", query=query)
        applied = dict(query, apply="true", file_sha256=seen["file_sha256"])
        admin.ask("import_people", data=register, media_type="text/csv", query=applied)
        admin.ask("preview_faulty_people_rows", data=register, media_type="text/csv", query=query)
        admin.ask("list_people_imports")
        self.merges()

    def merges(self):
        """Two numbers that are one human: suggested, looked at, merged, undone."""
        admin = self.agency_admin
        row = {"family_name": "Kahdesti", "given_name": "Kaarina", "email": "kaarina.kahdesti@palkeet.example",
               "unit": "Palkkapalvelut", "job_category": "asiantuntija", "is_supervisor": False}
        people = [dict(row, external_id="k-1"), dict(row, external_id="k-2")]
        stored = admin.ask("upsert_people", body={"source": "toinen", "people": people, "apply": True})
        staying, absorbed = (one["person_id"] for one in stored["rows"])
        admin.ask("list_merge_suggestions")
        query = {"staying_id": staying, "absorbed_id": absorbed, "followed": "absorbed"}
        seen = admin.ask("preview_merge", query=query)
        merged = admin.ask("merge_people", body=dict(query, reason="Sama henkilö.",
                           staying_version=seen["staying"]["version"], absorbed_version=seen["absorbed"]["version"]))
        admin.ask("list_person_merges")
        admin.ask("undo_person_merge", person_merge_id=merged["id"], version=merged["version"])
        self.know(person_merge_id=merged["id"])

    def accounts(self):
        admin = self.agency_admin
        body = {"display_name": "Väliaikainen Valmentaja", "language": "fi", "email": "valmentaja@kumppani.example",
                "ends_on": "2020-12-31", "role": "facilitator"}
        invited = admin.ask("create_invitation", body=body)
        self.join("facilitator", invited, "valmentaja")
        account = next(one for one in admin.ask("list_accounts", query={"limit": 200})["items"]
                       if one["id"] == invited["account_id"])
        admin.ask("update_account", account_id=account["id"], version=account["version"],
                  body={"status": account["status"], "ends_on": "2020-11-30"})
        self.know(account_id=account["id"])
        grant = admin.ask("create_role_grant", body={"account_id": account["id"], "role": "assessor",
                                                     "ends_on": "2020-10-31"})
        admin.ask("list_role_grants")
        admin.ask("end_role_grant", role_grant_id=grant["id"], version=grant["version"])
        self.know(role_grant_id=grant["id"])

    def join(self, name, invited, user_name):
        """Redeems an invitation and signs in."""
        token = urllib.parse.urlsplit(invited["link"]).fragment
        self.nobody.ask("preview_link", body={"token": token})
        self.nobody.ask("redeem_link", body={"token": token, "user_name": user_name, "password": self.password})
        self.callers[name] = Caller(self.url, self.record, name).signed_in(user_name, self.password)
        return self.callers[name]

    def second_programme(self):
        coordinator = self.coordinator
        coordinator.ask("list_shipped_designs")
        initiative = coordinator.ask("create_initiative", body={"name": text("Hanke"), "summary": text("Kuvaus")})
        coordinator.ask("update_initiative", initiative_id=initiative["id"], version=initiative["version"],
                        body={"name": text("Hanke 2"), "summary": text("Kuvaus 2")})
        programme = coordinator.ask("create_programme", body={
            "initiative_id": initiative["id"], "slug": "sopimuskoe", "name": text("Ohjelma"),
            "summary": text("Kuvaus"), "target_group": text("Kaikki"), "places": 20, "group_count": 1,
            "design": "erityisasiantuntijan-kehittymispolku"})
        of = {"programme_id": programme["id"]}
        self.know(initiative_id=initiative["id"], programme_id=programme["id"])
        design = coordinator.ask("view_design", **of)
        design = coordinator.ask("publish_design", version=design["version"], **of)
        self.know(design_id=design["id"])
        draft = coordinator.ask("create_design_draft", **of)
        elements = [{key: value for key, value in element.items() if key not in ("id", "position")}
                    for element in draft["elements"]]
        draft = coordinator.ask("update_design", version=draft["version"], body={"elements": elements}, **of)
        coordinator.ask("publish_design", version=draft["version"], **of)
        coordinator.ask("list_designs", **of)
        programme = coordinator.ask("view_programme", **of)
        kept = ("name", "summary", "target_group", "places", "group_count")
        coordinator.ask("update_programme", version=programme["version"], **of,
                        body=dict({key: programme[key] for key in kept}, published=True))
        self.call(of)

    def call(self, of):
        coordinator, decider = self.coordinator, self.decider
        saved = json.loads((DEMO / "demo.json").read_text("utf-8"))["programmes"][0]
        window = dict(saved["call"], opens_on=TODAY, closes_on="2020-05-29", waiting_list_until="2020-12-31")
        call = coordinator.ask("create_call", body=window, **of)
        of = {"call_id": call["id"]}
        self.know(call_id=call["id"])
        quotas = [{"attribute": "site", "value": "Turku", "min": 1, "max": 10}]
        call = coordinator.ask("update_call", version=call["version"], **of,
                               body=dict(window, offer_days=10, method="quota_draw", quotas=quotas))
        coordinator.ask("view_rehearsal_pools", **of)
        coordinator.ask("rehearse_selection", body={"pool": {"staff": {"share_percent": 50}}}, **of)
        criterion = {"key": "need", "name": text("Perustelut"), "points": text("0 = ei perusteltu, 5 = selvä tarve"),
                     "weight": 3, "highest": 5, "questions": ["reason"]}
        coordinator.ask("update_call", version=call["version"], **of,
                        body=dict(window, offer_days=10, method="scored_draw",
                                  supervisor={"part": "working_time", "statements_until": "2020-06-05"},
                                  scoring={"criteria": [criterion], "limit": 6}))
        rule = coordinator.ask("create_rule", body=saved["rules"][0], **of)
        self.know(rule_id=rule["id"])
        coordinator.ask("create_rule_version", rule_id=rule["id"], body=dict(saved["rules"][0], decided_on=TODAY))
        extra = coordinator.ask("create_rule", body=dict(saved["rules"][0], title=text("Toinen sääntö")), **of)
        coordinator.ask("withdraw_rule", rule_id=extra["id"])
        coordinator.ask("list_rule_versions", rule_id=rule["id"])
        source = {"programme_id": call["programme_id"]}
        coordinator.ask("preview_next_year", **source)
        coordinator.ask("copy_programme", body={"year": 2022, "name": text("Kopio")}, **source)
        self.decided(of, "return_call", {"note": "Täydennä kohderyhmä."})
        self.decided(of, "approve_call", {"name": "Kristiina Lehto", "title": "Ryhmäpäällikkö"}, self.publish_rehearsal)
        decider.ask("view_call", **of)
        decider.ask("view_rehearsal_publication", publication_id=self.ids["publication_id"][0])

    def publish_rehearsal(self, of):
        invented = {"people": 60, "kinds": [{"attribute": "site", "value": "Turku", "people": 20}]}
        meets = {"first_day": "2020-08-03", "last_day": "2020-12-18"}
        rehearsal = {"pool": {"invented": invented}, "seed": "07" * 32, "groups": 2, "small_group_size": 5, "meets": meets}
        made = self.decider.ask("publish_rehearsal",
                                body={"rehearsal": rehearsal, "name": "Kristiina Lehto", "title": "Ryhmäpäällikkö"}, **of)
        self.know(publication_id=made["id"])
        self.decider.ask("list_rehearsal_publications", **of)
        self.decider.ask("view_rehearsal_publication", expect={404}, publication_id=made["id"])

    def decided(self, of, decision, body, between=lambda of: None):
        version = self.coordinator.ask("view_call", **of)["version"]
        sent = self.coordinator.ask("submit_call", version=version, **of)
        between(of)
        self.decider.ask(decision, version=sent["version"], body=body, **of)

    def application(self):
        participant, of = self.participant, {"call_id": self.ids["call_id"][0]}
        participant.ask("list_calls", query={"state": "open"})
        answers = [{"question": "reason", "text": "Haluan oppia."}, {"question": "preferred_mode", "choice": "any"},
                   {"question": "motivation", "scale": 4}]
        sent = participant.ask("submit_application", body={"answers": answers}, **of)
        answers[2]["scale"] = 5
        mine = {"application_id": sent["id"]}
        sent = participant.ask("change_application", version=sent["version"], body={"answers": answers}, **mine)
        participant.ask("withdraw_application", version=sent["version"], **mine)
        # Applies anew, so that there is an application whose window is open.
        participant.ask("submit_application", body={"answers": answers}, expect={201, 409}, **of)

    def scoring(self):
        """The new call is scored; while people may still apply there is nothing to divide and nothing to read."""
        of, nothing = {"call_id": self.ids["call_id"][0]}, "00000000-0000-4000-8000-000000000000"
        self.coordinator.ask("view_scoring", **of)
        self.coordinator.ask("name_assessors", expect={409}, body={"account_ids": []}, **of)
        self.decider.ask("list_scoring_totals", expect={409}, **of)
        self.coordinator.ask("name_third_assessor", expect={404}, scored_id=nothing, body={"account_id": nothing})
        account = self.participant.ask("view_me")["account_id"]
        self.agency_admin.ask("create_role_grant", body={"account_id": account, "role": "assessor"})
        self.participant.roles |= {"assessor"}
        assessor, sheet = self.participant, {"sheet_id": nothing}
        assessor.ask("list_score_sheets")
        points = {"points": [{"criterion": "need", "points": 3, "reason": "Selvä tarve."}]}
        assessor.ask("view_score_sheet", expect={404}, **sheet)
        assessor.ask("give_points", expect={404}, version=1, body=points, **sheet)
        assessor.ask("propose_points", expect={404}, version=1, body=points, **sheet)
        assessor.ask("abstain", expect={404}, body={"reason": "recognised"}, **sheet)
        assessor.ask("accept_points", expect={404}, version=1, **sheet)
        mine = self.participant.ask("list_own_applications")["items"][0]
        self.participant.ask("view_own_scores", expect={404}, application_id=mine["id"])

    def supervision(self):
        """The participant reads what the supervisor learns; whoever supervises nobody has nothing to state."""
        of = {"call_id": self.ids["call_id"][0]}
        self.participant.ask("preview_supervisor", **of)
        mine = {"application_id": self.participant.ask("list_own_applications")["items"][0]["id"]}
        self.participant.ask("view_application_supervision", **mine)
        self.participant.ask("reply_to_supervisor", expect={404}, version=1, body={"reply": "Kiitos."}, **mine)
        self.coordinator.ask("list_supervision", **of)
        self.participant.ask("count_supervised_applications")
        self.participant.ask("list_supervised_applications")
        self.participant.ask("view_supervised_hours")
        self.participant.ask("export_supervised_hours")
        self.participant.ask("view_supervised_application", expect={404}, **mine)
        self.participant.ask("state_working_time", expect={404}, version=1, body={"answer": "yes"}, **mine)

    def needs(self):
        """The participant says what they need to take part, and the one who is named for it reads it."""
        mine = self.participant.ask("list_own_applications")["items"][0]
        of, own = {"programme_id": mine["programme_id"]}, {"application_id": mine["id"]}
        contact = self.staff_representative.ask("view_me")["person_id"]
        email = self.coordinator.ask("view_person", person_id=contact)["email"]
        named = self.coordinator.ask("view_accommodation_contact", **of)
        self.coordinator.ask("name_accommodation_contact", version=named["version"], body={"email": email}, **of)
        said = self.participant.ask("view_accommodation_wish", **own)
        said = self.participant.ask("set_accommodation_wish", version=said["version"], **own,
                                    body={"needs": ["diet"], "words": "Kasvisruoka."})
        self.staff_representative.ask("list_accommodation_programmes")
        self.staff_representative.ask("list_accommodation_wishes")
        self.participant.ask("delete_accommodation_wish", version=said["version"], **own)

    def paths(self):
        """Another path is prepared, looked at and withdrawn again: a draw waits for everybody who is offered one."""
        coordinator, decider = self.coordinator, self.decider
        closed = coordinator.ask("list_calls", query={"state": "closed"})["items"][0]
        of = {"call_id": closed["id"]}
        coordinator.ask("view_clusters", **of)
        others = [one["id"] for one in coordinator.ask("list_programmes")["items"] if one["id"] != closed["programme_id"]]
        initiative = coordinator.ask("view_programme", programme_id=closed["programme_id"])["initiative"]["id"]
        target = next(one for one in others
                      if coordinator.ask("view_programme", programme_id=one)["initiative"]["id"] == initiative)
        condition = {"attribute": "role_started_on", "within_months": 12, "reference_date": "2020-04-14"}
        body = {"target_programme_id": target, "title": text("Oma polku"), "conditions": [condition],
                "reason": text("Moni on uusi tehtävässään."), "answer_by": "2020-05-11"}
        addendum = coordinator.ask("prepare_addendum", body=body, **of)
        its = {"addendum_id": addendum["id"]}
        self.know(**its)
        decider.ask("preview_addendum", **its)
        withdrawn = coordinator.ask("withdraw_addendum", version=addendum["version"], **its)
        decider.ask("adopt_addendum", expect={409}, version=withdrawn["version"],
                    body={"name": "Kristiina Lehto", "title": "Ryhmäpäällikkö"}, **its)
        coordinator.ask("list_addenda", **of)
        assert not self.participant.ask("list_own_path_offers")["items"], "nobody was offered anything"
        self.participant.ask("accept_path_offer", expect={404}, path_offer_id=addendum["id"])
        self.participant.ask("export_path_offer_calendar", expect={404}, path_offer_id=addendum["id"])
        self.participant.ask("refuse_path_offer", expect={404}, path_offer_id=addendum["id"])

    def judging(self):
        coordinator = self.coordinator
        closed = coordinator.ask("list_calls", query={"state": "closed"})["items"][0]
        of = {"call_id": closed["id"]}
        self.know(call_id=closed["id"], programme_id=closed["programme_id"])
        page = coordinator.ask("list_applications", query={"limit": 50, "sort": "name"}, raw=True, **of)
        assert 'rel="next"' in page.headers["Link"]
        cursor = page.json()["next_cursor"]
        coordinator.ask("list_applications", query={"limit": 50, "sort": "name", "cursor": cursor}, **of)
        self.know(application_id=page.json()["items"][0]["id"])
        coordinator.ask("view_application", application_id=self.ids["application_id"][-1])
        coordinator.ask("export_applications", **of)
        coordinator.ask("export_applications", query={"format": "xlsx", "state": "submitted"}, **of)
        applications = (DEMO / "hakemukset.csv").read_bytes()
        coordinator.ask("import_applications", data=applications, media_type="text/csv", **of)
        made = coordinator.ask("create_selection", **of)
        self.know(selection_id=made["id"])
        coordinator.ask("create_selection", expect={409}, **of)
        coordinator.ask("prepare_selection", version=made["version"], selection_id=made["id"])

    def draw(self):
        of = {"selection_id": self.ids["selection_id"][0]}
        shares = {"coordinator": "1" * 64, "staff_representative": "2" * 64}
        for role, share in shares.items():
            lines = ["polku-share/1", of["selection_id"], role, share]
            promised = hashlib.sha256("".join(line + "\n" for line in lines).encode()).hexdigest()
            round_ = self.callers[role].ask("promise_share", body={"holder_role": role, "share_hash": promised}, **of)
        fallback = {"description": "The seven main numbers of the Finnish Lotto of 9 May 2020, ascending",
                    "available_on": "2020-05-09"}
        round_ = self.coordinator.ask("commit_selection", version=round_["version"], body={"fallback": fallback}, **of)
        self.nobody.ask("view_commitment", **of)
        for role, share in shares.items():
            round_ = self.callers[role].ask("reveal_share", body={"share": share}, **of)
        self.nobody.ask("view_proof", expect={404}, **of)
        # The call that has closed declares no quotas, so there are no panels to show.
        self.decider.ask("view_panel_book", expect={404}, **of)
        self.participant.ask("view_own_chance", expect={404}, application_id=self.ids["application_id"][-1])
        round_ = self.coordinator.ask("draw_selection", version=round_["version"], **of)
        self.decider.ask("list_proposal", query={"limit": 200}, **of)
        self.decider.ask("export_proposal", query={"format": "xlsx"}, **of)
        self.decider.ask("preview_selection_mail", **of)
        self.decider.ask("confirm_selection", version=round_["version"], **of,
                         body={"name": "Kristiina Lehto", "title": "Ryhmäpäällikkö"})
        self.decider.ask("view_selection", **of)
        self.nobody.ask("view_proof", **of)

    def offers(self):
        of = {"programme_id": self.ids["programme_id"][-1]}
        self.coordinator.ask("view_places", **of)
        answers = ["accept_offer", "decline_offer"]
        for application in [one["application_id"] for one in self.coordinator.ask("list_offers", **of)["items"]]:
            if answers and self.answer(application, answers[0]):
                answers.pop(0)
        waiting = self.coordinator.ask("list_waiting", **of)["items"]
        for export in ("export_offers", "export_waiting"):
            self.coordinator.ask(export, query={"format": "xlsx"}, **of)
        # Every place is offered, so there is none to give out of turn.
        self.coordinator.ask("offer_by_hand", expect={409}, **of, body={
            "application_id": waiting[0]["application_id"], "reason": "Yhteystieto oli väärin."})
        self.checks(of)
        # The waiting list runs until autumn: nobody on it gets the last word before.
        round_ = self.decider.ask("view_selection", selection_id=self.ids["selection_id"][0])
        self.decider.ask("preview_last_word", expect={409}, selection_id=round_["id"])
        self.decider.ask("end_waiting_list", expect={409}, version=round_["version"], selection_id=round_["id"],
                         body={"name": "Kristiina Lehto", "title": "Ryhmäpäällikkö"})

    def checks(self, of):
        """Who declined asks why all the same; the outcome was right."""
        application = self.ids["application_id"][-1]
        asked = self.decline_offer.ask("ask_for_check", application_id=application,
                                       body={"claim": "Tietoni ovat muuttuneet."})
        self.know(check_request_id=asked["id"])
        self.coordinator.ask("list_check_requests", **of)
        self.coordinator.ask("export_check_requests", query={"open": "false", "format": "csv"}, **of)
        entry = self.decider.ask("view_check_request", check_request_id=asked["id"])
        self.decider.ask("answer_check", version=entry["check"]["version"], check_request_id=asked["id"], body={
            "text": "Tulos perustui oikeisiin tietoihin.", "name": "Kristiina Lehto", "title": "Ryhmäpäällikkö"})

    def answer(self, application, answer):
        """Invites who applied and answers their offer, unless they have an account already."""
        person = self.coordinator.ask("view_application", application_id=application)["person"]
        invited = self.agency_admin.ask("create_invitation", expect={201, 409}, body={
            "display_name": person["given_name"] + " " + person["family_name"], "language": "fi",
            "person_id": person["id"]})
        if "link" not in invited:
            return False
        joined = self.join(answer, invited, answer.replace("_", "."))
        joined.ask("list_own_applications")
        offer = joined.ask("view_own_application", application_id=application)["outcome"]["offer"]["id"]
        joined.ask("export_offer_calendar", offer_id=offer)
        joined.ask(answer, offer_id=offer)
        joined.ask("decline_offer", expect={200, 409}, offer_id=offer)
        self.know(offer_id=offer)
        self.know(application_id=application)
        return True

    def groups(self):
        coordinator, of = self.coordinator, {"programme_id": self.ids["programme_id"][-1]}
        proposed = coordinator.ask("propose_groups", body={"weights": {"unit": 3, "site": 2, "job_category": 1}}, **of)
        grouping = proposed["grouping"]
        move = self.harmless_swap(grouping, of)
        grouping = coordinator.ask("move_group_member", version=grouping["version"], body=move, **of)
        grouping = coordinator.ask("undo_group_move", version=grouping["version"], **of)
        coordinator.ask("view_grouping", **of)
        coordinator.ask("view_group_search", **of)
        coordinator.ask("preview_group_mail", **of)
        coordinator.ask("confirm_groups", version=grouping["version"], **of)
        coordinator.ask("list_groups", **of)
        self.small_groups(grouping, of)

    def small_groups(self, grouping, of):
        coordinator, of = self.coordinator, dict(of, group_id=grouping["groups"][0]["id"])
        small = coordinator.ask("propose_small_groups", body={"size": 5}, **of)["grouping"]
        move = self.harmless_swap(small, of, "check_small_group_move")
        small = coordinator.ask("move_small_group_member", version=small["version"], body=move, **of)
        small = coordinator.ask("undo_small_group_move", version=small["version"], **of)
        small = coordinator.ask("view_small_groups", **of)
        coordinator.ask("preview_small_group_mail", **of)
        coordinator.ask("check_small_group_repair", **of)
        coordinator.ask("confirm_small_groups", version=small["version"], **of)
        small = coordinator.ask("view_small_groups", **of)
        coordinator.ask("repair_small_groups", version=small["version"], **of)
        self.know(group_id=of["group_id"])

    def rooms(self):
        """Recorded, corrected, retired; another room is never the same place."""
        coordinator = self.coordinator
        said = {"name": "Sali Päijänne", "address": "Haapaniemenkatu 5, Helsinki", "seats": 40, "step_free": "yes",
                "access": "Luiska pihan puoleisella ovella."}
        room = coordinator.ask("create_room", body=said)
        coordinator.ask("create_room", body=dict(said, name="sali päijänne"), expect={422})
        corrected = coordinator.ask("update_room", version=room["version"], body=dict(said, induction_loop="no"), room_id=room["id"])
        coordinator.ask("update_room", version=room["version"], body=said, expect={412}, room_id=room["id"])
        coordinator.ask("update_room", version=corrected["version"], body=dict(said, state="retired"), room_id=room["id"])
        coordinator.ask("view_room", room_id=room["id"])
        coordinator.ask("list_rooms", query={"state": "retired"})
        self.decider.ask("list_rooms")
        self.know(room_id=room["id"])

    def sessions(self):
        coordinator, of = self.coordinator, {"programme_id": self.ids["programme_id"][-1]}
        lines = coordinator.ask("view_session_hours", **of)["lines"]
        lecture = next(line for line in lines if line["kind"] == "lecture")
        said = {"element_id": lecture["element_id"], "start": "2020-09-08T09:00", "end": "2020-09-08T10:00", "mode": "remote"}
        plan = {"session": said, "series": {"every_weeks": 1, "times": 2}}
        coordinator.ask("preview_sessions", body=plan, **of)
        held, dropped = coordinator.ask("plan_sessions", body=plan, **of)["items"]
        coordinator.ask("remove_session", version=dropped["version"], session_id=dropped["id"])
        held = coordinator.ask("update_session", version=held["version"], body=dict(said, end="2020-09-08T10:30"), session_id=held["id"])
        held = coordinator.ask("publish_sessions", body={"session_ids": [held["id"]]}, **of)["items"][0]
        coordinator.ask("list_sessions", query={"state": "published"}, **of)
        copied = {"sessions": [{"session_id": held["id"], "version": held["version"]}], "days": 7, "start_time": "12:00"}
        coordinator.ask("preview_copies", body=copied, **of)
        copy = coordinator.ask("copy_sessions", body=copied, **of)["items"][0]
        coordinator.ask("remove_session", version=copy["version"], session_id=copy["id"])
        coordinator.ask("view_session", session_id=held["id"])
        wanted = {"filter": {"session_ids": [held["id"]]}, "to": "hybrid"}
        seen = coordinator.ask("preview_circumstances", body=wanted, **of)["sessions"][0]
        change = {"to": "hybrid", "cause": "restrictions", "sessions": [{"session_id": seen["session_id"], "version": seen["version"]}]}
        change = coordinator.ask("change_circumstances", body=change, **of)
        coordinator.ask("list_circumstances", **of)
        coordinator.ask("undo_circumstances", circumstance_id=change["id"])
        coordinator.ask("list_session_mode_changes", session_id=held["id"])
        held = coordinator.ask("view_session", session_id=held["id"])
        links = {"links": [{"title": "Kalvot", "address": "https://moodle.example.fi/course/7"}]}
        held = coordinator.ask("save_session_links", version=held["version"], body=links, session_id=held["id"])
        pasted = {"text": "8.9.2020 9.00;;https://kokous.example.fi/a1"}
        coordinator.ask("preview_join_addresses", body=pasted, **of)
        given = [{"session_id": held["id"], "version": held["version"], "address": "https://kokous.example.fi/a1"}]
        coordinator.ask("give_join_addresses", body={"sessions": given}, expect={200, 409}, **of)
        held = coordinator.ask("view_session", session_id=held["id"])
        printed = coordinator.ask("make_sign_in_list", session_id=held["id"])
        coordinator.ask("view_sign_in_list", query={"code": printed["code"]}, session_id=held["id"])
        listed = "Name,Join time,Leave time\nAino,2020-09-08 09:00,2020-09-08 10:00\n"
        coordinator.ask("preview_attendance", data=listed.encode(), media_type="text/csv", expect={200, 409}, session_id=held["id"])
        self.accept_offer.ask("list_own_sessions")
        # Whoever took a place after it was held was no member of it.
        self.accept_offer.ask("view_own_session", expect={200, 404}, session_id=held["id"])
        # It is hybrid no more since the change was undone, so that there is nothing to choose.
        self.accept_offer.ask("choose_way", body={"way": "remote"}, expect={404, 409}, session_id=held["id"])
        self.accept_offer.ask("export_own_calendar")
        address = self.accept_offer.ask("make_own_calendar_address")["address"]
        self.accept_offer.ask("view_own_calendar_address")
        secret = address.split("/")[-2]
        self.nobody.ask("follow_calendar", secret=secret)
        tag = self.nobody.ask("follow_calendar", raw=True, secret=secret).headers["ETag"]
        self.nobody.ask("follow_calendar", headers={"If-None-Match": tag}, expect={304}, raw=True, secret=secret)
        self.accept_offer.ask("end_own_calendar_address")
        self.nobody.ask("follow_calendar", expect={404}, secret=secret)
        self.availability()
        self.know(secret=secret)
        day = coordinator.ask("view_session_today", session_id=held["id"])
        moved = coordinator.ask("change_session_today", version=day["version"], body={"step": "move", "start": "2020-09-08T13:00"}, session_id=held["id"])
        coordinator.ask("list_session_calendar", query={"from": "2020-09-01", "until": "2020-09-30"})
        coordinator.ask("export_session_calendar", query={"from": "2020-09-01", "until": "2020-09-30", "format": "xlsx"})
        coordinator.ask("view_programme_health", **of)
        to = {"sessions": [{"session_id": held["id"], "version": moved["version"]}], "days": 1, "start_time": "10:00"}
        coordinator.ask("preview_moves", body=to, **of)
        moved = coordinator.ask("move_sessions", body=to, **of)["sessions"][0]["session"]
        cancelled = coordinator.ask("cancel_session", version=moved["version"], body={"reason": "venue"}, session_id=held["id"])
        again = {"start": coordinator.ask("view_session_today", session_id=held["id"])["proposals"][0]["start"]}
        coordinator.ask("hold_again", version=cancelled["version"], body=again, session_id=held["id"])
        self.know(session_id=held["id"], circumstance_id=change["id"])
        asked = {"first": "2020-10-01", "last": "2020-12-18", "weekdays": ["tuesday", "thursday"], "from": "08:00", "until": "16:00",
                 "elements": [{"element_id": lecture["element_id"], "mode": "remote"}]}
        seen = coordinator.ask("preview_schedule", body=asked, **of)
        coordinator.ask("accept_schedule", body={"asked": asked, "digest": seen["digest"]}, **of)

    def availability(self):
        """Somebody says when they work and when they are busy, and whether they get a digest; a system sends intervals of them in `machine`."""
        own = self.accept_offer
        digest = own.ask("view_own_digest_settings")
        own.ask("save_own_digest_settings", version=digest["version"], body={"frequency": "weekly"})
        own.ask("preview_own_digest", body={"frequency": "working_days"})
        week = own.ask("view_own_working_week")
        days = [{"weekday": 2, "from": "10:15", "until": "16:00"}]
        own.ask("save_own_working_week", version=week["version"], body={"days": days})
        # What is sent is kept for a day: the answer tells which day it is there.
        day = own.ask("send_own_busy_intervals", body={"intervals": []})["kept_until"][:10]
        self.busy = [{"from": day + "T23:00:00Z", "until": day + "T23:30:00Z"}]
        own.ask("send_own_busy_intervals", body={"intervals": self.busy})
        own.ask("view_own_busy_intervals")
        own.ask("clear_own_busy_intervals")

    def leading(self):
        """A coach is invited, accepts, is checked, leads; an official decides and waives."""
        coordinator, decider, of = self.coordinator, self.decider, {"programme_id": self.ids["programme_id"][-1]}
        terms = coordinator.ask("view_facilitator_terms", **of)
        coordinator.ask("set_facilitator_terms", version=terms["number"], body={"text": text("Kuultu jää tapaamiseen.")}, **of)
        coach = self.accept_offer
        person = coach.ask("view_me")["person_id"]
        made = coordinator.ask("invite_facilitator", body={"kind": "coach", "person_id": person, "ends_on": "2020-12-31"}, **of)
        guest = {"kind": "lecturer", "name": "Kaisa Kumppani", "organisation": "Kumppani Oy", "email": "kaisa@kumppani.example"}
        asked = coordinator.ask("invite_facilitator", body=dict(guest, language="sv", ends_on="2020-12-31"), **of)
        coordinator.ask("renew_facilitator_invitation", facilitator_id=asked["id"])
        one = {"facilitator_id": made["id"]}
        own = coach.ask("list_own_facilitations")["items"][0]
        coach.ask("accept_facilitator_terms", version=own["version"], body={"number": own["terms"]["number"]}, **one)
        now = coordinator.ask("view_facilitator", **one)
        coordinator.ask("update_facilitator", version=now["version"], body={"ends_on": "2020-12-30"}, **one)
        stated = coordinator.ask("state_evidence", body={"years": 1, "remote_hours": 2, "references": 3}, **one)
        decider.ask("check_evidence", evidence_id=stated["evidence"][0]["id"], body={"outcome": "confirmed"}, **one)
        coordinator.ask("list_facilitators", **of)
        lines = coordinator.ask("view_session_hours", **of)["lines"]
        coaching = next(line for line in lines if line["kind"] == "small_group_coaching")
        said = {"element_id": coaching["element_id"], "start": "2020-09-10T09:00", "end": "2020-09-10T12:00", "mode": "remote"}
        held = coordinator.ask("plan_sessions", body={"session": said}, **of)["items"][0]
        at = {"session_id": held["id"]}
        coordinator.ask("assign_facilitators", version=held["version"], body={"facilitator_ids": [made["id"]]}, **at)
        coordinator.ask("view_session_leading", **at)
        coordinator.ask("publish_sessions", body={"session_ids": [held["id"]]}, expect={409}, **of)
        who = {"name": "Päivi Päättäjä", "title": "kehittämispäällikkö"}
        decider.ask("waive_coach_policy", body=dict(who, facilitator_id=made["id"], mode="remote", reason="Ryhmä tuntee valmentajan."), **at)
        coordinator.ask("publish_sessions", body={"session_ids": [held["id"]]}, **of)
        coordinator.ask("list_coach_waivers", **of)
        coordinator.ask("list_coach_breaches", **of)
        # The role came with the terms: whoever signs in again is known to have it.
        self.callers["coach"] = coach.signed_in("accept.offer", self.password)
        coach.ask("list_led_sessions")
        coach.ask("view_led_session", **at)
        coach.ask("export_led_calendar")
        nothing = {"years": 0, "remote_hours": 0, "references": 0}
        demanded = {"in_person": nothing, "remote": dict(nothing, years=5), "hybrid": nothing}
        decider.ask("decide_coach_policy", body=dict(who, thresholds=demanded, reason="Palautteen perusteella.", valid_from="2030-01-01"))
        coordinator.ask("view_coach_policy")
        coordinator.ask("list_coach_policies")
        self.know(evidence_id=stated["evidence"][0]["id"], **one)

    def participation(self):
        coordinator, of = self.coordinator, {"programme_id": self.ids["programme_id"][-1]}
        coordinator.ask("list_participants", query={"state": "ongoing"}, **of)
        coordinator.ask("export_participants", query={"state": "ongoing", "format": "xlsx"}, **of)
        mine = {"application_id": coordinator.ask("list_participants", **of)["items"][0]["application_id"]}
        coordinator.ask("pause_participation", **mine)
        coordinator.ask("complete_participation", expect={409}, **mine)
        coordinator.ask("resume_participation", **mine)
        self.accept_offer.ask("list_own_participations")
        self.promises(of, mine)
        self.accept_offer.ask("leave_programme", body={"reason": "work_situation"}, **mine)
        coordinator.ask("view_participation", **mine)

    def promises(self, of, mine):
        """A design takes more than was promised: who takes part is asked, and answers for themselves."""
        coordinator, draft = self.coordinator, self.coordinator.ask("create_design_draft", **of)
        kept = [{key: value for key, value in element.items() if key not in ("id", "position")
                 and (key != "minutes" or element["length"] == "minutes")} for element in draft["elements"]]
        more = {"kind": "lecture", "title": text("Lisätapaaminen"), "repeats": 2, "length": "minutes", "minutes": 180}
        draft = coordinator.ask("update_design", version=draft["version"], body={"elements": kept + [more]}, **of)
        coordinator.ask("preview_design_publication", **of)
        design = coordinator.ask("publish_design", version=draft["version"], **of)
        coordinator.ask("list_hour_questions", query={"open": "true"}, **of)
        self.accept_offer.ask("list_own_hour_questions")
        self.accept_offer.ask("consent_to_hours", body={"design_id": design["id"]}, **mine)

    def messages(self):
        """The coordinator words a reminder, tries it, says when it goes, and sees which mails left."""
        coordinator, of = self.coordinator, {"programme_id": self.ids["programme_id"][-1]}
        messages = coordinator.ask("view_programme_messages", **of)
        kind = "place_reminder"
        house = next(one["house"] for one in messages["messages"] if one["kind"] == kind)
        words = {"kind": kind, "words": house}
        coordinator.ask("preview_programme_message", body=words, **of)
        coordinator.ask("try_programme_message", body=dict(words, language="sv"), **of)
        saved = coordinator.ask("save_programme_message", version=messages["version"], body=words, **of)
        coordinator.ask("save_programme_message", version=saved["version"], body={"kind": kind}, **of)
        reminders = coordinator.ask("view_reminders", **of)
        coordinator.ask("save_reminders", version=reminders["version"], body={"place_days": [5, 2], "way_days": [], "terms_days": [4]}, **of)
        # Nobody may wait, and it may be quiet.
        coordinator.ask("send_reminders", expect={200, 409}, body={"kind": "place"}, **of)
        coordinator.ask("list_programme_mails", query={"state": "sent"}, **of)
        coordinator.ask("export_programme_mails", query={"kind": "offer", "format": "xlsx"}, **of)

    def changes(self):
        """Somebody who waits moves to another unit: the register says so, and the coordinator decides."""
        admin, coordinator, of = self.agency_admin, self.coordinator, {"programme_id": self.ids["programme_id"][-1]}
        waits = coordinator.ask("list_waiting", **of)["items"][0]["application_id"]
        known = admin.ask("view_person", person_id=coordinator.ask("view_application", application_id=waits)["person"]["id"])
        row = {name: known[name] for name in ("external_id", "family_name", "given_name", "email", "job_category",
                                              "is_supervisor")}
        body = {"source": known["source"], "people": [dict(row, external_ref="rivi/1", unit="Uusi yksikkö")]}
        admin.ask("upsert_people", body=body)
        admin.ask("upsert_people", body=dict(body, apply=True))
        change = coordinator.ask("list_register_changes", query={"open": "true"}, **of)["items"][0]
        coordinator.ask("export_register_changes", query={"open": "true", "format": "xlsx"}, **of)
        coordinator.ask("resolve_register_change", register_change_id=change["id"], version=change["version"],
                        body={"resolution": "kept"})
        self.know(register_change_id=change["id"])

    def harmless_swap(self, grouping, of, check="check_group_move"):
        """Two people who can change places without breaking a limit."""
        one, another = grouping["groups"][:2]
        for mine, other in itertools.product(one["members"], another["members"]):
            swap = {"application_id": mine, "to_group": another["number"], "swap_with": other}
            if self.coordinator.ask(check, query=swap, **of)["allowed"]:
                return swap
        raise Unexpected("no two people can change places")

    def machine(self):
        admin = self.agency_admin
        flows = self.record.document.raw["components"]["securitySchemes"]["machine"]["flows"]
        scopes = sorted(flows["clientCredentials"]["scopes"])
        ended = admin.ask("create_machine_client", body={"name": "Vanha järjestelmä", "scopes": scopes[:1]})
        admin.ask("end_machine_client", client_id=ended["id"], version=ended["version"])
        self.know(client_id=ended["id"])
        self.client = admin.ask("create_machine_client", body={"name": "HR-järjestelmä", "scopes": scopes})
        admin.ask("list_machine_clients")
        token = self.token()
        self.callers["machine_client"] = Caller(self.url, self.record, "machine_client").with_token(token, scopes)
        busy = {"person_id": self.accept_offer.ask("view_me")["person_id"], "intervals": self.busy}
        self.callers["machine_client"].ask("send_busy_intervals", body={"people": [busy]})
        # Of nobody: answered as any other.
        lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "METHOD:REPLY", "BEGIN:VEVENT", "UID:%s@sessions.polku" % self.ids["session_id"][-1],
                 "SEQUENCE:1", "DTSTAMP:20200504T060000Z", "ATTENDEE;PARTSTAT=DECLINED:mailto:ei.kukaan@virasto.example.fi",
                 "END:VEVENT", "END:VCALENDAR", ""]
        self.callers["machine_client"].ask("send_invitation_reply", body={"calendar": "\r\n".join(lines)})
        # One character of the signature is another one.
        forged = token[:-10] + ("A" if token[-10] != "A" else "B") + token[-9:]
        self.forged = Caller(self.url, self.record, "forged token").with_token(forged)

    def token(self):
        """A new token with every scope; it is good for ten minutes."""
        self.nobody.session.auth = (self.client["id"], self.client["secret"])
        form = {"grant_type": "client_credentials", "scope": " ".join(self.client["scopes"])}
        answer = self.nobody.ask("issue_token", data=form)
        self.nobody.session.auth = None
        return answer["access_token"]

    def personal_links(self):
        own = self.accept_offer
        own.ask("set_own_link_address", body={"address": "oma@kotona.example"})
        own.ask("view_own_personal_link")
        own.ask("delete_own_link_address")
        self.anonymous_link()
        person = self.agency_admin.ask("list_people", query={"limit": 1})["items"][0]["id"]
        self.agency_admin.ask("view_personal_link", person_id=person)
        # Whoever is in service signs in, and keeps the address they gave.
        self.agency_admin.ask("issue_personal_link", expect={409}, person_id=person)
        self.agency_admin.ask("end_personal_link", expect={409}, person_id=person)

    def anonymous_link(self):
        nobody = Caller(self.url, self.record, "nobody")
        nobody.ask("ask_for_personal_link", body={"address": "oma@kotona.example"})
        nobody.ask("open_personal_link", expect={404}, body={"token": "A" * 43})

    def own_account(self):
        admin = self.agency_admin
        admin.ask("list_sunk_mails")
        self.data_protection_officer.ask("list_audit_entries")
        self.data_protection_officer.ask("view_retention_outlook")
        self.data_protection_officer.ask("list_erasure_reports")
        for caller in self.callers.values():
            if caller.roles:
                for operation in ("view_me", "view_my_data", "export_my_data", "view_my_access_log", "list_own_groups"):
                    caller.ask(operation, expect={200, 403, 404})
        self.personal_links()
        name = "accept.offer"
        changed = self.password + "-uusi"
        self.accept_offer.ask("change_password", body={"current": self.password, "new": changed})
        self.accept_offer.signed_in(name, changed)
        other = Caller(self.url, self.record, "accept_offer").signed_in(name, changed)
        other.ask("end_sign_in")
        other.ask("view_me", expect={401})

    def everywhere(self):
        """Everything that can be read, as everybody: whoever may not read it gets a refusal that is described."""
        for operation in self.record.document.operations.values():
            names = [one["name"] for one in operation.get("parameters", []) if one["in"] == "path"]
            must = any(one.get("required") and one["in"] == "query" for one in operation.get("parameters", []))
            if operation["method"] != "GET" or must or any(name not in self.ids for name in names):
                continue
            for values in itertools.product(*(self.ids[name] for name in names)):
                of = dict(zip(names, values, strict=True))
                for caller in self.callers.values():
                    caller.ask(operation["operationId"], expect=range(200, 500), **of)
                if "x-authz" in operation:
                    self.forged.ask(operation["operationId"], expect={401}, **of)
