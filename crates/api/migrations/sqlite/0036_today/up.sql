-- Today is different: which session is held in the place of a cancelled one, and who was told of a day's change and has not
-- opened it yet.

-- Never changed. A cancelled session is held again once; if that one is cancelled, too, another is held in its place.
CREATE TABLE session_replacements (
  session_id TEXT PRIMARY KEY,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  held_as TEXT NOT NULL UNIQUE,
  made_at TEXT NOT NULL,
  FOREIGN KEY (agency_id, session_id) REFERENCES sessions (agency_id, id),
  FOREIGN KEY (agency_id, held_as) REFERENCES sessions (agency_id, id),
  CHECK (session_id <> held_as)
) STRICT;
CREATE TRIGGER session_replacements_no_update BEFORE UPDATE ON session_replacements BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER session_replacements_no_delete BEFORE DELETE ON session_replacements BEGIN SELECT RAISE(ABORT, 'append-only'); END;

-- A row goes when its person opens the session, and after the day of the session whether or not they did: that somebody
-- read late is kept nowhere.
CREATE TABLE session_alerts (
  session_id TEXT NOT NULL,
  application_id TEXT NOT NULL,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  told_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  PRIMARY KEY (session_id, application_id),
  FOREIGN KEY (agency_id, session_id) REFERENCES sessions (agency_id, id),
  FOREIGN KEY (agency_id, application_id) REFERENCES applications (agency_id, id)
) STRICT;
CREATE INDEX session_alerts_by_application ON session_alerts (application_id);
