#!/usr/bin/env python3
"""Verify proofs of a public draw, by docs/SELECTION.md alone. Python 3.9 or later, standard library only.

  verify.py FILE...                     each proof: valid, or refused and why; exit status 1 if any is refused
  verify.py --line RECEIPT SALT FILE    also says what became of one's own line
  verify.py --chance CHANCE FILE        a draw under quotas: checks one's own chance
  verify.py --audit BOOK FILE           a draw under quotas: checks every panel, for the named auditor
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
        commitment["format"],
        "round: " + commitment["round"],
        "corrects: " + ("none" if earlier is None else earlier["round"] + " " + earlier["cause"]),
        "call: " + commitment["call"],
        "seats: %d" % commitment["seats"],
        "method: " + commitment["method"],
        "rules: " + commitment["rules_sha256"],
        *quota_lines(commitment),
        *class_lines(commitment),
        *["share: %s %s" % (promise["role"], promise["sha256"]) for promise in commitment["shares"]],
        "reveal_by: " + commitment["reveal_by"],
        "fallback_on: " + commitment["fallback"]["published_on"],
        "fallback: " + commitment["fallback"]["description"],
        "pool: %d" % len(commitment["pool"]),
        *[pool_line(line) for line in commitment["pool"]],
    ]


def pool_line(line):
    if isinstance(line, str):
        return line
    return line["line"] + " " + (line["chance"] if "chance" in line else str(line["class"]))


# Section 8: draws among equals.

def class_lines(commitment):
    if "criteria" not in commitment:
        return []
    return [
        "criteria: %d" % len(commitment["criteria"]),
        *["criterion: {id} {weight} {highest} {text}".format(**criterion) for criterion in commitment["criteria"]],
        "limit: %d" % commitment["limit"],
        "classes: %d" % commitment["classes"],
    ]


# Section 7: draws under quotas.

def quota_lines(commitment):
    if "quotas" not in commitment:
        return []
    line = "quota: {attribute} {min} {max} {shown} {value}".format
    return [
        "quotas: %d" % len(commitment["quotas"]),
        *[line(shown="-" if quota["lines"] is None else quota["lines"], **quota) for quota in commitment["quotas"]],
        "panels: %d %s" % (commitment["panels"]["count"], commitment["panels"]["root"]),
        "auditor: " + commitment["auditor"],
    ]


def panel_sha256(round_id, number, salt, lines):
    return sha256("polku-panel/1", round_id, str(number), salt, " ".join(map(str, lines)))


def node_sha256(left, right):
    return sha256("polku-node/1", left, right)


def chance_lines(round_id, line, key, quotas, panels):
    numbers = ["quota: %d" % quota for quota in quotas] + ["panel: %d" % panel for panel in panels]
    return ["polku-chance/1", round_id, line, key, *numbers]


def root_by_path(leaf, number, count, path):
    """The root to which a panel's hash leads, or None if the path is of another length."""
    index, rest = number - 1, list(path)
    while count > 1:
        if index % 2 or index + 1 < count:
            if not rest:
                return None
            leaf = node_sha256(rest.pop(0), leaf) if index % 2 else node_sha256(leaf, rest.pop(0))
        index, count = index // 2, (count + 1) // 2
    return None if rest else leaf


def root_of(leaves):
    while len(leaves) > 1:
        leaves = [node_sha256(*leaves[i:i + 2]) if i + 1 < len(leaves) else leaves[i] for i in range(0, len(leaves), 2)]
    return leaves[0]


def picked_panel(seed, count):
    attempt, fair = 0, 65536 - 65536 % count
    while True:
        number = int(sha256("polku-pick/1", seed, str(attempt))[:4], 16)
        if number < fair:
            return number % count + 1
        attempt += 1


def pool_of(commitment):
    return [line if isinstance(line, str) else line["line"] for line in commitment["pool"]]


def share_lines(commitment, promise, share):
    return ["polku-share/1", commitment["round"], promise["role"], share]


def seed_lines(commitment_sha256, shares, fallback_value):
    used = ["fallback: " + fallback_value if share is None else "share: " + share for share in shares]
    return ["polku-seed/1", commitment_sha256, *used]


def rank_lines(seed, pseudonym):
    return ["polku-rank/1", seed, pseudonym]


