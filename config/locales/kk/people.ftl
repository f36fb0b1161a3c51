# Адамдар: профиль, оны жіберу, кім ашқаны, мамандарға көрінісі, файлдан енгізу.

## Профильдің бастапқы беті

people-home-title = Менің профилім
people-home-draft = Профиліңіз әзірге резервте жоқ: оны тек өзіңіз көресіз. Бөлімдерді толтырыңыз. Әр бөлім бөлек сақталады, кейін де жалғастыра аласыз.
people-home-submitted = Сіз резервтесіз. Профиліңізді { $at } жібердіңіз.
people-home-changed = Жібергеннен кейін профиліңізді өзгерттіңіз. Мамандар жіберілген нұсқаны да, өзгерістерді де көреді. Өзгерістерді бекіту үшін профильді қайта жіберіңіз.
people-home-paused = Сіз резервтегі орныңызды уақытша тоқтаттыңыз. Қазір сізді іздеуден таба алмайды.
people-home-withdrawn = Сіз резервтен шықтыңыз. Профиліңіз сақталды, оны тек өзіңіз көресіз.
people-home-sections = Профиль бөлімдері
people-home-missing = Жіберу үшін әлі керегі
people-home-check = Тексеру және жіберу
people-home-check-again = Өзгерістерді тексеріп, қайта жіберу
people-home-see = Профильді толық көру
people-home-finds = Сізді кім таба алады
people-home-place = Резервтегі орныңыз
people-email-unconfirmed = Электрондық пошта мекенжайыңыз әлі расталған жоқ. Хатты ашып, ондағы сілтемемен өтіңіз.
people-pause = Уақытша тоқтату
people-withdraw = Резервтен шығу
people-return = Резервке оралу

## Бөлімдер және олардың күйі

people-section-basics = Жеке мәліметтер
people-section-contacts = Байланыс деректері
people-section-education = Білімі
people-section-service = Қызмет және жұмыс өтілі
people-section-languages = Тілдер
# native check: «Резерв бағдарламалары» (programmes of the reserve)
people-section-memberships = Резерв бағдарламалары
people-section-tests = Тестілеу
people-section-papers = Құжаттар
people-section-relatives = Мемлекеттік қызметтегі туыстар
# native check: «Қалауыңыз» (wishes)
people-section-wishes = Қалауыңыз
people-status-done = Толтырылды
people-status-needed = Толтыру керек
people-status-incomplete = Толық емес
people-status-optional = Міндетті емес
people-status-changed = Жібергеннен кейін өзгерді
people-lack-name = Тегіңіз бен атыңызды жазыңыз
people-lack-born-on = Туған күніңізді көрсетіңіз
people-lack-iin = ЖСН-ді енгізіңіз
people-lack-citizenship = Азаматтығыңызды көрсетіңіз
people-lack-residence = Тұрғылықты жеріңізді таңдаңыз
people-lack-email = Электрондық пошта мекенжайын жазыңыз
people-lack-education = Кемінде бір білімді қосыңыз

## Барлық беттегі түймелер мен сөздер

people-back = Артқа
people-save = Сақтау
people-cancel = Сақтамай шығу
people-change = Өзгерту
people-remove = Өшіру
people-keep = Қалдыру
people-remove-title = Бұл жазбаны өшіресіз бе?
people-to-list = Профиль бөлімдеріне оралу
people-choose = Таңдаңыз
people-optional = Міндетті емес.
people-nothing = Көрсетілмеген
people-yes = Иә
people-no = Жоқ
people-date-day = Күні
people-date-month = Айы
people-date-year = Жылы
people-stale-lead = Бұл бөлімді басқа бетте немесе құрылғыда өзгертіпсіз, сондықтан жазғаныңыз әлі сақталған жоқ. Айырмасын қараңыз. Төмендегі нысанда жазғаныңыз тұр: керегін түзетіп, қайта сақтаңыз.
people-stale-caption = Сақталғаны және жазғаныңыз
people-stale-field = Өріс
people-stale-stored = Қазір сақталғаны
people-stale-typed = Сіз жазғаныңыз

