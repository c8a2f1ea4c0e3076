# Choosing the supervisor’s part in the form of a call.
call-part-lead = A supervisor never decides who gets a place. The choice is shown to everybody on the page of the call, and it cannot be changed once the call is approved.
call-part = What is the applicant’s supervisor told?
call-part-none = Nothing
call-part-none-what = An application is the applicant’s own matter.
call-part-informed = That somebody in their team applied
call-part-informed-what = The supervisor gets a message and sees who applied and how much working time the programme takes. Of those who get a place they see the days and hours of the sessions. They are asked nothing.
call-part-working-time = The same, and a question about working time
call-part-working-time-what = The supervisor tells whether taking part can be arranged in working time: yes, yes with a condition, or no. Only working time counts as a reason. The answer has no effect on the selection. If there is none, nothing is read into it.
call-statements-until = Last day for supervisors’ answers
call-statements-until-what = Not before the last day of the call and not after the last day of the waiting list.
