# Подтверждающие сведения: что специалисты записывают о человеке. Ключи – в src/people/web/evidence, fields/evidence.

evidence-title = Подтверждающие сведения
evidence-lead = Что ответили органы, что подтвердили, какие документы видели. Человек читает каждую запись и видит, какой орган её сделал.
evidence-missing = Чего ещё не хватает
evidence-missing-none = Всё есть.
evidence-gap-check = Официальная проверка: { $bar }
evidence-gap-check-over = Официальная проверка: { $bar } (последний ответ действовал по { $day })
evidence-gap-confirmation = Подтверждение: { $what }
evidence-gap-confirmation-for = Подтверждение: { $what } ({ $family })
evidence-facts = Пока известно только со слов человека:
evidence-basics = Дата рождения, гражданство и место жительства
evidence-checks = Официальные проверки
evidence-confirmations = Подтверждения
evidence-documents = Документы, которые видели
evidence-none = Записей нет.
evidence-recorded = Записал орган: { $body }, { $at }
evidence-withdrawn = Отозвано { $at }, больше не учитывается: { $reason }
evidence-found = Выявлено
evidence-not-found = Не выявлено
evidence-found-on = Выявлено; ответ: { $day }
evidence-not-found-on = Не выявлено; ответ: { $day }
evidence-valid-until = На ответ можно полагаться по { $day }
evidence-found-until = Последний день: { $day }
evidence-by-document = Письмо или другой документ
evidence-by-registry = Реестр органа
evidence-confirmed = Да, это так
evidence-denied = Нет, это не так
evidence-confirmed-on = Подтверждено: { $day }
evidence-denied-on = Не подтверждено: { $day }
evidence-for-family = Функциональное направление: { $family }
evidence-grounds = Основание: { $grounds }
evidence-document = Документ: { $document }
evidence-document-over = Больше не учитывается: человек с тех пор изменил или удалил эти сведения.

## Вопросы для подтверждения

evidence-question-field_matching_post_functions = Опыт работы в областях, соответствующих функциям должности
evidence-question-education_matching_post_functions = Образование, соответствующее функциям должности
evidence-question-state_order_postgraduate = Послевузовское обучение по государственному заказу или за рубежом по утверждённой приоритетной специальности
evidence-question-junior_command = Служба на должностях не ниже младшего начальствующего состава
evidence-question-not_appointed_by_president = Нынешняя должность замещается не по назначению Президента
evidence-question-below_retirement_age = Не достиг пенсионного возраста

## Формы

evidence-check-add = Записать официальную проверку
evidence-confirmation-add = Записать подтверждение
evidence-document-add = Документ видели
evidence-record = Записать
evidence-withdraw = Отозвать запись
evidence-field-bars = О чём ответ
evidence-field-bars-hint = Отметьте всё, на что одно письмо отвечает одинаково. Выявленное записывается по одному.
evidence-field-found = Ответ
evidence-field-answered-on = День ответа
evidence-field-answered-on-hint = Как в письме или выписке, например 1 3 2026.
evidence-field-valid-until = Последний день действия (необязательно)
evidence-field-valid-until-hint = Последний день, когда на ответ можно полагаться. Если выявлено: день, когда это прекращается по закону, например конец запрета суда; если так не прекращается, оставьте пустым.
evidence-field-grade = Где вы видели ответ
evidence-field-source = Орган и номер письма или выписки
evidence-field-source-hint = До 300 знаков. Не пишите, в чём было дело.
evidence-field-what = Что спросили
evidence-field-family = Функциональное направление должности
evidence-field-family-hint = Только для двух вопросов о функциях должности.
evidence-field-answer = Ответ
evidence-field-confirmed-on = День ответа
evidence-field-grounds = Основание
evidence-field-grounds-hint = Нужно, если ответ «нет». До 300 знаков; человек это прочитает.
evidence-field-document = Какой документ
evidence-field-document-hint = Название, номер и дата. Сравните его со сведениями; копию хранить не нужно.
evidence-field-why = Почему запись отзывают
evidence-field-why-hint = До 300 знаков; человек это прочитает. Запись останется видна, но учитываться не будет.

done-evidence-check = Официальная проверка записана.
done-evidence-confirmation = Подтверждение записано.
done-evidence-document = Документ записан. Сведения считаются подтверждёнными документом.
done-evidence-withdrawn = Запись отозвана.

## Страница самого человека

people-home-others = Что сделали другие
people-access-evidence = Посмотреть, что записано
my-evidence-title = Что обо мне записали
my-evidence-lead = Государственные органы записывают ответы других органов, подтверждения и документы, которые видели. По этим записям проверяют требования к должности. Партии их не видят.
my-evidence-object = Если что-то неверно
my-evidence-object-text = Напишите или позвоните в кадровую службу органа, который указан под записью. Скажите, какая это запись и что в ней неверно, и покажите, чем это подтверждается. Неверную запись орган отзывает с объяснением; вы увидите это здесь.
my-evidence-object-then = Если орган не согласен, попросите письменный ответ. Его можно обжаловать в вышестоящем органе или в суде. Если неверен сам ответ другого органа, сначала исправьте его там.
people-action-person-evidence_check = Записана официальная проверка
people-action-person-evidence_confirmation = Записано подтверждение
people-action-person-evidence_document = Записан документ, который видели
people-action-person-evidence_withdrawn = Запись отозвана

## Ошибки

error-answered_on-date-format = { people-date-three }
error-confirmed_on-date-format = { people-date-three }
error-bars-required = Отметьте, о чём ответ.
error-found-required = Укажите, выявлено или нет.
error-grade-required = Укажите, где вы видели ответ.
error-source-required = Напишите, какой орган ответил и каким письмом.
error-what-required = Выберите, что спросили.
error-answer-required = Выберите ответ.
error-family-required = Выберите функциональное направление: этот вопрос о нём.
error-grounds-required = Напишите основание: человек прочитает, почему ответ «нет».
error-document-required = Напишите, какой документ вы видели.
error-family-not-asked = Этот вопрос не о функциях должности. Оставьте поле пустым.
error-check-found-one = Выявленное записывают по одному. Отметьте что-то одно.
error-check-until-early = Последний день не может быть раньше дня ответа. Проверьте оба.
error-check-for-life = Это не имеет срока. Оставьте последний день пустым.
error-evidence-too-many = О человеке слишком много записей этого вида. Отзовите неверные или устаревшие.

evidence-question-years_in_listed_posts = Столько лет, сколько требует акт, на перечисленных в нём должностях
evidence-question-qualification_requirements = Квалификационные требования самой должности
evidence-field-relied-on-until = Последний день, когда на ответ полагаются (необязательно)
evidence-field-relied-on-until-hint = Без него на ответ, который может измениться сам (пенсионный возраст, назначение Президентом), полагаются один год.
evidence-field-recognition = Это документ о признании иностранного диплома в Казахстане
evidence-recognition = Признание иностранного диплома
error-check-no-end = Это не прекращается само: его снимает более поздний ответ. Оставьте последний день пустым.
error-recognition-not-asked = Признание относится к иностранному диплому. Снимите отметку.
error-confirmed_until-date-format = { people-date-three }
