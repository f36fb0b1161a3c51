# Pages open to everybody: home, help, accessibility, privacy.

## Home

home-title = Personnel reserve for public service
home-lead = Kadr keeps a reserve of people who are ready for public posts. It compares a profile with the requirements of a post on a chosen day and shows the reasons for each verdict. People decide.
home-join = Create an account
home-vacancies = See open vacancies
home-figures = In figures
home-people = People whom every body can find
home-open = Open vacancies
home-regions = Regions they live in
home-parties = Political parties
home-for-applicants = For applicants
home-for-applicants-text = Fill in your profile once. For each vacancy you see whether you meet the requirements, why, and from which day. You also see who opened your file.
home-for-parties = For parties
home-for-parties-text = Nominate people for your party. A nomination takes effect only when the person accepts it. You do not see whom other parties nominated, and they do not see yours.
home-for-officers = For state bodies
home-for-officers-text = See who meets the requirements of a post, and why. One person prepares the shortlist, another approves it, and only then it goes to the person who decides.

## Help

help-title = Help
help-applicant-heading = For applicants
help-applicant = Create an account and confirm your email address. Then fill in your profile and submit it: a profile that is not submitted is not in the reserve. The page of a vacancy shows its requirements and whether you meet them. If somebody nominates you, you decide whether to accept.
help-verdicts-heading = Verdicts
help-verdicts = There are three verdicts: “meets”, “does not meet” and “cannot tell yet”. The third is not a refusal: information, a document or an officer’s confirmation is missing. Each verdict is for a certain day and comes with its reason. The system never rejects anybody: only a person makes a negative decision, and writes the reason so that the applicant can understand it. If you disagree, complain to the state body that runs this system.
help-party-heading = For party representatives
help-party = Nominate a person and wait for their answer: without their consent the nomination does not take effect. You see only the people your party nominated. Party, sex and age do not influence the place on a shortlist.
help-officer-heading = For officers of state bodies
help-officer = Set the requirements of the vacancy and publish it. Find the people who meet them and compose a shortlist, with the reason for each choice. Another person approves the list: you cannot approve what you prepared. What you see on the screen is what the letter sends. When you open a person’s file, this is recorded and that person sees it.
help-keys-heading = Keyboard
help-keys = On officers’ pages with tables: / goes to the search field, j and k go to the next and the previous row, Enter opens, x selects, ? explains the keys. On Kazakh and Russian keyboards the keys in the same places work. You can switch the keys off in the ? window.

## Accessibility

accessibility-title = Accessibility
accessibility-what = Everybody should be able to use Kadr. We aim at level AA of WCAG 2.2. There has been no independent check yet.
accessibility-how-heading = What we have done
accessibility-how = You can use the pages with a keyboard and with a screen reader. Nothing is lost when the text is enlarged or the page is opened on a phone. Meaning is never given by colour alone: there is a sign and a word beside it. Dark mode and high contrast are supported. All pages except the API reference also work without scripts.
accessibility-tell-heading = If something stands in your way
accessibility-tell = Tell the state body that runs this system which page it was and what you could not do. You can also ask it for the content of a page in another form.

## Privacy

privacy-title = Privacy
privacy-what = To find people for public posts, Kadr keeps what you state in your profile: name, date of birth, IIN, contacts, education, service, languages, programmes of the reserve, test results, documents, and in which state body close relatives serve (not their names). The IIN and the contacts are encrypted. The password itself is not kept, only a value it can be checked against.
privacy-who-heading = Who sees the data
privacy-who = You see your data, and so do officers whose role allows it. Every time somebody else opens your file, this is recorded, and on your page you see who opened it and when. A party sees only the people it nominated. If you think your data were misused, complain to the state body that runs this system.
privacy-kept-heading = How and how long data are kept
privacy-kept = Every action is written to the audit log, which cannot be changed unnoticed. How long data are kept is set by the state body that runs this system, under the law. Ask that body if you want your data corrected, handed to you or erased.
privacy-cookies-heading = Cookies
privacy-cookies = Kadr uses two cookies only: one remembers that you are signed in and is removed when you sign out, the other remembers the language you chose for a year. There are no cookies for advertising or tracking. If you switch the keyboard keys off, that choice stays in your browser and is not sent to us.
