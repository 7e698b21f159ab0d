#!/usr/bin/env python3
"""Writes the diagram of the star schema into its page, from what the project says of itself.

usage: star_schema.py MANIFEST.json [docs/reference/star-schema.md] [--check]

Every model of the schema `analytics` is a box with its documented columns; every relationships test that leads from a
fact or a dimension to a dimension is a line. The diagram stands between two markers; the page around it is not touched.
With --check nothing is written, and the exit code is 1 when the page is not what the project says.
"""

import json
import sys
from pathlib import Path

BEGIN, END = "<!-- star schema: begin -->", "<!-- star schema: end -->"


def diagram(manifest: dict) -> str:
    marts = {
        key: node
        for key, node in manifest["nodes"].items()
        if node["resource_type"] == "model" and node["schema"] == "analytics"
    }
    lines = ["```mermaid", "erDiagram"]
    lines += sorted(line for node in manifest["nodes"].values() for line in relationship(node, marts))
    for node in sorted(marts.values(), key=lambda node: node["name"]):
        lines += box(node, foreign_keys(manifest, node["name"], marts))
    return "\n".join([*lines, "```"])


def relationship(node: dict, marts: dict) -> list[str]:
    test = node.get("test_metadata") or {}
    if test.get("name") != "relationships" or node.get("attached_node") not in marts:
        return []
    child = marts[node["attached_node"]]["name"]
    parents = [key for key in node["depends_on"]["nodes"] if key in marts and key != node["attached_node"]]
    return [f'    {marts[parent]["name"]} ||--o{{ {child} : {node["column_name"]}' for parent in parents]


def foreign_keys(manifest: dict, child: str, marts: dict) -> set[str]:
    return {
        node["column_name"]
        for node in manifest["nodes"].values()
        if relationship(node, marts) and marts[node["attached_node"]]["name"] == child
    }


def box(node: dict, foreign: set[str]) -> list[str]:
    primary = next(iter(node["columns"]))
    lines = [f'    {node["name"]} {{']
    for name, column in node["columns"].items():
        mark = " PK" if name == primary else " FK" if name in foreign else ""
        kind = column["data_type"].partition("(")[0]
        lines.append(f"        {kind} {name}{mark}")
    return [*lines, "    }"]


def main() -> int:
    arguments = [argument for argument in sys.argv[1:] if argument != "--check"]
    if not arguments:
        sys.exit(__doc__)
    default = Path(__file__).resolve().parents[2] / "docs" / "reference" / "star-schema.md"
    page = Path(arguments[1]) if len(arguments) > 1 else default
    old = page.read_text(encoding="utf-8")
    before, rest = old.split(BEGIN)
    _, after = rest.split(END)
    manifest = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
    new = f"{before}{BEGIN}\n{diagram(manifest)}\n{END}{after}"
    if "--check" in sys.argv:
        if new != old:
            print(f"{page} is not what the project says: run star_schema.py", file=sys.stderr)
        return int(new != old)
    page.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
