"""Removes values from the list that it goes through."""


def drop_outliers(values, limit):
    for i, value in enumerate(values):
        if abs(value) > limit:
            values.pop(i)


values = [1.0, 90.0, -80.0, 2.0]
drop_outliers(values, 10.0)
print(values)
