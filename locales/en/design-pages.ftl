# The pages of a programme’s design.
design-title = Programme design
design-lead = The programme’s path, element by element. Applicants see the published design and its hours before they apply.
design-tag-draft = draft, version { $number }
design-tag-published = published, version { $number }
design-path = Path
design-path-what = Change the order with the arrows or by dragging. Open an element with the pencil.
design-empty = The path has no elements yet
design-empty-what = Add the first element below.
design-change-element = Change the element: { $title }
design-remove-element = Remove the element: { $title }
design-removed = Removed: { $title }
design-restore = Put the element back
design-name = Name of the element
design-kind = Kind of element
design-repeats = How many times
design-length = Length each time
design-length-minutes = in minutes
design-length-full-day = full day (7 h 21 min)
design-length-day = day, length to be confirmed
design-length-unknown = length to be confirmed
design-minutes = Minutes each time
design-mode = Delivery mode
design-mode-open = not chosen yet
design-description = What happens in the element
design-field = { $element } – { $field }
design-add = Add the element
design-add-kind = Kind of the new element
design-add-choose = Choose a kind
design-sum = { $elements ->
    [one] { $elements } element
   *[other] { $elements } elements
} · { $hours }
design-saved = All changes are saved
design-unsaved = Unsaved changes
design-hours = Hours per participant
design-hours-what = The hours are counted from the elements as you change them.
design-hours-left-out = { $count ->
    [one] One element lacks its length or number of times and is not counted.
   *[other] { $count } elements lack their length or number of times and are not counted.
}
design-checklist = Before publishing
design-checklist-what = Red points prevent publishing. Amber points are worth a look.
design-check-elements = The path has elements
design-check-elements-none = The path has no elements
design-check-saved = Changes are saved
design-check-unsaved = Save the changes first
design-check-lengths = The length of every meeting is known
design-check-lengths-open = { $count ->
    [one] The length of one element is confirmed later
   *[other] The length of { $count } elements is confirmed later
}
design-check-modes = Delivery modes are chosen
design-check-modes-open = { $count ->
    [one] No delivery mode is chosen for one element
   *[other] No delivery mode is chosen for { $count } elements
}
design-check-languages = Names are in three languages
design-check-languages-open = { $count ->
    [one] One element has no Swedish or English name
   *[other] { $count } elements have no Swedish or English name
}
design-check-call = Call and selection is one of the elements
design-check-call-none = Call and selection is not one of the elements
design-check-closing = The closing event is one of the elements
design-check-closing-none = The closing event is not one of the elements
design-publish = Publish version { $number }
design-publish-question = Publish version { $number } of the design?
design-publish-what = A published version never changes. Changes go into a new draft, and the version shown to applicants stays readable.
design-asks-again = { $count ->
    [0] When the version is published, nobody is asked for consent again: the hours stay within the promised limits. Participants in all: { $all }.
    [one] When the version is published, one participant is asked for consent again. Participants in all: { $all }.
   *[other] When the version is published, { $count } participants are asked for consent again. Participants in all: { $all }.
}
design-publish-by = The coordinator publishes the design.
design-published = The design has been published.
design-versions = Versions
design-versions-what = Published versions stay readable.
design-version = Version no. { $number }
design-version-title = Programme design, version { $number }
design-version-published = Published { $date } · { $elements ->
    [one] { $elements } element
   *[other] { $elements } elements
}
design-version-draft = Draft · { $elements ->
    [one] { $elements } element
   *[other] { $elements } elements
}
design-version-lead = Published { $date }. This version can no longer change.
design-change = Changing the design
design-change-what = The published design stays in force until a new draft is published.
design-draft-begin = Start a new draft
design-draft-begun = A new draft has been made from the published version.
