# People: the profile, submitting it, who opened it, how officers see it, bringing people in.

## Home of the profile

people-home-title = My profile
people-home-draft = Your profile is not in the reserve yet: only you can see it. Fill in the sections. Each one is saved separately, so you can go on later.
people-home-submitted = You are in the reserve. You submitted your profile on { $at }.
people-home-changed = You changed your profile after submitting it. Officers see both what you submitted and the changes. To confirm the changes, submit the profile again.
people-home-paused = You have paused your place in the reserve. For now nobody finds you by search.
people-home-withdrawn = You have left the reserve. Your profile is kept, and only you can see it.
people-home-sections = Sections of the profile
people-home-missing = What is still needed before you submit
people-home-check = Check and submit
people-home-check-again = Check the changes and submit again
people-home-see = See the whole profile
people-home-finds = Who finds you
people-home-place = Your place in the reserve
people-email-unconfirmed = Your email address is not confirmed yet. Open our letter and follow the link in it.
people-pause = Pause your place
people-withdraw = Leave the reserve
people-return = Return to the reserve

## Sections and how far they are

people-section-basics = About you
people-section-contacts = Contacts
people-section-education = Education
people-section-service = Service and work
people-section-languages = Languages
people-section-memberships = Programmes of the reserve
people-section-tests = State tests
people-section-papers = Papers
people-section-relatives = Relatives in public service
people-section-wishes = Wishes
people-status-done = Done
people-status-needed = To be filled in
people-status-incomplete = Not complete
people-status-optional = Optional
people-status-changed = Changed since you submitted
people-lack-name = Give your surname and given name
people-lack-born-on = Give your date of birth
people-lack-iin = Enter your IIN
people-lack-citizenship = Give your citizenship
people-lack-residence = Choose where you live
people-lack-email = Give an email address
people-lack-education = Add at least one education

## Buttons and words of all pages

people-back = Back
people-save = Save
people-cancel = Leave without saving
people-change = Change
people-remove = Remove
people-keep = Keep it
people-remove-title = Remove this entry?
people-to-list = Back to the sections of the profile
people-choose = Choose
people-optional = Optional.
people-nothing = Not given
people-yes = Yes
people-no = No
people-date-day = Day
people-date-month = Month
people-date-year = Year
people-stale-lead = This was changed on another page or device, so what you typed is not saved yet. See where the two differ. The form below holds what you typed: correct what you need and save again.
people-stale-caption = What is stored and what you typed
people-stale-field = Field
people-stale-stored = Stored now
people-stale-typed = You typed

## About you

people-basics-lead = Write everything as in your identity document. You do not have to fill in all of it at once.
people-field-surname = Surname
people-field-given = Given name
people-field-patronymic = Patronymic
people-field-born-on = Date of birth
people-field-born-on-hint = For example, 17 5 1990.
people-field-iin = IIN (individual identification number)
people-field-iin-hint = 12 digits. It is stored encrypted and never shown in full.
people-iin-stored = Stored IIN: { $iin }. Leave the field empty to keep it.
people-field-sex = Sex
people-field-sex-hint = We ask because your IIN does not carry it. It does not influence selection.
people-field-citizenship = Citizenship
people-field-residence = Place of residence
people-field-residence-hint = Choose the district or city.
people-whole-region = { $region } (no district)
people-stored-place = Stored now
people-field-latin-surname = Surname in Latin letters
people-field-latin-given = Given name in Latin letters
people-field-latin-patronymic = Patronymic in Latin letters
people-field-latin-hint = As in your passport. Optional.

## Contacts

people-contacts-lead = Your contacts are stored encrypted. An officer sees them only after giving a reason, and you will know about it.
people-field-email = Email address
people-field-email-hint = We will write to this address.
people-field-phone = Telephone
people-field-phone-hint = For example, +7 700 000 00 00. Optional.

## Wishes

