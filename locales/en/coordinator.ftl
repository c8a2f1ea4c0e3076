# Shared texts of coordination.
coordinator-nav-programmes = Programmes
coordinator-nav-calendar = Calendar
coordinator-nav-rooms = Rooms
coordinator-nav-approvals = Approvals
coordinator-nav-people = Staff
coordinator-nav-admin = Administration
coordinator-nav-audit = Audit log
coordinator-nav-retention = Retention
coordinator-nav-scoring = Scoring
