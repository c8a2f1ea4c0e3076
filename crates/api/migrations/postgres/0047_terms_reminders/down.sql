DROP TABLE terms_reminders;
ALTER TABLE reminder_settings DROP COLUMN terms_days;