people-wishes-lead = Where and in which direction would you like to work? This section is optional.
people-field-directions = Directions of work
people-field-directions-hint = If you choose none, any direction will do.
people-field-regions = Regions
people-field-regions-hint = If you choose none, any region will do.
people-field-available-from = First day you could start
people-field-available-from-hint = Leave it empty if you could start at once.
people-field-statement = About yourself
people-field-statement-hint = What you are good at, and why you want to enter public service. Up to 4,000 characters, in any language.
people-any = Any
people-at-once = At once

## Education

people-education-lead = Add all of it, the latest first. At least one is needed.
people-education-add = Add an education
people-education-new = New education
people-education-change = Change the education
people-field-education-level = Level
people-field-institution = School, college or university
people-field-institution-hint = As on the diploma.
people-field-country = Country
people-field-field = Field of study
people-field-field-hint = By the classifier. Leave it empty if you do not know it.
people-field-speciality = Speciality
people-field-speciality-hint = In the words of the diploma. Optional.
people-field-started-year = Year you began
people-field-completed-year = Year you finished
people-field-completed-year-hint = Leave it empty if you are still studying.
people-field-completed-on = Date of the diploma
people-field-completed-on-hint = If you know the exact day. Optional.
people-field-degree = Academic degree
people-field-degree-hint = If there is one.
people-field-funding = State order or Bolashak
people-field-funding-hint = Choose only if the study was on the state order at an educational organisation under the President, or abroad in an approved priority speciality.
people-completed = completed in { $year }
people-studies-since = studying since { $year }
people-studies-now = studying now
people-diploma-of = diploma of { $day }

## Service and work

people-service-lead = Add public service and any other work. You may leave this empty if you have not worked yet.
people-service-add = Add a period
people-service-new = New period of service or work
people-service-change = Change the period of service or work
people-field-organisation = Organisation
people-field-organisation-hint = As in your work record.
people-field-post-title = Post
people-field-started-on = First day
people-field-started-on-hint = For example, 3 9 2012.
people-field-ended-on = Last day
people-field-ended-on-hint = Leave it empty if you still work there.
people-field-service-kind = Kind of service
people-field-category = Category of the post
people-field-category-hint = For corps B only, for example C-O-5.
people-field-sector = Sector
people-field-work-region = Region of the work
people-field-leading = A leading post: people reported to me
people-field-elected = Held by election: an elected akim, a deputy
people-field-subordinates = How many people reported to you
people-to-present = to the present
people-leading = Leading post
people-elected = Elected
people-leads = Leading post, { $count ->
    [one] { $count } person reports
   *[other] { $count } people report
    } to it

## Languages

people-languages-lead = Add Kazakh and any other languages you speak.
people-languages-add = Add a language
people-languages-new = New language
people-languages-change = Change the language
people-field-language = Language
people-field-language-level = Level
people-field-language-level-hint = A1 is a beginner, C2 is full command.
people-field-certificate = Certificate
people-field-certificate-hint = Name and number, for example QAZTEST. Optional.
people-field-certificate-expires-on = Last day of the certificate
people-field-certificate-expires-on-hint = Leave it empty if it does not expire.
people-valid-until = valid until { $day }

## Programmes of the reserve

people-memberships-lead = Add every personnel reserve you are or were in. Leave this empty if there was none.
people-memberships-add = Add a programme
people-memberships-new = New programme of the reserve
people-memberships-change = Change the programme of the reserve
people-field-programme = Programme
people-field-entered-on = Day you entered it
people-field-entered-on-hint = For example, 3 9 2025.
people-field-until = Last day
people-field-until-hint = The last day of the term, or the day you left earlier. Leave it empty if you do not know it.
people-entered = entered on { $day }
people-last-day = last day { $day }

## State tests

people-tests-lead = Add results of tests of the civil-service authority. Leave this empty if you have taken none.
people-tests-add = Add a result
people-tests-new = New test result
people-tests-change = Change the test result
people-field-test = Test
people-field-passed = Result
people-passed = Passed
people-not-passed = Not passed
people-field-points = Points
people-field-points-hint = From 0 to 100. For personal qualities you may leave it empty.
people-field-taken-on = Day you took it
people-field-taken-on-hint = For example, 14 3 2026.
people-field-valid-until = Last day it is valid
people-field-valid-until-hint = Leave it empty if it does not expire.
people-points = { $points } points of 100
people-taken = taken on { $day }

