DROP INDEX sessions_by_place;
DROP TABLE rooms;
