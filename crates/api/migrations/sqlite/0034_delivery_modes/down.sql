DROP TABLE session_mode_changes;
DROP TABLE circumstance_changes;
ALTER TABLE sessions DROP COLUMN join_address;
