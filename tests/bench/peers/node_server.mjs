// The chat that people write with socket.io and pg: one statement per message, acknowledged after its commit.

import { createHash } from "node:crypto";
import { createServer } from "node:http";
import pg from "pg";
import { Server } from "socket.io";

const WRITE = `
  WITH chat AS (UPDATE chats SET last_seq = last_seq + 1 WHERE id = $1 RETURNING last_seq)
  INSERT INTO entries (chat_id, seq, client_id, text) SELECT $1, last_seq, $2, $3 FROM chat RETURNING seq, at`;
const FIND = "SELECT id FROM chats WHERE token_hash = $1";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const http = createServer((_request, response) => response.end("ok"));
const io = new Server(http);

io.use(async (socket, next) => {
  const { token } = socket.handshake.auth;
  if (!token) return next();
  const hash = createHash("sha256").update(token).digest("hex");
  const found = await pool.query(FIND, [hash]);
  if (found.rowCount !== 1) return next(new Error("unauthorized"));
  socket.data.chat = found.rows[0].id;
  next();
});

io.on("connection", (socket) => {
  const { chat } = socket.data;
  for (const one of chat === undefined ? (socket.handshake.auth.chats ?? []) : [chat])
    socket.join(`chat-${one}`);

  socket.on("say", async ({ client_id, text }, ack) => {
    const written = await pool.query(WRITE, [chat, client_id, text]);
    const { seq, at } = written.rows[0];
    socket
      .to(`chat-${chat}`)
      .emit("entry_added", { chat_id: chat, entry: { seq, at, text, author: "visitor" } });
    ack({ ok: true, seq, at });
  });

  socket.on("typing", ({ typing }, ack) => {
    socket.to(`chat-${chat}`).emit("typing", { chat_id: chat, typing });
    ack({ ok: true });
  });
});

http.listen(Number(process.env.PORT), "127.0.0.1");
