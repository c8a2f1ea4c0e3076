-- The last search for the groups of a programme, or for the small groups of one of them. No row says anything of a person.
CREATE TABLE group_searches (
  id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  programme_id TEXT COLLATE "C" NOT NULL,
  -- The group that is divided into small groups; NULL where the whole programme is divided.
  within_group_id TEXT COLLATE "C",
  state TEXT COLLATE "C" NOT NULL CHECK (state IN ('running', 'found', 'infeasible', 'cancelled', 'overtaken', 'gave_up')),
  -- The terms it was asked with, so that another process can start it again.
  terms TEXT COLLATE "C" NOT NULL,
  people BIGINT NOT NULL,
  spent_per_mille BIGINT NOT NULL CHECK (spent_per_mille BETWEEN 0 AND 1000),
  score BIGINT,
  bound BIGINT,
  attempts BIGINT NOT NULL,
  lease TEXT COLLATE "C",
  leased_until TEXT COLLATE "C",
  started_at TEXT COLLATE "C" NOT NULL,
  ended_at TEXT COLLATE "C",
  FOREIGN KEY (agency_id, programme_id) REFERENCES programmes (agency_id, id),
  FOREIGN KEY (agency_id, within_group_id) REFERENCES groups (agency_id, id),
  CHECK ((state = 'running') = (lease IS NOT NULL)),
  CHECK ((lease IS NULL) = (leased_until IS NULL)),
  CHECK ((state = 'running') = (ended_at IS NULL))
);
-- One at a time for each whole: a second one is refused while this one runs, and takes its place afterwards.
CREATE UNIQUE INDEX group_searches_of_programme ON group_searches (programme_id) WHERE within_group_id IS NULL;
CREATE UNIQUE INDEX group_searches_within_group ON group_searches (within_group_id);
CREATE INDEX group_searches_abandoned ON group_searches (leased_until);

-- Two persons of one name whom somebody who merges has looked at and found to be two. Taken back, the row goes.
CREATE TABLE namesakes (
  id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  one_id TEXT COLLATE "C" NOT NULL,
  other_id TEXT COLLATE "C" NOT NULL,
  dismissed_by TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
  dismissed_at TEXT COLLATE "C" NOT NULL,
  UNIQUE (one_id, other_id),
  FOREIGN KEY (agency_id, one_id) REFERENCES people (agency_id, id),
  FOREIGN KEY (agency_id, other_id) REFERENCES people (agency_id, id),
  CHECK (one_id < other_id)
);
CREATE INDEX namesakes_in_order ON namesakes (agency_id, id);
CREATE INDEX namesakes_by_other ON namesakes (agency_id, other_id);
CREATE INDEX namesakes_by_one ON namesakes (agency_id, one_id);
