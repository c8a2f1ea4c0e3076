-- Quotas that a call declares, and what a draw under quotas keeps secret.

-- Quotas in ascending order of attribute and value, as JSON; calls from before the column have none.
ALTER TABLE calls ADD COLUMN quotas TEXT COLLATE "C" NOT NULL DEFAULT '[]';

-- The panels of a round with the secret that seals them: written once, with the commitment.
CREATE TABLE panel_books (
  selection_id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  -- The auditor's file.
  book TEXT COLLATE "C" NOT NULL,
  FOREIGN KEY (agency_id, selection_id) REFERENCES selections (agency_id, id)
);

-- What the book says of one line, so that an applicant who looks at the own chance has not to wait for all of it.
CREATE TABLE line_chances (
  selection_id TEXT COLLATE "C" NOT NULL,
  application_id TEXT COLLATE "C" NOT NULL,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  -- Numbers, from 1, as JSON: of the quotas the line counts in, and of the panels it is in.
  quotas TEXT COLLATE "C" NOT NULL,
  panels TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (selection_id, application_id),
  FOREIGN KEY (agency_id, selection_id) REFERENCES selections (agency_id, id),
  FOREIGN KEY (agency_id, application_id) REFERENCES applications (agency_id, id)
);
CREATE INDEX line_chances_by_application ON line_chances (application_id);
