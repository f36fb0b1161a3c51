# Адамдарды іздеу, бос лауазымға іріктеу, қорытындылар.

menu-my-verdicts = Қай лауазымға сәйкеспін

problem-list_expired = Бұл тізім енді сақталмайды
problem-list_expired-detail = Тізім соңғы рет қаралғаннан кейін он минут өзгермей тұрады. Оны бірінші бетінен бастап қайта сұраңыз.
error-list_expired = { problem-list_expired-detail }

## Іздеу

search-title = Адамдарды іздеу
search-words = Сөздер, аты-жөні, лауазым немесе мамандық
search-words-hint = Сөз тіркесін тырнақшаға алыңыз. Өріс атауы: білімі:заң, лауазымы:"бас маман", тіл:ағылшын, өңір:Алматы. Сондай-ақ: -сөз (болмасын), OR (немесе), қарж* (сөздің басы).
search-button = Іздеу
search-filters = Сүзгілер
search-apply = Сүзгілерді қолдану
search-part-text = Сөздер
search-part-region = Өңір
search-part-level = Білімі
search-part-field = Білім беру саласы
# native check: category of a post held now or before
search-part-category = Атқарған лауазымдарының санаты
search-part-years = Еңбек өтілі, жыл
search-part-language = Тіл
search-part-sector = Сала
search-part-available = Жұмысқа кірісу мерзімі
search-part-submitted = Профильдің тапсырылуы
search-years-from = Кемінде
search-years-to = Көп дегенде
search-language-level = Тіл деңгейі кемінде
search-language-level-hint = Белгіленген тілдерге қатысты.
search-any-level = Кез келген деңгей

search-count = { $shown } адам
search-moved = Сіз қарап отырған тізім енді сақталмайды. Бұл – резервтің қазіргі күйі бойынша сол іздеу.
search-hidden = Осы беттегі { $count } адам енді қолжетімді емес, сондықтан көрсетілмейді.
search-read-as = Жазылғаны бойынша ешкім табылмады. Басқа пернетақта тілінде бұл «{ $text }» деп оқылады – сол ізделді.
search-meant = Мүмкін, мынаны іздедіңіз:
search-near = Дәл осындай сөздер ешкімде жоқ. Мына адамдарда жазылуы ұқсас сөздер бар.
search-some = Барлық { $of } сөз бірге ешкімде жоқ. Мына адамдарда олардың кемінде { $least } сөзі бар.
search-rebuilding = Іздеу индексі жаңадан құрылып жатыр. Ол біткенше өзгерістер мұнда бірнеше секунд кешігіп көрінуі мүмкін.
search-building = Іздеу дайындалып жатыр
search-building-text = Іздеу индексі дерекқордан жаңадан құрылып жатыр. Ештеңе жоғалған жоқ, қалғанының бәрі жұмыс істейді. Әдетте бұл бір минуттан аз уақыт алады.
search-building-again = Қайта қарау
search-ignored = Іздеуде ескерілмеді:
search-chips = Қойылған сүзгілер
search-remove = Алып тастау:
search-clear = Бәрін тазалау
search-sort = Реті
search-sort-relevance = Алдымен ең сәйкестері
search-sort-years = Алдымен өтілі көптері
search-sort-newest = Алдымен жаңалары
search-chip-years-from = Еңбек өтілі, жыл: кемінде { $years }
search-chip-years-to = Еңбек өтілі, жыл: көп дегенде { $years }
search-chip-level = Тіл деңгейі: { $level } немесе одан жоғары
search-chip-available-by = Жұмысқа кірісе алатын ең кеш күні: { $day }
search-chip-submitted-from = Профиль тапсырылған ең ерте күн: { $day }
search-chip-submitted-to = Профиль тапсырылған ең кеш күн: { $day }

