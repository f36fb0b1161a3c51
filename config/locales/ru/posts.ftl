# Вакансии и должности: открытые страницы, страницы кадровой службы, форма черновика.

## Сроки

deadline-is = Приём заявлений до
deadline-was = Приём заявлений завершён
deadline-zone = время Казахстана ({ $offset })
deadline-passed = Срок истёк
deadline-days-left = { $days ->
    [one] Остался { $days } день
    [few] Осталось { $days } дня
   *[many] Осталось { $days } дней
}
deadline-hours-left = { $hours ->
    [one] Остался { $hours } час
    [few] Осталось { $hours } часа
   *[many] Осталось { $hours } часов
}
deadline-last-hour = Осталось меньше часа

## Открытые вакансии

vacancies-title = Открытые вакансии
vacancies-lead = Должности, на которые сейчас подбирают людей. У каждой указано, чего требует закон и до какого времени можно подать заявление.
vacancies-filters = Фильтры
vacancies-text = Слова из названия должности или органа
vacancies-region = Регион
vacancies-all-regions = Все регионы
vacancies-kind = Вид должности
vacancies-all-kinds = Все виды
vacancies-apply = Показать вакансии
vacancies-clear = Сбросить фильтры
vacancies-count = { $count ->
    [one] { $shown } вакансия
    [few] { $shown } вакансии
   *[many] { $shown } вакансий
}
vacancies-none = Сейчас открытых вакансий нет. Загляните позже: новые появляются здесь сразу после публикации.
vacancies-none-found = По этим фильтрам открытых вакансий нет. Снимите один из них или посмотрите другой регион.
vacancies-next = Следующие вакансии

## Одна вакансия

vacancy-back-label = Назад
vacancy-place = Место работы
vacancy-kind = Вид должности
vacancy-filling = Как замещается
vacancy-direction = Функциональное направление
vacancy-opens-on = Приём заявлений с
vacancy-opens = Приём заявлений откроется { $day }.
vacancy-as-of = Требования проверяются на
vacancy-note = От государственного органа
vacancy-rule = Чего требует закон
vacancy-rule-unverified = Не все указанные тексты сверены с действующей редакцией. Перед решением государственный орган сверяет их с действующим законом.
vacancy-would-i = Подхожу ли я?
vacancy-would-i-text = Ответьте на несколько вопросов без учётной записи. Kadr покажет по каждому требованию, чему вы соответствуете, чего не хватает и с какого дня вы будете соответствовать. Ничего из написанного не сохраняется.
vacancy-would-i-button = Посмотреть, подхожу ли я
vacancy-my-verdicts = Посмотреть по всем вакансиям
vacancy-put-forward = Предложить человека
vacancy-told-draft = Эта вакансия ещё не опубликована.
vacancy-told-published = Эта вакансия опубликована.
vacancy-told-closed = Вакансия закрыта. Подать заявление уже нельзя.
vacancy-told-withdrawn = Государственный орган снял эту вакансию.
post-category = категория { $category }
rule-article = ст. { $article }
rule-edition = редакция { $edition }

vacancy-state-draft = Черновик
vacancy-state-published = Опубликована
vacancy-state-closed = Закрыта
vacancy-state-withdrawn = Снята
vacancy-window-ahead = Опубликована, приём ещё не начался
vacancy-window-open = Открыта
vacancy-window-passed = Срок истёк, ещё не закрыта

## Рабочая страница

work-title = Моя работа
work-new = Составить вакансию
work-vacancies = Вакансии вашего органа
work-open = Опубликованы, срок не истёк
work-over = Срок истёк: закройте их
work-drafts = Черновики
work-waits = Что ждёт
work-returned = Короткие списки, возвращённые вам
work-shortlist-drafts = Короткие списки в работе
work-for-approval = Короткие списки у утверждающего
work-failed-letters = Письма, которые не удалось доставить
work-closing = Ближайшие сроки
work-none = Сейчас у вашего органа нет опубликованных вакансий. Составьте вакансию, проверьте и опубликуйте.

## Вакансии органа

work-states = Вакансии по состоянию
work-all = Все
work-caption = Вакансии, поздние сроки первыми
work-post = Должность
work-state = Состояние
work-closes = Срок
work-list-none = Здесь пока нет вакансий.

## Одна вакансия для своего органа

