-- What the supervisors of applicants are told and asked: declared by a call, told, stated.

-- Calls from before the column tell supervisors nothing. Only who is asked something has a last day for it.
ALTER TABLE calls ADD COLUMN supervisor_part TEXT NOT NULL DEFAULT 'none'
  CHECK (supervisor_part IN ('none', 'informed', 'working_time'));
ALTER TABLE calls ADD COLUMN statements_until TEXT;

-- Which supervisor was told of which application, and reminded; removed when the application is withdrawn.
CREATE TABLE supervisor_notices (
  application_id TEXT NOT NULL,
  supervisor_id TEXT NOT NULL,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  told_at TEXT NOT NULL,
  reminded_at TEXT,
  PRIMARY KEY (application_id, supervisor_id),
  FOREIGN KEY (agency_id, application_id) REFERENCES applications (agency_id, id),
  FOREIGN KEY (agency_id, supervisor_id) REFERENCES people (agency_id, id)
) STRICT;

-- What a supervisor states about working time. A table of its own, so that nothing that reads applications comes upon
-- it; a row is removed when the application is withdrawn. Who stated it is forgotten with their line of the register.
CREATE TABLE supervisor_statements (
  application_id TEXT PRIMARY KEY,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  answer TEXT NOT NULL CHECK (answer IN ('yes', 'yes_with_condition', 'no')),
  obstacle TEXT CHECK (obstacle IN ('busy_period', 'shifts', 'others_away', 'agreed_work', 'other')),
  words TEXT,
  stated_by TEXT,
  stated_at TEXT NOT NULL,
  reply TEXT,
  replied_at TEXT,
  version INTEGER NOT NULL,
  FOREIGN KEY (agency_id, application_id) REFERENCES applications (agency_id, id),
  FOREIGN KEY (agency_id, stated_by) REFERENCES people (agency_id, id),
  CHECK ((answer = 'no') = (obstacle IS NOT NULL)),
  CHECK ((reply IS NULL) = (replied_at IS NULL))
) STRICT;

-- A merge of two persons moves what one of them stated.
ALTER TABLE person_merge_moves RENAME TO person_merge_moves_before;
CREATE TABLE person_merge_moves (
  merge_id TEXT NOT NULL,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  kind TEXT NOT NULL CHECK (kind IN ('application', 'participation', 'register_change', 'account', 'supervised', 'mail', 'line',
    'statement')),
  row_id TEXT NOT NULL,
  -- The version the row had, where it must not have changed.
  row_version INTEGER,
  PRIMARY KEY (merge_id, kind, row_id),
  FOREIGN KEY (agency_id, merge_id) REFERENCES person_merges (agency_id, id)
) STRICT;
INSERT INTO person_merge_moves SELECT merge_id, agency_id, kind, row_id, row_version FROM person_merge_moves_before;
DROP TABLE person_merge_moves_before;