def drawn_order(seed, pool, first=(), class_of=None):
    def key(pseudonym):
        number = class_of[pseudonym] if class_of else 1
        return pseudonym not in first, number, sha256(*rank_lines(seed, pseudonym)), pseudonym
    return sorted(pool, key=key)


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
QUOTA = {"attribute": TEXT, "value": TEXT, "min": NUMBER, "max": NUMBER, "lines": ("null or", NUMBER)}
QUOTA_PARTS = {"quotas": [QUOTA], "panels": {"count": NUMBER, "root": TEXT}, "auditor": TEXT}


def between(shape, after, more):
    """The shape with more fields after one of them."""
    names = list(shape)
    at = names.index(after) + 1
    return {**{name: shape[name] for name in names[:at]}, **more, **{name: shape[name] for name in names[at:]}}


QUOTA_SHAPE = between(SHAPE, "seed", {"panel": {"number": NUMBER, "salt": TEXT, "lines": [NUMBER], "path": [TEXT]}})
QUOTA_SHAPE["commitment"] = between(SHAPE["commitment"], "rules_sha256", QUOTA_PARTS)
QUOTA_SHAPE["commitment"]["pool"] = [{"line": TEXT, "chance": TEXT}]

CRITERION = {"id": TEXT, "weight": NUMBER, "highest": NUMBER, "text": TEXT}
SCORED_SHAPE = {**SHAPE}
SCORED_SHAPE["commitment"] = between(
    SHAPE["commitment"], "rules_sha256", {"criteria": [CRITERION], "limit": NUMBER, "classes": NUMBER})
SCORED_SHAPE["commitment"]["pool"] = [{"line": TEXT, "class": NUMBER}]
SHAPES = {"polku-draw-proof/2": QUOTA_SHAPE, "polku-draw-proof/3": SCORED_SHAPE}


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
    says = value.get("format") if isinstance(value, dict) else None
    check_shape(value, SHAPES.get(says, SHAPE) if isinstance(says, str) else SHAPE, "")
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


def number(value, highest, where, lowest=1):
    require(isinstance(value, int) and lowest <= value <= highest, "number_out_of_range", where)


def check_quota_values(commitment):
    require(1 <= len(commitment["quotas"]) <= 60, "wrong_length", "quotas")
    for quota in commitment["quotas"]:
        role(quota["attribute"], "quotas")
        text(quota["value"], "quotas")
        number(quota["min"], 100000, "quotas", 0)
        number(quota["max"], 100000, "quotas", 0)
        if quota["lines"] is not None:
            number(quota["lines"], 100000, "quotas", 5)
    number(commitment["panels"]["count"], 10000, "panels")
    digest(commitment["panels"]["root"], "panels")
    role(commitment["auditor"], "auditor")


def check_class_values(commitment):
    require(1 <= len(commitment["criteria"]) <= 10, "wrong_length", "criteria")
    for criterion in commitment["criteria"]:
        rule_id(criterion["id"], "criteria")
        number(criterion["weight"], 10, "criteria")
        number(criterion["highest"], 10, "criteria")
        text(criterion["text"], "criteria")
    number(commitment["limit"], 1000, "limit")
    number(commitment["classes"], 100000, "classes")


def check_panel_values(panel):
    number(panel["number"], 10000, "panel/number")
    digest(panel["salt"], "panel/salt")
    for line in panel["lines"]:
        number(line, 100000, "panel/lines")
    for step in panel["path"]:
        digest(step, "panel/path")


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
    if "quotas" in commitment:
        check_quota_values(commitment)
    if "criteria" in commitment:
        check_class_values(commitment)
    for promise in commitment["shares"]:
        role(promise["role"], "shares")
        digest(promise["sha256"], "shares")
    date(commitment["reveal_by"], "reveal_by")
    text(commitment["fallback"]["description"], "fallback")
    date(commitment["fallback"]["published_on"], "fallback")
    require(1 <= len(commitment["pool"]) <= 100000, "wrong_length", "pool")
    for line in commitment["pool"]:
        pseudonym(line if isinstance(line, str) else line["line"], "pool")
        if "criteria" in commitment:
            number(line["class"], 100000, "pool")
        elif not isinstance(line, str):
            digest(line["chance"], "pool")
    digest(proof["commitment_sha256"], "commitment_sha256")
    for share in proof["shares"]:
        if share is not None:
            digest(share, "shares")
    if proof["fallback_value"] is not None:
        text(proof["fallback_value"], "fallback_value")
    digest(proof["seed"], "seed")
    if "panel" in proof:
        check_panel_values(proof["panel"])
    for line in proof["order"]:
        pseudonym(line, "order")


