# Verdicts told to the person, what would change them, facts in words, people side by side.

## A verdict told to the person

verdict-missing = What is missing
verdict-change = What would change it:

remedy-wait = Nothing but time: it changes by itself on { $day } if your present work goes on.
remedy-state = State it, if you have it. What is not stated counts as missing.
remedy-complete = Complete the entry: what it leaves open decides this.
remedy-document = Show the document to an officer, who confirms that it was seen.
remedy-registry = A state registry has to confirm it. Kadr is not connected to registries: ask the state body that fills the post.
remedy-recognition = Have the foreign diploma recognised in Kazakhstan and show the paper to an officer, who notes that it was seen.
remedy-certificate = Get a certificate that is valid on that day, and state it.
remedy-language = Reach this level of the language, with a certificate if one is asked for.
remedy-test = Pass this test, so that the result is valid on that day.
remedy-papers = Hand these papers in.
remedy-check = An official check. You need not do anything: an officer asks for it.
remedy-confirmation = The answer of an authorised person. You need not do anything: the state body that fills the post asks for it.
remedy-serve = More work of this kind. If some of yours is not stated, state it.
remedy-study = Another completed study that fits. If you have one, state it.
remedy-post = Such a post or mandate. If you hold one, state it.
remedy-programme = A place in such a programme of the reserve.
remedy-end = It must no longer apply to you.
remedy-nothing = Waiting will not change this.

## Where an applicant stands

verdicts-counts = Open vacancies
verdicts-all = All
verdicts-soon = You will or may meet within 6 months
verdicts-through-reserve = Open to you through the reserve
verdicts-order = Those you meet come first, then the soonest.
verdicts-none-listed = No open vacancy is in this list. Look at another one above.
vacancy-own = Where you stand

## Facts in words

used-born = born on { $day }
used-citizen = citizenship: { $country }
used-since = since { $from }
used-from-until = from { $from } to { $until }
used-completed = completed on { $day }
used-not-recognised = not recognised in Kazakhstan
used-leading = leading post
used-elected = by election
used-no-certificate = no certificate
used-certificate = certificate without expiry
used-certificate-until = certificate valid until { $day }
used-passed = passed on { $day }
used-not-passed = not passed on { $day }
used-points = points: { $points }
used-valid-until = valid until { $day }
used-issued = issued on { $day }
used-check-found = found on { $day }
used-check-clear = not found on { $day }
used-relative = in the service of this body: { $kinship }
used-confirmed = confirmed on { $day }
used-denied = not confirmed on { $day }
used-recorded = { $fact }; recorded by { $body }
used-facts = Facts used: { $count }

## People side by side

match-compare = Compare the chosen
compare-title = People side by side
compare-noted = Everybody compared here sees that you read about them.
compare-people = Who is compared
compare-person = Person
compare-verdict = Answer
compare-facts = Facts used
compare-points = How the points came about
compare-sum = Points in all, of 100
error-compare-too-few = Choose at least two people on the page of the match.
error-compare-too-many = Choose at most five people: more columns cannot be read side by side.
