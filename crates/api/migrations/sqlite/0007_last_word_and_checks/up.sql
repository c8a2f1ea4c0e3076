-- The last word on the waiting list, and checks of an outcome that applicants ask for.

-- A CHECK is widened in the stored text of the table: nothing on disk changes its form, and a table that others
-- point to need not be made anew (https://www.sqlite.org/lang_altertable.html#otheralter).
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, '''expired'', ''waiting''))', '''expired'', ''waiting'', ''not_selected''))')
  WHERE type = 'table' AND name = 'applications';
UPDATE sqlite_schema SET sql = replace(sql, '''promoted'', ''left''))', '''promoted'', ''left'', ''ended''))')
  WHERE type = 'table' AND name = 'waiting_list';
UPDATE sqlite_schema SET sql = replace(sql, '''promotion'', ''by_hand''))', '''promotion'', ''by_hand'', ''correction''))')
  WHERE type = 'table' AND name = 'offers';
PRAGMA writable_schema = RESET;

ALTER TABLE selections ADD COLUMN waiting_ended_at TEXT;
ALTER TABLE selections ADD COLUMN waiting_ended_by TEXT REFERENCES accounts (id);
ALTER TABLE selections ADD COLUMN waiting_ender_name TEXT;
ALTER TABLE selections ADD COLUMN waiting_ender_title TEXT;

-- Until when an applicant may ask for a check. Calls from before the column: until the waiting list ends.
ALTER TABLE calls ADD COLUMN checks_until TEXT NOT NULL DEFAULT '';
UPDATE calls SET checks_until = waiting_list_until;

CREATE TABLE check_requests (
  id TEXT PRIMARY KEY,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  programme_id TEXT NOT NULL,
  application_id TEXT NOT NULL,
  claim TEXT NOT NULL,
  asked_at TEXT NOT NULL,
  due_on TEXT NOT NULL,
  answer TEXT,
  finding TEXT CHECK (finding IN ('right', 'wrong_without_effect', 'wrong')),
  -- What the rules say of the facts as corrected; the decision itself is kept as it was.
  corrected TEXT,
  cause TEXT CHECK (cause IN ('register_wrong', 'register_outdated')),
  remedy TEXT CHECK (remedy IN ('place', 'waiting')),
  -- The number of the round that a remedy makes, after the round it corrects.
  round INTEGER,
  answered_at TEXT,
  answered_by TEXT REFERENCES accounts (id),
  answerer_name TEXT,
  answerer_title TEXT,
  version INTEGER NOT NULL,
  UNIQUE (agency_id, id),
  UNIQUE (programme_id, round),
  FOREIGN KEY (agency_id, programme_id) REFERENCES programmes (agency_id, id),
  FOREIGN KEY (agency_id, application_id) REFERENCES applications (agency_id, id),
  CHECK ((answered_at IS NULL) = (finding IS NULL)),
  CHECK ((remedy IS NULL) = (round IS NULL))
) STRICT;
CREATE INDEX check_requests_by_application ON check_requests (application_id);
CREATE INDEX check_requests_by_programme ON check_requests (programme_id, id);
CREATE UNIQUE INDEX one_open_check ON check_requests (application_id) WHERE answered_at IS NULL;
