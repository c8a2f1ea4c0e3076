### The personal link to one's own data after the end of service.

personal-link-title = Your data
personal-link-lead = A personal link shows you your own data although your service has ended.
personal-link-opened-lead = Here are your applications with their outcomes, your participation, and who has looked at your data. Your answers and everything else that is stored about you are in the file that you can download.
personal-link-open-title = Open the link
personal-link-open-what = The link works once. The view closes if you do not use it for half an hour, and after two hours at the latest.
personal-link-open = Show my data
personal-link-not-valid = The link is no longer valid
personal-link-not-valid-what = It has been used or has ended, or you are back in service. Those in service sign in as usual.
personal-link-ask-title = Ask for a new link
personal-link-ask-what = The link goes to the e-mail address that you gave in Polku before you left.
personal-link-address = E-mail address
personal-link-ask = Send the link
personal-link-asked = Your request has been received
personal-link-asked-what = If the address was given in Polku and your service has ended, the link arrives there within a few minutes. If you got a link a moment ago, use that one. You can get five links a day at most.
personal-link-ask-otherwise = If you gave no address, contact the human resources of your agency. You get a link once your identity has been checked.
personal-link-withheld = Some of the data is not shown here
personal-link-withheld-what = You got the link from somebody of the agency. So we do not show what was promised to be kept from them: whom you would rather not share a group with, what arrangements you said that you need, and to which address your links went. This does not say whether there is any. Ask the agency's data protection officer for them.
personal-link-close = Close the view

link-address-title = When your service ends
link-address-what = After the end of your service you cannot sign in any more, but a personal link shows you your data. Say where the link is to go.
link-address = Your own e-mail address
link-address-hint = An address that you keep. Not your address at work.
link-address-give = Save the address
link-address-is = The link goes to { $address }. You gave it on { $date }. The address is shown to nobody else and is erased with your data.
link-address-take-back = Remove the address
link-address-given = The address is saved.
link-address-taken-back = The address is removed.