# Section 4, all checks.

def verify(data):
    """The proof, if every check holds; otherwise raises Refused."""
    proof = read(data)
    commitment, shares, fallback_value = proof["commitment"], proof["shares"], proof["fallback_value"]
    version, method = "1", "equal chance draw"
    if "panel" in proof:
        version, method = "2", "quota draw"
    if "criteria" in commitment:
        version, method = "3", "scored draw"
    require(proof["format"] == "polku-draw-proof/" + version, "format_unknown", "/format")
    require(commitment["format"] == "polku-draw/" + version, "format_unknown", "/commitment/format")
    require(commitment["method"] == method, "method_unknown")
    check_values(proof)
    pool, rule_ids = pool_of(commitment), [rule["id"] for rule in commitment["rules"]]
    quotas = [(quota["attribute"], quota["value"].encode("utf-8")) for quota in commitment.get("quotas", [])]
    earlier = commitment["corrects"]
    require(earlier is None or earlier["round"] != commitment["round"], "corrects_itself")
    require(len(set(rule_ids)) == len(rule_ids), "rule_twice")
    require(commitment["shares"][0]["role"] != commitment["shares"][1]["role"], "roles_equal")
    require(commitment["fallback"]["published_on"] > commitment["reveal_by"], "fallback_too_early")
    require(len(set(pool)) == len(pool), "pool_duplicate")
    require(len(set(quotas)) == len(quotas), "quota_twice")
    require(all(quota["min"] <= quota["max"] for quota in commitment.get("quotas", [])), "quota_crossed")
    criteria = [criterion["id"] for criterion in commitment.get("criteria", [])]
    require(len(set(criteria)) == len(criteria), "criterion_twice")
    class_of = {line["line"]: line["class"] for line in commitment["pool"]} if criteria else None
    require(not criteria or set(class_of.values()) == set(range(1, commitment["classes"] + 1)), "class_missing")
    require(rule_ids == sorted(rule_ids), "rules_not_ascending")
    require(quotas == sorted(quotas), "quotas_not_ascending")
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
    chosen = check_panel(commitment, seed, proof["panel"], pool) if "panel" in proof else ()
    require(proof["order"] == drawn_order(seed, pool, chosen, class_of), "order_wrong")
    return proof


def check_panel(commitment, seed, panel, pool):
    """The lines of the picked panel, once it is shown to be the one that was committed to."""
    count, lines = commitment["panels"]["count"], panel["lines"]
    require(panel["number"] == picked_panel(seed, count), "pick_wrong")
    ascending = all(a < b for a, b in zip(lines, lines[1:]))
    sound = ascending and len(lines) == min(commitment["seats"], len(pool)) and lines[-1] <= len(pool)
    require(sound, "panel_malformed")
    leaf = panel_sha256(commitment["round"], panel["number"], panel["salt"], lines)
    require(root_by_path(leaf, panel["number"], count, panel["path"]) == commitment["panels"]["root"], "panel_not_committed")
    return {pool[line - 1] for line in lines}


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
    if "classes" in commitment:
        print("  classes:    %d of equals; the draw decides only among the lines of one class" % commitment["classes"])
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


def sealed_chance(commitment, line):
    return next((entry["chance"] for entry in commitment["pool"] if entry["line"] == line), None)


def check_chance(chance_name, name):
    chance, status = json.loads(pathlib.Path(chance_name).read_text("utf-8")), check_files([name])
    # As the page saves it, the file stands inside the answer that tells the chance.
    chance = chance.get("file", chance)
    if status:
        return status
    proof = verify(pathlib.Path(name).read_bytes())
    commitment, round_id = proof["commitment"], proof["commitment"]["round"]
    mine = pseudonym_of(chance["round"], chance["receipt"], chance["salt"])
    key = sha256("polku-chance-key/1", chance["salt"])
    sealed = sha256(*chance_lines(round_id, mine, key, chance["quotas"], chance["panels"]))
    if chance["round"] != round_id or sealed != sealed_chance(commitment, mine):
        print("  your line:  %s with this chance is NOT in the commitment" % mine)
        return 1
    placed = proof["order"].index(mine) < commitment["seats"]
    print("  your line:  %s, in %d of %d panels" % (mine, len(chance["panels"]), commitment["panels"]["count"]))
    for number in chance["quotas"]:
        print("  you count:  {attribute}, {value}".format(**commitment["quotas"][number - 1]))
    if placed != (proof["panel"]["number"] in chance["panels"]):
        print("  the picked panel is %sone of yours, and yet you have %s place" % (("not ", "a") if placed else ("", "no")))
        return 1
    print("  a place" if placed else "  number %d on the waiting list as drawn" % (proof["order"].index(mine) + 1 - commitment["seats"]))
    return 0


