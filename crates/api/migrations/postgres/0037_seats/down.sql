DROP TABLE session_choices;
ALTER TABLE sessions DROP COLUMN choose_hours;
ALTER TABLE sessions DROP COLUMN remote_seats;
