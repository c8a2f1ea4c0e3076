#!/usr/bin/env python3
"""Give the tasks of dividing people to CP-SAT and say how far it gets beside the product's own solver.

  reference.py FOLDER SECONDS

FOLDER holds the JSON files of the example `group_pools`. The model below is written from the definition of the cost
alone. Exit status 1 when it refutes a claim of ours: a division that costs less than one called proven, or less than our
bound, or a bound of its own above our cost.
"""
import json
import pathlib
import sys

from ortools.sat.python import cp_model


def cost_of_count(task, criterion, with_value, size, count):
    """The cost of one value in one group of `size` people that holds `count` of them, unweighted."""
    people, groups = sum(task["sizes"]), len(task["sizes"])
    if criterion["together"]:
        return people * groups * count * (size - count)
    return (people * count - with_value * size) ** 2


def model_of(task):
    model = cp_model.CpModel()
    people, sizes = sum(task["sizes"]), task["sizes"]
    sits = [[model.new_bool_var("") for _ in sizes] for _ in range(people)]
    for person in sits:
        model.add_exactly_one(person)
    for group, size in enumerate(sizes):
        model.add(sum(person[group] for person in sits) == size)
    for one, other in task["apart"]:
        for group in range(len(sizes)):
            model.add_at_most_one(sits[one][group], sits[other][group])
    terms, square = [], people * people
    for criterion in task["criteria"]:
        if criterion["weight"] == 0:
            continue
        for value in sorted({one for one in criterion["values"] if one is not None}):
            members = [at for at, one in enumerate(criterion["values"]) if one == value]
            for group, size in enumerate(sizes):
                most = min(len(members), size)
                costs = [
                    criterion["weight"] * cost_of_count(task, criterion, len(members), size, count)
                    for count in range(most + 1)
                ]
                count = model.new_int_var(0, most, "")
                model.add(count == sum(sits[at][group] for at in members))
                cost = model.new_int_var(min(costs), max(costs), "")
                model.add_element(count, costs, cost)
                terms.append(cost)
    # Nobody's group has a name of its own where all are as large: the first person sits in the first.
    if len(set(sizes)) == 1:
        model.add(sits[0][0] == 1)
    model.minimize(sum(terms))
    return model, square


def per_cent(part, whole):
    return "–" if whole == 0 else "%.1f %%" % (100 * part / whole)


def main():
    folder, seconds = pathlib.Path(sys.argv[1]), float(sys.argv[2])
    print("Costs in people squared. CP-SAT had %d s for each task, on all cores; ours is what the product does." % seconds)
    print()
    print("| people into groups | ours | our bound | CP-SAT | its bound | ours above CP-SAT | wrong |")
    print("|---|--:|--:|--:|--:|--:|---|")
    refuted = False
    for path in sorted(folder.glob("*.json")):
        task = json.loads(path.read_text(encoding="utf-8"))
        model, square = model_of(task)
        solver = cp_model.CpSolver()
        solver.parameters.max_time_in_seconds = seconds
        solver.parameters.random_seed = 2020
        found = solver.solve(model) in (cp_model.OPTIMAL, cp_model.FEASIBLE)
        ours, bound = int(task["cost"]), int(task["bound"])
        theirs = round(solver.objective_value) if found else None
        their_bound = round(solver.best_objective_bound)
        wrong = []
        if theirs is not None and theirs < bound:
            wrong.append("our bound")
        if theirs is not None and task["proven"] and theirs < ours:
            wrong.append("our proof")
        if their_bound > ours:
            wrong.append("our cost")
        refuted = refuted or bool(wrong)
        shown = lambda scaled: "none" if scaled is None else "%.2f" % (scaled / square)
        print(
            "| %s | %s%s | %s | %s | %s | %s | %s |"
            % (
                task["name"],
                shown(ours),
                ", proven" if task["proven"] else "",
                shown(bound),
                shown(theirs),
                shown(their_bound),
                "–" if theirs is None else per_cent(ours - theirs, theirs),
                ", ".join(wrong) or "no",
            ),
            flush=True,
        )
    return 1 if refuted else 0


if __name__ == "__main__":
    sys.exit(main())
