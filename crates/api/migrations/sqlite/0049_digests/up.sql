-- Who gets one gathered mail, and how often. Without a row nobody does.

-- Of digests themselves only the last day is kept on which one left or had nothing to say: it keeps two processes from sending
-- it twice, and a quiet morning from becoming a mail in the afternoon.
CREATE TABLE digest_settings (
  account_id TEXT PRIMARY KEY,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  frequency TEXT NOT NULL CHECK (frequency IN ('never', 'working_days', 'weekly')),
  chosen_at TEXT NOT NULL,
  settled_on TEXT,
  version INTEGER NOT NULL CHECK (version > 0),
  FOREIGN KEY (agency_id, account_id) REFERENCES accounts (agency_id, id)
) STRICT;
CREATE INDEX digest_settings_wanted ON digest_settings (agency_id, account_id) WHERE frequency <> 'never';
