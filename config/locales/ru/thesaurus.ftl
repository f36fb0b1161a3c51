# Тезаурус: страницы администраторов и аудиторов.

menu-thesaurus = Тезаурус
problem-concept_state = Делать нечего
problem-concept_state-detail = Понятие уже выведено из употребления или стоит так, как поставлено с программой.
error-concept_state = { problem-concept_state-detail }

done-concept-added = Понятие добавлено. Поиск учтёт его через секунду-другую.
done-concept-saved = Понятие изменено. Поиск учтёт это через секунду-другую.
done-concept-retired = Понятие выведено из употребления. Поиск его больше не учитывает.
done-concept-taken-back = Понятие снова такое, каким поставлено с программой.

thesaurus-lead = Слова с одним значением на казахском, русском и английском. Поиск по одному из них находит людей, которые пишут другое. Ваши изменения действуют поверх файлов, поставляемых с программой, и каждое остаётся в истории.
thesaurus-add = Добавить понятие
thesaurus-change = Изменить понятие
thesaurus-use-again = Вернуть в употребление
thesaurus-retire = Вывести из употребления
thesaurus-take-back = Вернуть поставленную строку
thesaurus-search = Найти
thesaurus-all = Показать все понятия
thesaurus-any = Любое
thesaurus-none = Таких понятий нет. Сократите слово или снимите часть условий.
thesaurus-caption = { $count ->
    [one] { $count } понятие
    [few] { $count } понятия
   *[other] { $count } понятий
    }, редакция { $edition }
thesaurus-more = Следующие понятия
thesaurus-code = Код
thesaurus-back-label = Назад
thesaurus-state-shipped = Как поставлено
thesaurus-state-changed = Изменено здесь
thesaurus-state-added = Добавлено здесь
thesaurus-state-retired = Выведено из употребления
thesaurus-retired-text = Поиск не использует это понятие. Ниже показано, каким оно было.
thesaurus-as-shipped = Как поставлено:
thesaurus-broader = Шире
thesaurus-narrower = Уже
thesaurus-nothing = Нет
thesaurus-history = История
thesaurus-history-none = Это понятие здесь никто не менял.
thesaurus-edition = Редакция
thesaurus-when = Когда
thesaurus-who = Кто
thesaurus-what = Что
thesaurus-why = Почему
thesaurus-did-changed = Записано
thesaurus-did-retired = Выведено из употребления
thesaurus-did-shipped = Возвращена поставленная строка
thesaurus-names-text = По одному названию в строке, предпочтительное первым. Сокращения тоже названия.
thesaurus-look = Посмотреть, что изменится
thesaurus-back = Исправить ещё раз
thesaurus-preview-add = Добавить понятие
thesaurus-preview-change = Изменить понятие
thesaurus-preview-retire = Вывести понятие из употребления
thesaurus-preview-take-back = Вернуть поставленную строку
thesaurus-do-add = Добавить понятие
thesaurus-do-change = Сохранить изменение
thesaurus-do-retire = Вывести из употребления
thesaurus-do-take-back = Вернуть
thesaurus-preview-text = Вот что найдёт поиск после изменения. Показано только число людей, а малые числа не показаны совсем.
thesaurus-preview-part = Эти слова есть у очень многих людей. Посчитаны только 5 000 из них, поэтому каждое число не меньше указанного.
thesaurus-preview-caption = Что найдёт поиск
thesaurus-searched = Поиск по словам
thesaurus-any-name = Понятие под любым названием
thesaurus-gain = Добавятся
thesaurus-lose = Перестанут находиться
thesaurus-few = менее 5 человек
thesaurus-people = { $count ->
    [one] { $count } человек
    [few] { $count } человека
   *[other] { $count } человек
    }
thesaurus-warnings = Прежде чем сохранить
thesaurus-warning-shared = «{ $name }» также называет понятие:
thesaurus-warning-frequent = «{ $name }» есть в текстах более чем десятой части людей. Поиск по этому слову может стать слишком широким.
thesaurus-warning-capitals = «{ $name }» – служебное слово. Оно учитывается, только если написано заглавными буквами.

field-concept_text = Название или код
field-concept_text-hint = Часть названия на любом из языков или начало кода.
field-concept_kind = Вид
field-concept_check = Проверка
field-concept_check-hint = Насколько проверены казахские названия.
field-concept_state = Состояние
field-names_kk = Названия на казахском
field-names_ru = Названия на русском
field-names_en = Названия на английском
field-broader_1 = Более широкое понятие
field-broader-hint = Код понятия, разновидностью которого является это, например POS016. Поиск по нему найдёт и это. Если такого нет, оставьте поле пустым.
field-broader_2 = Второе более широкое понятие
field-broader_3 = Третье более широкое понятие
field-concept_source = Источник
field-concept_source-hint = Где встречаются названия: закон, классификатор, сайт. OWN означает общепринятое официальное употребление.
field-concept_reason = Почему
field-concept_reason-hint = Предложение для тех, кто спросит позже. Не пишите о людях.

concept-kind-field = Область образования
concept-kind-function = Функция
concept-kind-post = Должность
concept-kind-occupation = Профессия
concept-kind-degree = Степень
concept-kind-skill = Навык
concept-kind-language = Язык
concept-kind-body = Вид организации
concept-kind-rank = Чин
concept-kind-place = Место
concept-check-attested = Встречается в открытых текстах
concept-check-native = Нужна проверка носителем языка
concept-check-disputed = Оспаривается

error-thesaurus-name-required = Введите хотя бы одно название на каждом языке.
error-thesaurus-too-many-names = Введите не более 12 названий.
error-thesaurus-name-signs = В названии не может быть знака | и невидимых знаков.
error-thesaurus-name-no-word = В каждой строке должно быть слово.
error-thesaurus-name-long = Название не длиннее 100 знаков и 12 слов.
error-thesaurus-name-twice = Одно из названий указано дважды.
error-thesaurus-name-taken = Одно из этих названий уже есть у другого понятия того же вида.
error-thesaurus-source-required = Укажите, где встречаются названия. OWN означает общепринятое официальное употребление.
error-thesaurus-too-many-broader = Укажите не более трёх более широких понятий.
error-thesaurus-broader-itself = Понятие не может быть шире самого себя.
error-thesaurus-broader-unknown = Понятия с таким кодом в употреблении нет.
error-thesaurus-broader-twice = Более широкое понятие указано дважды.
error-thesaurus-circle = Более широкие понятия ведут обратно к этому.
error-thesaurus-too-deep = Получилось бы больше четырёх уровней более широких понятий.
error-thesaurus-narrower-there = С этим понятием связаны более узкие. Сначала измените их.
error-thesaurus-unchanged = Ничего не отличается от того, что есть сейчас.
error-thesaurus-full = Понятий уже 5 000. Сначала выведите часть из употребления.
error-thesaurus-reason-required = Напишите почему.
error-thesaurus-reason-short = Напишите не менее 10 знаков, чтобы изменение было понятно другим.
