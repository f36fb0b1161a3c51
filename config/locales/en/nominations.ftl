# Nominations: the party's pages, the nominee's page, letters. Letters name nobody.

## States and reasons

nomination-state-offered = Waiting for an answer
nomination-state-accepted = Accepted
nomination-state-declined = Declined
nomination-state-withdrawn = Withdrawn
nomination-because-not_now = Not now
nomination-because-other_post = I would rather take another post
nomination-because-not_with_party = I do not want to be put forward by this party
nomination-because-personal = Personal reasons

## What somebody is put forward for

nomination-for-reserve = For the reserve
nomination-kind-election = Nomination for election
nomination-kind-post = Recommendation for the post
nomination-choice-election = Nomination: { $title } ({ $place })
nomination-choice-post = Recommendation: { $title } ({ $place })

## The party's list

nominations-states = Nominations by state
nominations-all = All
nominations-none = Your party has put nobody forward yet. Choose “Nominate somebody”: you need the person’s IIN or email address.
nominations-none-in-state = No nomination is in this state.
nomination-sent-at = Sent { $at }

## Nominate somebody

nomination-new-title = Nominate somebody
nomination-new-lead = You see nothing about the person until they accept. Other parties never see your nominations.
nomination-new-note = For an election this is a nomination. For posts filled by appointment or competition it is a recommendation: it gives no advantage in the selection, and those who select do not see it.
nomination-send = Send the offer
field-nominee = IIN or email address of the person
field-nominee-hint = 12 digits of the IIN, or an address like name@example.kz.
field-nominated_for = What you put them forward for
field-nominated_for-hint = The reserve, or one of the open vacancies.
field-rationale = Why this person
field-rationale-hint = 20 to 2000 characters. The nominee reads it before answering.
error-rationale-short = Write at least 20 characters: the nominee should understand why you chose them.
error-nominee-required = Enter the IIN or the email address of the person.
error-nominee-twice = Give either an IIN or an email address, not both.

## One nomination

nomination-title = Nomination
nomination-told-offered = The offer waits for the person’s answer. If they have an account or you gave an email address, a letter was sent.
nomination-told-accepted = The person accepted.
nomination-told-declined = The person declined.
nomination-told-withdrawn = Your party took the offer back.
nomination-because-said = Reason: { $because }.
nomination-known-by-iin = IIN you entered
nomination-known-by-email = Address you entered
nomination-aim = For what
nomination-sent = Sent
nomination-answered = Answered
nomination-person = The nominee
nomination-person-name = Name
nomination-person-region = Region
nomination-person-post = Last post
nomination-person-profile = Profile
nomination-profile-submitted = Submitted: the person is in the reserve
nomination-profile-draft = Not submitted: the person is not in the reserve yet
nomination-not-stated = Not stated
nomination-withdraw = Take the offer back
done-nomination-sent = The offer is sent. You will get a letter when the person answers.
done-nomination-withdrawn = The offer is taken back.

## The nominee's page

my-nominations-lead = Parties that want to put you forward. You decide: until you accept, a party sees nothing of you.
my-nominations-confirm = Your email address is not confirmed yet. Offers to this address appear here once you open the link in our letter.
my-nominations-none = Nobody has put you forward. You can enter the reserve and apply for vacancies without that.
my-nominations-why = Why they chose you
my-nominations-shows = If you accept, the party sees your name, region, last post and whether your profile is submitted. Nothing else.
my-nominations-accept = Accept
my-nominations-over = The time to apply for this vacancy is over, so it can no longer be accepted.
my-nominations-decline-open = Decline this offer
my-nominations-because = Reason, if you want to give one
my-nominations-because-hint = The party will see the reason.
my-nominations-because-none = No reason
my-nominations-decline = Decline
my-nominations-answered = Your answers
done-nomination-accepted = You accepted. The party now sees your name, region, last post and whether your profile is submitted.
done-nomination-declined = You declined. The party sees only that.

## Letters

mail-nomination-offered-subject = Kadr: a party has put you forward
mail-nomination-offered-text = A party has put you forward in Kadr, the personnel reserve for public service. Sign in to see who, for what and why, and to accept or decline. Until you accept, the party sees nothing of you.
mail-nomination-offered-button = Sign in to answer
mail-nomination-offered-foot = If you do not want to answer, do nothing.

mail-nomination-invited-subject = Kadr: a party has put you forward
mail-nomination-invited-text = A party has put you forward in Kadr, the personnel reserve for public service. Sign up with this email address and confirm it: then you see who, for what and why, and can accept or decline. Until you accept, the party sees nothing of you.
mail-nomination-invited-button = Sign up to answer
mail-nomination-invited-foot = If you do not want to answer, do nothing: no account is made for you.

mail-nomination-accepted-subject = Kadr: a nominee accepted
mail-nomination-accepted-text = One of the people your party put forward has accepted. Sign in to see the nomination.
mail-nomination-accepted-button = See the nomination
mail-nomination-accepted-foot = You get this letter because you made the nomination.

mail-nomination-declined-subject = Kadr: a nominee declined
mail-nomination-declined-text = One of the people your party put forward has declined. Sign in to see which nomination.
mail-nomination-declined-button = See the nominations
mail-nomination-declined-foot = You get this letter because you made the nomination.
