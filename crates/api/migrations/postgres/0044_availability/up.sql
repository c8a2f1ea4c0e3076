-- When people work, as they say themselves, and when they are taken, as it was sent in for a day.

-- Minutes from midnight for each day from Monday on, "480-960", "-" for a day without work, apart by a space. Without a row the
-- usual week holds.
CREATE TABLE working_weeks (
  person_id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  days TEXT COLLATE "C" NOT NULL,
  version BIGINT NOT NULL CHECK (version > 0),
  said_at TEXT COLLATE "C" NOT NULL,
  FOREIGN KEY (agency_id, person_id) REFERENCES people (agency_id, id)
);

-- No title, no place, no reason. What was sent last takes the place of all that was sent before.
CREATE TABLE busy_intervals (
  person_id TEXT COLLATE "C" NOT NULL,
  starts_at TEXT COLLATE "C" NOT NULL,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  ends_at TEXT COLLATE "C" NOT NULL CHECK (ends_at > starts_at),
  by_system BOOLEAN NOT NULL,
  expires_at TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (person_id, starts_at),
  FOREIGN KEY (agency_id, person_id) REFERENCES people (agency_id, id)
);
CREATE INDEX busy_intervals_by_expiry ON busy_intervals (expires_at);

-- Both end with the service of their owner, by whatever way the register says so, and with a merge into another person.
CREATE FUNCTION end_availability() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  DELETE FROM working_weeks WHERE person_id = NEW.id;
  DELETE FROM busy_intervals WHERE person_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER people_end_availability AFTER UPDATE ON people FOR EACH ROW
  WHEN ((OLD.active AND NOT NEW.active) OR (NEW.merged_into IS NOT NULL AND OLD.merged_into IS NULL))
  EXECUTE FUNCTION end_availability();
