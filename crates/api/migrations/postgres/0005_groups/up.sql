-- Groups of a programme: proposed by the solver, moved by hand, confirmed once.

CREATE TABLE groupings (
  id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  programme_id TEXT COLLATE "C" NOT NULL UNIQUE,
  state TEXT COLLATE "C" NOT NULL CHECK (state IN ('proposed', 'confirmed')),
  seed TEXT COLLATE "C" NOT NULL,
  weights TEXT COLLATE "C" NOT NULL,
  score TEXT COLLATE "C" NOT NULL,
  solved_at TEXT COLLATE "C" NOT NULL,
  confirmed_by TEXT COLLATE "C" REFERENCES accounts (id),
  confirmed_at TEXT COLLATE "C",
  version BIGINT NOT NULL,
  UNIQUE (agency_id, id),
  FOREIGN KEY (agency_id, programme_id) REFERENCES programmes (agency_id, id)
);

CREATE TABLE groups (
  id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  grouping_id TEXT COLLATE "C" NOT NULL,
  number BIGINT NOT NULL CHECK (number > 0),
  size BIGINT NOT NULL CHECK (size > 0),
  members BIGINT NOT NULL CHECK (members >= 0),
  UNIQUE (agency_id, id),
  UNIQUE (grouping_id, number),
  FOREIGN KEY (agency_id, grouping_id) REFERENCES groupings (agency_id, id),
  CONSTRAINT group_capacity CHECK (members <= size)
);

CREATE TABLE group_members (
  application_id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  grouping_id TEXT COLLATE "C" NOT NULL,
  group_id TEXT COLLATE "C" NOT NULL,
  FOREIGN KEY (agency_id, grouping_id) REFERENCES groupings (agency_id, id),
  FOREIGN KEY (agency_id, group_id) REFERENCES groups (agency_id, id),
  FOREIGN KEY (agency_id, application_id) REFERENCES applications (agency_id, id)
);
CREATE INDEX group_members_by_group ON group_members (group_id);

CREATE TABLE group_moves (
  id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  grouping_id TEXT COLLATE "C" NOT NULL,
  -- A swap is two rows of one step.
  step BIGINT NOT NULL CHECK (step > 0),
  application_id TEXT COLLATE "C" NOT NULL,
  -- None for somebody who had no group yet.
  from_group_id TEXT COLLATE "C",
  to_group_id TEXT COLLATE "C" NOT NULL,
  moved_by TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
  moved_at TEXT COLLATE "C" NOT NULL,
  undone BOOLEAN NOT NULL,
  FOREIGN KEY (agency_id, grouping_id) REFERENCES groupings (agency_id, id)
);
CREATE UNIQUE INDEX group_moves_by_step ON group_moves (grouping_id, step, application_id);
