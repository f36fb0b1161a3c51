# Барлық бетке ортақ сөздер: бет жиегі, мәзір, күндер, хабарламалар, өрістердегі қателер.
# «native check» деп белгіленген терминдерді ана тілі қазақша адам әлі тексерген жоқ.

## Бет жиегі

layout-skip = Негізгі мазмұнға өту
layout-name = Мемлекеттік қызметтің кадр резерві
layout-sign-in = Кіру
layout-sign-out = Шығу
layout-main-menu = Негізгі мәзір
layout-done = Орындалды
layout-help = Көмек
layout-accessibility = Қолжетімділік
layout-privacy = Дербес деректер
layout-api = Басқа жүйелерге арналған API
layout-footer = Kadr негіздерді көрсетеді, шешімді адамдар қабылдайды.

## Мәзір

menu-home = Басты бет
menu-vacancies = Бос лауазымдар
menu-sign-up = Тіркелу
menu-me = Менің бетім
# native check: «ұсынылу» (being nominated)
menu-my-nominations = Менің ұсынылуым
menu-access = Деректерімді кім ашты
menu-work = Менің жұмысым
menu-search = Адамдарды іздеу
# native check: «лауазымдарға іріктеу» (filling vacancies)
menu-work-vacancies = Лауазымдарға іріктеу
# native check: «қысқа тізім» (shortlist), заңда мұндай термин жоқ
menu-shortlists = Қысқа тізімдер
menu-letters = Хаттар
menu-approvals = Шешімімді күтіп тұр
menu-nominations = Ұсынулар
menu-nominate = Адамды ұсыну
# native check: «аудит журналы» (audit log)
menu-audit = Аудит журналы
menu-admin = Жүйені басқару

## Күндер мен беттер

month-of-1 = қаңтар
month-of-2 = ақпан
month-of-3 = наурыз
month-of-4 = сәуір
month-of-5 = мамыр
month-of-6 = маусым
month-of-7 = шілде
month-of-8 = тамыз
month-of-9 = қыркүйек
month-of-10 = қазан
month-of-11 = қараша
month-of-12 = желтоқсан
month-1 = { month-of-1 }
month-2 = { month-of-2 }
month-3 = { month-of-3 }
month-4 = { month-of-4 }
month-5 = { month-of-5 }
month-6 = { month-of-6 }
month-7 = { month-of-7 }
month-8 = { month-of-8 }
month-9 = { month-of-9 }
month-10 = { month-of-10 }
month-11 = { month-of-11 }
month-12 = { month-of-12 }

# native check: күн мен сағаттан кейінгі «жағдайы бойынша» тіркесі
as-of = { $at } жағдайы бойынша
page-older = Бұрынғы жазбалар

## Пішіндер

form-problem = Жалғастыру үшін мыналарды түзетіңіз
form-error = Қате:

## API құжаттамасы

docs-title = API құжаттамасы
docs-lead = Басқа жүйелер Kadr-дан нені және қалай сұрай алады. Сипаттаманың файлы:
# native check
docs-how = Мекенжайлар Kadr жұмыс істейтін жерден басталады ($KADR); $T – қолжетімділік токені. Атаулар, мекенжайлар мен түсіндірмелер бағдарламаның өзінен алынған және ағылшын тілінде.
# native check
docs-parts = API бөлімдері
# native check
docs-shapes = Құрылымдар
# native check
docs-token = Токен қажет.
# native check
docs-no-token = Токен қажет емес.
# native check
docs-parameters = Параметрлер
# native check
docs-body = Не жіберіледі
# native check
docs-answers = Жауаптар
# native check
docs-otherwise = қалған жағдайларда
# native check
docs-call = Мысал
# native check
docs-one-of = Осы өрістердің дәл біреуі.
# native check
docs-needed = міндетті

## Хаттар

letters-are-files = Бұл жүйеде пошта сервері бапталмаған: хаттар жіберілмейді, сервердегі деректер қалтасына файл болып жазылады. Хатыңызды жүйе әкімшісінен сұраңыз.

