# Требования и заключения. Ключи и аргументы задаёт src/rules/text.
# Сообщения на -you обращены к человеку, на -they говорят о нём сотруднику.

## Заключения

verdict-meets = соответствует
verdict-does_not = не соответствует
verdict-cannot_tell = пока нельзя определить

verdict-summary-meets-you = На { $day } вы соответствуете всем требованиям.
verdict-summary-meets-they = На { $day } все требования выполнены.
verdict-summary-does-not-you = На { $day } вы соответствуете не всем требованиям.
verdict-summary-does-not-they = На { $day } выполнены не все требования.
verdict-summary-cannot-tell-you = Пока нельзя определить, соответствуете ли вы требованиям на { $day }.
verdict-summary-cannot-tell-they = Пока нельзя определить, выполнены ли требования на { $day }.

when-eligible-from-you = Вы будете соответствовать с { $day }.
when-eligible-from-they = Будет соответствовать с { $day }.
when-possible-from-you = С { $day } вы, возможно, будете соответствовать, если документы, подтверждения и проверки будут в порядке.
when-possible-from-they = С { $day }, возможно, будет соответствовать, если документы, подтверждения и проверки будут в порядке.
when-met-until-you = С { $day } вы уже не будете соответствовать.
when-met-until-they = С { $day } уже не будет соответствовать.
when-no-waiting-you = Одно ожидание этого не изменит.
when-no-waiting-they = Одно ожидание этого не изменит.

## Насколько известна норма

rule-status-confirmed = подтверждено
rule-status-historic = прежняя редакция
rule-status-unverified = не проверено

## Части предложений

rule-list-or = или
rule-list-and = и

# родительный падеж: «не менее 3 лет», «не хватает 7 месяцев»
length-years = { $years ->
    [one] { $years } года
    [few] { $years } лет
    [many] { $years } лет
   *[other] { $years } года
}
length-months = { $months ->
    [one] { $months } месяца
    [few] { $months } месяцев
    [many] { $months } месяцев
   *[other] { $months } месяца
}
length-years-months = { $years ->
    [one] { $years } года
    [few] { $years } лет
    [many] { $years } лет
   *[other] { $years } года
} { $months ->
    [one] { $months } месяца
    [few] { $months } месяцев
    [many] { $months } месяцев
   *[other] { $months } месяца
}
length-days = { $days ->
    [one] { $days } дня
    [few] { $days } дней
    [many] { $days } дней
   *[other] { $days } дня
}

# родительный падеж: «не менее 3 лет стажа…»
service-any = трудового стажа
service-public = стажа государственной службы
service-public-leading = стажа на руководящих должностях государственной службы
service-leading = стажа на руководящих должностях
service-listed = стажа, в который засчитывается: { $items }
service-categories = { $count ->
    [1] категория { $categories }
   *[other] категории { $categories }
}
service-sectors = отрасль: { $sectors }
service-leading-facet = руководящие должности
service-part-leading = не менее { $length } на руководящих должностях
service-part = не менее { $length } { $what }
service-part-some = любая продолжительность { $what }

## Что требует правило

rule-group-all = Всё перечисленное
rule-group-any = Одно из перечисленного
rule-group-not = Не должно быть следующего
rule-group-at-least = { $n ->
    [one] Не менее { $n } условия из перечисленных
    [few] Не менее { $n } условий из перечисленных
    [many] Не менее { $n } условий из перечисленных
   *[other] Не менее { $n } условия из перечисленных
}

rule-citizenship-kz = Гражданство Республики Казахстан
rule-citizenship = Гражданство страны: { $country }
rule-age-min = { $min ->
    [one] Возраст не менее { $min } года
    [few] Возраст не менее { $min } лет
    [many] Возраст не менее { $min } лет
   *[other] Возраст не менее { $min } года
}
rule-age-max = { $max ->
    [one] Возраст не более { $max } года
    [few] Возраст не более { $max } лет
    [many] Возраст не более { $max } лет
   *[other] Возраст не более { $max } года
}
rule-age-range = { $max ->
    [one] Возраст от { $min } до { $max } года
    [few] Возраст от { $min } до { $max } лет
    [many] Возраст от { $min } до { $max } лет
   *[other] Возраст от { $min } до { $max } года
}
rule-education-min = Образование не ниже уровня: { $level }
rule-education-min-fields = Образование не ниже уровня: { $level }; направление подготовки: { $fields }
rule-education-fields = Направление подготовки: { $fields }
rule-education-levels = Образование: { $levels }
rule-education-levels-fields = Образование: { $levels }; направление подготовки: { $fields }
rule-degree = Учёная степень
rule-degree-of = Учёная степень: { $degrees }
rule-service = Не менее { $length } { $what }
rule-service-parts = Не менее { $length } { $what }, из них { $parts }
rule-service-some = Наличие { $what }
rule-in-post = Занимает в этот день должность: { $posts }
rule-in-work = Работает в этот день
rule-language = Язык: { $language }, уровень не ниже { $level }
rule-language-certificate = Язык: { $language }, уровень не ниже { $level }, с действующим сертификатом
rule-official-check = Официальная проверка не выявила ничего из перечисленного: { $bars }
rule-grade-document = Нужен документ, который увидел сотрудник.
rule-grade-registry = Нужно подтверждение государственного реестра.

