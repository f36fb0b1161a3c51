# Labels of form fields: accounts and audit.

field-name = Name
field-name-hint = This is how the system and colleagues will show you.
field-email = Email address
field-email-hint = We will send a letter there to confirm the address.
field-password = Password
field-password-hint = 10 to 200 characters. A password of several words is easy to remember and hard to guess.
field-subject = What it is about (number)
field-subject-hint = The full number (UUID) of a person, vacancy, shortlist, account or other thing.
field-action = Action
field-action-hint = The beginning of its name is enough, for example account. or account.signed_in

error-name-required = Enter a name.
