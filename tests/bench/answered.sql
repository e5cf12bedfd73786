-- The one who answered all that were answered, is connected, and has no slot free.
INSERT INTO workers (id, lease_until) VALUES ('elsewhere', now() + interval '1 day');
INSERT INTO staff (id, email, name, password_hash, roles, languages, topics, capacity, duty, duty_since, idle_since)
VALUES ('ann', 'ann@bench.helpline', 'Ann', '-', '["specialist"]', '["en"]', '[]', 1, 'available', now(), now());
INSERT INTO connections (id, worker_id, staff_id, session_id, connected_at)
VALUES ('desk', 'elsewhere', 'ann', 'session', now());
INSERT INTO assignments (id, chat_id, specialist_id, slot, state, kind, offered_at, accepted_at, ended_at)
SELECT id, id, 'ann', 0, 'ended', 'queue', answered_at, answered_at + interval '5 seconds', now()
FROM chats WHERE answered_at IS NOT NULL;
INSERT INTO assignments (id, chat_id, specialist_id, slot, state, kind, offered_at, accepted_at)
SELECT 'now', id, 'ann', 0, 'active', 'queue', now(), now() FROM chats WHERE answered_at IS NOT NULL LIMIT 1;
