-- Rooms of an agency: seats, and whether everybody can come in and hear. A session is in the room whose name is its place.

CREATE TABLE rooms (
  id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  name TEXT COLLATE "C" NOT NULL CHECK (name <> ''),
  -- The name as places are compared.
  name_key TEXT COLLATE "C" NOT NULL,
  address TEXT COLLATE "C",
  seats BIGINT NOT NULL CHECK (seats BETWEEN 1 AND 10000),
  step_free TEXT COLLATE "C" NOT NULL CHECK (step_free IN ('yes', 'no', 'unknown')),
  induction_loop TEXT COLLATE "C" NOT NULL CHECK (induction_loop IN ('yes', 'no', 'unknown')),
  access TEXT COLLATE "C",
  state TEXT COLLATE "C" NOT NULL CHECK (state IN ('in_use', 'retired')),
  version BIGINT NOT NULL,
  UNIQUE (agency_id, id),
  UNIQUE (agency_id, name_key)
);

-- What is still ahead in some rooms.
CREATE INDEX sessions_by_place ON sessions (agency_id, place_key, ends_at);
