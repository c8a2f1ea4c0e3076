#!/usr/bin/env python3
"""Tests every operation of a running server against its own OpenAPI document, as each role in turn.

  run.py URL SIGN_INS WORK

URL is the server's, SIGN_INS a file with the lines it printed at its start (a role, a user name and a password in
each), WORK a folder for reports. First the roles walk through a programme (walk.py), then schemathesis tries every
operation with what it makes up, once for each role, for a machine client with every scope and for nobody. Fails on
a server error, on an answer that the document does not describe, on a request that should have been refused, and when
too few operations were ever answered with success.
"""
import concurrent.futures
import json
import pathlib
import subprocess
import sys
import time
import xml.etree.ElementTree as xml

import requests

from caller import Record, Unexpected
from document import Document
from walk import Walk

# Of all operations, the share that must be answered 2xx by some role.
LEAST_REACHED = 0.8
# Who is tried, in this order. Each operation is tried thoroughly by the first of them who may do it, and lightly by
# everybody else.
ROLES = ("coordinator", "agency_admin", "participant", "decider", "machine_client", "staff_representative",
         "data_protection_officer", "coach", "nobody")
THOROUGH, LIGHT = 12, 3
# So many at a time, each by itself a fixed sequence of requests.
AT_ONCE = 2
# Ends the very sign-in that a run works with: walk.py tries it.
LEFT_OUT = "end_sign_in"
CHECKS = ("not_a_server_error", "status_code_conformance", "content_type_conformance", "response_headers_conformance",
          "response_schema_conformance", "negative_data_rejection", "missing_required_header", "unsupported_method",
          "allow_header_conformance", "ignored_auth")
# What refuses a bad request besides the usual: a stale or missing version, too long an address, too much of a body.
REFUSALS = [400, 401, 403, 404, 405, 406, 409, 412, 413, 414, 415, 422, 428, 429]


def sign_ins(file):
    """The demo's sign-ins, one a line, as the server printed them."""
    lines = [line.split() for line in pathlib.Path(file).read_text("utf-8").splitlines()]
    return [dict(zip(("role", "user_name", "password"), line, strict=True)) for line in lines if len(line) == 3]


def settings(caller, ids, thorough):
    """The settings of one run of schemathesis, as TOML."""
    # Nothing is kept from one run to the next: what is asked depends on the document alone.
    lines = ["[cache]", "enabled = false", "[checks]", "positive_data_acceptance.enabled = false"]
    for check in ("negative_data_rejection", "missing_required_header"):
        lines.append("%s.expected-statuses = %s" % (check, REFUSALS))
    # Ids made up are ids of nothing: most of the time a real one is taken, else an unknown one.
    known = {"path." + name: values for name, values in ids.items()}
    known["header.If-Match"] = ['"%d"' % version for version in (1, 2, 3)]
    for place, (name, values) in enumerate(sorted(known.items())):
        lines += ["[dictionaries.known%d]" % place, "values = " + json.dumps(values)]
    lines.append("[parameters]")
    for place, name in enumerate(sorted(known)):
        lines.append("%s = { dictionary = \"known%d\", probability = 0.7 }" % (json.dumps(name), place))
    lines += ["[phases.stateful]", "enabled = false",
              "[phases.fuzzing]", "extra-data-sources.responses = false",
              "[phases.coverage]", "enabled = %s" % json.dumps(bool(thorough)), "extra-data-sources.responses = false",
              "[generation]", "max-examples = %d" % THOROUGH]
    if thorough:
        lines += ["[[operations]]", "exclude-operation-id = " + json.dumps(sorted(thorough)),
                  "phases.coverage.enabled = false", "phases.examples.enabled = false",
                  "generation.max-examples = %d" % LIGHT]
    if caller.cookie:
        lines += ["[auth.openapi.cookie]", "api_key = " + json.dumps(caller.cookie)]
    if caller.token:
        lines += ["[auth.openapi.machine]", "bearer = " + json.dumps(caller.token)]
    return "\n".join(lines) + "\n"