## Жеке мәліметтер

people-basics-lead = Құжатыңыздағыдай жазыңыз. Бәрін бірден толтыру міндетті емес.
people-field-surname = Тегі
people-field-given = Аты
people-field-patronymic = Әкесінің аты
people-field-born-on = Туған күні
people-field-born-on-hint = Мысалы, 17 5 1990.
people-field-iin = ЖСН
people-field-iin-hint = 12 цифр. ЖСН шифрланып сақталады, тізімдерде толық көрсетілмейді.
people-iin-stored = Сақталған ЖСН: { $iin }. Өзгертпесеңіз, өрісті бос қалдырыңыз.
people-field-sex = Жынысы
people-field-sex-hint = ЖСН-де көрсетілмегендіктен сұраймыз. Іріктеуге әсер етпейді.
people-field-citizenship = Азаматтығы
people-field-residence = Тұрғылықты жері
people-field-residence-hint = Ауданды немесе қаланы таңдаңыз.
people-whole-region = { $region } (аудансыз)
people-stored-place = Қазір сақталғаны
people-field-latin-surname = Тегі, латын әріптерімен
people-field-latin-given = Аты, латын әріптерімен
people-field-latin-patronymic = Әкесінің аты, латын әріптерімен
people-field-latin-hint = Паспорттағыдай. Міндетті емес.

## Байланыс деректері

people-contacts-lead = Байланыс деректері шифрланып сақталады. Маман оларды себебін жазғаннан кейін ғана көреді, ал сіз оны білесіз.
people-field-email = Электрондық пошта
people-field-email-hint = Осы мекенжайға хат жібереміз.
people-field-phone = Телефон
people-field-phone-hint = Мысалы, +7 700 000 00 00. Міндетті емес.

## Қалау

people-wishes-lead = Қайда және қандай бағытта жұмыс істегіңіз келеді? Бұл бөлім міндетті емес.
people-field-directions = Жұмыс бағыттары
people-field-directions-hint = Біреуін де таңдамасаңыз, кез келген бағыт деп есептейміз.
people-field-regions = Өңірлер
people-field-regions-hint = Біреуін де таңдамасаңыз, кез келген өңір деп есептейміз.
people-field-available-from = Қай күннен бастай аласыз
people-field-available-from-hint = Бос қалдырсаңыз, бірден бастай алады деп есептейміз.
people-field-statement = Өзіңіз туралы
people-field-statement-hint = Нені жақсы білесіз, неге мемлекеттік қызметке келгіңіз келеді. Ең көбі 4 000 таңба. Кез келген тілде.
people-any = Кез келгені
people-at-once = Бірден

## Білімі

people-education-lead = Соңғы білімнен бастап барлығын қосыңыз. Кемінде біреуі керек.
people-education-add = Білім қосу
people-education-new = Жаңа білім
people-education-change = Білімді өзгерту
people-field-education-level = Білім деңгейі
people-field-institution = Оқу орны
people-field-institution-hint = Дипломдағыдай жазыңыз.
people-field-country = Ел
people-field-field = Даярлау бағыты
people-field-field-hint = Жіктеуіш бойынша. Білмесеңіз, бос қалдырыңыз.
people-field-speciality = Мамандығы
people-field-speciality-hint = Диплом бойынша. Міндетті емес.
people-field-started-year = Түскен жылы
people-field-completed-year = Бітірген жылы
people-field-completed-year-hint = Әлі оқып жүрсеңіз, бос қалдырыңыз.
people-field-completed-on = Диплом берілген күн
people-field-completed-on-hint = Нақты күнін білсеңіз. Міндетті емес.
people-field-degree = Ғылыми дәрежесі
people-field-degree-hint = Болса, таңдаңыз.
people-field-funding = Мемлекеттік тапсырыс немесе «Болашақ»
people-field-funding-hint = Президент жанындағы білім беру ұйымында мемлекеттік тапсырыс бойынша немесе шетелде бекітілген басым мамандық бойынша оқысаңыз ғана таңдаңыз.
people-completed = { $year } жылы бітірген
people-studies-since = { $year } жылдан бері оқиды
people-studies-now = қазір оқиды
people-diploma-of = диплом берілген күн: { $day }

