DROP TABLE group_moves;
DROP TABLE group_members;
DROP TABLE groups;
DROP TABLE groupings;
