# Rehearsing with invented applicants, what the programme needs, and publishing the rehearsal with the call.
rehearsal-pool-invented = Invented applicants
rehearsal-pool-invented-what = You say how many they are and of what kind. Only such a rehearsal can be published with the call, since it holds nobody’s data.
rehearsal-invented-kinds = How many applicants count in the quotas
rehearsal-invented-kinds-hint = At least 5 applicants each. Those you say nothing of are of other kinds.
rehearsal-invented-unit = Unit { $value }
rehearsal-invented-site = Site { $value }
rehearsal-invented-category = Job category { $value }
rehearsal-invented-supervisors = Supervisors
rehearsal-invented-others = Others than supervisors
rehearsal-frame = Groups and calendar
rehearsal-small-size = People in a small group
rehearsal-first-day = Meetings begin
rehearsal-last-day = Meetings end
rehearsal-need = What the programme needs
rehearsal-need-what = Worked out from the design and the number of participants. The figures are the same for all methods, since each chooses as many.
rehearsal-small-groups = Small groups
rehearsal-meetings-each = Meetings for each participant
rehearsal-days = Working days { $range }
rehearsal-days-count = { $days }, in { $weeks ->
    [one] one week
   *[other] { $weeks } weeks
}
rehearsal-days-room = There is room for the meetings, even at no more than one a week.
rehearsal-days-tight = There are more meetings than weeks: in some weeks there is more than one.
rehearsal-days-none = There are more meetings than working days. There is not enough time.
rehearsal-need-kind = Element
rehearsal-need-each = For each participant
rehearsal-need-circles = Meeting separately
rehearsal-need-sessions = Sessions in all
rehearsal-need-hours = Hours to lead
rehearsal-need-open = depends on the mentors
rehearsal-need-no-length = length to be announced
rehearsal-need-more = { $hours }, and { $count ->
    [one] one session whose length is to be announced
   *[other] { $count } sessions whose length is to be announced
}
rehearsal-publish = Publish the rehearsal with the call
rehearsal-publish-what = Once the call is approved, anybody sees the rehearsal on the public page of the programme and can repeat it with the same seed. What is published cannot be changed. A newer one takes its place, and both are kept.
rehearsal-publish-title-hint = Everybody sees your title, and nobody your name.
rehearsal-publish-it = Publish the rehearsal
rehearsal-publish-invented = This rehearsal cannot be published, because it is made with data of the staff or of applicants. A rehearsal with invented applicants can be.
rehearsal-publish-later = The rehearsal can be published once the call has been sent to the decider.
rehearsal-publish-decider = A decider who did not prepare the call can publish the rehearsal.
rehearsal-published-toast = The rehearsal is published.
rehearsal-published = Published rehearsals
rehearsal-published-what = The public page of the programme shows the latest one, once the call is approved.
rehearsal-published-number = Publication
rehearsal-published-at = Published
rehearsal-published-state = State
rehearsal-published-shown = latest
rehearsal-published-superseded = superseded
rehearsal-published-changed = terms of the call changed
