# Hur många tiden för en träff inte passar. Aldrig vem eller varför.
unavailable-participants-outside = { $count ->
    [one] Tiden ligger utanför en deltagares arbetstid (deltagare sammanlagt: { $of }).
   *[other] Tiden ligger utanför { $count } deltagares arbetstid (deltagare sammanlagt: { $of }).
}
unavailable-participants-busy = { $count ->
    [one] En deltagare är upptagen då (deltagare sammanlagt: { $of }).
   *[other] { $count } deltagare är upptagna då (deltagare sammanlagt: { $of }).
}
unavailable-leaders-outside = { $count ->
    [one] Tiden ligger utanför en ledares arbetstid.
   *[other] Tiden ligger utanför { $count } ledares arbetstid.
}
unavailable-leaders-busy = { $count ->
    [one] En ledare är upptagen då.
   *[other] { $count } ledare är upptagna då.
}