## Papers

people-papers-lead = Add papers you have that a post may ask for. Only what is written on them: no copies, and no identity papers.
people-papers-add = Add a paper
people-papers-new = New paper
people-papers-change = Change the paper
people-field-paper = Paper
people-field-paper-hint = An officer may ask to see it.
people-field-paper-number = Number
people-field-issued-on = Day of issue
people-field-issued-on-hint = For example, 14 3 2026.
people-paper-number = No. { $number }
people-issued = issued on { $day }

## Relatives in public service

people-relatives-lead = Close relatives may not serve under one another. Add those who serve in a state body: which body and how you are related. Names and posts are not asked. Leave this empty if there are none.
people-relatives-add = Add a relative
people-relatives-new = New relative
people-relatives-change = Change the relative
people-field-kinship = How you are related
people-field-kinship-hint = Who they are to you.
people-field-relative-body = State body they serve in

## Checking and submitting

people-check-title = Check your profile
people-check-lead = This is what officers of state bodies will see.
people-check-submit-heading = Submit to the reserve
people-check-submit-text = The profile is kept as it is now. You can still change it later; officers see what changed.
people-check-confirm = I confirm that what I have stated is true
people-submit = Submit the profile
error-confirmed-required = Confirm that what you have stated is true.
people-row-name = Surname, given name, patronymic
people-row-latin = In Latin letters
people-row-grade = Evidence
people-submitted-title = Your profile is submitted
people-submitted-next = What happens next
people-submitted-found = Officers of state bodies can find you.
people-submitted-edit = You can change your profile at any time.
people-submitted-access = You see who opened your file
people-submitted-vacancies = See open vacancies

## Bodies that do not find the person

people-hidden-title = Keep your profile from a body
people-hidden-lead = You may not want the body you work for to know that you are looking for another post. Choose it here, and its officers will not find you.
people-hidden-text = This holds at once: they cannot find you by search, open your file or put you on a shortlist. If you are on a shortlist that they are composing, they see only your name, their own note, and that you are not available. Lists already sent for approval stay as they are. Nobody but you sees what you choose here.
people-hidden-none = Every body can find you.
people-hidden-bodies = Bodies that do not find you
people-hidden-body = Body
people-hidden-hide = Keep my profile from this body
people-hidden-show = Let it find me
people-hidden-full = You can keep your profile from at most { $most } bodies. To add another, let one of these find you.
error-hidden-too-many = You keep your profile from as many bodies as you can. Let one of them find you first.

## Place in the reserve

people-state-paused-title = Pause your place in the reserve?
people-state-paused-text = Until you return, nobody will find you by search. Your profile is kept.
people-state-paused-button = Pause
people-state-withdrawn-title = Leave the reserve?
people-state-withdrawn-text = Nobody will find you by search or open your file. You can return later.
people-state-withdrawn-button = Leave the reserve
people-state-submitted-title = Return to the reserve?
people-state-submitted-text = Officers can find you again. Check whether anything in your profile has changed.
people-state-submitted-button = Return to the reserve
person-state-draft = Draft
person-state-submitted = In the reserve
person-state-paused = Paused
person-state-withdrawn = Left the reserve
person-source-applicant = Signed up
person-source-import = Brought in from a file
person-source-seed = Invented, for demonstration
problem-person_state = This cannot be done now
problem-person_state-detail = The profile has not been submitted yet, or is in another state. Open the profile page to see how it stands.
error-person_state = { problem-person_state-detail }

## Who opened my file

