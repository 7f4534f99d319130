"""Writes penguins.parquet: the rows of penguins-raw.csv, with types."""

from pathlib import Path

import pyarrow.csv as csv
import pyarrow.parquet as parquet

folder = Path(__file__).parent
options = csv.ConvertOptions(null_values=["", "NA"], strings_can_be_null=True)
table = csv.read_csv(folder / "penguins-raw.csv", convert_options=options)
parquet.write_table(table, folder / "penguins.parquet", compression="snappy", store_schema=False)
