-- A grouping divides the participants of a programme or, within one of its confirmed groups, the people of that group.

-- The group that is divided into small groups; NULL where the whole programme is divided.
ALTER TABLE groupings ADD COLUMN within_group_id TEXT COLLATE "C";
ALTER TABLE groupings DROP CONSTRAINT groupings_programme_id_key;
ALTER TABLE groupings ADD FOREIGN KEY (agency_id, within_group_id) REFERENCES groups (agency_id, id);
CREATE UNIQUE INDEX groupings_of_programme ON groupings (programme_id) WHERE within_group_id IS NULL;
CREATE UNIQUE INDEX groupings_within_group ON groupings (within_group_id);
CREATE INDEX groupings_by_programme ON groupings (programme_id, within_group_id);

-- Of a small group: the group it is in. Its members are members of that one, too.
ALTER TABLE group_members ADD COLUMN within_group_id TEXT COLLATE "C";
ALTER TABLE group_members DROP CONSTRAINT group_members_pkey;
ALTER TABLE group_members ADD PRIMARY KEY (grouping_id, application_id);
DROP INDEX group_members_by_group;
ALTER TABLE group_members ADD UNIQUE (group_id, application_id);
ALTER TABLE group_members
  ADD FOREIGN KEY (within_group_id, application_id) REFERENCES group_members (group_id, application_id);
CREATE INDEX group_members_by_application ON group_members (application_id);
CREATE INDEX group_members_within_group ON group_members (within_group_id, application_id);
