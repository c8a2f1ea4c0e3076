-- Agencies and their people; who may sign in; what was done and who looked.
-- Instants are UTC text of fixed width, days YYYY-MM-DD: the order of the text is the order of time on both engines.

CREATE TABLE agencies (
  id TEXT COLLATE "C" PRIMARY KEY,
  business_id TEXT COLLATE "C" NOT NULL UNIQUE,
  name TEXT COLLATE "C" NOT NULL,
  viewer_names_shown BOOLEAN NOT NULL,
  created_at TEXT COLLATE "C" NOT NULL,
  version BIGINT NOT NULL
);

CREATE TABLE units (
  id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  name TEXT COLLATE "C" NOT NULL,
  valid_from TEXT COLLATE "C" NOT NULL,
  valid_until TEXT COLLATE "C",
  version BIGINT NOT NULL,
  UNIQUE (agency_id, id),
  UNIQUE (agency_id, name, valid_from)
);

CREATE TABLE sites (
  id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  name TEXT COLLATE "C" NOT NULL,
  valid_from TEXT COLLATE "C" NOT NULL,
  valid_until TEXT COLLATE "C",
  version BIGINT NOT NULL,
  UNIQUE (agency_id, id),
  UNIQUE (agency_id, name, valid_from)
);

CREATE TABLE people (
  id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  source TEXT COLLATE "C" NOT NULL,
  external_id TEXT COLLATE "C" NOT NULL,
  given_name TEXT COLLATE "C" NOT NULL,
  family_name TEXT COLLATE "C" NOT NULL,
  name_fold TEXT COLLATE "C" NOT NULL,
  name_sort BYTEA NOT NULL,
  email TEXT COLLATE "C",
  unit_id TEXT COLLATE "C",
  site_id TEXT COLLATE "C",
  title TEXT COLLATE "C" NOT NULL,
  job_category TEXT COLLATE "C" NOT NULL,
  is_supervisor BOOLEAN NOT NULL,
  supervisor_id TEXT COLLATE "C",
  role_started_on TEXT COLLATE "C",
  language TEXT COLLATE "C" NOT NULL CHECK (language IN ('fi', 'sv', 'en')),
  active BOOLEAN NOT NULL,
  register_as_of TEXT COLLATE "C" NOT NULL,
  created_at TEXT COLLATE "C" NOT NULL,
  version BIGINT NOT NULL,
  UNIQUE (agency_id, id),
  UNIQUE (agency_id, source, external_id),
  FOREIGN KEY (agency_id, unit_id) REFERENCES units (agency_id, id),
  FOREIGN KEY (agency_id, site_id) REFERENCES sites (agency_id, id),
  FOREIGN KEY (agency_id, supervisor_id) REFERENCES people (agency_id, id),
  CHECK (supervisor_id IS NULL OR supervisor_id <> id)
);
CREATE INDEX people_by_name ON people (agency_id, name_sort, id);
CREATE INDEX people_by_supervisor ON people (agency_id, supervisor_id);

CREATE TABLE import_runs (
  id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('people', 'applications')),
  source TEXT COLLATE "C" NOT NULL,
  file_sha256 TEXT COLLATE "C" NOT NULL,
  outcome TEXT COLLATE "C" NOT NULL,
  applied_at TEXT COLLATE "C" NOT NULL,
  applied_by TEXT COLLATE "C",
  UNIQUE (agency_id, id)
);

-- An account is (issuer, subject): never a name or an e-mail address. The person is linked apart.
CREATE TABLE accounts (
  id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" REFERENCES agencies (id),
  issuer TEXT COLLATE "C" NOT NULL,
  subject TEXT COLLATE "C" NOT NULL,
  person_id TEXT COLLATE "C",
  display_name TEXT COLLATE "C" NOT NULL,
  language TEXT COLLATE "C" NOT NULL CHECK (language IN ('fi', 'sv', 'en')),
  status TEXT COLLATE "C" NOT NULL CHECK (status IN ('invited', 'active', 'disabled')),
  ends_on TEXT COLLATE "C",
  last_seen_on TEXT COLLATE "C",
  created_at TEXT COLLATE "C" NOT NULL,
  version BIGINT NOT NULL,
  UNIQUE (issuer, subject),
  UNIQUE (agency_id, id),
  FOREIGN KEY (agency_id, person_id) REFERENCES people (agency_id, id)
);
CREATE UNIQUE INDEX accounts_by_person ON accounts (person_id) WHERE person_id IS NOT NULL;

