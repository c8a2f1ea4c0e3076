-- Another path for some of the applicants: the addendum that offers it, and what each of them answers.

-- As in 0007: a CHECK is widened in the stored text of the table.
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, ', ''not_selected''))', ', ''not_selected'', ''rerouted''))')
  WHERE type = 'table' AND name = 'applications';
PRAGMA writable_schema = RESET;

-- Who is offered a place in a programme is found by it.
CREATE INDEX applications_by_programme ON applications (programme_id, state);

CREATE TABLE addenda (
  id TEXT PRIMARY KEY,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  call_id TEXT NOT NULL,
  programme_id TEXT NOT NULL,
  target_programme_id TEXT NOT NULL,
  title TEXT NOT NULL,
  conditions TEXT NOT NULL,
  reason TEXT NOT NULL,
  answer_by TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('prepared', 'adopted', 'withdrawn')),
  prepared_by TEXT NOT NULL REFERENCES accounts (id),
  prepared_at TEXT NOT NULL,
  adopted_by TEXT REFERENCES accounts (id),
  adopter_name TEXT,
  adopter_title TEXT,
  adopted_at TEXT,
  version INTEGER NOT NULL,
  UNIQUE (agency_id, id),
  FOREIGN KEY (agency_id, call_id) REFERENCES calls (agency_id, id),
  FOREIGN KEY (agency_id, programme_id) REFERENCES programmes (agency_id, id),
  FOREIGN KEY (agency_id, target_programme_id) REFERENCES programmes (agency_id, id),
  CHECK (target_programme_id <> programme_id),
  CHECK ((state = 'adopted') = (adopted_at IS NOT NULL)),
  -- Who prepares does not adopt.
  CHECK (adopted_by IS NULL OR adopted_by <> prepared_by)
) STRICT;
CREATE INDEX addenda_by_call ON addenda (call_id, id);

-- An open offer holds a place of the other programme.
CREATE TABLE path_offers (
  id TEXT PRIMARY KEY,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  addendum_id TEXT NOT NULL,
  application_id TEXT NOT NULL,
  -- What the register said that made it suit, with source and day.
  facts TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'refused', 'lapsed')),
  offered_at TEXT NOT NULL,
  deadline TEXT NOT NULL,
  answered_at TEXT,
  UNIQUE (agency_id, id),
  UNIQUE (addendum_id, application_id),
  FOREIGN KEY (agency_id, addendum_id) REFERENCES addenda (agency_id, id),
  FOREIGN KEY (agency_id, application_id) REFERENCES applications (agency_id, id),
  CHECK ((state = 'open') = (answered_at IS NULL))
) STRICT;
CREATE UNIQUE INDEX one_open_path_offer ON path_offers (application_id) WHERE state = 'open';
CREATE INDEX path_offers_by_application ON path_offers (application_id);
