# Texts that the coordinator’s forms share.
form-save = Save changes
form-saved = The changes are saved.
form-day-missing = Give a day, month and year.
form-clock-missing = Enter a time of day.
form-number-missing = Give a whole number.
form-text-missing = Write a text.
form-choice-missing = Choose one of the options.
form-conflict = Somebody else has saved changes in the meantime
form-conflict-what = What you typed is still on this page but has not been saved. Choose which version to keep.
form-conflict-keep = Save mine and replace theirs
form-conflict-take = Use theirs and discard mine
