table = "baseline,0.43\nwide,0.38\ndeep 0.41"
for line in table.splitlines():
    try:
        name, cell = line.split(",", 1)
        print(f"{name} has a loss of {cell}")
    except ValueError:
        print(f"no comma: {line}")
