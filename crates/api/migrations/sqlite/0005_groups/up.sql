-- Groups of a programme: proposed by the solver, moved by hand, confirmed once.

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
  UNIQUE (agency_id, id),
  FOREIGN KEY (agency_id, programme_id) REFERENCES programmes (agency_id, id)
) STRICT;

CREATE TABLE groups (
  id TEXT PRIMARY KEY,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  grouping_id TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number > 0),
  size INTEGER NOT NULL CHECK (size > 0),
  members INTEGER NOT NULL CHECK (members >= 0),
  UNIQUE (agency_id, id),
  UNIQUE (grouping_id, number),
  FOREIGN KEY (agency_id, grouping_id) REFERENCES groupings (agency_id, id),
  CONSTRAINT group_capacity CHECK (members <= size)
) STRICT;

CREATE TABLE group_members (
  application_id TEXT PRIMARY KEY,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  grouping_id TEXT NOT NULL,
  group_id TEXT NOT NULL,
  FOREIGN KEY (agency_id, grouping_id) REFERENCES groupings (agency_id, id),
  FOREIGN KEY (agency_id, group_id) REFERENCES groups (agency_id, id),
  FOREIGN KEY (agency_id, application_id) REFERENCES applications (agency_id, id)
) STRICT;
CREATE INDEX group_members_by_group ON group_members (group_id);

CREATE TABLE group_moves (
  id TEXT PRIMARY KEY,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  grouping_id TEXT NOT NULL,
  -- A swap is two rows of one step.
  step INTEGER NOT NULL CHECK (step > 0),
  application_id TEXT NOT NULL,
  -- None for somebody who had no group yet.
  from_group_id TEXT,
  to_group_id TEXT NOT NULL,
  moved_by TEXT NOT NULL REFERENCES accounts (id),
  moved_at TEXT NOT NULL,
  undone INTEGER NOT NULL,
  FOREIGN KEY (agency_id, grouping_id) REFERENCES groupings (agency_id, id)
) STRICT;
CREATE UNIQUE INDEX group_moves_by_step ON group_moves (grouping_id, step, application_id);
