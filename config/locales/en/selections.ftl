# Selections: what an officer keeps of a search, and what is done with the people ticked.

selections-title = My selections
selections-lead = Lists of people kept from your searches. Only you see them.
selections-caption = Your selections, newest first
selections-none = You keep no selection
selections-none-text = Search for people, tick some or take all that were found, and the list is kept here.
selections-none-button = Search for people
selection-title = Selection
selection-back-label = Back
selection-back = Back to the selection
selection-back-search = Search people
selection-everybody = Everybody whom you may see
selection-search = The search
selection-as-of = The list is as it was found at { $at }. People are shown as they are now.
selection-until = The selection is deleted at { $at }.
selection-first-kept = The search found { $found } people. The first 1,000 are kept; narrow the search to keep all it finds.
selection-lost = { $count ->
    [one] { $count } person you ticked is not found by the search any more, so there is no place for them here.
   *[other] { $count } people you ticked are not found by the search any more, so there is no place for them here.
}
selection-count = { $ticked ->
    [0] Nobody of { $people } is ticked
   *[other] { $ticked } of { $people } ticked
}
selection-empty = Nobody is left in this selection.
selection-keep = Keep ticks
selection-tick-page = Tick all on this page
selection-tick-all = Tick all { $people }
selection-tick-none = Take all ticks away
selection-tick = Tick
selection-place = № { $place }
selection-gone = No longer available
selection-gone-text = The place stays, so that no page repeats or misses anybody.
selection-earlier = Keep ticks, previous page
selection-later = Keep ticks, next page
selection-do = With the ticked people
selection-do-text = What you do is about everybody ticked, on all pages. People who are no longer available are left out.
selection-no-vacancy = Your body has no published vacancy to choose people for.
selection-to = Add to a shortlist
selection-to-shortlists = Shortlists being composed
selection-to-vacancies = A new shortlist for a vacancy
selection-to-open = { $title }: { $people ->
    [one] { $people } person
   *[other] { $people } people
}
selection-vacancy = { $title }, verdicts for { $day }
selection-to-button = Look who can be added
selection-compare = Compare two to five people for a vacancy
selection-compare-button = Compare
selection-remove = Take the ticked out of the selection
selection-itself = The selection itself
selection-name = Name
selection-name-hint = So that you find it again. Do not write about people here.
selection-name-button = Save the name
selection-delete = Delete the selection
selection-delete-text = Deleting the selection changes nothing for the people in it.
selection-people = People
selection-ticked = Ticked
selection-found-at = Found at
selection-ends = Deleted at

selection-shortlist-title = Add to a shortlist
selection-shortlist-lead = { $addable ->
    [0] Nobody of the ticked people can be added as it stands.
    [one] { $addable } person can be added.
   *[other] { $addable } people can be added.
}
selection-shortlist-gone = { $count ->
    [one] { $count } ticked person is no longer available and cannot be added.
   *[other] { $count } ticked people are no longer available and cannot be added.
}
selection-shortlist-reasons = Write a reason for everybody you want to add although they do not meet the requirements. Whoever has none is not added.
selection-shortlist-button = Add to the shortlist
shortlist-standing-addable = Can be added: { $count }
shortlist-standing-on_it = On the shortlist already: { $count }
shortlist-standing-needs_reason = Do not meet the requirements: a reason is needed ({ $count })
shortlist-standing-not_available = No longer available: { $count }
shortlist-standing-no_room = No room: a shortlist has at most 40 people ({ $count })

search-select = Select
search-select-ticked = Keep the list with the ticked people
search-select-all = Select all { $people }
search-select-first = Select the first 1,000 of { $people }
search-select-hint = Ticks go on over all pages of the kept list.
search-selections = My selections

done-selection-made = The list is kept. Tick people on any of its pages.
done-selection-deleted = The selection is deleted.
done-selection-ticked = Ticks are kept.
done-selection-named = The name is saved.
done-selection-people-removed = The ticked people are taken out of the selection.

problem-selections_full = You keep as many selections as one can
problem-selections_full-detail = One officer keeps at most 50 selections. Delete one you do not need, and keep this list then.
error-selections_full = { problem-selections_full-detail }
error-selection_nobody = Nobody is found by this search, so there is nothing to keep.
error-selection_too_many = At most 1,000 people can be named at once.
error-selection_nobody_ticked = Tick at least one person who is available.
error-selection_shortlist_full = A shortlist has at most 40 people. Tick fewer.
error-selection_nobody_added = Nobody was added. Below it says why for each.
error-selection_target = Name a vacancy or a shortlist, not both.
error-selection_compare_few = Tick at least two people who are available.
error-selection_compare_many = Tick at most five people: more columns cannot be read side by side.

people-listed-selection = List kept from a search
