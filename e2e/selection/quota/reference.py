#!/usr/bin/env python3
"""The least chance that the public implementation finds for a pool, written into the pool's file.

  reference.py POOL.json...

Needs `pip install sortition-algorithms==0.12.15`, which brings HiGHS. It takes a minute for quota-200.json and far
longer for quota-1000.json, so its figures are kept in the files and our tests compare with them.
"""
import importlib.metadata
import json
import pathlib
import sys

from sortition_algorithms.committee_generation.maximin import find_distribution_maximin
from sortition_algorithms.features import read_in_features
from sortition_algorithms.people import read_in_people
from sortition_algorithms.settings import Settings


def least_chance(pool):
    rows = [{"feature": quota["attribute"], "value": quota["value"], "min": str(quota["min"]), "max": str(quota["max"])}
            for quota in pool["quotas"]]
    features, *_ = read_in_features(["feature", "value", "min", "max"], rows)
    settings = Settings(id_column="id", columns_to_keep=[], solver_backend="highspy", selection_algorithm="maximin")
    body = [{"id": "p%05d" % number, **dict(zip(pool["attributes"], values))}
            for number, values in enumerate(pool["people"])]
    people, *_ = read_in_people(people_head=["id", *pool["attributes"]], people_body=body, settings=settings, features=features)
    panels, shares, _ = find_distribution_maximin(features, people, pool["seats"], [], solver_backend="highspy")
    chances = dict.fromkeys((row["id"] for row in body), 0.0)
    for panel, share in zip(panels, shares):
        for person in panel:
            chances[person] += share
    return min(chances.values())


def main(names):
    for name in names:
        path = pathlib.Path(name)
        text = path.read_text("utf-8")
        least = least_chance(json.loads(text))
        by = "sortition-algorithms %s, maximin, HiGHS %s" % tuple(
            importlib.metadata.version(package) for package in ("sortition-algorithms", "highspy"))
        reference = {"least_chance": least, "by": by}
        # Only this one object changes, so that the pool stays as it is, byte for byte.
        head, _, rest = text.partition('"reference": {')
        path.write_text(head + '"reference": ' + json.dumps(reference) + rest.partition("}")[2], "utf-8")
        print(name, reference)


if __name__ == "__main__":
    main(sys.argv[1:])
