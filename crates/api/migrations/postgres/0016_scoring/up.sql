-- Scoring by published criteria: what a call declares, who reads which application, what they give, what is agreed.

-- Criteria and limit as JSON; only a scored draw has them.
ALTER TABLE calls ADD COLUMN scoring TEXT COLLATE "C";

-- Who reads the applications of a call.
CREATE TABLE scoring_assessors (
  call_id TEXT COLLATE "C" NOT NULL,
  account_id TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  PRIMARY KEY (call_id, account_id),
  FOREIGN KEY (agency_id, call_id) REFERENCES calls (agency_id, id)
);

-- An application under an id that assessors know it by: random, so that it matches nothing and orders nothing.
CREATE TABLE scored_applications (
  id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  call_id TEXT COLLATE "C" NOT NULL,
  application_id TEXT COLLATE "C" NOT NULL UNIQUE,
  UNIQUE (agency_id, id),
  FOREIGN KEY (agency_id, call_id) REFERENCES calls (agency_id, id),
  FOREIGN KEY (agency_id, application_id) REFERENCES applications (agency_id, id)
);
CREATE INDEX scored_applications_by_call ON scored_applications (call_id, id);

-- What one assessor gives one application. What was given first is never written over.
CREATE TABLE score_sheets (
  id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  call_id TEXT COLLATE "C" NOT NULL,
  scored_id TEXT COLLATE "C" NOT NULL,
  account_id TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
  part TEXT COLLATE "C" NOT NULL CHECK (part IN ('reader', 'third')),
  state TEXT COLLATE "C" NOT NULL CHECK (state IN ('assigned', 'given', 'abstained')),
  points TEXT COLLATE "C",
  weighted_sum BIGINT,
  abstention TEXT COLLATE "C" CHECK (abstention IN ('recognised', 'conflict', 'other')),
  answered_at TEXT COLLATE "C",
  version BIGINT NOT NULL,
  UNIQUE (agency_id, id),
  UNIQUE (scored_id, account_id),
  FOREIGN KEY (agency_id, call_id) REFERENCES calls (agency_id, id),
  FOREIGN KEY (agency_id, scored_id) REFERENCES scored_applications (agency_id, id),
  CHECK ((state = 'given') = (points IS NOT NULL)),
  CHECK ((state = 'given') = (weighted_sum IS NOT NULL)),
  CHECK ((state = 'abstained') = (abstention IS NOT NULL)),
  CHECK ((state = 'assigned') = (answered_at IS NULL))
);
CREATE INDEX score_sheets_by_account ON score_sheets (account_id, id);
CREATE INDEX score_sheets_by_call ON score_sheets (call_id, scored_id);

-- What two who differed agreed on, or a third decided; a proposal until it is accepted.
CREATE TABLE score_settlements (
  scored_id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  call_id TEXT COLLATE "C" NOT NULL,
  kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('agreement', 'third_assessor')),
  points TEXT COLLATE "C" NOT NULL,
  weighted_sum BIGINT NOT NULL,
  proposed_by TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
  settled_at TEXT COLLATE "C",
  version BIGINT NOT NULL,
  FOREIGN KEY (agency_id, call_id) REFERENCES calls (agency_id, id),
  FOREIGN KEY (agency_id, scored_id) REFERENCES scored_applications (agency_id, id),
  CHECK (kind = 'agreement' OR settled_at IS NOT NULL)
);
CREATE INDEX score_settlements_by_call ON score_settlements (call_id);
