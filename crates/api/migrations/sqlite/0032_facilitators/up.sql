-- Who leads the sessions of a programme, what a coach must have behind them, and what they have.

-- The terms of confidentiality of a programme. A version that somebody accepted must stay readable.
CREATE TABLE facilitator_terms (
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  programme_id TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number > 0),
  body TEXT NOT NULL,
  set_by TEXT NOT NULL,
  set_at TEXT NOT NULL,
  PRIMARY KEY (agency_id, programme_id, number),
  FOREIGN KEY (agency_id, programme_id) REFERENCES programmes (agency_id, id)
) STRICT;

-- Whose name it is, the account says. What is of somebody from outside is emptied with the account.
CREATE TABLE facilitators (
  id TEXT PRIMARY KEY,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  programme_id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('lecturer', 'trainer', 'coach', 'mentor', 'partner_designer')),
  organisation TEXT,
  email TEXT,
  ends_on TEXT NOT NULL,
  invited_by TEXT,
  invited_at TEXT NOT NULL,
  terms_number INTEGER,
  accepted_at TEXT,
  -- The role that came with the acceptance.
  role_grant_id TEXT,
  version INTEGER NOT NULL,
  UNIQUE (agency_id, id),
  UNIQUE (agency_id, programme_id, account_id, kind),
  FOREIGN KEY (agency_id, programme_id) REFERENCES programmes (agency_id, id),
  FOREIGN KEY (agency_id, account_id) REFERENCES accounts (agency_id, id),
  FOREIGN KEY (agency_id, programme_id, terms_number) REFERENCES facilitator_terms (agency_id, programme_id, number),
  CHECK ((terms_number IS NULL) = (accepted_at IS NULL))
) STRICT;
CREATE INDEX facilitators_by_programme ON facilitators (agency_id, programme_id, id);
CREATE INDEX facilitators_by_account ON facilitators (agency_id, account_id, id);

-- Who leads which session; the first one leads.
CREATE TABLE session_facilitators (
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  session_id TEXT NOT NULL,
  facilitator_id TEXT NOT NULL,
  position INTEGER NOT NULL CHECK (position > 0),
  PRIMARY KEY (session_id, facilitator_id),
  UNIQUE (session_id, position),
  FOREIGN KEY (agency_id, session_id) REFERENCES sessions (agency_id, id) ON DELETE CASCADE,
  FOREIGN KEY (agency_id, facilitator_id) REFERENCES facilitators (agency_id, id)
) STRICT;
CREATE INDEX session_facilitators_by_facilitator ON session_facilitators (agency_id, facilitator_id);

-- Evidence of a coach, of one human in all programmes. Nothing of it is ever changed; it is erased with the account.
CREATE TABLE coach_evidence (
  id TEXT PRIMARY KEY,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  account_id TEXT NOT NULL,
  years INTEGER NOT NULL CHECK (years >= 0),
  remote_hours INTEGER NOT NULL CHECK (remote_hours >= 0),
  reference_count INTEGER NOT NULL CHECK (reference_count >= 0),
  note TEXT,
  stated_by TEXT NOT NULL,
  stated_at TEXT NOT NULL,
  UNIQUE (agency_id, id),
  FOREIGN KEY (agency_id, account_id) REFERENCES accounts (agency_id, id)
) STRICT;
CREATE INDEX coach_evidence_by_account ON coach_evidence (agency_id, account_id, stated_at, id);

CREATE TABLE coach_evidence_checks (
  evidence_id TEXT PRIMARY KEY,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  outcome TEXT NOT NULL CHECK (outcome IN ('confirmed', 'refused')),
  checked_by TEXT NOT NULL,
  checked_at TEXT NOT NULL,
  FOREIGN KEY (agency_id, evidence_id) REFERENCES coach_evidence (agency_id, id)
) STRICT;

