#!/usr/bin/env python3
"""Sets up and runs a checkout on a machine that has nothing but Python: `python3 dev.py VERB`.

Each verb first sees to what it needs: Debian packages (installed where we may, named where we may
not), the virtual environment `.venv`, and the requirements that the lock files pin by hash. A
stamp in `.venv` says what is complete, so that the second start costs next to nothing.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

OLDEST_PYTHON = (3, 11)
ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "complete.json"
PROGRAMS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = PROGRAMS / ("python.exe" if os.name == "nt" else "python")

RUNTIME_LOCK = "requirements.lock"
DEV_LOCK = "requirements-dev.lock"
LOCKS = (RUNTIME_LOCK, DEV_LOCK)

DOWNLOADS = ("ca-certificates",)  # Debian's pip trusts the system's certificates only
QT = ("libglib2.0-0", "libgl1", "libegl1", "libxkbcommon0", "libfontconfig1", "libdbus-1-3")
XCB = ("libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0", "libxkbcommon-x11-0")
WINDOW = (*QT, *XCB, "libwayland-cursor0", "fonts-dejavu-core")
RENDERING = ("xvfb", "libreoffice-writer-nogui", "poppler-utils", "fonts-liberation")
ASSISTIVE = (
    "xauth",
    "dbus",
    "at-spi2-core",
    "gir1.2-atspi-2.0",
    "python3-gi",
)  # a client of its own

# The locks hold everything, so pip resolves nothing: it would look for newer versions of extras.
BY_HASH = ("--require-hashes", "--only-binary=:all:", "--no-deps")
PIP_INSTALL = ("-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-input")
UV_INPUTS = {  # its options are in pyproject.toml
    RUNTIME_LOCK: ("pyproject.toml", "--all-extras"),
    DEV_LOCK: ("--group=dev", f"--constraints={RUNTIME_LOCK}"),
}
STDERR = 2  # file descriptor: stdout belongs to the program that we start
EARLIEST_ZIP_TIME = "315532800"  # 1980-01-01
ADDRESS_MARKS = ("://", "--index-url", "--extra-index-url", "--find-links")

CHECKS = {
    "format": ("ruff", "format", "--check", "."),
    "lint": ("ruff", "check", "."),
    "types": ("mypy",),
    "imports": ("lint-imports",),
}


class Stop(Exception):
    """What keeps us from going on, and what to do about it, in words for the user."""


class Verb(NamedTuple):
    """What one word on the command line needs and does."""

    help: str
    act: Callable[[list[str]], int]
    locks: tuple[str, ...] = LOCKS
    packages: tuple[str, ...] = ()


# --- the machine -------------------------------------------------------------------------------


def too_old(version: tuple[int, int, int]) -> str | None:
    """The line for a Python that cannot run us, or None."""
    if version >= OLDEST_PYTHON:
        return None
    oldest, found = (".".join(map(str, numbers)) for numbers in (OLDEST_PYTHON, version))
    return (
        f"Python {oldest} or newer is needed and this is {found}: "
        f"install a newer one and start dev.py with it, as in `python{oldest} dev.py run`."
    )


def present(listing: str) -> set[str]:
    """The installed packages, and those that they provide, of a dpkg-query listing.

    A provided name counts: Debian 13's libglib2.0-0t64 provides libglib2.0-0.
    """
    names = set()
    for line in listing.splitlines():
        status, package, provides = line.split("\t")
        if status == "installed":
            names.add(package)
            names.update(name.split()[0] for name in provides.split(",") if name.strip())
    return names


def dpkg_listing() -> str:
    """Every package that dpkg knows, a line each: status, name and what it provides."""
    form = "${db:Status-Status}\t${Package}\t${Provides}\n"
    query = ["dpkg-query", "--show", f"--showformat={form}"]
    return subprocess.run(query, check=True, capture_output=True, text=True).stdout


def wanted_packages(packages: Iterable[str]) -> list[str]:
    """The Debian packages to look for, with the one that gives this Python its `venv`."""
    wanted = [*DOWNLOADS, *packages]
    if importlib.util.find_spec("ensurepip") is None:
        wanted.append("python{}.{}-venv".format(*sys.version_info))
    return wanted


def see_to_packages(packages: Iterable[str]) -> None:
    """Install the missing Debian packages as root; otherwise Stop with the line that does it."""
    if sys.platform != "linux":
        return
    if not (shutil.which("dpkg-query") and shutil.which("apt-get")):
        if not STAMP.exists():
            say(
                "this is no Debian: the libraries that Qt needs are listed at QT and XCB in dev.py."
            )
        return
    installed = present(dpkg_listing())
    missing = [name for name in wanted_packages(packages) if name not in installed]
    if missing:
        install_packages(missing, as_root=os.geteuid() == 0)


def install_packages(missing: Sequence[str], *, as_root: bool) -> None:
    """Install by apt-get, quietly unless it fails."""
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *missing]
    if not as_root:
        line = " ".join(["sudo", *install])
        raise Stop(f"Debian packages are missing. Install them and start again:\n  {line}")
    say(f"installing {len(missing)} Debian packages: {' '.join(missing)}")
    unasked = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    updated = collect(["apt-get", "update"], unasked)
    installed = collect(install, unasked)
    if installed.returncode:
        line = " ".join(install)
        raise Stop(f"`{line}` failed:\n{updated.stdout}{installed.stdout}")


def collect(
    command: Sequence[str], environment: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end and keep all that it prints."""
    return subprocess.run(
        command,
        check=False,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )


