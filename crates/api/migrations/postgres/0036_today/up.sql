-- Today is different: which session is held in the place of a cancelled one, and who was told of a day's change and has not
-- opened it yet.

-- Never changed. A cancelled session is held again once; if that one is cancelled, too, another is held in its place.
CREATE TABLE session_replacements (
  session_id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  held_as TEXT COLLATE "C" NOT NULL UNIQUE,
  made_at TEXT COLLATE "C" NOT NULL,
  FOREIGN KEY (agency_id, session_id) REFERENCES sessions (agency_id, id),
  FOREIGN KEY (agency_id, held_as) REFERENCES sessions (agency_id, id),
  CHECK (session_id <> held_as)
);
CREATE TRIGGER session_replacements_append_only BEFORE UPDATE OR DELETE ON session_replacements FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER session_replacements_no_truncate BEFORE TRUNCATE ON session_replacements FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A row goes when its person opens the session, and after the day of the session whether or not they did: that somebody
-- read late is kept nowhere.
CREATE TABLE session_alerts (
  session_id TEXT COLLATE "C" NOT NULL,
  application_id TEXT COLLATE "C" NOT NULL,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  told_at TEXT COLLATE "C" NOT NULL,
  expires_at TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (session_id, application_id),
  FOREIGN KEY (agency_id, session_id) REFERENCES sessions (agency_id, id),
  FOREIGN KEY (agency_id, application_id) REFERENCES applications (agency_id, id)
);
CREATE INDEX session_alerts_by_application ON session_alerts (application_id);
