-- Applications of a call: one per person; the order of arrival means nothing.

CREATE TABLE applications (
  id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  call_id TEXT COLLATE "C" NOT NULL,
  programme_id TEXT COLLATE "C" NOT NULL,
  person_id TEXT COLLATE "C" NOT NULL,
  state TEXT COLLATE "C" NOT NULL CHECK (state IN ('submitted', 'withdrawn', 'ineligible', 'offered', 'accepted', 'declined', 'expired', 'waiting')),
  answers TEXT COLLATE "C" NOT NULL,
  name_sort BYTEA NOT NULL,
  name_fold TEXT COLLATE "C" NOT NULL,
  submitted_at TEXT COLLATE "C" NOT NULL,
  changed_at TEXT COLLATE "C" NOT NULL,
  state_changed_at TEXT COLLATE "C" NOT NULL,
  source TEXT COLLATE "C" NOT NULL CHECK (source IN ('browser', 'machine', 'import')),
  version BIGINT NOT NULL,
  UNIQUE (agency_id, id),
  UNIQUE (call_id, person_id),
  FOREIGN KEY (agency_id, call_id) REFERENCES calls (agency_id, id),
  FOREIGN KEY (agency_id, programme_id) REFERENCES programmes (agency_id, id),
  FOREIGN KEY (agency_id, person_id) REFERENCES people (agency_id, id)
);
CREATE INDEX applications_by_name ON applications (call_id, name_sort, id);
CREATE INDEX applications_by_state ON applications (call_id, state, name_sort, id);
CREATE INDEX applications_by_submission ON applications (call_id, submitted_at, id);
CREATE INDEX applications_by_person ON applications (agency_id, person_id);