CREATE TABLE local_credentials (
  account_id TEXT COLLATE "C" PRIMARY KEY REFERENCES accounts (id),
  password_hash TEXT COLLATE "C" NOT NULL,
  changed_at TEXT COLLATE "C" NOT NULL
);

CREATE TABLE sign_in_throttles (
  key TEXT COLLATE "C" PRIMARY KEY,
  failures BIGINT NOT NULL,
  window_started_at TEXT COLLATE "C" NOT NULL
);

CREATE TABLE sign_ins (
  token_hash TEXT COLLATE "C" PRIMARY KEY,
  account_id TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
  created_at TEXT COLLATE "C" NOT NULL,
  last_used_at TEXT COLLATE "C" NOT NULL,
  expires_at TEXT COLLATE "C" NOT NULL
);
CREATE INDEX sign_ins_by_account ON sign_ins (account_id);

CREATE TABLE one_time_links (
  token_hash TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" REFERENCES agencies (id),
  purpose TEXT COLLATE "C" NOT NULL CHECK (purpose IN ('first_administrator', 'invitation', 'link_person', 'password')),
  account_id TEXT COLLATE "C" REFERENCES accounts (id),
  person_id TEXT COLLATE "C",
  expires_at TEXT COLLATE "C" NOT NULL,
  used_at TEXT COLLATE "C"
);

CREATE TABLE issuers (
  issuer TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" REFERENCES agencies (id),
  person_claim TEXT COLLATE "C",
  person_source TEXT COLLATE "C",
  created_at TEXT COLLATE "C" NOT NULL
);

CREATE TABLE role_grants (
  id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" REFERENCES agencies (id),
  account_id TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
  role TEXT COLLATE "C" NOT NULL,
  programme_id TEXT COLLATE "C",
  valid_from TEXT COLLATE "C" NOT NULL,
  ends_on TEXT COLLATE "C",
  granted_by TEXT COLLATE "C",
  created_at TEXT COLLATE "C" NOT NULL,
  version BIGINT NOT NULL
);
CREATE INDEX role_grants_by_account ON role_grants (account_id);

CREATE TABLE machine_clients (
  id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  name TEXT COLLATE "C" NOT NULL,
  secret_hash TEXT COLLATE "C" NOT NULL,
  scopes TEXT COLLATE "C" NOT NULL,
  status TEXT COLLATE "C" NOT NULL CHECK (status IN ('active', 'ended')),
  ends_on TEXT COLLATE "C",
  created_at TEXT COLLATE "C" NOT NULL,
  version BIGINT NOT NULL,
  UNIQUE (agency_id, id)
);

-- Append-only: triggers below refuse UPDATE and DELETE.
CREATE TABLE audit_entries (
  id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C",
  at TEXT COLLATE "C" NOT NULL,
  actor TEXT COLLATE "C" NOT NULL,
  action TEXT COLLATE "C" NOT NULL,
  subject_kind TEXT COLLATE "C" NOT NULL,
  subject TEXT COLLATE "C" NOT NULL,
  person TEXT COLLATE "C",
  fields TEXT COLLATE "C" NOT NULL,
  request_id TEXT COLLATE "C"
);
CREATE INDEX audit_entries_by_agency ON audit_entries (agency_id, id);

CREATE TABLE audit_seals (
  number BIGINT PRIMARY KEY,
  sealed_at TEXT COLLATE "C" NOT NULL,
  entries TEXT COLLATE "C" NOT NULL,
  entry_count BIGINT NOT NULL,
  previous_hash TEXT COLLATE "C" NOT NULL,
  hash TEXT COLLATE "C" NOT NULL UNIQUE
);

