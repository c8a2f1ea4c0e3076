DELETE FROM person_merge_moves WHERE kind = 'statement';
ALTER TABLE person_merge_moves RENAME TO person_merge_moves_before;
CREATE TABLE person_merge_moves (
  merge_id TEXT NOT NULL,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  kind TEXT NOT NULL CHECK (kind IN ('application', 'participation', 'register_change', 'account', 'supervised', 'mail', 'line')),
  row_id TEXT NOT NULL,
  -- The version the row had, where it must not have changed.
  row_version INTEGER,
  PRIMARY KEY (merge_id, kind, row_id),
  FOREIGN KEY (agency_id, merge_id) REFERENCES person_merges (agency_id, id)
) STRICT;
INSERT INTO person_merge_moves SELECT merge_id, agency_id, kind, row_id, row_version FROM person_merge_moves_before;
DROP TABLE person_merge_moves_before;
DROP TABLE supervisor_statements;
DROP TABLE supervisor_notices;
ALTER TABLE calls DROP COLUMN statements_until;
ALTER TABLE calls DROP COLUMN supervisor_part;