search-none = Ешкім табылмады
search-reach = Сіз резервтің бір бөлігін ғана көресіз: { $reach }.
search-reach-both = { $one }; оның үстіне тек { $two }
search-reach-places = тұратын жері – { $places }
search-reach-programmes = бағдарламалардың бүгінгі мүшелері – { $programmes }
search-none-at-all = Резервте сіз көре алатын адам әзірге жоқ.
search-none-anyhow = Бір сүзгіні алып тастау көмектеспейді. Бәрін тазалап, бір сөзден бастаңыз.
search-advice = Біреуді табу үшін мыналардың бірін алып тастаңыз:
search-without = «{ $part }» шартынсыз
search-without-two = «{ $part }» және «{ $other }» шарттарынсыз
search-years-ranges = Адамдар өтілі бойынша
search-years-less = { $below } жылдан аз
search-years-range = { $from }–{ $to } жыл
search-years-more = { $from } жыл және одан көп
search-available-any = Кез келген уақытта
search-available-now = Қазір
search-available-within = { $months } ай ішінде
search-available-hint = Күнін көрсетпегендер бірден кірісе алады.
search-available-by = Немесе мына күннен кешікпей
search-available-by-hint = Сақталған іздеуде бұл күн өзгермейді, ал «ай ішінде» мерзімі әр жолы сол күннен бастап есептеледі.
search-submitted-months = Адамдар профилін тапсырған айы бойынша
search-submitted-earlier = Одан бұрын
search-submitted-from = Осы күні немесе кейін
search-submitted-to = Осы күні немесе бұрын
error-available_by-date-too-early = Бұл күн 2000 жылдан бұрын. Жылын тексеріңіз.
error-submitted_from-date-too-early = { error-available_by-date-too-early }
error-submitted_to-date-too-early = { error-available_by-date-too-early }
error-submitted_to-end-before-start = Соңғы күн бірінші күннен бұрын. Екеуін де тексеріңіз.

search-suggestions = Ұсыныстар
search-suggestions-count = Ұсыныс саны:
suggestion-post = лауазым
suggestion-field = оқу бағыты
suggestion-place = орын
suggestion-concept = ұғым
suggestion-name = есім

search-why = Неліктен табылды
search-why-share = бағаның { $share } %-ы
search-beside-recency = профильдің қаншалықты жақында жіберілгені: 100-ден { $share }
search-beside-completeness = профильдің қаншалықты толтырылғаны: 100-ден { $share }
search-in-surname = тегі
search-in-given = аты
search-in-patronymic = әкесінің аты
search-in-posts = лауазымдары
search-in-studies = білімі
search-in-statement = өтініші
search-in-fields = оқу бағыты
search-in-regions = тұратын өңірі
search-in-places = тұрғылықты жері
search-in-languages = тілдері
search-met-word-kk = қазақ сөзінің тұлғасы
search-met-word-ru = орыс сөзінің тұлғасы
search-met-word-en = ағылшын сөзінің тұлғасы
search-met-letters = сол әріптер
search-met-beginning = осылай басталатын сөз
search-met-phrase = қатар тұрған осы сөздер
search-met-name = есімнің жазылуы
search-met-initial = осы әріптен басталатын есім
search-met-concept = «{ $name }» ұғымы
search-met-broader = кеңірек «{ $name }» ұғымы

search-pages = Адамдар тізімінің беттері
search-earlier = Алдыңғы бет
search-later = Келесі бет
search-page = { $pages } беттің { $page }-беті

search-no-residence = тұрғылықты жері көрсетілмеген
search-post-since = { $year } жылдан бері
search-experience = еңбек өтілі: { $length }
search-experience-leading = еңбек өтілі: { $length }, басшы лауазымдарда: { $leading }
search-work-years = { $years } жыл
search-work-months = { $months } ай
search-work-years-months = { search-work-years } { search-work-months }
search-available = жұмысқа кірісе алатын күні: { $day }

## Қорытындылар

verdict-word-meets = Сәйкес келеді
verdict-word-cannot_tell = Әзірге анықтау мүмкін емес
verdict-word-does_not = Сәйкес келмейді
verdict-word-you-meets = Сәйкес келесіз
verdict-word-you-cannot_tell = Әзірге анықтау мүмкін емес
verdict-word-you-does_not = Сәйкес келмейсіз
verdict-as-of = Күні: { $day }. Талаптардың редакциясы: { $edition }
verdict-law-article = { $article }-бап
verdict-law-edition = редакция: { $edition }

# native check: literally "which post I suit"
verdicts-title = Қай лауазымға сәйкеспін
verdicts-lead = Әр ашық бос лауазым бойынша: талаптарына сәйкес келесіз бе және не жетіспейді.
verdicts-no-decision = Бұл – шешім емес, талаптардың профиліңізге қатысты қорытындысы. Шешімді адамдар қабылдайды.
verdicts-no-profile = Профиліңіз әлі жоқ
verdicts-no-profile-text = Профиліңізді толтырыңыз, сонда әр ашық бос лауазымның талаптарына сәйкес келетініңіз осы бетте көрінеді.
verdicts-to-profile = Менің бетіме өту
verdicts-hidden = Профиліңізді осы органнан жасырдыңыз: ол сізді таппайды.
verdicts-state-draft = Профиліңіз – жоба. Оны тапсырмайынша, мамандар сізді таба алмайды. Толтырылмағаны мұнда жоқ деп саналады.
verdicts-state-paused = Сіз қатысуды тоқтата тұрдыңыз. Қайтып оралмайынша, мамандар сізді таба алмайды.
verdicts-state-withdrawn = Сіз резервтен шықтыңыз. Профиліңізді қайта тапсырмайынша, мамандар сізді таба алмайды.
verdicts-none = Ашық бос лауазым жоқ
verdicts-none-text = Бос лауазым ашылғанда, оның талаптарына сәйкес келетініңіз осы бетте көрінеді.
verdicts-closes = Қабылдау аяқталады: { $at }
verdicts-all-requirements = Барлық талаптар бір-бірден
verdicts-pages = Бос лауазымдар тізімінің беттері