-- Entries that no seal covers yet.
CREATE TABLE audit_unsealed (
  entry_id TEXT COLLATE "C" PRIMARY KEY
);

CREATE TABLE use_log (
  id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C",
  at TEXT COLLATE "C" NOT NULL,
  viewer TEXT COLLATE "C" NOT NULL,
  viewer_role TEXT COLLATE "C" NOT NULL,
  viewer_unit TEXT COLLATE "C",
  person TEXT COLLATE "C" NOT NULL,
  record_kind TEXT COLLATE "C" NOT NULL,
  record TEXT COLLATE "C" NOT NULL,
  purpose TEXT COLLATE "C" NOT NULL,
  operation TEXT COLLATE "C" NOT NULL,
  interface TEXT COLLATE "C" NOT NULL CHECK (interface IN ('browser', 'machine', 'command')),
  request_id TEXT COLLATE "C"
);
CREATE INDEX use_log_by_person ON use_log (person, id);

CREATE TABLE idempotency_records (
  key TEXT COLLATE "C" PRIMARY KEY,
  body_sha256 TEXT COLLATE "C" NOT NULL,
  status BIGINT NOT NULL,
  answer TEXT COLLATE "C" NOT NULL,
  expires_at TEXT COLLATE "C" NOT NULL
);

CREATE TABLE mails (
  id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C",
  dedupe_key TEXT COLLATE "C" NOT NULL UNIQUE,
  person_id TEXT COLLATE "C",
  address TEXT COLLATE "C",
  language TEXT COLLATE "C" NOT NULL,
  template TEXT COLLATE "C" NOT NULL,
  arguments TEXT COLLATE "C" NOT NULL,
  state TEXT COLLATE "C" NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'failed')),
  attempts BIGINT NOT NULL,
  next_attempt_at TEXT COLLATE "C" NOT NULL,
  leased_until TEXT COLLATE "C",
  lease TEXT COLLATE "C",
  last_error TEXT COLLATE "C",
  sent_at TEXT COLLATE "C",
  created_at TEXT COLLATE "C" NOT NULL
);
CREATE INDEX mails_due ON mails (state, next_attempt_at, id);

CREATE TABLE mail_sink (
  message_id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C",
  recipient TEXT COLLATE "C" NOT NULL,
  language TEXT COLLATE "C" NOT NULL,
  subject TEXT COLLATE "C" NOT NULL,
  text_body TEXT COLLATE "C" NOT NULL,
  html_body TEXT COLLATE "C" NOT NULL,
  received_at TEXT COLLATE "C" NOT NULL
);

CREATE TABLE jobs (
  id TEXT COLLATE "C" PRIMARY KEY,
  kind TEXT COLLATE "C" NOT NULL,
  dedupe_key TEXT COLLATE "C" NOT NULL UNIQUE,
  payload TEXT COLLATE "C" NOT NULL,
  state TEXT COLLATE "C" NOT NULL CHECK (state IN ('queued', 'running', 'done', 'dead')),
  run_at TEXT COLLATE "C" NOT NULL,
  attempts BIGINT NOT NULL,
  leased_until TEXT COLLATE "C",
  lease TEXT COLLATE "C",
  last_error TEXT COLLATE "C",
  finished_at TEXT COLLATE "C",
  created_at TEXT COLLATE "C" NOT NULL
);
CREATE INDEX jobs_due ON jobs (state, run_at, id);

CREATE TABLE probes (
  id BIGINT PRIMARY KEY,
  written_at TEXT COLLATE "C" NOT NULL
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'append-only'; END $$;
CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE ON audit_entries FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_entries_no_truncate BEFORE TRUNCATE ON audit_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_seals_append_only BEFORE UPDATE OR DELETE ON audit_seals FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_seals_no_truncate BEFORE TRUNCATE ON audit_seals FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER use_log_append_only BEFORE UPDATE OR DELETE ON use_log FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER use_log_no_truncate BEFORE TRUNCATE ON use_log FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
