-- What the supervisors of applicants are told and asked: declared by a call, told, stated.

-- Calls from before the column tell supervisors nothing. Only who is asked something has a last day for it.
ALTER TABLE calls ADD COLUMN supervisor_part TEXT COLLATE "C" NOT NULL DEFAULT 'none'
  CHECK (supervisor_part IN ('none', 'informed', 'working_time'));
ALTER TABLE calls ADD COLUMN statements_until TEXT COLLATE "C";

-- Which supervisor was told of which application, and reminded; removed when the application is withdrawn.
CREATE TABLE supervisor_notices (
  application_id TEXT COLLATE "C" NOT NULL,
  supervisor_id TEXT COLLATE "C" NOT NULL,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  told_at TEXT COLLATE "C" NOT NULL,
  reminded_at TEXT COLLATE "C",
  PRIMARY KEY (application_id, supervisor_id),
  FOREIGN KEY (agency_id, application_id) REFERENCES applications (agency_id, id),
  FOREIGN KEY (agency_id, supervisor_id) REFERENCES people (agency_id, id)
);

-- What a supervisor states about working time. A table of its own, so that nothing that reads applications comes upon
-- it; a row is removed when the application is withdrawn. Who stated it is forgotten with their line of the register.
CREATE TABLE supervisor_statements (
  application_id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  answer TEXT COLLATE "C" NOT NULL CHECK (answer IN ('yes', 'yes_with_condition', 'no')),
  obstacle TEXT COLLATE "C" CHECK (obstacle IN ('busy_period', 'shifts', 'others_away', 'agreed_work', 'other')),
  words TEXT COLLATE "C",
  stated_by TEXT COLLATE "C",
  stated_at TEXT COLLATE "C" NOT NULL,
  reply TEXT COLLATE "C",
  replied_at TEXT COLLATE "C",
  version BIGINT NOT NULL,
  FOREIGN KEY (agency_id, application_id) REFERENCES applications (agency_id, id),
  FOREIGN KEY (agency_id, stated_by) REFERENCES people (agency_id, id),
  CHECK ((answer = 'no') = (obstacle IS NOT NULL)),
  CHECK ((reply IS NULL) = (replied_at IS NULL))
);

-- A merge of two persons moves what one of them stated.
ALTER TABLE person_merge_moves DROP CONSTRAINT person_merge_moves_kind_check;
ALTER TABLE person_merge_moves ADD CONSTRAINT person_merge_moves_kind_check CHECK (kind IN ('application', 'participation', 'register_change', 'account', 'supervised', 'mail', 'line',
    'statement'));
