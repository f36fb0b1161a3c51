# Поиск людей, подбор на вакансию, заключения.

menu-my-verdicts = Чему я соответствую

problem-list_expired = Этот список больше не хранится
problem-list_expired-detail = Список остаётся неизменным десять минут после последнего просмотра. Запросите его снова с первой страницы.
error-list_expired = { problem-list_expired-detail }

## Поиск

search-title = Поиск людей
search-words = Слова, имя, должность или специальность
search-words-hint = Выражение берите в кавычки. Поле: образование:право, должность:"главный специалист", язык:английский, регион:Алматы. Ещё: -слово (кроме него), OR (или), финанс* (начало слова).
search-button = Найти
search-filters = Фильтры
search-apply = Применить фильтры
search-part-text = Слова
search-part-region = Регион
search-part-level = Образование
search-part-field = Область образования
search-part-category = Категория занимаемых должностей
search-part-years = Стаж работы, лет
search-part-language = Язык
search-part-sector = Отрасль
search-part-available = Готовность приступить
search-part-submitted = Подача профиля
search-years-from = Не менее
search-years-to = Не более
search-language-level = Уровень языка не ниже
search-language-level-hint = Действует для отмеченных языков.
search-any-level = Любой уровень

search-count = { $count ->
    [one] { $shown } человек
    [few] { $shown } человека
   *[other] { $shown } человек
}
search-moved = Список, который вы читали, больше не хранится. Это тот же поиск по нынешнему резерву.
search-hidden = { $count ->
    [one] { $count } человек с этой страницы больше не доступен и не показан.
    [few] { $count } человека с этой страницы больше не доступны и не показаны.
   *[other] { $count } человек с этой страницы больше не доступны и не показаны.
}
search-read-as = По тому, как набрано, никто не найден. В другой раскладке это «{ $text }» – искали так.
search-meant = Возможно, вы имели в виду:
search-near = Точно таких слов нет ни у кого. У этих людей слова написаны похоже.
search-some = { $least ->
    [one] Всех слов ({ $of }) нет ни у кого. У этих людей есть хотя бы { $least } из них.
    [few] Всех слов ({ $of }) нет ни у кого. У этих людей есть хотя бы { $least } из них.
   *[other] Всех слов ({ $of }) нет ни у кого. У этих людей есть хотя бы { $least } из них.
}
search-rebuilding = Поисковый индекс строится заново. Пока это не закончено, изменения могут появляться здесь на несколько секунд позже.
search-building = Поиск готовится
search-building-text = Поисковый индекс строится заново из базы данных. Ничего не потеряно, всё остальное работает. Обычно это занимает меньше минуты.
search-building-again = Посмотреть снова
search-ignored = В поиске не учтено:
search-chips = Выбранные фильтры
search-remove = Убрать:
search-clear = Очистить всё
search-sort = Порядок
search-sort-relevance = Сначала самые подходящие
search-sort-years = Сначала с большим стажем
search-sort-newest = Сначала новые
search-chip-years-from = Стаж, лет: не менее { $years }
search-chip-years-to = Стаж, лет: не более { $years }
search-chip-level = Уровень языка: { $level } или выше
search-chip-available-by = Могут приступить не позднее: { $day }
search-chip-submitted-from = Профиль подан не ранее: { $day }
search-chip-submitted-to = Профиль подан не позднее: { $day }

