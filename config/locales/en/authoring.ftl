# Rules that bodies write themselves: the list, the builder, publishing, and what a change of one requirement would do.

problem-rule_published = This edition is published
problem-rule_published-detail = A published edition never changes. Write a new edition based on it.
error-rule_published = { problem-rule_published-detail }
problem-rule_faulty = The requirements have mistakes
problem-rule_faulty-detail = Mend what is marked in the draft first. Then the effect of a change can be counted.
error-rule_faulty = { problem-rule_faulty-detail }

## The list

menu-rules = Requirements
rules-lead = Requirements for posts as the program evaluates them: those that come with it, and those your body has written.
rules-new = Write new requirements
rules-drafts = Drafts of your body
rules-drafts-none = There are no drafts.
rules-own = Published by your body
rules-own-none = Your body has not published any requirements.
rules-shipped = Supplied with the program
rules-shipped-none = There are none.
rule-back-label = Back
rule-days-always = Applies from before any day asked about
rule-days-from = Applies from { $day }
rule-days-until = up to { $day }, that day not included
rule-state-draft = Draft
rule-choose = Choose

## One edition

rule-published-text = This edition is published and never changes.
rule-reason-was = Why it was published: { $reason }
rule-base = The edition it is based on
rule-write-on = Write a new edition based on this one
rule-text = The text in three languages
rule-series = Editions of these requirements
rule-what-if = What would a change do?

## The builder

rule-about-edit = Change title, name and days
rule-begins-from = The draft begins with the requirements of “{ $title }”, edition { $edition }.
rule-begins-empty = The draft begins empty. You add requirements one by one.
rule-save = Save
rule-faultless = The draft has no mistakes. Every step is saved.
rule-faults = { $count ->
    [one] { $count } thing has to be mended before the draft can be published. Every step is saved.
   *[other] { $count } things have to be mended before the draft can be published. Every step is saved.
}
rule-tree-requirement = Requirements
rule-tree-requirement-text = Who meets all of this may take the post.
rule-tree-reserve = Through the reserve
rule-tree-reserve-text = Who may be appointed through the reserve even without meeting the requirements, where law allows it.
rule-reserve-begin = Add a way through the reserve
rule-up = Move up
rule-down = Move down
rule-wrap = Put into a group
rule-remove = Remove
rule-empty-tree = Remove everything
rule-change = Change
rule-group-change = Change this group or add a group
rule-group-kind = Kind of group
rule-group-kind-all = All of these
rule-group-kind-any = One of these
rule-group-kind-at_least = At least so many of these
rule-group-kind-not = This must not apply
rule-group-n = How many, for “at least”
rule-regroup = Change this group
rule-add-group = Add a group of this kind inside
rule-add-leaf = Add a requirement here
rule-add = Add
field-into = Where it stands
rule-citations = Places in law
rule-citations-none = No place in law has been added. Every requirement needs one.
rule-citation = Place in law
rule-citation-text = Each requirement points to the place in law it comes from. Requirements from the same place share it.
rule-citation-add = Add a place in law
rule-citation-remove = Remove this place
rule-no-citations-yet = Every requirement needs a place in law, and there is none yet. You can save the requirement and add the place later.
rule-publish = Publish
rule-publish-faults = The draft can be published when everything marked in it is mended.
rule-publish-text = A published edition never changes, and your officers can choose it for vacancies. An open edition before it ends on the day this one begins. Vacancies and shortlists keep the edition they have.
rule-publish-button = Publish this edition
rule-discard = Throw the draft away

field-rule_title_kk = Title in Kazakh
field-rule_title_ru = Title in Russian
field-rule_title_en = Title in English
field-rule_code = Short name
field-rule_code-hint = The same for all editions of these requirements. Small Latin letters, digits, hyphens, underscores.
field-rule_edition = Edition
field-rule_edition-hint = For example 2027-03. Small Latin letters, digits, hyphens, underscores.
field-rule_from = First day it applies
field-rule_from-hint = Leave it empty if it has always applied.
field-rule_until = First day it no longer applies
field-rule_until-hint = Leave it empty if no end is known.
field-rule_reason = Why these requirements change
field-rule_reason-hint = 10 to 1000 characters. Everybody who looks at the editions reads it, and it goes into the audit log.
field-law_act = Act
field-law_act-hint = Its title with number and date.
field-law_article = Article, item or paragraph
field-law_edition = Edition that was read
field-law_from = In force from
field-law_until = No longer in force from
field-law_status = How far the text is known
field-law_status-hint = “Not verified” is shown with a mark wherever these requirements are named.
field-law_source = Where the text was read
field-law_source-hint = Address or publication.

done-rule-drafted = The draft is there. Only your body sees it.
done-rule-saved = Saved.
done-rule-published = The edition is published. It never changes from now on.
done-rule-discarded = The draft is thrown away.

## Kinds of requirements

