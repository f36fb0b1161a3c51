# The thesaurus: pages of administrators and auditors.

menu-thesaurus = Thesaurus
problem-concept_state = Nothing to do
problem-concept_state-detail = The concept is retired already, or it stands as it was shipped.
error-concept_state = { problem-concept_state-detail }

done-concept-added = The concept is added. Searches use it within a second or two.
done-concept-saved = The concept is changed. Searches use it within a second or two.
done-concept-retired = The concept is retired. Searches no longer use it.
done-concept-taken-back = The concept stands as it was shipped.

thesaurus-lead = Words that mean the same in Kazakh, Russian and English. A search for one of them finds people who write another. What you change here counts beside the files that come with the program, and every change stays in the history.
thesaurus-add = Add a concept
thesaurus-change = Change the concept
thesaurus-use-again = Use it again
thesaurus-retire = Retire
thesaurus-take-back = Take back to the shipped row
thesaurus-search = Search
thesaurus-all = Show all concepts
thesaurus-any = Any
thesaurus-none = There are no such concepts. Shorten the word, or choose less.
thesaurus-caption = { $count ->
    [one] { $count } concept
   *[other] { $count } concepts
    }, edition { $edition }
thesaurus-more = Further concepts
thesaurus-code = Code
thesaurus-back-label = Back
thesaurus-state-shipped = As shipped
thesaurus-state-changed = Changed here
thesaurus-state-added = Added here
thesaurus-state-retired = Retired
thesaurus-retired-text = No search uses this concept. What it last was is below.
thesaurus-as-shipped = As shipped:
thesaurus-broader = Broader
thesaurus-narrower = Narrower
thesaurus-nothing = None
thesaurus-history = History
thesaurus-history-none = Nobody has changed this concept here.
thesaurus-edition = Edition
thesaurus-when = When
thesaurus-who = Who
thesaurus-what = What
thesaurus-why = Why
thesaurus-did-changed = Written
thesaurus-did-retired = Retired
thesaurus-did-shipped = Taken back to the shipped row
thesaurus-names-text = One name on each line, the preferred one first. Abbreviations are names too.
thesaurus-look = See what it would change
thesaurus-back = Change it once more
thesaurus-preview-add = Add a concept
thesaurus-preview-change = Change a concept
thesaurus-preview-retire = Retire a concept
thesaurus-preview-take-back = Take back to the shipped row
thesaurus-do-add = Add the concept
thesaurus-do-change = Save the change
thesaurus-do-retire = Retire the concept
thesaurus-do-take-back = Take it back
thesaurus-preview-text = This is what searches would find after the change. Only numbers of people are shown, and small ones not at all.
thesaurus-preview-part = Very many people use these words. Only 5,000 of them were counted, so each number is at least this large.
thesaurus-preview-caption = What a search would find
thesaurus-searched = Search for
thesaurus-any-name = The concept, by any name
thesaurus-gain = Gain a match
thesaurus-lose = Lose a match
thesaurus-few = fewer than 5 people
thesaurus-people = { $count ->
    [one] { $count } person
   *[other] { $count } people
    }
thesaurus-warnings = Before you save
thesaurus-warning-shared = “{ $name }” is also a name of:
thesaurus-warning-frequent = “{ $name }” stands in the texts of more than a tenth of all people. Searches for it may become too wide.
thesaurus-warning-capitals = “{ $name }” is a word of grammar. It counts only where it is written in capitals.

field-concept_text = Name or code
field-concept_text-hint = Part of a name in any of the languages, or the beginning of a code.
field-concept_kind = Kind
field-concept_check = Checked
field-concept_check-hint = How far the Kazakh names are checked.
field-concept_state = State
field-names_kk = Names in Kazakh
field-names_ru = Names in Russian
field-names_en = Names in English
field-broader_1 = Broader concept
field-broader-hint = The code of what this is a kind of, for example POS016. Searches for that find this too. Leave it empty if there is none.
field-broader_2 = Second broader concept
field-broader_3 = Third broader concept
field-concept_source = Source
field-concept_source-hint = Where the names were seen: a law, a classifier, a site. OWN stands for common official usage.
field-concept_reason = Why
field-concept_reason-hint = A sentence for whoever asks later. Do not write about people.

concept-kind-field = Field of study
concept-kind-function = Function
concept-kind-post = Post
concept-kind-occupation = Occupation
concept-kind-degree = Degree
concept-kind-skill = Skill
concept-kind-language = Language
concept-kind-body = Kind of organisation
concept-kind-rank = Rank
concept-kind-place = Place
concept-check-attested = In use in public texts
concept-check-native = To be checked by a native speaker
concept-check-disputed = Disputed

error-thesaurus-name-required = Enter at least one name in each language.
error-thesaurus-too-many-names = Enter at most 12 names.
error-thesaurus-name-signs = A name cannot hold the sign | or invisible signs.
error-thesaurus-name-no-word = Each line must have a word.
error-thesaurus-name-long = A name has at most 100 characters and 12 words.
error-thesaurus-name-twice = One of the names is there twice.
error-thesaurus-name-taken = Another concept of the same kind has one of these names.
error-thesaurus-source-required = Write where the names were seen. OWN stands for common official usage.
error-thesaurus-too-many-broader = Name at most three broader concepts.
error-thesaurus-broader-itself = A concept cannot be broader than itself.
error-thesaurus-broader-unknown = There is no concept in use with this code.
error-thesaurus-broader-twice = A broader concept is named twice.
error-thesaurus-circle = The broader concepts lead back to this one.
error-thesaurus-too-deep = There would be more than four levels of broader concepts.
error-thesaurus-narrower-there = Other concepts hang on this one. Change them first.
error-thesaurus-unchanged = Nothing is different from what stands now.
error-thesaurus-full = There are 5,000 concepts already. Retire some first.
error-thesaurus-reason-required = Write why.
error-thesaurus-reason-short = Write at least 10 characters, so that others understand the change.
