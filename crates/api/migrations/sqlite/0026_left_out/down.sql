ALTER TABLE check_requests DROP COLUMN corrected_left_out;
ALTER TABLE decisions DROP COLUMN left_out;
ALTER TABLE calls DROP COLUMN left_out;
