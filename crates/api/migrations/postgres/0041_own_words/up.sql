-- What a programme words itself, and what became of its mails.

-- Every version stays: what was sent can be read as it was sent. Versions count over all mails of a programme; without words
-- the house's apply again.
CREATE TABLE mail_wordings (
  programme_id TEXT COLLATE "C" NOT NULL,
  version BIGINT NOT NULL CHECK (version > 0),
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('offer', 'promotion', 'place_reminder', 'waiting', 'ineligible', 'not_selected', 'lapsed', 'group_confirmed', 'way_reminder', 'discontinued')),
  words TEXT COLLATE "C",
  saved_by TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
  saved_at TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (programme_id, version),
  FOREIGN KEY (agency_id, programme_id) REFERENCES programmes (agency_id, id)
);
CREATE INDEX mail_wordings_by_kind ON mail_wordings (programme_id, kind, version);
CREATE TRIGGER mail_wordings_append_only BEFORE UPDATE OR DELETE ON mail_wordings FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER mail_wordings_no_truncate BEFORE TRUNCATE ON mail_wordings FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The programme that a mail is about, and the version of its own words by which it is worded.
ALTER TABLE mails ADD COLUMN programme_id TEXT COLLATE "C";
ALTER TABLE mails ADD COLUMN wording BIGINT;
CREATE INDEX mails_by_programme ON mails (programme_id, created_at, id);
-- Why a mail did not leave is a word of a closed list from now on.
UPDATE mails SET last_error = CASE last_error
  WHEN 'the person has no mail address' THEN 'no_address'
  WHEN 'the address is not one' THEN 'bad_address'
  WHEN 'the mail server refused the mail' THEN 'refused'
  WHEN 'the mail server could not be reached' THEN 'unreachable'
  WHEN 'the mail could not be put together' THEN 'not_built'
  ELSE last_error END
WHERE last_error IS NOT NULL;
