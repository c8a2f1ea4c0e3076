-- The most people of one unit in a group; NULL where there is no such limit.
ALTER TABLE groupings ADD COLUMN unit_maximum BIGINT;

-- What applicants say of themselves for the making of the groups. Whom they wish not to share a group with is theirs
-- alone and is emptied when the groups are confirmed.
CREATE TABLE group_wishes (
  application_id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  programme_id TEXT COLLATE "C" NOT NULL,
  mode TEXT COLLATE "C" CHECK (mode IN ('in_person', 'remote')),
  languages TEXT COLLATE "C" NOT NULL,
  -- Two at most, so two columns.
  apart_one TEXT COLLATE "C",
  apart_two TEXT COLLATE "C",
  version BIGINT NOT NULL,
  FOREIGN KEY (agency_id, application_id) REFERENCES applications (agency_id, id),
  FOREIGN KEY (agency_id, programme_id) REFERENCES programmes (agency_id, id),
  FOREIGN KEY (agency_id, apart_one) REFERENCES people (agency_id, id),
  FOREIGN KEY (agency_id, apart_two) REFERENCES people (agency_id, id)
);
CREATE INDEX group_wishes_by_programme ON group_wishes (programme_id, application_id);
CREATE INDEX group_wishes_by_apart_one ON group_wishes (agency_id, apart_one);
CREATE INDEX group_wishes_by_apart_two ON group_wishes (agency_id, apart_two);

-- A colleague is named by their address.
CREATE INDEX people_by_email ON people (agency_id, lower(email));
