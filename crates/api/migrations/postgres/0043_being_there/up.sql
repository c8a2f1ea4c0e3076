-- Being there: links to the materials of a session, and the printed sign-in lists that can still be typed back.

CREATE TABLE session_links (
  session_id TEXT COLLATE "C" NOT NULL,
  number BIGINT NOT NULL CHECK (number >= 1),
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  title TEXT COLLATE "C" NOT NULL CHECK (title <> ''),
  address TEXT COLLATE "C" NOT NULL CHECK (address LIKE 'https://%'),
  PRIMARY KEY (session_id, number),
  FOREIGN KEY (agency_id, session_id) REFERENCES sessions (agency_id, id)
);

-- Who was on which row of a list. It goes a month after the session or the printing, whichever is later.
CREATE TABLE sign_in_lists (
  session_id TEXT COLLATE "C" NOT NULL,
  code TEXT COLLATE "C" NOT NULL CHECK (length(code) = 6),
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  applications TEXT COLLATE "C" NOT NULL,
  made_at TEXT COLLATE "C" NOT NULL,
  expires_at TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (session_id, code),
  FOREIGN KEY (agency_id, session_id) REFERENCES sessions (agency_id, id)
);
CREATE INDEX sign_in_lists_by_expiry ON sign_in_lists (expires_at);
