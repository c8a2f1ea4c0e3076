-- Another path for some of the applicants: the addendum that offers it, and what each of them answers.

ALTER TABLE applications DROP CONSTRAINT applications_state_check;
ALTER TABLE applications ADD CONSTRAINT applications_state_check CHECK (state IN ('submitted', 'withdrawn', 'ineligible', 'offered', 'accepted', 'declined', 'expired', 'waiting', 'not_selected', 'rerouted'));

-- Who is offered a place in a programme is found by it.
CREATE INDEX applications_by_programme ON applications (programme_id, state);

CREATE TABLE addenda (
  id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  call_id TEXT COLLATE "C" NOT NULL,
  programme_id TEXT COLLATE "C" NOT NULL,
  target_programme_id TEXT COLLATE "C" NOT NULL,
  title TEXT COLLATE "C" NOT NULL,
  conditions TEXT COLLATE "C" NOT NULL,
  reason TEXT COLLATE "C" NOT NULL,
  answer_by TEXT COLLATE "C" NOT NULL,
  state TEXT COLLATE "C" NOT NULL CHECK (state IN ('prepared', 'adopted', 'withdrawn')),
  prepared_by TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
  prepared_at TEXT COLLATE "C" NOT NULL,
  adopted_by TEXT COLLATE "C" REFERENCES accounts (id),
  adopter_name TEXT COLLATE "C",
  adopter_title TEXT COLLATE "C",
  adopted_at TEXT COLLATE "C",
  version BIGINT NOT NULL,
  UNIQUE (agency_id, id),
  FOREIGN KEY (agency_id, call_id) REFERENCES calls (agency_id, id),
  FOREIGN KEY (agency_id, programme_id) REFERENCES programmes (agency_id, id),
  FOREIGN KEY (agency_id, target_programme_id) REFERENCES programmes (agency_id, id),
  CHECK (target_programme_id <> programme_id),
  CHECK ((state = 'adopted') = (adopted_at IS NOT NULL)),
  -- Who prepares does not adopt.
  CHECK (adopted_by IS NULL OR adopted_by <> prepared_by)
);
CREATE INDEX addenda_by_call ON addenda (call_id, id);

-- An open offer holds a place of the other programme.
CREATE TABLE path_offers (
  id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  addendum_id TEXT COLLATE "C" NOT NULL,
  application_id TEXT COLLATE "C" NOT NULL,
  -- What the register said that made it suit, with source and day.
  facts TEXT COLLATE "C" NOT NULL,
  state TEXT COLLATE "C" NOT NULL CHECK (state IN ('open', 'accepted', 'refused', 'lapsed')),
  offered_at TEXT COLLATE "C" NOT NULL,
  deadline TEXT COLLATE "C" NOT NULL,
  answered_at TEXT COLLATE "C",
  UNIQUE (agency_id, id),
  UNIQUE (addendum_id, application_id),
  FOREIGN KEY (agency_id, addendum_id) REFERENCES addenda (agency_id, id),
  FOREIGN KEY (agency_id, application_id) REFERENCES applications (agency_id, id),
  CHECK ((state = 'open') = (answered_at IS NULL))
);
CREATE UNIQUE INDEX one_open_path_offer ON path_offers (application_id) WHERE state = 'open';
CREATE INDEX path_offers_by_application ON path_offers (application_id);
