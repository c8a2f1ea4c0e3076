-- Looks at lists that came in a crowd: on disk at once, and filed in use_log under each person soon after.

CREATE TABLE use_log_waiting (
  id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C",
  at TEXT COLLATE "C" NOT NULL,
  viewer TEXT COLLATE "C" NOT NULL,
  viewer_role TEXT COLLATE "C" NOT NULL,
  viewer_unit TEXT COLLATE "C",
  -- Sixteen bytes of the person's id and sixteen of the record's, for each record of the list.
  records BYTEA NOT NULL,
  record_kind TEXT COLLATE "C" NOT NULL,
  purpose TEXT COLLATE "C" NOT NULL,
  operation TEXT COLLATE "C" NOT NULL,
  interface TEXT COLLATE "C" NOT NULL CHECK (interface IN ('browser', 'machine', 'command')),
  request_id TEXT COLLATE "C"
);
