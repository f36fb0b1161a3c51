# Слова, общие для всех страниц: рамка, меню, даты, сообщения о сбоях, ошибки в полях.

## Рамка страницы

layout-skip = Перейти к содержанию
layout-name = Кадровый резерв государственной службы
layout-sign-in = Войти
layout-sign-out = Выйти
layout-main-menu = Главное меню
layout-done = Готово
layout-help = Помощь
layout-accessibility = Доступность
layout-privacy = Персональные данные
layout-api = API для других систем
layout-footer = Kadr показывает основания, решения принимают люди.

## Меню

menu-home = Главная
menu-vacancies = Открытые вакансии
menu-sign-up = Зарегистрироваться
menu-me = Моя страница
menu-my-nominations = Мои выдвижения
menu-access = Кто открывал мои данные
menu-work = Моя работа
menu-search = Поиск людей
menu-work-vacancies = Подбор на вакансии
menu-shortlists = Короткие списки
menu-letters = Письма
menu-approvals = Ждёт моего решения
menu-nominations = Выдвижения
menu-nominate = Выдвинуть человека
menu-audit = Журнал аудита
menu-admin = Управление системой

## Даты и страницы

month-of-1 = января
month-of-2 = февраля
month-of-3 = марта
month-of-4 = апреля
month-of-5 = мая
month-of-6 = июня
month-of-7 = июля
month-of-8 = августа
month-of-9 = сентября
month-of-10 = октября
month-of-11 = ноября
month-of-12 = декабря
month-1 = январь
month-2 = февраль
month-3 = март
month-4 = апрель
month-5 = май
month-6 = июнь
month-7 = июль
month-8 = август
month-9 = сентябрь
month-10 = октябрь
month-11 = ноябрь
month-12 = декабрь

as-of = По состоянию на { $at }
page-older = Более ранние записи

## Формы

form-problem = Чтобы продолжить, исправьте следующее
form-error = Ошибка:

## Документация API

docs-title = Документация API
docs-lead = Что и как другие системы могут запрашивать у Kadr. Описание файлом:
docs-how = Адреса начинаются там, где работает Kadr ($KADR); $T – токен доступа. Названия, адреса и пояснения взяты из самой программы и написаны по-английски.
docs-parts = Разделы API
docs-shapes = Структуры
docs-token = Нужен токен.
docs-no-token = Токен не нужен.
docs-parameters = Параметры
docs-body = Что отправляется
docs-answers = Ответы
docs-otherwise = в остальных случаях
docs-call = Пример
docs-one-of = Ровно одно из этих полей.
docs-needed = обязательно

## Письма

letters-are-files = В этой системе не настроен почтовый сервер: письма не отправляются, а сохраняются файлами в папке данных на сервере. Попросите своё письмо у администратора.

## Запрос не выполнен: что случилось и что делать

problem-go-home = Перейти на главную страницу
problem-number = Если обратитесь за помощью, назовите этот номер:
problem-typed = Что вы написали
problem-typed-sign-in = Написанное не сохранено, но и не потеряно: войдите, затем отправьте его.
problem-send-again = Попробовать ещё раз

problem-not_found = Не найдено
problem-not_found-detail = По этому адресу ничего нет или вам это не открыто. Проверьте адрес. Если ссылку вам прислали, попросите новую.
problem-sign_in_needed = Сначала войдите
problem-sign_in_needed-detail = Вы не вошли в систему, или время сеанса истекло. Войдите и повторите действие.
problem-forbidden = Вам это не открыто
problem-forbidden-detail = Ваша роль этого не позволяет. Если это нужно вам по службе, скажите администратору системы.
problem-cross_site = Запрос пришёл с другого сайта
problem-cross_site-detail = Для вашей защиты Kadr принимает формы только со своих страниц. Откройте страницу в Kadr и отправьте форму ещё раз.
problem-malformed = Не удалось прочитать запрос
problem-malformed-detail = Отправленное повреждено или неполно. Откройте страницу заново и повторите действие. Программа должна отправлять правильный JSON или данные формы в кодировке UTF-8.
problem-unsupported_type = Такой тип содержимого не принимается
problem-unsupported_type-detail = Отправляйте в API данные JSON (application/json). Формы отправляйте с самих страниц, не изменяя их.
problem-too_large = Отправлено слишком много данных
problem-too_large-detail = Объём больше допустимого. Сократите текст или отправьте его по частям.
problem-wrong_method = По этому адресу такого действия нет
problem-wrong_method-detail = Адрес существует, но таких запросов не принимает. Вернитесь на предыдущую страницу и нажмите кнопку на ней. Для программы смотрите документацию API.
problem-invalid = Некоторые сведения нужно исправить
problem-invalid-detail = Часть отправленных сведений принять нельзя. Вернитесь, исправьте их и отправьте ещё раз.
problem-stale = Кто-то изменил это раньше вас
problem-stale-detail = После того как вы это открыли, другой человек внёс изменения, поэтому ваши изменения не сохранены. Откройте заново, посмотрите, что изменилось, и повторите правку.
problem-version_needed = Не указана версия
problem-version_needed-detail = Нужно указать, к какой версии относится изменение. Сначала прочитайте данные, затем передайте их версию в заголовке If-Match.
problem-busy = Сейчас слишком много запросов
problem-busy-detail = Ваш запрос не выполнен. Повторите его через несколько секунд.
problem-too_slow = Это заняло слишком много времени
problem-too_slow-detail = Мы остановили запрос, не дождавшись конца, поэтому ничего не показываем. Сузьте его: меньше слов или ещё один фильтр.
problem-unavailable = Kadr сейчас недоступен
problem-unavailable-detail = База данных или поиск не отвечает. Повторите через минуту. Сохранённое ранее на месте; проверьте, сохранилось ли последнее изменение.
problem-internal = Ошибка на нашей стороне
problem-internal-detail = Ошибка записана в журнал. Повторите позже. Если она появится снова, сообщите номер запроса государственному органу, который ведёт эту систему.

