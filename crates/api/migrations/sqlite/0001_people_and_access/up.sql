-- Agencies and their people; who may sign in; what was done and who looked.
-- Instants are UTC text of fixed width, days YYYY-MM-DD: the order of the text is the order of time on both engines.

CREATE TABLE agencies (
  id TEXT PRIMARY KEY,
  business_id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  viewer_names_shown INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  version INTEGER NOT NULL
) STRICT;

CREATE TABLE units (
  id TEXT PRIMARY KEY,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  name TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_until TEXT,
  version INTEGER NOT NULL,
  UNIQUE (agency_id, id),
  UNIQUE (agency_id, name, valid_from)
) STRICT;

CREATE TABLE sites (
  id TEXT PRIMARY KEY,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  name TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_until TEXT,
  version INTEGER NOT NULL,
  UNIQUE (agency_id, id),
  UNIQUE (agency_id, name, valid_from)
) STRICT;

CREATE TABLE people (
  id TEXT PRIMARY KEY,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  source TEXT NOT NULL,
  external_id TEXT NOT NULL,
  given_name TEXT NOT NULL,
  family_name TEXT NOT NULL,
  name_fold TEXT NOT NULL,
  name_sort BLOB NOT NULL,
  email TEXT,
  unit_id TEXT,
  site_id TEXT,
  title TEXT NOT NULL,
  job_category TEXT NOT NULL,
  is_supervisor INTEGER NOT NULL,
  supervisor_id TEXT,
  role_started_on TEXT,
  language TEXT NOT NULL CHECK (language IN ('fi', 'sv', 'en')),
  active INTEGER NOT NULL,
  register_as_of TEXT NOT NULL,
  created_at TEXT NOT NULL,
  version INTEGER NOT NULL,
  UNIQUE (agency_id, id),
  UNIQUE (agency_id, source, external_id),
  FOREIGN KEY (agency_id, unit_id) REFERENCES units (agency_id, id),
  FOREIGN KEY (agency_id, site_id) REFERENCES sites (agency_id, id),
  FOREIGN KEY (agency_id, supervisor_id) REFERENCES people (agency_id, id),
  CHECK (supervisor_id IS NULL OR supervisor_id <> id)
) STRICT;
CREATE INDEX people_by_name ON people (agency_id, name_sort, id);
CREATE INDEX people_by_supervisor ON people (agency_id, supervisor_id);

CREATE TABLE import_runs (
  id TEXT PRIMARY KEY,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  kind TEXT NOT NULL CHECK (kind IN ('people', 'applications')),
  source TEXT NOT NULL,
  file_sha256 TEXT NOT NULL,
  outcome TEXT NOT NULL,
  applied_at TEXT NOT NULL,
  applied_by TEXT,
  UNIQUE (agency_id, id)
) STRICT;

-- An account is (issuer, subject): never a name or an e-mail address. The person is linked apart.
CREATE TABLE accounts (
  id TEXT PRIMARY KEY,
  agency_id TEXT REFERENCES agencies (id),
  issuer TEXT NOT NULL,
  subject TEXT NOT NULL,
  person_id TEXT,
  display_name TEXT NOT NULL,
  language TEXT NOT NULL CHECK (language IN ('fi', 'sv', 'en')),
  status TEXT NOT NULL CHECK (status IN ('invited', 'active', 'disabled')),
  ends_on TEXT,
  last_seen_on TEXT,
  created_at TEXT NOT NULL,
  version INTEGER NOT NULL,
  UNIQUE (issuer, subject),
  UNIQUE (agency_id, id),
  FOREIGN KEY (agency_id, person_id) REFERENCES people (agency_id, id)
) STRICT;
CREATE UNIQUE INDEX accounts_by_person ON accounts (person_id) WHERE person_id IS NOT NULL;

CREATE TABLE local_credentials (
  account_id TEXT PRIMARY KEY REFERENCES accounts (id),
  password_hash TEXT NOT NULL,
  changed_at TEXT NOT NULL
) STRICT;

CREATE TABLE sign_in_throttles (
  key TEXT PRIMARY KEY,
  failures INTEGER NOT NULL,
  window_started_at TEXT NOT NULL
) STRICT;

CREATE TABLE sign_ins (
  token_hash TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES accounts (id),
  created_at TEXT NOT NULL,
  last_used_at TEXT NOT NULL,
  expires_at TEXT NOT NULL
) STRICT;
CREATE INDEX sign_ins_by_account ON sign_ins (account_id);

CREATE TABLE one_time_links (
  token_hash TEXT PRIMARY KEY,
  agency_id TEXT REFERENCES agencies (id),
  purpose TEXT NOT NULL CHECK (purpose IN ('first_administrator', 'invitation', 'link_person', 'password')),
  account_id TEXT REFERENCES accounts (id),
  person_id TEXT,
  expires_at TEXT NOT NULL,
  used_at TEXT
) STRICT;