## Бос лауазымға іріктеу

match-title = Талаптарға кім сәйкес келеді
match-back-label = Артқа
match-back = Бос лауазым
match-back-to-match = Барлық адамдар
match-day = Әр жауап мына күнге берілген: { $day }.
match-counts = Резервтегі адамдар
match-people-meets = Барлық талапқа сәйкес келетіндер
match-people-cannot_tell = Әзірге анықтау мүмкін еместер
match-people-does_not = Барлық талапқа бірдей сәйкес келмейтіндер
match-nobody = Мұнда ешкім жоқ. Қалған екі тізімді және төмендегі талаптарды қараңыз.
match-nobody-at-all = Резервте сіз көре алатын адам әзірге жоқ.
match-pages = Адамдар тізімінің беттері
match-place = № { $place }:
match-of-100 = балл (100-ден)
match-points = Балдар қалай жиналды
match-choose = Таңдау
match-compose = Таңдалғандарды қысқа тізімге енгізу
match-compose-one = Қысқа тізімге енгізу

# native check: "what keeps people out"
match-requirements = Адамдар қай талаптан өтпейді
match-requirement = Талап
match-keeps-out = Осы талапқа байланысты өтпейді
match-alone = Тек осы талап кедергі
match-alone-unclear = тағы { $count }: осыдан кейін де анықтау мүмкін болмас еді
match-unclear = Осы талап бойынша анықтау мүмкін емес

match-how = Рет қалай құрылады
match-how-text = Жауабы бірдей адамдар балл бойынша тізіледі. Балл ешқашан талаптың орнын баспайды.
match-how-never = Аты-жөні, жынысы, жасы, партиясы және фотосуреті есепке алынбайды. Балы тең адамдар жүйеге енген ретімен тұрады.

match-residence = Тұрғылықты жері
match-experience = Жалпы еңбек өтілі
match-open-file = Барлық деректерін ашу
match-requirements-of = Әр талап бойынша
match-points-of = Балл: { $points } (100-ден)
match-part = Не ескеріледі
match-has = Адамда не бар
match-points-column = Балл
match-region-lives = сонда тұрады
match-region-wishes = сонда баруға дайын
match-region-neither = басқа өңір
match-part-surplus = Талаптан артық өтіл, он жылға дейін
match-part-leading = Басшы лауазымдардағы өтіл, он жылға дейін
match-part-field = Даярлау бағытының көрсетілген бағыттарға жақындығы
match-part-languages = B2 және одан жоғары деңгейдегі тілдер, үшке дейін
match-part-region = Лауазым өңірі
match-part-programmes = Резерв бағдарламалары мен мемлекеттік тестілер
match-part-text = Бұрынғы лауазымдардағы лауазым атауының сөздері
match-how-part = { $part }: ең көбі { $points }
match-field-not-asked = бағыт көрсетілмеген
match-field-other = басқа бағыт
match-field-near = сол саланың жақын бағыты
match-field-within = көрсетілген бағыт
match-programmes-member = бағдарлама қатысушысы; ең жақсы тест: { $points }
match-programmes-none = бағдарламаға қатыспайды; ең жақсы тест: { $points }
match-words-found = { $of } сөздің { $found }-і
match-soon = { $months } ай ішінде сәйкес келеді немесе келуі мүмкін
match-people-soon = Жақында барлық талапқа сәйкес келетіндер немесе құжаттары түгел болса келуі мүмкіндер, алдымен ең жақындары
match-through-reserve = Резерв арқылы тағайындалуы мүмкін
match-people-through_reserve = Талаптарға сәйкес келмесе де, резерв арқылы тағайындалуы мүмкін адамдар
match-way = Резерв арқылы тағайындау
match-count-them = санау
match-list-them = тізімін көру
match-held-by = Осы талап кедергі болып тұрған адамдар ғана:
match-on = Басқа күнге арналған жауап
match-on-button = Көрсету