rule-kind-citizenship = Citizenship
rule-kind-citizenship-hint = Citizen of a country.
rule-kind-age = Age
rule-kind-age-hint = Full years on the day of the check. Both ends count; one of them may stay empty.
rule-kind-education = Education
rule-kind-education-hint = One completed education with the level and the field. Give the lowest level, or certain levels, or fields.
rule-kind-degree = Academic degree
rule-kind-degree-hint = Choose degrees, or none for any degree.
rule-kind-state_order = Study on the state order
rule-kind-state_order-hint = A completed study on the state order, or abroad in an approved priority speciality.
rule-kind-service = Length of work or service
rule-kind-service-hint = Overlapping periods count once. Work counts if it fits one of the descriptions; without a description all work counts. To add more descriptions, save and open this page again.
rule-kind-in_post = Holds a post now
rule-kind-in_post-hint = In such a post on the day of the check. Mostly used inside “This must not apply”.
rule-kind-mandate = Elected mandate
rule-kind-mandate-hint = A deputy’s mandate or an elected post. Choose kinds, or none for any.
rule-kind-language = Language
rule-kind-language-hint = A language at a level or higher.
rule-kind-test_result = State test
rule-kind-test_result-hint = A passed test whose result is valid on the day of the check.
rule-kind-member = Member of the reserve
rule-kind-member-hint = In a programme of the reserve on the day of the check. Choose programmes, or none for any.
rule-kind-papers = Papers
rule-kind-papers-hint = All of these are there and valid. A missing one is missing evidence, not a refusal.
rule-kind-no_relatives = No relatives in subordination
rule-kind-no_relatives-hint = No close relative or spouse in the service of the body that fills the post. There is nothing to fill in but the place in law.
rule-kind-confirmation = Confirmed by a person
rule-kind-confirmation-hint = Cannot be told until an authorised person confirms it.
rule-kind-official_check = Official check
rule-kind-official_check-hint = Cannot be told until an official check excludes every one of these.

rule-ask-citizenship-country = Country
rule-ask-age-min = Youngest, years
rule-ask-age-max = Oldest, years
rule-ask-education-min = Lowest level
rule-ask-education-levels = Or only these levels
rule-ask-education-fields = Fields of study
rule-ask-education-completed_by = Completed on this day or before
rule-ask-education-unrecognised = A foreign diploma counts before it is recognised, too
rule-ask-degree-any_of = Degrees
rule-ask-state_order-min = Lowest level
rule-ask-state_order-any_of = Kinds of study
rule-ask-service-years = Years
rule-ask-service-months = Months besides the years
rule-ask-service-counting = Work that counts
rule-ask-service-of_which = Of which
rule-ask-service-within_years = Only within so many years before the day
rule-ask-service-longest_break_days = In one stretch with no break longer than so many days
rule-ask-in_post-counting = Such a post
rule-ask-mandate-kinds = Kinds of service
rule-ask-mandate-in_office = Held on the day of the check
rule-ask-language-language = Language
rule-ask-language-min = Lowest level
rule-ask-language-certificate = With a certificate valid on the day of the check
rule-ask-test_result-test = Test
rule-ask-test_result-points = At least so many points of 100
rule-ask-member-programmes = Programmes
rule-ask-papers-all_of = Papers
rule-ask-confirmation-what = What is confirmed
rule-ask-official_check-bars = What the check excludes
rule-ask-filter-kinds = Kinds of service
rule-ask-filter-leading = Leading posts only
rule-ask-filter-sectors = Sectors
rule-ask-filter-categories = Categories of posts
rule-ask-filter-not_below = Categories not below
rule-ask-filter-next_lower = The category next below the post’s own in the body’s staffing table
rule-ask-part-years = Years
rule-ask-part-months = Months besides the years
rule-ask-part-counting = Work that counts in this part
rule-ask-cites = Place in law
rule-ask-grade = Evidence needed
rule-grade-any = No more than what is stated

## What can be wrong with a draft

error-rule-too-many-citations = There are more than 100 places in law. Remove what is not needed.
error-rule-code-shipped = Requirements supplied with the program have this short name. Choose another.
error-rule-edition-taken = There is such an edition already. Choose another name for this one.
error-rule-node-gone = This group or requirement is not there any more: the draft was changed meanwhile. Look at it and choose again.
error-rule-editions-overlap = Another edition applies on the same days. Look at the editions below and let one begin when the other ends.
error-rule-editions-gap = Between two editions there would be days on which none applies. Look at the editions below and let one begin when the other ends.
error-rule-reason-required = Write why the requirements change.
error-rule-reason-short = Write at least 10 characters, so that others understand the change.
error-rule-no-step = This requirement cannot be made easier or harder by a step. Take it away, or give other values.

## What a change would do

sensitivity-title = What would a change do?
sensitivity-text = People whom you may see are counted who would meet the requirements and do not now, or may if evidence is in order, and the other way round. Nothing is changed by asking.
sensitivity-no-post = No post in particular
sensitivity-post-hint = Some requirements depend on the post.
field-on = Day of the check
sensitivity-easier = One step easier
sensitivity-harder = One step harder
sensitivity-without = Without this requirement
sensitivity-own = Other values
sensitivity-try = Count with these values
sensitivity-result = On { $day }
sensitivity-instead = The requirement would be: { $text }
sensitivity-rebuilding = The search index is being built anew; these counts are of the old one.
sensitivity-gained = Would meet them
sensitivity-lost = Would no longer meet them
sensitivity-opened = May meet them, if evidence is in order
sensitivity-closed = Could no longer meet them
sensitivity-by-region = By region
sensitivity-by-region-column = Region of residence
sensitivity-by-sex = By sex
sensitivity-by-sex-column = Sex
sensitivity-no-region = Not stated
sensitivity-no-sex = Not known
sensitivity-hidden = hidden
sensitivity-fewer = fewer than { $least }
sensitivity-hidden-text = All counts are rounded to multiples of five; those under five are hidden, and some others with them, so that nobody can be recognised.

rule-include = Put in what other requirements ask
rule-include-name = Requirements to put in
rule-include-hint = Published ones: those supplied with the program, or of your body. They are put in for good when you publish.
rule-include-add = Put in
rule-ask-official_check-unless_found = Met unless a finding in force is on record (the check comes before the appointment)