rule-confirm-field_matching_post_functions = Уполномоченное лицо подтверждает: опыт работы в областях, соответствующих функциональным направлениям должности
rule-confirm-education_matching_post_functions = Уполномоченное лицо подтверждает: образование соответствует функциональным направлениям должности
rule-confirm-state_order_postgraduate = Уполномоченное лицо подтверждает: послевузовское обучение по государственному заказу либо за рубежом по утверждённой приоритетной специальности
rule-confirm-junior_command = Уполномоченное лицо подтверждает: служба на должностях не ниже младшего начальствующего состава
rule-confirm-not_appointed_by_president = Уполномоченное лицо подтверждает: не назначен на нынешнюю должность Президентом
rule-confirm-below_retirement_age = Уполномоченное лицо подтверждает: не достигнут пенсионный возраст

rule-bar-conviction = неснятая или непогашенная судимость
rule-bar-corruption_crime = коррупционное преступление
rule-bar-corruption_penalty = недавнее административное взыскание за коррупционное правонарушение
rule-bar-incapacity = недееспособность или ограниченная дееспособность по решению суда
rule-bar-court_ban = запрет суда занимать государственные должности
rule-bar-negative_dismissal = увольнение со службы по отрицательным мотивам
rule-bar-second_citizenship = гражданство другого государства
rule-bar-special_check = отрицательный результат специальной проверки
rule-bar-asset_declaration = отсутствие или недостоверность деклараций об активах и обязательствах, своих или супруга (супруги)

## Что получилось

