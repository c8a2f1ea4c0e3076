# What an applicant’s supervisor is told: on the page of the call and for the decider.
call-supervisor = The supervisor’s part
call-supervisor-none = The applicant’s supervisor is told nothing of the application.
call-supervisor-informed = The applicant’s supervisor is told who applied and how much working time the programme takes. Of those who get a place they see the days and hours of the sessions. They are asked nothing and have no effect on the selection.
call-supervisor-working-time = The applicant’s supervisor is told who applied and how much working time the programme takes. Of those who get a place they see the days and hours of the sessions. They are asked whether taking part can be arranged in working time, and can answer until { $date }. The answer has no effect on the selection, and the applicant sees it at once.