search-none = Никто не найден
search-reach = Вы видите только часть резерва: { $reach }.
search-reach-both = { $one }; при этом только { $two }
search-reach-places = место жительства – { $places }
search-reach-programmes = участники программ на сегодня – { $programmes }
search-none-at-all = В резерве пока нет никого, кого вы можете видеть.
search-none-anyhow = Отказ от одного фильтра не поможет. Очистите всё и начните с одного слова.
search-advice = Чтобы кого-то найти, уберите одно из этого:
search-without = Без условия «{ $part }»
search-without-two = Без условий «{ $part }» и «{ $other }»
search-years-ranges = Люди по стажу
search-years-less = Менее { $below ->
    [one] { $below } года
   *[other] { $below } лет
}
search-years-range = От { $from } до { $to } лет
search-years-more = { $from } лет и более
search-available-any = В любое время
search-available-now = Сейчас
search-available-within = { $months ->
    [one] В течение { $months } месяца
   *[other] В течение { $months } месяцев
}
search-available-hint = Кто не назвал день, может приступить сразу.
search-available-by = Или не позднее дня
search-available-by-hint = В сохранённом поиске этот день не меняется, а срок «в течение» каждый раз отсчитывается от текущего дня.
search-submitted-months = Люди по месяцу подачи профиля
search-submitted-earlier = ранее
search-submitted-from = Не ранее этого дня
search-submitted-to = Не позднее этого дня
error-available_by-date-too-early = Этот день раньше 2000 года. Проверьте год.
error-submitted_from-date-too-early = { error-available_by-date-too-early }
error-submitted_to-date-too-early = { error-available_by-date-too-early }
error-submitted_to-end-before-start = Последний день раньше первого. Проверьте оба.

search-suggestions = Подсказки
search-suggestions-count = Подсказок:
suggestion-post = должность
suggestion-field = направление обучения
suggestion-place = место
suggestion-concept = понятие
suggestion-name = имя

search-why = Почему найден этот человек
search-why-share = { $share } % оценки
search-beside-recency = как недавно отправлен профиль: { $share } из 100
search-beside-completeness = насколько заполнен профиль: { $share } из 100
search-in-surname = фамилия
search-in-given = имя
search-in-patronymic = отчество
search-in-posts = должности
search-in-studies = образование
search-in-statement = заявление
search-in-fields = направление обучения
search-in-regions = регион проживания
search-in-places = место жительства
search-in-languages = языки
search-met-word-kk = форма казахского слова
search-met-word-ru = форма русского слова
search-met-word-en = форма английского слова
search-met-letters = те же буквы
search-met-beginning = слово, которое так начинается
search-met-phrase = эти слова подряд
search-met-name = написание имени
search-met-initial = имя на эту букву
search-met-concept = понятие «{ $name }»
search-met-broader = более широкое понятие «{ $name }»

search-pages = Страницы списка людей
search-earlier = Предыдущая страница
search-later = Следующая страница
search-page = Страница { $page } из { $pages }

search-no-residence = место жительства не указано
search-post-since = с { $year } года
search-experience = стаж: { $length }
search-experience-leading = стаж: { $length }, на руководящих должностях: { $leading }
search-work-years = { $years ->
    [one] { $years } год
    [few] { $years } года
   *[other] { $years } лет
}
search-work-months = { $months ->
    [one] { $months } месяц
    [few] { $months } месяца
   *[other] { $months } месяцев
}
search-work-years-months = { search-work-years } { search-work-months }
search-available = может приступить: { $day }

## Заключения

verdict-word-meets = Соответствует
verdict-word-cannot_tell = Пока нельзя определить
verdict-word-does_not = Не соответствует
verdict-word-you-meets = Вы соответствуете
verdict-word-you-cannot_tell = Пока нельзя определить
verdict-word-you-does_not = Вы не соответствуете
verdict-as-of = По состоянию на { $day }. Редакция требований: { $edition }
verdict-law-article = статья { $article }
verdict-law-edition = редакция: { $edition }

