"""`graph-loader query`: the questions of the query library."""

from __future__ import annotations

import click

from graph_loader.cli.answer import AnswerOptions, answer_options, ask_and_show, show_table


@click.group()
def query() -> None:
    """Ask the questions of the query library.

    \b
    Example:
      graph-loader query list
      graph-loader query run attendance --param meeting=第8次
    """


@query.command("list")
@click.option("--tag", help="Only questions with this tag.")
@click.option("--format", "format_", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
def list_(tag: str | None, format_: str) -> None:
    """List the questions: what each is called and what it asks.

    \b
    Example:
      graph-loader query list --tag tasks
    """
    from graph_loader.errors import QueryError
    from graph_loader.querying.library import library
    from graph_loader.querying.run import Table

    tags = sorted({each for q in library().values() for each in q.tags})
    if tag is not None and tag not in tags:
        raise QueryError(f"no question has the tag {tag!r}: tags are {', '.join(tags)}")
    rows: list[tuple[object, ...]] = [
        (q.name, q.question_zh, q.question_en, [n if p.required else f"[{n}]" for n, p in q.parameters.items()])
        for q in library().values()
        if tag is None or tag in q.tags
    ]
    columns = ("name", "question_zh", "question_en", "parameters")
    show_table(Table(columns, rows), format_)


@query.command()
@click.argument("name")
@click.option(
    "--cypher",
    is_flag=True,
    help="Only the file (of the language asked for), to paste into Neo4j Browser or to pipe into cypher-shell.",
)
@click.option(
    "--language", type=click.Choice(["cypher", "sparql"]), default="cypher", show_default=True,
    help="Show its Cypher, or its SPARQL twin where it has one.",
)  # fmt: skip
def show(name: str, cypher: bool, language: str) -> None:
    """Show one question: its parameters, its columns, its Cypher or SPARQL.

    \b
    Example:
      graph-loader query show policy-history
    """
    from graph_loader.querying.library import find_query
    from graph_loader.querying.parameters import describe_parameters

    found = find_query(name)
    text = found.text if language == "cypher" else found.sparql
    if text is None:
        from graph_loader.errors import QueryError

        raise QueryError(f"{found.name} has no SPARQL twin, only Cypher")
    if cypher:
        click.echo(text, nl=False)
        return
    click.echo(f"{found.name}: {found.title_zh} · {found.title_en}\n{found.question_zh}\n{found.question_en}\n")
    click.echo(describe_parameters(found))
    click.echo("Columns:\n" + "\n".join(f"  {column}  {meaning}" for column, meaning in found.columns.items()))
    click.echo(f"Tags: {', '.join(found.tags)}\nExample: {found.example}\n")
    click.echo(text, nl=False)


@query.command()
@click.argument("name")
@click.option("-p", "--param", "params", multiple=True, metavar="NAME=VALUE", help="A parameter; repeat for several.")
@answer_options
def run(name: str, params: tuple[str, ...], answer: AnswerOptions) -> None:
    """Run the question NAME and print the answer.

    \b
    Example:
      graph-loader query run department-tasks --param organization=市城管局
      graph-loader query run attendance -p meeting=第8次 --format csv --bom -o 出席.csv
    """
    from graph_loader.querying.library import find_query
    from graph_loader.querying.parameters import bind, split_assignments

    found = find_query(name)
    ask_and_show(found.cypher, bind(found, split_assignments(params)), answer)
