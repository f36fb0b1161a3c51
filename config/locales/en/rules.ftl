# Requirements and verdicts. Keys and arguments come from src/rules/text.
# Messages ending in -you speak to the person, those in -they to an officer about the person.

## Verdicts

verdict-meets = meets
verdict-does_not = does not meet
verdict-cannot_tell = cannot tell yet

verdict-summary-meets-you = On { $day } you meet all the requirements.
verdict-summary-meets-they = On { $day } all the requirements are met.
verdict-summary-does-not-you = On { $day } you do not meet all the requirements.
verdict-summary-does-not-they = On { $day } not all the requirements are met.
verdict-summary-cannot-tell-you = We cannot tell yet whether you meet the requirements on { $day }.
verdict-summary-cannot-tell-they = It cannot be told yet whether the requirements are met on { $day }.

when-eligible-from-you = You will qualify from { $day }.
when-eligible-from-they = Will qualify from { $day }.
when-possible-from-you = You may qualify from { $day }, if evidence, confirmations and checks are in order.
when-possible-from-they = May qualify from { $day }, if evidence, confirmations and checks are in order.
when-met-until-you = From { $day } you will no longer qualify.
when-met-until-they = From { $day } will no longer qualify.
when-no-waiting-you = Waiting alone will not change this.
when-no-waiting-they = Waiting alone will not change this.

## How far the cited law is known

rule-status-confirmed = confirmed
rule-status-historic = earlier edition
rule-status-unverified = not verified

## Parts of sentences

rule-list-or = or
rule-list-and = and

length-years = { $years ->
    [one] { $years } year
   *[other] { $years } years
}
length-months = { $months ->
    [one] { $months } month
   *[other] { $months } months
}
length-years-months = { $years ->
    [one] { $years } year
   *[other] { $years } years
} { $months ->
    [one] { $months } month
   *[other] { $months } months
}
length-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}

service-any = work of any kind
service-public = public service
service-public-leading = public service in leading posts
service-leading = work in leading posts
service-listed = work that counts as: { $items }
service-categories = { $count ->
    [1] category { $categories }
   *[other] categories { $categories }
}
service-sectors = sector: { $sectors }
service-leading-facet = leading posts
service-part-leading = at least { $length } in leading posts
service-part = at least { $length } of { $what }
service-part-some = any length of { $what }

## What a rule asks

rule-group-all = All of these
rule-group-any = One of these
rule-group-not = This must not apply
rule-group-at-least = { $n ->
    [one] At least { $n } of these
   *[other] At least { $n } of these
}

rule-citizenship-kz = Citizen of the Republic of Kazakhstan
rule-citizenship = Citizen of this country: { $country }
rule-age-min = { $min ->
    [one] At least { $min } year old
   *[other] At least { $min } years old
}
rule-age-max = { $max ->
    [one] Not older than { $max } year
   *[other] Not older than { $max } years
}
rule-age-range = From { $min } to { $max } years old
rule-education-min = Education not below this level: { $level }
rule-education-min-fields = Education not below this level: { $level }; field of study: { $fields }
rule-education-fields = Education in this field of study: { $fields }
rule-education-levels = Education: { $levels }
rule-education-levels-fields = Education: { $levels }; field of study: { $fields }
rule-degree = An academic degree
rule-degree-of = Academic degree: { $degrees }
rule-service = At least { $length } of { $what }
rule-service-parts = At least { $length } of { $what }, of which { $parts }
rule-service-some = Experience: { $what }
rule-in-post = Holds a post on that day: { $posts }
rule-in-work = Works on that day
rule-language = { $language }, level { $level } or higher
rule-language-certificate = { $language }, level { $level } or higher, with a valid certificate
rule-official-check = An official check finds none of these: { $bars }
rule-grade-document = An officer must have seen a document that shows it.
rule-grade-registry = A state registry must confirm it.

rule-confirm-field_matching_post_functions = An authorised person confirms that the work was in fields matching the functions of the post
rule-confirm-education_matching_post_functions = An authorised person confirms that the education matches the functions of the post
rule-confirm-state_order_postgraduate = An authorised person confirms postgraduate study on the state order, or abroad in an approved priority speciality
rule-confirm-junior_command = An authorised person confirms that the service was in junior command or higher
rule-confirm-not_appointed_by_president = An authorised person confirms that the person was not appointed to the present post by the President
rule-confirm-below_retirement_age = An authorised person confirms that the person is below the retirement age

rule-bar-conviction = a conviction that is not expunged
rule-bar-corruption_crime = a crime of corruption
rule-bar-corruption_penalty = a recent administrative penalty for a corruption offence
rule-bar-incapacity = incapacity or limited capacity declared by a court
rule-bar-court_ban = a court ban on holding public office
rule-bar-negative_dismissal = a dismissal from the service on negative grounds
rule-bar-second_citizenship = citizenship of another country
rule-bar-special_check = a negative result of the special check
rule-bar-asset_declaration = missing or wrong declarations of assets, own or of the spouse

