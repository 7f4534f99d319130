"""Laying dates and lost clutches for each island: python nests.py [IN]"""
import csv
import os
import statistics
import sys
from datetime import date

here = os.path.dirname(os.path.abspath(__file__))
path = (sys.argv[1:] + [os.path.join(here, "../own/input.csv")])[0]

# ANCHOR: nests
nests = {}
for r in csv.DictReader(open(path, encoding="utf-8", newline="")):
    d = date.fromisoformat(r["Date Egg"])
    key = r["Island"], d.year
    nest = d.timetuple().tm_yday, r["Clutch Completion"]
    nests.setdefault(key, []).append(nest)
for (island, year), found in nests.items():
    lost = sum(c == "No" for _, c in found)
    day = statistics.median(d for d, _ in found)
    print(f"{island} {year}: {len(found)} nests, {lost} lost, day {day}")
# ANCHOR_END: nests
