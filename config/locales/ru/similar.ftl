# Люди, похожие на одного человека.

similar-link = Похожие люди
similar-title = Похожие люди
similar-lead = Люди, которых вы можете видеть, больше всего похожие на этого человека тем, что делали и чему учились. Это не оценка ни его, ни их.
similar-none = Похожих людей нет
similar-none-text = Ни у кого из тех, кого вы можете видеть, нет с этим человеком общих характерных слов в должностях, образовании или рассказе о себе.
similar-none-button = Искать людей
similar-why = Что общего
similar-points = { $points } из { $of } баллов
similar-how = Как считается сходство
similar-how-text = Баллы складываются за то, что у двух людей общее. Слово или понятие весит тем больше, чем у меньшего числа людей оно есть; все части вместе дают 100.
similar-how-never = Имя, партия, пол, возраст и происхождение не учитываются никогда, где бы они ни были написаны.
similar-part-words = Слова должностей, образования и рассказа о себе
similar-part-concepts = Понятия на любом языке
similar-part-field = { search-part-field }
similar-part-category = { search-part-category }
similar-part-sector = { search-part-sector }
similar-part-kind = Вид службы
similar-part-language = { search-part-language }
similar-part-region = { search-part-region }