-- What a coach must have behind them in each mode, from a day on.
CREATE TABLE coach_policies (
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  number INTEGER NOT NULL CHECK (number > 0),
  thresholds TEXT NOT NULL,
  reason TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  official_name TEXT NOT NULL,
  official_title TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  decided_at TEXT NOT NULL,
  PRIMARY KEY (agency_id, number)
) STRICT;

-- A reasoned exception for one coach, one session and one mode.
CREATE TABLE coach_waivers (
  id TEXT PRIMARY KEY,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  programme_id TEXT NOT NULL,
  session_id TEXT NOT NULL,
  facilitator_id TEXT NOT NULL,
  mode TEXT NOT NULL CHECK (mode IN ('in_person', 'remote', 'hybrid')),
  -- What was needed and what was there.
  finding TEXT NOT NULL,
  reason TEXT NOT NULL,
  official_name TEXT NOT NULL,
  official_title TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  decided_at TEXT NOT NULL,
  UNIQUE (agency_id, id),
  FOREIGN KEY (agency_id, programme_id) REFERENCES programmes (agency_id, id),
  FOREIGN KEY (agency_id, session_id) REFERENCES sessions (agency_id, id),
  FOREIGN KEY (agency_id, facilitator_id) REFERENCES facilitators (agency_id, id)
) STRICT;
CREATE INDEX coach_waivers_by_programme ON coach_waivers (agency_id, programme_id, decided_at, id);
CREATE INDEX coach_waivers_by_session ON coach_waivers (agency_id, session_id);

-- A waiver ends once, and for good.
CREATE TABLE coach_waiver_endings (
  waiver_id TEXT PRIMARY KEY,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  cause TEXT NOT NULL CHECK (cause IN ('mode_changed', 'coach_changed')),
  ended_at TEXT NOT NULL,
  FOREIGN KEY (agency_id, waiver_id) REFERENCES coach_waivers (agency_id, id)
) STRICT;

-- Append-only; evidence goes with the account.
CREATE TRIGGER facilitator_terms_no_update BEFORE UPDATE ON facilitator_terms BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER facilitator_terms_no_delete BEFORE DELETE ON facilitator_terms BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER coach_evidence_no_update BEFORE UPDATE ON coach_evidence BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER coach_evidence_checks_no_update BEFORE UPDATE ON coach_evidence_checks BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER coach_policies_no_update BEFORE UPDATE ON coach_policies BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER coach_policies_no_delete BEFORE DELETE ON coach_policies BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER coach_waivers_no_update BEFORE UPDATE ON coach_waivers BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER coach_waivers_no_delete BEFORE DELETE ON coach_waivers BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER coach_waiver_endings_no_update BEFORE UPDATE ON coach_waiver_endings BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER coach_waiver_endings_no_delete BEFORE DELETE ON coach_waiver_endings BEGIN SELECT RAISE(ABORT, 'append-only'); END;

-- Whoever leads a session marks attendance, too.
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
  said_as TEXT NOT NULL CHECK (said_as IN ('participant', 'coordinator', 'facilitator')),
  said_by TEXT NOT NULL REFERENCES accounts (id),
  said_at TEXT NOT NULL,
  UNIQUE (session_id, application_id, number),
  UNIQUE (agency_id, mark_id),
  FOREIGN KEY (agency_id, session_id) REFERENCES sessions (agency_id, id),
  FOREIGN KEY (agency_id, application_id) REFERENCES applications (agency_id, id),
  CHECK ((minutes IS NOT NULL) = (status IN ('partly_on_site', 'partly_remote'))),
  -- A participant says that they are not coming, and nothing else.
  CHECK (said_as <> 'participant' OR status IN ('apologised', 'withdrawn'))
) STRICT;
CREATE INDEX attendance_marks_by_session ON attendance_marks (session_id, id);
CREATE INDEX attendance_marks_by_application ON attendance_marks (application_id);
INSERT INTO attendance_marks SELECT * FROM attendance_marks_before;
DROP TABLE attendance_marks_before;
