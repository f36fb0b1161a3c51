# Короткие списки: составление, утверждение, отслеживание и страница по личной ссылке.

## Списки

shortlists-title = Короткие списки
shortlists-lead = Люди, которых ваш орган предлагает на вакансию: выбраны специалистом, утверждены другим человеком, отправлены по личным ссылкам.
shortlists-filter = Показать по стадии
shortlists-all = Все
shortlists-caption = Короткие списки вашего органа, сначала новые
shortlists-none = Здесь нет коротких списков
shortlists-none-text = Откройте вакансию, посмотрите, кто соответствует требованиям, и выберите людей там.
shortlists-none-button = Перейти к вакансиям
shortlist-title = Короткий список
shortlist-back-label = Назад
shortlist-vacancy = Вакансия
shortlist-state = Стадия
shortlist-people = Люди
shortlist-recipients = Получатели
shortlist-opened = Открыли
shortlist-prepared-by = Составил(а)
shortlist-changed = Изменён
shortlist-sent = Отправлен на утверждение
shortlist-action = Действие

shortlist-state-draft = Черновик
shortlist-state-returned = Возвращён
shortlist-state-for_approval = Ждёт утверждения
shortlist-state-released = Отправлен получателям
shortlist-state-withdrawn = Отозван

## Что показано о вакансии и людях

shortlist-body = Государственный орган
shortlist-region = Регион
shortlist-rule = Требования, редакция
shortlist-as-of = Заключения на дату
shortlist-years = { $years ->
    [0] стаж меньше года
    [one] стаж { $years } год
    [few] стаж { $years } года
    [many] стаж { $years } лет
   *[other] стаж { $years } года
}
shortlist-post-since = с { $day }
shortlist-post-until = с { $since } по { $until }
shortlist-note-said = Почему выбран этот человек:
shortlist-verdict-day = На { $day }, редакция требований: { $edition }
shortlist-each-requirement = Каждое требование
shortlist-warning = Внимание
shortlist-exception = Этот человек не соответствует требованиям. Он выбран в порядке исключения: причина указана в примечании.
shortlist-frozen = Показано ровно то, что было отправлено на утверждение. Последующие изменения в профилях на это не влияют.

## Составление

shortlist-no-people = Пока никто не выбран. Посмотрите, кто соответствует требованиям вакансии, и выберите людей там.
shortlist-find-people = Посмотреть, кто подходит
shortlist-find-more = Найти ещё людей
shortlist-save = Сохранить порядок и примечания
shortlist-place = Место
shortlist-up = Переместить выше
shortlist-down = Переместить ниже
shortlist-remove = Убрать
shortlist-note-label = Почему этот человек (до 1000 знаков)
shortlist-note-meanwhile = Тем временем другой человек сохранил:
shortlist-verdict-before = При последнем сохранении списка:
shortlist-exception-note = Этот человек не соответствует требованиям. Напишите в примечании, почему вы всё же его выбираете; без этого список нельзя отправить.
shortlist-gone = { $count ->
    [one] { $count } человек из списка больше не доступен.
    [few] { $count } человека из списка больше не доступны.
   *[many] { $count } человек из списка больше не доступны.
}
shortlist-unseen = Человек, которого вы не можете видеть
shortlist-person-gone = Этот человек больше не доступен. Уберите его из списка.
shortlist-add-person = Добавить в короткий список
field-person = Добавить человека по номеру
field-person-hint = Номер со страницы человека или адрес этой страницы.
shortlist-recipients-lead = После утверждения эти люди получат письмо с личной ссылкой. В самом письме никто не назван.
shortlist-recipients-caption = Кто получит короткий список
shortlist-add-recipient = Добавить получателя
field-recipient_name = Получатель
field-recipient_email = Электронная почта получателя
field-recipient_locale = Язык
field-recipient_locale-hint = Письмо и страница будут на этом языке.
shortlist-send-title = Отправить на утверждение
shortlist-send-text = Заключения будут вынесены заново на дату вакансии, а показанное зафиксировано. Другой человек вашего органа утвердит список или вернёт его с указанием причины.
shortlist-send = Отправить утверждающему
shortlist-give-up-title = Отказаться от этого списка
shortlist-give-up-text = После этого его нельзя будет открыть снова. Новый список можно начать со страницы вакансии.
shortlist-give-up = Отказаться от списка
shortlist-returned-by = Список возвращён: { $name }. Причина:
shortlist-returned-before = Список уже возвращали. Причина тогда:

shortlist-reasons-title = Объясните выбор этих людей
shortlist-reasons-lead = Людей ниже пока нет в коротком списке. Того, кто не соответствует требованиям, можно выбрать только с указанием причины.
shortlist-reasons-button = Добавить в короткий список
shortlist-back-match = Назад к подбору

## Отслеживание

