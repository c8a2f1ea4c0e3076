-- What somebody keeps who has left the staff: a link to their own data, and where it goes.

-- Where a link goes when the service ends, as the person said it. Nobody else reads it; it goes with the register line.
CREATE TABLE personal_link_addresses (
  person_id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  address TEXT COLLATE "C" NOT NULL,
  given_at TEXT COLLATE "C" NOT NULL,
  -- When the link went out after the service ended; none for whoever is in service.
  sent_at TEXT COLLATE "C",
  FOREIGN KEY (agency_id, person_id) REFERENCES people (agency_id, id)
);
CREATE INDEX personal_link_addresses_by_address ON personal_link_addresses (address);

-- The one link of a person: a new one takes the place of the one before.
CREATE TABLE personal_links (
  person_id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  token_hash TEXT COLLATE "C" NOT NULL UNIQUE,
  created_at TEXT COLLATE "C" NOT NULL,
  expires_at TEXT COLLATE "C" NOT NULL,
  used_at TEXT COLLATE "C",
  FOREIGN KEY (agency_id, person_id) REFERENCES people (agency_id, id)
);

-- What a link opened: one browser at a time.
CREATE TABLE personal_link_sessions (
  person_id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  token_hash TEXT COLLATE "C" NOT NULL UNIQUE,
  last_used_at TEXT COLLATE "C" NOT NULL,
  expires_at TEXT COLLATE "C" NOT NULL,
  FOREIGN KEY (agency_id, person_id) REFERENCES people (agency_id, id)
);

-- Whoever comes back, by whatever way the register says so, signs in again; the link ends. Whoever is merged into another
-- person is no person of their own any more.
CREATE FUNCTION end_personal_links() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  DELETE FROM personal_link_sessions WHERE person_id = NEW.id;
  DELETE FROM personal_links WHERE person_id = NEW.id;
  UPDATE personal_link_addresses SET sent_at = NULL WHERE person_id = NEW.id;
  DELETE FROM personal_link_addresses WHERE person_id = NEW.id AND NEW.merged_into IS NOT NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER people_end_personal_links AFTER UPDATE ON people FOR EACH ROW
  WHEN ((NEW.active AND NOT OLD.active) OR (NEW.merged_into IS NOT NULL AND OLD.merged_into IS NULL))
  EXECUTE FUNCTION end_personal_links();