reason-met-you = Вы соответствуете этому требованию.
reason-met-they = Требование выполнено.
reason-in-post-you = В этот день вы занимаете такую должность.
reason-in-post-they = В этот день занимает такую должность.
reason-confirmed-you = Уполномоченное лицо это подтвердило.
reason-confirmed-they = Уполномоченное лицо это подтвердило.
reason-checked-you = Официальная проверка препятствий не выявила.
reason-checked-they = Официальная проверка препятствий не выявила.
reason-not-stated-you = В вашем профиле об этом ничего не указано.
reason-not-stated-they = В профиле об этом ничего не указано.
reason-citizenship-not-stated-you = Укажите в профиле гражданство.
reason-citizenship-not-stated-they = В профиле не указано гражданство.
reason-birth-not-stated-you = Укажите в профиле дату рождения.
reason-birth-not-stated-they = В профиле не указана дата рождения.
reason-education-not-stated-you = В вашем профиле не указано образование.
reason-education-not-stated-they = В профиле не указано образование.
reason-degree-not-stated-you = В вашем профиле не указана такая степень.
reason-degree-not-stated-they = В профиле не указана такая степень.
reason-language-not-stated-you = В вашем профиле не указан язык: { $language }.
reason-language-not-stated-they = В профиле не указан язык: { $language }.
reason-evidence-document-you = Указанное вами подходит. Сотрудник ещё должен увидеть документ.
reason-evidence-document-they = Указанное подходит. Сотрудник ещё должен увидеть документ.
reason-evidence-registry-you = Указанное вами подходит. Его ещё должен подтвердить государственный реестр.
reason-evidence-registry-they = Указанное подходит. Его ещё должен подтвердить государственный реестр.
reason-other-country-you = В вашем профиле указано гражданство другой страны: { $country }.
reason-other-country-they = В профиле указано гражданство другой страны: { $country }.
reason-too-young-you = В этот день вам ещё не хватает лет.
reason-too-young-they = В этот день возраст ещё недостаточный.
reason-too-old-you = В этот день вы старше.
reason-too-old-they = В этот день возраст больше допустимого.
reason-level-too-low-you = В вашем профиле нет образования такого уровня.
reason-level-too-low-they = В профиле нет образования такого уровня.
reason-other-field-you = Ваше образование по другому направлению.
reason-other-field-they = Образование по другому направлению.
reason-field-not-stated-you = Укажите направление подготовки по диплому.
reason-field-not-stated-they = Не указано направление подготовки по диплому.
reason-not-yet-completed-you = Ваше образование засчитывается со дня окончания: { $day }.
reason-not-yet-completed-they = Образование засчитывается со дня окончания: { $day }.
reason-not-recognised-you = Ваш иностранный диплом ещё нужно признать в Казахстане.
reason-not-recognised-they = Иностранный диплом ещё не признан в Казахстане.
reason-service-short-you = Вам не хватает { $length } стажа.
reason-service-short-they = Не хватает { $length } стажа.
reason-service-part-short-you = В вашем стаже не хватает { $length } требуемой работы.
reason-service-part-short-they = В стаже не хватает { $length } требуемой работы.
reason-period-incomplete-you = Укажите категорию должности и отрасль в периодах работы: от них зависит ответ.
reason-period-incomplete-they = В периоде работы не указана категория должности или отрасль, а от них зависит ответ.
reason-not-in-post-you = В вашем профиле на этот день такая должность не указана.
reason-not-in-post-they = В профиле на этот день такая должность не указана.
reason-language-too-low-you = Ваш уровень ниже: { $level }.
reason-language-too-low-they = Уровень ниже: { $level }.
reason-certificate-missing-you = Вам нужен сертификат этого уровня.
reason-certificate-missing-they = Нет сертификата этого уровня.
reason-certificate-expired-you = Последний день действия вашего сертификата: { $day }.
reason-certificate-expired-they = Последний день действия сертификата: { $day }.
reason-awaits-confirmation-you = Уполномоченное лицо этого ещё не подтвердило. От вас ничего не требуется.
reason-awaits-confirmation-they = Это должно подтвердить уполномоченное лицо.
reason-not-confirmed-you = Уполномоченное лицо этого не подтвердило.
reason-not-confirmed-they = Уполномоченное лицо этого не подтвердило.
reason-awaits-check-you = Ещё нет действующей официальной проверки: { $bars }.
reason-awaits-check-they = Ещё нет действующей официальной проверки: { $bars }.
reason-bar-found-you = Официальная проверка выявила: { $bars }.
reason-bar-found-they = Официальная проверка выявила: { $bars }.
## Требования второй редакции языка

service-not-below = { $count ->
    [1] категория не ниже { $categories }
   *[other] категории не ниже { $categories }
}
service-next-lower = следующая нижестоящая категория по штатному расписанию органа
# «в пределах последних 5 лет»: родительный падеж
rule-service-within = Засчитывается только стаж в пределах последних { $length }.
rule-service-unbroken = Без перерыва.
rule-service-breaks = Без перерывов продолжительностью более { $length }.
rule-completed-by = Завершено не позднее { $day }.
rule-unrecognised = Иностранный диплом засчитывается и до признания.
rule-state-order = Завершённое обучение по государственному заказу либо за рубежом по утверждённой приоритетной специальности
rule-state-order-home = Завершённое обучение по государственному заказу
rule-state-order-abroad = Завершённое обучение за рубежом по утверждённой приоритетной специальности («Болашак»)
rule-state-order-min = { $study }; уровень не ниже: { $level }
rule-mandate = Выборный мандат, в этот день или ранее
rule-mandate-in-office = Выборный мандат в этот день
rule-mandate-of = Выборный мандат, в этот день или ранее: { $kinds }
rule-mandate-of-in-office = Выборный мандат в этот день: { $kinds }
rule-test = Пройден государственный тест, результат действует: { $test }
rule-test-points = { $points ->
    [one] Пройден государственный тест, результат действует: { $test }, не менее { $points } балла
   *[other] Пройден государственный тест, результат действует: { $test }, не менее { $points } баллов
}
rule-member = Участие в программе резерва в этот день
rule-member-of = Участие в программе резерва в этот день: { $programmes }
rule-papers = Есть действующие документы: { $papers }
rule-no-relatives = Официальная проверка в органе этой должности не выявила близких родственников или супруга (супруги) в непосредственной подчинённости
rule-bar-relative_in_subordination = непосредственная подчинённость с близким родственником или супругом (супругой) в органе этой должности

