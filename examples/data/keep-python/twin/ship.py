"""What is in the wheel, and what CI would build."""

import importlib.metadata
import inspect
import re
import subprocess
import sys
from pathlib import Path

import texture

# ANCHOR: wheel
wheel = importlib.metadata.distribution("texture")
[tag] = re.findall("Tag: (.*)", wheel.read_text("WHEEL"))
print(f"for      {tag}")
for file in sorted(map(str, wheel.files)):
    if "dist-info" not in file:
        print(f"has      {file}")
print("asks     Python", wheel.metadata["Requires-Python"], *wheel.requires)
print(f"help     histogram{inspect.signature(texture.histogram)}")
print(f"         {texture.histogram.__doc__}")
# ANCHOR_END: wheel

manifest = Path(__file__).parent.parent / "Cargo.toml"
command = [sys.executable, "-m", "maturin", "generate-ci", "github"]
command += ["--manifest-path", manifest]
workflow = subprocess.check_output(command, text=True)
for job in re.split(r"\n  (?=\w+:\n    runs-on)", workflow)[1:]:
    targets = re.findall(r"target: (\w+)\n", job)
    print(f"CI       {job.split(':')[0]}", *targets)
