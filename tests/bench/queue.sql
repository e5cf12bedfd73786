-- A queue as long as there are slots, and specialists for all of it: :people and :slots are filled in.
INSERT INTO workers (id, lease_until) VALUES ('worker', now() + interval '1 day');
INSERT INTO staff (id, email, name, password_hash, roles, languages, topics, capacity, duty, duty_since, idle_since)
SELECT 'specialist' || n, n || '@bench.helpline', 'Specialist ' || n, '-', '["specialist"]',
       CASE WHEN n % 4 = 0 THEN '["en", "es"]'::jsonb ELSE '["en"]' END,
       CASE WHEN n % 5 = 0 THEN '["immunotherapy", "side_effects"]'::jsonb ELSE '[]' END,
       :slots, 'available', now() - interval '1 hour', now() - n * interval '1 second'
FROM generate_series(1, :people) n;
INSERT INTO connections (id, worker_id, staff_id, session_id, connected_at)
SELECT 'desk' || n, 'worker', 'specialist' || n, 'session', now() FROM generate_series(1, :people) n;
INSERT INTO chats (id, token_hash, version, state, language, role, topic, priority, consented_at, queued_at, last_seq)
SELECT md5(n::text), n, 1, 'waiting', CASE WHEN n % 8 = 0 THEN 'es' ELSE 'en' END, 'patient',
       (ARRAY['diagnosis', 'immunotherapy', 'coping', NULL])[1 + n % 4], 0, now(),
       now() - interval '3 minutes' + n * interval '10 milliseconds', 1
FROM generate_series(1, :people * :slots) n;
INSERT INTO connections (id, worker_id, chat_id, connected_at)
SELECT 'visitor' || n, 'worker', md5(n::text), now() FROM generate_series(1, :people * :slots) n;
INSERT INTO entries (chat_id, seq, kind, author_kind, author_id, at, text)
SELECT md5(n::text), 1, 'message', 'visitor', 'visitor', now(), 'What should I ask about my treatment?'
FROM generate_series(1, :people * :slots) n;
