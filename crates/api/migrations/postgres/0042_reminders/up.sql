-- When people are reminded of what waits for them, and who was.

-- Days before the deadline, the farthest first, apart by a space; none where nobody is reminded. Without a row the house's apply.
CREATE TABLE reminder_settings (
  programme_id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  place_days TEXT COLLATE "C" NOT NULL,
  way_days TEXT COLLATE "C" NOT NULL,
  version BIGINT NOT NULL CHECK (version > 0),
  changed_by TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
  changed_at TEXT COLLATE "C" NOT NULL,
  FOREIGN KEY (agency_id, programme_id) REFERENCES programmes (agency_id, id)
);

-- Once a day, and once at each stage: subject_id is the offer, or the session.
CREATE TABLE reminders (
  kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('place', 'way')),
  application_id TEXT COLLATE "C" NOT NULL,
  subject_id TEXT COLLATE "C" NOT NULL,
  reminded_on TEXT COLLATE "C" NOT NULL,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  programme_id TEXT COLLATE "C" NOT NULL,
  stage BIGINT CHECK (stage BETWEEN 1 AND 30),
  reminded_at TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (kind, application_id, subject_id, reminded_on),
  UNIQUE (kind, application_id, subject_id, stage),
  FOREIGN KEY (agency_id, programme_id) REFERENCES programmes (agency_id, id),
  FOREIGN KEY (agency_id, application_id) REFERENCES applications (agency_id, id)
);
CREATE INDEX reminders_by_programme ON reminders (programme_id, kind, reminded_on);
CREATE INDEX reminders_by_application ON reminders (application_id);
