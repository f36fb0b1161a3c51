# Требования, которые пишут сами органы: список, составление, публикация и что изменит одно требование.

problem-rule_published = Эта редакция опубликована
problem-rule_published-detail = Опубликованная редакция не меняется. Напишите новую редакцию на её основе.
error-rule_published = { problem-rule_published-detail }
problem-rule_faulty = В требованиях есть ошибки
problem-rule_faulty-detail = Сначала исправьте отмеченное в черновике. После этого можно посчитать, что изменится.
error-rule_faulty = { problem-rule_faulty-detail }

## Список

menu-rules = Требования
rules-lead = Требования к должностям в том виде, в каком их проверяет программа: поставленные с ней и написанные вашим органом.
rules-new = Написать новые требования
rules-drafts = Черновики вашего органа
rules-drafts-none = Черновиков нет.
rules-own = Опубликованные вашим органом
rules-own-none = Ваш орган ещё не публиковал требований.
rules-shipped = Поставленные с программой
rules-shipped-none = Их нет.
rule-back-label = Назад
rule-days-always = Применяется с самого начала
rule-days-from = Применяется с { $day }
rule-days-until = до { $day }, не включая этот день
rule-state-draft = Черновик
rule-choose = Выберите

## Одна редакция

rule-published-text = Эта редакция опубликована и больше не меняется.
rule-reason-was = Почему она опубликована: { $reason }
rule-base = Редакция, на которой она основана
rule-write-on = Написать новую редакцию на основе этой
rule-text = Текст на трёх языках
rule-series = Редакции этих требований
rule-what-if = Что даст изменение?

## Составление

rule-about-edit = Изменить название, имя и дни
rule-begins-from = Черновик начинается с требований «{ $title }», редакция { $edition }.
rule-begins-empty = Черновик пуст. Требования добавляются по одному.
rule-save = Сохранить
rule-faultless = В черновике нет ошибок. Каждый шаг сохраняется.
rule-faults = { $count ->
    [one] До публикации нужно исправить { $count } ошибку. Каждый шаг сохраняется.
    [few] До публикации нужно исправить { $count } ошибки. Каждый шаг сохраняется.
   *[many] До публикации нужно исправить { $count } ошибок. Каждый шаг сохраняется.
}
rule-tree-requirement = Требования
rule-tree-requirement-text = Кто отвечает всему этому, может занять должность.
rule-tree-reserve = Через резерв
rule-tree-reserve-text = Кого можно назначить через резерв, даже если требования не выполнены, – где это разрешает закон.
rule-reserve-begin = Добавить путь через резерв
rule-up = Выше
rule-down = Ниже
rule-wrap = Поместить в группу
rule-remove = Убрать
rule-empty-tree = Убрать всё
rule-change = Изменить
rule-group-change = Изменить эту группу или добавить группу
rule-group-kind = Вид группы
rule-group-kind-all = Всё перечисленное
rule-group-kind-any = Одно из перечисленного
rule-group-kind-at_least = Не менее скольких-то из перечисленного
rule-group-kind-not = Этого быть не должно
rule-group-n = Сколько, для «не менее»
rule-regroup = Изменить эту группу
rule-add-group = Добавить внутрь группу этого вида
rule-add-leaf = Добавить сюда требование
rule-add = Добавить
field-into = Где оно стоит
rule-citations = Места в законе
rule-citations-none = Ни одного места в законе не добавлено. Оно нужно каждому требованию.
rule-citation = Место в законе
rule-citation-text = Каждое требование указывает на место в законе, откуда оно взято. У требований из одного места оно общее.
rule-citation-add = Добавить место в законе
rule-citation-remove = Убрать это место
rule-no-citations-yet = Каждому требованию нужно место в законе, а его пока нет. Можно сохранить требование и добавить место позже.
rule-publish = Публикация
rule-publish-faults = Черновик можно опубликовать, когда исправлено всё, что в нём отмечено.
rule-publish-text = Опубликованная редакция не меняется, и ваши специалисты могут выбирать её для вакансий. Предыдущая бессрочная редакция заканчивается в день начала этой. Вакансии и короткие списки сохраняют свою редакцию.
rule-publish-button = Опубликовать эту редакцию
rule-discard = Выбросить черновик

