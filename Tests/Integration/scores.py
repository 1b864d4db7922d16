"""Holds scores, ranks and flip weights of decision.json against pymcdm, a library that is not ours.

Usage: scores.py NETADR DECISION_JSON...

Reads the documents named, and those of random decision files that it writes itself with a fixed
seed. Prints one line and exits with 1 when anything differs.
"""

import json
import pathlib
import random
import subprocess
import sys
import tempfile

import numpy
from pymcdm.methods import WSM

# Scores count as they are: 1 to 5, more is better.
WEIGHTED_SUM = WSM(normalization_function=lambda column, cost=False: column)

problems = []
checked = {"documents": 0, "scores": 0, "flips": 0}


def sums(matrix, weights):
    """The weighted sum of every option, by pymcdm."""
    return WEIGHTED_SUM(matrix, weights, numpy.ones(len(weights)))


def leaders(options, matrix, weights):
    """The options with the highest sum; weights are exact in thousandths, so ties are near."""
    totals = sums(matrix, weights)
    best = max(totals)
    return {option for option, total in zip(options, totals) if best - total < 1e-7 * max(1, best)}


def check(name, document):
    checked["documents"] += 1
    scored = {o["id"]: o["score"] for o in document["options"] if o["score"] is not None}
    chosen = document["outcome"]["option"]
    if not scored:
        if chosen is not None:
            problems.append(f"{name}: {chosen} is chosen without a score")
        return
    criteria = document["criteria"]
    options = list(scored)
    matrix = numpy.array([[c["scores"][o] for c in criteria] for o in options], dtype=float)
    weights = numpy.array([c["weight"] for c in criteria], dtype=float)
    if weights.sum() > 0:
        means = sums(matrix, weights) / weights.sum()
        for option, mean in zip(options, means):
            checked["scores"] += 1
            # The document cuts off after thousandths.
            if not -1e-9 <= mean - scored[option] < 0.001 + 1e-9:
                problems.append(f"{name}: {option} scores {scored[option]}, pymcdm says {mean}")
    if chosen not in leaders(options, matrix, weights):
        problems.append(f"{name}: {chosen} is chosen, but does not lead")
    for index, entry in enumerate(document["sensitivity"]["weights"]):
        for flip, towards in ((entry["below"], 0.001), (entry["above"], -0.001)):
            if flip is None:
                continue
            checked["flips"] += 1
            changed = weights.copy()
            changed[index] = flip["weight"]
            if flip["option"] not in leaders(options, matrix, changed):
                problems.append(f"{name}: {flip['option']} does not lead at {flip}")
            changed[index] = flip["weight"] + towards
            if chosen not in leaders(options, matrix, changed):
                problems.append(f"{name}: {chosen} does not lead just short of {flip}")


def random_decision(source):
    """The text of a decision file of any shape that has feasible options."""
    pools = [
        {"name": f"p{i}", "mode": "system" if i == 0 else "user", "nodes": source.randint(1, 60),
         "maxPods": source.choice([30, 50, 110, 250])}
        for i in range(source.randint(1, 3))
    ]
    shoulds = source.sample(
        ["limited-ip-space", "latency-sensitive", "direct-pod-access", "virtual-nodes",
         "pod-ip-traceability", "operational-simplicity", "static-egress-gateway"],
        source.randint(0, 4))
    criteria = ["scale", "ip-efficiency", "performance", "azure-integration", "simplicity",
                "support", *shoulds]
    decision = {
        "title": "random",
        "cluster": {"nodePools": pools},
        "network": {"vnet": {"addressSpace": [f"10.64.0.0/{source.randint(12, 22)}"]}},
        "constraints": {constraint: "should" for constraint in shoulds},
        "weights": {c: source.choice([0.5, 1, 2, 3.25, 7]) for c in criteria
                    if source.random() < 0.5},
    }
    # JSON is YAML.
    return json.dumps({key: value for key, value in decision.items() if value})


def main(netadr, *paths):
    for path in map(pathlib.Path, paths):
        check(str(path), json.loads(path.read_text()))
    source = random.Random(20261125)
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for number in range(300):
            file = pathlib.Path(folder, f"d{number}.yaml")
            file.write_text(random_decision(source))
            files.append(str(file))
        output = pathlib.Path(folder, "out")
        subprocess.run(
            [netadr, "generate", *files, "--output", str(output), "--format", "json",
             "--date", "2026-11-25"],
            check=True, stdout=subprocess.DEVNULL)
        for file in files:
            name = pathlib.Path(file).stem
            check(name, json.loads((output / name / "decision.json").read_text()))
    print(", ".join(f"{count} {what}" for what, count in checked.items()) + " checked")
    for problem in problems:
        print(f"error: {problem}", file=sys.stderr)
    return 1 if problems or checked["flips"] < 100 else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
