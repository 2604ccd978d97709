"""Errors that users meet. Each message names the file, the place and the mend; the command line prints it without a traceback.

Exit codes: 0 done, 1 something failed (some files, a query, the server), 2 wrong usage (click's own), 3 nothing could be read.
"""

from __future__ import annotations


class GraphLoaderError(Exception):
    """Base of every error this package raises on purpose. `exit_code` is the status the command line ends with."""

    exit_code = 1


class ReadingError(GraphLoaderError):
    """A file cannot be read as minutes: unknown format, wrong encoding, empty, too large. Always names the file."""

    exit_code = 3


class NotMinutesError(ReadingError):
    """The text was read but holds no meeting."""


class SeveralMeetingsError(ReadingError):
    """The text holds the minutes of several meetings; a record is about one."""


class RecordError(GraphLoaderError):
    """A record does not follow the schema."""


class GovernmentError(GraphLoaderError):
    """The name given for a government is that of several places. Ends with the status of wrong usage."""

    exit_code = 2


class OntologyError(GraphLoaderError):
    """A node or edge uses a label, type or property that the ontology does not declare."""


class SettingsError(GraphLoaderError):
    """A setting of the environment or of `.env` makes no sense. Ends with the status of wrong usage."""

    exit_code = 2


class StoreError(GraphLoaderError):
    """Neo4j cannot be reached, started, written to or read from."""


class QueryError(GraphLoaderError):
    """A query of the library is unknown, lacks a parameter, or Neo4j refused it."""


class ExportError(GraphLoaderError):
    """The graph cannot be written as asked: an option makes no sense, or nothing is in its scope. Status of wrong usage."""

    exit_code = 2


class ImportRefusedError(GraphLoaderError):
    """A file of RDF is damaged, or is not the graph that the ontology declares. Nothing was written."""


class JudgementError(GraphLoaderError):
    """A judgements file, or a line of it, cannot be used."""


class LexiconError(GraphLoaderError):
    """A file of the user's own words cannot be used."""


class TableError(GraphLoaderError):
    """A table that people filled in (XLSX, CSV) cannot be read or written."""


class LedgerError(GraphLoaderError):
    """A ledger, or what is asked of the ledger, cannot be used. Nothing was stored."""
