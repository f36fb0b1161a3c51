# Выдвижения: страницы партии, страница выдвинутого, письма. В письмах никто не назван.

## Состояния и причины

nomination-state-offered = Ждёт ответа
nomination-state-accepted = Принято
nomination-state-declined = Отклонено
nomination-state-withdrawn = Отозвано
nomination-because-not_now = Не сейчас
nomination-because-other_post = Предпочитаю другую должность
nomination-because-not_with_party = Не хочу, чтобы меня выдвигала эта партия
nomination-because-personal = Личные причины

## На что выдвигают

nomination-for-reserve = В резерв
nomination-kind-election = Выдвижение на выборы
nomination-kind-post = Рекомендация на должность
nomination-choice-election = Выдвижение: { $title } ({ $place })
nomination-choice-post = Рекомендация: { $title } ({ $place })

## Список партии

nominations-states = Выдвижения по состоянию
nominations-all = Все
nominations-none = Ваша партия пока никого не выдвинула. Нажмите «Выдвинуть человека»: понадобится его ИИН или адрес электронной почты.
nominations-none-in-state = Выдвижений в этом состоянии нет.
nomination-sent-at = Отправлено { $at }

## Выдвинуть человека

nomination-new-title = Выдвинуть человека
nomination-new-lead = Пока человек не согласится, вы ничего о нём не видите. Другие партии ваших выдвижений не видят никогда.
nomination-new-note = Для выборов это выдвижение. Для должностей, которые замещаются назначением или по конкурсу, это рекомендация: преимуществ при отборе она не даёт, и те, кто отбирает, её не видят.
nomination-send = Отправить предложение
field-nominee = ИИН или электронная почта человека
field-nominee-hint = 12 цифр ИИН или адрес вида name@example.kz.
field-nominated_for = На что вы его выдвигаете
field-nominated_for-hint = В резерв или на одну из открытых вакансий.
field-rationale = Почему именно этот человек
field-rationale-hint = От 20 до 2000 знаков. Выдвинутый прочитает это перед ответом.
error-rationale-short = Напишите не меньше 20 знаков: человек должен понять, почему вы выбрали его.
error-nominee-required = Введите ИИН или адрес электронной почты человека.
error-nominee-twice = Укажите либо ИИН, либо адрес электронной почты, но не то и другое.

## Одно выдвижение

nomination-title = Выдвижение
nomination-told-offered = Предложение ждёт ответа. Если у человека есть учётная запись или вы указали адрес электронной почты, письмо отправлено.
nomination-told-accepted = Человек согласился.
nomination-told-declined = Человек отказался.
nomination-told-withdrawn = Ваша партия отозвала предложение.
nomination-because-said = Причина: { $because }.
nomination-known-by-iin = Введённый ИИН
nomination-known-by-email = Введённый адрес
nomination-aim = На что
nomination-sent = Отправлено
nomination-answered = Ответ получен
nomination-person = Выдвинутый
nomination-person-name = Имя
nomination-person-region = Регион
nomination-person-post = Последняя должность
nomination-person-profile = Профиль
nomination-profile-submitted = Подан: человек в резерве
nomination-profile-draft = Не подан: человека ещё нет в резерве
nomination-not-stated = Не указано
nomination-withdraw = Отозвать предложение
done-nomination-sent = Предложение отправлено. Когда человек ответит, вы получите письмо.
done-nomination-withdrawn = Предложение отозвано.

## Страница выдвинутого

my-nominations-lead = Партии, которые хотят вас выдвинуть. Решаете вы: пока вы не согласитесь, партия ничего о вас не видит.
my-nominations-confirm = Ваш адрес электронной почты ещё не подтверждён. Предложения на этот адрес появятся здесь, когда вы откроете ссылку из нашего письма.
my-nominations-none = Вас пока никто не выдвинул. Войти в резерв и подать заявление на вакансию можно и без этого.
my-nominations-why = Почему выбрали вас
my-nominations-shows = Если вы согласитесь, партия увидит ваше имя, регион, последнюю должность и то, подан ли профиль. Больше ничего.
my-nominations-accept = Согласиться
my-nominations-over = Срок подачи на эту вакансию истёк, согласиться уже нельзя.
my-nominations-decline-open = Отказаться от предложения
my-nominations-because = Причина, если хотите её назвать
my-nominations-because-hint = Партия увидит причину.
my-nominations-because-none = Без причины
my-nominations-decline = Отказаться
my-nominations-answered = Ваши ответы
done-nomination-accepted = Вы согласились. Теперь партия видит ваше имя, регион, последнюю должность и то, подан ли профиль.
done-nomination-declined = Вы отказались. Партия видит только это.

## Письма

mail-nomination-offered-subject = Kadr: вас выдвинула партия
mail-nomination-offered-text = Партия выдвинула вас в Kadr, кадровом резерве государственной службы. Войдите, чтобы увидеть, кто, на что и почему, и согласиться или отказаться. Пока вы не согласитесь, партия ничего о вас не видит.
mail-nomination-offered-button = Войти и ответить
mail-nomination-offered-foot = Если не хотите отвечать, ничего не делайте.

mail-nomination-invited-subject = Kadr: вас выдвинула партия
mail-nomination-invited-text = Партия выдвинула вас в Kadr, кадровом резерве государственной службы. Зарегистрируйтесь с этим адресом и подтвердите его: тогда вы увидите, кто, на что и почему, и сможете согласиться или отказаться. Пока вы не согласитесь, партия ничего о вас не видит.
mail-nomination-invited-button = Зарегистрироваться и ответить
mail-nomination-invited-foot = Если не хотите отвечать, ничего не делайте: учётная запись для вас не создаётся.

mail-nomination-accepted-subject = Kadr: выдвинутый согласился
mail-nomination-accepted-text = Один из тех, кого выдвинула ваша партия, согласился. Войдите, чтобы увидеть выдвижение.
mail-nomination-accepted-button = Открыть выдвижение
mail-nomination-accepted-foot = Вы получили это письмо, потому что сделали это выдвижение.

mail-nomination-declined-subject = Kadr: выдвинутый отказался
mail-nomination-declined-text = Один из тех, кого выдвинула ваша партия, отказался. Войдите, чтобы увидеть, какое это выдвижение.
mail-nomination-declined-button = Открыть выдвижения
mail-nomination-declined-foot = Вы получили это письмо, потому что сделали это выдвижение.
