-- Looks at single records that came in a crowd: on disk at once, many to a row, and filed in use_log soon after.

CREATE TABLE use_log_gathered (
  -- The id of the first of them.
  id TEXT COLLATE "C" PRIMARY KEY,
  -- Rows of use_log as JSON.
  looks TEXT COLLATE "C" NOT NULL
);
