### Import of staff and application files: faults of rows in the reader’s language. The key is the fault’s code.

import-header-line = line
import-header-fault = fault

import-not-taken = The column “{ $column }” is not imported. Only the days of a leave are stored, never its cause.

import-fault-too-few-columns = The row lacks columns.
import-fault-too-many-columns = The row has too many columns.
import-fault-value-missing = The value is missing.
import-fault-text-too-long = The text may have at most { $max } characters.
import-fault-control-character = The text has a control character, which is not allowed.
import-fault-date-form = The date is written in an unknown form. Write 4.5.2020, for instance.
import-fault-date-does-not-exist = There is no such date.
import-fault-email-invalid = This is not a valid e-mail address.
import-fault-flag-unknown = Write K (yes) or E (no).
import-fault-leave-without-start = The leave has a last day but no first one.
import-fault-leave-ends-before-start = The leave ends before it begins.
import-fault-language-unknown = The language is one of these: fi, sv, en.
import-fault-external-id-taken = The same staff number is already on line { $line }.
import-fault-supervisor-unknown = The supervisor’s number is not in the register. The person is imported without a supervisor.
import-fault-supervisor-is-self = The person is marked as their own supervisor. The person is imported without a supervisor.
import-fault-supervisor-in-cycle = The supervisors form a circle (lines { $lines }). The person is imported without a supervisor.
import-fault-supervisor-not-flagged = The person named as supervisor is not a supervisor according to the register.
import-fault-email-shared = The same e-mail address is already on line { $line }.
import-fault-formula-as-text = The text looks like a spreadsheet formula. It is imported as text.
