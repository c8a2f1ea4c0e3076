# The link to the calendar file, beside an offer.
answer-by-save = Add to calendar
answer-by-shown = The entry is for the last day to answer. Everybody who sees your calendar sees it.
