-- Sessions: one element of a design, held for everybody of a programme, for a group or for a small group.

CREATE TABLE sessions (
  id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  programme_id TEXT COLLATE "C" NOT NULL,
  element_id TEXT COLLATE "C" NOT NULL,
  -- NULL for everybody of the programme.
  group_id TEXT COLLATE "C",
  state TEXT COLLATE "C" NOT NULL CHECK (state IN ('draft', 'published', 'cancelled')),
  mode TEXT COLLATE "C" NOT NULL CHECK (mode IN ('in_person', 'remote', 'hybrid')),
  topic TEXT COLLATE "C" NOT NULL,
  place TEXT COLLATE "C",
  -- The place as places are compared.
  place_key TEXT COLLATE "C",
  seats BIGINT CHECK (seats > 0),
  -- What was said: the clock on the wall of a zone. A change of the law must not move nine o'clock.
  zone TEXT COLLATE "C" NOT NULL,
  local_start TEXT COLLATE "C" NOT NULL,
  local_end TEXT COLLATE "C" NOT NULL,
  breaks TEXT COLLATE "C" NOT NULL,
  -- What follows from it.
  starts_at TEXT COLLATE "C" NOT NULL,
  ends_at TEXT COLLATE "C" NOT NULL,
  span_minutes BIGINT NOT NULL CHECK (span_minutes > 0),
  counted_minutes BIGINT NOT NULL CHECK (counted_minutes > 0 AND counted_minutes <= span_minutes),
  -- A class of a closed list: never health, never anybody's own words.
  cancellation TEXT COLLATE "C" CHECK (cancellation IN ('facilitator_absent', 'restrictions', 'venue', 'too_few', 'rescheduled', 'other')),
  published_at TEXT COLLATE "C",
  changed_at TEXT COLLATE "C" NOT NULL,
  version BIGINT NOT NULL,
  UNIQUE (agency_id, id),
  FOREIGN KEY (agency_id, programme_id) REFERENCES programmes (agency_id, id),
  FOREIGN KEY (agency_id, element_id) REFERENCES design_elements (agency_id, id),
  FOREIGN KEY (agency_id, group_id) REFERENCES groups (agency_id, id),
  CHECK (starts_at < ends_at),
  CHECK ((state = 'draft') = (published_at IS NULL)),
  CHECK ((state = 'cancelled') = (cancellation IS NOT NULL))
);
CREATE INDEX sessions_by_programme ON sessions (agency_id, programme_id, starts_at, id);
CREATE INDEX sessions_by_time ON sessions (agency_id, starts_at, id);
CREATE INDEX sessions_by_element ON sessions (agency_id, element_id);
CREATE INDEX sessions_by_group ON sessions (agency_id, group_id);
