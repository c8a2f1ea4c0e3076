-- A preference for those whom an earlier round left out: declared by a call, worked out for each line, put right by a check.

-- The round, the least number of places, and the decision, as the call declares it.
ALTER TABLE calls ADD COLUMN left_out TEXT COLLATE "C";
-- Whether whoever is in the pool was counted. Kept here, since the earlier application is erased some day.
ALTER TABLE decisions ADD COLUMN left_out BOOLEAN CHECK (left_out IS NULL OR eligible);
ALTER TABLE check_requests ADD COLUMN corrected_left_out BOOLEAN;
