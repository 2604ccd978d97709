"""The password of the local Neo4j: made at random, kept in a file only its owner can read, set before the first start."""

from __future__ import annotations

import hashlib
import secrets
from pathlib import Path

from graph_loader.errors import StoreError
from graph_loader.store.local.folders import write_whole

_ITERATIONS = 1024


def make_password() -> str:
    """A new random password: letters and digits only, safe in addresses and shells."""
    return secrets.token_hex(16)


def read_password(path: Path) -> str:
    """The password in the file. Raises StoreError when the file is missing, unreadable or empty."""
    try:
        password = path.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        password = ""
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"the password file {path} cannot be read: {error}") from error
    if not password:
        raise StoreError(
            f"the password file {path} is missing or empty: put it back, "
            "or run `graph-loader db reset` to begin with an empty graph and a new password"
        )
    return password


def write_initial_password(home: Path, password: str) -> None:
    """Sets the password of user neo4j before the first start, as `neo4j-admin dbms set-initial-password` does without a JVM.

    Neo4j reads the file data/dbms/auth.ini only while it has no system database: user, SHA-256 digest and salt in hex,
    number of rounds (the first over salt and password, each later one over the digest before). Raises OSError.
    """
    salt = secrets.token_bytes(32)
    digest = hashlib.sha256(salt + password.encode()).digest()
    for _ in range(_ITERATIONS - 1):
        digest = hashlib.sha256(digest).digest()
    folder = home / "data" / "dbms"
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(folder / "auth.ini", f"neo4j:SHA-256,{digest.hex()},{salt.hex()},{_ITERATIONS}:\n")
