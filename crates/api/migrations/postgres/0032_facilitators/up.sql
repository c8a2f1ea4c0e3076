-- Who leads the sessions of a programme, what a coach must have behind them, and what they have.

-- The terms of confidentiality of a programme. A version that somebody accepted must stay readable.
CREATE TABLE facilitator_terms (
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  programme_id TEXT COLLATE "C" NOT NULL,
  number BIGINT NOT NULL CHECK (number > 0),
  body TEXT COLLATE "C" NOT NULL,
  set_by TEXT COLLATE "C" NOT NULL,
  set_at TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (agency_id, programme_id, number),
  FOREIGN KEY (agency_id, programme_id) REFERENCES programmes (agency_id, id)
);

-- Whose name it is, the account says. What is of somebody from outside is emptied with the account.
CREATE TABLE facilitators (
  id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  programme_id TEXT COLLATE "C" NOT NULL,
  account_id TEXT COLLATE "C" NOT NULL,
  kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('lecturer', 'trainer', 'coach', 'mentor', 'partner_designer')),
  organisation TEXT COLLATE "C",
  email TEXT COLLATE "C",
  ends_on TEXT COLLATE "C" NOT NULL,
  invited_by TEXT COLLATE "C",
  invited_at TEXT COLLATE "C" NOT NULL,
  terms_number BIGINT,
  accepted_at TEXT COLLATE "C",
  -- The role that came with the acceptance.
  role_grant_id TEXT COLLATE "C",
  version BIGINT NOT NULL,
  UNIQUE (agency_id, id),
  UNIQUE (agency_id, programme_id, account_id, kind),
  FOREIGN KEY (agency_id, programme_id) REFERENCES programmes (agency_id, id),
  FOREIGN KEY (agency_id, account_id) REFERENCES accounts (agency_id, id),
  FOREIGN KEY (agency_id, programme_id, terms_number) REFERENCES facilitator_terms (agency_id, programme_id, number),
  CHECK ((terms_number IS NULL) = (accepted_at IS NULL))
);
CREATE INDEX facilitators_by_programme ON facilitators (agency_id, programme_id, id);
CREATE INDEX facilitators_by_account ON facilitators (agency_id, account_id, id);

-- Who leads which session; the first one leads.
CREATE TABLE session_facilitators (
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  session_id TEXT COLLATE "C" NOT NULL,
  facilitator_id TEXT COLLATE "C" NOT NULL,
  position BIGINT NOT NULL CHECK (position > 0),
  PRIMARY KEY (session_id, facilitator_id),
  UNIQUE (session_id, position),
  FOREIGN KEY (agency_id, session_id) REFERENCES sessions (agency_id, id) ON DELETE CASCADE,
  FOREIGN KEY (agency_id, facilitator_id) REFERENCES facilitators (agency_id, id)
);
CREATE INDEX session_facilitators_by_facilitator ON session_facilitators (agency_id, facilitator_id);

-- Evidence of a coach, of one human in all programmes. Nothing of it is ever changed; it is erased with the account.
CREATE TABLE coach_evidence (
  id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  account_id TEXT COLLATE "C" NOT NULL,
  years BIGINT NOT NULL CHECK (years >= 0),
  remote_hours BIGINT NOT NULL CHECK (remote_hours >= 0),
  reference_count BIGINT NOT NULL CHECK (reference_count >= 0),
  note TEXT COLLATE "C",
  stated_by TEXT COLLATE "C" NOT NULL,
  stated_at TEXT COLLATE "C" NOT NULL,
  UNIQUE (agency_id, id),
  FOREIGN KEY (agency_id, account_id) REFERENCES accounts (agency_id, id)
);
CREATE INDEX coach_evidence_by_account ON coach_evidence (agency_id, account_id, stated_at, id);