## Нынешнее состояние не позволяет

problem-email_taken = С этим адресом уже есть учётная запись
problem-email_taken-detail = С этим адресом электронной почты уже открыта учётная запись. Войдите с ней или укажите другой адрес.
problem-iin_taken = Этот ИИН уже есть в резерве
problem-iin_taken-detail = Этот ИИН указан в другой записи резерва. Проверьте номер. Если он ваш, сообщите об этом государственному органу, который ведёт эту систему.
problem-language_twice = Этот язык уже есть в профиле
problem-language_twice-detail = Этот язык уже добавлен в профиль. Измените имеющуюся запись, не добавляя новую.
problem-profile_incomplete = Профиль заполнен не полностью
problem-profile_incomplete-detail = Заполнены не все разделы, нужные для подачи. Откройте профиль, закончите незаполненные разделы и подайте его ещё раз.
problem-nominated_already = Этот человек уже выдвинут
problem-nominated_already-detail = Ваша партия уже выдвинула этого человека сюда. Посмотрите ответ в списке выдвижений.
problem-nomination_closed = Это выдвижение завершено
problem-nomination_closed-detail = На это выдвижение уже ответили, или его отозвали. Посмотрите его состояние в списке выдвижений.
problem-vacancy_published = Вакансия опубликована
problem-vacancy_published-detail = Эта вакансия уже не черновик, поэтому так её изменить нельзя. Откройте вакансию и посмотрите, что с ней можно сделать сейчас.
problem-vacancy_not_open = Вакансия не открыта
problem-vacancy_not_open-detail = Эта вакансия ещё не опубликована, или её срок закончился. Выберите одну из открытых вакансий.
problem-post_being_filled = Вакансия на эту должность опубликована
problem-post_being_filled-detail = Людей подбирают и подтверждают для направления, которое указано сейчас. Измените его, когда вакансия будет закрыта.
error-post_being_filled = { problem-post_being_filled-detail }
problem-own_file = Это ваши собственные данные
problem-own_file-detail = Никто не записывает подтверждения о самом себе. Попросите коллегу.
error-own_file = { problem-own_file-detail }
problem-evidence_withdrawn = Запись уже отозвана
problem-evidence_withdrawn-detail = Эту запись отозвали раньше. Откройте данные человека снова, чтобы увидеть, когда и почему.
error-evidence_withdrawn = { problem-evidence_withdrawn-detail }
problem-grade_raised = Это уже подтверждено
problem-grade_raised-detail = Документ или реестр для этих сведений уже записан. Откройте данные человека снова, чтобы увидеть его.
error-grade_raised = { problem-grade_raised-detail }
problem-shortlist_state = Сейчас с коротким списком этого сделать нельзя
problem-shortlist_state-detail = Короткий список находится на другом этапе. Откройте его заново и посмотрите, какой это этап и чьего действия он ждёт.
problem-shortlist_empty = Короткий список ещё не готов
problem-shortlist_empty-detail = В списке нет людей, или не указано, кому его отправить. Добавьте хотя бы одного человека и одного получателя и повторите.
problem-shortlisted_already = Этот человек уже в коротком списке
problem-shortlisted_already-detail = Этот человек уже добавлен в этот короткий список. Измените его запись в списке.
problem-own_work = Утвердить должен другой человек
problem-own_work-detail = Тот, кто подготовил короткий список, не может сам его утвердить. Решение принимает другой утверждающий.
problem-key_reused = Этот ключ уже использован
problem-key_reused-detail = Этот Idempotency-Key пришёл с другим запросом. Для каждого нового запроса берите новый ключ.
problem-link_expired = Ссылка больше не действует
problem-link_expired-detail = Ссылкой уже воспользовались, или её срок истёк. Запросите новую: на странице «Забыли пароль?» или у органа, который прислал письмо.
problem-in_progress = Это сейчас выполняется
problem-in_progress-detail = Именно это действие выполняется в эту минуту. Подождите несколько секунд и посмотрите результат, прежде чем повторять.

