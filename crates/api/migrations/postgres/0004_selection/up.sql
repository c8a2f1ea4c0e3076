-- One selection round per call: shares, commitment, one draw, a confirmed list, offers.

CREATE TABLE selections (
  id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  call_id TEXT COLLATE "C" NOT NULL,
  programme_id TEXT COLLATE "C" NOT NULL,
  round BIGINT NOT NULL,
  state TEXT COLLATE "C" NOT NULL CHECK (state IN ('preparing', 'shares_promised', 'committed', 'drawn', 'confirmed')),
  seats BIGINT NOT NULL CHECK (seats > 0),
  pool_size BIGINT NOT NULL,
  rules_digest TEXT COLLATE "C" NOT NULL,
  fallback TEXT COLLATE "C",
  reveal_until TEXT COLLATE "C",
  commitment TEXT COLLATE "C",
  commitment_sha256 TEXT COLLATE "C",
  committed_at TEXT COLLATE "C",
  proof TEXT COLLATE "C",
  drawn_at TEXT COLLATE "C",
  confirmed_by TEXT COLLATE "C" REFERENCES accounts (id),
  confirmer_name TEXT COLLATE "C",
  confirmer_title TEXT COLLATE "C",
  confirmed_at TEXT COLLATE "C",
  prepared_by TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
  prepared_at TEXT COLLATE "C" NOT NULL,
  version BIGINT NOT NULL,
  UNIQUE (agency_id, id),
  UNIQUE (call_id, round),
  FOREIGN KEY (agency_id, call_id) REFERENCES calls (agency_id, id),
  FOREIGN KEY (agency_id, programme_id) REFERENCES programmes (agency_id, id)
);

CREATE TABLE selection_shares (
  id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  selection_id TEXT COLLATE "C" NOT NULL,
  position BIGINT NOT NULL CHECK (position IN (1, 2)),
  holder_role TEXT COLLATE "C" NOT NULL,
  holder_account_id TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
  share_hash TEXT COLLATE "C" NOT NULL,
  promised_at TEXT COLLATE "C" NOT NULL,
  share TEXT COLLATE "C",
  revealed_at TEXT COLLATE "C",
  UNIQUE (selection_id, position),
  UNIQUE (selection_id, holder_account_id),
  FOREIGN KEY (agency_id, selection_id) REFERENCES selections (agency_id, id)
);

-- What was decided of each application, with the facts and rule versions used. Hidden until the round is confirmed.
CREATE TABLE decisions (
  id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  selection_id TEXT COLLATE "C" NOT NULL,
  application_id TEXT COLLATE "C" NOT NULL,
  eligible BOOLEAN NOT NULL,
  grounds TEXT COLLATE "C" NOT NULL,
  pseudonym TEXT COLLATE "C",
  salt TEXT COLLATE "C",
  rank BIGINT,
  outcome TEXT COLLATE "C" CHECK (outcome IN ('place', 'waiting', 'ineligible')),
  UNIQUE (selection_id, application_id),
  UNIQUE (selection_id, pseudonym),
  UNIQUE (selection_id, rank),
  FOREIGN KEY (agency_id, selection_id) REFERENCES selections (agency_id, id),
  FOREIGN KEY (agency_id, application_id) REFERENCES applications (agency_id, id),
  CHECK (eligible OR pseudonym IS NULL)
);
CREATE INDEX decisions_by_application ON decisions (application_id);

CREATE TABLE offers (
  id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  programme_id TEXT COLLATE "C" NOT NULL,
  application_id TEXT COLLATE "C" NOT NULL,
  origin TEXT COLLATE "C" NOT NULL CHECK (origin IN ('draw', 'promotion', 'by_hand')),
  reason TEXT COLLATE "C",
  state TEXT COLLATE "C" NOT NULL CHECK (state IN ('open', 'accepted', 'declined', 'expired')),
  offered_at TEXT COLLATE "C" NOT NULL,
  deadline TEXT COLLATE "C" NOT NULL,
  answered_at TEXT COLLATE "C",
  version BIGINT NOT NULL,
  UNIQUE (agency_id, id),
  FOREIGN KEY (agency_id, programme_id) REFERENCES programmes (agency_id, id),
  FOREIGN KEY (agency_id, application_id) REFERENCES applications (agency_id, id)
);
CREATE UNIQUE INDEX one_live_offer ON offers (application_id) WHERE state IN ('open', 'accepted');
CREATE INDEX offers_by_programme ON offers (programme_id, state, id);

-- Order is stored data, never a by-product of a query.
CREATE TABLE waiting_list (
  application_id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  programme_id TEXT COLLATE "C" NOT NULL,
  place BIGINT NOT NULL CHECK (place > 0),
  state TEXT COLLATE "C" NOT NULL CHECK (state IN ('waiting', 'promoted', 'left')),
  UNIQUE (programme_id, place),
  FOREIGN KEY (agency_id, programme_id) REFERENCES programmes (agency_id, id),
  FOREIGN KEY (agency_id, application_id) REFERENCES applications (agency_id, id)
);
CREATE INDEX waiting_list_next ON waiting_list (programme_id, state, place);
