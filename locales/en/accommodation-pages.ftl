# Accommodation wishes: the page of the contact, and naming the contact.
accommodation-page-lead = What applicants and participants need to take part. Only you read these wishes and make the arrangements.
accommodation-page-trace = Every look is recorded, and the author of the wish sees who has looked at it. Do not keep wishes elsewhere for longer than the arrangements take.
accommodation-page-none = There are no wishes
accommodation-page-none-what = Here you see the wishes of the programmes for which you are the contact.
accommodation-takes-part = takes part
accommodation-may-take-part = may get a place
accommodation-contact-title = Contact for accommodation wishes
accommodation-contact-lead = Applicants and participants can tell one named person what they need to take part. Nobody else sees the wishes.
accommodation-contact-who = Who reads the wishes?
accommodation-contact-none = No contact is named, so nobody can tell a wish yet.
accommodation-contact-is = { $name }, { $title }, reads the wishes now.
accommodation-contact-reads-not = { $name }, { $title }, is named but can no longer read the wishes. Name somebody else.
accommodation-contact-email = Work e-mail of the contact
accommodation-contact-email-hint = The person needs an account. A decider or an assessor of the programme cannot be the contact. When the contact changes, the previous one no longer sees the wishes, and everybody who has told a wish learns who reads it.
accommodation-contact-name = Name the contact
accommodation-contact-named = The contact is named.
accommodation-contact-wrong = Check the address. Give the work e-mail of somebody who has an account and is no decider or assessor of the programme.