reserve-way-open-you = Вас могут назначить через резерв и без соответствия требованиям.
reserve-way-open-they = Возможно назначение через резерв и без соответствия требованиям.
reserve-way-closed-you = Назначение через резерв для вас невозможно.
reserve-way-closed-they = Назначение через резерв невозможно.
reserve-way-unclear-you = Пока нельзя определить, возможно ли для вас назначение через резерв.
reserve-way-unclear-they = Пока нельзя определить, возможно ли назначение через резерв.
reserve-way-from-you = Оно станет возможным для вас с { $day }.
reserve-way-from-they = Оно станет возможным с { $day }.
reserve-way-until-you = С { $day } для вас оно уже не будет возможно.
reserve-way-until-they = С { $day } оно уже не будет возможно.

reason-completed-too-late-you = Вы завершили его позже, чем требуется: { $day }.
reason-completed-too-late-they = Завершено позже, чем требуется: { $day }.
reason-not-on-state-order-you = В вашем профиле не указано такое обучение.
reason-not-on-state-order-they = В профиле не указано такое обучение.
reason-no-mandate-you = В вашем профиле не указан такой мандат.
reason-no-mandate-they = В профиле не указан такой мандат.
reason-test-not-stated-you = В вашем профиле нет результата этого теста. Пройдите тест.
reason-test-not-stated-they = В профиле нет результата этого теста.
reason-test-not-passed-you = Ваш результат недостаточен: { $points } из 100.
reason-test-not-passed-they = Результат недостаточен: { $points } из 100.
reason-test-expired-you = Ваш результат действовал только по { $day }. Пройдите тест снова.
reason-test-expired-they = Результат действовал только по { $day }.
reason-not-member-you = В вашем профиле не указано участие в такой программе.
reason-not-member-they = В профиле не указано участие в такой программе.
reason-membership-ended-you = Ваше участие в программе закончилось { $day }.
reason-membership-ended-they = Участие в программе закончилось { $day }.
reason-papers-missing-you = Ещё нужны: { $papers }.
reason-papers-missing-they = Не хватает документов: { $papers }.
reason-relative-stated-you = Вы указали родственника в этом органе. Нужно проверить, есть ли непосредственная подчинённость.
reason-relative-stated-they = Указан родственник в этом органе. Нужно проверить, есть ли непосредственная подчинённость.

when-applies-until-you = С { $day } это уже не будет вам мешать.
when-applies-until-they = С { $day } это уже не будет препятствием.
when-applies-from-you = С { $day } это станет для вас препятствием.
when-applies-from-they = С { $day } это станет препятствием.
when-may-apply-from-you = С { $day } это может стать для вас препятствием.
when-may-apply-from-they = С { $day } это может стать препятствием.
reason-applies-you = Это к вам относится, а быть этого не должно.
reason-applies-they = Это так, а быть этого не должно.
rule-group-include = Всё, что входит в требования: { $rule }
rule-unless-found = В записях нет ничего из перечисленного (официальная проверка проводится до назначения): { $bars }
reason-nothing-on-record-you = В записях ничего против этого нет. Это не означает, что проверка пройдена: официальная проверка проводится до назначения.
reason-nothing-on-record-they = В записях ничего против этого нет. Это не означает, что проверка пройдена: официальная проверка проводится до назначения.
reason-no-lower-category-you = Для этой должности этот путь закрыт: в органе нет категории ниже неё.
reason-no-lower-category-they = Для этой должности этот путь закрыт: в органе нет категории ниже неё.
reason-certificate-too-low-you = Ваш сертификат более низкого уровня: { $level }.
reason-certificate-too-low-they = Сертификат более низкого уровня: { $level }.
reason-certificate-not-yet-you = Ваш сертификат засчитывается со дня выдачи: { $day }.
reason-certificate-not-yet-they = Сертификат засчитывается со дня выдачи: { $day }.
reason-certificate-incomplete-you = Укажите уровень сертификата и день выдачи: от них зависит ответ.
reason-certificate-incomplete-they = Не указан уровень сертификата или день выдачи, а от них зависит ответ.
rule-confirm-years_in_listed_posts = Уполномоченное лицо подтверждает: столько лет, сколько требует акт, отработано на перечисленных в нём должностях
rule-confirm-qualification_requirements = Уполномоченное лицо подтверждает: квалификационные требования самой должности выполнены
rule-bar-resigned_over_corruption = отставка в течение последнего года из-за коррупционного правонарушения непосредственного подчинённого