## Қызмет және жұмыс

people-service-lead = Мемлекеттік қызметті де, басқа жұмысты да қосыңыз. Әлі жұмыс істемеген болсаңыз, бос қалдыруға болады.
people-service-add = Кезең қосу
people-service-new = Қызметтің немесе жұмыстың жаңа кезеңі
people-service-change = Қызмет немесе жұмыс кезеңін өзгерту
people-field-organisation = Ұйым
people-field-organisation-hint = Еңбек кітапшасындағыдай жазыңыз.
people-field-post-title = Лауазымы
people-field-started-on = Басталған күні
people-field-started-on-hint = Мысалы, 3 9 2012.
people-field-ended-on = Аяқталған күні
people-field-ended-on-hint = Осы күнге дейін істеп жүрсеңіз, бос қалдырыңыз.
people-field-service-kind = Қызмет түрі
people-field-category = Лауазым санаты
people-field-category-hint = Тек «Б» корпусы үшін, мысалы, C-O-5.
people-field-sector = Сала
people-field-work-region = Жұмыс өңірі
people-field-leading = Басшы лауазым: қол астымда адамдар болды
# native check: «сайланбалы лауазым» (elected post)
people-field-elected = Сайланбалы лауазым: сайланған әкім, депутат
people-field-subordinates = Қол астыңызда қанша адам болды
people-to-present = осы күнге дейін
people-leading = Басшы лауазым
people-elected = Сайланбалы лауазым
people-leads = Басшы лауазым, қол астында { $count } адам

## Тілдер

people-languages-lead = Қазақ тілін де, басқа тілдерді де қосыңыз.
people-languages-add = Тіл қосу
people-languages-new = Жаңа тіл
people-languages-change = Тілді өзгерту
people-field-language = Тіл
people-field-language-level = Деңгейі
people-field-language-level-hint = A1 — бастапқы деңгей, C2 — толық меңгеру.
people-field-certificate = Сертификат
people-field-certificate-hint = Атауы мен нөмірі, мысалы, ҚАЗТЕСТ. Міндетті емес.
people-field-certificate-expires-on = Сертификаттың соңғы күні
people-field-certificate-expires-on-hint = Мерзімсіз болса, бос қалдырыңыз.
# native check: «{ $day } дейін» (case ending)
people-valid-until = { $day } дейін жарамды

## Резерв бағдарламалары

people-memberships-lead = Қазір немесе бұрын болған кадр резервтерін қосыңыз. Ондай болмаса, бос қалдыруға болады.
people-memberships-add = Бағдарлама қосу
people-memberships-new = Жаңа резерв бағдарламасы
people-memberships-change = Резерв бағдарламасын өзгерту
people-field-programme = Бағдарлама
# native check: «резервке алынған күн» (day of entry)
people-field-entered-on = Резервке алынған күні
people-field-entered-on-hint = Мысалы, 3 9 2025.
people-field-until = Соңғы күні
people-field-until-hint = Мерзімнің соңғы күні немесе одан ерте шыққан күніңіз. Білмесеңіз, бос қалдырыңыз.
people-entered = резервке алынған күні: { $day }
people-last-day = соңғы күні: { $day }

## Тестілеу

people-tests-lead = Мемлекеттік қызмет істері жөніндегі уәкілетті органның тест нәтижелерін қосыңыз. Тест тапсырмаған болсаңыз, бос қалдыруға болады.
people-tests-add = Нәтиже қосу
people-tests-new = Тестілеудің жаңа нәтижесі
people-tests-change = Тестілеу нәтижесін өзгерту
people-field-test = Тест
people-field-passed = Нәтижесі
# native check: «тестілеуден өтті» (passed)
people-passed = Тестілеуден өтті
people-not-passed = Тестілеуден өтпеді
people-field-points = Балл
people-field-points-hint = 0-ден 100-ге дейін. Жеке қасиеттер үшін бос қалдыруға болады.
people-field-taken-on = Тапсырған күні
people-field-taken-on-hint = Мысалы, 14 3 2026.
people-field-valid-until = Жарамды соңғы күні
people-field-valid-until-hint = Мерзімсіз болса, бос қалдырыңыз.
people-points = 100 балдан { $points } балл
people-taken = тапсырған күні: { $day }

