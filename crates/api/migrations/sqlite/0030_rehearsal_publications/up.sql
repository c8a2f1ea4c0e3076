-- Rehearsals that were published with a call: of invented people only, and never changed. A newer one stands beside them.

CREATE TABLE rehearsal_publications (
  id TEXT PRIMARY KEY,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  call_id TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number > 0),
  -- What was rehearsed and what came of it: recipe, seed, terms and figures.
  rehearsal TEXT NOT NULL,
  published_by TEXT NOT NULL REFERENCES accounts (id),
  approver_name TEXT NOT NULL,
  approver_title TEXT NOT NULL,
  published_at TEXT NOT NULL,
  UNIQUE (agency_id, id),
  UNIQUE (call_id, number),
  FOREIGN KEY (agency_id, call_id) REFERENCES calls (agency_id, id)
) STRICT;
CREATE INDEX rehearsal_publications_by_call ON rehearsal_publications (agency_id, call_id, id);
CREATE TRIGGER rehearsal_publications_no_update BEFORE UPDATE ON rehearsal_publications BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER rehearsal_publications_no_delete BEFORE DELETE ON rehearsal_publications BEGIN SELECT RAISE(ABORT, 'append-only'); END;
