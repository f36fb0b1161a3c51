# Search of people, match of a vacancy, verdicts.

menu-my-verdicts = Where I stand

problem-list_expired = This list is not kept any more
problem-list_expired-detail = A list is held still for ten minutes after it was last looked at. Ask for it again from the first page.
error-list_expired = { problem-list_expired-detail }

## Search

search-title = Search people
search-words = Words, a name, a post or a speciality
search-words-hint = Put a phrase in quotation marks. A field: education:law, post:"chief specialist", language:English, region:Almaty. Also: -word (not it), OR, financ* (the beginning of a word).
search-button = Search
search-filters = Filters
search-apply = Apply filters
search-part-text = Words
search-part-region = Region
search-part-level = Education
search-part-field = Field of study
search-part-category = Category of a post held
search-part-years = Years of work
search-part-language = Language
search-part-sector = Sector
search-part-available = Ready to start
search-part-submitted = Profile submitted
search-years-from = At least
search-years-to = At most
search-language-level = Least level of the language
search-language-level-hint = It applies to the languages you tick.
search-any-level = Any level

search-count = { $count ->
    [one] { $shown } person
   *[other] { $shown } people
}
search-moved = The list you were reading is not kept any more. This is the same search in the present reserve.
search-hidden = { $count ->
    [one] One person on this page is no longer available and is not shown.
   *[other] { $count } people on this page are no longer available and are not shown.
}
search-read-as = Nobody is found by what was typed. With another keyboard layout it reads “{ $text }”, and that was searched.
search-meant = Did you mean
search-near = Nobody has these words exactly as typed. These people have words spelled nearly the same.
search-some = { $least ->
    [one] Nobody has all { $of } words. These people have at least { $least } of them.
   *[other] Nobody has all { $of } words. These people have at least { $least } of them.
}
search-rebuilding = The search index is being built anew. Until that is done, changes may show here a few seconds late.
search-building = The search is being prepared
search-building-text = The search index is being built anew from the database. Nothing is lost, and everything else works. It usually takes less than a minute.
search-building-again = Look again
search-ignored = Not used in the search:
search-chips = Filters that are set
search-remove = Remove:
search-clear = Clear all
search-sort = Order
search-sort-relevance = Best match first
search-sort-years = Most years of work first
search-sort-newest = Newest first
search-chip-years-from = Years of work: at least { $years }
search-chip-years-to = Years of work: at most { $years }
search-chip-level = Language level: { $level } or higher
search-chip-available-by = Ready to start by { $day }
search-chip-submitted-from = Profile submitted on { $day } or later
search-chip-submitted-to = Profile submitted on { $day } or earlier

search-none = Nobody is found
search-reach = You see only some of the reserve: { $reach }.
search-reach-both = { $one }, and of them only { $two }
search-reach-places = people who live in { $places }
search-reach-programmes = today’s members of { $programmes }
search-none-at-all = There is nobody in the reserve yet whom you may see.
search-none-anyhow = Leaving out one filter does not help. Clear all and begin with one word.
search-advice = Leave out one of these to find somebody:
search-without = Without “{ $part }”
search-without-two = Without “{ $part }” and “{ $other }”
search-years-ranges = People by years of work
search-years-less = Less than { $below ->
    [one] { $below } year
   *[other] { $below } years
}
search-years-range = { $from } to { $to } years
search-years-more = { $from } years and more
search-available-any = At any time
search-available-now = Now
search-available-within = { $months ->
    [one] Within { $months } month
   *[other] Within { $months } months
}
search-available-hint = People who gave no day can start at once.
search-available-by = Or by a certain day
search-available-by-hint = A saved search keeps this day. “Within” is counted from today, whenever it is asked.
search-submitted-months = People by month of submission
search-submitted-earlier = Earlier
search-submitted-from = On this day or later
search-submitted-to = On this day or earlier
error-available_by-date-too-early = This day is before 2000. Check the year.
error-submitted_from-date-too-early = { error-available_by-date-too-early }
error-submitted_to-date-too-early = { error-available_by-date-too-early }
error-submitted_to-end-before-start = The last day is before the first. Check both.

search-suggestions = Suggestions
search-suggestions-count = Suggestions:
suggestion-post = post
suggestion-field = field of study
suggestion-place = place
suggestion-concept = concept
suggestion-name = name

search-why = Why found
search-why-share = { $share }% of the score
search-beside-recency = how recently the profile was submitted: { $share } of 100
search-beside-completeness = how much of the profile is filled in: { $share } of 100
search-in-surname = surname
search-in-given = given name
search-in-patronymic = patronymic
search-in-posts = posts held
search-in-studies = education
search-in-statement = statement
search-in-fields = field of study
search-in-regions = region of residence
search-in-places = place of residence
search-in-languages = languages
search-met-word-kk = a form of the Kazakh word
search-met-word-ru = a form of the Russian word
search-met-word-en = a form of the English word
search-met-letters = the same letters
search-met-beginning = a word that begins so
search-met-phrase = these words in a row
search-met-name = a spelling of the name
search-met-initial = a name with this first letter
search-met-concept = the concept “{ $name }”
search-met-broader = the broader concept “{ $name }”

