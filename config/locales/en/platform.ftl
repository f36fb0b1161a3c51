# Words every page shares: frame, menu, dates, problems, errors in fields.

## The frame of a page

layout-skip = Skip to main content
layout-name = Personnel reserve for public service
layout-sign-in = Sign in
layout-sign-out = Sign out
layout-main-menu = Main menu
layout-done = Done
layout-help = Help
layout-accessibility = Accessibility
layout-privacy = Privacy
layout-api = API for other systems
layout-footer = Kadr shows the reasons. People decide.

## Menu

menu-home = Home
menu-vacancies = Open vacancies
menu-sign-up = Sign up
menu-me = My page
menu-my-nominations = My nominations
menu-access = Who opened my file
menu-work = My work
menu-search = Search people
menu-work-vacancies = Fill vacancies
menu-shortlists = Shortlists
menu-letters = Letters
menu-approvals = Waiting for me
menu-nominations = Nominations
menu-nominate = Nominate somebody
menu-audit = Audit log
menu-admin = Run the system

## Dates and pages

month-of-1 = January
month-of-2 = February
month-of-3 = March
month-of-4 = April
month-of-5 = May
month-of-6 = June
month-of-7 = July
month-of-8 = August
month-of-9 = September
month-of-10 = October
month-of-11 = November
month-of-12 = December
month-1 = { month-of-1 }
month-2 = { month-of-2 }
month-3 = { month-of-3 }
month-4 = { month-of-4 }
month-5 = { month-of-5 }
month-6 = { month-of-6 }
month-7 = { month-of-7 }
month-8 = { month-of-8 }
month-9 = { month-of-9 }
month-10 = { month-of-10 }
month-11 = { month-of-11 }
month-12 = { month-of-12 }

as-of = As of { $at }
page-older = Older entries

## Forms

form-problem = To continue, correct the following
form-error = Error:

## API reference

docs-title = API reference
docs-lead = What other systems can ask Kadr for, and how. The description as a file:
docs-how = Addresses begin where Kadr runs ($KADR); $T is an access token. Names, addresses and meanings are the program's own and in English.
docs-parts = Parts of the API
docs-shapes = Shapes
docs-token = Needs a token.
docs-no-token = Needs no token.
docs-parameters = Parameters
docs-body = What is sent
docs-answers = Answers
docs-otherwise = otherwise
docs-call = An example
docs-one-of = Exactly one of these fields.
docs-needed = needed

## Letters

letters-are-files = No mail server is set up here: letters are not sent, they are saved as files in the data folder on the server. Ask the administrator for your letter.

## A request that was not carried out: what happened and what to do

problem-go-home = Go to the home page
problem-number = If you ask for help, give this number:
problem-typed = What you had typed
problem-typed-sign-in = What you typed has not been saved, but it is kept: sign in, then send it.
problem-send-again = Try again

problem-not_found = Not found
problem-not_found-detail = There is nothing at this address, or it is not open to you. Check the address. If somebody sent you the link, ask them for a new one.
problem-sign_in_needed = Sign in first
problem-sign_in_needed-detail = You are not signed in, or your session has ended. Sign in and try again.
problem-forbidden = This is not open to you
problem-forbidden-detail = Your role does not allow this. If you need it for your work, tell the administrator.
problem-cross_site = The request came from another site
problem-cross_site-detail = To protect you, Kadr accepts forms only from its own pages. Open the page in Kadr and send the form again.
problem-malformed = We cannot read the request
problem-malformed-detail = What was sent is damaged or incomplete. Open the page again and repeat what you did. A program must send correct JSON or form data in UTF-8.
problem-unsupported_type = This type of content is not accepted
problem-unsupported_type-detail = Send JSON to the API (application/json). Send forms from the pages themselves, unchanged.
problem-too_large = Too much was sent
problem-too_large-detail = It is larger than allowed. Make the text shorter, or send it in parts.
problem-wrong_method = This cannot be done at this address
problem-wrong_method-detail = The address exists but does not accept this kind of request. Go back and use the button on the page. For a program, see the API reference.
problem-invalid = Something needs correcting
problem-invalid-detail = Part of what you sent cannot be accepted. Go back, correct it and send it again.
problem-stale = Somebody changed this before you
problem-stale-detail = Somebody changed this after you opened it, so your change was not saved. Open it again, look at what changed and repeat your change.
problem-version_needed = The version is missing
problem-version_needed-detail = A change must say which version it is about. Read the data first, then send its version in the If-Match header.
problem-busy = Too many requests at once
problem-busy-detail = Your request was not carried out. Try again in a few seconds.
problem-too_slow = This took too long
problem-too_slow-detail = We stopped it before its end, so nothing is shown. Ask for less: fewer words, or one more filter.
problem-unavailable = Kadr is not available now
problem-unavailable-detail = The database or the search does not answer. Try again in a minute. What was saved before is safe; check whether your last change was saved.
problem-internal = Something went wrong on our side
problem-internal-detail = The error was recorded. Try again later. If it happens again, give the number of the request to the state body that runs this system.