## What came out

reason-met-you = You meet this.
reason-met-they = This is met.
reason-in-post-you = You hold such a post on that day.
reason-in-post-they = Such a post is held on that day.
reason-confirmed-you = An authorised person has confirmed this.
reason-confirmed-they = An authorised person has confirmed this.
reason-checked-you = An official check found nothing against it.
reason-checked-they = An official check found nothing against it.
reason-not-stated-you = Your profile says nothing about this.
reason-not-stated-they = The profile says nothing about this.
reason-citizenship-not-stated-you = State your citizenship in your profile.
reason-citizenship-not-stated-they = The profile does not state a citizenship.
reason-birth-not-stated-you = State your date of birth in your profile.
reason-birth-not-stated-they = The profile does not state a date of birth.
reason-education-not-stated-you = Your profile states no education.
reason-education-not-stated-they = The profile states no education.
reason-degree-not-stated-you = Your profile states no such degree.
reason-degree-not-stated-they = The profile states no such degree.
reason-language-not-stated-you = Your profile does not state this language: { $language }.
reason-language-not-stated-they = The profile does not state this language: { $language }.
reason-evidence-document-you = What you state fits. An officer still has to see a document.
reason-evidence-document-they = What is stated fits. An officer still has to see a document.
reason-evidence-registry-you = What you state fits. A state registry still has to confirm it.
reason-evidence-registry-they = What is stated fits. A state registry still has to confirm it.
reason-other-country-you = Your profile states citizenship of another country: { $country }.
reason-other-country-they = The profile states citizenship of another country: { $country }.
reason-too-young-you = You are too young on that day.
reason-too-young-they = Too young on that day.
reason-too-old-you = You are older than this on that day.
reason-too-old-they = Older than this on that day.
reason-level-too-low-you = Your profile states no education of this level.
reason-level-too-low-they = The profile states no education of this level.
reason-other-field-you = Your education is in another field of study.
reason-other-field-they = The education is in another field of study.
reason-field-not-stated-you = Add the field of study of your diploma.
reason-field-not-stated-they = The field of study of the diploma is not stated.
reason-not-yet-completed-you = Your education counts from its completion: { $day }.
reason-not-yet-completed-they = The education counts from its completion: { $day }.
reason-not-recognised-you = Your foreign diploma still has to be recognised in Kazakhstan.
reason-not-recognised-they = The foreign diploma still has to be recognised in Kazakhstan.
reason-service-short-you = You need another { $length } of service.
reason-service-short-they = Another { $length } of service is needed.
reason-service-part-short-you = Another { $length } of your service must be of the kind asked for.
reason-service-part-short-they = Another { $length } of the service must be of the kind asked for.
reason-period-incomplete-you = Add the category and the sector to your periods of work: they decide.
reason-period-incomplete-they = A period of work lacks its category or sector, and it decides.
reason-not-in-post-you = Your profile states no such post on that day.
reason-not-in-post-they = The profile states no such post on that day.
reason-language-too-low-you = Your level is lower: { $level }.
reason-language-too-low-they = The level is lower: { $level }.
reason-certificate-missing-you = You need a certificate of this level.
reason-certificate-missing-they = There is no certificate of this level.
reason-certificate-expired-you = The last day of your certificate was { $day }.
reason-certificate-expired-they = The last day of the certificate was { $day }.
reason-awaits-confirmation-you = An authorised person has not confirmed this yet. You need not do anything.
reason-awaits-confirmation-they = An authorised person has to confirm this.
reason-not-confirmed-you = An authorised person did not confirm this.
reason-not-confirmed-they = An authorised person did not confirm this.
reason-awaits-check-you = A current official check is still missing: { $bars }.
reason-awaits-check-they = A current official check is still missing: { $bars }.
reason-bar-found-you = An official check found: { $bars }.
reason-bar-found-they = An official check found: { $bars }.
## Leaves of the second edition of the language

