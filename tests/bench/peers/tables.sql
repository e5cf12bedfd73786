CREATE TABLE chats (
    id integer PRIMARY KEY,
    token_hash text NOT NULL UNIQUE,
    last_seq integer NOT NULL DEFAULT 0
);
CREATE TABLE entries (
    chat_id integer NOT NULL REFERENCES chats,
    seq integer NOT NULL,
    client_id text NOT NULL,
    text text NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (chat_id, seq),
    UNIQUE (chat_id, client_id)
);