## The present state does not allow it

problem-email_taken = This address has an account already
problem-email_taken-detail = There is an account with this email address already. Sign in with it, or give another address.
problem-iin_taken = This IIN is in the reserve already
problem-iin_taken-detail = Another record in the reserve has this IIN. Check the number. If it is yours, tell the state body that runs this system.
problem-language_twice = This language is in the profile already
problem-language_twice-detail = This language was added to the profile before. Change that entry instead of adding a new one.
problem-profile_incomplete = The profile is not complete
problem-profile_incomplete-detail = Some sections needed for submission are not filled in. Open the profile, finish those sections and submit it again.
problem-nominated_already = This person has been nominated already
problem-nominated_already-detail = Your party has nominated this person for this already. See the answer in the list of nominations.
problem-nomination_closed = This nomination is closed
problem-nomination_closed-detail = The nomination has been answered or withdrawn. See how it stands in the list of nominations.
problem-vacancy_published = The vacancy has been published
problem-vacancy_published-detail = This vacancy is not a draft any more, so it cannot be changed in this way. Open it to see what can be done with it now.
problem-vacancy_not_open = The vacancy is not open
problem-vacancy_not_open-detail = This vacancy has not been published yet, or its time is over. Choose one of the open vacancies.
problem-post_being_filled = A vacancy of this post is published
problem-post_being_filled-detail = People are being matched and confirmed for the functions that are stated now. Change them when the vacancy is closed.
error-post_being_filled = { problem-post_being_filled-detail }
problem-own_file = This is your own file
problem-own_file-detail = Nobody records evidence about themselves. Ask a colleague.
error-own_file = { problem-own_file-detail }
problem-evidence_withdrawn = The record is withdrawn already
problem-evidence_withdrawn-detail = This record was withdrawn before. Open the file again to see when and why.
error-evidence_withdrawn = { problem-evidence_withdrawn-detail }
problem-grade_raised = Somebody stands behind this already
problem-grade_raised-detail = A document or a register is recorded for this already. Open the file again to see it.
error-grade_raised = { problem-grade_raised-detail }
problem-shortlist_state = This cannot be done with the shortlist now
problem-shortlist_state-detail = The shortlist is at another stage. Open it again to see which stage it is at and who has to act.
problem-shortlist_empty = The shortlist is not ready yet
problem-shortlist_empty-detail = Nobody is on the shortlist, or nobody is to receive it. Add at least one person and one recipient, then try again.
problem-shortlisted_already = This person is on the shortlist already
problem-shortlisted_already-detail = This person was added to this shortlist before. Change their entry in the list.
problem-own_work = Another person must approve this
problem-own_work-detail = Whoever prepared a shortlist cannot approve it. Another approver decides.
problem-key_reused = This key was used before
problem-key_reused-detail = This Idempotency-Key came with another request. Use a new key for each new request.
problem-link_expired = This link does not work any more
problem-link_expired-detail = The link was used already, or its time is over. Ask for a new one: on the page “Forgotten your password?”, or from the body that sent the letter.
problem-in_progress = This is being done right now
problem-in_progress-detail = The same action is being carried out at this moment. Wait a few seconds and look at the result before you repeat it.

