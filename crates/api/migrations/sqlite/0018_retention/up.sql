-- What it takes to erase what falls due, and what is left of it.

-- Since when the register no longer names somebody; NULL for whoever is on the staff.
ALTER TABLE people ADD COLUMN left_on TEXT;
UPDATE people SET left_on = register_as_of WHERE NOT active;
CREATE INDEX people_who_left ON people (agency_id, left_on, id) WHERE left_on IS NOT NULL;

-- Since when an account is disabled; of earlier ones nobody knows, so that their term begins now.
ALTER TABLE accounts ADD COLUMN disabled_on TEXT;
UPDATE accounts SET disabled_on = date('now') WHERE status = 'disabled';

-- A decision that mended an error is public and stays without the check that somebody asked for.
CREATE TABLE kept_corrections (
  id TEXT PRIMARY KEY,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  programme_id TEXT NOT NULL,
  round INTEGER NOT NULL,
  cause TEXT CHECK (cause IN ('register_wrong', 'register_outdated')),
  remedy TEXT CHECK (remedy IN ('place', 'waiting')),
  answered_at TEXT,
  answerer_name TEXT,
  answerer_title TEXT,
  UNIQUE (programme_id, round),
  FOREIGN KEY (agency_id, programme_id) REFERENCES programmes (agency_id, id)
) STRICT;

-- What was erased of an agency on a day: kinds of rows and how many, nothing that leads to anybody.
CREATE TABLE erasure_reports (
  id TEXT PRIMARY KEY,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  erased_on TEXT NOT NULL,
  lines TEXT NOT NULL,
  UNIQUE (agency_id, erased_on)
) STRICT;
CREATE INDEX erasure_reports_in_order ON erasure_reports (agency_id, id);

-- Traces may go only once it is on record, where nothing can be changed, that all before an instant goes. The check is
-- the last wall: it knows years only; the rule is kept by the code and proved by `polku audit verify`.
CREATE TABLE trace_erasures (
  id TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  erased_before TEXT NOT NULL,
  -- The last seal whose entries are gone; 0 for none.
  up_to_seal INTEGER NOT NULL CHECK (up_to_seal >= 0),
  CHECK (CAST(substr(erased_before, 1, 4) AS INTEGER) + 5 <= CAST(substr(at, 1, 4) AS INTEGER))
) STRICT;
CREATE TRIGGER trace_erasures_no_update BEFORE UPDATE ON trace_erasures BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER trace_erasures_no_delete BEFORE DELETE ON trace_erasures BEGIN SELECT RAISE(ABORT, 'append-only'); END;

DROP TRIGGER audit_entries_no_delete;
CREATE TRIGGER audit_entries_no_delete BEFORE DELETE ON audit_entries
WHEN NOT EXISTS (SELECT 1 FROM trace_erasures WHERE OLD.at < erased_before)
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
DROP TRIGGER use_log_no_delete;
CREATE TRIGGER use_log_no_delete BEFORE DELETE ON use_log
WHEN NOT EXISTS (SELECT 1 FROM trace_erasures WHERE OLD.at < erased_before)
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
