# Названия полей форм: учётные записи и аудит.

field-name = Имя
field-name-hint = Так вас будут видеть в системе и коллеги.
field-email = Электронная почта
field-email-hint = Сюда придёт письмо, чтобы подтвердить адрес.
field-password = Пароль
field-password-hint = От 10 до 200 знаков. Пароль из нескольких слов легко запомнить и трудно подобрать.
field-subject = К чему относится (номер)
field-subject-hint = Полный номер (UUID) человека, вакансии, короткого списка, учётной записи или другого объекта.
field-action = Действие
field-action-hint = Достаточно начала названия, например account. или account.signed_in

error-name-required = Напишите имя.
