"""Two commands set everything up: what they install is locked, and what is missing is named."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LOCKS = {
    "requirements.lock": ("requirements.txt", "requirements-dev.txt"),
    "requirements-setup.lock": ("requirements-setup.txt",),
    "requirements-thorough.lock": ("requirements-thorough.txt",),
}
OUTSIDE_THE_LOCK = {"torch"}
"""See scripts/torch.sh."""
TOOLS = ("bash", "env", "grep", "id", "cat")


def pins(*names: str) -> dict[str, str]:
    """Version by name of what files of requirements pin."""
    text = "\n".join((ROOT / name).read_text(encoding="utf-8") for name in names)
    return dict(re.findall(r"(?m)^([A-Za-z0-9._-]+)==([^\s;]+)", text))


@pytest.mark.parametrize("lock", LOCKS)
def test_what_is_pinned_is_locked(lock: str) -> None:
    locked = pins(lock)
    asked = {name: version for name, version in pins(*LOCKS[lock]).items() if name not in OUTSIDE_THE_LOCK}
    assert {name: locked.get(name) for name in asked} == asked, "run: make lock"


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_file_has_a_hash_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    entries = re.split(r"(?m)^(?=\S)", text)[1:]
    assert entries
    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in text


def test_nothing_for_graphics_cards_is_locked() -> None:
    assert not [name for name in pins("requirements.lock") if re.match(r"torch$|nvidia|cuda|triton", name)]


def test_this_environment_is_the_locked_one() -> None:
    from importlib.metadata import distributions

    def plain(name: str) -> str:
        return re.sub(r"[-_.]+", "-", name).lower()

    here = {plain(found.name): found.version.partition("+")[0] for found in distributions()}
    asked = pins("requirements.txt", "requirements-dev.txt")
    assert {name: here.get(plain(name)) for name in asked} == asked, "run: make setup"


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A folder of programs that stands in for a machine: what the script itself calls, and an apt that takes notes."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in TOOLS:
        (programs / name).symlink_to(shutil.which(name) or pytest.fail(f"{name} is missing"))
    for name in ("chromium", "initdb", "setpriv", "sudo"):
        stand_in(programs / name, 'exec "$@"' if name == "sudo" else "")
    stand_in(programs / "python", "exit 0")  # every library is found
    stand_in(programs / "apt-get", f'echo "$*" >> {tmp_path / "asked"}')
    return tmp_path


def stand_in(file: Path, does: str) -> None:
    file.write_text(f"#!{shutil.which('bash')}\n{does}\n")
    file.chmod(0o755)


def see_to(machine: Path) -> "subprocess.CompletedProcess[str]":
    environment = {"PATH": str(machine / "bin"), "PYTHON": str(machine / "bin" / "python")}
    script = [str(machine / "bin" / "bash"), str(ROOT / "scripts" / "machine.sh")]
    return subprocess.run(script, env=environment, capture_output=True, text=True, check=False)


def test_a_machine_that_has_everything_is_asked_nothing(machine: Path) -> None:
    done = see_to(machine)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert not (machine / "asked").exists()


def test_apt_brings_what_is_missing_and_nothing_else(machine: Path) -> None:
    (machine / "bin" / "setpriv").unlink()
    stand_in(machine / "bin" / "python", "echo pango-1.0 harfbuzz-subset")
    assert see_to(machine).returncode == 0
    update, install = (machine / "asked").read_text().splitlines()
    assert update == "update -qq"
    assert install.endswith("util-linux libpango-1.0-0 libharfbuzz-subset0")


def test_a_failure_of_apt_ends_the_command(machine: Path) -> None:
    (machine / "bin" / "chromium").unlink()
    stand_in(machine / "bin" / "apt-get", "exit 100")
    assert see_to(machine).returncode == 100


def test_without_apt_what_is_missing_is_named(machine: Path) -> None:
    (machine / "bin" / "chromium").unlink()
    (machine / "bin" / "apt-get").unlink()
    done = see_to(machine)
    assert done.returncode == 1
    assert "a Chromium" in done.stderr
    assert "setpriv" not in done.stderr
    assert "make test-quick" in done.stderr


TORCH = "torch==2.13.0"
BY_PIP = f"pip install --quiet --no-compile --no-deps {TORCH}"
BY_UV = f"uv pip install --quiet --python BIN/python --no-deps --torch-backend cpu {TORCH}"


@pytest.mark.parametrize(
    ("system", "there", "offered", "variables", "asked"),
    [
        pytest.param("Linux", "2.13.0+cpu", "", {}, [], id="nothing is done where it is there already"),
        pytest.param("Linux", "", "2.13.0+cpu", {}, [BY_PIP], id="pip's own choice where that is the CPU build"),
        pytest.param("Linux", "2.12.0+cpu", "2.13.0", {}, [BY_UV], id="never the build of several GB by itself"),
        pytest.param("Linux", "", None, {}, [BY_UV], id="an index without torch"),
        pytest.param("Darwin", "", "2.13.0", {}, [BY_PIP], id="elsewhere there is one build"),
        pytest.param("Linux", "", "2.13.0", {"TORCH_BUILD": "any"}, [BY_PIP.replace("--no-deps ", "")], id="as asked"),
        pytest.param(
            "Linux",
            "",
            "2.13.0",
            {"TORCH_INDEX": "file:///packages"},
            [BY_PIP.replace(TORCH, f"--index-url file:///packages {TORCH}")],
            id="from the index asked for",
        ),
    ],
)
def test_the_build_of_torch_that_is_taken(
    tmp_path: Path, system: str, there: str, offered: str | None, variables: dict[str, str], asked: list[str]
) -> None:
    notes = tmp_path / "asked"
    report = (
        "exit 1"
        if offered is None
        else f"""echo '{{"version": "1", "install": [{{"metadata": {{"version": "{offered}"}}}}]}}'"""
    )
    shown = f"echo Version: {there}" if there else "exit 1"
    note = f'echo "$(basename $0) $*" >> {notes}'
    stand_in(tmp_path / "pip", f'case "$*" in show*) {shown} ;; *--dry-run*) {report} ;; *) {note} ;; esac')
    stand_in(tmp_path / "uv", note)
    stand_in(tmp_path / "uname", f"echo {system}")
    environment = {"PATH": f"{tmp_path}:/usr/bin:/bin", **variables}
    subprocess.run([str(ROOT / "scripts" / "torch.sh"), TORCH, str(tmp_path)], env=environment, check=True)
    done = notes.read_text().replace(str(tmp_path), "BIN").splitlines() if notes.exists() else []
    assert done == asked


def test_a_cpu_build_out_of_reach_says_what_can_be_done(tmp_path: Path) -> None:
    stand_in(tmp_path / "pip", 'case "$1" in show) exit 1 ;; esac')
    stand_in(tmp_path / "uv", "exit 2")
    stand_in(tmp_path / "uname", "echo Linux")
    done = subprocess.run(
        [str(ROOT / "scripts" / "torch.sh"), TORCH, str(tmp_path)],
        env={"PATH": f"{tmp_path}:/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "TORCH_INDEX=ADDRESS" in done.stderr
    assert "TORCH_BUILD=any" in done.stderr