## Сұрау орындалмағанда: не болды және не істеу керек

problem-go-home = Басты бетке өту
problem-number = Көмек сұрасаңыз, мына нөмірді айтыңыз:
# native check
problem-typed = Сіз жазғандар
# native check
problem-typed-sign-in = Жазғаныңыз сақталған жоқ, бірақ жоғалған да жоқ: жүйеге кіріп, содан кейін жіберіңіз.
# native check
problem-send-again = Қайталап көру

problem-not_found = Табылмады
problem-not_found-detail = Мұндай мекенжайда ештеңе жоқ немесе ол сізге ашық емес. Мекенжайды тексеріңіз. Сілтемені біреу жіберсе, одан жаңасын сұраңыз.
problem-sign_in_needed = Алдымен кіріңіз
problem-sign_in_needed-detail = Сіз жүйеге кірмегенсіз немесе кірген уақытыңыздың мерзімі өтті. Кіріп, әрекетті қайталаңыз.
problem-forbidden = Бұл сізге ашық емес
problem-forbidden-detail = Сіздің рөліңіз бұған мүмкіндік бермейді. Қызметіңізге қажет болса, жүйе әкімшісіне айтыңыз.
problem-cross_site = Сұрау басқа сайттан келді
problem-cross_site-detail = Сізді қорғау үшін Kadr тек өз беттерінен жіберілген пішінді қабылдайды. Бетті Kadr ішінде ашып, пішінді қайта жіберіңіз.
problem-malformed = Сұрауды оқу мүмкін болмады
problem-malformed-detail = Жіберілген мәлімет бүлінген немесе толық емес. Бетті қайта ашып, әрекетті қайталаңыз. Бағдарлама UTF-8 кодтауындағы дұрыс JSON немесе пішін деректерін жіберуге тиіс.
problem-unsupported_type = Мұндай мазмұн түрі қабылданбайды
problem-unsupported_type-detail = API-ге JSON жіберіңіз (application/json). Беттердегі пішіндерді өзгертпей, сол беттен жіберіңіз.
problem-too_large = Жіберілген мәлімет тым үлкен
problem-too_large-detail = Көлемі рұқсат етілгеннен асып кетті. Мәтінді қысқартыңыз немесе бөліп жіберіңіз.
problem-wrong_method = Бұл мекенжайда мұндай әрекет жоқ
problem-wrong_method-detail = Мекенжай бар, бірақ мұндай сұрауды қабылдамайды. Алдыңғы бетке оралып, ондағы батырманы басыңыз. Бағдарлама үшін API құжаттамасын қараңыз.
problem-invalid = Кейбір мәліметті түзету керек
problem-invalid-detail = Жіберілген мәліметтің бір бөлігін қабылдау мүмкін болмады. Кері оралып, түзетіп, қайта жіберіңіз.
# native check: «бұрын өзгертті» (stale version)
problem-stale = Мұны сізден бұрын басқа адам өзгертті
problem-stale-detail = Сіз ашқаннан кейін басқа адам мұны өзгерткен, сондықтан сіздің өзгерісіңіз сақталмады. Қайта ашып, не өзгергенін қарап, түзетуіңізді қайталаңыз.
problem-version_needed = Нұсқасы көрсетілмеген
problem-version_needed-detail = Өзгеріс қай нұсқаға қатысты екенін көрсету керек. Алдымен деректі оқып, оның нұсқасын If-Match тақырыбында жіберіңіз.
problem-busy = Қазір сұрау тым көп
problem-busy-detail = Сұрауыңыз орындалған жоқ. Бірнеше секундтан кейін қайталаңыз.
problem-too_slow = Бұл тым ұзаққа созылды
problem-too_slow-detail = Сұрау аяқталмай тоқтатылды, сондықтан ештеңе көрсетілмейді. Оны тарылтыңыз: сөзін азайтыңыз немесе тағы бір сүзгі қосыңыз.
problem-unavailable = Kadr қазір қолжетімсіз
problem-unavailable-detail = Дерекқор немесе іздеу жауап бермей тұр. Бір минуттан кейін қайталаңыз. Бұрын сақталған деректер орнында; соңғы өзгерісіңіз сақталғанын тексеріңіз.
problem-internal = Біздің тараптан қате шықты
problem-internal-detail = Қате журналға жазылды. Кейінірек қайталаңыз. Тағы шықса, сұрау нөмірін осы жүйені жүргізетін мемлекеттік органға хабарлаңыз.

