-- Who reads what is needed to take part in a programme, and arranges it: one account, whoever else runs the programme.
CREATE TABLE accommodation_contacts (
  programme_id TEXT PRIMARY KEY,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  account_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  FOREIGN KEY (agency_id, programme_id) REFERENCES programmes (agency_id, id),
  FOREIGN KEY (agency_id, account_id) REFERENCES accounts (agency_id, id)
) STRICT;
CREATE INDEX accommodation_contacts_by_account ON accommodation_contacts (agency_id, account_id);

-- What somebody needs to take part. A table of its own, so that nothing that reads applications comes upon it; a row
-- is removed when the application or the participation is over.
CREATE TABLE accommodation_wishes (
  application_id TEXT PRIMARY KEY,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  programme_id TEXT NOT NULL,
  needs TEXT NOT NULL,
  words TEXT,
  version INTEGER NOT NULL,
  FOREIGN KEY (agency_id, application_id) REFERENCES applications (agency_id, id),
  FOREIGN KEY (agency_id, programme_id) REFERENCES programmes (agency_id, id)
) STRICT;
CREATE INDEX accommodation_wishes_by_programme ON accommodation_wishes (programme_id, application_id);