## Құжаттар

people-papers-lead = Лауазым үшін керек болуы мүмкін қолыңыздағы құжаттарды қосыңыз. Олардағы мәліметтер ғана керек: көшірме де, жеке куәлік те керек емес.
people-papers-add = Құжат қосу
people-papers-new = Жаңа құжат
people-papers-change = Құжатты өзгерту
people-field-paper = Құжат
people-field-paper-hint = Маман оны көрсетуіңізді сұрауы мүмкін.
people-field-paper-number = Нөмірі
people-field-issued-on = Берілген күні
people-field-issued-on-hint = Мысалы, 14 3 2026.
people-paper-number = № { $number }
people-issued = берілген күні: { $day }

## Мемлекеттік қызметтегі туыстар

# native check: «бір-біріне бағынып» (in subordination to one another)
people-relatives-lead = Жақын туыстар бір-біріне тікелей бағынып қызмет істей алмайды. Мемлекеттік органда қызмет істейтін жақын туыстарыңызды қосыңыз: қай органда және сізге кім болып келеді. Аты-жөні мен лауазымы керек емес. Ондай туыс болмаса, бос қалдырыңыз.
people-relatives-add = Туыс қосу
people-relatives-new = Жаңа туыс
people-relatives-change = Туыс туралы мәліметті өзгерту
people-field-kinship = Туыстығы
people-field-kinship-hint = Ол сізге кім болып келеді.
people-field-relative-body = Ол қызмет істейтін мемлекеттік орган

## Тексеру және жіберу

people-check-title = Профиліңізді тексеріңіз
people-check-lead = Осыны мемлекеттік органдардың мамандары көреді.
people-check-submit-heading = Резервке жіберу
people-check-submit-text = Профильдің осы сәттегі нұсқасы сақталады. Кейін де өзгерте аласыз; маман не өзгергенін көреді.
people-check-confirm = Көрсеткен мәліметтерім дұрыс
people-submit = Профильді жіберу
error-confirmed-required = Мәліметтердің дұрыс екенін растаңыз.
people-row-name = Тегі, аты, әкесінің аты
people-row-latin = Латын әріптерімен
# native check: «Мәліметтің негізі» (evidence)
people-row-grade = Мәліметтің негізі
people-submitted-title = Профиль жіберілді
people-submitted-next = Енді не болады
people-submitted-found = Мемлекеттік органдардың мамандары сізді таба алады.
people-submitted-edit = Профильді кез келген уақытта өзгертуге болады.
people-submitted-access = Файлыңызды кім ашқанын көріп отырасыз
people-submitted-vacancies = Ашық бос орындарды қарау

## Адамды таппайтын органдар

people-hidden-title = Профильді органнан жасыру
people-hidden-lead = Жұмыс істейтін органыңыздың басқа лауазым іздеп жүргеніңізді білмегенін қалауыңыз мүмкін. Ол органды осы жерден таңдаңыз: оның мамандары сізді таппайды.
people-hidden-text = Бұл бірден күшіне енеді: орган мамандары сізді іздеп таба алмайды, файлыңызды аша алмайды және қысқа тізімге қоса алмайды. Сол органда жасалып жатқан тізімде болсаңыз, олар тек атыңызды, өз ескертпесін және ұсынуға болмайтыныңызды көреді. Бекітуге жіберілген тізімдер өзгермейді. Осы жерде нені таңдағаныңызды тек өзіңіз көресіз.
people-hidden-none = Сізді кез келген орган таба алады.
people-hidden-bodies = Сізді таппайтын органдар
people-hidden-body = Орган
people-hidden-hide = Профильді осы органнан жасыру
people-hidden-show = Мені таба берсін
people-hidden-full = Профильді көп дегенде { $most } органнан жасыруға болады. Тағы біреуін қосу үшін профильді осылардың біріне ашыңыз.
error-hidden-too-many = Профиліңізді жасыруға болатын органдар саны толды. Алдымен профильді олардың біріне ашыңыз.

