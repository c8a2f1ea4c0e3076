#!/usr/bin/env python3
"""Verify proofs of a public draw, by docs/SELECTION.md alone. Python 3.9 or later, standard library only.

  verify.py FILE...                     each proof: valid, or refused and why; exit status 1 if any is refused
  verify.py --line RECEIPT SALT FILE    also says what became of one's own line
  verify.py --vectors FILE              recomputes every text and hash of docs/selection-vectors.json
  verify.py --corpus DIR                compares with the verdicts in DIR/manifest.json

Written without sight of the product's own verifier, so that an error would have to be made twice.
"""
import datetime
import hashlib
import json
import pathlib
import re
import sys


class Refused(Exception):
    """A check of section 4 failed; the first argument is its code."""


def require(condition, code, where=""):
    if not condition:
        raise Refused(code, where)


# Section 3: the texts that are hashed.

def sha256(*lines):
    return hashlib.sha256("".join(line + "\n" for line in lines).encode("utf-8")).hexdigest()


def rules_lines(rules):
    return ["polku-rules/1"] + ["rule: %s %d %s" % (rule["id"], rule["version"], rule["text"]) for rule in rules]


def commitment_lines(commitment):
    earlier = commitment["corrects"]
    return [
        "polku-draw/1",
        "round: " + commitment["round"],
        "corrects: " + ("none" if earlier is None else earlier["round"] + " " + earlier["cause"]),
        "call: " + commitment["call"],
        "seats: %d" % commitment["seats"],
        "method: equal chance draw",
        "rules: " + commitment["rules_sha256"],
        *["share: %s %s" % (promise["role"], promise["sha256"]) for promise in commitment["shares"]],
        "reveal_by: " + commitment["reveal_by"],
        "fallback_on: " + commitment["fallback"]["published_on"],
        "fallback: " + commitment["fallback"]["description"],
        "pool: %d" % len(commitment["pool"]),
        *commitment["pool"],
    ]


def share_lines(commitment, promise, share):
    return ["polku-share/1", commitment["round"], promise["role"], share]


def seed_lines(commitment_sha256, shares, fallback_value):
    used = ["fallback: " + fallback_value if share is None else "share: " + share for share in shares]
    return ["polku-seed/1", commitment_sha256, *used]


def rank_lines(seed, pseudonym):
    return ["polku-rank/1", seed, pseudonym]


def drawn_order(seed, pool):
    return sorted(pool, key=lambda pseudonym: (sha256(*rank_lines(seed, pseudonym)), pseudonym))


def pseudonym_of(round_id, receipt, salt):
    return sha256("polku-line/1", round_id, receipt, salt)[:32]


# Section 4, checks 1 and 2: one JSON value of the right shape.

TEXT, NUMBER = "string", "number"
SHAPE = {
    "format": TEXT,
    "commitment": {
        "format": TEXT,
        "round": TEXT,
        "corrects": ("null or", {"round": TEXT, "cause": TEXT}),
        "call": TEXT,
        "seats": NUMBER,
        "method": TEXT,
        "rules": [{"id": TEXT, "version": NUMBER, "text": TEXT}],
        "rules_sha256": TEXT,
        "shares": [{"role": TEXT, "sha256": TEXT}],
        "reveal_by": TEXT,
        "fallback": {"description": TEXT, "published_on": TEXT},
        "pool": [TEXT],
    },
    "commitment_sha256": TEXT,
    "shares": [("null or", TEXT)],
    "fallback_value": ("null or", TEXT),
    "seed": TEXT,
    "order": [TEXT],
}


def unique_names(pairs):
    fields = dict(pairs)
    require(len(fields) == len(pairs), "duplicate_field")
    return fields


def no_constant(name):
    raise ValueError(name + " is not JSON")


def read(data):
    try:
        text = data.decode("utf-8", "strict")
    except UnicodeDecodeError:
        raise Refused("not_utf8") from None
    try:
        value = json.loads(text, object_pairs_hook=unique_names, parse_constant=no_constant)
        json.dumps(value, ensure_ascii=False).encode("utf-8")  # refuses unpaired surrogates
    except (ValueError, RecursionError):
        raise Refused("not_json") from None
    check_shape(value, SHAPE, "")
    return value


