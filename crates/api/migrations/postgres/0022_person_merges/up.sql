-- Two persons of the register who are one human are merged: one stays, the other leads to it from then on.

-- To whom somebody was merged. Both are of one agency: person_merges below refuses any other pair.
ALTER TABLE people ADD COLUMN merged_into TEXT COLLATE "C" REFERENCES people (id);
CREATE INDEX people_led ON people (agency_id, merged_into);
-- Whose row goes is asked for by everybody who leads to it.
CREATE INDEX people_by_merged_into ON people (merged_into);
-- Whoever has one name is found by it.
CREATE INDEX people_of_one_name ON people (agency_id, name_fold, id);

CREATE TABLE person_merges (
  id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  staying_id TEXT COLLATE "C" NOT NULL,
  absorbed_id TEXT COLLATE "C" NOT NULL,
  -- Whose line of the register is followed. The person who stays holds it; the other one holds the line that is left.
  followed TEXT COLLATE "C" NOT NULL CHECK (followed IN ('staying', 'absorbed')),
  -- Whether the line that is left was in service.
  other_active BOOLEAN NOT NULL,
  reason TEXT COLLATE "C" NOT NULL,
  merged_by TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
  merged_at TEXT COLLATE "C" NOT NULL,
  undo_until TEXT COLLATE "C" NOT NULL,
  undone_by TEXT COLLATE "C" REFERENCES accounts (id),
  undone_at TEXT COLLATE "C",
  version BIGINT NOT NULL,
  UNIQUE (agency_id, id),
  FOREIGN KEY (agency_id, staying_id) REFERENCES people (agency_id, id),
  FOREIGN KEY (agency_id, absorbed_id) REFERENCES people (agency_id, id),
  CHECK (staying_id <> absorbed_id),
  CHECK ((undone_at IS NULL) = (undone_by IS NULL))
);
-- Nobody is absorbed twice.
CREATE UNIQUE INDEX person_merges_in_force ON person_merges (absorbed_id) WHERE undone_at IS NULL;
CREATE INDEX person_merges_in_order ON person_merges (agency_id, id);
CREATE INDEX person_merges_by_staying ON person_merges (agency_id, staying_id);
CREATE INDEX person_merges_by_absorbed ON person_merges (agency_id, absorbed_id);

-- What was moved, so that exactly that can be moved back. Erased when the time for it has passed.
CREATE TABLE person_merge_moves (
  merge_id TEXT COLLATE "C" NOT NULL,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('application', 'participation', 'register_change', 'account', 'supervised', 'mail', 'line')),
  row_id TEXT COLLATE "C" NOT NULL,
  -- The version the row had, where it must not have changed.
  row_version BIGINT,
  PRIMARY KEY (merge_id, kind, row_id),
  FOREIGN KEY (agency_id, merge_id) REFERENCES person_merges (agency_id, id)
);
