-- What was decided and checked of coaches is only added to: not emptied at one stroke either.
CREATE TRIGGER facilitator_terms_no_truncate BEFORE TRUNCATE ON facilitator_terms FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER coach_evidence_no_truncate BEFORE TRUNCATE ON coach_evidence FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER coach_evidence_checks_no_truncate BEFORE TRUNCATE ON coach_evidence_checks FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER coach_policies_no_truncate BEFORE TRUNCATE ON coach_policies FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER coach_waivers_no_truncate BEFORE TRUNCATE ON coach_waivers FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER coach_waiver_endings_no_truncate BEFORE TRUNCATE ON coach_waiver_endings FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
