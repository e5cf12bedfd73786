"""Puts drafts on a shelf: all of them or none, and never over a file that is there."""

import os
import shutil
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Self

from knowledge.importing.draft import Draft
from knowledge.importing.fault import PageFault
from knowledge.importing.interchange import markdown_of, slug_of


class Shelving:
    """Gathers drafts on the disk of the folder they are for, if there is one; `finish` moves them there."""

    def __init__(self, folder: Path | None) -> None:
        """Plan to write to `folder/<language>/<slug>.md`."""
        self._folder = folder
        self._staged: Path | None = None
        self._origins: dict[str, Path] = {}

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take away what was not moved."""
        if self._staged:
            shutil.rmtree(self._staged, ignore_errors=True)

    def add(self, page: Path, draft: Draft) -> None:
        """Gather a draft. Raises PageFault where its file is there already, or is another draft's."""
        if self._folder is None:
            return
        slug = slug_of(draft.title) or slug_of(page.stem) or "page"
        name = f"{draft.language}/{slug}.md"
        if name in self._origins:
            raise PageFault(
                page, f"{name} is the draft of {self._origins[name]} already: give it another title"
            )
        if (self._folder / name).exists():
            raise PageFault(page, f"{self._folder / name} is there already: move it away first")
        self._origins[name] = page
        try:
            file = self._stage() / name
            file.parent.mkdir(exist_ok=True)
            file.write_text(markdown_of(draft, slug), encoding="utf-8")
        except OSError as error:
            raise PageFault(self._folder, f"cannot be written: {error.strerror}") from error

    def _stage(self) -> Path:
        if self._staged is None:
            assert self._folder
            folder = self._folder.absolute()
            there = next(path for path in (folder, *folder.parents) if path.exists())
            self._staged = Path(tempfile.mkdtemp(prefix=".drafts-", dir=there))
        return self._staged

    def finish(self) -> list[str]:
        """Move every draft to its place; return a line for each that could not be moved, and then none was."""
        if self._folder is None or self._staged is None:
            return []
        moved: list[Path] = []
        try:
            for name in self._origins:
                target = self._folder / name
                target.parent.mkdir(parents=True, exist_ok=True)
                os.link(self._staged / name, target)  # unlike a rename, it refuses a file that is there
                moved.append(target)
        except OSError as error:
            for target in moved:
                target.unlink()
            return [f"{error.filename2 or error.filename}: cannot be written: {error.strerror}"]
        return []
