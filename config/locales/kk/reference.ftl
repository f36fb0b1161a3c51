### Names of the closed vocabularies (src/reference/codes.rs): one message to a code.
### "native check" marks terms no native speaker has confirmed yet.

## Who an account acts as

role-applicant = Үміткер
role-hr_officer = Кадр қызметінің маманы
# native check
role-approver = Бекітуші
role-party_representative = Партия өкілі
role-commission_member = Комиссия мүшесі
role-election_officer = Сайлау комиссиясының маманы
role-auditor = Аудитор
role-administrator = Әкімші

## Who stands behind a fact

# native check
grade-declared = Өзі мәлімдеген
# native check
grade-document = Құжатпен расталған
# native check
grade-registry = Мемлекеттік тізілімде расталған

## Levels of education

education-level-secondary = Жалпы орта білім
education-level-technical = Техникалық және кәсіптік білім
education-level-post_secondary = Орта білімнен кейінгі білім
education-level-bachelor = Жоғары білім (бакалавр)
education-level-specialist = Жоғары білім (маман)
education-level-master = Жоғары оқу орнынан кейінгі білім (магистр)
education-level-residency = Жоғары оқу орнынан кейінгі білім (резидентура)
education-level-doctorate = Жоғары оқу орнынан кейінгі білім (докторантура)

## Academic degrees

degree-candidate = Ғылым кандидаты
degree-doctor_of_sciences = Ғылым докторы
degree-phd = Философия докторы (PhD)
degree-profile_doctor = Бейіні бойынша доктор

## Kinds of service and work

service-kind-political = Саяси мемлекеттік қызмет
service-kind-corps_a = «А» корпусының әкімшілік мемлекеттік қызметі
service-kind-corps_b = «Б» корпусының әкімшілік мемлекеттік қызметі
service-kind-law_enforcement = Құқық қорғау қызметі
service-kind-special_body = Арнаулы мемлекеттік органдардағы қызмет
service-kind-military = Әскери қызмет
service-kind-judge = Судья
# native check
service-kind-deputy = Депутаттық өкілеттік
service-kind-international = Халықаралық ұйым
service-kind-quasi_state = Квазимемлекеттік сектор
service-kind-public_institution = Мемлекеттік мекеме
service-kind-private = Жеке сектор
service-kind-civil_society = Азаматтық қоғам
service-kind-self_employed = Өзін-өзі жұмыспен қамту

## Sectors

sector-public_administration = Мемлекеттік басқару
sector-education = Білім беру
sector-health = Денсаулық сақтау
sector-social_protection = Әлеуметтік қорғау
sector-agriculture = Ауыл шаруашылығы
sector-industry = Өнеркәсіп
# native check
sector-construction = Құрылыс және тұрғын үй-коммуналдық шаруашылық
sector-transport = Көлік
sector-energy = Энергетика
sector-finance = Қаржы
sector-digital = Цифрлық технологиялар
sector-trade = Сауда
sector-culture = Мәдениет, спорт, бұқаралық ақпарат құралдары
# native check
sector-security = Құқық, құқықтық тәртіп, қауіпсіздік
sector-environment = Қоршаған орта
sector-science = Ғылым

## Directions of work

direction-infrastructure = Инфрақұрылым
direction-industry = Өнеркәсіп және сауда саясаты
direction-agriculture = Агроөнеркәсіптік кешен және экология
direction-foreign = Сыртқы саясат және инвестициялар
direction-finance = Экономикалық және қаржы саясаты
direction-digital = Цифрландыру
direction-social = Әлеуметтік саясат және азаматтық қоғам
# native check
direction-legal = Құқықтық саясат және қауіпсіздік
# native check
direction-regional = Өңірлік және жергілікті басқару

## Languages somebody speaks

language-kk = Қазақ тілі
language-ru = Орыс тілі
language-en = Ағылшын тілі
language-tr = Түрік тілі
language-zh = Қытай тілі
language-de = Неміс тілі
language-fr = Француз тілі
language-ar = Араб тілі
language-uz = Өзбек тілі
language-ug = Ұйғыр тілі
language-ko = Корей тілі
language-ky = Қырғыз тілі
language-es = Испан тілі

## Levels of a language

language-level-a1 = A1
language-level-a2 = A2
language-level-b1 = B1
language-level-b2 = B2
language-level-c1 = C1
language-level-c2 = C2
language-level-native = Ана тілі

## Who paid for a study

# native check
funding-state_order = Президент жанындағы білім беру ұйымында мемлекеттік тапсырыс бойынша
# native check
funding-bolashak = Шетелде бекітілген басым мамандық бойынша («Болашақ»)

## Programmes of the reserve

programme-presidential_youth = Президенттік жастар кадр резерві
programme-regional = Өңірлік кадр резерві
# native check
programme-open = Органның немесе партияның ашық резерві

## Tests of the civil-service authority

state-test-legislation = Заңнаманы білу
# native check
state-test-abilities = Мәтінмен және сандармен жұмыс
# native check
state-test-situations = Ситуациялық тапсырмалар
state-test-qualities = Жеке қасиеттер

## Papers a rule may ask for

paper-service_record = Қызметтік тізім
paper-diploma = Білім туралы құжат қосымшасымен
# native check
paper-recognition = Шетелдік білім туралы құжатты тану
paper-health = Медициналық анықтама
# native check
paper-own_declaration = Өзінің активтері туралы декларацияны тапсырғаны жөнінде салық органының анықтамасы
# native check
paper-spouse_declaration = Жұбайының активтері туралы декларацияны тапсырғаны жөнінде салық органының анықтамасы
paper-deposit = Сайлау жарнасының түбіртегі
paper-party_decision = Партияның ұсыну туралы шешімі
# native check
paper-signatures = Қолдарды тексеру хаттамасы
paper-work_record = Еңбек қызметін растайтын құжат

## Close relatives and relatives by marriage

kinship-spouse = Жұбайы
kinship-parent = Әкесі немесе анасы
kinship-child = Ұлы немесе қызы
# native check
kinship-sibling = Бауыры (аға, іні, әпке, сіңлі, қарындас)
# native check
kinship-in_law = Жұбайының ата-анасы, баласы немесе бауыры

## Sex, as in identity papers

sex-female = Әйел
sex-male = Ер

## Kinds of posts

post-kind-political = Саяси лауазым
post-kind-administrative = Әкімшілік лауазым
post-kind-akim = Әкім

## How a post is filled

filling-appointed = Тағайындау
filling-competed = Конкурс
filling-elected = Сайлау

## Languages of the pages, each in itself

locale-kk = Қазақша
locale-ru = Русский
locale-en = English
