# Gemensamma texter för koordineringen.
coordinator-nav-programmes = Program
coordinator-nav-calendar = Kalender
coordinator-nav-rooms = Lokaler
coordinator-nav-approvals = Godkännanden
coordinator-nav-people = Personal
coordinator-nav-admin = Administration
coordinator-nav-audit = Ändringslogg
coordinator-nav-retention = Bevarande
coordinator-nav-scoring = Poängsättning
