-- How a session is delivered: each change of it with its cause, changes of many sessions at once, and how people join remotely.

-- What the button to join leads to. Shown shortly before a session and while it lasts.
ALTER TABLE sessions ADD COLUMN join_address TEXT COLLATE "C";

-- One change of circumstances turned many sessions. Never changed: undoing one is another, which names it.
CREATE TABLE circumstance_changes (
  id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  programme_id TEXT COLLATE "C" NOT NULL,
  -- What the sessions were turned to; NULL where each was turned back to what it had been.
  to_mode TEXT COLLATE "C" CHECK (to_mode IN ('in_person', 'remote', 'hybrid')),
  cause TEXT COLLATE "C" NOT NULL CHECK (cause IN
    ('restrictions', 'venue', 'facilitator', 'weather', 'participants', 'other', 'undone')),
  note TEXT COLLATE "C",
  sessions BIGINT NOT NULL CHECK (sessions > 0),
  -- How many people were told.
  told BIGINT NOT NULL CHECK (told >= 0),
  -- The change that this one undoes. One can be undone once.
  undoes TEXT COLLATE "C" UNIQUE,
  made_by TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
  made_at TEXT COLLATE "C" NOT NULL,
  UNIQUE (agency_id, id),
  FOREIGN KEY (agency_id, programme_id) REFERENCES programmes (agency_id, id),
  FOREIGN KEY (agency_id, undoes) REFERENCES circumstance_changes (agency_id, id),
  CHECK ((undoes IS NULL) = (to_mode IS NOT NULL)),
  CHECK ((undoes IS NULL) = (cause <> 'undone'))
);
CREATE INDEX circumstance_changes_by_programme ON circumstance_changes (agency_id, programme_id, id);

-- Each change of how a published session is delivered.
CREATE TABLE session_mode_changes (
  id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  session_id TEXT COLLATE "C" NOT NULL,
  -- Counts the changes of one session, from 1.
  number BIGINT NOT NULL CHECK (number > 0),
  from_mode TEXT COLLATE "C" NOT NULL CHECK (from_mode IN ('in_person', 'remote', 'hybrid')),
  to_mode TEXT COLLATE "C" NOT NULL CHECK (to_mode IN ('in_person', 'remote', 'hybrid')),
  cause TEXT COLLATE "C" NOT NULL CHECK (cause IN
    ('restrictions', 'venue', 'facilitator', 'weather', 'participants', 'other', 'undone')),
  note TEXT COLLATE "C",
  -- The change of many sessions that it is part of.
  circumstance_id TEXT COLLATE "C",
  -- The version of the session that it made.
  session_version BIGINT NOT NULL,
  changed_by TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
  changed_at TEXT COLLATE "C" NOT NULL,
  UNIQUE (session_id, number),
  FOREIGN KEY (agency_id, session_id) REFERENCES sessions (agency_id, id),
  FOREIGN KEY (agency_id, circumstance_id) REFERENCES circumstance_changes (agency_id, id),
  CHECK (from_mode <> to_mode)
);
CREATE INDEX session_mode_changes_by_circumstance ON session_mode_changes (circumstance_id);
CREATE TRIGGER circumstance_changes_append_only BEFORE UPDATE OR DELETE ON circumstance_changes FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER circumstance_changes_no_truncate BEFORE TRUNCATE ON circumstance_changes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER session_mode_changes_append_only BEFORE UPDATE OR DELETE ON session_mode_changes FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER session_mode_changes_no_truncate BEFORE TRUNCATE ON session_mode_changes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
