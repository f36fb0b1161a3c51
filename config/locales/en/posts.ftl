# Vacancies and posts: public pages, officers' pages, the form of a draft.

## Deadlines

deadline-is = Applications close
deadline-was = Applications closed
deadline-zone = Kazakhstan time ({ $offset })
deadline-passed = The time is over
deadline-days-left = { $days ->
    [one] { $days } day left
   *[other] { $days } days left
}
deadline-hours-left = { $hours ->
    [one] { $hours } hour left
   *[other] { $hours } hours left
}
deadline-last-hour = Less than an hour left

## Open vacancies

vacancies-title = Open vacancies
vacancies-lead = Posts that are being filled now. Each shows what the law requires and until when you can apply.
vacancies-filters = Filters
vacancies-text = Words in the title or the body’s name
vacancies-region = Region
vacancies-all-regions = All regions
vacancies-kind = Kind of post
vacancies-all-kinds = All kinds
vacancies-apply = Show vacancies
vacancies-clear = Clear the filters
vacancies-count = { $count ->
    [one] { $shown } vacancy
   *[other] { $shown } vacancies
}
vacancies-none = No vacancy is open now. Look again later: new ones appear here as soon as they are published.
vacancies-none-found = No open vacancy fits these filters. Clear one of them, or look in another region.
vacancies-next = Next vacancies

## One vacancy

vacancy-back-label = Back
vacancy-place = Place of work
vacancy-kind = Kind of post
vacancy-filling = How it is filled
vacancy-direction = Functions of the post
vacancy-opens-on = Applications from
vacancy-opens = Applications open on { $day }.
vacancy-as-of = Requirements are checked as of
vacancy-note = From the state body
vacancy-rule = What the law requires
vacancy-rule-unverified = Nobody has checked every cited text in its present edition. Before a decision the state body checks the law in force.
rule-not-on-day = not in force on this day
rule-not-on-day-text = On { $day } this edition of the requirements is not applied, or law it cites is not in force. The answers are for information only.
vacancy-would-i = Would I qualify?
vacancy-would-i-text = Answer a few questions without an account. Kadr shows, requirement by requirement, what you meet and what is missing, and from when you will qualify. Nothing you type is kept.
vacancy-would-i-button = See whether I qualify
vacancy-my-verdicts = See where I stand for every vacancy
vacancy-put-forward = Put somebody forward
vacancy-told-draft = This vacancy has not been published yet.
vacancy-told-published = This vacancy is published.
vacancy-told-closed = This vacancy is closed. Nobody can apply any more.
vacancy-told-withdrawn = This vacancy was withdrawn by the state body.
post-category = category { $category }
rule-article = art. { $article }
rule-edition = edition { $edition }

vacancy-state-draft = Draft
vacancy-state-published = Published
vacancy-state-closed = Closed
vacancy-state-withdrawn = Withdrawn
vacancy-window-ahead = Published, not open yet
vacancy-window-open = Open
vacancy-window-passed = Time is over, not closed yet

## The officer's home

work-title = My work
work-new = Draft a vacancy
work-vacancies = Vacancies of your body
work-open = Published, before their closing time
work-over = Closing time has come: close them
work-drafts = Drafts
work-waits = What waits
work-returned = Shortlists returned to you
work-shortlist-drafts = Shortlists being prepared
work-for-approval = Shortlists with the approver
work-failed-letters = Letters that could not be delivered
work-closing = Closing next
work-none = No vacancy of your body is published now. Draft one, check it and publish it.

## The body's vacancies

work-states = Vacancies by state
work-all = All
work-caption = Vacancies, latest closing time first
work-post = Post
work-state = State
work-closes = Closes
work-list-none = There is no vacancy here yet.

## One vacancy, for its body

