-- A leave of absence: its days and never its cause. And a way to deal with one: to pause the participation.

ALTER TABLE people ADD COLUMN leave_from TEXT;
ALTER TABLE people ADD COLUMN leave_until TEXT
  CHECK (leave_until IS NULL OR (leave_from IS NOT NULL AND leave_from <= leave_until));
-- SQLite changes no constraint: the table is made anew. Nothing refers to it.
CREATE TABLE register_changes_next (
  id TEXT PRIMARY KEY,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  programme_id TEXT NOT NULL,
  application_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  import_run_id TEXT NOT NULL,
  -- Which facts changed; neither their old values nor the new ones.
  facts TEXT NOT NULL,
  noted_at TEXT NOT NULL,
  resolution TEXT CHECK (resolution IN ('kept', 'moved', 'paused', 'discontinued')),
  resolved_by TEXT REFERENCES accounts (id),
  resolved_at TEXT,
  version INTEGER NOT NULL,
  UNIQUE (agency_id, id),
  UNIQUE (import_run_id, application_id),
  FOREIGN KEY (agency_id, programme_id) REFERENCES programmes (agency_id, id),
  FOREIGN KEY (agency_id, application_id) REFERENCES applications (agency_id, id),
  FOREIGN KEY (agency_id, person_id) REFERENCES people (agency_id, id),
  CHECK ((resolution IS NULL) = (resolved_by IS NULL) AND (resolution IS NULL) = (resolved_at IS NULL))
) STRICT;
INSERT INTO register_changes_next
  SELECT id, agency_id, programme_id, application_id, person_id, import_run_id, facts, noted_at, resolution, resolved_by,
    resolved_at, version
  FROM register_changes;
DROP TABLE register_changes;
ALTER TABLE register_changes_next RENAME TO register_changes;
CREATE INDEX register_changes_by_programme ON register_changes (programme_id, id);
CREATE INDEX register_changes_by_application ON register_changes (application_id);
