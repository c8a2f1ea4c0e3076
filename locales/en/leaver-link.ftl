### A new personal link for somebody who has left.

leaver-link = Link to own data
leaver-link-of = Link to own data: { $name }
leaver-link-what = With the link, somebody who has left sees their own data and nothing else. It works once and is valid for 14 days.
leaver-link-address-given = They gave an address to which a link goes, and can ask for a new one themselves. The address and the link are shown to nobody else.
leaver-link-address-none = They gave no address for a link.
leaver-link-send = Send a new link
leaver-link-sent = The link was sent to the address they gave.
leaver-link-by-hand = A link that is handed over does not show whom they would rather not share a group with, nor the arrangements they need. They get these from the agency's data protection officer on request.
leaver-link-until = A link that was not opened is valid until { $moment }. A new one takes its place.
leaver-link-open = Somebody is reading the data now in a view that a link opened.
leaver-link-end = End the link
leaver-link-end-what = Ending the link closes the open view and removes the address that was given.
leaver-link-ended = The link has ended.
leaver-link-checked = I have checked the identity
leaver-link-checked-hint = Give the link to nobody but the person. Their use log shows that you gave it.
leaver-link-make = Make a link
leaver-link-made = The link is made
leaver-link-made-what = It is shown only this once. Copy it and give it to the person.
