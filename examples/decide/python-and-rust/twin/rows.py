"""Parses four rows, three of which are not digits."""

from knn import parse_row

blank = "0," * 63
rows = [f"16,{blank}7", f"{blank}7", f"x,{blank}7", f"17,{blank}7"]
# ANCHOR: rows
for row in rows:
    try:
        _, label = parse_row(row)
        print(f"a {label}")
    except ValueError as error:
        print(f"error: {error}")
# ANCHOR_END: rows
