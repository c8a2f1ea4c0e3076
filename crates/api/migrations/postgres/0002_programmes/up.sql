-- Initiative -> programmes -> a design of ordered elements -> the call with its rules.

CREATE TABLE initiatives (
  id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  name TEXT COLLATE "C" NOT NULL,
  summary TEXT COLLATE "C" NOT NULL,
  created_at TEXT COLLATE "C" NOT NULL,
  version BIGINT NOT NULL,
  UNIQUE (agency_id, id)
);

CREATE TABLE programmes (
  id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  initiative_id TEXT COLLATE "C" NOT NULL,
  slug TEXT COLLATE "C" NOT NULL,
  name TEXT COLLATE "C" NOT NULL,
  summary TEXT COLLATE "C" NOT NULL,
  partner TEXT COLLATE "C",
  target_group TEXT COLLATE "C" NOT NULL,
  places BIGINT NOT NULL CHECK (places > 0),
  places_taken BIGINT NOT NULL CHECK (places_taken >= 0),
  group_count BIGINT NOT NULL CHECK (group_count > 0),
  published BOOLEAN NOT NULL,
  created_at TEXT COLLATE "C" NOT NULL,
  version BIGINT NOT NULL,
  UNIQUE (agency_id, id),
  UNIQUE (agency_id, slug),
  FOREIGN KEY (agency_id, initiative_id) REFERENCES initiatives (agency_id, id),
  -- The last wall against a place too many, whatever the code above it does.
  CONSTRAINT programme_capacity CHECK (places_taken <= places)
);

CREATE TABLE design_versions (
  id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  programme_id TEXT COLLATE "C" NOT NULL,
  number BIGINT NOT NULL,
  state TEXT COLLATE "C" NOT NULL CHECK (state IN ('draft', 'published')),
  origin TEXT COLLATE "C",
  published_at TEXT COLLATE "C",
  version BIGINT NOT NULL,
  UNIQUE (agency_id, id),
  UNIQUE (programme_id, number),
  FOREIGN KEY (agency_id, programme_id) REFERENCES programmes (agency_id, id)
);
CREATE UNIQUE INDEX one_draft_per_design ON design_versions (programme_id) WHERE state = 'draft';

CREATE TABLE design_elements (
  id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  design_version_id TEXT COLLATE "C" NOT NULL,
  position BIGINT NOT NULL,
  kind TEXT COLLATE "C" NOT NULL,
  title TEXT COLLATE "C" NOT NULL,
  description TEXT COLLATE "C" NOT NULL,
  repeats BIGINT NOT NULL CHECK (repeats > 0),
  length TEXT COLLATE "C" NOT NULL,
  planned_mode TEXT COLLATE "C" CHECK (planned_mode IN ('in_person', 'remote', 'hybrid')),
  UNIQUE (agency_id, id),
  UNIQUE (design_version_id, position),
  FOREIGN KEY (agency_id, design_version_id) REFERENCES design_versions (agency_id, id)
);

CREATE TABLE calls (
  id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  programme_id TEXT COLLATE "C" NOT NULL,
  opens_on TEXT COLLATE "C" NOT NULL,
  closes_on TEXT COLLATE "C" NOT NULL,
  zone TEXT COLLATE "C" NOT NULL,
  opens_at TEXT COLLATE "C" NOT NULL,
  closes_at TEXT COLLATE "C" NOT NULL,
  questions TEXT COLLATE "C" NOT NULL,
  target_group TEXT COLLATE "C" NOT NULL,
  method TEXT COLLATE "C" NOT NULL,
  seats BIGINT NOT NULL CHECK (seats > 0),
  offer_days BIGINT NOT NULL CHECK (offer_days > 0),
  waiting_list_until TEXT COLLATE "C" NOT NULL,
  cooperation_on TEXT COLLATE "C",
  cooperation_reference TEXT COLLATE "C",
  state TEXT COLLATE "C" NOT NULL CHECK (state IN ('draft', 'awaiting_approval', 'approved')),
  prepared_by TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
  approved_by TEXT COLLATE "C" REFERENCES accounts (id),
  approver_name TEXT COLLATE "C",
  approver_title TEXT COLLATE "C",
  approved_at TEXT COLLATE "C",
  returned_note TEXT COLLATE "C",
  created_at TEXT COLLATE "C" NOT NULL,
  version BIGINT NOT NULL,
  UNIQUE (agency_id, id),
  FOREIGN KEY (agency_id, programme_id) REFERENCES programmes (agency_id, id),
  CHECK (opens_on <= closes_on),
  -- Who prepares does not approve.
  CHECK (approved_by IS NULL OR approved_by <> prepared_by)
);
CREATE INDEX calls_by_programme ON calls (agency_id, programme_id);
CREATE INDEX calls_open ON calls (agency_id, state, closes_at);

CREATE TABLE rules (
  id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  call_id TEXT COLLATE "C" NOT NULL,
  position BIGINT NOT NULL,
  UNIQUE (agency_id, id),
  UNIQUE (call_id, position),
  FOREIGN KEY (agency_id, call_id) REFERENCES calls (agency_id, id)
);

-- A version is written once and never changed: an outcome replays against the version it used.
CREATE TABLE rule_versions (
  id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  rule_id TEXT COLLATE "C" NOT NULL,
  number BIGINT NOT NULL,
  condition TEXT COLLATE "C" NOT NULL,
  title TEXT COLLATE "C" NOT NULL,
  reason TEXT COLLATE "C" NOT NULL,
  alternative TEXT COLLATE "C" NOT NULL,
  alternative_url TEXT COLLATE "C",
  decided_by_name TEXT COLLATE "C" NOT NULL,
  decided_by_title TEXT COLLATE "C" NOT NULL,
  decided_on TEXT COLLATE "C" NOT NULL,
  withdrawn BOOLEAN NOT NULL,
  created_at TEXT COLLATE "C" NOT NULL,
  UNIQUE (agency_id, id),
  UNIQUE (rule_id, number),
  FOREIGN KEY (agency_id, rule_id) REFERENCES rules (agency_id, id)
);
