# Applications as the coordinator sees them.
applications-title = Applications
applications-lead = The order of arrival means nothing. For each application you see the outcome with its reasons.
applications-one = Single application
applications-search = Search by name
applications-target-group = Target group
applications-site = Site
applications-job-title = Job title
applications-submitted = Sent
applications-inside = in the target group
applications-outside = outside the target group
applications-not-checked = not checked yet
applications-not-checked-yet = The application has not been checked against the rules yet.
applications-proposal = By the rules
applications-answers = The applicant’s answers
applications-empty = No applications found
applications-empty-what = Change the filter, or wait until the call opens.
