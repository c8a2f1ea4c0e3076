# A copied programme on the coordinator's pages.
programme-to-next-year = Copy to next year
programme-copied-from = Copied from
rule-copied = to be decided again
rule-copied-decided = Copied from an earlier call, where it was decided by { $name }, { $title }, { $date }. Not in force before a new decision.
call-check-rules-copied = { $count ->
    [one] One copied rule has not been decided again
   *[other] { $count } copied rules have not been decided again
}