shortlist-step-sent = Отправлен на утверждение
shortlist-step-released = Утверждён и отправлен получателям
shortlist-step-waiting = Ждёт утверждения
shortlist-step-waiting-note = Решение должен принять другой человек вашего органа.
shortlist-withdrawn-at = Отозван { $at }. Ссылки не работают.
shortlist-follow-caption = Письма и открытия
shortlist-letter = Письмо
shortlist-no-letter = Ещё не написано
shortlist-opened-when = Открыт
shortlist-not-opened = Ещё не открывали
shortlist-see-letters = Посмотреть все письма
shortlist-withdraw-title = Отозвать этот список
shortlist-withdraw-released = Личные ссылки сразу перестанут работать, а неотправленные письма не уйдут. То, что получатели уже прочитали, отменить нельзя.
shortlist-withdraw-waiting = Утвердить его больше будет нельзя. Новый список можно начать со страницы вакансии.
shortlist-withdraw = Отозвать список

## Утверждение

approvals-title = Ждёт моего решения
approvals-none = Ни один короткий список не ждёт вашего решения.
approvals-caption = { $count ->
    [one] Ждёт решения { $count } короткий список
    [few] Ждут решения { $count } коротких списка
    [many] Ждут решения { $count } коротких списков
   *[other] Ждут решения { $count } короткого списка
}
approvals-decided = Решённые и отозванные
approval-title = Короткий список на утверждение
approval-lead = Получатели увидят ровно это.
approval-decide = Ваше решение
approval-release-text = { $count ->
    [one] { $count } получатель получит письмо с личной ссылкой.
    [few] { $count } получателя получат письма с личными ссылками.
    [many] { $count } получателей получат письма с личными ссылками.
   *[other] { $count } получателя получат письма с личными ссылками.
}
approval-link-days = { $days ->
    [one] Ссылка действует { $days } день.
    [few] Ссылка действует { $days } дня.
    [many] Ссылка действует { $days } дней.
   *[other] Ссылка действует { $days } дня.
}
approval-release = Утвердить и отправить
approval-return-title = Или верните его
approval-return = Вернуть специалисту
field-reason = Что нужно изменить
field-reason-hint = От 10 до 1000 знаков. Специалист прочитает это и подготовит список заново.

## По личной ссылке

shared-title = Вас ждёт короткий список
shared-from = Его подготовил и утвердил государственный орган: { $body }.
shared-personal = Эта ссылка только для вас. Не передавайте её: в списке персональные данные.
shared-recorded = Когда вы откроете список, время будет записано. Люди из списка смогут увидеть, что их данные открывали.
shared-until = Ссылка действует до: { $at }.
shared-open = Открыть короткий список
shared-approved-at = Утверждён: { $at }
shared-order = Порядок определил орган, который подготовил список. Решение за вами.
shared-confidential = Персональные данные: используйте их только для решения по этой вакансии.
shared-over-title = Эта ссылка больше не действует
shared-over-text = Её срок истёк, или короткий список отозван. Попросите новую у органа, который прислал вам письмо.

## Что только что сделано

done-shortlist-created = Короткий список начат.
done-shortlist-saved = Порядок и примечания сохранены.
done-shortlist-person-added = Добавлено в короткий список.
done-shortlist-person-removed = Убрано из короткого списка.
done-recipient-added = Получатель добавлен.
done-recipient-removed = Получатель убран.
done-shortlist-sent = Отправлено на утверждение.
done-shortlist-withdrawn = Короткий список отозван.
done-shortlist-released = Утверждено. Письма отправляются получателям.
done-shortlist-returned = Возвращено специалисту с вашей причиной.

## Что принять нельзя

error-reserve_note = Напишите в примечании, почему вы выбираете этого человека, хотя требования не выполнены.
error-recipient_twice = Этот адрес уже есть среди получателей.
error-recipients_too_many = В коротком списке не больше 20 получателей. Сначала уберите кого-нибудь.
error-shortlist_too_many = В коротком списке не больше 40 человек. Сначала уберите кого-нибудь.
error-reason_short = Напишите не меньше 10 знаков, чтобы специалист понял, что изменить.
error-reason-required = Напишите, что нужно изменить.
error-person_number = Это не номер человека. Скопируйте номер с его страницы.
error-person_unknown = Такого человека нет в резерве, или вы не можете его видеть.
problem-shortlist_person_gone = Кто-то из короткого списка больше не доступен
problem-shortlist_person_gone-detail = Человек из короткого списка больше не доступен. Уберите отмеченных людей и отправьте список снова.
error-shortlist_person_gone = { problem-shortlist_person_gone-detail }

## Письмо

mail-shortlist-subject = Kadr: вас ждёт короткий список
mail-shortlist-text = Вам направлен короткий список людей на вакансию. Отправитель: { $body }. Чтобы прочитать его, откройте ссылку и нажмите кнопку. Ссылка личная. Последний день её действия: { $until }.
mail-shortlist-button = Перейти к короткому списку
mail-shortlist-foot = Если вы не ждёте этого письма, не открывайте ссылку и сообщите органу, который его отправил.