work-see-public = See it as the public does
work-match = See who qualifies
work-draft-text = Check everything before you publish. From then on everybody sees the vacancy, and its rule and dates stay as they are.
work-publish = Publish the vacancy
work-edit = Change the draft
work-give-up = Give up the draft
work-end = End the vacancy
work-end-text = Close the vacancy early if the post is filled. Withdraw it if it is not going to be filled. Neither can be undone.
work-end-text-over = The closing time has come. Close the vacancy when its shortlist is decided. Withdraw it if the post is not going to be filled. Neither can be undone.
work-direction = Functions of the post
work-direction-hint = That somebody’s work or education matches the functions of a post is confirmed for one of these. While the vacancy is published you can say it, but not change it.
work-direction-save = Save
post-direction-none = Not said yet
work-close = Close the vacancy
work-withdraw = Withdraw the vacancy
done-vacancy-saved = The draft is saved. Nobody outside your body sees it until you publish it.
done-post-direction = The functions of the post are saved.
done-vacancy-published = The vacancy is published. Everybody can see it now.
done-vacancy-closed = The vacancy is closed.
done-vacancy-withdrawn = The vacancy is withdrawn.

## The form of a draft

vacancy-form-new = Draft a vacancy
vacancy-form-edit = Change the draft
vacancy-form-back = Back
vacancy-choose = Choose
vacancy-new-post = A new post, described below
vacancy-new-post-details = Describe a new post
vacancy-no-category = No category
vacancy-save = Save the draft
field-post = Post
field-post-hint = Choose a post of your body, or choose a new post and describe it below.
field-title_kk = Title in Kazakh
field-title_ru = Title in Russian
field-title_en = Title in English
field-post_region = Place of work
field-post_kind = Kind of post
field-post_category = Category
field-post_category-hint = Only for an administrative post: its category in the register of posts.
field-post_filling = How it is filled
field-post_direction = Functions of the post
field-post_direction-hint = That somebody’s work or education matches the functions of the post is confirmed for one of these.
field-rule = Requirements
field-rule-hint = The edition people are matched by. It cannot be changed after publication.
field-opens_on = First day to apply
field-closes_on = Last day to apply
field-closes_time = Closing time
field-closes_time-hint = Kazakhstan time, for example 18:00.
field-as_of_on = Day of the check
field-as_of_on-hint = Age, service and documents are checked as of this day. For an election: polling day.
field-vacancy_note = Note for the public
field-vacancy_note-hint = Duties, documents to bring, contacts of the state body. You may leave it empty.

error-time-format = Write the time like 18:00.
error-vacancy-date-early = This day is more than a year ago. Check the year.
error-vacancy-closes-before-opening = Applications cannot close before they open. Check both days.
error-vacancy-window-long = A vacancy is open for at most one year. Choose an earlier closing day.
error-vacancy-closing-past = The closing time has passed. Change the draft and choose a later one.
error-vacancy-as-of-far = The day of the check must be within a year of the closing day.
error-rule-not-in-force = This edition is not in force on the day of the check. Choose an edition that is, or another day.
error-post-category-kind = Only an administrative post has a category. Clear the category or change the kind of post.
error-post-filling-kind = Only an administrative post is filled by competition. Choose another way or change the kind of post.
error-post-filling-elected = Only an akim is elected. Choose another way or change the kind of post.
error-region-scope = You work with other regions. Choose a place within them, or ask the administrator to widen your regions.
error-kato-no-regions = The file names no region, so it is not the full classifier. Check the file.
vacancy-weights = What orders people of one verdict
vacancy-weights-text = Seven things are counted; their weights make 100 together. Everybody who sees the order sees them. They never make up for a requirement.
field-weight_surplus = Work beyond what the requirements ask for
field-weight_leading = Work in leading posts
field-weight_field = Field of study
field-weight_languages = Languages
field-weight_region = Region of the post
field-weight_programmes = Programmes of the reserve and state tests
field-weight_text = Posts like the vacant one
error-weight-range = A weight is a whole number from 0 to 100.
error-weights-sum = The weights must make 100 together.
