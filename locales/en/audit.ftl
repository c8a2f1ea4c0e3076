# The audit log.
audit-lead = Who changed what, and when. The log holds the names of fields, not what they contain.
audit-empty = Nothing has been changed yet.
audit-at = Time
audit-actor = Who
audit-action = Change
audit-fields = Fields
audit-actor-client = Another system
audit-actor-job = The service itself
audit-actor-command = The operator of the service
audit-actor-nobody = Somebody not signed in