## Қазіргі жағдай мүмкіндік бермегенде

# native check: «тіркелгі» (account)
problem-email_taken = Бұл мекенжаймен тіркелгі ашылған
problem-email_taken-detail = Бұл электрондық пошта мекенжайымен тіркелгі бар. Сол тіркелгімен кіріңіз немесе басқа мекенжай көрсетіңіз.
problem-iin_taken = Бұл ЖСН резервте бар
problem-iin_taken-detail = Бұл ЖСН резервтегі басқа жазбада көрсетілген. Нөмірді тексеріңіз. Нөмір сіздікі болса, осы жүйені жүргізетін мемлекеттік органға хабарлаңыз.
problem-language_twice = Бұл тіл профильде бар
problem-language_twice-detail = Бұл тіл профильге бұрын қосылған. Жаңасын қоспай, сол жазбаны өзгертіңіз.
problem-profile_incomplete = Профиль толық емес
problem-profile_incomplete-detail = Тапсыру үшін қажет бөлімдердің бәрі толтырылмаған. Профильді ашып, толтырылмаған бөлімдерді аяқтап, қайта тапсырыңыз.
problem-nominated_already = Бұл адам ұсынылған
problem-nominated_already-detail = Партияңыз бұл адамды осыған бұрын ұсынған. Ұсынулар тізімінен жауабын қараңыз.
problem-nomination_closed = Бұл ұсыну аяқталған
problem-nomination_closed-detail = Бұл ұсынуға жауап берілген немесе ол қайтарып алынған. Қазіргі жағдайын ұсынулар тізімінен қараңыз.
problem-vacancy_published = Бос лауазым жарияланған
problem-vacancy_published-detail = Бұл бос лауазым енді жоба емес, сондықтан оны бұлай өзгертуге болмайды. Бетін ашып, қазір не істеуге болатынын қараңыз.
problem-vacancy_not_open = Бос лауазым ашық емес
problem-vacancy_not_open-detail = Бұл бос лауазым әлі жарияланбаған немесе мерзімі аяқталған. Ашық бос лауазымдардың бірін таңдаңыз.
problem-post_being_filled = Бұл лауазымға бос орын жарияланған
problem-post_being_filled-detail = Адамдар қазір көрсетілген бағыт бойынша іріктеліп, расталып жатыр. Бағытты бос лауазым жабылған соң өзгертіңіз.
error-post_being_filled = { problem-post_being_filled-detail }
problem-own_file = Бұл – сіздің өз деректеріңіз
problem-own_file-detail = Ешкім өзі туралы растау жазбайды. Әріптесіңізден сұраңыз.
error-own_file = { problem-own_file-detail }
problem-evidence_withdrawn = Жазба бұрын кері қайтарылған
problem-evidence_withdrawn-detail = Бұл жазба бұрын кері қайтарылған. Қашан және не себепті екенін көру үшін адамның деректерін қайта ашыңыз.
error-evidence_withdrawn = { problem-evidence_withdrawn-detail }
problem-grade_raised = Бұл мәлімет бұрын расталған
problem-grade_raised-detail = Бұл мәлімет бойынша құжат немесе тізілім бұрын жазылған. Оны көру үшін адамның деректерін қайта ашыңыз.
error-grade_raised = { problem-grade_raised-detail }
problem-shortlist_state = Қысқа тізімге қазір бұл әрекетті жасауға болмайды
problem-shortlist_state-detail = Қысқа тізім басқа кезеңде тұр. Оны қайта ашып, қай кезеңде екенін және кімнің әрекетін күтіп тұрғанын қараңыз.
problem-shortlist_empty = Қысқа тізім әлі дайын емес
problem-shortlist_empty-detail = Тізімде адам жоқ немесе кімге жіберілетіні көрсетілмеген. Кемінде бір адам мен бір алушыны қосып, қайталаңыз.
problem-shortlisted_already = Бұл адам қысқа тізімде бар
problem-shortlisted_already-detail = Бұл адам осы қысқа тізімге бұрын қосылған. Тізімдегі жазбасын өзгертіңіз.
problem-own_work = Мұны басқа адам бекітуге тиіс
problem-own_work-detail = Қысқа тізімді дайындаған адам оны өзі бекіте алмайды. Шешімді басқа бекітуші қабылдайды.
problem-key_reused = Бұл кілт бұрын қолданылған
problem-key_reused-detail = Осы Idempotency-Key басқа сұраумен келген. Әр жаңа сұрауға жаңа кілт беріңіз.
problem-link_expired = Сілтеме енді жұмыс істемейді
problem-link_expired-detail = Сілтеме пайдаланылған немесе мерзімі өткен. Жаңасын сұраңыз: «Құпиясөзді ұмыттыңыз ба?» бетінде немесе хатты жіберген органнан.
problem-in_progress = Бұл қазір орындалып жатыр
problem-in_progress-detail = Дәл осы әрекет қазір орындалып жатыр. Бірнеше секунд күтіп, қайталамас бұрын нәтижесін қараңыз.

