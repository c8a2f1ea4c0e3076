-- A leave of absence: its days and never its cause. And a way to deal with one: to pause the participation.

ALTER TABLE people ADD COLUMN leave_from TEXT COLLATE "C";
ALTER TABLE people ADD COLUMN leave_until TEXT COLLATE "C"
  CHECK (leave_until IS NULL OR (leave_from IS NOT NULL AND leave_from <= leave_until));
ALTER TABLE register_changes DROP CONSTRAINT register_changes_resolution_check;
ALTER TABLE register_changes ADD CONSTRAINT register_changes_resolution_check
  CHECK (resolution IN ('kept', 'moved', 'paused', 'discontinued'));
