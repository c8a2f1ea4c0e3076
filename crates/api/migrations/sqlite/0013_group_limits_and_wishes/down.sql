DROP INDEX people_by_email;
DROP TABLE group_wishes;
ALTER TABLE groupings DROP COLUMN unit_maximum;