CREATE TABLE issuers (
  issuer TEXT PRIMARY KEY,
  agency_id TEXT REFERENCES agencies (id),
  person_claim TEXT,
  person_source TEXT,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE role_grants (
  id TEXT PRIMARY KEY,
  agency_id TEXT REFERENCES agencies (id),
  account_id TEXT NOT NULL REFERENCES accounts (id),
  role TEXT NOT NULL,
  programme_id TEXT,
  valid_from TEXT NOT NULL,
  ends_on TEXT,
  granted_by TEXT,
  created_at TEXT NOT NULL,
  version INTEGER NOT NULL
) STRICT;
CREATE INDEX role_grants_by_account ON role_grants (account_id);

CREATE TABLE machine_clients (
  id TEXT PRIMARY KEY,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  name TEXT NOT NULL,
  secret_hash TEXT NOT NULL,
  scopes TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('active', 'ended')),
  ends_on TEXT,
  created_at TEXT NOT NULL,
  version INTEGER NOT NULL,
  UNIQUE (agency_id, id)
) STRICT;

-- Append-only: triggers below refuse UPDATE and DELETE.
CREATE TABLE audit_entries (
  id TEXT PRIMARY KEY,
  agency_id TEXT,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  subject_kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  person TEXT,
  fields TEXT NOT NULL,
  request_id TEXT
) STRICT;
CREATE INDEX audit_entries_by_agency ON audit_entries (agency_id, id);

CREATE TABLE audit_seals (
  number INTEGER PRIMARY KEY,
  sealed_at TEXT NOT NULL,
  entries TEXT NOT NULL,
  entry_count INTEGER NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE
) STRICT;

-- Entries that no seal covers yet.
CREATE TABLE audit_unsealed (
  entry_id TEXT PRIMARY KEY
) STRICT;

CREATE TABLE use_log (
  id TEXT PRIMARY KEY,
  agency_id TEXT,
  at TEXT NOT NULL,
  viewer TEXT NOT NULL,
  viewer_role TEXT NOT NULL,
  viewer_unit TEXT,
  person TEXT NOT NULL,
  record_kind TEXT NOT NULL,
  record TEXT NOT NULL,
  purpose TEXT NOT NULL,
  operation TEXT NOT NULL,
  interface TEXT NOT NULL CHECK (interface IN ('browser', 'machine', 'command')),
  request_id TEXT
) STRICT;
CREATE INDEX use_log_by_person ON use_log (person, id);

CREATE TABLE idempotency_records (
  key TEXT PRIMARY KEY,
  body_sha256 TEXT NOT NULL,
  status INTEGER NOT NULL,
  answer TEXT NOT NULL,
  expires_at TEXT NOT NULL
) STRICT;

CREATE TABLE mails (
  id TEXT PRIMARY KEY,
  agency_id TEXT,
  dedupe_key TEXT NOT NULL UNIQUE,
  person_id TEXT,
  address TEXT,
  language TEXT NOT NULL,
  template TEXT NOT NULL,
  arguments TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'failed')),
  attempts INTEGER NOT NULL,
  next_attempt_at TEXT NOT NULL,
  leased_until TEXT,
  lease TEXT,
  last_error TEXT,
  sent_at TEXT,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX mails_due ON mails (state, next_attempt_at, id);

CREATE TABLE mail_sink (
  message_id TEXT PRIMARY KEY,
  agency_id TEXT,
  recipient TEXT NOT NULL,
  language TEXT NOT NULL,
  subject TEXT NOT NULL,
  text_body TEXT NOT NULL,
  html_body TEXT NOT NULL,
  received_at TEXT NOT NULL
) STRICT;

CREATE TABLE jobs (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  dedupe_key TEXT NOT NULL UNIQUE,
  payload TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'done', 'dead')),
  run_at TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  leased_until TEXT,
  lease TEXT,
  last_error TEXT,
  finished_at TEXT,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX jobs_due ON jobs (state, run_at, id);

CREATE TABLE probes (
  id INTEGER PRIMARY KEY,
  written_at TEXT NOT NULL
) STRICT;

CREATE TRIGGER audit_entries_no_update BEFORE UPDATE ON audit_entries BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER audit_entries_no_delete BEFORE DELETE ON audit_entries BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER audit_seals_no_update BEFORE UPDATE ON audit_seals BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER audit_seals_no_delete BEFORE DELETE ON audit_seals BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER use_log_no_update BEFORE UPDATE ON use_log BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER use_log_no_delete BEFORE DELETE ON use_log BEGIN SELECT RAISE(ABORT, 'append-only'); END;