## Резервтегі орын

people-state-paused-title = Резервтегі орныңызды уақытша тоқтатасыз ба?
people-state-paused-text = Оралғанша сізді іздеуден таба алмайды. Профиліңіз сақталады.
people-state-paused-button = Уақытша тоқтату
people-state-withdrawn-title = Резервтен шығасыз ба?
people-state-withdrawn-text = Сізді іздеуден таба алмайды, файлыңызды аша алмайды. Кейін қайта орала аласыз.
people-state-withdrawn-button = Резервтен шығу
people-state-submitted-title = Резервке ораласыз ба?
people-state-submitted-text = Мамандар сізді қайта таба алады. Профиліңізде не өзгергенін тексеріп алыңыз.
people-state-submitted-button = Резервке оралу
person-state-draft = Жоба
person-state-submitted = Резервте
person-state-paused = Уақытша тоқтатылған
person-state-withdrawn = Резервтен шыққан
person-source-applicant = Өзі тіркелген
person-source-import = Файлдан енгізілген
person-source-seed = Көрсетуге арналған, ойдан құралған
problem-person_state = Қазір бұлай істеуге болмайды
problem-person_state-detail = Профиль әлі жіберілмеген немесе басқа күйде. Профиль бетін ашып, қазіргі күйін қараңыз.
error-person_state = { problem-person_state-detail }

## Файлымды кім ашты

people-access-lead = Файлыңызды басқа біреу ашса немесе өзгертсе, мұнда жазылады. Бұл жазбаны ешкім өшіре алмайды.
people-access-none = Файлыңызды әзірге ешкім ашқан жоқ.
people-access-caption = Соңғылары алдымен
people-access-when = Қашан
people-access-who = Кім
people-access-what = Не істеді
people-access-why = Себебі
people-access-no-reason = Себебі жазылмаған
people-listed-heading = Сіз көрсетілген тізімдер
people-listed-lead = Профиліңіздің бір бөлігі файл ашылмай-ақ тізімдерде де көрінеді: іздеу нәтижелерінде және бос орынға сай адамдар тізімінде, онда әркімнің қорытындысы жазылады. Партия өзі ұсынған адамдарды көреді. Әр жол бір күнді білдіреді.
people-listed-none = Сіз әзірге ешбір тізімде көрсетілген жоқсыз.
people-listed-day = Күні
people-listed-purpose = Қандай тізім
people-listed-times = Бет саны
people-listed-search = Резервтен іздеу
people-listed-match = Бос орынға адамдар
people-listed-nominations = Партияның ұсыныстары
people-service-itself = Жүйенің өзі
people-action-person-read = Файлды ашты
people-action-person-contacts_read = Байланыс деректерін көрді
people-action-person-imported = Профильді файлдан енгізді
people-action-other = Файлмен жұмыс істеді

## Адамның файлы (мамандарға)

people-file-submitted = Профиль { $at } жіберілген.
people-file-logged = Бұл файлды ашқаныңыз жазылды, адам оны көреді.
people-file-changed = Профиль жіберілгеннен кейін өзгерді. Төменде – қазіргі мәліметтер; өзгерген бөлімнің астында жіберілген нұсқасы тұр.
people-file-as-submitted = Жіберілген нұсқасы
people-file-contacts = Байланыс деректері
people-file-contacts-lead = Байланыс деректері не үшін керек екенін жазыңыз. Адам бұл себепті оқи алады.
people-file-contacts-show = Байланыс деректерін көрсету
people-file-contacts-logged = Көргеніңіз және себебі жазылды.
people-field-why = Себебі
people-field-why-hint = Мысалы, «Әңгімелесуге шақыру». 300 таңбаға дейін.

