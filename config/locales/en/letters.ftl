# The outbox as officers and approvers see it.

letters-title = Letters
letters-lead = Letters your body has sent: whether they left, and why not.
letters-filter = Show by state
letters-all = All
letters-caption = Letters, newest first
letters-none = There are no letters here. A letter appears when a shortlist is released.
letters-trouble = Letters that have not left
letters-delayed = { $count ->
    [one] { $count } letter is late. It will be tried again by itself.
   *[other] { $count } letters are late. They will be tried again by themselves.
}
letters-failed = { $count ->
    [one] { $count } letter was given up. Look at the reason and try it again.
   *[other] { $count } letters were given up. Look at the reasons and try them again.
}
letters-show-delayed = Show letters that wait
letters-show-failed = Show letters that failed
letters-are-files-here = No mail server is set up here: letters are saved as files in the data folder on the server. “Sent” means saved.

letter-kind = Letter
letter-to = To
letter-written = Written
letter-state = State
letter-attempts = Attempts
letter-problem = What went wrong
letter-action = Action
letter-retry = Try again now
letter-next = Next attempt: { $at }

letter-state-waiting = Waiting
letter-state-delayed = Late
letter-state-sent = Sent
letter-state-failed = Failed
letter-state-stopped = Stopped

letter-kind-shortlists-released = A shortlist waits for its recipient
letter-kind-other = Letter

letter-problem-timeout = The mail server did not answer in time.
letter-problem-connection = The mail server could not be reached.
letter-problem-tls = A secure connection to the mail server could not be made. Tell the administrator.
letter-problem-settings = The mail settings cannot be used. Tell the administrator.
letter-problem-keys = The key that seals addresses is missing. Tell the administrator.
letter-problem-words = The letter could not be worded. Tell the administrator.
letter-problem-recipient = The stored recipient is damaged. Tell the administrator.
letter-problem-address = The address cannot be used. Check it and send the shortlist anew.
letter-problem-message = The letter could not be put together. Tell the administrator.
letter-problem-file = The letter could not be saved as a file. Tell the administrator.
letter-problem-withdrawn = What the letter was about was withdrawn before it left.
letter-problem-mailbox = The recipient’s mail server says there is no such mailbox (answer { $code }). Check the address.
letter-problem-smtp = The mail server refused the letter (answer { $code }).
letter-problem-other = The letter could not be delivered.

done-letter-retried = The letter will be tried again now.

problem-letter_state = This letter cannot be tried again
problem-letter_state-detail = The letter has been sent, is being sent at this moment, or was stopped because its cause was withdrawn.
error-letter_state = { problem-letter_state-detail }
