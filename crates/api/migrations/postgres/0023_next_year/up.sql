-- A programme copied to another year: where it comes from, and which of its rules nobody has decided for it yet.

-- A copied version is not in force. Who decided and when is told of the rule that it was copied from.
ALTER TABLE rule_versions ADD COLUMN copied BOOLEAN NOT NULL DEFAULT FALSE;

CREATE TABLE programme_copies (
  programme_id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  source_id TEXT COLLATE "C" NOT NULL,
  -- What its first draft and its first call were copied from; a programme without a call gives none.
  source_design_id TEXT COLLATE "C" NOT NULL,
  source_call_id TEXT COLLATE "C",
  FOREIGN KEY (agency_id, programme_id) REFERENCES programmes (agency_id, id),
  FOREIGN KEY (agency_id, source_id) REFERENCES programmes (agency_id, id),
  FOREIGN KEY (agency_id, source_design_id) REFERENCES design_versions (agency_id, id),
  FOREIGN KEY (agency_id, source_call_id) REFERENCES calls (agency_id, id),
  CHECK (programme_id <> source_id)
);
