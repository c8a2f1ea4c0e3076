# Preference for those who got no place in an earlier draw, on pages where it is read.
left-out-preference = Preference for those who got no place
left-out-places = { $min ->
    [one] At least one place goes to an applicant
   *[other] At least { $min } places go to applicants
} who had been in an earlier draw ({ $programme }) and got no place. Those who apply for the first time still have a chance of a place, and everybody sees their own chance before the draw.
left-out-decided = Decided by { $name }, { $title }, { $date }.
left-out-undecided = This is a proposal that nobody has decided yet.
quota-line-left-out = Those who got no place in an earlier draw: at least { $min }
fact-left-out = Got no place in an earlier draw
fact-source-earlier-round = earlier draw
outcome-left-out-what = This fact had an effect on how great your chance was. If you think it is wrong, you can ask for a check.
check-left-out-yes = The applicant should have been counted among those who had got no place in an earlier draw.
check-left-out-no = The applicant should not have been counted among those who had got no place in an earlier draw.
