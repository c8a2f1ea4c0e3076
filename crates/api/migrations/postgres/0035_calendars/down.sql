ALTER TABLE mail_sink DROP COLUMN calendar_body;
DROP TABLE session_invitations;
DROP TRIGGER people_end_calendar_addresses ON people;
DROP FUNCTION end_calendar_addresses();
DROP TABLE calendar_addresses;