def check_shape(value, shape, where):
    if isinstance(shape, tuple):
        if value is not None:
            check_shape(value, shape[1], where)
    elif isinstance(shape, dict):
        require(isinstance(value, dict), "wrong_type", where)
        for name in value:
            require(name in shape, "unknown_field", where + "/" + name)
        for name in shape:
            require(name in value, "missing_field", where + "/" + name)
        for name, inner in shape.items():
            check_shape(value[name], inner, where + "/" + name)
    elif isinstance(shape, list):
        require(isinstance(value, list), "wrong_type", where)
        for index, member in enumerate(value):
            check_shape(member, shape[0], "%s/%d" % (where, index))
        require(not where.endswith("shares") or len(value) == 2, "wrong_length", where)
    elif shape == NUMBER:
        require(isinstance(value, (int, float)) and not isinstance(value, bool), "wrong_type", where)
    else:
        require(isinstance(value, str), "wrong_type", where)


# Section 2 and section 4, check 4: the kinds of values.

def pattern(expression, code):
    compiled = re.compile(expression)

    def check(value, where):
        require(compiled.fullmatch(value), code, where)
    return check


digest = pattern("[0-9a-f]{64}", "digest_malformed")
pseudonym = pattern("[0-9a-f]{32}", "pseudonym_malformed")
uuid = pattern("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "uuid_malformed")
role = pattern("[a-z][a-z0-9_]{0,39}", "role_malformed")
rule_id = pattern("[a-z0-9][a-z0-9_-]{0,63}", "rule_id_malformed")


def date(value, where):
    require(re.fullmatch("2[0-9]{3}-[0-9]{2}-[0-9]{2}", value), "date_malformed", where)
    try:
        datetime.date(int(value[:4]), int(value[5:7]), int(value[8:]))
    except ValueError:
        raise Refused("date_malformed", where) from None


def text(value, where):
    forbidden = re.search("[\u0000-\u001f\u007f-\u009f\u2028\u2029]", value)
    good = 1 <= len(value) <= 2000 and not forbidden and value[0] != " " and value[-1] != " "
    require(good, "text_malformed", where)


def number(value, highest, where):
    require(isinstance(value, int) and 1 <= value <= highest, "number_out_of_range", where)


def check_values(proof):
    commitment = proof["commitment"]
    uuid(commitment["round"], "round")
    if commitment["corrects"] is not None:
        uuid(commitment["corrects"]["round"], "corrects/round")
        text(commitment["corrects"]["cause"], "corrects/cause")
    text(commitment["call"], "call")
    number(commitment["seats"], 100000, "seats")
    require(len(commitment["rules"]) <= 200, "wrong_length", "rules")
    for rule in commitment["rules"]:
        rule_id(rule["id"], "rules")
        number(rule["version"], 1000000, "rules")
        text(rule["text"], "rules")
    digest(commitment["rules_sha256"], "rules_sha256")
    for promise in commitment["shares"]:
        role(promise["role"], "shares")
        digest(promise["sha256"], "shares")
    date(commitment["reveal_by"], "reveal_by")
    text(commitment["fallback"]["description"], "fallback")
    date(commitment["fallback"]["published_on"], "fallback")
    require(1 <= len(commitment["pool"]) <= 100000, "wrong_length", "pool")
    for line in commitment["pool"]:
        pseudonym(line, "pool")
    digest(proof["commitment_sha256"], "commitment_sha256")
    for share in proof["shares"]:
        if share is not None:
            digest(share, "shares")
    if proof["fallback_value"] is not None:
        text(proof["fallback_value"], "fallback_value")
    digest(proof["seed"], "seed")
    for line in proof["order"]:
        pseudonym(line, "order")


# Section 4, all checks.

def verify(data):
    """The proof, if every check holds; otherwise raises Refused."""
    proof = read(data)
    commitment, shares, fallback_value = proof["commitment"], proof["shares"], proof["fallback_value"]
    require(proof["format"] == "polku-draw-proof/1", "format_unknown", "/format")
    require(commitment["format"] == "polku-draw/1", "format_unknown", "/commitment/format")
    require(commitment["method"] == "equal chance draw", "method_unknown")
    check_values(proof)
    pool, rule_ids = commitment["pool"], [rule["id"] for rule in commitment["rules"]]
    earlier = commitment["corrects"]
    require(earlier is None or earlier["round"] != commitment["round"], "corrects_itself")
    require(len(set(rule_ids)) == len(rule_ids), "rule_twice")
    require(commitment["shares"][0]["role"] != commitment["shares"][1]["role"], "roles_equal")
    require(commitment["fallback"]["published_on"] > commitment["reveal_by"], "fallback_too_early")
    require(len(set(pool)) == len(pool), "pool_duplicate")
    require(rule_ids == sorted(rule_ids), "rules_not_ascending")
    require(pool == sorted(pool), "pool_not_ascending")
    require(commitment["rules_sha256"] == sha256(*rules_lines(commitment["rules"])), "rules_digest_wrong")
    require(proof["commitment_sha256"] == sha256(*commitment_lines(commitment)), "commitment_hash_wrong")
    for promise, share in zip(commitment["shares"], shares):
        kept = share is None or sha256(*share_lines(commitment, promise, share)) == promise["sha256"]
        require(kept, "share_hash_wrong", promise["role"])
    if None in shares:
        require(fallback_value is not None, "fallback_missing")
    else:
        require(fallback_value is None, "fallback_unneeded")
    seed = sha256(*seed_lines(proof["commitment_sha256"], shares, fallback_value))
    require(proof["seed"] == seed, "seed_wrong")
    require(proof["order"] == drawn_order(seed, pool), "order_wrong")
    return proof


def fault_of(data):
    """None for a valid proof, else the code of the first failed check."""
    try:
        verify(data)
        return None
    except Refused as refusal:
        return refusal.args[0]


# The command.

def explain(proof):
    commitment = proof["commitment"]
    print("  call:       " + commitment["call"])
    print("  seats:      %d of %d lines" % (min(commitment["seats"], len(proof["order"])), len(proof["order"])))
    print("  commitment: %s (compare with the one published before the draw)" % proof["commitment_sha256"])
    for promise, share in zip(commitment["shares"], proof["shares"]):
        print("  share:      %s %s" % (promise["role"], "withheld" if share is None else "revealed"))
    if proof["fallback_value"] is not None:
        print("  fallback:   %s (compare with: %s)" % (proof["fallback_value"], commitment["fallback"]["description"]))


def check_files(names):
    refused = 0
    for name in names:
        try:
            proof = verify(pathlib.Path(name).read_bytes())
            print("%s: valid" % name)
            explain(proof)
        except Refused as refusal:
            refused += 1
            print("%s: REFUSED, %s" % (name, " at ".join(part for part in refusal.args if part)))
    return 1 if refused else 0


def check_line(receipt, salt, name):
    status = check_files([name])
    if status == 0:
        proof = verify(pathlib.Path(name).read_bytes())
        mine, seats = pseudonym_of(proof["commitment"]["round"], receipt, salt), proof["commitment"]["seats"]
        if mine not in proof["order"]:
            print("  your line:  %s is NOT in the pool" % mine)
            return 1
        position = proof["order"].index(mine) + 1
        if position <= seats:
            print("  your line:  %s, position %d: a place" % (mine, position))
        else:
            print("  your line:  %s, number %d on the waiting list as drawn" % (mine, position - seats))
    return status


def check_corpus(directory):
    folder = pathlib.Path(directory)
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    wrong = valid = 0
    for entry in manifest["files"]:
        fault = fault_of((folder / entry["file"]).read_bytes())
        valid += fault is None
        if fault != entry["fault"]:
            wrong += 1
            print("%s (%s): expected %s, found %s" % (entry["file"], entry["mutation"], entry["fault"], fault))
    total = len(manifest["files"])
    print("%d proofs: %d valid, %d refused, %d verdicts differ" % (total, valid, total - valid, wrong))
    return 1 if wrong or valid == 0 or total - valid < manifest["least_mutated"] else 0


def check_vectors(name):
    wrong = 0

    def same(what, expected, found):
        nonlocal wrong
        if expected != found:
            wrong += 1
            print("%s: expected %r, found %r" % (what, expected, found))

    vectors = json.loads(pathlib.Path(name).read_text("utf-8"))["vectors"]
    for vector in vectors:
        proof, title = vector["proof"], vector["title"]
        commitment = proof["commitment"]
        same(title + ", verdict", None, fault_of(json.dumps(proof).encode("utf-8")))
        hashed = {
            "rules": rules_lines(commitment["rules"]),
            "commitment": commitment_lines(commitment),
            "seed": seed_lines(proof["commitment_sha256"], proof["shares"], proof["fallback_value"]),
        }
        for what, lines in hashed.items():
            same(title + ", " + what, vector[what]["lines"], lines)
            same(title + ", " + what, vector[what]["sha256"], sha256(*lines))
        same(title + ", keys", vector["keys"], [sha256(*rank_lines(proof["seed"], line)) for line in proof["order"]])
        for line in vector["lines"]:
            found = pseudonym_of(commitment["round"], line["receipt"], line["salt"])
            same(title + ", line", line["pseudonym"], found)
    print("%d vectors, %d differences" % (len(vectors), wrong))
    return 1 if wrong or not vectors else 0


def main(arguments):
    if len(arguments) == 2 and arguments[0] == "--corpus":
        return check_corpus(arguments[1])
    if len(arguments) == 2 and arguments[0] == "--vectors":
        return check_vectors(arguments[1])
    if len(arguments) == 4 and arguments[0] == "--line":
        return check_line(*arguments[1:])
    if arguments and not arguments[0].startswith("-"):
        return check_files(arguments)
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
