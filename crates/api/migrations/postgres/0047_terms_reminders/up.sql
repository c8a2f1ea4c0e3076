-- Reminding whoever is named to lead and has not accepted the terms of confidentiality.

-- Days before the first session they are named for, as for the other kinds; the house's where a programme set the others before.
ALTER TABLE reminder_settings ADD COLUMN terms_days TEXT COLLATE "C" NOT NULL DEFAULT '3 1';

-- Once a day, and once at each stage. Kept as briefly as what `reminders` holds.
CREATE TABLE terms_reminders (
  facilitator_id TEXT COLLATE "C" NOT NULL,
  reminded_on TEXT COLLATE "C" NOT NULL,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  programme_id TEXT COLLATE "C" NOT NULL,
  stage BIGINT CHECK (stage BETWEEN 1 AND 30),
  reminded_at TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (facilitator_id, reminded_on),
  UNIQUE (facilitator_id, stage),
  FOREIGN KEY (agency_id, programme_id) REFERENCES programmes (agency_id, id),
  FOREIGN KEY (agency_id, facilitator_id) REFERENCES facilitators (agency_id, id)
);
CREATE INDEX terms_reminders_by_programme ON terms_reminders (programme_id, reminded_on);
