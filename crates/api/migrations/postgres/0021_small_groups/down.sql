DELETE FROM group_moves WHERE grouping_id IN (SELECT id FROM groupings WHERE within_group_id IS NOT NULL);
DELETE FROM group_members WHERE within_group_id IS NOT NULL;
DELETE FROM groups WHERE grouping_id IN (SELECT id FROM groupings WHERE within_group_id IS NOT NULL);
DELETE FROM groupings WHERE within_group_id IS NOT NULL;

DROP INDEX group_members_within_group;
DROP INDEX group_members_by_application;
ALTER TABLE group_members DROP CONSTRAINT group_members_within_group_id_application_id_fkey;
ALTER TABLE group_members DROP CONSTRAINT group_members_group_id_application_id_key;
ALTER TABLE group_members DROP CONSTRAINT group_members_pkey;
ALTER TABLE group_members ADD PRIMARY KEY (application_id);
ALTER TABLE group_members DROP COLUMN within_group_id;
CREATE INDEX group_members_by_group ON group_members (group_id);

DROP INDEX groupings_by_programme;
DROP INDEX groupings_within_group;
DROP INDEX groupings_of_programme;
ALTER TABLE groupings DROP COLUMN within_group_id;
ALTER TABLE groupings ADD CONSTRAINT groupings_programme_id_key UNIQUE (programme_id);
