"""Remake graph_loader/store/local/jars.json, the pinned list of the jars of the local Neo4j, for a new version.

    .venv/bin/python tools/pin_neo4j_jars.py 2026.09.0 --browser 5.24.0

Needs `mvn` (a development tool only; users never need it). Maven resolves what the Community server and Neo4j Browser
need at run time; the sums are those of the jars Maven verified and stored.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

LIST = Path(__file__).resolve().parent.parent / "graph_loader" / "store" / "local" / "jars.json"

DEPENDENCY_PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:list"

POM = """<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>pin</groupId><artifactId>pin</artifactId><version>1</version>
  <dependencies>{dependencies}</dependencies>
</project>
"""
DEPENDENCY = "<dependency><groupId>{}</groupId><artifactId>{}</artifactId><version>{}</version></dependency>"

#: group:artifact:jar[:classifier]:version:scope:/path/to.jar[ -- module …]
LINE = re.compile(
    r"^\s+(?P<group>[\w.-]+):(?P<artifact>[\w.-]+):jar:(?:(?P<classifier>[\w.-]+):)?(?P<version>[\w.-]+)"
    r":(?:compile|runtime):(?P<path>/.+?\.jar)(?: -- module .*)?$"
)


def resolve_jars(neo4j: str, browser: str) -> list[dict[str, str | int]]:
    """What Maven resolves for the server and the Browser, one entry a jar, sorted by file name."""
    roots = [
        ("org.neo4j", "neo4j", neo4j),
        ("org.neo4j.app", "neo4j-server", neo4j),
        ("org.neo4j.client", "neo4j-browser", browser),
    ]
    with tempfile.TemporaryDirectory() as folder:
        pom = Path(folder) / "pom.xml"
        pom.write_text(POM.format(dependencies="".join(DEPENDENCY.format(*root) for root in roots)), encoding="utf-8")
        output = Path(folder) / "list.txt"
        command = ["mvn", "-q", "-B", "-f", str(pom), DEPENDENCY_PLUGIN, "-DincludeScope=runtime"]
        command += [f"-DoutputFile={output}", "-DoutputAbsoluteArtifactFilename=true"]
        subprocess.run(command, check=True)
        lines = output.read_text(encoding="utf-8").splitlines()
    jars: list[dict[str, str | int]] = []
    for line in lines:
        if ":jar:" not in line:
            continue
        found = LINE.match(line)
        if found is None:
            sys.exit(f"a line of mvn dependency:list is not understood: {line}")
        data = Path(found["path"]).read_bytes()
        jar: dict[str, str | int] = {
            "group": found["group"],
            "artifact": found["artifact"],
            "version": found["version"],
        }
        if found["classifier"]:
            jar["classifier"] = found["classifier"]
        jars.append(jar | {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)})
    return sorted(jars, key=lambda jar: (str(jar["artifact"]), str(jar["version"]), str(jar.get("classifier", ""))))


def main() -> None:
    """Write the list, one jar a line so that a diff shows what changed."""
    parser = argparse.ArgumentParser(description="Remake the pinned list of Neo4j's jars.")
    parser.add_argument("neo4j", help="version of Neo4j Community, for example 2026.09.0")
    parser.add_argument("--browser", required=True, help="version of Neo4j Browser, for example 5.24.0")
    arguments = parser.parse_args()
    jars = resolve_jars(arguments.neo4j, arguments.browser)
    lines = ",\n".join("  " + json.dumps(jar) for jar in jars)
    head = f'"neo4j": {json.dumps(arguments.neo4j)},\n"browser": {json.dumps(arguments.browser)}'
    LIST.write_text(f'{{\n{head},\n"jars": [\n{lines}\n]\n}}\n', encoding="utf-8")
    print(f"{len(jars)} jars, {sum(int(jar['size']) for jar in jars) / 1e6:.0f} MB: {LIST}")


if __name__ == "__main__":
    main()
