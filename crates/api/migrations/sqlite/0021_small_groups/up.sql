-- A grouping divides the participants of a programme or, within one of its confirmed groups, the people of that group.

-- The two tables whose keys change are made anew. What refers to them is asked again at the end of the transaction.
PRAGMA defer_foreign_keys = ON;

CREATE TEMP TABLE kept_groupings AS SELECT * FROM groupings;
CREATE TEMP TABLE kept_group_members AS SELECT * FROM group_members;
DROP TABLE group_members;
DROP TABLE groupings;

CREATE TABLE groupings (
  id TEXT PRIMARY KEY,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  programme_id TEXT NOT NULL,
  -- The group that is divided into small groups; NULL where the whole programme is divided.
  within_group_id TEXT,
  state TEXT NOT NULL CHECK (state IN ('proposed', 'confirmed')),
  seed TEXT NOT NULL,
  weights TEXT NOT NULL,
  score TEXT NOT NULL,
  -- The most people of one unit in a group; NULL where there is no such limit.
  unit_maximum INTEGER,
  solved_at TEXT NOT NULL,
  confirmed_by TEXT REFERENCES accounts (id),
  confirmed_at TEXT,
  version INTEGER NOT NULL,
  UNIQUE (agency_id, id),
  FOREIGN KEY (agency_id, programme_id) REFERENCES programmes (agency_id, id),
  FOREIGN KEY (agency_id, within_group_id) REFERENCES groups (agency_id, id)
) STRICT;
INSERT INTO groupings (id, agency_id, programme_id, state, seed, weights, score, unit_maximum, solved_at, confirmed_by, confirmed_at, version)
  SELECT id, agency_id, programme_id, state, seed, weights, score, unit_maximum, solved_at, confirmed_by, confirmed_at, version
  FROM kept_groupings;
CREATE UNIQUE INDEX groupings_of_programme ON groupings (programme_id) WHERE within_group_id IS NULL;
CREATE UNIQUE INDEX groupings_within_group ON groupings (within_group_id);
CREATE INDEX groupings_by_programme ON groupings (programme_id, within_group_id);

CREATE TABLE group_members (
  application_id TEXT NOT NULL,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  grouping_id TEXT NOT NULL,
  group_id TEXT NOT NULL,
  -- Of a small group: the group it is in. Its members are members of that one, too.
  within_group_id TEXT,
  PRIMARY KEY (grouping_id, application_id),
  UNIQUE (group_id, application_id),
  FOREIGN KEY (agency_id, grouping_id) REFERENCES groupings (agency_id, id),
  FOREIGN KEY (agency_id, group_id) REFERENCES groups (agency_id, id),
  FOREIGN KEY (agency_id, application_id) REFERENCES applications (agency_id, id),
  FOREIGN KEY (within_group_id, application_id) REFERENCES group_members (group_id, application_id)
) STRICT;
INSERT INTO group_members (application_id, agency_id, grouping_id, group_id)
  SELECT application_id, agency_id, grouping_id, group_id FROM kept_group_members;
CREATE INDEX group_members_by_application ON group_members (application_id);
CREATE INDEX group_members_within_group ON group_members (within_group_id, application_id);

DROP TABLE kept_group_members;
DROP TABLE kept_groupings;
