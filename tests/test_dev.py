"""dev.py: what a bare machine lacks, what the environment lacks, and what the locks may say."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

import dev

LISTING = (
    "installed\tgit\t\n"
    "installed\tlibglib2.0-0t64\tlibglib2.0-0 (= 2.84.4-3), libglib2.0-0-any\n"
    "config-files\txvfb\t\n"
)
REQUIREMENT = re.compile(r"^(?P<name>[a-z0-9-]+)(?:\[[a-z,]+\])?==(?P<version>\S+)", re.MULTILINE)


def lock_text(name: str) -> str:
    return (dev.ROOT / name).read_text(encoding="utf-8")


def pins(name: str) -> dict[str, str]:
    return {found["name"]: found["version"] for found in REQUIREMENT.finditer(lock_text(name))}


# --- the machine -------------------------------------------------------------------------------


def test_a_package_counts_when_it_is_installed_or_provided() -> None:
    assert dev.present(LISTING) == {"git", "libglib2.0-0t64", "libglib2.0-0", "libglib2.0-0-any"}


def test_a_removed_package_whose_settings_stayed_is_missing() -> None:
    assert "xvfb" not in dev.present(LISTING)


@pytest.mark.skipif(shutil.which("dpkg-query") is None, reason="no Debian")
def test_the_listing_of_this_machine_is_understood() -> None:
    assert {"dpkg", "libc6"} <= dev.present(dev.dpkg_listing())


def test_a_python_without_venv_wants_its_own_venv_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    venv = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    assert dev.wanted_packages(["xvfb"]) == ["ca-certificates", "xvfb", venv]


def test_a_python_with_venv_wants_no_more_than_the_verb_does() -> None:
    assert dev.wanted_packages(["xvfb"]) == ["ca-certificates", "xvfb"]


def test_who_is_not_root_is_told_the_exact_line() -> None:
    with pytest.raises(dev.Stop) as stop:
        dev.install_packages(["libegl1", "xvfb"], as_root=False)
    line = "  sudo apt-get install --yes --no-install-recommends libegl1 xvfb"
    assert str(stop.value).splitlines()[-1] == line


def test_root_updates_once_and_installs_without_a_question(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    commands: list[list[str]] = []

    def collect(command: list[str], environment: dict[str, str]) -> object:
        assert environment["DEBIAN_FRONTEND"] == "noninteractive"
        commands.append(command)
        return subprocess.CompletedProcess(command, 0, stdout="much noise")

    monkeypatch.setattr(dev, "collect", collect)
    dev.install_packages(["libegl1"], as_root=True)
    assert commands[0] == ["apt-get", "update"]
    assert commands[1][:3] == ["apt-get", "install", "--yes"]
    assert commands[1][-1] == "libegl1"
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == "dev.py: installing 1 Debian packages: libegl1\n"


def test_a_failed_installation_stops_with_what_apt_said(monkeypatch: pytest.MonkeyPatch) -> None:
    failed = subprocess.CompletedProcess(["apt-get"], 100, stdout="E: Unable to locate package")
    monkeypatch.setattr(dev, "collect", lambda _command, _environment: failed)
    with pytest.raises(dev.Stop, match="E: Unable to locate package"):
        dev.install_packages(["libegl1"], as_root=True)


@pytest.mark.parametrize("version", [(3, 10, 14), (3, 8, 0)])
def test_an_old_python_gets_one_clear_line(version: tuple[int, int, int]) -> None:
    line = dev.too_old(version)
    assert line is not None
    assert "\n" not in line
    assert line.startswith(f"Python 3.11 or newer is needed and this is {version[0]}.{version[1]}.")


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 13, 2), (4, 0, 0)])
def test_a_new_python_is_good_enough(version: tuple[int, int, int]) -> None:
    assert dev.too_old(version) is None


# --- the virtual environment -------------------------------------------------------------------

RUN = (dev.RUNTIME_LOCK,)
TEST = dev.LOCKS


class Checkout:
    """A checkout with lock files whose set-up steps are only written down."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.steps: list[str] = []
        self.interrupt = False
        for lock in dev.LOCKS:
            (root / lock).write_text(f"what {lock} pins")

    def make(self) -> None:
        shutil.rmtree(dev.VENV, ignore_errors=True)
        dev.PYTHON.parent.mkdir(parents=True)
        dev.PYTHON.touch()
        self.steps.append("make")

    def install(self, locks: Sequence[str]) -> None:
        if self.interrupt:
            raise KeyboardInterrupt
        self.steps.extend(locks)

    def steps_of(self, locks: Sequence[str]) -> list[str]:
        self.steps = []
        dev.see_to_environment(locks)
        return self.steps