## Жаңа ғана істелгені

done-people-saved = Сақталды.
done-people-entry-added = Қосылды.
done-people-entry-removed = Өшірілді.
done-people-taken-over = Сіз туралы профиль бұрын енгізілген екен. Енді ол сіздікі: тексеріп, керегін түзетіңіз.
done-people-paused = Резервтегі орныңыз уақытша тоқтатылды.
done-people-withdrawn = Сіз резервтен шықтыңыз.
done-people-hidden = Бұл орган сізді енді таппайды.
done-people-shown = Бұл орган сізді қайтадан таба алады.
done-people-returned = Сіз резервке оралдыңыз.

## Өрістердегі қателер

people-date-three = Күнін, айын және жылын цифрмен жазыңыз, мысалы, 17 5 1990.
error-born_on-date-format = { people-date-three }
error-completed_on-date-format = { people-date-three }
error-started_on-date-format = { people-date-three }
error-ended_on-date-format = { people-date-three }
error-certificate_expires_on-date-format = { people-date-three }
error-entered_on-date-format = { people-date-three }
error-until-date-format = { people-date-three }
error-taken_on-date-format = { people-date-three }
error-valid_until-date-format = { people-date-three }
error-issued_on-date-format = { people-date-three }
error-available_from-date-format = { people-date-three }
error-started_on-required = Басталған күнін жазыңыз.
error-entered_on-required = Резервке алынған күніңізді жазыңыз.
error-taken_on-required = Тест тапсырған күніңізді жазыңыз.
error-issued_on-required = Құжат берілген күнді жазыңыз.
error-passed-required = Тестілеуден өткен-өтпегеніңізді таңдаңыз.
error-points-required = Нәтиженің балын жазыңыз.
error-points-range = Балл – 0-ден 100-ге дейінгі сан.
error-body-code = Тізімнен мемлекеттік органды таңдаңыз.
error-bolashak-abroad = Бұл білім Қазақстанда алынған. Елді түзетіңіз немесе басқа төлем түрін таңдаңыз.
error-sex-required = ЖСН жынысты көрсетпейді. Оны таңдаңыз.
error-why-required = Себебін жазыңыз.
error-too-many-entries = Бұдан көп қосуға болмайды. Артығын өшіріңіз.

## Файлдан енгізу

error-unknown-column = Мұндай баған жоқ. Атауын құжаттамамен салыстырыңыз.
error-column-twice = Бұл баған екі рет кездеседі.
error-row-unreadable = Жолды оқу мүмкін емес: ол бүлінген немесе UTF-8 емес.
error-row-too-long = Жол рұқсат етілгеннен ұзын.
error-cell-type = Ұяшықтың мәні мәтін де, сан да емес.
error-list-format = Мұнда JSON форматындағы жазбалар тізімі керек.
error-key-twice = Бұл кілт осы файлда бұрын кездесті.
error-iin-twice = Бұл ЖСН осы файлда бұрын кездесті.
error-taken-over = Бұл адам профилін өзі жүргізеді, сондықтан жол енгізілген жоқ.
error-language-twice = Бұл тіл осы адамда екі рет көрсетілген.
error-file-format = Файлдың соңы .ndjson, .csv немесе .xlsx болуға тиіс және мазмұны соған сай келуі керек.
error-file-too-large = Файл тым үлкен. Оны бөліп енгізіңіз.
error-file-unreadable = Файлды ашу мүмкін емес. Жолын және рұқсатты тексеріңіз.

people-field-certificate-level = Сертификат бойынша деңгей
people-field-certificate-level-hint = Сертификатта көрсетілгендей. Сертификат туралы талаптар осы деңгеймен тексеріледі.
people-field-certificate-issued-on = Сертификат берілген күн
people-field-certificate-issued-on-hint = Сертификаттағыдай, мысалы, 1 3 2026.
people-certificate-level = { $level } деңгейіндегі сертификат
error-certificate_issued_on-date-format = { people-date-three }