verdicts-title = Чему я соответствую
verdicts-lead = По каждой открытой вакансии: соответствуете ли вы требованиям и чего не хватает.
verdicts-no-decision = Это не решение. Так требования соотносятся с вашим профилем; решают люди.
verdicts-no-profile = У вас ещё нет профиля
verdicts-no-profile-text = Заполните профиль, и здесь будет видно, соответствуете ли вы требованиям каждой открытой вакансии.
verdicts-to-profile = Перейти на мою страницу
verdicts-hidden = Вы скрыли профиль от этого органа: он вас не находит.
verdicts-state-draft = Ваш профиль – черновик. Пока вы его не подали, специалисты вас не найдут. Незаполненное считается здесь отсутствующим.
verdicts-state-paused = Вы приостановили участие. Пока вы не вернётесь, специалисты вас не найдут.
verdicts-state-withdrawn = Вы вышли из резерва. Пока вы не подадите профиль снова, специалисты вас не найдут.
verdicts-none = Открытых вакансий нет
verdicts-none-text = Когда вакансия откроется, здесь будет видно, соответствуете ли вы её требованиям.
verdicts-closes = Приём заканчивается: { $at }
verdicts-all-requirements = Все требования по порядку
verdicts-pages = Страницы списка вакансий

## Подбор на вакансию

match-title = Кто соответствует требованиям
match-back-label = Назад
match-back = Вакансия
match-back-to-match = Все люди
match-day = Каждый ответ дан на день: { $day }.
match-counts = Люди резерва
match-people-meets = Соответствуют всем требованиям
match-people-cannot_tell = Пока нельзя определить
match-people-does_not = Соответствуют не всем требованиям
match-nobody = Здесь никого нет. Посмотрите два других списка и требования ниже.
match-nobody-at-all = В резерве пока нет никого, кого вы можете видеть.
match-pages = Страницы списка людей
match-place = № { $place }:
match-of-100 = из 100 баллов
match-points = Из чего сложились баллы
match-choose = Выбрать
match-compose = Внести выбранных в короткий список
match-compose-one = Внести в короткий список

match-requirements = Что отсеивает людей
match-requirement = Требование
match-keeps-out = Не проходят из-за него
match-alone = Мешает только оно
match-alone-unclear = ещё { $count }: без него всё равно нельзя было бы определить
match-unclear = По нему нельзя определить

match-how = Как составлен порядок
match-how-text = Люди с одинаковым ответом идут по баллам. Баллы никогда не заменяют требования.
match-how-never = Имя, пол, возраст, партия и фотография не учитываются. При равных баллах люди идут в том порядке, в котором попали в систему.

match-residence = Место жительства
match-experience = Общий стаж
match-open-file = Открыть все данные
match-requirements-of = Требование за требованием
match-points-of = Баллы: { $points } из 100
match-part = Что учитывается
match-has = Что есть у человека
match-points-column = Баллы
match-region-lives = живёт там
match-region-wishes = готов туда переехать
match-region-neither = другой регион
match-part-surplus = Стаж сверх требуемого, до десяти лет
match-part-leading = Стаж на руководящих должностях, до десяти лет
match-part-field = Близость направления подготовки к указанным
match-part-languages = Языки на уровне B2 и выше, до трёх
match-part-region = Регион должности
match-part-programmes = Программы резерва и государственные тесты
match-part-text = Слова названия должности среди прежних должностей
match-how-part = { $part }: не более { $points }
match-field-not-asked = направление не указано
match-field-other = другое направление
match-field-near = смежное направление той же области
match-field-within = указанное направление
match-programmes-member = участник программы; лучший тест: { $points }
match-programmes-none = не участник программ; лучший тест: { $points }
match-words-found = { $found } из { $of }
match-soon = Будут или могут соответствовать в течение { $months ->
    [one] { $months } месяца
   *[other] { $months } месяцев
}
match-people-soon = Скоро будут соответствовать всем требованиям или смогут, если с документами всё в порядке; сначала ближайшие
match-through-reserve = Могут быть назначены через резерв
match-people-through_reserve = Могут быть назначены через резерв без соответствия требованиям
match-way = Назначение через резерв
match-count-them = посчитать
match-list-them = показать списком
match-held-by = Только люди, которым мешает это требование:
match-on = Ответы на другой день
match-on-button = Показать
