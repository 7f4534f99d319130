"""Values and gradients of one small expression."""

from graph import Value

# ANCHOR: expression
a, b, c = Value(0.5), Value(-1.0), Value(1.0)
product = a * b
sum = product + c
tanh = sum.tanh()
y = tanh * a
y.backward()
# ANCHOR_END: expression

print("              value  gradient")
rows = {
    "a": a,
    "b": b,
    "c": c,
    "a * b": product,
    "a * b + c": sum,
    "tanh": tanh,
    "y = tanh * a": y,
}
for name, node in rows.items():
    print(f"{name:12}{node.value:7.4f}{node.gradient:10.4f}")
