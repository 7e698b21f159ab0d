#!/usr/bin/env python3
"""Checks that the dbt project describes every model and every column that it builds, and none that it does not.

usage: documented.py MANIFEST.json WAREHOUSE.duckdb
"""

import json
import sys
from pathlib import Path

import duckdb


def gaps(manifest: dict, built: dict[tuple[str, str], dict[str, str]]) -> list[str]:
    found = []
    for node in manifest["nodes"].values():
        if node["resource_type"] not in ("model", "seed"):
            continue
        if not node["description"].strip():
            found.append(f"{node['name']}: no description")
        described = node["columns"]
        found += [f"{node['name']}.{name}: no description" for name, c in described.items() if not c["description"].strip()]
        columns = built.get((node["schema"], node["alias"]))
        if columns is None:
            if node["config"]["materialized"] != "ephemeral":
                found.append(f"{node['name']}: not built")
            continue
        found += [f"{node['name']}.{name}: not described" for name in columns.keys() - described.keys()]
        found += [f"{node['name']}.{name}: described, not built" for name in described.keys() - columns.keys()]
        found += [
            f"{node['name']}.{name}: is {columns[name]}, described as {column['data_type']}"
            for name, column in described.items()
            if column.get("data_type") and name in columns and column["data_type"].upper() != columns[name]
        ]
    return sorted(found)


def built_columns(warehouse: str) -> dict[tuple[str, str], dict[str, str]]:
    built: dict[tuple[str, str], dict[str, str]] = {}
    with duckdb.connect(warehouse, read_only=True) as database:
        for schema, table, column, kind in database.execute(
            "select schema_name, table_name, column_name, data_type from duckdb_columns()"
        ).fetchall():
            built.setdefault((schema, table), {})[column] = kind
    return built


def main() -> int:
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    manifest = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    found = gaps(manifest, built_columns(sys.argv[2]))
    print("\n".join(found) or "every model and column is described")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
