-- That a calendar declined the invitation that it was told last; nothing of any other answer. A newer invitation takes the place of the row, and the answer
-- to the one before goes with it. It is no apology; the clean-up empties it once the session is over.
ALTER TABLE session_invitations ADD COLUMN answer TEXT COLLATE "C" CHECK (answer = 'declined');
-- When it was given, by the clock of whoever gave it; never later than it arrived.
ALTER TABLE session_invitations ADD COLUMN answered_at TEXT COLLATE "C";
CREATE INDEX session_invitations_answered ON session_invitations (session_id) WHERE answered_at IS NOT NULL;
