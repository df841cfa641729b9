-- What version 2 added. Never edit.
INSERT INTO vector (model, text_hash, data) VALUES ('letters@1', {bytes:6b6579}, {bytes:0000803f000000c0});
