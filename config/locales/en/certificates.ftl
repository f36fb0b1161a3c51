# Certificates of matches: making one, checking one by its code or file.

menu-certificates = Certificates

## Looking one up

certificates-title = Check a certificate
certificates-lead = A certificate is a signed record of who met the requirements of a vacancy on a day, and in which order. Anybody can check one here. It names nobody.
certificate-by-code = By its code
field-code = Code of the certificate
certificate-code-hint = Sixteen letters and digits, in groups of four. Small letters will do.
certificate-look-up = Look up
certificate-by-file = By its file
field-file = File of the certificate
certificate-file-hint = A .json file as it was downloaded, up to 24 MB. It is compared with the record and not kept.
certificate-check = Check the file
certificate-by-yourself = Without this site
certificate-by-yourself-text = A certificate can be checked with other tools as well: it is signed with Ed25519, and the public keys are open to everybody.
certificate-keys = Public keys
certificates-none = There are no certificates yet. An officer makes one from the match of a vacancy.
certificates-caption = Certificates, newest first
error-certificate-code-length = A code has sixteen letters and digits. Count them once more.
error-certificate-code-mistyped = There is a slip in this code. Compare it with the certificate sign by sign.
error-certificate-code-unknown = The code is well formed, but there is no such certificate here. Ask whoever gave it to you which site it is from.
error-certificate-file-none = Choose the file of a certificate first.

## What a file turned out to be

certificate-check-identical = Identical
certificate-check-identical-text = The file is the certificate that was given out, to the last byte. The signature is good.
certificate-check-differs = Differs from the record
certificate-check-differs-text = The file was signed here, but under its code another record is kept. Tell the body that made it.
certificate-check-altered = Altered
certificate-check-altered-text = This is not the file that was given out. Do not rely on it; ask for it again.
certificate-check-no_record = No record
certificate-check-no_record-text = The file was signed here and is intact, but no record is kept under its code.
certificate-check-unknown_key = Unknown key
certificate-check-unknown_key-text = The file names a key that is not one of this site. It may come from another site, or the name of the key was changed.
certificate-check-unreadable = Not a certificate
certificate-check-unreadable-text = The file cannot be read as a certificate. Choose the .json file as it was downloaded.
certificate-fault-unreadable = It cannot be read.
certificate-fault-signature = The signature does not fit the statement.
certificate-fault-people = The lists of people are not those that were signed.
certificate-fault-form = What it says is as signed, but the file was written anew by some program.
certificate-fault-unknown_key = The key is not one of this site.
certificate-differs = It differs from the record in:
certificate-lines = { $count ->
    [one] { $count } line of the lists is another one.
   *[other] { $count } lines of the lists are others.
}
certificate-see-record = The record under the code { $code }
certificate-part-format = the format
certificate-part-vacancy = the vacancy
certificate-part-post = the post
certificate-part-rule = the requirements
certificate-part-setting = what the requirements ask of the post
certificate-part-weights = the weights of the order
certificate-part-day = the day of the verdicts
certificate-part-members = the programmes
certificate-part-open_to = the body that people may hide from
certificate-part-regions = the regions
certificate-part-engine = the versions of the program
certificate-part-data = the state of the reserve
certificate-part-counts = the counts
certificate-part-lists = the hash of the lists
certificate-part-everybody = the hash over everybody
certificate-part-code = the code
certificate-part-made_at = the time it was made
certificate-part-body = the state body
certificate-part-body_name = the name of the state body
certificate-part-people = the lists of people

## One certificate

certificate-title = Certificate
certificate-back-label = Back
certificate-state-good = The signature is good
certificate-state-bad = The signature is broken: this record was altered
certificate-state-unknown_key = The key of the signature is not known here
certificate-day-of = Every verdict is for { $day }.
certificate-post = Post
certificate-body = State body
certificate-day = Verdicts are for
certificate-made-at = Made
certificate-rule = Requirements
certificate-members = Only members of these programmes on { $day }
certificate-regions = Regions people were taken from
certificate-everywhere = All regions
certificate-reserve = People in the reserve whom the body can find
certificate-signed-by = Signed by key
certificate-for-machines = For checking by computer
certificate-rule-hash = SHA-256 of the requirements
certificate-people-hash = SHA-256 over everybody’s result
certificate-engine = Program, and versions of evaluation, facts and points
certificate-as-json = What was signed, as JSON
certificate-unreadable = The record cannot be read any more, so it was altered.
certificate-no-people = This page shows counts only. The file that the body keeps lists people by pseudonyms that nobody can trace back without the keys of this installation.
certificate-download = Download the file
certificate-download-text = The file holds the order with pseudonyms, hashes and points. The download is noted in the audit log.

## Making one

certificate-make-title = Certificate of this match
certificate-make-text = A certificate records the counts, the order and every verdict as they are now, and signs them. Later anybody can see whether it was altered, and whoever runs this system can compute whether the same comes out again. It gets a code that can be given to anyone.
certificate-make = Make a certificate
done-certificate-made = The certificate has been made. Anybody can check it by its code.