# --- the virtual environment -------------------------------------------------------------------


def fingerprint() -> dict[str, str]:
    """What a complete environment was made from: place, Python and the content of each lock."""
    made_from = {"place": str(VENV), "python": sys.version}
    for lock in LOCKS:
        path = ROOT / lock
        content = path.read_bytes() if path.exists() else b""
        made_from[lock] = hashlib.sha256(content).hexdigest()
    return made_from


def read_stamp() -> dict[str, str]:
    """What the environment was completed with; empty if it never was, or not to the end."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) and PYTHON.exists() else {}


def still_lacking(
    stamp: Mapping[str, str], now: Mapping[str, str], locks: Sequence[str]
) -> list[str] | None:
    """The locks that are not installed yet, or None where the environment must be made anew."""
    if not stamp or any(now.get(key) != value for key, value in stamp.items()):
        return None
    return [lock for lock in locks if lock not in stamp]


def see_to_environment(locks: Sequence[str]) -> None:
    """Bring `.venv` to what the locks say.

    The stamp goes before the first change and comes back after the last: without it the next
    start begins from nothing, so that an interruption leaves no half-installed package behind.
    """
    stamp, now = read_stamp(), fingerprint()
    lacking = still_lacking(stamp, now, locks)
    if lacking == []:
        return
    STAMP.unlink(missing_ok=True)
    if lacking is None:
        make_environment()
        stamp = {key: value for key, value in now.items() if key not in LOCKS}
        lacking = list(locks)
    if lacking:
        install_requirements(lacking)
    written = STAMP.with_suffix(".new")
    written.write_text(json.dumps({**stamp, **{lock: now[lock] for lock in lacking}}))
    written.replace(STAMP)


def make_environment() -> None:
    """Make `.venv` anew, by the Python behind any environment that we were started from."""
    say("making the virtual environment .venv")
    maker = getattr(sys, "_base_executable", None) or sys.executable
    must([maker, "-m", "venv", "--clear", str(VENV)], "the virtual environment was not made")


def install_requirements(locks: Sequence[str]) -> None:
    """Install what the locks pin: wheels only, each checked against its hash."""
    say(f"installing what {' and '.join(locks)} pins; the first time takes a minute or two")
    files = [f"--requirement={ROOT / lock}" for lock in locks]
    must([str(PYTHON), *PIP_INSTALL, *BY_HASH, *files], "the requirements were not installed")


def must(command: Sequence[str], complaint: str) -> None:
    """Run a step of the set-up; where it fails, Stop: the next start repeats it."""
    done = subprocess.run(command, check=False, cwd=ROOT, env=surroundings(), stdout=STDERR)
    if done.returncode:
        raise Stop(f"{complaint}: the reason is above. The same command tries again.")


# --- the verbs ---------------------------------------------------------------------------------


def surroundings() -> dict[str, str]:
    """The surroundings of what we start: this checkout's modules and nobody else's."""
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def hand_over(arguments: Sequence[str], *, cwd: Path | None = None) -> int:
    """Become the environment's Python with these arguments; on Windows, wait for it."""
    command = [str(PYTHON), *arguments]
    sys.stdout.flush()
    if os.name != "nt":
        os.chdir(cwd or Path.cwd())
        os.execve(command[0], command, surroundings())  # noqa: S606 - there is no shell in it
    return subprocess.run(command, check=False, cwd=cwd, env=surroundings()).returncode


def run(arguments: list[str]) -> int:
    """Start the program where the user stands; -P keeps that folder's files from being imported."""
    return hand_over(["-P", "-m", "annotator", *arguments])


