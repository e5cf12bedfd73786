"""The entry of the `helpline` command: where anybody is served, gevent patches before anything else is imported."""

import sys

# They serve nobody, and what only computes takes longer under gevent's patches.
COMPUTING = {"simulate", "articles"}

if COMPUTING.isdisjoint(sys.argv[1:2]):
    from gevent import monkey

    monkey.patch_all()

from chat_server.cli import main  # noqa: E402

if __name__ == "__main__":
    main()