def stand_in(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "ROOT", root)
    monkeypatch.setattr(dev, "VENV", root / ".venv")
    monkeypatch.setattr(dev, "STAMP", root / ".venv" / "complete.json")
    monkeypatch.setattr(dev, "PYTHON", root / ".venv" / "bin" / "python")


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    made = Checkout(tmp_path)
    stand_in(tmp_path, monkeypatch)
    monkeypatch.setattr(dev, "make_environment", made.make)
    monkeypatch.setattr(dev, "install_requirements", made.install)
    return made


def test_the_first_start_makes_the_environment(checkout: Checkout) -> None:
    assert checkout.steps_of(RUN) == ["make", dev.RUNTIME_LOCK]


def test_the_second_start_does_nothing(checkout: Checkout) -> None:
    dev.see_to_environment(RUN)
    assert checkout.steps_of(RUN) == []


def test_the_tests_add_their_requirements_to_what_is_there(checkout: Checkout) -> None:
    dev.see_to_environment(RUN)
    assert checkout.steps_of(TEST) == [dev.DEV_LOCK]
    assert checkout.steps_of(TEST) == []
    assert checkout.steps_of(RUN) == []


def test_an_interrupted_set_up_begins_anew(checkout: Checkout) -> None:
    checkout.interrupt = True
    with pytest.raises(KeyboardInterrupt):
        dev.see_to_environment(RUN)
    checkout.interrupt = False
    assert checkout.steps_of(RUN) == ["make", dev.RUNTIME_LOCK]


def test_an_interrupted_addition_does_not_pass_for_complete(checkout: Checkout) -> None:
    dev.see_to_environment(RUN)
    checkout.interrupt = True
    with pytest.raises(KeyboardInterrupt):
        dev.see_to_environment(TEST)
    checkout.interrupt = False
    assert checkout.steps_of(RUN) == ["make", dev.RUNTIME_LOCK]


def test_maintainers_can_resolve_before_there_is_a_lock(checkout: Checkout) -> None:
    for lock in dev.LOCKS:
        (checkout.root / lock).unlink()
    assert checkout.steps_of(()) == ["make"]


def change_lock(checkout: Checkout, _monkeypatch: pytest.MonkeyPatch) -> None:
    (checkout.root / dev.RUNTIME_LOCK).write_text("other pins")