people-access-lead = Every time somebody else opens or changes your file, it is written here. Nobody can remove these entries.
people-access-none = Nobody has opened your file yet.
people-access-caption = Newest first
people-access-when = When
people-access-who = Who
people-access-what = What was done
people-access-why = Reason
people-access-no-reason = No reason given
people-listed-heading = Lists you were shown in
people-listed-lead = Officers see parts of your profile in lists of people too, without opening your file: search results, and the people of a vacancy with what came out for each. A party sees its nominees. Each line counts one day.
people-listed-none = You have not been shown in a list yet.
people-listed-day = Day
people-listed-purpose = What list
people-listed-times = Pages
people-listed-search = Search of the reserve
people-listed-match = People for a vacancy
people-listed-nominations = A party’s nominations
people-service-itself = The system itself
people-action-person-read = Opened the file
people-action-person-contacts_read = Saw the contacts
people-action-person-imported = Brought the profile in from a file
people-action-other = Worked with the file

## A person's file (for officers)

people-file-submitted = Profile submitted on { $at }.
people-file-logged = That you opened this file is recorded, and the person sees it.
people-file-changed = The profile changed after it was submitted. Below is how it is now; under each changed section is what was submitted.
people-file-as-submitted = As submitted
people-file-contacts = Contacts of the person
people-file-contacts-lead = Say why you need the contacts. The person will read this reason.
people-file-contacts-show = Show the contacts
people-file-contacts-logged = That you saw them, and why, is recorded.
people-field-why = Reason
people-field-why-hint = For example, “Invitation to an interview”. Up to 300 characters.

## What was just done

done-people-saved = Saved.
done-people-entry-added = Added.
done-people-entry-removed = Removed.
done-people-taken-over = A profile had been brought in for you before. It is yours now: check it and correct what you need.
done-people-paused = Your place in the reserve is paused.
done-people-withdrawn = You have left the reserve.
done-people-hidden = This body does not find you any more.
done-people-shown = This body can find you again.
done-people-returned = You are back in the reserve.

## Errors in fields

people-date-three = Write the day, month and year in digits, for example 17 5 1990.
error-born_on-date-format = { people-date-three }
error-completed_on-date-format = { people-date-three }
error-started_on-date-format = { people-date-three }
error-ended_on-date-format = { people-date-three }
error-certificate_expires_on-date-format = { people-date-three }
error-entered_on-date-format = { people-date-three }
error-until-date-format = { people-date-three }
error-taken_on-date-format = { people-date-three }
error-valid_until-date-format = { people-date-three }
error-issued_on-date-format = { people-date-three }
error-available_from-date-format = { people-date-three }
error-started_on-required = Write the first day.
error-entered_on-required = Write the day you entered it.
error-taken_on-required = Write the day you took the test.
error-issued_on-required = Write the day of issue.
error-passed-required = Choose whether the test was passed.
error-points-required = Write the points of the result.
error-points-range = Points are a number from 0 to 100.
error-body-code = Choose a state body of the list.
error-bolashak-abroad = This study was in Kazakhstan. Correct the country, or choose other funding.
error-sex-required = Your IIN does not carry the sex. Choose it.
error-why-required = Write the reason.
error-too-many-entries = No more can be added. Remove what is not needed.

## Bringing people in from a file

error-unknown-column = There is no such column. Compare its name with the documentation.
error-column-twice = This column is there twice.
error-row-unreadable = The row cannot be read: it is damaged or not UTF-8.
error-row-too-long = The row is longer than allowed.
error-cell-type = The value of the cell is neither text nor a number.
error-list-format = A list of entries in JSON is needed here.
error-key-twice = This key was in a row above.
error-iin-twice = This IIN was in a row above.
error-taken-over = This person keeps their own profile now, so the row was left out.
error-language-twice = This language is given twice for the person.
error-file-format = The file must end in .ndjson, .csv or .xlsx and be of that kind.
error-file-too-large = The file is too large. Bring it in in parts.
error-file-unreadable = The file cannot be opened. Check its path and permissions.

people-field-certificate-level = Level of the certificate
people-field-certificate-level-hint = As the certificate says. Requirements that ask for a certificate go by it.
people-field-certificate-issued-on = Day of issue of the certificate
people-field-certificate-issued-on-hint = As on the certificate, for example 1 3 2026.
people-certificate-level = Certificate of level { $level }
error-certificate_issued_on-date-format = { people-date-three }
