-- Being there: links to the materials of a session, and the printed sign-in lists that can still be typed back.

CREATE TABLE session_links (
  session_id TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number >= 1),
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  title TEXT NOT NULL CHECK (title <> ''),
  address TEXT NOT NULL CHECK (address LIKE 'https://%'),
  PRIMARY KEY (session_id, number),
  FOREIGN KEY (agency_id, session_id) REFERENCES sessions (agency_id, id)
) STRICT;

-- Who was on which row of a list. It goes a month after the session or the printing, whichever is later.
CREATE TABLE sign_in_lists (
  session_id TEXT NOT NULL,
  code TEXT NOT NULL CHECK (length(code) = 6),
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  applications TEXT NOT NULL,
  made_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  PRIMARY KEY (session_id, code),
  FOREIGN KEY (agency_id, session_id) REFERENCES sessions (agency_id, id)
) STRICT;
CREATE INDEX sign_in_lists_by_expiry ON sign_in_lists (expires_at);
