-- Sessions: one element of a design, held for everybody of a programme, for a group or for a small group.

CREATE TABLE sessions (
  id TEXT PRIMARY KEY,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  programme_id TEXT NOT NULL,
  element_id TEXT NOT NULL,
  -- NULL for everybody of the programme.
  group_id TEXT,
  state TEXT NOT NULL CHECK (state IN ('draft', 'published', 'cancelled')),
  mode TEXT NOT NULL CHECK (mode IN ('in_person', 'remote', 'hybrid')),
  topic TEXT NOT NULL,
  place TEXT,
  -- The place as places are compared.
  place_key TEXT,
  seats INTEGER CHECK (seats > 0),
  -- What was said: the clock on the wall of a zone. A change of the law must not move nine o'clock.
  zone TEXT NOT NULL,
  local_start TEXT NOT NULL,
  local_end TEXT NOT NULL,
  breaks TEXT NOT NULL,
  -- What follows from it.
  starts_at TEXT NOT NULL,
  ends_at TEXT NOT NULL,
  span_minutes INTEGER NOT NULL CHECK (span_minutes > 0),
  counted_minutes INTEGER NOT NULL CHECK (counted_minutes > 0 AND counted_minutes <= span_minutes),
  -- A class of a closed list: never health, never anybody's own words.
  cancellation TEXT CHECK (cancellation IN ('facilitator_absent', 'restrictions', 'venue', 'too_few', 'rescheduled', 'other')),
  published_at TEXT,
  changed_at TEXT NOT NULL,
  version INTEGER NOT NULL,
  UNIQUE (agency_id, id),
  FOREIGN KEY (agency_id, programme_id) REFERENCES programmes (agency_id, id),
  FOREIGN KEY (agency_id, element_id) REFERENCES design_elements (agency_id, id),
  FOREIGN KEY (agency_id, group_id) REFERENCES groups (agency_id, id),
  CHECK (starts_at < ends_at),
  CHECK ((state = 'draft') = (published_at IS NULL)),
  CHECK ((state = 'cancelled') = (cancellation IS NOT NULL))
) STRICT;
CREATE INDEX sessions_by_programme ON sessions (agency_id, programme_id, starts_at, id);
CREATE INDEX sessions_by_time ON sessions (agency_id, starts_at, id);
CREATE INDEX sessions_by_element ON sessions (agency_id, element_id);
CREATE INDEX sessions_by_group ON sessions (agency_id, group_id);
