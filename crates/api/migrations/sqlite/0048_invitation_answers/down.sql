DROP INDEX session_invitations_answered;
ALTER TABLE session_invitations DROP COLUMN answered_at;
ALTER TABLE session_invitations DROP COLUMN answer;
