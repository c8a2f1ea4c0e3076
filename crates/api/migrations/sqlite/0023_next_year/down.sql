DROP TABLE programme_copies;
ALTER TABLE rule_versions DROP COLUMN copied;
