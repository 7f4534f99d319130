"""survey: what is in a table? The same tool with click and pandas."""

import json
import sys

import click

# pandas is imported where it is needed, so that `--help` need not wait for it.


# ANCHOR: cli
@click.group(invoke_without_command=True)
@click.version_option("0.1.0", message="survey %(version)s")
@click.pass_context
def cli(context):
    """What is in a table? Describes CSV and Parquet files."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@cli.command()
@click.argument("file", type=click.Path(allow_dash=True))
@click.option("--json", "as_json", is_flag=True, help="Write everything as JSON.")
@click.option("--top", default=3, help="How many frequent values to list.")
@click.option("--missing", multiple=True, default=["NA", "NaN"])
@click.option("--delimiter", default=",", help="Stands between values.")
def describe(file, as_json, top, missing, delimiter):
    """Say of each column what it holds."""
    found = report(file, top, missing, delimiter)
    if as_json:
        click.echo(json.dumps(found, indent=2, default=str))
    else:
        table(found)
# ANCHOR_END: cli


def report(file, top, missing, delimiter):
    import pandas as pd

    try:
        frame = read(file, missing, delimiter)
    except (OSError, ValueError, pd.errors.ParserError) as error:
        raise click.ClickException(f"{file}: {error}") from error
    return {
        "format": 1,
        "file": file,
        "rows": len(frame),
        "duplicate_rows": int(frame.duplicated().sum()),
        "columns": [summary(name, frame[name], top) for name in frame],
    }


# ANCHOR: read
def read(file, missing, delimiter):
    """Nullable types, so that whole numbers with gaps stay whole."""
    import pandas as pd

    if str(file).endswith(".parquet"):
        return pd.read_parquet(file, dtype_backend="numpy_nullable")
    return pd.read_csv(
        sys.stdin if file == "-" else file,
        sep=delimiter,
        na_values=["", *missing],
        keep_default_na=False,
        dtype_backend="numpy_nullable",
    )
# ANCHOR_END: read


# ANCHOR: summary
def summary(name, values, top):
    """What the table shows of one column."""
    kind, values = kind_of(values)
    counts = values.value_counts()
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    column = {
        "name": name,
        "kind": kind,
        "missing": int(values.isna().sum()),
        "distinct": len(counts),
        "top": [(show(value), int(count)) for value, count in ranked[:top]],
    }
    if kind in ("integer", "number", "date"):
        column["range"] = (show(values.min()), show(values.max()))
    if kind in ("integer", "number"):
        column["quartiles"] = values.quantile([0.25, 0.5, 0.75]).tolist()
    return column
# ANCHOR_END: summary


# ANCHOR: kind
def kind_of(values):
    """The kind of a column, and its values as that kind."""
    import pandas as pd
    from pandas.api import types

    if values.isna().all():
        return "empty", values
    if types.is_bool_dtype(values):
        return "boolean", values
    if types.is_integer_dtype(values):
        return "integer", values
    if types.is_numeric_dtype(values):
        return "number", values
    try:
        return "date", pd.to_datetime(values, format="ISO8601")
    except (TypeError, ValueError):
        return "text", values
# ANCHOR_END: kind


def show(value):
    import pandas as pd

    if isinstance(value, pd.Timestamp):
        return str(value).removesuffix(" 00:00:00")
    return str(value).lower() if pd.api.types.is_bool(value) else value


def decimal(value):
    if value != 0 and abs(value) < 0.001:
        mantissa, exponent = f"{value:.3e}".split("e")
        return f"{mantissa}e{int(exponent)}"
    return f"{value:.4f}".rstrip("0").rstrip(".")


def table(report):
    """One line a column, styled where the stream is a terminal."""
    columns = report["columns"]
    click.echo(report["file"])
    click.echo(
        f"{report['rows']} rows, {len(columns)} columns, "
        f"{report['duplicate_rows']} duplicate rows\n"
    )
    wide = max(len("column"), *(len(column["name"]) for column in columns))
    title = f"{'column':{wide}}  kind     missing  distinct  values"
    click.secho(title, bold=True)
    for column in columns:
        missing = f"{column['missing']:>7}"
        if column["missing"]:
            missing = click.style(missing, fg="yellow")
        click.echo(
            f"{column['name']:{wide}}  {column['kind']:7}  {missing}"
            f"  {column['distinct']:>8}  {shown(column)}"
        )


def shown(column):
    """Numbers by their quartiles, dates by their span, the rest by frequency."""
    if column["kind"] == "date":
        return " to ".join(column["range"])
    if "quartiles" in column:
        least, greatest = column["range"]
        numbers = [least, *column["quartiles"], greatest]
        return "  ".join(decimal(number) for number in numbers)
    top = ", ".join(f"{value} ({count})" for value, count in column["top"])
    return top if len(top) <= 34 else top[:33] + "…"


if __name__ == "__main__":
    cli()