CREATE TABLE coach_evidence_checks (
  evidence_id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  outcome TEXT COLLATE "C" NOT NULL CHECK (outcome IN ('confirmed', 'refused')),
  checked_by TEXT COLLATE "C" NOT NULL,
  checked_at TEXT COLLATE "C" NOT NULL,
  FOREIGN KEY (agency_id, evidence_id) REFERENCES coach_evidence (agency_id, id)
);

-- What a coach must have behind them in each mode, from a day on.
CREATE TABLE coach_policies (
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  number BIGINT NOT NULL CHECK (number > 0),
  thresholds TEXT COLLATE "C" NOT NULL,
  reason TEXT COLLATE "C" NOT NULL,
  valid_from TEXT COLLATE "C" NOT NULL,
  official_name TEXT COLLATE "C" NOT NULL,
  official_title TEXT COLLATE "C" NOT NULL,
  decided_by TEXT COLLATE "C" NOT NULL,
  decided_at TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (agency_id, number)
);

-- A reasoned exception for one coach, one session and one mode.
CREATE TABLE coach_waivers (
  id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  programme_id TEXT COLLATE "C" NOT NULL,
  session_id TEXT COLLATE "C" NOT NULL,
  facilitator_id TEXT COLLATE "C" NOT NULL,
  mode TEXT COLLATE "C" NOT NULL CHECK (mode IN ('in_person', 'remote', 'hybrid')),
  -- What was needed and what was there.
  finding TEXT COLLATE "C" NOT NULL,
  reason TEXT COLLATE "C" NOT NULL,
  official_name TEXT COLLATE "C" NOT NULL,
  official_title TEXT COLLATE "C" NOT NULL,
  decided_by TEXT COLLATE "C" NOT NULL,
  decided_at TEXT COLLATE "C" NOT NULL,
  UNIQUE (agency_id, id),
  FOREIGN KEY (agency_id, programme_id) REFERENCES programmes (agency_id, id),
  FOREIGN KEY (agency_id, session_id) REFERENCES sessions (agency_id, id),
  FOREIGN KEY (agency_id, facilitator_id) REFERENCES facilitators (agency_id, id)
);
CREATE INDEX coach_waivers_by_programme ON coach_waivers (agency_id, programme_id, decided_at, id);
CREATE INDEX coach_waivers_by_session ON coach_waivers (agency_id, session_id);

-- A waiver ends once, and for good.
CREATE TABLE coach_waiver_endings (
  waiver_id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  cause TEXT COLLATE "C" NOT NULL CHECK (cause IN ('mode_changed', 'coach_changed')),
  ended_at TEXT COLLATE "C" NOT NULL,
  FOREIGN KEY (agency_id, waiver_id) REFERENCES coach_waivers (agency_id, id)
);

-- Append-only; evidence goes with the account.
CREATE TRIGGER facilitator_terms_append_only BEFORE UPDATE OR DELETE ON facilitator_terms FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER coach_evidence_append_only BEFORE UPDATE ON coach_evidence FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER coach_evidence_checks_append_only BEFORE UPDATE ON coach_evidence_checks FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER coach_policies_append_only BEFORE UPDATE OR DELETE ON coach_policies FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER coach_waivers_append_only BEFORE UPDATE OR DELETE ON coach_waivers FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER coach_waiver_endings_append_only BEFORE UPDATE OR DELETE ON coach_waiver_endings FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Whoever leads a session marks attendance, too.
ALTER TABLE attendance_marks DROP CONSTRAINT attendance_marks_said_as_check;
ALTER TABLE attendance_marks DROP CONSTRAINT attendance_marks_check1;
ALTER TABLE attendance_marks ADD CONSTRAINT attendance_marks_said_as_check
  CHECK (said_as IN ('participant', 'coordinator', 'facilitator'));
ALTER TABLE attendance_marks ADD CONSTRAINT attendance_marks_check1
  CHECK (said_as <> 'participant' OR status IN ('apologised', 'withdrawn'));
