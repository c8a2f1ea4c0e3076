DROP TABLE participation_events;
DROP TABLE participations;
