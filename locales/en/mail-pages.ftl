# The installation’s own mailbox.
mail-pages-title = Messages sent
mail-pages-lead = This installation sends no e-mail. The messages stay here to be read.
mail-pages-empty = No message has been sent yet
mail-pages-to = To: { $recipient }, { $at }
