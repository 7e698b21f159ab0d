#!/usr/bin/env python3
"""Compares the marts of two DuckDB files row by row, as multisets.

usage: equal_marts.py LEFT.duckdb RIGHT.duckdb [--schema analytics] [--ignore _feira_build]

Tables, columns, types and rows must be the same on both sides; columns named by --ignore are left out. Without --ignore
every column counts, as it must for two builds from nothing. Exit code 0 when equal, 1 when not.
"""

import argparse
import sys

import duckdb

SHOWN = 3


def differences(left: str, right: str, schema: str = "analytics", ignored: tuple[str, ...] = ()) -> list[str]:
    """What tells the two files apart, one sentence each; none when they are equal."""
    with duckdb.connect() as database:
        database.execute(f"attach '{left}' as l (read_only); attach '{right}' as r (read_only)")
        tables = {side: tables_of(database, side, schema, ignored) for side in "lr"}
        found = [
            f"{name}: only in {left if name in tables['l'] else right}"
            for name in sorted(tables["l"].keys() ^ tables["r"].keys())
        ]
        if not tables["l"] and not tables["r"]:
            found.append(f"no table in schema {schema} of either file")
        for name in sorted(tables["l"].keys() & tables["r"].keys()):
            found += table_differences(database, schema, name, tables["l"][name], tables["r"][name])
        return found


def tables_of(database, side: str, schema: str, ignored: tuple[str, ...]) -> dict[str, dict[str, str]]:
    tables: dict[str, dict[str, str]] = {}
    for table, column, kind in database.execute(
        "select table_name, column_name, data_type from duckdb_columns() "
        "where database_name = ? and schema_name = ? order by table_name, column_index",
        [side, schema],
    ).fetchall():
        columns = tables.setdefault(table, {})
        if column not in ignored:
            columns[column] = kind
    return tables


def table_differences(database, schema, name, left_columns, right_columns) -> list[str]:
    if left_columns != right_columns:
        odd = sorted(set(left_columns.items()) ^ set(right_columns.items()))
        return [f"{name}: columns differ: {odd or 'in order'}"]
    columns = ", ".join(f'"{column}"' for column in left_columns)
    found = []
    for one, other in ("lr", "rl"):
        rows = database.execute(
            f"select {columns} from {one}.{schema}.{name} except all select {columns} from {other}.{schema}.{name}"
        ).fetchall()
        if rows:
            side = "left" if one == "l" else "right"
            found.append(f"{name}: {len(rows)} rows only on the {side}, such as {rows[:SHOWN]}")
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("left")
    parser.add_argument("right")
    parser.add_argument("--schema", default="analytics")
    parser.add_argument("--ignore", action="append", default=[], metavar="COLUMN")
    chosen = parser.parse_args()
    found = differences(chosen.left, chosen.right, chosen.schema, tuple(chosen.ignore))
    print("\n".join(found) or "equal")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