error-email_taken = { problem-email_taken-detail }
error-iin_taken = { problem-iin_taken-detail }
error-language_twice = { problem-language_twice-detail }
error-profile_incomplete = { problem-profile_incomplete-detail }
error-nominated_already = { problem-nominated_already-detail }
error-nomination_closed = { problem-nomination_closed-detail }
error-vacancy_published = { problem-vacancy_published-detail }
error-vacancy_not_open = { problem-vacancy_not_open-detail }
error-shortlist_state = { problem-shortlist_state-detail }
error-shortlist_empty = { problem-shortlist_empty-detail }
error-shortlisted_already = { problem-shortlisted_already-detail }
error-own_work = { problem-own_work-detail }
error-key_reused = { problem-key_reused-detail }
error-link_expired = { problem-link_expired-detail }
error-in_progress = { problem-in_progress-detail }
error-stale = { problem-stale-detail }

## Ошибки в полях

error-required = Заполните это поле.
error-too_long = Сократите текст: он длиннее допустимого.
error-too-long = { error-too_long }
error-invisible-characters = В тексте есть невидимые знаки. Наберите его заново с клавиатуры.
error-type = Значение не того типа. Посмотрите тип этого поля в документации API.
error-key = Idempotency-Key должен состоять из 1–200 видимых знаков ASCII без пробелов.
error-unknown-option = Выберите один из вариантов списка.
error-number-format = Напишите целое число цифрами.
error-number-range = Это число вне допустимых пределов. Проверьте его.
error-email = Напишите адрес электронной почты в виде name@example.kz.
error-email-format = { error-email }
error-phone-format = Напишите номер телефона с кодом страны, например +7 700 000 00 00.
error-password_length = В пароле должно быть от 10 до 200 знаков.
error-sign_in = Неверный адрес электронной почты или пароль. Проверьте то и другое и введите ещё раз.
error-sign_in_wait = Пароль несколько раз введён неверно. Подождите и войдите снова или задайте новый пароль.

error-date-format = Напишите дату в виде 2027-03-01 или 01.03.2027.
error-date-in-future = Эта дата ещё не наступила. Укажите сегодняшнюю или более раннюю.
error-date-too-early = Эта дата слишком ранняя. Проверьте её и дату рождения.
error-date-too-late = Эта дата слишком далёкая. Проверьте год.
error-year-mismatch = Год и точная дата расходятся. Исправьте одно из двух.
error-end-before-start = Окончание раньше начала. Проверьте то и другое.
error-before-study-age = Судя по дате рождения, тогда ещё не исполнилось 5 лет. Проверьте этот год и дату рождения.
error-before-work-age = Судя по дате рождения, тогда ещё не исполнилось 14 лет. Проверьте эту дату и дату рождения.
error-born-too-early = Дата рождения не может быть раньше 1900 года. Проверьте год.
error-born-too-late = Заполнить профиль можно с 14 лет. Проверьте дату рождения.

error-country-code = Выберите страну из списка.
error-field-code = Выберите направление подготовки из списка.
error-kato-code = Выберите населённый пункт или регион из списка.
error-not-a-region = Выберите область, город республиканского значения или столицу.
error-category-needs-corps-b = Категория указывается только для административной государственной службы корпуса «Б». Уберите категорию или измените вид службы.
error-certificate-required = Напишите название сертификата, срок которого указан.

error-name-letters = Используйте только буквы, дефис, апостроф и пробел. Дефис не ставится в начале и в конце.
error-name-mixed-scripts = В одном слове смешаны кириллица и латиница. Наберите слово заново одним алфавитом.
error-name-not-latin = Напишите латинскими буквами, как в паспорте.

error-iin-not-digits = ИИН состоит только из цифр. Удалите другие знаки.
error-iin-length = ИИН состоит из 12 цифр. Пересчитайте цифры.
error-iin-business-number = Это номер организации (БИН). Введите ИИН человека.
error-iin-century = Седьмая цифра ИИН неверна. Сверьте номер с документом.
error-iin-date = Первые шесть цифр ИИН не похожи на дату рождения. Сверьте номер с документом.
error-iin-future = Дата рождения в ИИН ещё не наступила. Сверьте номер с документом.
error-iin-checksum = В ИИН ошибка: не сходится контрольная цифра. Сверьте номер с документом.
error-iin-born-on-mismatch = ИИН и дата рождения расходятся. Проверьте то и другое.
error-iin-sex-mismatch = ИИН и пол расходятся. Проверьте то и другое.

keys-title = Клавиши
keys-search = Перейти к полю поиска
keys-next = Следующая строка
keys-previous = Предыдущая строка
keys-open = Открыть строку
keys-select = Отметить строку
keys-help = Эта справка
keys-switch = Использовать команды одной клавишей на этом устройстве
keys-close = Закрыть
