"""Settings: which Neo4j, and where the local one keeps its data. From the environment and a file `.env` in the current folder.

A variable of the environment wins over `.env`; an empty one counts as not set, so `NEO4J_URI= graph-loader ...` ignores
the server that `.env` names.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, AliasChoices, BeforeValidator, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from graph_loader.errors import SettingsError


def _xdg_folder(variable: str, default: str) -> Path:
    """The product's folder by the XDG Base Directory Specification: a relative value of the variable is ignored."""
    value = os.environ.get(variable, "")
    base = Path(value) if Path(value).is_absolute() else Path.home() / default
    return base / "graph-loader"


def _default_data_dir() -> Path:
    return _xdg_folder("XDG_DATA_HOME", ".local/share")


def _default_cache_dir() -> Path:
    return _xdg_folder("XDG_CACHE_HOME", ".cache")


def _unless_blank(default: Callable[[], object]) -> BeforeValidator:
    """An empty value counts as not set."""
    return BeforeValidator(lambda value: default() if isinstance(value, str) and not value.strip() else value)


def _absolute(path: Path | None) -> Path | None:
    return None if path is None else path.expanduser().absolute()


_OptionalText = Annotated[str | None, _unless_blank(lambda: None)]
_OptionalPath = Annotated[Path | None, AfterValidator(_absolute), _unless_blank(lambda: None)]
_Name = Annotated[str, _unless_blank(lambda: "neo4j")]


class Settings(BaseSettings):
    """All settings, read once per command. Folders are absolute; None means not set."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore", populate_by_name=True)

    #: The server to use, for example bolt://db.example.org:7687; None: the local Neo4j.
    neo4j_uri: _OptionalText = Field(default=None, validation_alias="NEO4J_URI")
    neo4j_user: _Name = Field(default="neo4j", validation_alias=AliasChoices("NEO4J_USER", "NEO4J_USERNAME"))
    neo4j_password: _OptionalText = Field(default=None, validation_alias="NEO4J_PASSWORD", repr=False)
    neo4j_database: _Name = Field(default="neo4j", validation_alias="NEO4J_DATABASE")
    #: Where the local Neo4j keeps its data and password.
    data_dir: Annotated[Path, AfterValidator(_absolute), _unless_blank(_default_data_dir)] = Field(
        default_factory=_default_data_dir, validation_alias="GRAPH_LOADER_DATA_DIR"
    )
    #: Where fetched jars and the start cache are kept; may be deleted at any time.
    cache_dir: Annotated[Path, AfterValidator(_absolute), _unless_blank(_default_cache_dir)] = Field(
        default_factory=_default_cache_dir, validation_alias="GRAPH_LOADER_CACHE_DIR"
    )
    #: A folder that already holds Neo4j's jars (side by side, or a Maven repository), for machines without a network.
    jars: _OptionalPath = Field(default=None, validation_alias="GRAPH_LOADER_JARS")
    #: Base address of a mirror of Maven Central.
    maven_mirror: _OptionalText = Field(default=None, validation_alias="GRAPH_LOADER_MAVEN_MIRROR")
    #: The judgements file that loading, exporting from files and reviewing use.
    judgements: _OptionalPath = Field(default=None, validation_alias="GRAPH_LOADER_JUDGEMENTS")


def read_settings() -> Settings:
    """The settings of this environment. Raises SettingsError when `.env` cannot be read or a value makes no sense."""
    try:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"the file .env in {Path.cwd()} cannot be read as UTF-8: {error}") from error
    except ValidationError as error:
        problems = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        raise SettingsError(f"a setting of the environment or of .env is wrong: {problems}") from error