def change_python(_checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version", "3.99.0")


def move_checkout(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    moved = checkout.root / "moved"
    shutil.copytree(checkout.root, moved)
    stand_in(moved, monkeypatch)


def lose_python(_checkout: Checkout, _monkeypatch: pytest.MonkeyPatch) -> None:
    dev.PYTHON.unlink()


def garble_stamp(_checkout: Checkout, _monkeypatch: pytest.MonkeyPatch) -> None:
    dev.STAMP.write_text('{"place": ')


@pytest.mark.parametrize(
    "event", [change_lock, change_python, move_checkout, lose_python, garble_stamp]
)
def test_the_environment_is_made_anew_after(
    event: Callable[[Checkout, pytest.MonkeyPatch], None],
    checkout: Checkout,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dev.see_to_environment(RUN)
    event(checkout, monkeypatch)
    assert checkout.steps_of(RUN) == ["make", dev.RUNTIME_LOCK]


def test_a_failed_step_stops_and_says_that_it_can_be_repeated() -> None:
    with pytest.raises(dev.Stop, match=r"nothing came of it: .* The same command tries again\."):
        dev.must([sys.executable, "-c", "raise SystemExit(3)"], "nothing came of it")


# --- the verbs ---------------------------------------------------------------------------------


def test_dev_py_needs_nothing_but_the_standard_library() -> None:
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(dev.ROOT / "dev.py")],
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout.startswith("usage: python3 dev.py VERB")


def test_the_usage_names_every_verb(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["--help"]) == 0
    shown = capsys.readouterr().out
    assert all(f"\n  {verb} " in shown for verb in dev.VERBS)


def test_an_unknown_verb_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["biuld"]) == 2
    assert "usage:" in capsys.readouterr().out


@pytest.mark.skipif(os.name == "nt", reason="Windows waits instead")
def test_the_program_starts_where_the_user_stands_with_the_checkout_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[tuple[list[str], str, Path]] = []

    def execve(_path: str, command: list[str], environment: dict[str, str]) -> None:
        started.append((command[1:], environment["PYTHONPATH"], Path.cwd()))
        raise SystemExit

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(os, "execve", execve)
    with pytest.raises(SystemExit):
        dev.run(["--project", "a.pressdb"])
    command = ["-P", "-m", "annotator", "--project", "a.pressdb"]
    assert started == [(command, str(dev.ROOT), tmp_path)]


def test_all_checks_run_even_after_one_failed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    python = Path(sys.executable)
    fails, passes = "print('here is why'); raise SystemExit(1)", "print('not to be read')"
    monkeypatch.setattr(dev, "PROGRAMS", python.parent)
    monkeypatch.setattr(
        dev, "CHECKS", {"lint": (python.name, "-c", fails), "types": (python.name, "-c", passes)}
    )
    assert dev.check([]) == 1
    shown = capsys.readouterr().out
    assert re.search(r"^lint +FAILED .*\nhere is why\n\ntypes +ok ", shown)
    assert "not to be read" not in shown


def test_a_check_that_does_not_exist_is_named() -> None:
    with pytest.raises(dev.Stop, match=r"no check is called spelling; there are format, lint"):
        dev.check(["lint", "spelling"])


def test_the_wheel_has_the_time_of_the_last_commit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setenv("GIT_COMMITTER_DATE", "1760000000 +0000")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    who = ["-c", "user.name=A", "-c", "user.email=a@example.invalid"]
    for step in (["init"], [*who, "commit", "--allow-empty", "-m", "Begin"]):
        subprocess.run(["git", *step], check=True, cwd=tmp_path, capture_output=True)
    assert dev.commit_time() == "1760000000"


def test_outside_git_the_wheel_has_a_fixed_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert dev.commit_time() == dev.EARLIEST_ZIP_TIME


# --- the lock files ----------------------------------------------------------------------------


@pytest.mark.parametrize("name", dev.LOCKS)
def test_every_requirement_is_pinned_with_hashes(name: str) -> None:
    logical = re.sub(r"\\\n", " ", lock_text(name)).splitlines()
    requirements = [line for line in logical if line.strip() and not line.lstrip().startswith("#")]
    assert requirements
    loose = [line for line in requirements if "==" not in line or "--hash=sha256:" not in line]
    assert loose == []


@pytest.mark.parametrize("name", dev.LOCKS)
def test_a_lock_does_not_say_where_packages_come_from(name: str) -> None:
    assert dev.addresses(lock_text(name)) == []


@pytest.mark.parametrize(
    "line", ["--find-links wheels", "--extra-index-url x", "a @ https://example.invalid/a.whl"]
)
def test_an_address_in_a_lock_is_found(line: str) -> None:
    assert dev.addresses(f"a==1 \\\n    --hash=sha256:0\n{line}\n") == [line]


def test_both_locks_pin_the_same_versions() -> None:
    runtime, development = pins(dev.RUNTIME_LOCK), pins(dev.DEV_LOCK)
    shared = runtime.keys() & development.keys()
    assert {name: runtime[name] for name in shared} == {name: development[name] for name in shared}


def test_every_dependency_of_the_project_is_locked() -> None:
    project = tomllib.loads((dev.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {
        dev.RUNTIME_LOCK: project["project"]["dependencies"],
        dev.DEV_LOCK: project["dependency-groups"]["dev"],
    }
    for name, requirements in wanted.items():
        names = {re.split(r"[^\w-]", line)[0].lower() for line in requirements}
        assert names - pins(name).keys() == set()


def test_the_locked_qt_is_none_of_those_that_fail() -> None:
    assert pins(dev.RUNTIME_LOCK)["pyside6-essentials"] not in {"6.11.0", "6.11.1", "6.12.0"}
