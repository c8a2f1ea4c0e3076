-- Rooms of an agency: seats, and whether everybody can come in and hear. A session is in the room whose name is its place.

CREATE TABLE rooms (
  id TEXT PRIMARY KEY,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  name TEXT NOT NULL CHECK (name <> ''),
  -- The name as places are compared.
  name_key TEXT NOT NULL,
  address TEXT,
  seats INTEGER NOT NULL CHECK (seats BETWEEN 1 AND 10000),
  step_free TEXT NOT NULL CHECK (step_free IN ('yes', 'no', 'unknown')),
  induction_loop TEXT NOT NULL CHECK (induction_loop IN ('yes', 'no', 'unknown')),
  access TEXT,
  state TEXT NOT NULL CHECK (state IN ('in_use', 'retired')),
  version INTEGER NOT NULL,
  UNIQUE (agency_id, id),
  UNIQUE (agency_id, name_key)
) STRICT;

-- What is still ahead in some rooms.
CREATE INDEX sessions_by_place ON sessions (agency_id, place_key, ends_at);
