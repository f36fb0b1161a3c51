# Shortlists: composing, approving, following, and the page behind the personal link.

## Lists

shortlists-title = Shortlists
shortlists-lead = People your body puts forward for a vacancy: chosen by an officer, approved by another person, sent by personal links.
shortlists-filter = Show by stage
shortlists-all = All
shortlists-caption = Shortlists of your body, newest first
shortlists-none = There are no shortlists here
shortlists-none-text = Open a vacancy, look at who meets its requirements, and choose people there.
shortlists-none-button = Go to the vacancies
shortlist-title = Shortlist
shortlist-back-label = Back
shortlist-vacancy = Vacancy
shortlist-state = Stage
shortlist-people = People
shortlist-recipients = Recipients
shortlist-opened = Opened by
shortlist-prepared-by = Prepared by
shortlist-changed = Changed
shortlist-sent = Sent for approval
shortlist-action = Action

shortlist-state-draft = Draft
shortlist-state-returned = Returned
shortlist-state-for_approval = Waits for approval
shortlist-state-released = Released
shortlist-state-withdrawn = Withdrawn

## What is shown of the vacancy and of people

shortlist-body = State body
shortlist-region = Region
shortlist-rule = Requirements, edition
shortlist-as-of = Verdicts are for
shortlist-years = { $years ->
    [0] less than a year of work and service
    [one] { $years } year of work and service
   *[other] { $years } years of work and service
}
shortlist-post-since = since { $day }
shortlist-post-until = { $since } to { $until }
shortlist-note-said = Why this person:
shortlist-verdict-day = For { $day }, edition of the requirements: { $edition }
shortlist-each-requirement = Each requirement
shortlist-warning = Warning
shortlist-exception = This person does not meet the requirements. They were chosen as an exception: the reason is in the note.
shortlist-frozen = Shown exactly as it was sent for approval. Later changes in people's profiles do not change it.

## Composing

shortlist-no-people = Nobody has been chosen yet. See who meets the requirements of the vacancy and choose people there.
shortlist-find-people = See who fits
shortlist-find-more = Find more people
shortlist-save = Save order and notes
shortlist-place = Place
shortlist-up = Move up
shortlist-down = Move down
shortlist-remove = Remove
shortlist-note-label = Why this person (up to 1000 characters)
shortlist-note-meanwhile = Saved meanwhile by somebody else:
shortlist-verdict-before = When the list was saved last:
shortlist-exception-note = This person does not meet the requirements. Say in the note why you choose them all the same; without it the shortlist cannot be sent.
shortlist-gone = { $count ->
    [one] { $count } person who was on it is no longer available.
   *[other] { $count } people who were on it are no longer available.
}
shortlist-unseen = Somebody whom you may not see
shortlist-person-gone = This person is no longer available. Remove them from the list.
shortlist-add-person = Add to the shortlist
field-person = Add a person by number
field-person-hint = The number from the person’s page, or the address of that page.
shortlist-recipients-lead = These people get a letter with a personal link after approval. The letter itself names nobody.
shortlist-recipients-caption = Who receives the shortlist
shortlist-add-recipient = Add a recipient
field-recipient_name = Recipient
field-recipient_email = Recipient’s email address
field-recipient_locale = Language
field-recipient_locale-hint = The letter and the page will be in this language.
shortlist-send-title = Send for approval
shortlist-send-text = The verdicts will be told anew for the vacancy’s day, and what is shown will be frozen. Another person of your body approves the shortlist or returns it with a reason.
shortlist-send = Send to approver
shortlist-give-up-title = Give this shortlist up
shortlist-give-up-text = It cannot be opened again afterwards. You can start a new one from the vacancy.
shortlist-give-up = Give up the shortlist
shortlist-returned-by = Returned by { $name }. The reason:
shortlist-returned-before = It was returned once. The reason then:

shortlist-reasons-title = Say why you choose these people
shortlist-reasons-lead = The people below are not on the shortlist yet. Whoever does not meet the requirements can be chosen only with a reason.
shortlist-reasons-button = Add to the shortlist
shortlist-back-match = Back to the match

## Following

