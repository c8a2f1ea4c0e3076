# Lists as files: columns that no page has. The server writes the file.
file-offered-at = Place offered
file-answered-at = Answered or lapsed
file-application = Application
file-participation = Participation
file-began-at = Place accepted
file-state-since = Status since
file-noted-at = Change noticed
file-breaches = What the change breaks
file-proposal = Smallest sufficient step
file-resolved-by = Dealt with by
file-resolved-at = Dealt with
file-asked-at = Check asked for
file-answer-by = To be answered by
file-finding = What the check found
file-check-answered-at = Check answered
file-official = Answered by
