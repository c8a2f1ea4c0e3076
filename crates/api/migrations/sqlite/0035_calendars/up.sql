-- Calendars that follow: the secret address of somebody's own calendar, and what each calendar was told of a session.

-- The one address of a person: a new one takes the place of the one before.
CREATE TABLE calendar_addresses (
  person_id TEXT PRIMARY KEY,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  token_hash TEXT NOT NULL UNIQUE,
  made_at TEXT NOT NULL,
  FOREIGN KEY (agency_id, person_id) REFERENCES people (agency_id, id)
) STRICT;

-- It ends with the service of its holder, by whatever way the register says so, and with a merge into another person.
CREATE TRIGGER people_end_calendar_addresses AFTER UPDATE ON people
WHEN (OLD.active AND NOT NEW.active) OR (NEW.merged_into IS NOT NULL AND OLD.merged_into IS NULL)
BEGIN
  DELETE FROM calendar_addresses WHERE person_id = NEW.id;
END;

-- What a participant's calendar was told last of a session. Not who is a member: that is never stored, and whatever differs
-- from it here is still to be told.
CREATE TABLE session_invitations (
  session_id TEXT NOT NULL,
  application_id TEXT NOT NULL,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  -- Rises with everything that is told.
  sequence INTEGER NOT NULL CHECK (sequence > 0),
  state TEXT NOT NULL CHECK (state IN ('invited', 'withdrawn')),
  told_at TEXT NOT NULL,
  PRIMARY KEY (session_id, application_id),
  FOREIGN KEY (agency_id, session_id) REFERENCES sessions (agency_id, id),
  FOREIGN KEY (agency_id, application_id) REFERENCES applications (agency_id, id)
) STRICT;
CREATE INDEX session_invitations_by_application ON session_invitations (application_id);

-- What a mail said to calendars.
ALTER TABLE mail_sink ADD COLUMN calendar_body TEXT;
