# Shared parts of the user interface.
ui-busy = Please wait
ui-loading = Loading
ui-retry = Try again
ui-failure-stale = What you see below was loaded earlier.
ui-failure-reference = Request reference: { $reference }
ui-close = Close
ui-cancel = Cancel
ui-back = Go back
ui-copy = Copy
ui-copied = Copied to the clipboard
ui-optional = (optional)
ui-breadcrumbs = Breadcrumbs
ui-sort = Sort by this column
ui-rows = { $shown ->
    [one] { $shown } row shown
   *[other] { $shown } rows shown
}
ui-rows-of = { $shown } of { $total } shown
ui-show-more = Show more
ui-errors-title = { $count ->
    [one] There is one thing to correct in the form
   *[other] There are { $count } things to correct in the form
}
ui-field-fault = { $field }: { $fault }
ui-characters-left = { $count ->
    [one] { $count } character left
   *[other] { $count } characters left
}
ui-characters-over = { $count ->
    [one] { $count } character too many
   *[other] { $count } characters too many
}
ui-path-done = done
ui-path-now = now
ui-path-ahead = ahead
ui-path-planned = Originally planned:
ui-path-changed = Changed to:
ui-path-summary = { $done } of { $total } elements done
ui-path-summary-now = { $done } of { $total } elements done · now: { $current }
ui-path-summary-ahead = { $total ->
    [one] One element
   *[other] { $total } elements
}
ui-path-move-up = Move up: { $title }
ui-path-move-down = Move down: { $title }
ui-path-moved = { $title }: now number { $place } of { $total }
ui-in-finnish = in Finnish
ui-in-swedish = in Swedish
ui-in-english = in English
