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
}
OUTSIDE_THE_LOCK = {"torch"}
"""See scripts/environment.sh."""
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
