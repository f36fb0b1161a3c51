# Подборки: что специалист сохраняет из поиска и что делается с отмеченными людьми.

selections-title = Мои подборки
selections-lead = Списки людей, сохранённые из ваших поисков. Их видите только вы.
selections-caption = Ваши подборки, сначала новые
selections-none = У вас нет подборок
selections-none-text = Найдите людей, отметьте нужных или возьмите всех найденных — список сохранится здесь.
selections-none-button = Искать людей
selection-title = Подборка
selection-back-label = Назад
selection-back = Назад к подборке
selection-back-search = Поиск людей
selection-everybody = Все, кого вы можете видеть
selection-search = Поиск
selection-as-of = Список такой, каким был найден: { $at }. Люди показаны такими, какие они сейчас.
selection-until = Подборка будет удалена: { $at }.
selection-first-kept = Поиск нашёл людей: { $found }. Сохранена первая тысяча; сузьте поиск, чтобы сохранить всех найденных.
selection-lost = { $count ->
    [one] { $count } отмеченный человек больше не находится этим поиском, поэтому места в списке у него нет.
    [few] { $count } отмеченных человека больше не находятся этим поиском, поэтому мест в списке у них нет.
   *[other] { $count } отмеченных человек больше не находятся этим поиском, поэтому мест в списке у них нет.
}
selection-count = { $ticked ->
    [0] Никто из { $people } не отмечен
   *[other] Отмечено: { $ticked } из { $people }
}
selection-empty = В этой подборке никого не осталось.
selection-keep = Сохранить отметки
selection-tick-page = Отметить всех на странице
selection-tick-all = Отметить всех ({ $people })
selection-tick-none = Снять все отметки
selection-tick = Отметить
selection-place = № { $place }
selection-gone = Больше не доступен
selection-gone-text = Место сохраняется, чтобы ни одна страница никого не повторила и не пропустила.
selection-earlier = Сохранить отметки, предыдущая страница
selection-later = Сохранить отметки, следующая страница
selection-do = С отмеченными людьми
selection-do-text = Действие касается всех отмеченных на всех страницах. Те, кто больше не доступен, пропускаются.
selection-no-vacancy = У вашего органа нет опубликованной вакансии, на которую можно выбирать людей.
selection-to = Добавить в короткий список
selection-to-shortlists = Списки, которые составляются
selection-to-vacancies = Новый список для вакансии
selection-to-open = { $title }: { $people ->
    [one] { $people } человек
    [few] { $people } человека
   *[other] { $people } человек
}
selection-vacancy = { $title }, заключения на { $day }
selection-to-button = Посмотреть, кого можно добавить
selection-compare = Сравнить от двух до пяти человек для вакансии
selection-compare-button = Сравнить
selection-remove = Убрать отмеченных из подборки
selection-itself = Сама подборка
selection-name = Название
selection-name-hint = Чтобы её было легко найти. Не пишите здесь о людях.
selection-name-button = Сохранить название
selection-delete = Удалить подборку
selection-delete-text = Удаление подборки ничего не меняет для людей из неё.
selection-people = Людей
selection-ticked = Отмечено
selection-found-at = Найдено
selection-ends = Будет удалена

selection-shortlist-title = Добавить в короткий список
selection-shortlist-lead = { $addable ->
    [0] Сейчас никого из отмеченных добавить нельзя.
    [one] Можно добавить { $addable } человека.
   *[other] Можно добавить { $addable } человек.
}
selection-shortlist-gone = { $count ->
    [one] { $count } отмеченный человек больше не доступен, добавить его нельзя.
    [few] { $count } отмеченных человека больше не доступны, добавить их нельзя.
   *[other] { $count } отмеченных человек больше не доступны, добавить их нельзя.
}
selection-shortlist-reasons = Напишите причину для каждого, кого хотите добавить, хотя он не соответствует требованиям. Без причины человек не добавляется.
selection-shortlist-button = Добавить в список
shortlist-standing-addable = Можно добавить: { $count }
shortlist-standing-on_it = Уже в списке: { $count }
shortlist-standing-needs_reason = Не соответствуют требованиям, нужна причина ({ $count })
shortlist-standing-not_available = Больше не доступны: { $count }
shortlist-standing-no_room = Нет места: в списке не больше 40 человек ({ $count })

search-select = Выбрать
search-select-ticked = Сохранить список с отмеченными
search-select-all = Выбрать всех ({ $people })
search-select-first = Выбрать первую тысячу из { $people }
search-select-hint = Отмечать можно дальше, на всех страницах сохранённого списка.
search-selections = Мои подборки

done-selection-made = Список сохранён. Отмечайте людей на любой его странице.
done-selection-deleted = Подборка удалена.
done-selection-ticked = Отметки сохранены.
done-selection-named = Название сохранено.
done-selection-people-removed = Отмеченные люди убраны из подборки.

problem-selections_full = У вас наибольшее возможное число подборок
problem-selections_full-detail = Один специалист хранит не больше 50 подборок. Удалите ненужную, и тогда этот список сохранится.
error-selections_full = { problem-selections_full-detail }
error-selection_nobody = Этим поиском никто не находится, сохранять нечего.
error-selection_too_many = За один раз можно назвать не больше 1000 человек.
error-selection_nobody_ticked = Отметьте хотя бы одного доступного человека.
error-selection_shortlist_full = В списке не больше 40 человек. Отметьте меньше.
error-selection_nobody_added = Никто не добавлен. Ниже о каждом сказано почему.
error-selection_target = Назовите вакансию или список, но не то и другое сразу.
error-selection_compare_few = Отметьте не меньше двух доступных людей.
error-selection_compare_many = Отметьте не больше пяти человек: больше столбцов рядом не прочесть.

people-listed-selection = Список, сохранённый из поиска
