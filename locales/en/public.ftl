# Public pages: a programme and the proof of its draw.
public-service = Polku
public-language-fi = Suomi
public-language-sv = Svenska
public-language-en = English
public-skip = Skip to content
public-languages = Language
public-target-group = Target group
public-places = Places
public-groups = Groups
public-partner = In co-operation with
public-call = Call
public-call-open = The call is open.
public-call-closed = The call has closed.
public-call-ahead = The call opens later.
public-window = Application period
public-seats = Places in the call
public-method = Method of selection
public-method-draw = A draw: everybody in the target group has the same chance
public-method-quotas = A draw under quotas: chances are as equal as the quotas of the call allow
public-method-scored = Scoring: two assessors score applications without names, and a draw decides among equals
public-quotas = Quotas
public-quota-unit = Unit { $value }: at least { $min }, at most { $max }
public-quota-site = Site { $value }: at least { $min }, at most { $max }
public-quota-category = Job category { $value }: at least { $min }, at most { $max }
public-quota-supervisors = Supervisors: at least { $min }, at most { $max }
public-quota-others = Others than supervisors: at least { $min }, at most { $max }
public-answer-time = Time to answer an offer
public-days = { $count ->
    [one] one day
   *[other] { $count } days
}
public-waiting-until = Last day of the waiting list
public-supervisor = The supervisor’s part
public-supervisor-none = The applicant’s supervisor is told nothing of the application.
public-supervisor-informed = The applicant’s supervisor is told of the application. They have no effect on the selection.
public-supervisor-working-time = The applicant’s supervisor is asked whether taking part can be arranged in working time, and can answer until { $until }. The answer has no effect on the selection.
public-apply = Go to the call
public-rules = Rules
public-decided = Decided by: { $title }, { $day }
public-alternative = Offered instead:
public-path = The path of the programme
public-hours = Working time per participant: { $hours }.
public-proof-link = Check the draw
public-proof-title = Draw: { $programme }
public-proof-lead = Anybody can check that the result of the draw follows from the commitment that was published beforehand.
public-pool = In the draw
public-committed-at = Commitment published
public-drawn-at = Drawn
public-fallback = In place of the share that was not revealed
public-confirmed-at = Confirmed
public-confirmed-by = Confirmed by
public-commitment = Digest of the commitment (SHA-256)
public-proof-how = Before the draw, a commitment was published: the pool lines (the applicants without names), the rules, the places and the digests of two people’s seed shares. The result follows from them and can no longer be changed.
public-check-title = Check it yourself
public-check-what = Your browser computes the draw again from the proof file. Nothing of yours is sent anywhere.
public-check-without = Checking in the browser needs JavaScript. Without it you can download the proof file and check it with the command polku verify.
public-proof-file = Download the proof file
public-proof-limits = The check shows that the result follows from the commitment. It does not show that no line is invented. Each applicant can, however, check their own.
public-proof-not-yet = The result has not been confirmed yet. The proof file will be published on this page once it is.
public-corrections = Corrections
public-corrections-what = A wrong outcome is corrected in a round of its own. There is no second draw, and the drawn order does not change.
public-correction = Round { $round }, { $date }: { $cause } { $remedy }
public-cause-register-wrong = The staff register held a wrong value.
public-cause-register-outdated = A change was missing from the staff register.
public-remedy-place = The applicant was offered a free place.
public-remedy-waiting = The applicant was given the last place on the waiting list.
public-rehearsal = The selection was rehearsed beforehand
public-rehearsal-what = Before the call opened, it was worked out what different methods of selection would lead to with { $people } applicants and { $seats } places. The applicants were invented, so the figures hold nobody’s data. The real applicants and the result of the draw are others.
public-rehearsal-equal = Draw
public-rehearsal-quotas = Quota draw
public-rehearsal-scored = Scores and draw
public-rehearsal-same = { $method }: everybody’s chance of a place would be { $least }.
public-rehearsal-between = { $method }: the chance of a place would be at least { $least } and at most { $greatest }.
public-rehearsal-none = { $method }: the quotas could not be kept with these applicants.
public-rehearsal-groups = The participants would be divided into { $count ->
    [one] one group
   *[other] { $count } groups
}.
public-rehearsal-coaching = There would be { $circles } small groups. Small-group coaching would be held { $sessions } times, { $hours } in all.
public-rehearsal-days = One participant would have { $meetings ->
    [one] one meeting
   *[other] { $meetings } meetings
}. Between { $range } there are { $days } working days in { $weeks } weeks.
public-rehearsal-changed = The places, quotas or method of the call have changed since the rehearsal.
public-rehearsal-by = Decided to publish: { $title }, { $day }. Seed:
public-rehearsal-repeat = Anybody can repeat the rehearsal: the same file always gives the same figures with the command polku rehearse.
public-rehearsal-file = Download the rehearsal (JSON)
