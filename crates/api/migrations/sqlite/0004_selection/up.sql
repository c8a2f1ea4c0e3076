-- One selection round per call: shares, commitment, one draw, a confirmed list, offers.

CREATE TABLE selections (
  id TEXT PRIMARY KEY,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  call_id TEXT NOT NULL,
  programme_id TEXT NOT NULL,
  round INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('preparing', 'shares_promised', 'committed', 'drawn', 'confirmed')),
  seats INTEGER NOT NULL CHECK (seats > 0),
  pool_size INTEGER NOT NULL,
  rules_digest TEXT NOT NULL,
  fallback TEXT,
  reveal_until TEXT,
  commitment TEXT,
  commitment_sha256 TEXT,
  committed_at TEXT,
  proof TEXT,
  drawn_at TEXT,
  confirmed_by TEXT REFERENCES accounts (id),
  confirmer_name TEXT,
  confirmer_title TEXT,
  confirmed_at TEXT,
  prepared_by TEXT NOT NULL REFERENCES accounts (id),
  prepared_at TEXT NOT NULL,
  version INTEGER NOT NULL,
  UNIQUE (agency_id, id),
  UNIQUE (call_id, round),
  FOREIGN KEY (agency_id, call_id) REFERENCES calls (agency_id, id),
  FOREIGN KEY (agency_id, programme_id) REFERENCES programmes (agency_id, id)
) STRICT;

CREATE TABLE selection_shares (
  id TEXT PRIMARY KEY,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  selection_id TEXT NOT NULL,
  position INTEGER NOT NULL CHECK (position IN (1, 2)),
  holder_role TEXT NOT NULL,
  holder_account_id TEXT NOT NULL REFERENCES accounts (id),
  share_hash TEXT NOT NULL,
  promised_at TEXT NOT NULL,
  share TEXT,
  revealed_at TEXT,
  UNIQUE (selection_id, position),
  UNIQUE (selection_id, holder_account_id),
  FOREIGN KEY (agency_id, selection_id) REFERENCES selections (agency_id, id)
) STRICT;

-- What was decided of each application, with the facts and rule versions used. Hidden until the round is confirmed.
CREATE TABLE decisions (
  id TEXT PRIMARY KEY,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  selection_id TEXT NOT NULL,
  application_id TEXT NOT NULL,
  eligible INTEGER NOT NULL,
  grounds TEXT NOT NULL,
  pseudonym TEXT,
  salt TEXT,
  rank INTEGER,
  outcome TEXT CHECK (outcome IN ('place', 'waiting', 'ineligible')),
  UNIQUE (selection_id, application_id),
  UNIQUE (selection_id, pseudonym),
  UNIQUE (selection_id, rank),
  FOREIGN KEY (agency_id, selection_id) REFERENCES selections (agency_id, id),
  FOREIGN KEY (agency_id, application_id) REFERENCES applications (agency_id, id),
  CHECK (eligible OR pseudonym IS NULL)
) STRICT;
CREATE INDEX decisions_by_application ON decisions (application_id);

CREATE TABLE offers (
  id TEXT PRIMARY KEY,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  programme_id TEXT NOT NULL,
  application_id TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('draw', 'promotion', 'by_hand')),
  reason TEXT,
  state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'declined', 'expired')),
  offered_at TEXT NOT NULL,
  deadline TEXT NOT NULL,
  answered_at TEXT,
  version INTEGER NOT NULL,
  UNIQUE (agency_id, id),
  FOREIGN KEY (agency_id, programme_id) REFERENCES programmes (agency_id, id),
  FOREIGN KEY (agency_id, application_id) REFERENCES applications (agency_id, id)
) STRICT;
CREATE UNIQUE INDEX one_live_offer ON offers (application_id) WHERE state IN ('open', 'accepted');
CREATE INDEX offers_by_programme ON offers (programme_id, state, id);

-- Order is stored data, never a by-product of a query.
CREATE TABLE waiting_list (
  application_id TEXT PRIMARY KEY,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  programme_id TEXT NOT NULL,
  place INTEGER NOT NULL CHECK (place > 0),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'promoted', 'left')),
  UNIQUE (programme_id, place),
  FOREIGN KEY (agency_id, programme_id) REFERENCES programmes (agency_id, id),
  FOREIGN KEY (agency_id, application_id) REFERENCES applications (agency_id, id)
) STRICT;
CREATE INDEX waiting_list_next ON waiting_list (programme_id, state, place);
