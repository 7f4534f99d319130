"""What Python answers where a port may answer otherwise."""
import csv
import io
import statistics
from collections import Counter
from datetime import date, datetime


def say(question, answer):
    print(f"{question:<28}{answer}")


def attempt(function, *arguments):
    try:
        return function(*arguments)
    except (ValueError, TypeError) as error:
        return f"{type(error).__name__}: {error}"


# ANCHOR: numbers
def numbers():
    say("round 2.5", round(2.5))
    say("round 1.115 to 2 places", round(1.115, 2))
    say("write 3750.0", str(3750.0))
    say("write -0.0004 to 3 places", round(-0.0004, 3))
    say("write 0.00001", str(0.00001))
    say("mean of ten times 0.1", statistics.fmean([0.1] * 10))
    say("median of 3, NaN, 1", statistics.median([3, float("nan"), 1]))
    say("greater of NaN and 1", max(float("nan"), 1.0))
# ANCHOR_END: numbers


def cells():
    say("read ' 39.1 '", attempt(float, " 39.1 "))
    say("read '1_0'", attempt(float, "1_0"))
    say("read 'nan'", attempt(float, "nan"))
    say("date 2007-11-31", attempt(date.fromisoformat, "2007-11-31"))
    say("date 20071105", attempt(date.fromisoformat, "20071105"))
    parsed = datetime.strptime("2007-1-5", "%Y-%m-%d")
    say("date 2007-1-5 by pattern", parsed.date())


def tables():
    out = io.StringIO()
    csv.writer(out).writerow(["a,b", None, True, 2.0])
    say("a written row", repr(out.getvalue()))
    rows = list(csv.DictReader(io.StringIO("id,sex,mass\nN1,MALE\n")))
    say("a row that is too short", rows[0])
    groups = [("Gentoo", None), ("Gentoo", "male")]
    say("sort groups", sorted(groups, key=str))
    say("most common of a b b a", Counter("abba").most_common(1)[0][0])
    say("-7 // 2", -7 // 2)


numbers()
cells()
tables()
