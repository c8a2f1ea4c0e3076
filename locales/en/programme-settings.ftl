# Creating a programme and changing what it is.
settings-new = Create a programme
settings-new-lead = The programme is a draft until its design is published and the call is approved. You can change the details later.
settings-edit = Change the programme
settings-what = Basic details of the programme
settings-initiative = Initiative
settings-initiative-hint = An initiative brings together programmes with the same aim.
settings-initiative-choose = Choose an initiative
settings-initiative-new = New initiative
settings-initiative-what = The initiative’s name is shown on each of its programmes.
settings-initiative-name = Name of the initiative
settings-initiative-summary = Purpose of the initiative
settings-initiative-create = Create the initiative
settings-name = Name of the programme
settings-slug = Page address
settings-slug-hint = The end of the public page’s address: lower-case letters a–z, figures and hyphens. It cannot be changed later.
settings-summary = Summary
settings-summary-hint = What happens in the programme and what participants get from it.
settings-target-group = Who the programme is for
settings-target-group-hint = Limits are decided in the rules of the call, with reasons.
settings-partner = Partner
settings-partner-hint = The organisation with which the programme is designed and delivered.
settings-size = Size
settings-size-what = Participants are divided into groups once they have accepted their places.
settings-places = Places
settings-groups = Groups
settings-growth = Minutes by which the promised time may be exceeded
settings-growth-hint = If a new version of the design exceeds the time a participant was promised by more than this, they are asked for consent again. For a meeting of unknown length they are always asked. The limit is part of what the call promises and cannot be changed once the call has been sent for approval.
settings-growth-stays = This can no longer be changed, because the call has been sent for approval or the programme already has participants.
settings-places-stay = This can no longer be changed, because the call has been sent for approval.
settings-design = Design
settings-design-what = The design is a starting point: elements can be added, removed and reordered before it is published.
settings-design-choose = Design to start from
settings-design-facts = { $elements ->
    [one] { $elements } element
   *[other] { $elements } elements
} · { $hours }
settings-design-empty = An empty design
settings-design-empty-what = Add the elements yourself.
settings-create = Create a programme
settings-created = The programme has been created.
settings-public = Public page
settings-published = Show the programme’s public page
settings-published-hint = The page can be read without signing in. It shows the summary, path, hours and call, but no personal data.