shortlist-step-sent = Sent for approval
shortlist-step-released = Approved and released
shortlist-step-waiting = Waits for approval
shortlist-step-waiting-note = Another person of your body has to decide.
shortlist-withdrawn-at = Withdrawn on { $at }. Its links do not work.
shortlist-follow-caption = Letters and openings
shortlist-letter = Letter
shortlist-no-letter = Not written yet
shortlist-opened-when = Opened
shortlist-not-opened = Not opened yet
shortlist-see-letters = See all letters
shortlist-withdraw-title = Withdraw this shortlist
shortlist-withdraw-released = The personal links stop working at once, and letters that have not left are not sent. What recipients have already read cannot be undone.
shortlist-withdraw-waiting = Nobody will be able to approve it any more. You can start a new one from the vacancy.
shortlist-withdraw = Withdraw the shortlist

## Approving

approvals-title = Waiting for me
approvals-none = No shortlist waits for your decision.
approvals-caption = { $count ->
    [one] { $count } shortlist waits for a decision
   *[other] { $count } shortlists wait for a decision
}
approvals-decided = Decided and withdrawn
approval-title = Shortlist for approval
approval-lead = This is exactly what recipients will see.
approval-decide = Your decision
approval-release-text = { $count ->
    [one] { $count } recipient will get a letter with a personal link.
   *[other] { $count } recipients will get a letter with a personal link each.
}
approval-link-days = { $days ->
    [one] The link works for { $days } day.
   *[other] The link works for { $days } days.
}
approval-release = Approve and release
approval-return-title = Or return it
approval-return = Return to the officer
field-reason = What has to change
field-reason-hint = 10 to 1000 characters. The officer reads this and prepares the shortlist again.

## Behind the personal link

shared-title = A shortlist waits for you
shared-from = It was prepared and approved by: { $body }.
shared-personal = This link is yours alone. Do not pass it on: the shortlist holds personal data.
shared-recorded = When you open the shortlist, the time is recorded. The people on it can see that their file was opened.
shared-until = The link works until { $at }.
shared-open = Open the shortlist
shared-approved-at = Approved on { $at }
shared-order = The order is that of the body that prepared the shortlist. The decision is yours.
shared-confidential = Personal data: use it only to decide about this vacancy.
shared-over-title = This link does not work any more
shared-over-text = Its time is over, or the shortlist was withdrawn. Ask the body that sent you the letter for a new one.

## What was just done

done-shortlist-created = The shortlist has been started.
done-shortlist-saved = Order and notes are saved.
done-shortlist-person-added = Added to the shortlist.
done-shortlist-person-removed = Removed from the shortlist.
done-recipient-added = The recipient has been added.
done-recipient-removed = The recipient has been removed.
done-shortlist-sent = Sent for approval.
done-shortlist-withdrawn = The shortlist has been withdrawn.
done-shortlist-released = Approved and released. The letters are on their way.
done-shortlist-returned = Returned to the officer with your reason.

## What cannot be accepted

error-reserve_note = Say in the note why you choose this person although the requirements are not met.
error-recipient_twice = This address is among the recipients already.
error-recipients_too_many = A shortlist has at most 20 recipients. Remove one first.
error-shortlist_too_many = A shortlist has at most 40 people. Remove somebody first.
error-reason_short = Write at least 10 characters, so that the officer knows what to change.
error-reason-required = Write what has to change.
error-person_number = This is not the number of a person. Copy it from the person’s page.
error-person_unknown = There is no such person in the reserve, or you may not see them.
problem-shortlist_person_gone = Somebody on the shortlist is no longer available
problem-shortlist_person_gone-detail = A person on the shortlist is no longer available. Remove the people marked so, then send it again.
error-shortlist_person_gone = { problem-shortlist_person_gone-detail }

## The letter

mail-shortlist-subject = Kadr: a shortlist waits for you
mail-shortlist-text = { $body } has sent you a shortlist of people for a vacancy. To read it, open the link and press the button. The link is personal and works until { $until }.
mail-shortlist-button = Go to the shortlist
mail-shortlist-foot = If you do not expect this letter, do not open the link and tell the body that sent it.
