### The list of staff and its import.

people-title = Staff
people-lead = The agency’s staff, as far as programmes need it.
people-empty = Nobody was found
people-empty-what = Change the search, or import the staff from a file.
people-import = Import staff
people-search = Search by name or staff number
people-service = In service
people-supervisor = Supervisor status
people-all = All
people-active = People in service
people-inactive = Not in service
people-supervisors = Supervisors
people-not-supervisors = Not supervisors
people-is-supervisor = Supervisor
people-name = Name
people-notes = Notes
people-column-external-id = Staff number
people-column-family-name = Family name
people-column-given-name = Given name
people-column-email = E-mail
people-column-unit = Unit
people-column-site = Site
people-column-title = Job title
people-column-job-category = Job category
people-column-is-supervisor = Supervisor (K or E)
people-column-supervisor-external-id = Supervisor’s number
people-column-role-started-on = First day of the role
people-column-leave-from = First day of leave
people-column-leave-until = Last day of leave
people-column-language = Language of service
people-column-active = In service
people-column-none = Not imported
people-import-title = Import of staff
people-import-lead = Check the file first: nothing changes until you import the staff.
people-import-file = File
people-import-choose = Staff file
people-import-choose-hint = A CSV file saved from the HR system, for instance.
people-import-source = Name of the register
people-import-source-hint = People are known by the register and their number in it. Use the same name each time: small letters a–z, digits and hyphens.
people-import-check = Check the file
people-import-reading = Reading and columns
people-import-encoding = Encoding
people-import-recognised = Recognised from the file
people-import-delimiter = Delimiter
people-import-delimiter-semicolon = Semicolon
people-import-delimiter-comma = Comma
people-import-delimiter-tab = Tab
people-import-columns = Columns of the file
people-import-column-missing = The column is missing: { $column }
people-import-would = What the import would change
people-import-did = What the import changed
people-import-done = The import is done
people-import-done-what = The import is recorded in the audit log.
people-import-done-next = Where data of an applicant or a participant changed, the change waits to be dealt with on the page Changes in the register of the programme.
people-import-done-programmes = Go to the programmes
people-import-rows = Rows
people-import-created = New people
people-import-changed = People who change
people-import-unchanged = Unchanged
people-import-rejected = Rows not imported
people-import-absent = Absent from the file
people-import-deactivated = Marked as no longer in service
people-import-not-taken = Not imported
people-import-new-units = New units
people-import-new-sites = New sites
people-import-faults = Remarks on rows
people-import-faults-lead = The line is that of the file; the header is line 1.
people-import-line = Line
people-import-column = Column
people-import-fault = Remark
people-import-then = Consequence
people-import-then-rejected = Not imported
people-import-then-warned = Imported, please check
people-import-then-text = Imported as text
people-import-left-out = { $count ->
    [one] { $count } more remark is not shown here.
   *[other] { $count } more remarks are not shown here.
 }
people-import-changes = What changes
people-import-field = Field
people-import-before = Now
people-import-before-hidden = Not shown
people-import-after = After the import
people-import-deactivate = { $count ->
    [one] Mark { $count } person who is absent from the file as no longer in service
   *[other] Mark { $count } people who are absent from the file as no longer in service
}
people-import-deactivate-hint = No data is deleted. They are in service again once they are in the file again.
people-import-confirm = { $count ->
    [one] I have checked that { $count } person is no longer in service, although that is more than 5% of the staff
   *[other] I have checked that { $count } people are no longer in service, although that is more than 5% of the staff
}
people-import-apply = Import staff
people-import-make-faulty = Make a file of the faulty rows
people-import-save-faulty = Save the faulty rows
