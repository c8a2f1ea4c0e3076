# Roolit.
role-participant = Henkilöstön jäsen
role-coordinator = Koordinaattori
role-decider = Päättäjä
role-assessor = Arvioija
role-facilitator = Vetäjä
role-coach = Pienryhmävalmentaja
role-mentor = Mentori
role-partner-designer = Kumppanin suunnittelija
role-staff-representative = Henkilöstön edustaja
role-data-protection-officer = Tietosuojavastaava
role-agency-admin = Viraston pääkäyttäjä
role-system-admin = Järjestelmän pääkäyttäjä
role-machine-client = Järjestelmätunnus
role-leaver = Palveluksesta lähtenyt
