# Люди: профиль, его отправка, кто открывал, вид для специалистов, внесение из файла.

## Начальная страница профиля

people-home-title = Мой профиль
people-home-draft = Ваш профиль ещё не в резерве: его видите только вы. Заполните разделы. Каждый раздел сохраняется отдельно, продолжить можно позже.
people-home-submitted = Вы в резерве. Вы отправили профиль { $at }.
people-home-changed = После отправки вы изменили профиль. Специалист видит и то, что вы отправили, и изменения. Чтобы закрепить изменения, отправьте профиль ещё раз.
people-home-paused = Вы приостановили участие в резерве. Сейчас вас не находят при поиске.
people-home-withdrawn = Вы вышли из резерва. Профиль сохранён, его видите только вы.
people-home-sections = Разделы профиля
people-home-missing = Чего ещё не хватает для отправки
people-home-check = Проверить и отправить
people-home-check-again = Проверить изменения и отправить ещё раз
people-home-see = Посмотреть весь профиль
people-home-finds = Кто может вас найти
people-home-place = Ваше место в резерве
people-email-unconfirmed = Ваш адрес электронной почты ещё не подтверждён. Откройте письмо и перейдите по ссылке в нём.
people-pause = Приостановить участие
people-withdraw = Выйти из резерва
people-return = Вернуться в резерв

## Разделы и их состояние

people-section-basics = Личные данные
people-section-contacts = Контакты
people-section-education = Образование
people-section-service = Служба и работа
people-section-languages = Языки
people-section-memberships = Программы резерва
people-section-tests = Тестирование
people-section-papers = Документы
people-section-relatives = Родственники на службе
people-section-wishes = Пожелания
people-status-done = Заполнено
people-status-needed = Нужно заполнить
people-status-incomplete = Заполнено не всё
people-status-optional = Необязательно
people-status-changed = Изменено после отправки
people-lack-name = Укажите фамилию и имя
people-lack-born-on = Укажите дату рождения
people-lack-iin = Введите ИИН
people-lack-citizenship = Укажите гражданство
people-lack-residence = Выберите место жительства
people-lack-email = Укажите адрес электронной почты
people-lack-education = Добавьте хотя бы одно образование

## Кнопки и слова всех страниц

people-back = Назад
people-save = Сохранить
people-cancel = Выйти без сохранения
people-change = Изменить
people-remove = Удалить
people-keep = Оставить
people-remove-title = Удалить эту запись?
people-to-list = Вернуться к разделам профиля
people-choose = Выберите
people-optional = Необязательно.
people-nothing = Не указано
people-yes = Да
people-no = Нет
people-date-day = День
people-date-month = Месяц
people-date-year = Год
people-stale-lead = Этот раздел изменили на другой странице или другом устройстве, поэтому введённое ещё не сохранено. Посмотрите, в чём разница. Ниже в форме то, что ввели вы: исправьте, что нужно, и сохраните ещё раз.
people-stale-caption = Что сохранено и что ввели вы
people-stale-field = Поле
people-stale-stored = Сохранено сейчас
people-stale-typed = Ввели вы

## Личные данные

people-basics-lead = Пишите так, как в документе. Заполнять всё сразу не обязательно.
people-field-surname = Фамилия
people-field-given = Имя
people-field-patronymic = Отчество
people-field-born-on = Дата рождения
people-field-born-on-hint = Например, 17 5 1990.
people-field-iin = ИИН
people-field-iin-hint = 12 цифр. ИИН хранится в зашифрованном виде и нигде не показывается полностью.
people-iin-stored = Сохранённый ИИН: { $iin }. Если он верен, оставьте поле пустым.
people-field-sex = Пол
people-field-sex-hint = Спрашиваем, потому что в ИИН он не указан. На отбор не влияет.
people-field-citizenship = Гражданство
people-field-residence = Место жительства
people-field-residence-hint = Выберите район или город.
people-whole-region = { $region } (без района)
people-stored-place = Сохранено сейчас
people-field-latin-surname = Фамилия латинскими буквами
people-field-latin-given = Имя латинскими буквами
people-field-latin-patronymic = Отчество латинскими буквами
people-field-latin-hint = Как в паспорте. Необязательно.

## Контакты

people-contacts-lead = Контакты хранятся в зашифрованном виде. Специалист увидит их, только указав причину, и вы об этом узнаете.
people-field-email = Электронная почта
people-field-email-hint = На этот адрес мы будем писать.
people-field-phone = Телефон
people-field-phone-hint = Например, +7 700 000 00 00. Необязательно.

## Пожелания

