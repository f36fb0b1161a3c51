# Сертификаты подбора: как сделать и как проверить по коду или файлу.

menu-certificates = Сертификаты

## Поиск

certificates-title = Проверка сертификата
certificates-lead = Сертификат — это подписанная запись о том, кто на определённый день соответствовал требованиям вакансии и в каком порядке. Проверить его может каждый. Имён в нём нет.
certificate-by-code = По коду
field-code = Код сертификата
certificate-code-hint = Шестнадцать букв и цифр, по четыре в группе. Можно строчными буквами.
certificate-look-up = Найти
certificate-by-file = По файлу
field-file = Файл сертификата
certificate-file-hint = Файл .json в том виде, в каком его скачали, до 24 МБ. Мы сравним его с записью и не сохраним.
certificate-check = Проверить файл
certificate-by-yourself = Без этого сайта
certificate-by-yourself-text = Сертификат можно проверить и другими средствами: он подписан по алгоритму Ed25519, а открытые ключи доступны всем.
certificate-keys = Открытые ключи
certificates-none = Сертификатов пока нет. Специалист делает сертификат на странице подбора по вакансии.
certificates-caption = Сертификаты, сначала новые
error-certificate-code-length = В коде шестнадцать букв и цифр. Пересчитайте их ещё раз.
error-certificate-code-mistyped = В коде есть опечатка. Сверьте его с сертификатом знак за знаком.
error-certificate-code-unknown = Код записан верно, но такого сертификата здесь нет. Спросите того, кто дал вам код, с какого он сайта.
error-certificate-file-none = Сначала выберите файл сертификата.

## Чем оказался файл

certificate-check-identical = Совпадает
certificate-check-identical-text = Файл совпадает с выданным сертификатом до последнего байта. Подпись верна.
certificate-check-differs = Отличается от записи
certificate-check-differs-text = Файл подписан здесь, но под его кодом хранится другая запись. Сообщите об этом органу, который сделал сертификат.
certificate-check-altered = Изменён
certificate-check-altered-text = Это не тот файл, который был выдан. Не полагайтесь на него, запросите его заново.
certificate-check-no_record = Записи нет
certificate-check-no_record-text = Файл подписан здесь и цел, но записи под его кодом нет.
certificate-check-unknown_key = Ключ неизвестен
certificate-check-unknown_key-text = В файле назван ключ, которого у этого сайта нет. Возможно, файл с другого сайта или имя ключа изменили.
certificate-check-unreadable = Это не сертификат
certificate-check-unreadable-text = Файл не читается как сертификат. Выберите файл .json в том виде, в каком его скачали.
certificate-fault-unreadable = Файл не читается.
certificate-fault-signature = Подпись не подходит к содержанию.
certificate-fault-people = Списки людей не те, что были подписаны.
certificate-fault-form = Содержание то же, что было подписано, но файл заново записала какая-то программа.
certificate-fault-unknown_key = Этого ключа у сайта нет.
certificate-differs = От записи отличаются:
certificate-lines = { $count ->
    [one] В списках отличается { $count } строка.
    [few] В списках отличаются { $count } строки.
   *[other] В списках отличаются { $count } строк.
}
certificate-see-record = Запись под кодом { $code }
certificate-part-format = формат
certificate-part-vacancy = вакансия
certificate-part-post = должность
certificate-part-rule = требования
certificate-part-setting = данные о должности, от которых зависят требования
certificate-part-weights = веса, по которым построен порядок
certificate-part-day = день, на который сделаны заключения
certificate-part-members = программы
certificate-part-open_to = орган, от которого можно скрыть профиль
certificate-part-regions = регионы
certificate-part-engine = версии программы
certificate-part-data = состояние резерва
certificate-part-counts = количества
certificate-part-lists = хеш списков
certificate-part-everybody = хеш по всем людям
certificate-part-code = код
certificate-part-made_at = время составления
certificate-part-body = государственный орган
certificate-part-body_name = название государственного органа
certificate-part-people = списки людей

## Один сертификат

certificate-title = Сертификат
certificate-back-label = Назад
certificate-state-good = Подпись верна
certificate-state-bad = Подпись нарушена: запись изменили
certificate-state-unknown_key = Ключ этой подписи здесь неизвестен
certificate-day-of = Все заключения даны на этот день: { $day }.
certificate-post = Должность
certificate-body = Государственный орган
certificate-day = На какой день заключения
certificate-made-at = Составлен
certificate-rule = Требования
certificate-members = Только участники этих программ на { $day }
certificate-regions = Из каких регионов люди
certificate-everywhere = Все регионы
certificate-reserve = Людей в резерве, которых может найти орган
certificate-signed-by = Подписан ключом
certificate-for-machines = Для проверки на компьютере
certificate-rule-hash = SHA-256 требований
certificate-people-hash = SHA-256 результатов всех людей
certificate-engine = Программа и версии вычисления, фактов и баллов
certificate-as-json = Что было подписано, в виде JSON
certificate-unreadable = Запись больше не читается, значит, её изменили.
certificate-no-people = На этой странице только количества. В файле, который хранит орган, вместо людей стоят псевдонимы: без ключей этой системы их нельзя связать с людьми.
certificate-download = Скачать файл
certificate-download-text = В файле порядок с псевдонимами, хешами и баллами. Скачивание записывается в журнал аудита.

## Составление

certificate-make-title = Сертификат этого подбора
certificate-make-text = Сертификат запоминает количества, порядок и каждое заключение такими, какие они сейчас, и подписывает их. Позже каждый увидит, не изменили ли его, а тот, кто ведёт эту систему, вычислит, получается ли то же самое снова. Его код можно дать кому угодно.
certificate-make = Сделать сертификат
done-certificate-made = Сертификат сделан. Проверить его по коду может каждый.