def audit(book, proof):
    """What is wrong with a book, and the number of panels of every line."""
    commitment, wrong = proof["commitment"], []
    pool, quotas, round_id = pool_of(commitment), commitment["quotas"], commitment["round"]
    if book["round"] != round_id or [entry["line"] for entry in book["lines"]] != pool:
        return ["the book is of another round or pool"], []
    panels_of, leaves = [[] for _ in pool], []
    for panel_number, lines in enumerate(book["panels"], 1):
        salt = sha256("polku-panel-salt/1", book["secret"], str(panel_number))
        leaves.append(panel_sha256(round_id, panel_number, salt, lines))
        counted = [0] * len(quotas)
        for line in lines:
            panels_of[line - 1].append(panel_number)
            for quota in book["lines"][line - 1]["quotas"]:
                counted[quota - 1] += 1
        if len(set(lines)) != min(commitment["seats"], len(pool)):
            wrong.append("panel %d is of another size" % panel_number)
        for quota, found in zip(quotas, counted):
            if not quota["min"] <= found <= quota["max"]:
                wrong.append("panel %d breaks the quota %s %s" % (panel_number, quota["attribute"], quota["value"]))
    if len(leaves) != commitment["panels"]["count"] or root_of(leaves) != commitment["panels"]["root"]:
        wrong.append("the panels are not the committed ones")
    alike = {}
    for entry, line, panels in zip(book["lines"], pool, panels_of):
        alike.setdefault(tuple(entry["quotas"]), []).append(len(panels))
        if sha256(*chance_lines(round_id, line, entry["key"], entry["quotas"], panels)) != sealed_chance(commitment, line):
            wrong.append("the chance of line %s is not the committed one" % line)
    wrong += ["lines in quotas %s have unequal chances" % list(same) for same, counts in alike.items() if max(counts) > min(counts) + 1]
    for quota_number, quota in enumerate(quotas, 1):
        found = sum(quota_number in entry["quotas"] for entry in book["lines"])
        if quota["lines"] not in (None, found):
            wrong.append("the number of lines of the quota %s %s" % (quota["attribute"], quota["value"]))
    return wrong, [len(panels) for panels in panels_of]


def check_book(book_name, name):
    book, status = json.loads(pathlib.Path(book_name).read_text("utf-8")), check_files([name])
    if status:
        return status
    wrong, counts = audit(book, verify(pathlib.Path(name).read_bytes()))
    for what in wrong:
        print("  WRONG:      " + what)
    if counts:
        print("  the book:   every line is in %d to %d of %d panels" % (min(counts), max(counts), len(book["panels"])))
    return 1 if wrong else 0


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
        if "book" in vector:
            same(title + ", book", [], audit(vector["book"], proof)[0])
            worse = json.loads(json.dumps(vector["book"]))
            worse["panels"][0] = worse["panels"][0][1:]
            same(title + ", book with a line left out of a panel", True, len(audit(worse, proof)[0]) > 0)
    print("%d vectors, %d differences" % (len(vectors), wrong))
    return 1 if wrong or not vectors else 0


def main(arguments):
    if len(arguments) == 2 and arguments[0] == "--corpus":
        return check_corpus(arguments[1])
    if len(arguments) == 2 and arguments[0] == "--vectors":
        return check_vectors(arguments[1])
    if len(arguments) == 3 and arguments[0] == "--chance":
        return check_chance(*arguments[1:])
    if len(arguments) == 3 and arguments[0] == "--audit":
        return check_book(*arguments[1:])
    if len(arguments) == 4 and arguments[0] == "--line":
        return check_line(*arguments[1:])
    if arguments and not arguments[0].startswith("-"):
        return check_files(arguments)
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
