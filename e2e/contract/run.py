#!/usr/bin/env python3
"""Tests every operation of a running server against its own OpenAPI document, signed in as each role in turn.

  run.py URL SIGN_INS WORK

URL is the server's, SIGN_INS the demo's list of sign-ins (JSON), WORK a folder for reports. Fails on a server
error, on an answer that the document does not describe, and when too few operations were ever answered with success.
"""
import json
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as xml

import requests

# Of all operations, the share that must be answered 2xx by some role.
LEAST_REACHED = 0.8
# Ends the very sign-in that a run works with; tried once by itself.
LAST = "end_sign_in"
CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_headers_conformance," \
    "response_schema_conformance"
EXAMPLES = 12
SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin"}


def operations(document):
    """(method, pattern of the path, operation id) for each operation."""
    found = []
    for path, item in document["paths"].items():
        pattern = re.compile("^" + re.sub(r"\\{[^}]*\\}", "[^/]+", re.escape(path)) + "$")
        found += [(method.upper(), path, pattern, operation["operationId"]) for method, operation in item.items()]
    return found


def signed_in(url, one):
    session = requests.Session()
    session.headers.update(SAME_ORIGIN)
    body = {"user_name": one["user_name"], "password": one["password"]}
    session.post(url + "/api/v1/sign_ins", json=body, timeout=30).raise_for_status()
    return session


def singular(word):
    return re.sub("ies$", "y", word)[:-1] if word.endswith("s") and not word.endswith("ies") else re.sub("ies$", "y", word)


def known_ids(url, session, found):
    """Ids of what is there, by parameter name, so that operations are tried on more than made-up ids."""
    ids = {}
    reading = [path for method, path, _, _ in found if method == "GET" and path.startswith("/api/")]
    for path in sorted(reading, key=lambda path: path.count("{")):
        names = re.findall(r"\{([^}]*)\}", path)
        if any(name not in ids for name in names):
            continue
        answer = session.get(url + path.format(**ids), headers={"Accept": "application/json"}, timeout=30)
        if answer.status_code != 200 or "json" not in answer.headers.get("Content-Type", ""):
            continue
        body = answer.json()
        items = body.get("items") if isinstance(body, dict) else body
        first = items[0] if isinstance(items, list) and items and isinstance(items[0], dict) else {}
        name = singular(path.rstrip("/").rsplit("/", 1)[-1]) + "_id"
        if "id" in first:
            ids.setdefault(name, first["id"])
        for key, value in first.items():
            if key.endswith("_id") and isinstance(value, str):
                ids.setdefault(key, value)
        if isinstance(body, dict):
            for key, value in body.items():
                if key.endswith("_id") and isinstance(value, str):
                    ids.setdefault(key, value)
    return ids


def run(url, session, ids, work, name, only=None):
    """One run of schemathesis; answers (tests, failures, file of what was sent and answered)."""
    config = work / (name + ".toml")
    lines = ["[parameters]"] + ["%s = %s" % (json.dumps(key), json.dumps(value)) for key, value in sorted(ids.items())]
    config.write_text("\n".join(lines) + "\n", "utf-8")
    cookies = "; ".join("%s=%s" % (cookie.name, cookie.value) for cookie in session.cookies)
    junit, har = work / (name + ".xml"), work / (name + ".har")
    program = pathlib.Path(sys.executable).with_name("schemathesis")
    command = [str(program), "--config-file", str(config), "run", url + "/api/openapi.json", "--url", url,
               "--header", "Cookie: " + cookies, "--header", "Sec-Fetch-Site: same-origin",
               "--checks", CHECKS, "--max-examples", str(EXAMPLES), "--generation-deterministic", "--no-color",
               "--generation-database", "none", "--suppress-health-check", "all", "--warnings", "off", "--workers", "2",
               "--request-timeout", "30", "--continue-on-failure",
               "--report", "junit,har", "--report-junit-path", str(junit), "--report-har-path", str(har)]
    command += ["--include-operation-id", only] if only else ["--exclude-operation-id", LAST]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    tests = failures = 0
    if junit.exists():
        for suite in xml.parse(junit).getroot().iter("testsuite"):
            tests += int(suite.get("tests", 0))
            failures += int(suite.get("failures", 0)) + int(suite.get("errors", 0))
    if done.returncode != 0:
        print(done.stdout)
        failures = max(failures, 1)
    return tests, failures, har


def reached(har, found):
    """Operations that were answered with success, and server errors."""
    well, broken = set(), []
    if not har.exists():
        return well, broken
    for entry in json.loads(har.read_text("utf-8"))["log"]["entries"]:
        method, address, status = entry["request"]["method"], entry["request"]["url"], entry["response"]["status"]
        path = re.sub(r"^https?://[^/]+", "", address).split("?")[0]
        if status >= 500:
            broken.append("%s %s: %d" % (method, path, status))
        if 200 <= status < 300:
            well |= {name for known, _, pattern, name in found if known == method and pattern.match(path)}
    return well, broken


def main(url, sign_ins, work):
    work = pathlib.Path(work)
    work.mkdir(parents=True, exist_ok=True)
    document = requests.get(url + "/api/openapi.json", timeout=30).json()
    found = operations(document)
    roles = json.loads(pathlib.Path(sign_ins).read_text("utf-8"))
    passed = failed = 0
    well = set()
    for one in roles:
        session = signed_in(url, one)
        ids = known_ids(url, session, found)
        for name, only in ((one["role"], None), (one["role"] + "-last", LAST)):
            tests, failures, har = run(url, session, ids, work, name, only)
            success, broken = reached(har, found)
            well |= success
            print("%-28s %3d operations, %d failed, %d answered 2xx" % (name, tests, failures, len(success)))
            for line in broken[:20]:
                print("  server error: " + line)
            passed, failed = passed + tests - min(failures, tests), failed + failures
    names = {name for _, _, _, name in found}
    share = len(well) / len(names)
    print("%d of %d operations were answered 2xx (%.0f %%)" % (len(well), len(names), 100 * share))
    if share < LEAST_REACHED:
        failed += 1
        print("never answered 2xx: " + ", ".join(sorted(names - well)))
    print("%d passed, %d failed" % (passed, failed))
    return 1 if failed else 0


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
