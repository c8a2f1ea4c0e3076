-- Looks at lists that came in a crowd: on disk at once, and filed in use_log under each person soon after.

CREATE TABLE use_log_waiting (
  id TEXT PRIMARY KEY,
  agency_id TEXT,
  at TEXT NOT NULL,
  viewer TEXT NOT NULL,
  viewer_role TEXT NOT NULL,
  viewer_unit TEXT,
  -- Sixteen bytes of the person's id and sixteen of the record's, for each record of the list.
  records BLOB NOT NULL,
  record_kind TEXT NOT NULL,
  purpose TEXT NOT NULL,
  operation TEXT NOT NULL,
  interface TEXT NOT NULL CHECK (interface IN ('browser', 'machine', 'command')),
  request_id TEXT
) STRICT;
