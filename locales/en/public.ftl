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
public-answer-time = Time to answer an offer
public-days = { $count ->
    [one] one day
   *[other] { $count } days
}
public-waiting-until = Last day of the waiting list
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
