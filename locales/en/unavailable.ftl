# How many the time of a session does not suit. Never whom, and never why.
unavailable-participants-outside = { $count ->
    [one] The time is outside the working time of one participant (of { $of }).
   *[other] The time is outside the working time of { $count } participants (of { $of }).
}
unavailable-participants-busy = { $count ->
    [one] One participant is busy then (of { $of }).
   *[other] { $count } participants are busy then (of { $of }).
}
unavailable-leaders-outside = { $count ->
    [one] The time is outside the working time of one person who leads.
   *[other] The time is outside the working time of { $count } people who lead.
}
unavailable-leaders-busy = { $count ->
    [one] One person who leads is busy then.
   *[other] { $count } people who lead are busy then.
}
