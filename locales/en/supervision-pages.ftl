# The coordinator’s page: how supervisors answered about working time.
supervision-page-title = Supervisors and working time
supervision-page-lead = How the applicants’ supervisors answered about working time. No answer has an effect on the selection. Where it is no, talk with the applicant before the outcome is confirmed.
supervision-page-trace = Every look is recorded, and the applicant sees it. Assessors and the decider do not see the answers.
supervision-none = Supervisors are not asked
supervision-none-what = This call tells supervisors nothing of applications, or there are none yet.
supervision-list = Applications
supervision-applicant = Applicant
supervision-supervisor = Supervisor
supervision-standing = Answer about working time
supervision-short-told = Told
supervision-short-asked = Not answered yet
supervision-short-silent = No answer
supervision-short-nobody = Nobody to ask
supervision-short-replied = The applicant has replied