service-not-below = { $count ->
    [1] category not below { $categories }
   *[other] categories not below { $categories }
}
service-next-lower = the category next below the post’s own in the body’s staffing table
rule-service-within = Only service within the last { $length } counts.
rule-service-unbroken = In one stretch without a break.
rule-service-breaks = In one stretch with no break longer than { $length }.
rule-completed-by = Completed by { $day }.
rule-unrecognised = A foreign diploma counts before it is recognised, too.
rule-state-order = Study completed on the state order, or abroad in an approved priority speciality
rule-state-order-home = Study completed on the state order
rule-state-order-abroad = Study completed abroad in an approved priority speciality (Bolashak)
rule-state-order-min = { $study }; level not below: { $level }
rule-mandate = An elected mandate, held on that day or before
rule-mandate-in-office = Holds an elected mandate on that day
rule-mandate-of = An elected mandate, held on that day or before: { $kinds }
rule-mandate-of-in-office = Holds an elected mandate on that day: { $kinds }
rule-test = A state test passed and still valid: { $test }
rule-test-points = { $points ->
    [one] A state test passed and still valid: { $test }, at least { $points } point
   *[other] A state test passed and still valid: { $test }, at least { $points } points
}
rule-member = In a programme of the reserve on that day
rule-member-of = In a programme of the reserve on that day: { $programmes }
rule-papers = These papers are there and valid: { $papers }
rule-no-relatives = An official check of the post’s body finds no close relative or spouse in direct subordination
rule-bar-relative_in_subordination = a close relative or the spouse in direct subordination in the post’s body

reserve-way-open-you = You may be appointed through the reserve even without meeting the requirements.
reserve-way-open-they = May be appointed through the reserve even without meeting the requirements.
reserve-way-closed-you = The way through the reserve is not open to you.
reserve-way-closed-they = The way through the reserve is not open.
reserve-way-unclear-you = We cannot tell yet whether the way through the reserve is open to you.
reserve-way-unclear-they = It cannot be told yet whether the way through the reserve is open.
reserve-way-from-you = It will be open to you from { $day }.
reserve-way-from-they = It will be open from { $day }.
reserve-way-until-you = From { $day } it will no longer be open to you.
reserve-way-until-they = From { $day } it will no longer be open.

reason-completed-too-late-you = You completed it later than asked for: { $day }.
reason-completed-too-late-they = It was completed later than asked for: { $day }.
reason-not-on-state-order-you = Your profile states no such study.
reason-not-on-state-order-they = The profile states no such study.
reason-no-mandate-you = Your profile states no such mandate.
reason-no-mandate-they = The profile states no such mandate.
reason-test-not-stated-you = Your profile states no result of this test. Take the test.
reason-test-not-stated-they = The profile states no result of this test.
reason-test-not-passed-you = Your result is not enough: { $points } of 100.
reason-test-not-passed-they = The result is not enough: { $points } of 100.
reason-test-expired-you = Your result was valid only to { $day }. Take the test again.
reason-test-expired-they = The result was valid only to { $day }.
reason-not-member-you = Your profile states no place in such a programme.
reason-not-member-they = The profile states no place in such a programme.
reason-membership-ended-you = Your place in the programme ended on { $day }.
reason-membership-ended-they = The place in the programme ended on { $day }.
reason-papers-missing-you = Still needed: { $papers }.
reason-papers-missing-they = Still missing: { $papers }.
reason-relative-stated-you = You state a relative in this body. Whether there is direct subordination has to be checked.
reason-relative-stated-they = A relative in this body is stated. Whether there is direct subordination has to be checked.

when-applies-until-you = From { $day } this no longer stands in your way.
when-applies-until-they = From { $day } this no longer stands in the way.
when-applies-from-you = From { $day } this will stand in your way.
when-applies-from-they = From { $day } this will stand in the way.
when-may-apply-from-you = From { $day } this may stand in your way.
when-may-apply-from-they = From { $day } this may stand in the way.
reason-applies-you = This applies to you, and it must not.
reason-applies-they = This applies, and it must not.
rule-group-include = Everything that these requirements ask: { $rule }
rule-unless-found = None of these is on record (the official check comes before the appointment): { $bars }
reason-nothing-on-record-you = Nothing on record speaks against this. It is not a clearance: the official check comes before the appointment.
reason-nothing-on-record-they = Nothing on record speaks against this. It is not a clearance: the official check comes before the appointment.
reason-no-lower-category-you = This way is not open for this post: the body has no category below it.
reason-no-lower-category-they = This way is not open for this post: the body has no category below it.
reason-certificate-too-low-you = Your certificate is of a lower level: { $level }.
reason-certificate-too-low-they = The certificate is of a lower level: { $level }.
reason-certificate-not-yet-you = Your certificate counts from its day of issue: { $day }.
reason-certificate-not-yet-they = The certificate counts from its day of issue: { $day }.
reason-certificate-incomplete-you = State the level of your certificate and its day of issue: they decide.
reason-certificate-incomplete-they = The level of the certificate or its day of issue is not stated, and it decides.
rule-confirm-years_in_listed_posts = An authorised person confirms that so many years as the act asks were served in posts that it lists
rule-confirm-qualification_requirements = An authorised person confirms that the qualification requirements of the post itself are met
rule-bar-resigned_over_corruption = resignation within the last year over a corruption offence of a direct subordinate