people-wishes-lead = Где и в каком направлении вы хотели бы работать? Этот раздел необязателен.
people-field-directions = Направления работы
people-field-directions-hint = Если ничего не выбрать, подойдёт любое.
people-field-regions = Регионы
people-field-regions-hint = Если ничего не выбрать, подойдёт любой.
people-field-available-from = С какого дня можете приступить
people-field-available-from-hint = Если оставить пустым — сразу.
people-field-statement = О себе
people-field-statement-hint = Что вы хорошо умеете и почему хотите на государственную службу. До 4 000 знаков, на любом языке.
people-any = Любые
people-at-once = Сразу

## Образование

people-education-lead = Добавьте всё, начиная с последнего. Нужно хотя бы одно.
people-education-add = Добавить образование
people-education-new = Новое образование
people-education-change = Изменить образование
people-field-education-level = Уровень образования
people-field-institution = Учебное заведение
people-field-institution-hint = Пишите как в дипломе.
people-field-country = Страна
people-field-field = Направление подготовки
people-field-field-hint = По классификатору. Если не знаете, оставьте пустым.
people-field-speciality = Специальность
people-field-speciality-hint = По диплому. Необязательно.
people-field-started-year = Год поступления
people-field-completed-year = Год окончания
people-field-completed-year-hint = Если ещё учитесь, оставьте пустым.
people-field-completed-on = Дата диплома
people-field-completed-on-hint = Если знаете точный день. Необязательно.
people-field-degree = Учёная степень
people-field-degree-hint = Если есть.
people-field-funding = Государственный заказ или «Болашақ»
people-field-funding-hint = Выберите, только если учились по государственному заказу в организации образования при Президенте или за рубежом по утверждённой приоритетной специальности.
people-completed = окончание в { $year } году
people-studies-since = учится с { $year } года
people-studies-now = учится сейчас
people-diploma-of = дата диплома: { $day }

## Служба и работа

people-service-lead = Добавьте и государственную службу, и другую работу. Если вы ещё не работали, раздел можно оставить пустым.
people-service-add = Добавить период
people-service-new = Новый период службы или работы
people-service-change = Изменить период службы или работы
people-field-organisation = Организация
people-field-organisation-hint = Как в трудовой книжке.
people-field-post-title = Должность
people-field-started-on = Первый день
people-field-started-on-hint = Например, 3 9 2012.
people-field-ended-on = Последний день
people-field-ended-on-hint = Если работаете сейчас, оставьте пустым.
people-field-service-kind = Вид службы или работы
people-field-category = Категория должности
people-field-category-hint = Только для корпуса «Б», например C-O-5.
people-field-sector = Отрасль
people-field-work-region = Регион работы
people-field-leading = Руководящая должность: у меня были подчинённые
people-field-elected = Выборная должность: избранный аким, депутат
people-field-subordinates = Сколько человек было в подчинении
people-to-present = по настоящее время
people-leading = Руководящая должность
people-elected = Выборная должность
people-leads = Руководящая должность, в подчинении { $count ->
    [one] { $count } человек
    [few] { $count } человека
   *[many] { $count } человек
    }

## Языки

people-languages-lead = Добавьте и казахский, и другие языки.
people-languages-add = Добавить язык
people-languages-new = Новый язык
people-languages-change = Изменить язык
people-field-language = Язык
people-field-language-level = Уровень
people-field-language-level-hint = A1 — начальный, C2 — владение в совершенстве.
people-field-certificate = Сертификат
people-field-certificate-hint = Название и номер, например ҚАЗТЕСТ. Необязательно.
people-field-certificate-expires-on = Сертификат действует до
people-field-certificate-expires-on-hint = Если бессрочный, оставьте пустым.
people-valid-until = действует до { $day }

## Программы резерва

people-memberships-lead = Добавьте каждый кадровый резерв, в котором вы состоите или состояли. Если такого не было, раздел можно оставить пустым.
people-memberships-add = Добавить программу
people-memberships-new = Новая программа резерва
people-memberships-change = Изменить программу резерва
people-field-programme = Программа
people-field-entered-on = Дата зачисления
people-field-entered-on-hint = Например, 3 9 2025.
people-field-until = Последний день
people-field-until-hint = Последний день срока или день, когда вы вышли раньше. Если не знаете, оставьте пустым.
people-entered = дата зачисления: { $day }
people-last-day = последний день: { $day }

## Тестирование

people-tests-lead = Добавьте результаты тестов уполномоченного органа по делам государственной службы. Если тестов не было, раздел можно оставить пустым.
people-tests-add = Добавить результат
people-tests-new = Новый результат тестирования
people-tests-change = Изменить результат тестирования
people-field-test = Тест
people-field-passed = Результат
people-passed = Тест пройден
people-not-passed = Тест не пройден
people-field-points = Баллы
people-field-points-hint = От 0 до 100. Для личных качеств можно оставить пустым.
people-field-taken-on = Дата сдачи
people-field-taken-on-hint = Например, 14 3 2026.
people-field-valid-until = Последний день действия
people-field-valid-until-hint = Если бессрочно, оставьте пустым.
people-points = { $points ->
    [one] { $points } балл из 100
    [few] { $points } балла из 100
   *[many] { $points } баллов из 100
    }
