"""Reads a lake with two readers that know nothing of Feira and compares what they see.

    python readers.py projects/olist/.feira/lake

For each table pyiceberg (through the shared catalog) and DuckDB's own Iceberg reader (through the metadata file) must give the
same number of rows, the number that the snapshot's summary states, and the same sums, extremes and nulls of every column.
Ends with 1 when they differ.
"""

import sqlite3
import sys
from pathlib import Path

import duckdb
from duckdb_extensions import import_extension
from pyiceberg.catalog.sql import SqlCatalog


def main(lake: Path) -> int:
    database = lake / "catalog.db"
    if not database.exists():
        sys.exit(f"error: there is no lake in {lake}")
    engine = duckdb_with_iceberg()
    wrong = 0
    for catalog, namespace, name in tables(database):
        table = SqlCatalog(catalog, uri=f"sqlite:///{database}", warehouse=str(lake)).load_table((namespace, name))
        ours = int(table.current_snapshot().summary["feira.rows"])
        arrow = table.scan().to_arrow()
        engine.register("arrow", arrow)
        first = profile(engine, "arrow", arrow.column_names)
        place = table.metadata_location.replace("'", "''")
        second = profile(engine, f"iceberg_scan('{place}')", arrow.column_names)
        same = first == second and first[0] == ours
        wrong += not same
        print(f"{'ok ' if same else 'BAD'} {name}: {ours} rows, {len(arrow.column_names)} columns")
        if not same:
            print(f"    summary {ours}\n    pyiceberg {first}\n    DuckDB {second}")
    return 1 if wrong else 0


def tables(database: Path) -> list[tuple[str, str, str]]:
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as catalog:
        found = catalog.execute("select catalog_name, table_namespace, table_name from iceberg_tables order by 3").fetchall()
    if not found:
        sys.exit("error: the catalog holds no table")
    return found


def duckdb_with_iceberg() -> duckdb.DuckDBPyConnection:
    """The extensions come as Python packages; nothing is downloaded."""
    import_extension("avro")
    import_extension("iceberg")
    engine = duckdb.connect()
    engine.execute("set timezone = 'UTC'")
    engine.execute("load avro")
    engine.execute("load iceberg")
    return engine


def profile(engine: duckdb.DuckDBPyConnection, source: str, columns: list[str]) -> tuple:
    """Rows, and for each column: values, least, greatest, and a sum of hashes, which does not depend on the order."""
    quoted = ['"' + column.replace('"', '""') + '"' for column in columns]
    figures = ", ".join(f"count({c}), min({c})::varchar, max({c})::varchar, sum(hash({c})::hugeint)" for c in quoted)
    return engine.execute(f"select count(*), {figures} from {source}").fetchone()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