def test(arguments: list[str]) -> int:
    """Run the tests."""
    return hand_over(["-m", "pytest", *arguments], cwd=ROOT)


def bench(arguments: list[str]) -> int:
    """Measure, with the bytecode compiled as it is on a user's machine."""
    must([str(PYTHON), "-m", "compileall", "-q", "annotator", "exports"], "nothing was compiled")
    return hand_over(["-m", "tests.bench", *arguments], cwd=ROOT)


def check(arguments: list[str]) -> int:
    """Run each check to its end and name its result; all have to pass."""
    names = arguments or list(CHECKS)
    if unknown := [name for name in names if name not in CHECKS]:
        raise Stop(f"no check is called {', '.join(unknown)}; there are {', '.join(CHECKS)}.")
    return max([passes(name) for name in names])


def passes(name: str) -> int:
    """Run one check; print its output only where it fails."""
    program, *options = CHECKS[name]
    start = time.monotonic()
    done = collect([str(PROGRAMS / program), *options], surroundings())
    verdict = "FAILED" if done.returncode else "ok"
    print(f"{name:<8} {verdict:<6} {time.monotonic() - start:5.1f} s   {program}", flush=True)
    if done.returncode:
        print(done.stdout, flush=True)
    return int(done.returncode != 0)


def lock(arguments: list[str]) -> int:
    """Resolve pyproject.toml into the lock files; `--upgrade` lets the pins that hold go."""
    uv = shutil.which("uv") or shutil.which("uv", path=PROGRAMS)
    if uv is None:
        must([str(PYTHON), *PIP_INSTALL, "uv"], "uv was not installed")
        uv = str(PROGRAMS / "uv")
    for name, sources in UV_INPUTS.items():
        compile_ = [uv, "pip", "compile", "--quiet", *sources, *arguments, "--output-file", name]
        must(compile_, f"{name} was not made")
        if found := addresses((ROOT / name).read_text(encoding="utf-8")):
            raise Stop(f"{name} must not name registries: {found[0]}")
    return 0


def addresses(text: str) -> list[str]:
    """The lines of a lock file that say where packages come from: everyone's own business."""
    return [line for line in text.splitlines() if any(mark in line for mark in ADDRESS_MARKS)]


def package(_arguments: list[str]) -> int:
    """Build the wheel into dist/: the same commit gives the same bytes."""
    shutil.rmtree(ROOT / "dist", ignore_errors=True)
    os.environ.setdefault("SOURCE_DATE_EPOCH", commit_time())
    return hand_over(["-m", "build", "--no-isolation", "--wheel", "--outdir=dist"], cwd=ROOT)


def commit_time() -> str:
    """Seconds since 1970 of the last commit; outside git the first instant that zip can hold."""
    log = collect(["git", "log", "-1", "--format=%ct"], os.environ)
    return EARLIEST_ZIP_TIME if log.returncode else log.stdout.strip()


VERBS = {
    "run": Verb("start the program: run [ARGUMENTS]", run, (RUNTIME_LOCK,), WINDOW),
    "test": Verb(
        "run the tests: test [PYTEST ARGUMENTS]", test, LOCKS, WINDOW + RENDERING + ASSISTIVE
    ),
    "check": Verb(f"format, lint, types, imports: check [{'|'.join(CHECKS)}]...", check),
    "bench": Verb("measure: bench [--quick] [--json FILE]", bench, LOCKS, WINDOW),
    "package": Verb("build the wheel into dist/", package),
    "lock": Verb("for maintainers, renew the lock files: lock [--upgrade]", lock, ()),
}


def usage() -> str:
    """The verbs, a line each."""
    lines = (f"  {name:<8} {verb.help}" for name, verb in VERBS.items())
    return "\n".join(["usage: python3 dev.py VERB [ARGUMENTS]", *lines])


def say(message: str) -> None:
    """Tell the user what takes time; stdout belongs to the program that we start."""
    print(f"dev.py: {message}", file=sys.stderr, flush=True)


def main(arguments: Sequence[str]) -> int:
    """See to what the verb needs, then do it; the exit code."""
    if complaint := too_old(sys.version_info[:3]):
        say(complaint)
        return 1
    name, *rest = arguments or ["help"]
    verb = VERBS.get(name)
    if verb is None:
        print(usage())
        return 0 if name in {"help", "-h", "--help"} else 2
    try:
        see_to_packages(verb.packages)
        see_to_environment(verb.locks)
        return verb.act(rest)
    except Stop as stop:
        say(str(stop))
        return 1
    except KeyboardInterrupt:
        say("interrupted; the same command goes on from here.")
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