def run(url, name, toml, checks, work):
    """One run of schemathesis; answers (tests, failures, file of what was sent and answered)."""
    config = work / (name + ".toml")
    config.write_text(toml, "utf-8")
    junit, har = work / (name + ".xml"), work / (name + ".har")
    program = pathlib.Path(sys.executable).with_name("schemathesis")
    command = [str(program), "--config-file", str(config), "run", url + "/api/openapi.json", "--url", url,
               "--header", "Sec-Fetch-Site: same-origin", "--checks", ",".join(checks),
               "--generation-deterministic", "--no-color",
               "--suppress-health-check", "all", "--warnings", "off", "--workers", "1",
               "--request-timeout", "30", "--continue-on-failure", "--exclude-operation-id", LEFT_OUT,
               "--report", "junit,har", "--report-junit-path", str(junit), "--report-har-path", str(har)]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    tests = failures = 0
    if junit.exists():
        for suite in xml.parse(junit).getroot().iter("testsuite"):
            tests += int(suite.get("tests", 0))
            failures += int(suite.get("failures", 0)) + int(suite.get("errors", 0))
    if done.returncode != 0 or tests == 0:
        print(done.stdout)
        failures = max(failures, 1)
    return tests, failures, har


def answered(har, document):
    """Requests sent, and the operations that were answered with success."""
    entries = json.loads(har.read_text("utf-8"))["log"]["entries"] if har.exists() else []
    well = set()
    for entry in entries:
        path = "/" + entry["request"]["url"].split("://", 1)[1].partition("/")[2].split("?")[0]
        operation = document.find(entry["request"]["method"], path)
        if operation and 200 <= entry["response"]["status"] < 300:
            well.add(operation["operationId"])
    return len(entries), well


def tried(url, walk, document, role, thorough, work):
    """One role's run; answers tests, failures, requests and the operations that were answered with success."""
    caller = walk.callers[role]
    if role == "machine_client":
        caller.with_token(walk.token(), caller.scopes)
    begun = time.monotonic()
    # That check takes a cookie out of a request, but not a token of OAuth; walk.py asks with a forged one.
    checks = [check for check in CHECKS if not (caller.token and check == "ignored_auth")]
    tests, failures, har = run(url, role, settings(caller, walk.ids, thorough), checks, work)
    cases, success = answered(har, document)
    print("%-24s %5d requests, %3d operations answered 2xx, %d of %d tests failed, %.0f s" % (
        role, cases, len(success), failures, tests, time.monotonic() - begun), flush=True)
    return tests, failures, cases, success


def walked(url, record, lines):
    """The walk, whether it went to its end, and what it found."""
    begun = time.monotonic()
    walk = Walk(url, record, lines)
    try:
        walk.run()
    except Unexpected as unexpected:
        record.faults.append("the walk ended: %s" % unexpected)
    print("%-24s %5d requests, %3d operations answered 2xx, %d faults, %.0f s" % (
        "walk", record.asked(), len(record.reached()), len(record.faults), time.monotonic() - begun))
    for fault in sorted(set(record.faults)):
        print("  " + fault)
    return walk


def main(url, lines, work):
    work = pathlib.Path(work)
    work.mkdir(parents=True, exist_ok=True)
    document = Document(requests.get(url + "/api/openapi.json", timeout=30).json())
    names = set(document.operations)
    record = Record(document)
    walk = walked(url, record, sign_ins(lines))
    passed, failed = record.asked() - min(len(record.faults), record.asked()), len(record.faults)
    made_up, left, sent = set(), names - {LEFT_OUT}, 0
    runs = []
    for role in ROLES:
        if role not in walk.callers:
            continue
        mine = {name for name in left if document.allows(document.operations[name], walk.callers[role])}
        left -= mine
        runs.append((role, mine))
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        for tests, failures, cases, success in pool.map(lambda one: tried(url, walk, document, *one, work), runs):
            passed, failed = passed + tests - min(failures, tests), failed + failures
            made_up, sent = made_up | success, sent + cases
    if left:
        failed += 1
        print("tried thoroughly by nobody: " + ", ".join(sorted(left)))
    well = record.reached() | made_up
    share = len(well) / len(names)
    print("%d of %d operations were answered 2xx (%.0f %%), %d in the walk and %d to made-up requests; "
          "%d requests in all" % (len(well), len(names), 100 * share, len(record.reached()), len(made_up),
                                  sent + record.asked()))
    if names - well:
        print("never answered 2xx: " + ", ".join(sorted(names - well)))
    if share < LEAST_REACHED:
        failed += 1
        print("at least %.0f %% must be" % (100 * LEAST_REACHED))
    print("%d passed, %d failed" % (passed, failed))
    return 1 if failed else 0


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
