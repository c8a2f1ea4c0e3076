PRAGMA defer_foreign_keys = ON;

DELETE FROM group_moves WHERE grouping_id IN (SELECT id FROM groupings WHERE within_group_id IS NOT NULL);
DELETE FROM group_members WHERE within_group_id IS NOT NULL;
DELETE FROM groups WHERE grouping_id IN (SELECT id FROM groupings WHERE within_group_id IS NOT NULL);
DELETE FROM groupings WHERE within_group_id IS NOT NULL;

CREATE TEMP TABLE kept_groupings AS SELECT * FROM groupings;
CREATE TEMP TABLE kept_group_members AS SELECT * FROM group_members;
DROP TABLE group_members;
DROP TABLE groupings;

CREATE TABLE groupings (
  id TEXT PRIMARY KEY,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  programme_id TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('proposed', 'confirmed')),
  seed TEXT NOT NULL,
  weights TEXT NOT NULL,
  score TEXT NOT NULL,
  solved_at TEXT NOT NULL,
  confirmed_by TEXT REFERENCES accounts (id),
  confirmed_at TEXT,
  version INTEGER NOT NULL,
  unit_maximum INTEGER,
  UNIQUE (agency_id, id),
  FOREIGN KEY (agency_id, programme_id) REFERENCES programmes (agency_id, id)
) STRICT;
INSERT INTO groupings (id, agency_id, programme_id, state, seed, weights, score, solved_at, confirmed_by, confirmed_at, version, unit_maximum)
  SELECT id, agency_id, programme_id, state, seed, weights, score, solved_at, confirmed_by, confirmed_at, version, unit_maximum
  FROM kept_groupings;

CREATE TABLE group_members (
  application_id TEXT PRIMARY KEY,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  grouping_id TEXT NOT NULL,
  group_id TEXT NOT NULL,
  FOREIGN KEY (agency_id, grouping_id) REFERENCES groupings (agency_id, id),
  FOREIGN KEY (agency_id, group_id) REFERENCES groups (agency_id, id),
  FOREIGN KEY (agency_id, application_id) REFERENCES applications (agency_id, id)
) STRICT;
INSERT INTO group_members (application_id, agency_id, grouping_id, group_id)
  SELECT application_id, agency_id, grouping_id, group_id FROM kept_group_members;
CREATE INDEX group_members_by_group ON group_members (group_id);

DROP TABLE kept_group_members;
DROP TABLE kept_groupings;
