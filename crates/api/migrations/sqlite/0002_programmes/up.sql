-- Initiative -> programmes -> a design of ordered elements -> the call with its rules.

CREATE TABLE initiatives (
  id TEXT PRIMARY KEY,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  name TEXT NOT NULL,
  summary TEXT NOT NULL,
  created_at TEXT NOT NULL,
  version INTEGER NOT NULL,
  UNIQUE (agency_id, id)
) STRICT;

CREATE TABLE programmes (
  id TEXT PRIMARY KEY,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  initiative_id TEXT NOT NULL,
  slug TEXT NOT NULL,
  name TEXT NOT NULL,
  summary TEXT NOT NULL,
  partner TEXT,
  target_group TEXT NOT NULL,
  places INTEGER NOT NULL CHECK (places > 0),
  places_taken INTEGER NOT NULL CHECK (places_taken >= 0),
  group_count INTEGER NOT NULL CHECK (group_count > 0),
  published INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  version INTEGER NOT NULL,
  UNIQUE (agency_id, id),
  UNIQUE (agency_id, slug),
  FOREIGN KEY (agency_id, initiative_id) REFERENCES initiatives (agency_id, id),
  -- The last wall against a place too many, whatever the code above it does.
  CONSTRAINT programme_capacity CHECK (places_taken <= places)
) STRICT;

CREATE TABLE design_versions (
  id TEXT PRIMARY KEY,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  programme_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'published')),
  origin TEXT,
  published_at TEXT,
  version INTEGER NOT NULL,
  UNIQUE (agency_id, id),
  UNIQUE (programme_id, number),
  FOREIGN KEY (agency_id, programme_id) REFERENCES programmes (agency_id, id)
) STRICT;
CREATE UNIQUE INDEX one_draft_per_design ON design_versions (programme_id) WHERE state = 'draft';

CREATE TABLE design_elements (
  id TEXT PRIMARY KEY,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  design_version_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  description TEXT NOT NULL,
  repeats INTEGER NOT NULL CHECK (repeats > 0),
  length TEXT NOT NULL,
  planned_mode TEXT CHECK (planned_mode IN ('in_person', 'remote', 'hybrid')),
  UNIQUE (agency_id, id),
  UNIQUE (design_version_id, position),
  FOREIGN KEY (agency_id, design_version_id) REFERENCES design_versions (agency_id, id)
) STRICT;

CREATE TABLE calls (
  id TEXT PRIMARY KEY,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  programme_id TEXT NOT NULL,
  opens_on TEXT NOT NULL,
  closes_on TEXT NOT NULL,
  zone TEXT NOT NULL,
  opens_at TEXT NOT NULL,
  closes_at TEXT NOT NULL,
  questions TEXT NOT NULL,
  target_group TEXT NOT NULL,
  method TEXT NOT NULL,
  seats INTEGER NOT NULL CHECK (seats > 0),
  offer_days INTEGER NOT NULL CHECK (offer_days > 0),
  waiting_list_until TEXT NOT NULL,
  cooperation_on TEXT,
  cooperation_reference TEXT,
  state TEXT NOT NULL CHECK (state IN ('draft', 'awaiting_approval', 'approved')),
  prepared_by TEXT NOT NULL REFERENCES accounts (id),
  approved_by TEXT REFERENCES accounts (id),
  approver_name TEXT,
  approver_title TEXT,
  approved_at TEXT,
  returned_note TEXT,
  created_at TEXT NOT NULL,
  version INTEGER NOT NULL,
  UNIQUE (agency_id, id),
  FOREIGN KEY (agency_id, programme_id) REFERENCES programmes (agency_id, id),
  CHECK (opens_on <= closes_on),
  -- Who prepares does not approve.
  CHECK (approved_by IS NULL OR approved_by <> prepared_by)
) STRICT;
CREATE INDEX calls_by_programme ON calls (agency_id, programme_id);
CREATE INDEX calls_open ON calls (agency_id, state, closes_at);

CREATE TABLE rules (
  id TEXT PRIMARY KEY,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  call_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  UNIQUE (agency_id, id),
  UNIQUE (call_id, position),
  FOREIGN KEY (agency_id, call_id) REFERENCES calls (agency_id, id)
) STRICT;

-- A version is written once and never changed: an outcome replays against the version it used.
CREATE TABLE rule_versions (
  id TEXT PRIMARY KEY,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  rule_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  condition TEXT NOT NULL,
  title TEXT NOT NULL,
  reason TEXT NOT NULL,
  alternative TEXT NOT NULL,
  alternative_url TEXT,
  decided_by_name TEXT NOT NULL,
  decided_by_title TEXT NOT NULL,
  decided_on TEXT NOT NULL,
  withdrawn INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  UNIQUE (agency_id, id),
  UNIQUE (rule_id, number),
  FOREIGN KEY (agency_id, rule_id) REFERENCES rules (agency_id, id)
) STRICT;
