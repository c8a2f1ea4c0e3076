# Roller.
role-participant = Medlem av personalen
role-coordinator = Koordinator
role-decider = Beslutsfattare
role-assessor = Bedömare
role-facilitator = Ledare
role-coach = Smågruppscoach
role-mentor = Mentor
role-partner-designer = Partnerns planerare
role-staff-representative = Personalens företrädare
role-data-protection-officer = Dataskyddsombud
role-agency-admin = Ämbetsverkets huvudanvändare
role-system-admin = Systemets huvudanvändare
role-machine-client = Systemkonto
role-leaver = Har slutat
