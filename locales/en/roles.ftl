# Roles.
role-participant = Member of staff
role-coordinator = Coordinator
role-decider = Decider
role-assessor = Assessor
role-facilitator = Facilitator
role-coach = Small-group coach
role-mentor = Mentor
role-partner-designer = Partner’s designer
role-staff-representative = Staff representative
role-data-protection-officer = Data protection officer
role-agency-admin = Agency administrator
role-system-admin = System administrator
role-machine-client = Machine client
role-leaver = Has left
