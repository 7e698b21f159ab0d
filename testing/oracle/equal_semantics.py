#!/usr/bin/env python3
"""Compares the semantic layer of two manifests, field by field.

usage: equal_semantics.py THEIRS/manifest.json OURS/manifest.json

Semantic models, metrics, saved queries, what is switched off of them, time spines, and what depends on what must be the
same; `created_at` is left out. Exit code 0 when equal, 1 when not, or when there is nothing to compare.
"""

import json
import sys

KINDS = ("semantic_models", "metrics", "saved_queries")
PREFIXES = ("semantic_model.", "metric.", "saved_query.")


def layer(path: str) -> dict:
    """Everything that is to be equal, as nested dicts."""
    with open(path, encoding="utf-8") as file:
        manifest = json.load(file)
    found = {kind: {key: without_time(value) for key, value in manifest[kind].items()} for kind in KINDS}
    found["disabled"] = {
        key: [without_time(value) for value in values]
        for key, values in manifest["disabled"].items()
        if key.startswith(PREFIXES)
    }
    found["time_spines"] = {
        key: node["time_spine"] for key, node in manifest["nodes"].items() if node.get("time_spine")
    }
    for edges in ("parent_map", "child_map"):
        found[edges] = {
            key: sorted(other for other in others if other.startswith(PREFIXES) or key.startswith(PREFIXES))
            for key, others in manifest[edges].items()
            if key.startswith(PREFIXES) or any(other.startswith(PREFIXES) for other in others)
        }
    return found


def without_time(resource: dict) -> dict:
    return {key: value for key, value in resource.items() if key != "created_at"}


def differences(theirs, ours, place: str = "") -> list[str]:
    if isinstance(theirs, dict) and isinstance(ours, dict):
        found = []
        for key in sorted(theirs.keys() | ours.keys()):
            here = f"{place}/{key}"
            if key not in ours:
                found.append(f"{here}: missing, dbt has {shown(theirs[key])}")
            elif key not in theirs:
                found.append(f"{here}: dbt has none, found {shown(ours[key])}")
            else:
                found += differences(theirs[key], ours[key], here)
        return found
    if isinstance(theirs, list) and isinstance(ours, list) and len(theirs) == len(ours):
        return [
            line for number, pair in enumerate(zip(theirs, ours)) for line in differences(*pair, f"{place}/{number}")
        ]
    if type(theirs) is type(ours) and theirs == ours:
        return []
    return [f"{place}: dbt has {shown(theirs)}, found {shown(ours)}"]


def shown(value) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 160 else text[:157] + "..."


def main() -> int:
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        return 1
    theirs, ours = layer(sys.argv[1]), layer(sys.argv[2])
    found = differences(theirs, ours)
    if not any(theirs[kind] for kind in KINDS):
        found.append("dbt's manifest has no semantic layer")
    print("\n".join(found) or "equal: " + ", ".join(f"{len(theirs[kind])} {kind}" for kind in KINDS))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
