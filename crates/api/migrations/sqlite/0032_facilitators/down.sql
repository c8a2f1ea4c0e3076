-- What those who lead marked stands as marked by those who run the programme.
ALTER TABLE attendance_marks RENAME TO attendance_marks_before;
DROP INDEX attendance_marks_by_session;
DROP INDEX attendance_marks_by_application;
CREATE TABLE attendance_marks (
  id TEXT PRIMARY KEY,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  session_id TEXT NOT NULL,
  application_id TEXT NOT NULL,
  -- Made where it was said, so that what was said without a network arrives once.
  mark_id TEXT NOT NULL,
  -- Counts what was said of one person at one session, from 1.
  number INTEGER NOT NULL CHECK (number > 0),
  status TEXT NOT NULL CHECK (status IN
    ('on_site', 'remote', 'partly_on_site', 'partly_remote', 'apologised', 'absent', 'withdrawn')),
  minutes INTEGER CHECK (minutes > 0),
  said_as TEXT NOT NULL CHECK (said_as IN ('participant', 'coordinator')),
  said_by TEXT NOT NULL REFERENCES accounts (id),
  said_at TEXT NOT NULL,
  UNIQUE (session_id, application_id, number),
  UNIQUE (agency_id, mark_id),
  FOREIGN KEY (agency_id, session_id) REFERENCES sessions (agency_id, id),
  FOREIGN KEY (agency_id, application_id) REFERENCES applications (agency_id, id),
  CHECK ((minutes IS NOT NULL) = (status IN ('partly_on_site', 'partly_remote'))),
  -- A participant says that they are not coming, and nothing else.
  CHECK (said_as = 'coordinator' OR status IN ('apologised', 'withdrawn'))
) STRICT;
CREATE INDEX attendance_marks_by_session ON attendance_marks (session_id, id);
CREATE INDEX attendance_marks_by_application ON attendance_marks (application_id);
INSERT INTO attendance_marks
  SELECT id, agency_id, session_id, application_id, mark_id, number, status, minutes,
    CASE said_as WHEN 'facilitator' THEN 'coordinator' ELSE said_as END, said_by, said_at
  FROM attendance_marks_before;
DROP TABLE attendance_marks_before;
DROP TABLE coach_waiver_endings;
DROP TABLE coach_waivers;
DROP TABLE coach_policies;
DROP TABLE coach_evidence_checks;
DROP TABLE coach_evidence;
DROP TABLE session_facilitators;
DROP TABLE facilitators;
DROP TABLE facilitator_terms;
