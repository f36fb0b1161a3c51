# Evidence: what officers record about a person. Keys are used in src/people/web/evidence, fields/evidence.

evidence-title = Evidence
evidence-lead = What authorities answered, what was confirmed, which documents were seen. The person reads every record and sees which body made it.
evidence-missing = Still missing
evidence-missing-none = Nothing is missing.
evidence-gap-check = Official check: { $bar }
evidence-gap-check-over = Official check: { $bar } (the last answer held until { $day })
evidence-gap-confirmation = Confirmation: { $what }
evidence-gap-confirmation-for = Confirmation: { $what } ({ $family })
evidence-facts = The person’s word alone, so far:
evidence-basics = Date of birth, citizenship and place of residence
evidence-checks = Official checks
evidence-confirmations = Confirmations
evidence-documents = Documents seen
evidence-none = Nothing has been recorded.
evidence-recorded = Recorded by { $body }, { $at }
evidence-withdrawn = Withdrawn { $at }, counts no more: { $reason }
evidence-found = Found
evidence-not-found = Not found
evidence-found-on = Found; answer of { $day }
evidence-not-found-on = Not found; answer of { $day }
evidence-valid-until = The answer may be relied on until { $day }
evidence-found-until = Its last day is { $day }
evidence-by-document = Letter or other document
evidence-by-registry = Register of the authority
evidence-confirmed = Yes, it is so
evidence-denied = No, it is not so
evidence-confirmed-on = Confirmed on { $day }
evidence-denied-on = Denied on { $day }
evidence-for-family = Functions: { $family }
evidence-grounds = Grounds: { $grounds }
evidence-document = Document: { $document }
evidence-document-over = Counts no more: the person changed or removed the entry since.

## Questions for confirmation

evidence-question-field_matching_post_functions = Work in fields that match the functions of the post
evidence-question-education_matching_post_functions = Education that matches the functions of the post
evidence-question-state_order_postgraduate = Postgraduate study on the state order, or abroad in an approved priority speciality
evidence-question-junior_command = Service in junior command or higher
evidence-question-not_appointed_by_president = Not appointed to the present post by the President
evidence-question-below_retirement_age = Below the retirement age

## Forms

evidence-check-add = Record an official check
evidence-confirmation-add = Record a confirmation
evidence-document-add = I saw the document
evidence-record = Record
evidence-withdraw = Withdraw the record
evidence-field-bars = What the answer is about
evidence-field-bars-hint = Tick everything that one letter answers in the same way. What was found is recorded one at a time.
evidence-field-found = The answer
evidence-field-answered-on = Day of the answer
evidence-field-answered-on-hint = As in the letter or the extract, for example 1 3 2026.
evidence-field-valid-until = Last day it holds (optional)
evidence-field-valid-until-hint = The last day the answer may be relied on. Of what was found: the day law ends it by itself, for example the end of a court ban; leave it empty if it does not end so.
evidence-field-grade = Where you saw the answer
evidence-field-source = Authority and number of the letter or extract
evidence-field-source-hint = Up to 300 characters. Do not write what the matter was about.
evidence-field-what = What was asked
evidence-field-family = Functions of the post
evidence-field-family-hint = Only for the two questions about the functions of the post.
evidence-field-answer = The answer
evidence-field-confirmed-on = Day of the answer
evidence-field-grounds = Grounds
evidence-field-grounds-hint = Needed when the answer is no. Up to 300 characters; the person reads them.
evidence-field-document = Which document
evidence-field-document-hint = Its name, number and day. Compare it with the entry; a copy need not be kept.
evidence-field-why = Why the record is withdrawn
evidence-field-why-hint = Up to 300 characters; the person reads them. The record stays to be seen and counts no more.

done-evidence-check = The official check is recorded.
done-evidence-confirmation = The confirmation is recorded.
done-evidence-document = The document is recorded. The entry counts as seen in a document.
done-evidence-withdrawn = The record is withdrawn.

## The person’s own page

people-home-others = What others did
people-access-evidence = See what was recorded
my-evidence-title = What was recorded about me
my-evidence-lead = State bodies record answers of authorities, confirmations and documents they saw. Requirements of a post are checked against these records. Parties do not see them.
my-evidence-object = If something is wrong
my-evidence-object-text = Write to the personnel service of the body named under the record, or call it. Say which record it is and what is wrong, and show what proves it. The body withdraws a wrong record with a reason; you will see it here.
my-evidence-object-then = If the body does not agree, ask for its answer in writing. You can complain about it to the body above it or to a court. If an authority’s answer itself is wrong, have it corrected there first.
people-action-person-evidence_check = Recorded an official check
people-action-person-evidence_confirmation = Recorded a confirmation
people-action-person-evidence_document = Recorded a document that was seen
people-action-person-evidence_withdrawn = Withdrew a record

## Errors

error-answered_on-date-format = { people-date-three }
error-confirmed_on-date-format = { people-date-three }
error-bars-required = Tick what the answer is about.
error-found-required = Say whether it was found.
error-grade-required = Say where you saw the answer.
error-source-required = Write which authority answered, in which letter.
error-what-required = Choose what was asked.
error-answer-required = Choose the answer.
error-family-required = Choose the functions of the post: this question is about them.
error-grounds-required = Write the grounds: the person reads why the answer is no.
error-document-required = Write which document you saw.
error-family-not-asked = This question is not about the functions of a post. Leave the field empty.
error-check-found-one = Record what was found one at a time. Tick one only.
error-check-until-early = The last day cannot be before the day of the answer. Check both.
error-check-for-life = This never ends. Leave the last day empty.
error-evidence-too-many = There are too many records of this kind about the person. Withdraw those that are wrong or out of date.

evidence-question-years_in_listed_posts = So many years as the act asks, in posts that it lists
evidence-question-qualification_requirements = Qualification requirements of the post itself
evidence-field-relied-on-until = Last day the answer is relied on (optional)
evidence-field-relied-on-until-hint = Without it, an answer that may change by itself (retirement age, appointment by the President) is relied on for a year.
evidence-field-recognition = It is the paper by which the foreign diploma was recognised in Kazakhstan
evidence-recognition = Recognition of the foreign diploma
error-check-no-end = This does not end on a day of its own: a later answer ends it. Leave the last day empty.
error-recognition-not-asked = Recognition belongs to a foreign diploma. Untick it.
error-confirmed_until-date-format = { people-date-three }
