# «Подхожу ли я?»: проверка без учётной записи и ошибки в присланных требованиях.

check-title = Подхожу ли я?
check-lead = Выберите вакансию или требования, укажите факты и узнайте, чему вы соответствуете, чего не хватает и с какого дня это изменится. Учётная запись не нужна.
check-privacy = То, что вы здесь напишете, не сохраняется и не попадает в журналы. Оно есть только на этой странице: закроете её – и ничего не останется. Имена и ИИН не пишите: их здесь не спрашивают.
check-again = Изменить факты и посмотреть ещё раз
check-no-decision = Это не решение, и никто этого не видел. «Ваш профиль» здесь – то, что вы указали ниже.
check-to-vacancy = Открыть вакансию
check-sign-up = Создать учётную запись, чтобы вас могли найти государственные органы
check-button = Показать, подхожу ли я
check-what = О чём вы хотите узнать?
check-vacancies = Открытые вакансии
check-rules = Требования
check-day = На какой день?
check-day-hint = Оставьте пустым: день вакансии или сегодняшний.
check-you = О вас
check-none = Нет
check-not-known = Неизвестно или не указано
check-remove = Убрать

check-education = Образование
check-education-row = Образование { $number }
check-education-add = Добавить образование
check-education-level = Уровень
check-education-field = Направление подготовки
check-education-completed-on = Завершено
check-education-completed-on-hint = День может быть и впереди. Если завершено давно, оставьте пустым.
check-education-degree = Учёная степень, полученная с ним
check-education-funding = За счёт государства
check-education-foreign = Иностранный диплом, не признанный в Казахстане

check-periods = Работа и служба
check-periods-row = Работа { $number }
check-periods-add = Добавить работу
check-periods-started-on = Первый день
check-periods-ended-on = Последний день
check-periods-ended-on-hint = Оставьте пустым, если работаете и сейчас.
check-periods-kind = Чем считается
check-periods-category = Категория должности
check-periods-sector = Сфера
check-periods-leading = Руководящая должность
check-periods-elected = По выборам

check-languages = Языки
check-languages-row = Язык { $number }
check-languages-add = Добавить язык
check-languages-language = Язык
check-languages-level = Уровень
check-languages-certificate = Сертификат
check-certificate-until = Действителен до определённого дня
check-certificate-without_expiry = Бессрочный
check-languages-valid-until = Последний день сертификата
check-languages-valid-until-hint = Только если он действителен до определённого дня.

check-tests = Государственные тесты
check-tests-row = Тест { $number }
check-tests-add = Добавить тест
check-tests-test = Тест
check-tests-taken-on = Когда сдавали
check-tests-valid-until = Последний день действия результата
check-tests-valid-until-hint = Оставьте пустым, если его нет.
check-tests-points = Баллов из 100
check-tests-passed = Сдан

check-memberships = Программы резерва
check-memberships-row = Программа { $number }
check-memberships-add = Добавить программу
check-memberships-programme = Программа
check-memberships-entered-on = День зачисления
check-memberships-until = Последний день
check-memberships-until-hint = Оставьте пустым, если конца пока нет.

check-papers = Документы, которые у вас есть
check-papers-row = Документ { $number }
check-papers-add = Добавить документ
check-papers-kind = Какой
check-papers-issued-on = Выдан
check-papers-valid-until = Последний день действия
check-papers-valid-until-hint = Оставьте пустым, если его нет.

check-relatives = Родственники на службе в органе, который заполняет должность
check-relatives-row = Родственник { $number }
check-relatives-add = Добавить родственника
check-relatives-kinship = Кем приходится

check-suppose = Предположим, что
check-proven = всё указанное выше подтверждено
check-proven-hint = Как если бы специалисты видели каждый документ, а реестры всё подтвердили.
check-checked = официальные проверки ничего не находят
check-checked-hint = Как если бы все официальные проверки уже прошли и ничего не нашли.

error-check-one-of = Укажите ровно одно: вакансию, требования или черновик требований.
error-day-range = Укажите день с 1 января 1900 года по 1 сентября 2258 года.
error-too-many-rows = Уберите лишние записи: принимается не больше 40.

error-rule-name = В имени от 1 до 64 знаков: строчные латинские буквы, цифры, дефисы, подчёркивания. Измените его.
error-rule-text = Напишите текст от 1 до 500 знаков.
error-rule-too-deep = Уровней больше 32. Сделайте требования менее вложенными.
error-rule-too-many-nodes = Частей больше 256. Уберите некоторые.
error-rule-empty = Здесь пусто. Добавьте что-нибудь.
error-rule-list-too-long = В списке больше 128 значений. Сократите его.
error-rule-repeated = Одно и то же названо дважды. Уберите повтор.
error-rule-at-least = Число должно быть от 1 до количества частей. Измените его.
error-rule-same-id = У другого требования такой же код. Дайте этому свой.
error-rule-no-citation = Такой ссылки на закон здесь нет. Добавьте её или укажите другую.
error-rule-unused-citation = На это не ссылается ни одно требование. Сошлитесь на него или уберите его.
error-rule-dates-crossed = Конец должен быть позже начала. Проверьте оба дня.
error-rule-years = Требуйте не больше 80 лет и не больше 11 месяцев сверх них.
error-rule-age = Укажите наименьший или наибольший возраст; первый не больше второго, оба не больше 120.
error-rule-education = Укажите наименьший уровень, или список уровней, или направления; наименьший уровень и список вместе нельзя.
error-rule-part-too-long = Часть не может быть длиннее целого. Сократите её.
error-rule-window = Срок назад – от 1 до 80 лет и не короче требуемого стажа.
error-rule-stretch = Непрерывный стаж нельзя требовать вместе с частями или сроком назад; наибольший перерыв – 366 дней.
error-rule-points = Требуйте от 1 до 100 баллов.

error-rule-windows = Правило смотрит на более чем 32 продолжительности стажа за последние годы, считая части. Уберите лишние.
error-rule-citation-unread = Укажите прочитанные статью и редакцию либо отметьте, что норма не проверена.
error-rule-citation-days = Норма действует не во все дни этой редакции. Проверьте дни обеих.
error-rule-unless-found = Подчинённость проверяется в органе должности. Спросите о ней требованием о родственниках.
error-rule-include-open = Эти требования включают другие, а те включаются только при публикации.
error-rule-include-unknown = Опубликованных требований с таким кратким именем нет или на этот день нет их редакции. Проверьте имя.
error-rule-include-cyclic = Эти требования в конечном счёте включают сами себя. Уберите включение.
error-rule-include-deep = Требования могут включать друг друга не глубже 8 уровней. Уберите включение.