people-taken = дата сдачи: { $day }

## Документы

people-papers-lead = Добавьте имеющиеся документы, которые могут потребоваться для должности. Только сведения из них: копии не нужны, удостоверение личности тоже.
people-papers-add = Добавить документ
people-papers-new = Новый документ
people-papers-change = Изменить документ
people-field-paper = Документ
people-field-paper-hint = Специалист может попросить его показать.
people-field-paper-number = Номер
people-field-issued-on = Дата выдачи
people-field-issued-on-hint = Например, 14 3 2026.
people-paper-number = № { $number }
people-issued = дата выдачи: { $day }

## Родственники на государственной службе

people-relatives-lead = Близкие родственники не могут служить в подчинении друг у друга. Добавьте тех, кто служит в государственном органе: в каком органе и кем вам приходится. Имена и должности не нужны. Если таких нет, раздел можно оставить пустым.
people-relatives-add = Добавить родственника
people-relatives-new = Новый родственник
people-relatives-change = Изменить сведения о родственнике
people-field-kinship = Степень родства
people-field-kinship-hint = Кем этот человек приходится вам.
people-field-relative-body = Государственный орган, в котором он служит

## Проверка и отправка

people-check-title = Проверьте профиль
people-check-lead = Это увидят специалисты государственных органов.
people-check-submit-heading = Отправить в резерв
people-check-submit-text = Профиль сохранится таким, какой он сейчас. Изменить его можно и позже; специалист увидит, что изменилось.
people-check-confirm = Подтверждаю, что сведения верны
people-submit = Отправить профиль
error-confirmed-required = Подтвердите, что сведения верны.
people-row-name = Фамилия, имя, отчество
people-row-latin = Латинскими буквами
people-row-grade = Чем подтверждено
people-submitted-title = Профиль отправлен
people-submitted-next = Что дальше
people-submitted-found = Специалисты государственных органов могут вас найти.
people-submitted-edit = Профиль можно изменить в любое время.
people-submitted-access = Вы видите, кто открывал ваш файл
people-submitted-vacancies = Посмотреть открытые вакансии

## Органы, которые не находят человека

people-hidden-title = Скрыть профиль от органа
people-hidden-lead = Возможно, вы не хотите, чтобы орган, в котором вы работаете, знал, что вы ищете другую должность. Выберите его здесь, и его специалисты вас не найдут.
people-hidden-text = Это действует сразу: вас не найдут при поиске, не откроют ваш файл и не добавят в короткий список. Если вы в списке, который там составляют, увидят только ваше имя, свою пометку и то, что вы недоступны. Списки, уже отправленные на утверждение, не меняются. Что вы здесь выбрали, видите только вы.
people-hidden-none = Вас может найти любой орган.
people-hidden-bodies = Органы, которые вас не находят
people-hidden-body = Орган
people-hidden-hide = Скрыть профиль от этого органа
people-hidden-show = Пусть находит меня
people-hidden-full = Скрыть профиль можно не больше чем от { $most } органов. Чтобы добавить ещё один, откройте профиль одному из этих органов.
error-hidden-too-many = Вы уже скрыли профиль от предельного числа органов. Сначала откройте его одному из них.

## Место в резерве

people-state-paused-title = Приостановить участие в резерве?
people-state-paused-text = Пока вы не вернётесь, вас не будут находить при поиске. Профиль сохранится.
people-state-paused-button = Приостановить
people-state-withdrawn-title = Выйти из резерва?
people-state-withdrawn-text = Вас не будут находить при поиске и не смогут открыть ваш файл. Позже вы сможете вернуться.
people-state-withdrawn-button = Выйти из резерва
people-state-submitted-title = Вернуться в резерв?
people-state-submitted-text = Специалисты снова смогут вас найти. Проверьте, не изменилось ли что-нибудь в профиле.
people-state-submitted-button = Вернуться в резерв
person-state-draft = Черновик
person-state-submitted = В резерве
person-state-paused = Участие приостановлено
person-state-withdrawn = Вышел из резерва
person-source-applicant = Зарегистрировался сам
person-source-import = Внесён из файла
person-source-seed = Вымышленный, для показа
problem-person_state = Сейчас это невозможно
problem-person_state-detail = Профиль ещё не отправлен или находится в другом состоянии. Откройте страницу профиля и посмотрите, что с ним сейчас.
error-person_state = { problem-person_state-detail }

## Кто открывал мой файл

