# Saved searches: keeping, changing, who changed, the letter and the page that ends letters.

menu-saved-searches = Saved searches
saved-menu-unseen = { $count ->
    [one] { $count } search with changes
   *[other] { $count } searches with changes
}
saved-lead = Searches you keep, and those your colleagues share. A search with an alert tells you who became a match and who is one no longer.
saved-none = You keep no searches yet. Search for people, then choose “Save this search”.
saved-own = My searches
saved-of-colleagues = Shared by colleagues
saved-by = Kept by { $name }
saved-is-shared = colleagues see it
saved-unseen = { $count ->
    [one] { $count } person changed
   *[other] { $count } people changed
}
saved-asks = The search asks for:
saved-asks-nothing = everybody
saved-back = Back
saved-save = Save this search

## Keeping and changing

saved-new-title = Save this search
saved-edit-title = Change the saved search
saved-name = Name
saved-note = Note (optional)
saved-shared = Colleagues of my body see this search
saved-shared-hint = It finds for them only people whom they may see. Only you can change it, and only you get its alerts.
saved-alert = Alert
saved-alert-hint = You are told who became a match, also by editing a profile, and who is one no longer.
saved-alert-none = No alert
saved-alert-in_app = Here, in the menu
saved-alert-letter = Here and by letter
saved-rhythm = Letters
saved-rhythm-hint = Only for alerts by letter.
saved-rhythm-immediate = at once, at most every ten minutes
saved-rhythm-daily = every day at 8:00
saved-rhythm-weekly = every Monday at 8:00
saved-keep = Save the search
saved-change = Save changes
saved-open = Open in the search
saved-edit = Change name, note and alert
saved-keep-own = Keep it as my own
saved-delete = Delete this search
saved-delete-text = The search, its alert and what was hidden from it are deleted. People are not affected.

## The watch

saved-watch-starting = the alert is being prepared
saved-watch-on = the alert works
saved-watch-too_many = the alert has ended
saved-watch-too_many-text = This search now finds more than 5,000 people, so the alert says nothing useful any more and has ended. Narrow the search and save it again.
saved-watch-unreadable = the alert has ended
saved-watch-unreadable-text = This search asks for something that no longer exists here, for example a place. Open it in the search, mend it and save it again.

## People

saved-changes = Since you last looked
saved-joined = { $count ->
    [one] { $count } person became a match
   *[other] { $count } people became a match
}
saved-left = { $count ->
    [one] { $count } person is no longer a match
   *[other] { $count } people are no longer a match
}
saved-gone = { $count ->
    [one] { $count } more person left the reserve, or you may no longer see them.
   *[other] { $count } more people left the reserve, or you may no longer see them.
}
saved-more = Only the latest 200 changes are shown; earlier ones will count as looked at too.
saved-looked-at = I have looked at these
saved-now = { $count ->
    [one] { $shown } person matches now
   *[other] { $shown } people match now
}
saved-exact = Counted are people who have every word as written. The search page also shows near spellings when nobody does.
saved-nobody = Nobody matches now.
saved-stray = Does not belong here
saved-stray-reason = Why (optional, up to 300 characters)
saved-stray-hide = Hide from this search
saved-strays = Hidden from this search
saved-stray-gone = Somebody who left the reserve, or you may no longer see them
saved-stray-take-back = Show again

## Done and wrong

done-search-kept = The search is saved.
done-search-changed = The saved search is changed.
done-search-deleted = The saved search is deleted.
done-search-looked-at = These changes count as seen.
done-search-stray = The person is hidden from this search.
done-search-stray-back = The person is shown in this search again.
error-saved-too-many = You keep 200 searches already. Delete one that you no longer need.
error-saved-alert-too-many = This search finds more than 5,000 people. An alert would tell you nothing useful: narrow the search, or save it without an alert.
error-saved-strays-too-many = 500 people are hidden from this search already. Narrow the search instead.

## Letters

saved-letters-title = Stop letters about saved searches
saved-letters-text = You will get no more letters about any of your saved searches. Changes are still shown in Kadr.
saved-letters-stop = Stop the letters
saved-letters-stopped = The letters are stopped
saved-letters-stopped-text = Changes of your saved searches are still shown in Kadr. You can choose letters again for each search.
saved-letters-over = This link no longer works
saved-letters-over-text = Sign in and change the alert of each saved search.
letter-kind-saved_searches-changed = Changes of saved searches
mail-saved-joined = { $count ->
    [one] { $count } person became a match.
   *[other] { $count } people became a match.
}
mail-saved-left = { $count ->
    [one] { $count } person is no longer a match.
   *[other] { $count } people are no longer a match.
}
mail-saved-subject = Kadr: your saved searches have changed
mail-saved-text = { $searches ->
    [one] There are changes in { $searches } saved search. { $changes }
   *[other] There are changes in { $searches } saved searches. { $changes }
}
mail-saved-button = See the saved searches
mail-saved-foot = You get this letter because you chose alerts by letter. To stop these letters, open this address and press the button: { $stop }
