# People like one person.

similar-link = People like this one
similar-title = People like this one
similar-lead = People whom you may see who are most like this person in what they have done and studied. This is no judgement of either.
similar-none = Nobody is like this person
similar-none-text = Nobody whom you may see shares a telling word of posts, education or statement with this person.
similar-none-button = Search people
similar-why = What they share
similar-points = { $points } of { $of } points
similar-how = How likeness is counted
similar-how-text = Points are added for what two people share. A word or concept is worth more the fewer people have it; all parts together are worth 100.
similar-how-never = Names, party, sex, age and descent never count, wherever they are written.
similar-part-words = Words of posts, education and statement
similar-part-concepts = Concepts, in any language
similar-part-field = { search-part-field }
similar-part-category = { search-part-category }
similar-part-sector = { search-part-sector }
similar-part-kind = Kind of service
similar-part-language = { search-part-language }
similar-part-region = { search-part-region }
