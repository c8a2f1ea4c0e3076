-- The pause itself stands in the history of the participation.
UPDATE register_changes SET resolution = 'kept' WHERE resolution = 'paused';
ALTER TABLE register_changes DROP CONSTRAINT register_changes_resolution_check;
ALTER TABLE register_changes ADD CONSTRAINT register_changes_resolution_check
  CHECK (resolution IN ('kept', 'moved', 'discontinued'));
ALTER TABLE people DROP COLUMN leave_until;
ALTER TABLE people DROP COLUMN leave_from;
