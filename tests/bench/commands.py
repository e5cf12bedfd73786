"""Figures 13: what one waits for at a command line, each a process of its own with a core to itself."""

import os
import shutil
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import nh3
from markdown_it import MarkdownIt

from bench import machine
from bench.building import ROOT
from bench.invented_shelf import InventedShelf
from bench.repeats import Contender
from bench.results import Figure, Goal, Run
from bench.stage import Stage
from knowledge.article import Article

PAGES = 1000
VISITORS = 2000
PATIENCE_S = 300
AROUND = """<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/a">About</a></li></ul></nav>
<main><h1>{title}</h1><p>{summary}</p>{sections}<h2>References</h2><ol>{references}</ol></main>
<footer><p>Donate now to help. Copyright 2026.</p><script>track()</script></footer></body></html>
"""


def _timed(*arguments: str | Path, cwd: Path) -> float:
    command = [sys.executable, "-m", "chat_server", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    begins = time.perf_counter()
    subprocess.run(
        machine.on_core(machine.SERVER_CORE, *command),
        cwd=cwd,
        env=environment,
        stdout=subprocess.DEVNULL,
        timeout=PATIENCE_S,
        check=True,
    )
    return time.perf_counter() - begins


def day(stage: Stage) -> Run:
    """A weekday of so many visitors, with the usual staff."""
    return Run({"seconds": _timed("simulate", "--visitors", str(VISITORS), cwd=stage.folder)})


def pages(stage: Stage) -> Run:
    """So many pages from elsewhere, half of them in Spanish, to drafts on standard output."""
    folder = stage.folder / "pages"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    written = InventedShelf().articles(PAGES // 2)
    for number, article in enumerate(written):
        (folder / f"{number:04}.html").write_text(_as_page(article), encoding="utf-8")
    seconds = _timed("articles", "import", *sorted(folder.iterdir()), "--json", cwd=stage.folder)
    return Run({"rate": len(written) / seconds})


def _as_page(article: Article) -> str:
    markdown = MarkdownIt("commonmark")
    sections = [f"<h2>{one.title}</h2>{markdown.render(one.markdown)}" for one in article.sections]
    return AROUND.format(
        language=article.language,
        title=nh3.clean_text(article.title),
        summary=nh3.clean_text(article.summary),
        sections="".join(sections),
        references="".join(f"<li>{nh3.clean_text(one.title)}</li>" for one in article.references),
    )


def contenders(stage: Stage, run: str) -> dict[str, Contender]:
    """One of them."""
    return {"ours": partial({"day": day, "pages": pages}[run], stage)}


DAY = [Figure("simulated_day", "seconds", Goal("at_most", 10, "s"), unit="s")]
IMPORT = [Figure("pages_imported", "rate", Goal("at_least", 50, "/s"), unit="/s")]
