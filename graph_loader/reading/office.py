"""Documents of old word processors (.doc, .wps, .rtf, .odt), converted to DOCX by LibreOffice when it is installed."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path, PurePath

from graph_loader.errors import ReadingError
from graph_loader.reading import docx
from graph_loader.reading.archive import holds
from graph_loader.reading.content import Content

#: Seconds that LibreOffice may take for one document. A first start on a slow disk takes some ten.
TIME_LIMIT = 120.0
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RICH_TEXT = b"{\\rtf"
_PROGRAMS = ("soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice")
#: Settings of a profile that fetches nothing: no links are followed, no macros run, no links between documents updated.
_SETTINGS = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Writer/Content/Update", "Link", "0"),
)


def matches_word(data: bytes) -> bool:
    """Whether the bytes are a compound file (MS-CFB): Word up to 2003, WPS Writer, and documents protected by a password."""
    return data.startswith(_COMPOUND)


def matches_rich_text(data: bytes) -> bool:
    """Whether the bytes are Rich Text Format."""
    return data.startswith(_RICH_TEXT)


def matches_open_document(data: bytes) -> bool:
    """Whether the bytes are an OpenDocument text."""
    return holds(data, "content.xml", "mimetype") and b"opendocument.text" in data[:200]


def extract(data: bytes, name: str) -> Content:
    """The text as `docx.extract` gives it after the conversion. Raises ReadingError, also when LibreOffice is missing."""
    if data.startswith(_COMPOUND):
        _check_compound(data, name)
    program = find_program()
    if program is None:
        raise ReadingError(
            f"{name}: a document of old Word or WPS, which LibreOffice reads: install it (Debian, Ubuntu: apt install"
            " libreoffice-writer-nogui), or save the document as .docx"
        )
    return docx.extract(convert(data, name, program), name)


def find_program() -> str | None:
    """The path of LibreOffice's program, None when it is not installed."""
    return next((found for program in _PROGRAMS if (found := shutil.which(program))), None)


def convert(data: bytes, name: str, program: str, time_limit: float = TIME_LIMIT) -> bytes:
    """The document as DOCX. LibreOffice works on a copy in a folder of its own, with a profile of its own, so several can run.

    time_limit: in seconds. Raises ReadingError when it fails or takes longer.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="graph-loader-") as folder:
            return _convert_in(Path(folder), data, name, program, time_limit)
    except OSError as error:
        raise ReadingError(
            f"{name}: LibreOffice cannot be used ({error}); free the folder for temporary files or name another one with TMPDIR"
        ) from None


def _convert_in(folder: Path, data: bytes, name: str, program: str, time_limit: float) -> bytes:
    # The suffix tells LibreOffice what it cannot tell by the content.
    source = folder / f"minutes{_suffix(data, name)}"
    source.write_bytes(data)
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(_profile_settings(), encoding="utf-8")
    command = [
        program,
        f"-env:UserInstallation={profile.parent.as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo"),
        *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder), str(source)),
    ]
    message = _run(command, str(folder), name, time_limit)
    result = source.with_suffix(".docx")
    if not result.is_file():
        raise ReadingError(
            f"{name}: LibreOffice cannot read it ({message or 'no reason given'}); open it in a word processor and save it as .docx"
        )
    return result.read_bytes()


def _profile_settings() -> str:
    items = "".join(
        f'<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}"><value>{value}</value></prop></item>\n'
        for path, name, value in _SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">\n{items}</oor:items>\n'
    )


def _run(command: list[str], folder: str, name: str, time_limit: float) -> str:
    """What the program said last. The whole group of processes ends with it: its start script leaves children behind."""
    environment = {**os.environ, "HOME": folder, "TMPDIR": folder}
    with subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    ) as process:
        try:
            output, _ = process.communicate(timeout=time_limit)
        except subprocess.TimeoutExpired:
            raise ReadingError(
                f"{name}: LibreOffice took longer than {time_limit:.0f} seconds; open it in a word processor and save it as .docx"
            ) from None
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
    lines = output.decode("utf-8", "replace").strip().splitlines()
    return lines[-1].replace(folder, "").strip() if lines else ""


def _suffix(data: bytes, name: str) -> str:
    if data.startswith(_RICH_TEXT):
        return ".rtf"
    if not data.startswith(_COMPOUND):
        return ".odt"
    suffix = PurePath(name).suffix.lower()
    return suffix if suffix in {".doc", ".wps", ".wpt", ".dot"} else ".doc"


def _check_compound(data: bytes, name: str) -> None:
    """What is in a compound file: the names of its streams stand in it in UTF-16 (MS-CFB §2.6.1)."""

    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if has("EncryptedPackage") or has("EncryptedSummary"):
        raise ReadingError(f"{name}: protected by a password; save a copy without one")
    if has("Workbook") and not has("WordDocument"):
        raise ReadingError(f"{name}: a table of Excel, no text; save the minutes as text or .docx")
    if has("PowerPoint Document"):
        raise ReadingError(f"{name}: slides of PowerPoint, no text; save the minutes as text or .docx")
    if not has("WordDocument") and not has("CONTENTS"):
        raise ReadingError(
            f"{name}: damaged, or no document of Word or WPS; open it in a word processor and save it as .docx"
        )
