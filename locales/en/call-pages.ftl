# Open calls and one call as staff see them.
calls-lead = Anybody on the staff may apply. The order of applications does not affect the selection.
calls-empty = No calls are open now
calls-empty-what = When a call opens, you see it here.
calls-to-my-path = Go to my path
calls-applied = You have applied
calls-seats = { $count ->
    [one] One place
   *[other] { $count } places
}
calls-method-quotas = Places are drawn under quotas
calls-method-draw = Places are drawn among the target group
call-title = Call
call-selection = How participants are selected
call-method-draw = When the call has closed, it is checked who belongs to the target group. If there are more of them than places, the places are drawn. Everybody in the target group has the same chance, and anybody can check the draw afterwards. When you apply and what you answer make no difference.
call-method-quotas = When the application period has ended, it is checked who belongs to the target group. The places are drawn so that the quotas of the call are kept. Chances are as equal as the quotas allow, and anybody can check the draw afterwards. Neither the time of the application nor the answers affect the selection.
call-rules = Rules of the target group
call-no-rules = No rule limits this call: all applicants belong to the target group.
call-rule-reason = Why: { $reason }
call-rule-instead = Offered instead:
call-rule-decided = Decided by: { $title }, { $date } · version { $version }
call-path = Path
call-path-lead = The elements of the programme in order.
call-hours = Hours
call-window = Application period
call-seats = Places
call-apply-title = Apply
call-apply = Fill in the application
call-applied = You have already applied to this call.
call-opens = The call opens on { $date }.
call-closed = The call has closed.
call-next = What happens after you apply
call-next-change = You can change or withdraw your application until { $date }.
call-next-draw = The decider confirms the selection, and all applicants get the outcome with its reasons at the same time.
call-next-offer = If you are offered a place, you have { $days ->
    [one] one day
   *[other] { $days } days
} to accept it.
call-next-waiting = Places that become free are offered in the order of the waiting list until { $date }.
call-approval = Approval of the call
call-approved = Approved by
call-approved-by = { $title }, { $date }
call-cooperation = Dealt with in the co-operation procedure
quota-line-unit = Unit { $value }: at least { $min } and at most { $max ->
    [one] { $max } place
   *[other] { $max } places
}
quota-line-site = Site { $value }: at least { $min } and at most { $max ->
    [one] { $max } place
   *[other] { $max } places
}
quota-line-category = Job category { $value }: at least { $min } and at most { $max ->
    [one] { $max } place
   *[other] { $max } places
}
quota-line-supervisors = Supervisors: at least { $min } and at most { $max ->
    [one] { $max } place
   *[other] { $max } places
}
quota-line-others = Others than supervisors: at least { $min } and at most { $max ->
    [one] { $max } place
   *[other] { $max } places
}
call-method-scored = When the application period is over, it is checked who belongs to the target group. Two assessors score each application without its name by the criteria below. The places go to those with the most points. Where points are equal, the order is drawn.
calls-method-scored = Applications are scored without names
