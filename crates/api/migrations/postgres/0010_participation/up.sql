-- What becomes of a place after it was accepted. One row for each application that ever was.

CREATE TABLE participations (
  application_id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  programme_id TEXT COLLATE "C" NOT NULL,
  person_id TEXT COLLATE "C" NOT NULL,
  state TEXT COLLATE "C" NOT NULL CHECK (state IN ('ongoing', 'paused', 'discontinued', 'completed')),
  -- A class of a closed list: never health, never anybody's own words.
  reason TEXT COLLATE "C" CHECK (reason IN ('left_agency', 'work_situation', 'other_duties', 'other_path', 'own_choice', 'not_told')),
  began_at TEXT COLLATE "C" NOT NULL,
  state_changed_at TEXT COLLATE "C" NOT NULL,
  version BIGINT NOT NULL,
  UNIQUE (agency_id, application_id),
  FOREIGN KEY (agency_id, application_id) REFERENCES applications (agency_id, id),
  FOREIGN KEY (agency_id, programme_id) REFERENCES programmes (agency_id, id),
  FOREIGN KEY (agency_id, person_id) REFERENCES people (agency_id, id),
  CHECK ((state = 'discontinued') = (reason IS NOT NULL))
);
CREATE INDEX participations_by_programme ON participations (programme_id, state, application_id);
CREATE INDEX participations_by_person ON participations (agency_id, person_id);

-- What happened to it since. That it began stands above.
CREATE TABLE participation_events (
  id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  application_id TEXT COLLATE "C" NOT NULL,
  step TEXT COLLATE "C" NOT NULL CHECK (step IN ('paused', 'resumed', 'discontinued', 'completed')),
  reason TEXT COLLATE "C" CHECK (reason IN ('left_agency', 'work_situation', 'other_duties', 'other_path', 'own_choice', 'not_told')),
  acted_as TEXT COLLATE "C" NOT NULL CHECK (acted_as IN ('participant', 'coordinator')),
  acted_by TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
  at TEXT COLLATE "C" NOT NULL,
  FOREIGN KEY (agency_id, application_id) REFERENCES participations (agency_id, application_id),
  CHECK ((step = 'discontinued') = (reason IS NOT NULL))
);
CREATE INDEX participation_events_by_participation ON participation_events (application_id, id);

-- Whoever has accepted a place by now takes part.
INSERT INTO participations
SELECT id, agency_id, programme_id, person_id, 'ongoing', NULL, state_changed_at, state_changed_at, 1
FROM applications WHERE state = 'accepted';