error-email_taken = { problem-email_taken-detail }
error-iin_taken = { problem-iin_taken-detail }
error-language_twice = { problem-language_twice-detail }
error-profile_incomplete = { problem-profile_incomplete-detail }
error-nominated_already = { problem-nominated_already-detail }
error-nomination_closed = { problem-nomination_closed-detail }
error-vacancy_published = { problem-vacancy_published-detail }
error-vacancy_not_open = { problem-vacancy_not_open-detail }
error-shortlist_state = { problem-shortlist_state-detail }
error-shortlist_empty = { problem-shortlist_empty-detail }
error-shortlisted_already = { problem-shortlisted_already-detail }
error-own_work = { problem-own_work-detail }
error-key_reused = { problem-key_reused-detail }
error-link_expired = { problem-link_expired-detail }
error-in_progress = { problem-in_progress-detail }
error-stale = { problem-stale-detail }

## Өрістердегі қателер

error-required = Бұл өрісті толтырыңыз.
error-too_long = Мәтінді қысқартыңыз: ол рұқсат етілгеннен ұзын.
error-too-long = { error-too_long }
# native check: «көрінбейтін таңба» (invisible character)
error-invisible-characters = Мәтінде көрінбейтін таңбалар бар. Оны пернетақтадан қайта теріңіз.
error-type = Мәннің түрі сәйкес келмейді. API құжаттамасынан осы өрістің түрін қараңыз.
error-key = Idempotency-Key 1–200 көрінетін ASCII таңбадан тұруға тиіс, арасында бос орын болмауы керек.
error-unknown-option = Тізімдегі нұсқалардың бірін таңдаңыз.
error-number-format = Бүтін санды цифрмен жазыңыз.
error-number-range = Бұл сан рұқсат етілген шектен тыс. Оны тексеріңіз.
error-email = Электрондық пошта мекенжайын name@example.kz түрінде жазыңыз.
error-email-format = { error-email }
error-phone-format = Телефон нөмірін ел кодымен жазыңыз, мысалы, +7 700 000 00 00.
error-password_length = Құпиясөз 10 таңбадан кем, 200 таңбадан артық болмауға тиіс.
error-sign_in = Электрондық пошта немесе құпиясөз қате. Екеуін де тексеріп, қайта енгізіңіз.
error-sign_in_wait = Құпиясөз бірнеше рет қате енгізілді. Біраз күтіп, қайта кіріңіз немесе жаңа құпиясөз орнатыңыз.

