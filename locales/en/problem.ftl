### Problems: why a request was refused, in the reader’s language. The key is the problem’s code.

problem-malformed-request = The request could not be read.
problem-malformed-json = The body of the request is not valid JSON.
problem-too-deep = The body of the request nests too deeply.
problem-invalid-cursor = The cursor does not belong to this list. Start the list from the beginning.
problem-idempotency-key-missing = The request lacks a valid Idempotency-Key header.
problem-invalid-token-request = The token request is incomplete.
problem-unsupported-grant-type = Only the client_credentials grant is available.
problem-invalid-scope = The client has not been given the scope it asked for.
problem-unauthenticated = Please sign in.
problem-invalid-token = The access token is not valid.
problem-wrong-credentials = The user name or the password is not right.
problem-invalid-client = The client id or its secret is not right.
problem-forbidden = You are not allowed to do this. If you need to, ask your agency’s administrator for the right.
problem-cross-site = The request came from another site and was not carried out.
problem-not-found = What you are looking for does not exist, or you may not see it.
problem-link-not-valid = The link has been used or has expired. Ask for a new one.
problem-method-not-allowed = The address does not support this method.
problem-not-acceptable = The answer cannot be given in the form that was asked for.
problem-request-timeout = The request did not arrive in time. Try again.
problem-conflict = This clashes with what is there already. Load the page again.
problem-already-linked = The account or the person is linked to another already.
problem-name-taken = The user name is taken. Choose another one.
problem-already-ended = This has ended and cannot be changed any more.
problem-already-set-up = The service already has its first administrator.
problem-last-administrator = The agency must keep at least one administrator.
problem-groups-too-few-people = The groups need at least as many people as there are groups.
problem-groups-confirmed = The groups are confirmed and can no longer be changed.
problem-group-limit-broken = The move was not made, because it would break a limit of the groups: a group would be too large, somebody would have no group, or somebody would share a group with their own reporting line.
problem-nothing-to-undo = There is no move left to undo.
problem-file-changed = The file is not the one you checked, and it was not imported. Check the file again.
problem-too-many-deactivations = The import would mark more than 5% of the people as no longer in service. Check the number and confirm it.
problem-file-empty = There are no rows in the file.
problem-file-too-long = The file has too many rows or columns.
problem-file-not-in-encoding = The file cannot be read in the encoding chosen. Choose the right one, or correct the line named.
problem-file-quote-open = A quotation mark on the line named is never closed.
problem-columns-unclear = The columns of the file could not be recognised. Choose what the columns named are.
problem-stale-version = This has been changed since you opened it. Your changes were not saved. Load it again.
problem-body-too-large = What was sent is too large. It was not saved.
problem-address-too-long = The address is too long.
problem-unsupported-media-type = The form of what was sent is not supported.
problem-invalid-fields = Please check the marked fields.
problem-idempotency-key-reused = Another request was already sent with the same Idempotency-Key.
problem-version-required = The change lacks the If-Match header.
problem-too-many-requests = Too many attempts. Wait a moment and try again.
problem-internal = Something went wrong in the service, and it has been logged. Try again in a moment. If it happens again, give the request reference to the operators of the service.
problem-unavailable = The service is not available right now. Try again in a moment.

problem-call-closed = The call is not open for applications.
problem-call-not-draft = The call has been sent to the decider or approved, so it cannot be changed.
problem-call-not-awaiting-approval = The call is not waiting for approval.
problem-call-incomplete = The call still lacks something the decider must see.
problem-own-call = You cannot approve a call that you prepared yourself.
problem-design-stands-still = A published design cannot be changed. Start a new draft from it.
problem-draft-exists = There is a draft of the design already. Continue with it.
problem-design-empty = The design has no elements.
problem-design-not-published = The design has not been published yet.
problem-rule-withdrawn = The rule has been withdrawn.
problem-already-applied = You have already applied to this call. Open your application if you want to change it.
problem-offer-to-answer = You have been offered a place. Please accept or decline it.
problem-application-stands-still = The application can no longer be changed in this way. Load the page again to see its state.
problem-participation-stands-still = The participation cannot be changed like that: it has ended already, or it is in another state. Reload the page to see its state.
problem-still-in-one-line = The person still shares a group with somebody of their reporting line. Move them to another group first.
problem-places-taken = There cannot be fewer places than are taken already.
problem-selection-began = The selection has begun, so applications can no longer be imported.
problem-protected-ground = A rule may not be based on this. The law forbids discrimination (Non-discrimination Act 1325/2014, section 8; Act on Equality between Women and Men 609/1986, section 7).
problem-field-missing = Fill this in.
problem-field-unknown-field = This field is not known.
problem-field-repeated = This field is given more than once.
problem-field-wrong-type = The value is of the wrong type.
problem-field-malformed = The value could not be understood.
problem-field-forbidden-character = The value has a character that is not allowed.
problem-field-too-short = At least { $min ->
    [one] { $min } character
   *[other] { $min } characters
}.
problem-field-too-long = At most { $max ->
    [one] { $max } character
   *[other] { $max } characters
}.
problem-field-too-few = Give at least { $min }.
problem-field-too-many = Give at most { $max }.
problem-field-too-small = The value must be at least { $min }.
problem-field-too-large = The value may be at most { $max }.
problem-field-not-allowed = Choose one of the allowed values.
problem-field-wrong-check-digit = The check digit is wrong. Check the number.
problem-field-duplicate = The same value is given twice.
problem-field-not-found = What was chosen does not exist. Choose again.
problem-field-out-of-order = The dates are in the wrong order.
problem-field-too-common = The password is too common. Choose another one.

problem-call-not-over = The call has not closed yet.
problem-selection-exists = The selection of this call has already been started.
problem-selection-out-of-step = This cannot be done at the present stage of the selection. Load the page again to see the stage.
problem-already-drawn = The draw has been made. There is no second draw.
problem-shares-taken = Two other people already hold the seed shares of this draw.
problem-holders-too-close = The two seed shares must be given in different roles, and at least one by somebody who is not a coordinator.
problem-not-a-share-holder = You hold no seed share of this draw.
problem-already-revealed = Your seed share has already been revealed.
problem-reveal-over = The time to reveal the seed shares is over.
problem-shares-missing = A seed share has not been revealed, or there is none to replace.
problem-pool-empty = There are no applications to draw from.
problem-no-free-place = All places are taken.
problem-not-waiting = The application is not on the waiting list.
problem-offer-not-open = You have no open offer to answer now.
problem-deadline-passed = The time to answer is over, and the place can no longer be accepted.
