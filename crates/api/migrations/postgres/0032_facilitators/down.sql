DROP TABLE coach_waiver_endings;
DROP TABLE coach_waivers;
DROP TABLE coach_policies;
DROP TABLE coach_evidence_checks;
DROP TABLE coach_evidence;
DROP TABLE session_facilitators;
DROP TABLE facilitators;
DROP TABLE facilitator_terms;
