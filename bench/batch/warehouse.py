"""The second half of every peer's way: Parquet files become tables of a DuckDB file, and are counted."""

from pathlib import Path

import duckdb

import source


def load(folder: Path) -> int:
    """Loads each table's file and returns the number of rows."""
    with duckdb.connect(str(folder / "peer.duckdb")) as db:
        for table in source.TABLES:
            db.execute(
                f"create or replace table {table} as select * from read_parquet('{folder / table}.parquet')"
            )
        return sum(db.execute(f"select count(*) from {table}").fetchone()[0] for table in source.TABLES)