people-access-lead = Здесь записано каждый раз, когда кто-то другой открыл или изменил ваш файл. Удалить эти записи не может никто.
people-access-none = Ваш файл пока никто не открывал.
people-access-caption = Сначала последние
people-access-when = Когда
people-access-who = Кто
people-access-what = Что сделано
people-access-why = Причина
people-access-no-reason = Причина не указана
people-listed-heading = Списки, в которых вы были показаны
people-listed-lead = Часть вашего профиля видна и в списках, без открытия файла: в результатах поиска и в списке людей для вакансии, где у каждого указан итог. Партия видит тех, кого предложила. Каждая строка — один день.
people-listed-none = В списках вы пока не показывались.
people-listed-day = День
people-listed-purpose = Какой список
people-listed-times = Страниц
people-listed-search = Поиск в резерве
people-listed-match = Люди для вакансии
people-listed-nominations = Предложения партии
people-service-itself = Сама система
people-action-person-read = Открыт файл
people-action-person-contacts_read = Просмотрены контакты
people-action-person-imported = Профиль внесён из файла
people-action-other = Работа с файлом

## Файл человека (для специалистов)

people-file-submitted = Профиль отправлен { $at }.
people-file-logged = То, что вы открыли файл, записано, и человек это видит.
people-file-changed = После отправки профиль изменился. Ниже — сведения на сейчас; под изменённым разделом показано, что было отправлено.
people-file-as-submitted = Как было отправлено
people-file-contacts = Контакты человека
people-file-contacts-lead = Напишите, зачем нужны контакты. Человек прочтёт эту причину.
people-file-contacts-show = Показать контакты
people-file-contacts-logged = Просмотр и причина записаны.
people-field-why = Причина
people-field-why-hint = Например: «Приглашение на собеседование». До 300 знаков.

## Что только что сделано

done-people-saved = Сохранено.
done-people-entry-added = Добавлено.
done-people-entry-removed = Удалено.
done-people-taken-over = Ваш профиль уже был внесён раньше. Теперь он ваш: проверьте его и исправьте, что нужно.
done-people-paused = Участие в резерве приостановлено.
done-people-withdrawn = Вы вышли из резерва.
done-people-hidden = Этот орган больше вас не находит.
done-people-shown = Этот орган снова может вас найти.
done-people-returned = Вы вернулись в резерв.

## Ошибки в полях

people-date-three = Напишите день, месяц и год цифрами, например 17 5 1990.
error-born_on-date-format = { people-date-three }
error-completed_on-date-format = { people-date-three }
error-started_on-date-format = { people-date-three }
error-ended_on-date-format = { people-date-three }
error-certificate_expires_on-date-format = { people-date-three }
error-entered_on-date-format = { people-date-three }
error-until-date-format = { people-date-three }
error-taken_on-date-format = { people-date-three }
error-valid_until-date-format = { people-date-three }
error-issued_on-date-format = { people-date-three }
error-available_from-date-format = { people-date-three }
error-started_on-required = Напишите первый день.
error-entered_on-required = Напишите дату зачисления.
error-taken_on-required = Напишите дату сдачи теста.
error-issued_on-required = Напишите дату выдачи.
error-passed-required = Выберите, пройден ли тест.
error-points-required = Напишите баллы результата.
error-points-range = Баллы — число от 0 до 100.
error-body-code = Выберите государственный орган из списка.
error-bolashak-abroad = Это обучение в Казахстане. Исправьте страну или выберите другой вид оплаты.
error-sex-required = ИИН не указывает пол. Выберите его.
error-why-required = Напишите причину.
error-too-many-entries = Больше добавить нельзя. Удалите лишнее.

## Внесение из файла

error-unknown-column = Такого столбца нет. Сверьте название с документацией.
error-column-twice = Этот столбец встречается дважды.
error-row-unreadable = Строку нельзя прочитать: она повреждена или не в UTF-8.
error-row-too-long = Строка длиннее допустимого.
error-cell-type = Значение ячейки — не текст и не число.
error-list-format = Здесь нужен список записей в формате JSON.
error-key-twice = Этот ключ уже встречался в файле.
error-iin-twice = Этот ИИН уже встречался в файле.
error-taken-over = Этот человек сам ведёт свой профиль, строка не внесена.
error-language-twice = Этот язык указан у человека дважды.
error-file-format = Файл должен оканчиваться на .ndjson, .csv или .xlsx и быть именно таким.
error-file-too-large = Файл слишком велик. Внесите его по частям.
error-file-unreadable = Файл нельзя открыть. Проверьте путь и права.

people-field-certificate-level = Уровень по сертификату
people-field-certificate-level-hint = Как указано в сертификате. По нему проверяются требования о сертификате.
people-field-certificate-issued-on = День выдачи сертификата
people-field-certificate-issued-on-hint = Как в сертификате, например 1 3 2026.
people-certificate-level = Сертификат уровня { $level }
error-certificate_issued_on-date-format = { people-date-three }
