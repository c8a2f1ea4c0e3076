-- Hybrid has two capacities and two ways to join: seats at a distance beside those of the room, and what members chose.
ALTER TABLE sessions ADD COLUMN remote_seats INTEGER CHECK (remote_seats > 0);
-- Hours before the start at which choosing closes: it moves with the session.
ALTER TABLE sessions ADD COLUMN choose_hours INTEGER CHECK (choose_hours BETWEEN 1 AND 720);

-- What a member of a hybrid session chose last. Whether it takes a seat follows from who is a member and who apologised.
CREATE TABLE session_choices (
  session_id TEXT NOT NULL,
  application_id TEXT NOT NULL,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  way TEXT NOT NULL CHECK (way IN ('on_site', 'remote')),
  chosen_at TEXT NOT NULL,
  PRIMARY KEY (session_id, application_id),
  FOREIGN KEY (agency_id, session_id) REFERENCES sessions (agency_id, id),
  FOREIGN KEY (agency_id, application_id) REFERENCES applications (agency_id, id)
) STRICT;
CREATE INDEX session_choices_by_application ON session_choices (application_id);
