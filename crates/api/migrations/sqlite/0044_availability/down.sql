DROP TRIGGER people_end_availability;
DROP TABLE busy_intervals;
DROP TABLE working_weeks;
