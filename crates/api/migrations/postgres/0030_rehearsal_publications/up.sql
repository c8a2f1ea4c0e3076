-- Rehearsals that were published with a call: of invented people only, and never changed. A newer one stands beside them.

CREATE TABLE rehearsal_publications (
  id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  call_id TEXT COLLATE "C" NOT NULL,
  number BIGINT NOT NULL CHECK (number > 0),
  -- What was rehearsed and what came of it: recipe, seed, terms and figures.
  rehearsal TEXT COLLATE "C" NOT NULL,
  published_by TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
  approver_name TEXT COLLATE "C" NOT NULL,
  approver_title TEXT COLLATE "C" NOT NULL,
  published_at TEXT COLLATE "C" NOT NULL,
  UNIQUE (agency_id, id),
  UNIQUE (call_id, number),
  FOREIGN KEY (agency_id, call_id) REFERENCES calls (agency_id, id)
);
CREATE INDEX rehearsal_publications_by_call ON rehearsal_publications (agency_id, call_id, id);
CREATE TRIGGER rehearsal_publications_append_only BEFORE UPDATE OR DELETE ON rehearsal_publications FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER rehearsal_publications_no_truncate BEFORE TRUNCATE ON rehearsal_publications FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
