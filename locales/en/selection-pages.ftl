# The selection round, places and the waiting list.
selection-title = Selection
selection-lead = From checking the rules to the confirmed list. Applicants see the outcome only when the decider has confirmed it.
selection-no-call = The programme has no call yet.
selection-prepare = Check the applications
selection-figures = The round in figures
selection-applications = Applications
selection-pool = In the draw
selection-ineligible = Outside the target group
selection-seats = Places
selection-stages = Stages of the round
selection-awaits-decider = The draw is done. The list waits for the decider’s confirmation.
selection-awaits-others = Waiting for others. Nothing is needed from you now.
selection-look-again = Refresh
selection-second-share = One more seed share
selection-second-share-what = Your seed share is locked. Now ask the staff representative or the decider to sign in and lock theirs. The staff representative sees the request under My path, the decider on this page.
selection-share-address = Address for locking the seed share
selection-awaits-shares = Waiting for both seed shares to be revealed.
selection-confirmed = The selection is confirmed
selection-confirmed-what = All applicants have got the outcome, and the places have been offered.
selection-draw = Draw the places
selection-published = Commitment
selection-published-what = Public: anybody can save it before the draw and compare it with the proof.
selection-to-public = Open the public page
selection-fallback = Public value used if a seed share is not revealed
selection-fallback-hint = Describe the value so exactly that anybody can find it.
selection-fallback-proposal = The main numbers of the Veikkaus Lotto round from the smallest to the largest, separated by spaces
selection-fallback-day = Day the value becomes public
selection-fallback-day-hint = Shares can be revealed until the evening before.
selection-fallback-day-missing = Choose a day
selection-commit = Publish the commitment
selection-commit-question = Publish the commitment?
selection-commit-value = If a seed share is not revealed, the public value is used ({ $date }): { $value }
selection-commit-now = Publish now
fallback-title = A seed share was not revealed
fallback-what = The time is over. The share that was not revealed is replaced by a public value. The commitment described which value that is before anybody could know it. The value is kept once and cannot be changed.
fallback-declared = Value described in the commitment
fallback-declared-day = Day the value became public
fallback-value = Public value
fallback-value-hint = Write the value exactly as the commitment describes it.
fallback-source = Where the value was published
fallback-source-hint = For example a web address where anybody can look it up.
fallback-compared = I have checked that the value is the same as the published one
fallback-keep = Keep the value
fallback-kept = A public value replaces the share that was not revealed
selection-proposal = List of applicants
selection-proposal-what = Before confirmation, only those who prepare the selection and the decider see the list.
proposal-rank = Rank
proposal-name = Applicant
proposal-outcome = Outcome
proposal-place = place
proposal-waiting = waiting list
proposal-ineligible = outside the target group
proposal-in-draw = in the draw
selection-mails = Messages to the applicants
selection-mails-what = These messages are sent when you confirm the list.
selection-mails-count = { $count ->
    [one] One applicant gets a message.
   *[other] { $count } applicants get a message.
} { $without ->
    [0] All have an e-mail address.
    [one] One has no e-mail address and sees the outcome in Polku.
   *[other] { $without } have no e-mail address and see the outcome in Polku.
}
selection-mail-sample = “{ $subject }” · { $count ->
    [one] { $count } recipient
   *[other] { $count } recipients
}
selection-mail-first = First recipients: { $names }
selection-looked = I have read the list and the messages
selection-confirm = Confirm and tell everybody
selection-end-waiting-list = End the list and tell everybody
decider-name = Name
decider-title = Title of office
decider-title-hint = Applicants see your title but not your name.
places-title = Places and waiting list
places-lead = There can never be more places than the call states.
places-figures = Places now
places-all = Places
places-taken = Offered or accepted
places-free = Free
places-waiting = Waiting list
places-waiting-what = The order was drawn and stored. Polku offers a free place to the first at once.
places-waiting-before = The draw makes the waiting list.
places-offer-none-free = No place can be offered by hand now, because none is free.
places-waiting-none = Nobody is on the waiting list.
places-place = Waiting-list place
places-by-hand = Offer by hand
places-offer = Offer the place
places-offer-to = Offer the place to { $name }
places-by-hand-what = This passes over the order of the waiting list. The reason is kept with the offer.
places-reason = Reason
places-offers = Places offered
places-offers-none = No places have been offered yet.
places-origin = Origin
places-deadline = Answer by
offer-state-open = waits for an answer
offer-state-accepted = accepted
offer-state-declined = declined
offer-state-expired = did not answer in time
offer-origin-draw = draw
offer-origin-promotion = waiting list
offer-origin-by-hand = by hand, with a reason
offer-origin-correction = after a check
selection-to-scoring = Scoring of the applications
panel-book = Book of panels
panel-book-what = Whoever confirms the list can check all panels. The book holds no names, but it tells which quotas each line is counted in.
panel-book-on-record = That you open the book is noted in the use log that each applicant reads in their own data.
panel-book-file = Save the book (JSON)
