"""Remake a pinned list of jars for a new version: of the local Neo4j, or of ROBOT, with which tests check the ontology.

    .venv/bin/python tools/pin_jars.py neo4j 2026.09.0 --browser 5.24.0
    .venv/bin/python tools/pin_jars.py robot 1.9.8

Needs `mvn` (a development tool only; users never need it). Maven resolves what is needed at run time; the sums are those of
the jars Maven verified and stored.
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

ROOT = Path(__file__).resolve().parent.parent
NEO4J = ROOT / "graph_loader" / "store" / "local" / "jars.json"
ROBOT = ROOT / "tests" / "ontology" / "robot.json"

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


def resolve_jars(roots: list[tuple[str, str, str]]) -> list[dict[str, str | int]]:
    """What Maven resolves for these artifacts (group, name, version), one entry a jar, sorted by file name."""
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
    parser = argparse.ArgumentParser(description="Remake a pinned list of jars.")
    programs = parser.add_subparsers(dest="program", required=True)
    neo4j = programs.add_parser("neo4j", help="the local Neo4j")
    neo4j.add_argument("version", help="version of Neo4j Community, for example 2026.09.0")
    neo4j.add_argument("--browser", required=True, help="version of Neo4j Browser, for example 5.24.0")
    robot = programs.add_parser("robot", help="ROBOT, with the OWL API and HermiT")
    robot.add_argument("version", help="version of ROBOT, for example 1.9.8")
    arguments = parser.parse_args()
    version = arguments.version
    if arguments.program == "neo4j":
        roots = [
            ("org.neo4j", "neo4j", version),
            ("org.neo4j.app", "neo4j-server", version),
            ("org.neo4j.client", "neo4j-browser", arguments.browser),
        ]
        write_list(NEO4J, {"neo4j": version, "browser": arguments.browser}, resolve_jars(roots))
    else:
        write_list(ROBOT, {"robot": version}, resolve_jars([("org.obolibrary.robot", "robot-command", version)]))


def write_list(path: Path, versions: dict[str, str], jars: list[dict[str, str | int]]) -> None:
    lines = ",\n".join("  " + json.dumps(jar) for jar in jars)
    head = ",\n".join(f"{json.dumps(name)}: {json.dumps(version)}" for name, version in versions.items())
    path.write_text(f'{{\n{head},\n"jars": [\n{lines}\n]\n}}\n', encoding="utf-8")
    print(f"{len(jars)} jars, {sum(int(jar['size']) for jar in jars) / 1e6:.0f} MB: {path}")


if __name__ == "__main__":
    main()
