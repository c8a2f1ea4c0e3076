# What a programme says in its mails, reminders, and which mails left: the pages.
messages-title = Messages and reminders
messages-lead = You can write the programme’s own text for these messages. Otherwise they carry the text of the service.
messages-which = Messages whose text can be changed
messages-subject = Subject
messages-whose = Whose text
messages-own = The programme’s own text
messages-house = The text of the service
messages-saved = Last saved
messages-one = Message
messages-one-lead = Everybody gets the message in their own language, so the text is always written in all three.
messages-placeholders = What is put in for you
messages-placeholders-what = Write the word, with its braces, where the information should stand in the text.
messages-needed = needed in the text of the message
messages-subject-hint = At most 120 characters.
messages-body = Text of the message
messages-body-hint = Plain text, with an empty line between paragraphs. Greeting, link and signature are added to the message by themselves.
messages-lacks = Add { $placeholder } to the text.
messages-kept = This is always added to the message
messages-save = Save the text
messages-show = Preview
messages-reset = Bring back the text of the service
messages-preview = Preview
messages-preview-what = The data is made up. Nothing has been saved or sent.
messages-try = Send a test to yourself
messages-try-what = The message comes to your own mailbox only, and says that it is a test. You can send ten tests an hour.
messages-try-send = Send a test
messages-tried = The test has been sent to your mailbox
mails-lead = Which message, to whom, and whether it left. What messages say is not shown here, nor messages that are not for the coordinator to know of.
mails-person = Recipient
mails-outside = Facilitator from outside
mails-all = All
mails-leaves = Leaves { $when }
mails-empty = No messages
mails-empty-what = Choose another state or message.
reminders-title = Reminders
reminders-lead = A reminder goes only to those who have not answered, chosen or accepted the terms at the moment it is sent. The content of an answer makes no difference. Reminders leave on working days from 7 to 20, on the last day at once.
reminders-place = Answering an offered place
reminders-way = Choosing a way of taking part
reminders-terms = Accepting the confidentiality terms
reminders-waiting = Have not done this yet
reminders-would-get = Would get a reminder now
reminders-quiet = { $count ->
        [one] These are quiet hours. One person is reminded only after them.
       *[other] These are quiet hours. { $count } people are reminded only after them.
    }
reminders-send = { $count ->
        [one] Remind one person now
       *[other] Remind { $count } people now
    }
reminders-sent = { $count ->
        [0] Nobody needed a reminder any more
        [one] The reminder was sent to one person
       *[other] The reminder was sent to { $count } people
    }
reminders-past = Reminders sent
reminders-none-yet = No reminders have been sent yet.
reminders-on = Day
reminders-count = To how many
reminders-days = When people are reminded
reminders-days-what = How many days before the deadline. Each person gets at most one reminder a day.
reminders-days-hint = At most three numbers, the largest first, for example 3, 1. Leave empty to remind nobody.
reminders-terms-hint = The deadline is the start of the next published session they are named to lead. At most three numbers, the largest first, for example 3, 1. Leave empty to remind nobody.
