DROP TABLE hour_consents;
ALTER TABLE programmes DROP COLUMN growth_limit_minutes;