error-email_taken = { problem-email_taken-detail }
error-iin_taken = { problem-iin_taken-detail }
error-language_twice = { problem-language_twice-detail }
error-profile_incomplete = { problem-profile_incomplete-detail }
error-nominated_already = { problem-nominated_already-detail }
error-nomination_closed = { problem-nomination_closed-detail }
error-vacancy_published = { problem-vacancy_published-detail }
error-vacancy_not_open = { problem-vacancy_not_open-detail }
error-shortlist_state = { problem-shortlist_state-detail }
error-shortlist_empty = { problem-shortlist_empty-detail }
error-shortlisted_already = { problem-shortlisted_already-detail }
error-own_work = { problem-own_work-detail }
error-key_reused = { problem-key_reused-detail }
error-link_expired = { problem-link_expired-detail }
error-in_progress = { problem-in_progress-detail }
error-stale = { problem-stale-detail }

## Errors in fields

error-required = Fill in this field.
error-too_long = Shorten the text: it is longer than allowed.
error-too-long = { error-too_long }
error-invisible-characters = The text has invisible characters. Type it again.
error-type = The value is of another type. See the type of this field in the API reference.
error-key = The Idempotency-Key must be 1 to 200 visible ASCII characters without spaces.
error-unknown-option = Choose one of the options in the list.
error-number-format = Write a whole number in digits.
error-number-range = This number is outside what is possible. Check it.
error-email = Write the email address like name@example.kz.
error-email-format = { error-email }
error-phone-format = Write the phone number with its country code, for example +7 700 000 00 00.
error-password_length = The password must have 10 to 200 characters.
error-sign_in = The email address or the password is wrong. Check both and enter them again.
error-sign_in_wait = The password was wrong several times. Wait, then sign in again, or set a new password.

error-date-format = Write the date like 2027-03-01 or 01.03.2027.
error-date-in-future = This date has not come yet. Give today or an earlier date.
error-date-too-early = This date is too early. Check it and the date of birth.
error-date-too-late = This date is too far ahead. Check the year.
error-year-mismatch = The year and the exact date differ. Correct one of them.
error-end-before-start = The end is before the start. Check both.
error-before-study-age = By the date of birth, this is before the age of 5. Check this year and the date of birth.
error-before-work-age = By the date of birth, this is before the age of 14. Check this date and the date of birth.
error-born-too-early = The date of birth cannot be before 1900. Check the year.
error-born-too-late = A profile can be filled in from the age of 14. Check the date of birth.

error-country-code = Choose the country from the list.
error-field-code = Choose the field of study from the list.
error-kato-code = Choose the place or region from the list.
error-not-a-region = Choose a region, a city of republican significance or the capital.
error-category-needs-corps-b = A category is stated only for administrative public service in corps B. Clear the category or change the kind of service.
error-certificate-required = Write the name of the certificate whose expiry date you gave.

error-name-letters = Use only letters, hyphens, apostrophes and spaces. A hyphen cannot stand at the beginning or end.
error-name-mixed-scripts = Cyrillic and Latin letters are mixed in one word. Type the word again in one alphabet.
error-name-not-latin = Write it in Latin letters, as in the passport.

error-iin-not-digits = An IIN has digits only. Remove the other characters.
error-iin-length = An IIN has 12 digits. Count them again.
error-iin-business-number = This is the number of an organisation (BIN). Enter the IIN of a person.
error-iin-century = The seventh digit of the IIN is wrong. Compare the number with the document.
error-iin-date = The first six digits of the IIN are not a date of birth. Compare the number with the document.
error-iin-future = The date of birth in the IIN has not come yet. Compare the number with the document.
error-iin-checksum = The IIN has a slip: its control digit does not fit. Compare the number with the document.
error-iin-born-on-mismatch = The IIN and the date of birth differ. Check both.
error-iin-sex-mismatch = The IIN and the sex differ. Check both.

keys-title = Keyboard
keys-search = Go to the search field
keys-next = Next row
keys-previous = Previous row
keys-open = Open the row
keys-select = Select the row
keys-help = This help
keys-switch = Use single-key commands on this device
keys-close = Close
