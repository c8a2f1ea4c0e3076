-- Attendance: what was said of who was at a session, newest counts, nothing is ever changed.

CREATE TABLE attendance_marks (
  id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  session_id TEXT COLLATE "C" NOT NULL,
  application_id TEXT COLLATE "C" NOT NULL,
  -- Made where it was said, so that what was said without a network arrives once.
  mark_id TEXT COLLATE "C" NOT NULL,
  -- Counts what was said of one person at one session, from 1.
  number BIGINT NOT NULL CHECK (number > 0),
  status TEXT COLLATE "C" NOT NULL CHECK (status IN
    ('on_site', 'remote', 'partly_on_site', 'partly_remote', 'apologised', 'absent', 'withdrawn')),
  minutes BIGINT CHECK (minutes > 0),
  said_as TEXT COLLATE "C" NOT NULL CHECK (said_as IN ('participant', 'coordinator')),
  said_by TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
  said_at TEXT COLLATE "C" NOT NULL,
  UNIQUE (session_id, application_id, number),
  UNIQUE (agency_id, mark_id),
  FOREIGN KEY (agency_id, session_id) REFERENCES sessions (agency_id, id),
  FOREIGN KEY (agency_id, application_id) REFERENCES applications (agency_id, id),
  CHECK ((minutes IS NOT NULL) = (status IN ('partly_on_site', 'partly_remote'))),
  -- A participant says that they are not coming, and nothing else.
  CHECK (said_as = 'coordinator' OR status IN ('apologised', 'withdrawn'))
);
CREATE INDEX attendance_marks_by_session ON attendance_marks (session_id, id);
CREATE INDEX attendance_marks_by_application ON attendance_marks (application_id);
