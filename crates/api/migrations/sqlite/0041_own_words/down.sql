UPDATE mails SET last_error = CASE last_error
  WHEN 'no_address' THEN 'the person has no mail address'
  WHEN 'bad_address' THEN 'the address is not one'
  WHEN 'refused' THEN 'the mail server refused the mail'
  WHEN 'unreachable' THEN 'the mail server could not be reached'
  WHEN 'not_built' THEN 'the mail could not be put together'
  ELSE last_error END
WHERE last_error IS NOT NULL;
DROP INDEX mails_by_programme;
ALTER TABLE mails DROP COLUMN wording;
ALTER TABLE mails DROP COLUMN programme_id;
DROP TABLE mail_wordings;