work-see-public = Посмотреть, как её видят все
work-match = Посмотреть, кто соответствует
work-draft-text = Проверьте всё перед публикацией. После неё вакансию увидят все, а требования и сроки останутся как есть.
work-publish = Опубликовать вакансию
work-edit = Изменить черновик
work-give-up = Отказаться от черновика
work-end = Завершить вакансию
work-end-text = Закройте вакансию досрочно, если должность занята. Снимите её, если замещать должность не будут. Отменить это нельзя.
work-end-text-over = Срок истёк. Закройте вакансию, когда по короткому списку принято решение. Снимите её, если замещать должность не будут. Отменить это нельзя.
work-direction = Функциональное направление должности
work-direction-hint = Соответствие опыта или образования функциям должности подтверждается для одного из этих направлений. Пока вакансия опубликована, его можно указать, но нельзя изменить.
work-direction-save = Сохранить
post-direction-none = Пока не указано
work-close = Закрыть вакансию
work-withdraw = Снять вакансию
done-vacancy-saved = Черновик сохранён. До публикации его видит только ваш орган.
done-post-direction = Функциональное направление должности сохранено.
done-vacancy-published = Вакансия опубликована. Теперь её видят все.
done-vacancy-closed = Вакансия закрыта.
done-vacancy-withdrawn = Вакансия снята.

## Форма черновика

vacancy-form-new = Новая вакансия
vacancy-form-edit = Изменение черновика
vacancy-form-back = Назад
vacancy-choose = Выберите
vacancy-new-post = Новая должность, описана ниже
vacancy-new-post-details = Описать новую должность
vacancy-no-category = Без категории
vacancy-save = Сохранить черновик
field-post = Должность
field-post-hint = Выберите должность своего органа или новую должность и опишите её ниже.
field-title_kk = Название на казахском
field-title_ru = Название на русском
field-title_en = Название на английском
field-post_region = Место работы
field-post_kind = Вид должности
field-post_category = Категория
field-post_category-hint = Только для административной должности: категория по реестру должностей.
field-post_filling = Как замещается
field-post_direction = Функциональное направление
field-post_direction-hint = Соответствие опыта или образования функциям должности подтверждается для одного из этих направлений.
field-rule = Требования
field-rule-hint = Редакция, по которой подбирают людей. После публикации её изменить нельзя.
field-opens_on = Первый день приёма заявлений
field-closes_on = Последний день приёма заявлений
field-closes_time = Время окончания
field-closes_time-hint = Время Казахстана, например 18:00.
field-as_of_on = День проверки
field-as_of_on-hint = Возраст, стаж и документы проверяются на этот день. Для выборов – день голосования.
field-vacancy_note = Примечание для всех
field-vacancy_note-hint = Обязанности, нужные документы, контакты государственного органа. Можно не заполнять.

error-time-format = Напишите время в виде 18:00.
error-vacancy-date-early = Этот день был больше года назад. Проверьте год.
error-vacancy-closes-before-opening = Приём заявлений не может закончиться раньше, чем начнётся. Проверьте оба дня.
error-vacancy-window-long = Вакансия открыта не дольше года. Выберите более ранний срок.
error-vacancy-closing-past = Срок уже истёк. Измените черновик и выберите более поздний.
error-vacancy-as-of-far = День проверки должен отстоять от срока не более чем на год.
error-post-category-kind = Категория есть только у административной должности. Уберите категорию или измените вид должности.
error-post-filling-kind = По конкурсу замещаются только административные должности. Выберите другой способ или измените вид должности.
error-post-filling-elected = Избираются только акимы. Выберите другой способ или измените вид должности.
error-region-scope = Вы работаете с другими регионами. Выберите место в них или попросите администратора расширить ваши регионы.
error-kato-no-regions = В файле нет ни одного региона: это не полный классификатор. Проверьте файл.
vacancy-weights = По чему упорядочены люди с одинаковым заключением
vacancy-weights-text = Учитывается семь признаков, их веса в сумме дают 100. Веса видит каждый, кто видит порядок. Требование ими не заменить.
field-weight_surplus = Стаж сверх требуемого
field-weight_leading = Стаж на руководящих должностях
field-weight_field = Направление подготовки
field-weight_languages = Языки
field-weight_region = Регион должности
field-weight_programmes = Программы резерва и государственные тесты
field-weight_text = Должности, похожие на вакантную
error-weight-range = Вес – целое число от 0 до 100.
error-weights-sum = Сумма весов должна быть равна 100.
