-- What those who lead marked stands as marked by those who run the programme.
UPDATE attendance_marks SET said_as = 'coordinator' WHERE said_as = 'facilitator';
ALTER TABLE attendance_marks DROP CONSTRAINT attendance_marks_said_as_check;
ALTER TABLE attendance_marks DROP CONSTRAINT attendance_marks_check1;
ALTER TABLE attendance_marks ADD CONSTRAINT attendance_marks_said_as_check
  CHECK (said_as IN ('participant', 'coordinator'));
ALTER TABLE attendance_marks ADD CONSTRAINT attendance_marks_check1
  CHECK (said_as = 'coordinator' OR status IN ('apologised', 'withdrawn'));
DROP TABLE coach_waiver_endings;
DROP TABLE coach_waivers;
DROP TABLE coach_policies;
DROP TABLE coach_evidence_checks;
DROP TABLE coach_evidence;
DROP TABLE session_facilitators;
DROP TABLE facilitators;
DROP TABLE facilitator_terms;
