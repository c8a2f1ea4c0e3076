# Stigens moment, genomförandesätt och timmar.
path-of = Stig: { $name }
element-call-and-selection = Ansökan och urval
element-kick-off = Startinfo
element-survey = Enkät
element-orientation-day = Orienteringsdag
element-mapping = Utvecklingskartläggning
element-group-feedback = Gruppåterkoppling
element-training-day = Utbildningsdag
element-lecture = Föreläsning
element-small-group-coaching = Smågruppscoachning
element-mentoring = Mentorskap
element-closing-event = Avslutning
element-mode-in-person = på plats
element-mode-remote = på distans
element-mode-hybrid = som hybrid
element-full-day = heldag
element-day = dag
element-length-open = längden preciseras
element-times = { $times } × { $length }
hours-and-open = { $hours }, dessutom { $open ->
    [one] en tillställning vars längd preciseras
   *[other] { $open } tillställningar vars längd preciseras
}
hours-full-day = En heldag räknas som 7 timmar 21 minuter.
hours-open = För en del tillställningar är längden inte känd ännu. De är inte medräknade i timmarna.
hours-may-grow = Om timantalet överskrider det utlovade med mer än { $hours } ber vi deltagarna på nytt om samtycke.
hours-may-not-grow = Om timantalet överskrider det utlovade ber vi deltagarna på nytt om samtycke.
hours-days = { $count ->
    [one] en dag
   *[other] { $count } dagar
}
hours-not-stated = längden preciseras
hours-and-days = { $hours } och { $count ->
    [one] en dag
   *[other] { $count } dagar
}
