-- The last word on the waiting list, and checks of an outcome that applicants ask for.

ALTER TABLE applications DROP CONSTRAINT applications_state_check;
ALTER TABLE applications ADD CONSTRAINT applications_state_check CHECK (state IN ('submitted', 'withdrawn', 'ineligible', 'offered', 'accepted', 'declined', 'expired', 'waiting', 'not_selected'));
ALTER TABLE waiting_list DROP CONSTRAINT waiting_list_state_check;
ALTER TABLE waiting_list ADD CONSTRAINT waiting_list_state_check CHECK (state IN ('waiting', 'promoted', 'left', 'ended'));
ALTER TABLE offers DROP CONSTRAINT offers_origin_check;
ALTER TABLE offers ADD CONSTRAINT offers_origin_check CHECK (origin IN ('draw', 'promotion', 'by_hand', 'correction'));

ALTER TABLE selections ADD COLUMN waiting_ended_at TEXT COLLATE "C";
ALTER TABLE selections ADD COLUMN waiting_ended_by TEXT COLLATE "C" REFERENCES accounts (id);
ALTER TABLE selections ADD COLUMN waiting_ender_name TEXT COLLATE "C";
ALTER TABLE selections ADD COLUMN waiting_ender_title TEXT COLLATE "C";

-- Until when an applicant may ask for a check. Calls from before the column: until the waiting list ends.
ALTER TABLE calls ADD COLUMN checks_until TEXT COLLATE "C" NOT NULL DEFAULT '';
UPDATE calls SET checks_until = waiting_list_until;

CREATE TABLE check_requests (
  id TEXT COLLATE "C" PRIMARY KEY,
  agency_id TEXT COLLATE "C" NOT NULL REFERENCES agencies (id),
  programme_id TEXT COLLATE "C" NOT NULL,
  application_id TEXT COLLATE "C" NOT NULL,
  claim TEXT COLLATE "C" NOT NULL,
  asked_at TEXT COLLATE "C" NOT NULL,
  due_on TEXT COLLATE "C" NOT NULL,
  answer TEXT COLLATE "C",
  finding TEXT COLLATE "C" CHECK (finding IN ('right', 'wrong_without_effect', 'wrong')),
  -- What the rules say of the facts as corrected; the decision itself is kept as it was.
  corrected TEXT COLLATE "C",
  cause TEXT COLLATE "C" CHECK (cause IN ('register_wrong', 'register_outdated')),
  remedy TEXT COLLATE "C" CHECK (remedy IN ('place', 'waiting')),
  -- The number of the round that a remedy makes, after the round it corrects.
  round BIGINT,
  answered_at TEXT COLLATE "C",
  answered_by TEXT COLLATE "C" REFERENCES accounts (id),
  answerer_name TEXT COLLATE "C",
  answerer_title TEXT COLLATE "C",
  version BIGINT NOT NULL,
  UNIQUE (agency_id, id),
  UNIQUE (programme_id, round),
  FOREIGN KEY (agency_id, programme_id) REFERENCES programmes (agency_id, id),
  FOREIGN KEY (agency_id, application_id) REFERENCES applications (agency_id, id),
  CHECK ((answered_at IS NULL) = (finding IS NULL)),
  CHECK ((remedy IS NULL) = (round IS NULL))
);
CREATE INDEX check_requests_by_application ON check_requests (application_id);
CREATE INDEX check_requests_by_programme ON check_requests (programme_id, id);
CREATE UNIQUE INDEX one_open_check ON check_requests (application_id) WHERE answered_at IS NULL;