search-pages = Pages of the list of people
search-earlier = Previous page
search-later = Next page
search-page = Page { $page } of { $pages }

search-no-residence = residence not stated
search-post-since = since { $year }
search-experience = work: { $length }
search-experience-leading = work: { $length }, in leading posts: { $leading }
search-work-years = { $years ->
    [one] { $years } year
   *[other] { $years } years
}
search-work-months = { $months ->
    [one] { $months } month
   *[other] { $months } months
}
search-work-years-months = { search-work-years } { search-work-months }
search-available = can start from { $day }

## Verdicts

verdict-word-meets = Meets
verdict-word-cannot_tell = Cannot tell yet
verdict-word-does_not = Does not meet
verdict-word-you-meets = You meet
verdict-word-you-cannot_tell = Cannot tell yet
verdict-word-you-does_not = You do not meet
verdict-as-of = As of { $day }. Edition of the requirements: { $edition }
verdict-law-article = article { $article }
verdict-law-edition = edition: { $edition }

verdicts-title = Where I stand
verdicts-lead = For every open vacancy: whether you meet its requirements, and what is missing.
verdicts-no-decision = This is not a decision. It is what the requirements say about your profile; people decide.
verdicts-no-profile = You have no profile yet
verdicts-no-profile-text = Fill in your profile, and this page will show where you stand for every open vacancy.
verdicts-to-profile = Go to my page
verdicts-hidden = You keep your profile from this body: it does not find you.
verdicts-state-draft = Your profile is a draft. Officers cannot find you until you submit it. What you have not filled in counts here as missing.
verdicts-state-paused = You have paused. Officers cannot find you until you come back.
verdicts-state-withdrawn = You have left the reserve. Officers cannot find you until you submit your profile again.
verdicts-none = No vacancy is open
verdicts-none-text = When one opens, this page will show whether you meet its requirements.
verdicts-closes = Applications close: { $at }
verdicts-all-requirements = All requirements one by one
verdicts-pages = Pages of the list of vacancies

## Match of a vacancy

match-title = Who meets the requirements
match-back-label = Back
match-back = Vacancy
match-back-to-match = All people
match-day = Every answer is for { $day }.
match-counts = People of the reserve
match-people-meets = Meet all requirements
match-people-cannot_tell = It cannot be told yet
match-people-does_not = Do not meet all requirements
match-nobody = Nobody here. Look at the other two lists and at the requirements below.
match-nobody-at-all = There is nobody in the reserve yet whom you may see.
match-pages = Pages of the list of people
match-place = No. { $place }:
match-of-100 = of 100 points
match-points = How the points came about
match-choose = Choose
match-compose = Put the chosen on a shortlist
match-compose-one = Put on a shortlist

match-requirements = What keeps people out
match-requirement = Requirement
match-keeps-out = Kept out by it
match-alone = Kept out by this alone
match-alone-unclear = { $count } more: without it, it could still not be told
match-unclear = Cannot be told because of it

match-how = How the order is made
match-how-text = People with the same answer are ordered by points. Points never make up for a requirement.
match-how-never = Name, sex, age, party and photo do not count. People with equal points stand in the order in which they came into the system.

match-residence = Residence
match-experience = Work in all
match-open-file = Open the whole file
match-requirements-of = Requirement by requirement
match-points-of = Points: { $points } of 100
match-part = What counts
match-has = What the person has
match-points-column = Points
match-region-lives = lives there
match-region-wishes = would go there
match-region-neither = another region
match-part-surplus = Work beyond what the requirements ask for, up to ten years
match-part-leading = Work in leading posts, up to ten years
match-part-field = How near the field of study is to the fields named
match-part-languages = Languages at B2 or higher, up to three
match-part-region = Region of the post
match-part-programmes = Programmes of the reserve and state tests
match-part-text = Words of the post’s title among the posts held
match-how-part = { $part }: at most { $points }
match-field-not-asked = no field is named
match-field-other = another field
match-field-near = a neighbouring direction of the same field
match-field-within = in a field named
match-programmes-member = in a programme; best test: { $points }
match-programmes-none = in no programme; best test: { $points }
match-words-found = { $found } of { $of }
match-soon = Will or may meet within { $months ->
    [one] { $months } month
   *[other] { $months } months
}
match-people-soon = Will soon meet all requirements, or may if evidence is in order, the soonest first
match-through-reserve = May be appointed through the reserve
match-people-through_reserve = May be appointed through the reserve without meeting the requirements
match-way = Appointment through the reserve
match-count-them = count
match-list-them = list them
match-held-by = Only people in whose way this stands:
match-on = Answers for another day
match-on-button = Show
