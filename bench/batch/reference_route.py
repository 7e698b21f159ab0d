"""The route that most Python stacks take: pandas over SQLAlchemy and PyMySQL, four threads, Parquet, DuckDB."""

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pandas
from sqlalchemy import create_engine

import source
import warehouse


def main(folder: Path) -> None:
    engine = create_engine(source.url("mysql+pymysql") + "?charset=utf8mb4", pool_size=4)

    def copy(table: str) -> None:
        with engine.connect() as connection:
            frame = pandas.read_sql_table(table, connection)
        frame.to_parquet(folder / f"{table}.parquet", engine="pyarrow", compression="snappy", index=False)

    with ThreadPoolExecutor(max_workers=4) as threads:
        list(threads.map(copy, source.TABLES))
    print(warehouse.load(folder), "rows")


main(Path(sys.argv[1]))
