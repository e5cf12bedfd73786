"""Pages from elsewhere, begun as drafts where the console's editors see them."""

from pathlib import Path
from types import TracebackType
from typing import Self

from chat_server.actions.action import Member, System
from chat_server.actions.drafting import read_draft, save_draft
from chat_server.actions.importing import find_editor
from chat_server.perform import Perform, done
from chat_server.protocol.drafts import DRAFT_CHARACTERS, ReadDraft, SaveDraft
from knowledge.importing.draft import Draft
from knowledge.importing.fault import PageFault
from knowledge.importing.interchange import markdown_of, slug_of


class PageDrafts:
    """Gathers drafts; `finish` begins them in an editor's name, or none where something is in the way of one."""

    def __init__(self, perform: Perform, email: str) -> None:
        """Raises Refused where this is no editor's address."""
        self._perform = perform
        self._editor: Member = done(perform(find_editor, email, System()))["member"]
        self._drafts: dict[tuple[str, str], tuple[Path, SaveDraft]] = {}

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing has to be taken away."""

    def add(self, page: Path, draft: Draft) -> None:
        """Gather a draft. Raises PageFault where the console could not hold it, or it is another page's too."""
        slug = slug_of(draft.title) or slug_of(page.stem) or "page"
        place = (slug, draft.language)
        if place in self._drafts:
            first, _ = self._drafts[place]
            raise PageFault(
                page, f"{draft.language}/{slug} is the draft of {first} already: give it another title"
            )
        text = markdown_of(draft, slug)
        if len(text) > DRAFT_CHARACTERS:
            told = f"{len(text)} characters, and a draft holds {DRAFT_CHARACTERS}: part it, or write it with --to"
            raise PageFault(page, told)
        begun = SaveDraft.model_validate(
            {"slug": slug, "language": draft.language, "version": 0, "text": text}
        )
        self._drafts[place] = (page, begun)

    def finish(self) -> list[str]:
        """Begin every draft that does not stand; a line for each that something is in the way of, and then none is."""
        faults: list[str] = []
        new: list[SaveDraft] = []
        for page, begun in self._drafts.values():
            stands = done(
                self._perform(read_draft, ReadDraft(slug=begun.slug, language=begun.language), self._editor)
            )
            place = f"{begun.language}/{begun.slug}"
            if stands["draft"] is not None:
                if stands["draft"]["text"] != begun.text:
                    faults.append(f"{page}: another draft of {place} is open: publish it or give it up first")
            elif stands["shelved"] is not None:
                faults.append(
                    f"{page}: {place} is on the shelf: change it there, or give the page another title"
                )
            else:
                new.append(begun)
        for begun in () if faults else new:
            done(self._perform(save_draft, begun, self._editor))
        return faults
