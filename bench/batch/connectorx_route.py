"""ConnectorX, the fastest published reader: two threads, Arrow, Parquet, DuckDB."""

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import connectorx
import pyarrow.parquet

import source
import warehouse


def main(folder: Path) -> None:
    url = source.url("mysql")

    def copy(table: str) -> None:
        rows = connectorx.read_sql(url, f"select * from {table}", return_type="arrow")
        pyarrow.parquet.write_table(rows, folder / f"{table}.parquet", compression="snappy")

    with ThreadPoolExecutor(max_workers=2) as threads:
        list(threads.map(copy, source.TABLES))
    print(warehouse.load(folder), "rows")


main(Path(sys.argv[1]))
