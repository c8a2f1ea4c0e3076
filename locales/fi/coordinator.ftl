# Koordinoinnin yhteiset tekstit.
coordinator-nav-programmes = Ohjelmat
coordinator-nav-calendar = Kalenteri
coordinator-nav-rooms = Tilat
coordinator-nav-approvals = Hyväksynnät
coordinator-nav-people = Henkilöstö
coordinator-nav-admin = Hallinta
coordinator-nav-audit = Muutosloki
coordinator-nav-retention = Säilytys
coordinator-nav-scoring = Pisteytys
