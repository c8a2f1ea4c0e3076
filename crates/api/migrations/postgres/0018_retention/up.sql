-- What it takes to erase what falls due, and what is left of it.

-- Since when the register no longer names somebody; NULL for whoever is on the staff.
ALTER TABLE people ADD COLUMN left_on TEXT COLLATE "C";
UPDATE people SET left_on = register_as_of WHERE NOT active;
CREATE INDEX people_who_left ON people (agency_id, left_on, id) WHERE left_on IS NOT NULL;

-- Since when an account is disabled; of earlier ones nobody knows, so that their term begins now.
ALTER TABLE accounts ADD COLUMN disabled_on TEXT COLLATE "C";
UPDATE accounts SET disabled_on = to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD') WHERE status = 'disabled';

-- A decision that mended an error is public and stays without the check that somebody asked for.
CREATE TABLE kept_corrections (
  id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  programme_id TEXT COLLATE "C" NOT NULL,
  round BIGINT NOT NULL,
  cause TEXT COLLATE "C" CHECK (cause IN ('register_wrong', 'register_outdated')),
  remedy TEXT COLLATE "C" CHECK (remedy IN ('place', 'waiting')),
  answered_at TEXT COLLATE "C",
  answerer_name TEXT COLLATE "C",
  answerer_title TEXT COLLATE "C",
  UNIQUE (programme_id, round),
  FOREIGN KEY (agency_id, programme_id) REFERENCES programmes (agency_id, id)
);

-- What was erased of an agency on a day: kinds of rows and how many, nothing that leads to anybody.
CREATE TABLE erasure_reports (
  id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  erased_on TEXT COLLATE "C" NOT NULL,
  lines TEXT COLLATE "C" NOT NULL,
  UNIQUE (agency_id, erased_on)
);
CREATE INDEX erasure_reports_in_order ON erasure_reports (agency_id, id);

-- Traces may go only once it is on record, where nothing can be changed, that all before an instant goes. The check is
-- the last wall: it knows years only; the rule is kept by the code and proved by `polku audit verify`.
CREATE TABLE trace_erasures (
  id TEXT COLLATE "C" PRIMARY KEY,
  at TEXT COLLATE "C" NOT NULL,
  erased_before TEXT COLLATE "C" NOT NULL,
  -- The last seal whose entries are gone; 0 for none.
  up_to_seal BIGINT NOT NULL CHECK (up_to_seal >= 0),
  CHECK (CAST(substr(erased_before, 1, 4) AS INTEGER) + 5 <= CAST(substr(at, 1, 4) AS INTEGER))
);
CREATE TRIGGER trace_erasures_append_only BEFORE UPDATE OR DELETE ON trace_erasures FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER trace_erasures_no_truncate BEFORE TRUNCATE ON trace_erasures FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION refuse_change_unless_due() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF TG_OP = 'DELETE' AND EXISTS (SELECT 1 FROM trace_erasures WHERE OLD.at < erased_before) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'append-only';
END $$;
DROP TRIGGER audit_entries_append_only ON audit_entries;
CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE ON audit_entries FOR EACH ROW EXECUTE FUNCTION refuse_change_unless_due();
DROP TRIGGER use_log_append_only ON use_log;
CREATE TRIGGER use_log_append_only BEFORE UPDATE OR DELETE ON use_log FOR EACH ROW EXECUTE FUNCTION refuse_change_unless_due();
