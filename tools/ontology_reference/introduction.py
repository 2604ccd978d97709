"""The text at the top of the overview."""

INTRODUCTION = """\
# The ontology · 本体

Version {version}. How a sentence becomes nodes, edges and triples: [How minutes become triples](how-minutes-become-triples.md). The
reference: [node labels](nodes.md), [edge types](edges.md), [codes](codes.md). Out and back: [RDF](../rdf.md). These pages are made from
`ontology/*.ttl` by `tools/write_ontology_reference.py`: change those, not this.

| file | what |
|---|---|
| [`minutes.ttl`](../../ontology/minutes.ttl) | the single declaration: classes and properties, within OWL 2 DL |
| [`codes.ttl`](../../ontology/codes.ttl) | the code lists in SKOS |
| [`words.ttl`](../../ontology/words.ttl) | the words by which minutes express a code, made from the word lists of the program |
| [`alignment.ttl`](../../ontology/alignment.ttl) | near matches to besluit, OParl, Popolo, schema.org and Akoma Ntoso |
| [`akoma-ntoso.ttl`](../../ontology/akoma-ntoso.ttl) | how the graph is told in Akoma Ntoso |
| [`style.ttl`](../../ontology/style.ttl) | colours and sizes in Neo4j Browser |
| [`context.jsonld`](../../ontology/context.jsonld) | the JSON-LD context, made from the declaration |

From `minutes.ttl` follow: what the loader lets into the graph, the constraints and indexes of the database, the terms of RDF, the JSON-LD
context, the style of Neo4j Browser (with `style.ttl`), and these pages. Tests fail when one of them is stale, when an IRI of another
vocabulary does not exist there, when a file leaves OWL 2 DL, and when the graph of the examples contradicts the ontology, ORG, PROV-O or
FOAF (OWL API and HermiT). Each edge type has an inverse for queries and reasoners; it is never written.

The namespaces `https://w3id.org/minutes-graph/ontology#` (prefix `mg:`), `…/codes/` and `…/data/` are names that stay as they are. They
are not registered with w3id.org yet, so they are no addresses that answer.

## How a node or an edge becomes RDF

* A node is `…/data/<label>/<id>`, typed with its labels. Ids are percent-encoded as little as possible: ASCII letters and digits,
  `- . _ ~ / @ :` and visible characters beyond ASCII are kept (望溪县人民政府/李明@水务局); blanks, `%`, `#`, `?`, quotes and invisible
  characters are encoded. Decoding gives the id back.
* An edge is a plain triple, and also a node `…/data/<class>/<hash>` with `mg:subject`, `mg:object` and the properties of the edge. The
  hash is that of type, ends and key, so it is the same in every export. Nothing of an edge is lost, and it can be read back.
* The evidence of an edge is an `oa:Annotation` on the edge's node. Its targets are places in the text of the minutes,
  `…/data/Minutes/<id>#char=12,34`, with an `oa:TextPositionSelector` and, when the text is in the export, an `oa:TextQuoteSelector`.
  Offsets count code points of `mg:text`; they start at 0, and the end is not included.
* A list has one triple for each member; a list has no repetitions, and its order follows from its members.
* A code is the IRI of its concept; `skos:notation` of the concept is the code in the graph.

```sparql
PREFIX mg: <https://w3id.org/minutes-graph/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX assignment-role: <https://w3id.org/minutes-graph/codes/assignment-role/>
SELECT ?who ?action ?quote WHERE {{
  ?a a mg:Assignment ; mg:assignmentRole assignment-role:lead ; mg:object/mg:name ?who ; mg:subject/mg:action ?action ;
     mg:evidence/oa:hasTarget/oa:hasSelector/oa:exact ?quote .
}}
```
"""
