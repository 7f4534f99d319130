"""What the page tells readers to do, in a folder outside of this repository, offline."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
ROOT = HERE.parents[3]


def run(*command, **more):
    return subprocess.check_output(command, text=True, stderr=subprocess.PIPE, **more)


def settings():
    """What the page shows of the manifest."""
    manifest = (HERE / "Cargo.toml").read_text()
    return manifest.split("# ANCHOR: settings\n")[1].split("# ANCHOR_END")[0]


def target():
    """The folder of what the workspace has compiled already."""
    about = run("cargo", "metadata", "--no-deps", "--offline", "--format-version", "1", cwd=ROOT)
    return json.loads(about)["target_directory"]


with tempfile.TemporaryDirectory() as folder:
    run("cargo", "new", "--quiet", "--lib", "--vcs", "none", "lbp", cwd=folder)
    project = Path(folder) / "lbp"
    manifest = project / "Cargo.toml"
    before = manifest.read_text()
    assert before.endswith("[dependencies]\n"), before
    manifest.write_text(before.replace("[dependencies]\n", settings()))
    shutil.copy(HERE / "src/lib.rs", project / "src/lib.rs")
    shutil.copy(HERE / "twin/tiles.py", project)
    shutil.copy(ROOT / "Cargo.lock", project)
    maturin = [sys.executable, "-m", "maturin", "build", "--release", "--offline"]
    compiled = os.environ | {"CARGO_TARGET_DIR": target()}
    run(*maturin, "--quiet", "--out", "built", cwd=project, env=compiled)
    [wheel] = (project / "built").glob("*.whl")
    zipfile.ZipFile(wheel).extractall(project / "installed")
    found = os.environ | {"PYTHONPATH": str(project / "installed")}
    print(run(sys.executable, "tiles.py", cwd=project, env=found), end="")
