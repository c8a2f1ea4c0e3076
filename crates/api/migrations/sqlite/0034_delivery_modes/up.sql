-- How a session is delivered: each change of it with its cause, changes of many sessions at once, and how people join remotely.

-- What the button to join leads to. Shown shortly before a session and while it lasts.
ALTER TABLE sessions ADD COLUMN join_address TEXT;

-- One change of circumstances turned many sessions. Never changed: undoing one is another, which names it.
CREATE TABLE circumstance_changes (
  id TEXT PRIMARY KEY,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  programme_id TEXT NOT NULL,
  -- What the sessions were turned to; NULL where each was turned back to what it had been.
  to_mode TEXT CHECK (to_mode IN ('in_person', 'remote', 'hybrid')),
  cause TEXT NOT NULL CHECK (cause IN
    ('restrictions', 'venue', 'facilitator', 'weather', 'participants', 'other', 'undone')),
  note TEXT,
  sessions INTEGER NOT NULL CHECK (sessions > 0),
  -- How many people were told.
  told INTEGER NOT NULL CHECK (told >= 0),
  -- The change that this one undoes. One can be undone once.
  undoes TEXT UNIQUE,
  made_by TEXT NOT NULL REFERENCES accounts (id),
  made_at TEXT NOT NULL,
  UNIQUE (agency_id, id),
  FOREIGN KEY (agency_id, programme_id) REFERENCES programmes (agency_id, id),
  FOREIGN KEY (agency_id, undoes) REFERENCES circumstance_changes (agency_id, id),
  CHECK ((undoes IS NULL) = (to_mode IS NOT NULL)),
  CHECK ((undoes IS NULL) = (cause <> 'undone'))
) STRICT;
CREATE INDEX circumstance_changes_by_programme ON circumstance_changes (agency_id, programme_id, id);

-- Each change of how a published session is delivered.
CREATE TABLE session_mode_changes (
  id TEXT PRIMARY KEY,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  session_id TEXT NOT NULL,
  -- Counts the changes of one session, from 1.
  number INTEGER NOT NULL CHECK (number > 0),
  from_mode TEXT NOT NULL CHECK (from_mode IN ('in_person', 'remote', 'hybrid')),
  to_mode TEXT NOT NULL CHECK (to_mode IN ('in_person', 'remote', 'hybrid')),
  cause TEXT NOT NULL CHECK (cause IN
    ('restrictions', 'venue', 'facilitator', 'weather', 'participants', 'other', 'undone')),
  note TEXT,
  -- The change of many sessions that it is part of.
  circumstance_id TEXT,
  -- The version of the session that it made.
  session_version INTEGER NOT NULL,
  changed_by TEXT NOT NULL REFERENCES accounts (id),
  changed_at TEXT NOT NULL,
  UNIQUE (session_id, number),
  FOREIGN KEY (agency_id, session_id) REFERENCES sessions (agency_id, id),
  FOREIGN KEY (agency_id, circumstance_id) REFERENCES circumstance_changes (agency_id, id),
  CHECK (from_mode <> to_mode)
) STRICT;
CREATE INDEX session_mode_changes_by_circumstance ON session_mode_changes (circumstance_id);
CREATE TRIGGER circumstance_changes_no_update BEFORE UPDATE ON circumstance_changes BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER circumstance_changes_no_delete BEFORE DELETE ON circumstance_changes BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER session_mode_changes_no_update BEFORE UPDATE ON session_mode_changes BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER session_mode_changes_no_delete BEFORE DELETE ON session_mode_changes BEGIN SELECT RAISE(ABORT, 'append-only'); END;
