"""The entry of the `helpline` command: gevent patches before anything else is imported."""

from gevent import monkey

monkey.patch_all()

from chat_server.cli import main  # noqa: E402

if __name__ == "__main__":
    main()
