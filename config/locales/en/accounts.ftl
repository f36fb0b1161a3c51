# Signing up, signing in, passwords, and the letters about them. Letters hold no personal data.

## Signing up

sign-up-title = Create an account
sign-up-lead = Sign up here if you want to enter the reserve. Officers of state bodies and party representatives get their accounts from the administrator.
sign-up-button = Create an account
sign-up-have = Do you have an account?
sign-up-done-title = Check your email
sign-up-done-text = We have sent a letter to the address you gave. Open it and do what it says. The link that confirms an address works for 7 days. If there is no letter, look in your spam folder.

## Signing in

sign-in-title = Sign in
sign-in-button = Sign in
sign-in-forgot = Forgotten your password?
sign-in-new = New to Kadr?

## A new password

forgot-title = Forgotten your password?
forgot-lead = Enter the email address of your account. We will send you a link to set a new password.
forgot-button = Send the link
forgot-done-title = Check your email
forgot-done-text = If this address has an account, we have sent it a letter with a link. The link works for 2 hours. If there is no letter, check the address and your spam folder.
reset-title = Set a new password
reset-button = Save the password

## Confirming an address

confirm-title = Confirm your email address
confirm-text = Press the button to confirm that the address the letter came to is yours.
confirm-button = Confirm the address

## What was just done

done-signed-out = You are signed out.
done-email-confirmed = Your email address is confirmed.
done-password-set = Your new password is saved. Sign in with it now.

## Letters

mail-confirm-subject = Kadr: confirm your email address
mail-confirm-text = An account with this address was created in Kadr, the personnel reserve for public service. To confirm that the address is yours, open the link and press the button. The link works for 7 days.
mail-confirm-button = Confirm the address
mail-confirm-foot = If you did not create the account, do nothing: the address stays unconfirmed.

mail-reset-subject = Kadr: set a new password
mail-reset-text = Somebody asked to set a new password for the account with this address. Open the link and choose a new password. The link works for 2 hours and only once. After that you sign in again on every device.
mail-reset-button = Set a new password
mail-reset-foot = If you did not ask for this, do nothing: your present password stays. If such letters keep coming, tell the state body that runs this system.

mail-already-subject = Kadr: this address has an account already
mail-already-text = Somebody tried to create an account with this address, but it has one already. Sign in with it. If you have forgotten the password, choose “Forgotten your password?” on the sign-in page.
mail-already-button = Sign in
mail-already-foot = If this was not you, do nothing: nothing in your account has changed.

## Signed in again: what was typed before

send-typed-title = You are signed in. Send what you had typed?
send-typed-text = Your session had ended, so it has not been sent yet.
send-typed-button = Send it now
send-typed-not = Do not send it
