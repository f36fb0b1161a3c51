# "Would I qualify?": the check without an account, and what is wrong with a rule that was sent.

check-title = Would I qualify?
check-lead = Choose a vacancy or a set of requirements, state the facts, and see what you meet, what is missing and from when. No account is needed.
check-privacy = What you type here is not kept and not logged. It is only in this page; close the page, and it is gone. Do not write names or an IIN: they are not asked for.
check-again = Change the facts and look again
check-no-decision = This is not a decision, and nobody has seen it. “Your profile” here means what you stated below.
check-to-vacancy = Open the vacancy
check-sign-up = Create an account, to be found by state bodies
check-button = Show whether I qualify
check-what = What do you want to know about?
check-vacancies = Open vacancies
check-rules = Requirements
check-day = On which day?
check-day-hint = Leave it empty for the day of the vacancy, or for today.
check-you = About you
check-none = None
check-not-known = Not known or not stated
check-remove = Remove

check-education = Education
check-education-row = Education { $number }
check-education-add = Add an education
check-education-level = Level
check-education-field = Field of study
check-education-completed-on = Completed on
check-education-completed-on-hint = It may lie ahead. Leave it empty if it was completed long ago.
check-education-degree = Academic degree that came with it
check-education-funding = Paid by the state
check-education-foreign = A foreign diploma, not recognised in Kazakhstan

check-periods = Work and service
check-periods-row = Work { $number }
check-periods-add = Add work
check-periods-started-on = First day
check-periods-ended-on = Last day
check-periods-ended-on-hint = Leave it empty if you still work there.
check-periods-kind = What it counts as
check-periods-category = Category of the post
check-periods-sector = Sector
check-periods-leading = A leading post
check-periods-elected = Held by election

check-languages = Languages
check-languages-row = Language { $number }
check-languages-add = Add a language
check-languages-language = Language
check-languages-level = Level
check-languages-certificate = Certificate
check-certificate-until = Valid until a day
check-certificate-without_expiry = Without expiry
check-languages-valid-until = Last day of the certificate
check-languages-valid-until-hint = Only if it is valid until a day.

check-tests = State tests
check-tests-row = Test { $number }
check-tests-add = Add a test
check-tests-test = Test
check-tests-taken-on = Taken on
check-tests-valid-until = Last day of the result
check-tests-valid-until-hint = Leave it empty if it has none.
check-tests-points = Points of 100
check-tests-passed = Passed

check-memberships = Programmes of the reserve
check-memberships-row = Programme { $number }
check-memberships-add = Add a programme
check-memberships-programme = Programme
check-memberships-entered-on = Entered on
check-memberships-until = Last day
check-memberships-until-hint = Leave it empty if there is no end yet.

check-papers = Papers you have
check-papers-row = Paper { $number }
check-papers-add = Add a paper
check-papers-kind = What it is
check-papers-issued-on = Issued on
check-papers-valid-until = Last day
check-papers-valid-until-hint = Leave it empty if it has none.

check-relatives = Relatives in the service of the body that fills the post
check-relatives-row = Relative { $number }
check-relatives-add = Add a relative
check-relatives-kinship = Who it is

check-suppose = Suppose that
check-proven = everything above is proven
check-proven-hint = As if officers had seen every document and the registries had confirmed it.
check-checked = official checks find nothing
check-checked-hint = As if every official check had been made and had found nothing.

error-check-one-of = Give exactly one of these: a vacancy, a rule, a draft of a rule.
error-day-range = Give a day from 1 January 1900 to 1 September 2258.
error-too-many-rows = Leave out entries: at most 40 are taken.

error-rule-name = A name has 1 to 64 small Latin letters, digits, hyphens or underscores. Change it.
error-rule-text = Write a text of 1 to 500 characters.
error-rule-too-deep = The rule is deeper than 32 levels. Make it flatter.
error-rule-too-many-nodes = The rule has more than 256 parts. Leave some out.
error-rule-empty = Put something in: this is empty.
error-rule-list-too-long = The list has more than 128 entries. Shorten it.
error-rule-repeated = The same thing is named twice. Leave one out.
error-rule-at-least = The number must be between 1 and the number of parts. Change it.
error-rule-same-id = Another requirement has this id. Give it an id of its own.
error-rule-no-citation = The rule has no such citation. Add it or cite another one.
error-rule-unused-citation = No requirement cites this. Cite it or leave it out.
error-rule-dates-crossed = The end must be after the start. Check both days.
error-rule-years = Ask for at most 80 years, and at most 11 months besides.
error-rule-age = Give the youngest or the oldest age, the first not above the second, both at most 120.
error-rule-education = Give a least level, or a list of levels, or fields of study; not a least level and a list together.
error-rule-part-too-long = A part cannot be longer than the whole. Shorten it.
error-rule-window = Look back 1 to 80 years, and at least as long as the service asked for.
error-rule-stretch = One stretch cannot be asked for together with parts or a window, and its longest break is at most 366 days.
error-rule-points = Ask for 1 to 100 points.

error-rule-windows = The rule looks at more than 32 lengths of service within years, parts counted. Leave some out.
error-rule-citation-unread = Give the article and the edition that were read, or say that the law is not verified.
error-rule-citation-days = The cited law is not in force on all days of this edition. Check the days of both.
error-rule-unless-found = Subordination is checked in the body of the post. Ask for it with the requirement on relatives.
error-rule-include-open = These requirements include others, which are put in only when they are published.
error-rule-include-unknown = There are no published requirements with this short name, or no edition of them on that day. Check the name.
error-rule-include-cyclic = These requirements include, in the end, themselves. Take the inclusion out.
error-rule-include-deep = Requirements may include one another at most 8 deep. Take an inclusion out.
