"""An editor brings in a page from elsewhere."""

import binascii
from base64 import b64decode
from pathlib import Path
from typing import Any

import gevent

from chat_server.actions.action import Done, Member, Outcome, System, Tx, action
from chat_server.actions.recalling import EDITORS
from chat_server.protocol.drafts import ImportPage
from chat_server.protocol.refusal import Refusal
from chat_server.records import staff

NOT_BASE64 = Refusal("invalid", "content: is not base64.", {"field": "content"})


@action(reads=True)
def find_editor(tx: Tx, email: str, _by: System) -> Outcome:
    """The editor of this e-mail address, as `member`."""
    row = staff.by_email(tx.sql, email)
    if row is None or row.deactivated_at is not None or EDITORS.isdisjoint(row.roles):
        return Refusal("not_found", f"{email}: is not the e-mail address of an editor.", {"field": "email"})
    return Done({"member": Member(row.id, row.name, frozenset(row.roles))})


@action(reads=True)
def import_page(tx: Tx, command: ImportPage, _by: Member) -> Outcome:
    """What the page becomes, for its editor to look at and to save."""
    try:
        content = b64decode(command.content, validate=True)
    except binascii.Error:
        return NOT_BASE64
    path = Path(Path(command.name).name)
    # A read of SQLite is in a thread of its own already; one of PostgreSQL is on the loop.
    if tx.sql.dialect.name == "sqlite":
        return _imported(path, content)
    outcome: Outcome = gevent.get_hub().threadpool.apply(_imported, (path, content))
    return outcome


def _imported(path: Path, content: bytes) -> Outcome:
    from knowledge.importing.drafting import drafted
    from knowledge.importing.fault import PageFault
    from knowledge.importing.intake import form_of, page_of
    from knowledge.importing.interchange import copyright_of, left_out, markdown_of, slug_of

    try:
        draft = drafted(page_of(path, form_of(path), content))
    except PageFault as fault:
        line: dict[str, Any] = {} if fault.line is None else {"line": fault.line}
        return Refusal("invalid", f"content: {fault.message}", {"field": "content", **line})
    slug = slug_of(draft.title) or slug_of(path.stem) or "page"
    plain = draft.to_dict()
    return Done(
        {
            "slug": slug,
            "language": draft.language,
            "text": markdown_of(draft, slug),
            "repairs": plain["repairs"],
            "flags": plain["flags"],
            "left_out": left_out(draft),
            "copyright": copyright_of(draft),
        }
    )
