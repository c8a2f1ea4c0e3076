# The link to the settings of the summary.
digest-link = Summary by email
digest-link-what = If you like, you are told in one message what is ahead and what waits for you.
digest-link-to = Settings of the summary
