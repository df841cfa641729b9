-- What a library of version 1 held. Never edit: it stands for the libraries that are out there.
INSERT INTO story (story_id, title, created, changed, archived, revision) VALUES
    ('pool', 'The pool', '2025-10-07T08:00:00.000000+00:00', '2025-10-08T09:30:00.000001+00:00', NULL, 4),
    ('strike', 'The strike', '2025-10-06T08:00:00.000000+00:00', '2025-10-06T08:00:00.000000+00:00',
     '2025-10-09T08:00:00.000000+00:00', 1);
INSERT INTO article (story_id, place, article_id, short_name, outlet, headline, published, credits, file_name, sha256, text) VALUES
    ('pool', 0, 'gazette', 'Gazette', 'The Gazette', 'Pool to close', '2025-10-07', '["Reuters"]', 'gazette.txt', 'aa', 'The council voted to close the pool.'),
    ('pool', 1, 'herald', 'Herald', NULL, NULL, NULL, '[]', '', 'bb', 'Swimmers protested; a null ﷐0000 stood here.');
INSERT INTO decision (story_id, decision_id, place, kind, verdict, note, who, decided) VALUES
    ('pool', 'd1', 0, 'same point', NULL, 'both are about the pool', 'Ana', '2025-10-07T09:00:00.000001+00:00'),
    ('pool', 'd2', 1, 'quote', 'reject', '', 'Ben', '2025-10-07T10:00:00+02:00');
INSERT INTO decision_target (story_id, decision_id, place, sha256, span_start, span_end) VALUES
    ('pool', 'd1', 0, 'aa', 0, 36), ('pool', 'd1', 1, 'bb', 0, 19), ('pool', 'd2', 0, 'aa', 4, 11);
INSERT INTO decision_action (story_id, verb, who, taken) VALUES
    ('pool', 'decided', 'Ana', '2025-10-07T09:00:00.000001+00:00'),
    ('pool', 'decided', 'Ben', '2025-10-07T10:00:00+02:00'),
    ('pool', 'withdrew', 'Ana', '2025-10-08T09:30:00.000001+00:00');
INSERT INTO decision_change (number, place, story_id, decision_id, in_effect) VALUES
    (1, 0, 'pool', 'd1', 1), (2, 0, 'pool', 'd2', 1), (3, 0, 'pool', 'd2', 0);