error-date-format = Күнді 2027-03-01 немесе 01.03.2027 түрінде жазыңыз.
error-date-in-future = Бұл күн әлі келген жоқ. Бүгінгі немесе одан бұрынғы күнді көрсетіңіз.
error-date-too-early = Бұл күн тым ерте. Осы күнді және туған күнді тексеріңіз.
error-date-too-late = Бұл күн тым алыс. Жылын тексеріңіз.
error-year-mismatch = Жыл мен нақты күн бір-біріне сәйкес келмейді. Бірін түзетіңіз.
error-end-before-start = Аяқталған уақыты басталған уақытынан бұрын. Екеуін де тексеріңіз.
error-before-study-age = Туған күн бойынша бұл кезде жас 5-ке толмаған. Осы жылды және туған күнді тексеріңіз.
error-before-work-age = Туған күн бойынша бұл кезде жас 14-ке толмаған. Осы күнді және туған күнді тексеріңіз.
error-born-too-early = Туған күн 1900 жылдан бұрын бола алмайды. Жылын тексеріңіз.
error-born-too-late = Профильді 14 жасқа толған адам ғана толтыра алады. Туған күнді тексеріңіз.

error-country-code = Елді тізімнен таңдаңыз.
error-field-code = Даярлау бағытын тізімнен таңдаңыз.
error-kato-code = Елді мекенді немесе өңірді тізімнен таңдаңыз.
error-not-a-region = Облысты, республикалық маңызы бар қаланы немесе астананы таңдаңыз.
error-category-needs-corps-b = Санат тек «Б» корпусының әкімшілік мемлекеттік қызметі үшін көрсетіледі. Санатты өшіріңіз немесе қызмет түрін өзгертіңіз.
error-certificate-required = Мерзімі көрсетілген сертификаттың атауын жазыңыз.

# native check: «дәйекше» (apostrophe), «сызықша» (hyphen)
error-name-letters = Тек әріп, сызықша, дәйекше және бос орын қолданыңыз. Сызықша басында не соңында тұрмайды.
error-name-mixed-scripts = Бір сөзде кирилл және латын әріптері араласып кеткен. Сөзді бір әліпбимен қайта теріңіз.
error-name-not-latin = Паспорттағыдай латын әріптерімен жазыңыз.

error-iin-not-digits = ЖСН тек цифрдан тұрады. Басқа таңбаларды өшіріңіз.
error-iin-length = ЖСН 12 цифрдан тұрады. Цифрларын санап шығыңыз.
error-iin-business-number = Бұл – ұйымның нөмірі (БСН). Адамның ЖСН-ін енгізіңіз.
error-iin-century = ЖСН-нің жетінші цифры дұрыс емес. Құжаттағы нөмірмен салыстырыңыз.
error-iin-date = ЖСН-нің алғашқы алты цифры туған күнге ұқсамайды. Құжаттағы нөмірмен салыстырыңыз.
error-iin-future = ЖСН-дегі туған күн әлі келген жоқ. Құжаттағы нөмірмен салыстырыңыз.
# native check: «бақылау цифры» (control digit)
error-iin-checksum = ЖСН-де қате бар: бақылау цифры сәйкес келмейді. Құжаттағы нөмірмен салыстырыңыз.
error-iin-born-on-mismatch = ЖСН мен туған күн бір-біріне сәйкес келмейді. Екеуін де тексеріңіз.
error-iin-sex-mismatch = ЖСН мен жыныс бір-біріне сәйкес келмейді. Екеуін де тексеріңіз.

keys-title = Пернелер
keys-search = Іздеу өрісіне өту
keys-next = Келесі жол
keys-previous = Алдыңғы жол
keys-open = Жолды ашу
keys-select = Жолды белгілеу
keys-help = Осы көмек
keys-switch = Бұл құрылғыда бір пернелік командаларды қолдану
keys-close = Жабу
