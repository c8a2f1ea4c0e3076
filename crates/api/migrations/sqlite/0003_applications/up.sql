-- Applications of a call: one per person; the order of arrival means nothing.

CREATE TABLE applications (
  id TEXT PRIMARY KEY,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  call_id TEXT NOT NULL,
  programme_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('submitted', 'withdrawn', 'ineligible', 'offered', 'accepted', 'declined', 'expired', 'waiting')),
  answers TEXT NOT NULL,
  name_sort BLOB NOT NULL,
  name_fold TEXT NOT NULL,
  submitted_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  state_changed_at TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('browser', 'machine', 'import')),
  version INTEGER NOT NULL,
  UNIQUE (agency_id, id),
  UNIQUE (call_id, person_id),
  FOREIGN KEY (agency_id, call_id) REFERENCES calls (agency_id, id),
  FOREIGN KEY (agency_id, programme_id) REFERENCES programmes (agency_id, id),
  FOREIGN KEY (agency_id, person_id) REFERENCES people (agency_id, id)
) STRICT;
CREATE INDEX applications_by_name ON applications (call_id, name_sort, id);
CREATE INDEX applications_by_state ON applications (call_id, state, name_sort, id);
CREATE INDEX applications_by_submission ON applications (call_id, submitted_at, id);
CREATE INDEX applications_by_person ON applications (agency_id, person_id);
