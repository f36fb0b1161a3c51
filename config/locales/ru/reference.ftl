### Names of the closed vocabularies (src/reference/codes.rs): one message to a code.

## Who an account acts as

role-applicant = Кандидат
role-hr_officer = Специалист кадровой службы
role-approver = Утверждающий
role-party_representative = Представитель партии
role-commission_member = Член комиссии
role-election_officer = Специалист избирательной комиссии
role-auditor = Аудитор
role-administrator = Администратор

## Who stands behind a fact

grade-declared = Указано самим
grade-document = Подтверждено документом
grade-registry = Подтверждено государственным реестром

## Levels of education

education-level-secondary = Общее среднее
education-level-technical = Техническое и профессиональное
education-level-post_secondary = Послесреднее
education-level-bachelor = Высшее (бакалавриат)
education-level-specialist = Высшее (специалитет)
education-level-master = Послевузовское (магистратура)
education-level-residency = Послевузовское (резидентура)
education-level-doctorate = Послевузовское (докторантура)

## Academic degrees

degree-candidate = Кандидат наук
degree-doctor_of_sciences = Доктор наук
degree-phd = Доктор философии (PhD)
degree-profile_doctor = Доктор по профилю

## Kinds of service and work

service-kind-political = Политическая государственная служба
service-kind-corps_a = Административная государственная служба, корпус «А»
service-kind-corps_b = Административная государственная служба, корпус «Б»
service-kind-law_enforcement = Правоохранительная служба
service-kind-special_body = Служба в специальных государственных органах
service-kind-military = Воинская служба
service-kind-judge = Судья
service-kind-deputy = Депутатский мандат
service-kind-international = Международная организация
service-kind-quasi_state = Квазигосударственный сектор
service-kind-public_institution = Государственное учреждение
service-kind-private = Частный сектор
service-kind-civil_society = Гражданское общество
service-kind-self_employed = Самозанятость

## Sectors

sector-public_administration = Государственное управление
sector-education = Образование
sector-health = Здравоохранение
sector-social_protection = Социальная защита
sector-agriculture = Сельское хозяйство
sector-industry = Промышленность
sector-construction = Строительство и жилищно-коммунальное хозяйство
sector-transport = Транспорт
sector-energy = Энергетика
sector-finance = Финансы
sector-digital = Цифровые технологии
sector-trade = Торговля
sector-culture = Культура, спорт, средства массовой информации
sector-security = Право, правопорядок, безопасность
sector-environment = Окружающая среда
sector-science = Наука

## Directions of work

direction-infrastructure = Инфраструктура
direction-industry = Промышленность и торговая политика
direction-agriculture = Агропромышленный комплекс и экология
direction-foreign = Внешняя политика и инвестиции
direction-finance = Экономическая и финансовая политика
direction-digital = Цифровизация
direction-social = Социальная политика и гражданское общество
direction-legal = Правовая политика и безопасность
direction-regional = Региональное и местное управление

## Languages somebody speaks

language-kk = Казахский
language-ru = Русский
language-en = Английский
language-tr = Турецкий
language-zh = Китайский
language-de = Немецкий
language-fr = Французский
language-ar = Арабский
language-uz = Узбекский
language-ug = Уйгурский
language-ko = Корейский
language-ky = Киргизский
language-es = Испанский

## Levels of a language

language-level-a1 = A1
language-level-a2 = A2
language-level-b1 = B1
language-level-b2 = B2
language-level-c1 = C1
language-level-c2 = C2
language-level-native = Родной

## Who paid for a study

funding-state_order = Государственный заказ в организации образования при Президенте
funding-bolashak = За рубежом по утверждённой приоритетной специальности («Болашақ»)

## Programmes of the reserve

programme-presidential_youth = Президентский молодёжный кадровый резерв
programme-regional = Региональный кадровый резерв
programme-open = Открытый резерв органа или партии

## Tests of the civil-service authority

state-test-legislation = Знание законодательства
state-test-abilities = Работа с текстом и числами
state-test-situations = Ситуационные задачи
state-test-qualities = Личные качества

## Papers a rule may ask for

paper-service_record = Послужной список
paper-diploma = Документ об образовании с приложением
paper-recognition = Признание иностранного документа об образовании
paper-health = Медицинская справка
paper-own_declaration = Справка налогового органа о сдаче своей декларации об активах
paper-spouse_declaration = Справка налогового органа о сдаче декларации об активах супруга или супруги
paper-deposit = Квитанция об избирательном взносе
paper-party_decision = Решение партии о выдвижении
paper-signatures = Протокол проверки подписей
paper-work_record = Документ о трудовой деятельности

## Close relatives and relatives by marriage

kinship-spouse = Супруг или супруга
kinship-parent = Отец или мать
kinship-child = Сын или дочь
kinship-sibling = Брат или сестра
kinship-in_law = Родитель, ребёнок, брат или сестра супруга или супруги

## Sex, as in identity papers

sex-female = Женский
sex-male = Мужской

## Kinds of posts

post-kind-political = Политическая должность
post-kind-administrative = Административная должность
post-kind-akim = Аким

## How a post is filled

filling-appointed = Назначение
filling-competed = Конкурс
filling-elected = Выборы

## Languages of the pages, each in itself

locale-kk = Қазақша
locale-ru = Русский
locale-en = English
