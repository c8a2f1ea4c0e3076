# The search for groups: how far it has come, and how it is cancelled.
group-search-title = Searching for groups
group-search-what = You can leave this page and the search goes on. The proposal appears here when it is ready.
group-search-progress = Progress
group-search-spent = { $percent } per cent of the search is done.
group-search-people = Participants
group-search-cancel = Cancel the search
group-search-cancelled = The search was cancelled
group-search-infeasible = Groups cannot be formed
group-search-overtaken = The participants or the groups changed during the search
group-search-gave-up = The search did not succeed
group-search-nothing-kept = Nothing was saved. You can start again.
