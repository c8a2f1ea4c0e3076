-- What the staff register says otherwise of somebody who applied or takes part: listed, and dealt with by somebody.

CREATE TABLE register_changes (
  id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  programme_id TEXT COLLATE "C" NOT NULL,
  application_id TEXT COLLATE "C" NOT NULL,
  person_id TEXT COLLATE "C" NOT NULL,
  import_run_id TEXT COLLATE "C" NOT NULL,
  -- Which facts changed; neither their old values nor the new ones.
  facts TEXT COLLATE "C" NOT NULL,
  noted_at TEXT COLLATE "C" NOT NULL,
  resolution TEXT COLLATE "C" CHECK (resolution IN ('kept', 'moved', 'discontinued')),
  resolved_by TEXT COLLATE "C" REFERENCES accounts (id),
  resolved_at TEXT COLLATE "C",
  version BIGINT NOT NULL,
  UNIQUE (agency_id, id),
  UNIQUE (import_run_id, application_id),
  FOREIGN KEY (agency_id, programme_id) REFERENCES programmes (agency_id, id),
  FOREIGN KEY (agency_id, application_id) REFERENCES applications (agency_id, id),
  FOREIGN KEY (agency_id, person_id) REFERENCES people (agency_id, id),
  CHECK ((resolution IS NULL) = (resolved_by IS NULL) AND (resolution IS NULL) = (resolved_at IS NULL))
);
CREATE INDEX register_changes_by_programme ON register_changes (programme_id, id);
CREATE INDEX register_changes_by_application ON register_changes (application_id);
