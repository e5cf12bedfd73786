"""The chat that people write with Flask-SocketIO on gevent: one statement per message, its ack after the commit."""

from gevent import monkey

monkey.patch_all()

import hashlib  # noqa: E402
import os  # noqa: E402

from flask import Flask, session  # noqa: E402
from flask_socketio import SocketIO, emit, join_room  # noqa: E402
from psycopg_pool import ConnectionPool  # noqa: E402

WRITE = """
  WITH chat AS (UPDATE chats SET last_seq = last_seq + 1 WHERE id = %(chat)s RETURNING last_seq)
  INSERT INTO entries (chat_id, seq, client_id, text)
  SELECT %(chat)s, last_seq, %(client_id)s, %(text)s FROM chat RETURNING seq, at"""
FIND = "SELECT id FROM chats WHERE token_hash = %s"

app = Flask(__name__)
app.config["SECRET_KEY"] = "only for the bench"
socketio = SocketIO(app)
pool = ConnectionPool(
    os.environ["DATABASE_URL"], min_size=10, max_size=10, kwargs={"autocommit": True}, open=True
)


@app.get("/")
def ready():
    return "ok"


@socketio.on("connect")
def connect(auth):
    token = (auth or {}).get("token")
    if token is None:
        for chat in (auth or {}).get("chats", ()):
            join_room(f"chat-{chat}")
        return None
    with pool.connection() as sql:
        found = sql.execute(FIND, [hashlib.sha256(token.encode()).hexdigest()]).fetchone()
    if found is None:
        return False
    session["chat"] = found[0]
    join_room(f"chat-{found[0]}")
    return None


@socketio.on("say")
def say(command):
    chat = session["chat"]
    with pool.connection() as sql:
        seq, at = sql.execute(WRITE, {"chat": chat, **command}).fetchone()
    entry = {"seq": seq, "at": at.isoformat(), "text": command["text"], "author": "visitor"}
    emit("entry_added", {"chat_id": chat, "entry": entry}, to=f"chat-{chat}", include_self=False)
    return {"ok": True, "seq": seq, "at": at.isoformat()}


@socketio.on("typing")
def typing(command):
    chat = session["chat"]
    emit("typing", {"chat_id": chat, "typing": command["typing"]}, to=f"chat-{chat}", include_self=False)
    return {"ok": True}


if __name__ == "__main__":
    socketio.run(app, host="127.0.0.1", port=int(os.environ["PORT"]))
