-- The promise of time: how far hours may grow before participants are asked again, and who was asked and consented.

-- Minutes. Part of what a call promises, and so it stands still once there is one.
ALTER TABLE programmes ADD COLUMN growth_limit_minutes INTEGER NOT NULL DEFAULT 60 CHECK (growth_limit_minutes BETWEEN 0 AND 6000);

-- One row for each participant and each version of a design that asks them. Only a row of the version that was published last
-- waits for an answer. Minutes and meetings of unknown length: as promised before, and as this version takes.
CREATE TABLE hour_consents (
  application_id TEXT NOT NULL,
  design_version_id TEXT NOT NULL,
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  promised_version_id TEXT NOT NULL,
  promised_minutes INTEGER NOT NULL CHECK (promised_minutes >= 0),
  promised_unmeasured INTEGER NOT NULL CHECK (promised_unmeasured >= 0),
  limit_minutes INTEGER NOT NULL CHECK (limit_minutes BETWEEN 0 AND 6000),
  asked_minutes INTEGER NOT NULL CHECK (asked_minutes >= 0),
  asked_unmeasured INTEGER NOT NULL CHECK (asked_unmeasured >= 0),
  asked_at TEXT NOT NULL,
  consented_at TEXT CHECK (consented_at >= asked_at),
  PRIMARY KEY (application_id, design_version_id),
  FOREIGN KEY (agency_id, application_id) REFERENCES applications (agency_id, id),
  FOREIGN KEY (agency_id, design_version_id) REFERENCES design_versions (agency_id, id),
  FOREIGN KEY (agency_id, promised_version_id) REFERENCES design_versions (agency_id, id)
) STRICT;
CREATE INDEX hour_consents_by_version ON hour_consents (design_version_id);
