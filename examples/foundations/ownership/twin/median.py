def median(values):
    return sorted(values)[len(values) // 2]


masses = [3750.0, 3800.0, 3250.0, 3450.0, 3650.0]
print(f"median: {median(masses):.0f} g")
print(f"the first penguin: {masses[0]:.0f} g")
