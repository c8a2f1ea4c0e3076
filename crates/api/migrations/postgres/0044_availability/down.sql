DROP TRIGGER people_end_availability ON people;
DROP FUNCTION end_availability();
DROP TABLE busy_intervals;
DROP TABLE working_weeks;