field-rule_title_kk = Название на казахском языке
field-rule_title_ru = Название на русском языке
field-rule_title_en = Название на английском языке
field-rule_code = Краткое имя
field-rule_code-hint = Одно для всех редакций этих требований. Строчные латинские буквы, цифры, дефис, подчёркивание.
field-rule_edition = Редакция
field-rule_edition-hint = Например 2027-03. Строчные латинские буквы, цифры, дефис, подчёркивание.
field-rule_from = Первый день применения
field-rule_from-hint = Оставьте пустым, если применялась всегда.
field-rule_until = Первый день, когда уже не применяется
field-rule_until-hint = Оставьте пустым, если конец не известен.
field-rule_reason = Почему требования меняются
field-rule_reason-hint = От 10 до 1000 знаков. Это читает каждый, кто смотрит редакции, и это записывается в журнал аудита.
field-law_act = Акт
field-law_act-hint = Название с номером и датой.
field-law_article = Статья, пункт или абзац
field-law_edition = Прочитанная редакция
field-law_from = В силе с
field-law_until = Не в силе с
field-law_status = Насколько известен текст
field-law_status-hint = «Не проверено» показывается с пометкой везде, где названы эти требования.
field-law_source = Где прочитан текст
field-law_source-hint = Адрес или издание.

done-rule-drafted = Черновик создан. Его видит только ваш орган.
done-rule-saved = Сохранено.
done-rule-published = Редакция опубликована. Теперь она не меняется.
done-rule-discarded = Черновик выброшен.

## Виды требований

rule-kind-citizenship = Гражданство
rule-kind-citizenship-hint = Гражданин страны.
rule-kind-age = Возраст
rule-kind-age-hint = Полных лет на день проверки. Оба края входят; один можно оставить пустым.
rule-kind-education = Образование
rule-kind-education-hint = Одно оконченное образование нужного уровня и направления. Укажите низший уровень, или определённые уровни, или направления.
rule-kind-degree = Учёная степень
rule-kind-degree-hint = Выберите степени; если ни одной – подойдёт любая.
rule-kind-state_order = Обучение по государственному заказу
rule-kind-state_order-hint = Оконченное обучение по государственному заказу или за рубежом по утверждённой приоритетной специальности.
rule-kind-service = Стаж работы или службы
rule-kind-service-hint = Пересекающиеся периоды считаются один раз. Работа засчитывается, если подходит под одно из описаний; без описаний засчитывается вся. Чтобы добавить описание, сохраните и откройте страницу снова.
rule-kind-in_post = Занимает должность сейчас
rule-kind-in_post-hint = Занимает такую должность в день проверки. Чаще всего внутри «Этого быть не должно».
rule-kind-mandate = Выборный мандат
rule-kind-mandate-hint = Мандат депутата или выборная должность. Выберите виды; если ни одного – подойдёт любой.
rule-kind-language = Язык
rule-kind-language-hint = Язык на этом уровне или выше.
rule-kind-test_result = Государственный тест
rule-kind-test_result-hint = Сданный тест, результат которого действителен в день проверки.
rule-kind-member = Состоит в резерве
rule-kind-member-hint = Состоит в программе резерва в день проверки. Выберите программы; если ни одной – подойдёт любая.
rule-kind-papers = Документы
rule-kind-papers-hint = Все они есть и действительны. Недостающий документ – это недостающее подтверждение, а не отказ.
rule-kind-no_relatives = Нет родственников в подчинении
rule-kind-no_relatives-hint = Близкий родственник или супруг не служит в органе, который замещает должность. Заполнить нужно только место в законе.
rule-kind-confirmation = Подтверждает человек
rule-kind-confirmation-hint = Нельзя определить, пока это не подтвердит уполномоченное лицо.
rule-kind-official_check = Официальная проверка
rule-kind-official_check-hint = Нельзя определить, пока официальная проверка не исключит всё перечисленное.

