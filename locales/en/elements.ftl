# Elements of the path, delivery modes and hours.
path-of = Path: { $name }
element-call-and-selection = Call and selection
element-kick-off = Kick-off
element-survey = Survey
element-orientation-day = Orientation day
element-mapping = Development mapping
element-group-feedback = Group feedback
element-training-day = Training day
element-lecture = Lecture
element-small-group-coaching = Small-group coaching
element-mentoring = Mentoring
element-closing-event = Closing event
element-mode-in-person = in person
element-mode-remote = remote
element-mode-hybrid = hybrid
element-full-day = full day
element-day = day
element-length-open = length to be confirmed
element-times = { $times } × { $length }
hours-and-open = { $hours }, plus { $open ->
    [one] one meeting whose length is to be confirmed
   *[other] { $open } meetings whose length is to be confirmed
}
hours-full-day = A full day counts as 7 hours 21 minutes.
hours-open = The length of some meetings is not known yet. They are not counted in the hours.
hours-may-grow = If the hours exceed what was promised by more than { $hours }, participants are asked for their consent again.
hours-may-not-grow = If the hours exceed what was promised, participants are asked for their consent again.
hours-days = { $count ->
    [one] one day
   *[other] { $count } days
}
hours-not-stated = length to be confirmed
hours-and-days = { $hours } and { $count ->
    [one] one day
   *[other] { $count } days
}
