"""What stands on the article shelf."""

from collections.abc import Sequence

from chat_server.actions.action import Done, Outcome, System, Tx, action
from chat_server.records import articles
from knowledge.article import Article


@action(reads=True)
def current_contents(tx: Tx, _command: None, _by: System) -> Outcome:
    """The current version of every article."""
    return Done({"contents": [row.content for row in articles.all_current(tx.sql)]})


@action()
def publish_articles(tx: Tx, command: Sequence[Article], _by: System) -> Outcome:
    """Put articles on the shelf; a text that stands there already stays the version that it is."""
    for article in command:
        articles.publish(
            tx.sql,
            slug=article.slug,
            language=article.language,
            content_hash=article.content_hash,
            content=article.to_dict(),
            last_revised=article.last_revised,
            next_review=article.next_review,
            now=tx.now,
        )
    return Done()