rule-ask-citizenship-country = Страна
rule-ask-age-min = Не моложе, лет
rule-ask-age-max = Не старше, лет
rule-ask-education-min = Низший уровень
rule-ask-education-levels = Или только эти уровни
rule-ask-education-fields = Направления подготовки
rule-ask-education-completed_by = Окончено в этот день или раньше
rule-ask-education-unrecognised = Иностранный диплом засчитывается и до признания
rule-ask-degree-any_of = Степени
rule-ask-state_order-min = Низший уровень
rule-ask-state_order-any_of = Виды обучения
rule-ask-service-years = Лет
rule-ask-service-months = Месяцев сверх лет
rule-ask-service-counting = Работа, которая засчитывается
rule-ask-service-of_which = Из них
rule-ask-service-within_years = Только за столько лет до дня проверки
rule-ask-service-longest_break_days = Подряд, с перерывами не длиннее стольких дней
rule-ask-in_post-counting = Такая должность
rule-ask-mandate-kinds = Виды службы
rule-ask-mandate-in_office = Действует в день проверки
rule-ask-language-language = Язык
rule-ask-language-min = Низший уровень
rule-ask-language-certificate = С сертификатом, действительным в день проверки
rule-ask-test_result-test = Тест
rule-ask-test_result-points = Не менее стольких баллов из 100
rule-ask-member-programmes = Программы
rule-ask-papers-all_of = Документы
rule-ask-confirmation-what = Что подтверждается
rule-ask-official_check-bars = Что исключает проверка
rule-ask-filter-kinds = Виды службы
rule-ask-filter-leading = Только руководящие должности
rule-ask-filter-sectors = Отрасли
rule-ask-filter-categories = Категории должностей
rule-ask-filter-not_below = Не ниже категорий
rule-ask-filter-next_lower = Следующая нижестоящая категория по штатному расписанию органа
rule-ask-part-years = Лет
rule-ask-part-months = Месяцев сверх лет
rule-ask-part-counting = Работа, которая засчитывается в этой части
rule-ask-cites = Место в законе
rule-ask-grade = Нужное подтверждение
rule-grade-any = Достаточно указанного

## Что бывает не так в черновике

error-rule-too-many-citations = Мест в законе больше 100. Уберите ненужные.
error-rule-code-shipped = Такое краткое имя есть у требований, поставленных с программой. Выберите другое.
error-rule-edition-taken = Такая редакция уже есть. Назовите эту иначе.
error-rule-node-gone = Этой группы или требования больше нет: черновик тем временем изменили. Посмотрите и выберите снова.
error-rule-editions-overlap = В те же дни применяется другая редакция. Посмотрите редакции ниже: одна должна начинаться, когда кончается другая.
error-rule-editions-gap = Между двумя редакциями остались бы дни, когда не применяется ни одна. Посмотрите редакции ниже: одна должна начинаться, когда кончается другая.
error-rule-reason-required = Напишите, почему требования меняются.
error-rule-reason-short = Напишите не менее 10 знаков, чтобы изменение было понятно другим.
error-rule-no-step = Это требование нельзя смягчить или ужесточить на шаг. Уберите его или задайте другие значения.

## Что даст изменение

sensitivity-title = Что даст изменение?
sensitivity-text = Считаются люди, которых вы можете видеть: те, кто стал бы соответствовать требованиям, и те, кто перестал бы, а также те, кто мог бы, если с документами всё в порядке. Вопрос ничего не меняет.
sensitivity-no-post = Без определённой должности
sensitivity-post-hint = Некоторые требования зависят от должности.
field-on = День проверки
sensitivity-easier = На шаг мягче
sensitivity-harder = На шаг строже
sensitivity-without = Без этого требования
sensitivity-own = Другие значения
sensitivity-try = Посчитать с этими значениями
sensitivity-result = На { $day }
sensitivity-instead = Требование было бы таким: { $text }
sensitivity-rebuilding = Поисковый индекс строится заново; это числа по старому.
sensitivity-gained = Стали бы соответствовать
sensitivity-lost = Перестали бы соответствовать
sensitivity-opened = Могли бы соответствовать, если с документами всё в порядке
sensitivity-closed = Уже не могли бы соответствовать
sensitivity-by-region = По регионам
sensitivity-by-region-column = Регион проживания
sensitivity-by-sex = По полу
sensitivity-by-sex-column = Пол
sensitivity-no-region = Не указан
sensitivity-no-sex = Не известен
sensitivity-hidden = скрыто
sensitivity-fewer = менее { $least }
sensitivity-hidden-text = Все числа округлены до кратных пяти, числа меньше пяти скрыты, а с ними и некоторые другие, чтобы никого нельзя было узнать.

rule-include = Включить то, чего требуют другие требования
rule-include-name = Включаемые требования
rule-include-hint = Опубликованные: из поставки программы или вашего органа. При публикации они включаются навсегда.
rule-include-add = Включить
rule-ask-official_check-unless_found = Выполнено, если в записях нет действующего препятствия (проверка проводится до назначения)
