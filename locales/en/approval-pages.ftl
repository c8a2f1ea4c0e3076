# The decider’s pages.
approvals-title = Approvals
approvals-lead = Calls, selections, check requests and other matters that wait for your decision.
approvals-empty = Nothing waits for you now
approvals-empty-what = When a coordinator sends you a call, when the places of a selection have been drawn, or when somebody asks for a check, you see it here.
approvals-call = Call: { $name }
approvals-open-call = Read the call and decide
approvals-selection = Selection: { $name }
approvals-selection-what = The draw is done. The list waits for your confirmation. Applicants have not been told anything yet.
approvals-open-selection = See the list and confirm
approval-title = Call: { $name }
approval-lead = The call as applicants will see it, and the decisions behind its rules.
approval-not-waiting = This call is not waiting for approval.
approval-decision = Decision
approval-choose = What you decide
approval-approve = I approve the call
approval-approve-what = The call opens on the first day of the application period. Its terms and rules can no longer be changed.
approval-return = I return the call for changes
approval-return-what = The coordinator sees your remarks and can change the call.
approval-note = What should be changed
approval-note-hint = The coordinator reads this on the call’s page.
approval-then = Your name and title are shown as the one who approved the call.
approval-confirm = Confirm the decision
approval-send-back = Return the call
approval-approved = The call has been approved.
approval-returned = The call has been returned to the coordinator.
approvals-checks = Check requests: { $name }
approvals-checks-what = { $count ->
    [one] One check request waits for an answer. Answer it by { $date }.
   *[other] { $count } check requests wait for an answer. Answer the first by { $date }.
}
approvals-open-checks = Answer the check requests
approvals-addenda = Addendum to the call: { $name }
approvals-addenda-what = { $count ->
    [one] One addendum waits for your decision. Applicants have not been told of it yet.
   *[other] { $count } addenda wait for your decision. Applicants have not been told of them yet.
}
approvals-open-addenda = Read the addendum and decide
approvals-waiting-list = Waiting list: { $name }
approvals-waiting-list-what = The last day of the waiting list is over. Those who are still on it wait for the last word.
approvals-open-waiting-list = End the waiting list
