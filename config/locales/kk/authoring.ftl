# Органдар өздері жазатын талаптар: тізім, құрастыру, жариялау және бір талаптың өзгеруі не беретіні.

problem-rule_published = Бұл редакция жарияланған
problem-rule_published-detail = Жарияланған редакция өзгермейді. Оның негізінде жаңа редакция жазыңыз.
error-rule_published = { problem-rule_published-detail }
problem-rule_faulty = Талаптарда қате бар
problem-rule_faulty-detail = Алдымен жобада белгіленген қателерді түзетіңіз. Содан кейін не өзгеретінін санауға болады.
error-rule_faulty = { problem-rule_faulty-detail }

## Тізім

menu-rules = Талаптар
rules-lead = Лауазымдарға қойылатын талаптар, бағдарлама оларды осы түрде тексереді: бағдарламамен бірге келгендері және органыңыз жазғандары.
rules-new = Жаңа талаптар жазу
rules-drafts = Органыңыздың жобалары
rules-drafts-none = Жобалар жоқ.
rules-own = Органыңыз жариялағандары
rules-own-none = Органыңыз әлі талаптар жарияламаған.
rules-shipped = Бағдарламамен бірге келгендері
rules-shipped-none = Олар жоқ.
rule-back-label = Артқа
rule-days-always = Басынан бері қолданылады
rule-days-from = { $day } күнінен бастап қолданылады
rule-days-until = { $day } күніне дейін, ол күн кірмейді
rule-state-draft = Жоба
rule-choose = Таңдаңыз

## Бір редакция

rule-published-text = Бұл редакция жарияланған, ол енді өзгермейді.
rule-reason-was = Жариялану себебі: { $reason }
rule-base = Негізге алынған редакция
rule-write-on = Осының негізінде жаңа редакция жазу
rule-text = Үш тілдегі мәтін
rule-series = Осы талаптардың редакциялары
rule-what-if = Өзгерту не береді?

## Құрастыру

rule-about-edit = Атауын, қысқа атын және күндерін өзгерту
rule-begins-from = Жоба «{ $title }» талаптарынан басталады, редакциясы { $edition }.
rule-begins-empty = Жоба бос. Талаптар бір-бірлеп қосылады.
rule-save = Сақтау
rule-faultless = Жобада қате жоқ. Әр қадам сақталады.
rule-faults = Жарияламас бұрын { $count } қатені түзету керек. Әр қадам сақталады.
rule-tree-requirement = Талаптар
rule-tree-requirement-text = Осының бәріне сәйкес келген адам лауазымға орналаса алады.
rule-tree-reserve = Резерв арқылы
rule-tree-reserve-text = Заң рұқсат еткен жағдайда талаптарға сәйкес келмесе де, резерв арқылы тағайындалуы мүмкін адамдар.
rule-reserve-begin = Резерв арқылы жол қосу
rule-up = Жоғары жылжыту
rule-down = Төмен жылжыту
rule-wrap = Топқа салу
rule-remove = Алып тастау
rule-empty-tree = Бәрін алып тастау
rule-change = Өзгерту
rule-group-change = Осы топты өзгерту немесе топ қосу
rule-group-kind = Топтың түрі
rule-group-kind-all = Мыналардың бәрі
rule-group-kind-any = Мыналардың бірі
rule-group-kind-at_least = Мыналардың кемінде біразы
rule-group-kind-not = Мынадай болмауы керек
rule-group-n = «Кемінде» үшін саны
rule-regroup = Осы топты өзгерту
rule-add-group = Ішіне осындай топ қосу
rule-add-leaf = Осында талап қосу
rule-add = Қосу
field-into = Орны
# native check: «заңдағы орны»
rule-citations = Заңдағы орындары
rule-citations-none = Заңдағы бірде-бір орын қосылмаған. Ол әр талапқа керек.
rule-citation = Заңдағы орны
rule-citation-text = Әр талап заңның қай жерінен алынғанын көрсетеді. Бір жерден алынған талаптарда ол ортақ.
rule-citation-add = Заңдағы орнын қосу
rule-citation-remove = Осы орынды алып тастау
rule-no-citations-yet = Әр талапқа заңдағы орны керек, ал ол әлі жоқ. Талапты сақтап, орнын кейін қосуға болады.
rule-publish = Жариялау
rule-publish-faults = Жобаны онда белгіленгеннің бәрі түзетілгеннен кейін жариялауға болады.
rule-publish-text = Жарияланған редакция өзгермейді, мамандарыңыз оны бос лауазымдарға таңдай алады. Алдыңғы мерзімсіз редакция осы редакция басталатын күні аяқталады. Бос лауазымдар мен қысқа тізімдер өз редакциясын сақтайды.
rule-publish-button = Осы редакцияны жариялау
rule-discard = Жобаны жою

field-rule_title_kk = Қазақша атауы
field-rule_title_ru = Орысша атауы
field-rule_title_en = Ағылшынша атауы
field-rule_code = Қысқа аты
field-rule_code-hint = Осы талаптардың барлық редакциясында бірдей. Кіші латын әріптері, цифрлар, сызықша, астын сызу белгісі.
field-rule_edition = Редакция
field-rule_edition-hint = Мысалы, 2027-03. Кіші латын әріптері, цифрлар, сызықша, астын сызу белгісі.
field-rule_from = Қолданылатын алғашқы күн
field-rule_from-hint = Басынан бері қолданылса, бос қалдырыңыз.
field-rule_until = Қолданылмайтын алғашқы күн
field-rule_until-hint = Аяқталуы белгісіз болса, бос қалдырыңыз.
field-rule_reason = Талаптардың өзгеру себебі
field-rule_reason-hint = 10-нан 1000 таңбаға дейін. Мұны редакцияларды қарайтындардың бәрі оқиды, аудит журналына да жазылады.
field-law_act = Акт
field-law_act-hint = Нөмірі мен күні көрсетілген атауы.
field-law_article = Бап, тармақ немесе абзац
field-law_edition = Оқылған редакция
field-law_from = Күшіне енген күні
field-law_until = Күші жойылған күні
field-law_status = Мәтін қаншалықты белгілі
field-law_status-hint = «Тексерілмеген» белгісі осы талаптар аталған барлық жерде көрсетіледі.
field-law_source = Мәтін оқылған жер
field-law_source-hint = Мекенжайы немесе басылымы.

done-rule-drafted = Жоба жасалды. Оны тек органыңыз көреді.
done-rule-saved = Сақталды.
done-rule-published = Редакция жарияланды. Енді ол өзгермейді.
done-rule-discarded = Жоба жойылды.

## Талаптардың түрлері

rule-kind-citizenship = Азаматтық
rule-kind-citizenship-hint = Елдің азаматы.
rule-kind-age = Жас
rule-kind-age-hint = Тексеру күніндегі толық жасы. Екі шегі де кіреді; біреуін бос қалдыруға болады.
rule-kind-education = Білім
rule-kind-education-hint = Деңгейі мен бағыты сай бір аяқталған білім. Ең төменгі деңгейді, белгілі деңгейлерді немесе бағыттарды көрсетіңіз.
rule-kind-degree = Ғылыми дәреже
rule-kind-degree-hint = Дәрежелерді таңдаңыз; ешқайсысы таңдалмаса, кез келгені жарайды.
rule-kind-state_order = Мемлекеттік тапсырыс бойынша оқу
rule-kind-state_order-hint = Мемлекеттік тапсырыс бойынша немесе шетелде бекітілген басым мамандық бойынша аяқталған оқу.
rule-kind-service = Жұмыс немесе қызмет өтілі
rule-kind-service-hint = Қабаттасқан кезеңдер бір рет есептеледі. Сипаттамалардың біріне сай келетін жұмыс есептеледі; сипаттама болмаса, бәрі есептеледі. Тағы сипаттама қосу үшін сақтап, осы бетті қайта ашыңыз.
rule-kind-in_post = Қазір лауазымда
rule-kind-in_post-hint = Тексеру күні осындай лауазымда. Көбіне «Мынадай болмауы керек» ішінде қолданылады.
rule-kind-mandate = Сайланбалы мандат
rule-kind-mandate-hint = Депутат мандаты немесе сайланбалы лауазым. Түрлерін таңдаңыз; ешқайсысы таңдалмаса, кез келгені жарайды.
rule-kind-language = Тіл
rule-kind-language-hint = Тілді осы деңгейде немесе одан жоғары білу.
rule-kind-test_result = Мемлекеттік тест
rule-kind-test_result-hint = Тапсырылған тест, нәтижесі тексеру күні қолданыста.
rule-kind-member = Резерв мүшесі
rule-kind-member-hint = Тексеру күні резерв бағдарламасында. Бағдарламаларды таңдаңыз; ешқайсысы таңдалмаса, кез келгені жарайды.
rule-kind-papers = Құжаттар
rule-kind-papers-hint = Осының бәрі бар және қолданыста. Құжаттың жоқтығы – дәлелдің жоқтығы, бас тарту емес.
rule-kind-no_relatives = Бағыныстағы туыстары жоқ
rule-kind-no_relatives-hint = Жақын туысы немесе жұбайы лауазымды толтыратын органда қызмет атқармайды. Заңдағы орнын ғана көрсету керек.
rule-kind-confirmation = Адам растайды
rule-kind-confirmation-hint = Уәкілетті адам растағанша анықтау мүмкін емес.
rule-kind-official_check = Ресми тексеру
rule-kind-official_check-hint = Ресми тексеру бұлардың әрқайсысын жоққа шығарғанша анықтау мүмкін емес.

rule-ask-citizenship-country = Ел
rule-ask-age-min = Ең кіші жасы
rule-ask-age-max = Ең үлкен жасы
rule-ask-education-min = Ең төменгі деңгей
rule-ask-education-levels = Немесе тек осы деңгейлер
rule-ask-education-fields = Даярлау бағыттары
rule-ask-education-completed_by = Осы күні немесе одан бұрын аяқталған
rule-ask-education-unrecognised = Шетелдік диплом танылғанға дейін де есептеледі
rule-ask-degree-any_of = Дәрежелер
rule-ask-state_order-min = Ең төменгі деңгей
rule-ask-state_order-any_of = Оқу түрлері
rule-ask-service-years = Жыл
rule-ask-service-months = Жылдардан бөлек ай
rule-ask-service-counting = Есептелетін жұмыс
rule-ask-service-of_which = Оның ішінде
rule-ask-service-within_years = Тексеру күніне дейінгі осынша жыл ішінде ғана
rule-ask-service-longest_break_days = Қатарынан, үзілісі осынша күннен аспайды
rule-ask-in_post-counting = Осындай лауазым
rule-ask-mandate-kinds = Қызмет түрлері
rule-ask-mandate-in_office = Тексеру күні қолданыста
rule-ask-language-language = Тіл
rule-ask-language-min = Ең төменгі деңгей
rule-ask-language-certificate = Тексеру күні қолданыстағы сертификатпен
rule-ask-test_result-test = Тест
rule-ask-test_result-points = 100 балдан кемінде осынша
rule-ask-member-programmes = Бағдарламалар
rule-ask-papers-all_of = Құжаттар
rule-ask-confirmation-what = Не расталады
rule-ask-official_check-bars = Тексеру нені жоққа шығарады
rule-ask-filter-kinds = Қызмет түрлері
rule-ask-filter-leading = Тек басшы лауазымдар
rule-ask-filter-sectors = Салалар
rule-ask-filter-categories = Лауазым санаттары
rule-ask-filter-not_below = Мына санаттардан төмен емес
rule-ask-filter-next_lower = Органның штат кестесіндегі келесі төмен санат
rule-ask-part-years = Жыл
rule-ask-part-months = Жылдардан бөлек ай
rule-ask-part-counting = Осы бөлікте есептелетін жұмыс
rule-ask-cites = Заңдағы орны
rule-ask-grade = Қажетті дәлел
rule-grade-any = Көрсетілгені жеткілікті

## Жобада не дұрыс болмауы мүмкін

error-rule-too-many-citations = Заңдағы орындар 100-ден көп. Керек еместерін алып тастаңыз.
error-rule-code-shipped = Бағдарламамен бірге келген талаптардың қысқа аты осындай. Басқасын таңдаңыз.
error-rule-edition-taken = Мұндай редакция бар. Мұны басқаша атаңыз.
error-rule-node-gone = Бұл топ немесе талап енді жоқ: жобаны осы арада өзгерткен. Қарап, қайта таңдаңыз.
error-rule-editions-overlap = Сол күндері басқа редакция қолданылады. Төмендегі редакцияларды қараңыз: бірі аяқталғанда екіншісі басталуы керек.
error-rule-editions-gap = Екі редакция арасында ешқайсысы қолданылмайтын күндер қалады. Төмендегі редакцияларды қараңыз: бірі аяқталғанда екіншісі басталуы керек.
error-rule-reason-required = Талаптардың неге өзгеретінін жазыңыз.
error-rule-reason-short = Өзгеріс басқаларға түсінікті болуы үшін кемінде 10 таңба жазыңыз.
error-rule-no-step = Бұл талапты бір қадам жеңілдетуге немесе қатаңдатуға болмайды. Оны алып тастаңыз немесе басқа мәндер беріңіз.

## Өзгерту не береді

sensitivity-title = Өзгерту не береді?
sensitivity-text = Сіз көре алатын адамдардың ішінде талаптарға сәйкес келе бастайтын және сәйкес келмей қалатын, сондай-ақ құжаттары түгел болса сәйкес келуі мүмкін адамдар саналады. Сұрау ештеңені өзгертпейді.
sensitivity-no-post = Белгілі бір лауазымсыз
sensitivity-post-hint = Кейбір талаптар лауазымға байланысты.
field-on = Тексеру күні
sensitivity-easier = Бір қадам жеңілірек
sensitivity-harder = Бір қадам қатаңырақ
sensitivity-without = Осы талапсыз
sensitivity-own = Басқа мәндер
sensitivity-try = Осы мәндермен санау
sensitivity-result = { $day } күнгі жағдай
sensitivity-instead = Талап мынадай болар еді: { $text }
sensitivity-rebuilding = Іздеу индексі жаңадан құрылып жатыр; бұл – ескісі бойынша сандар.
sensitivity-gained = Сәйкес келе бастайды
sensitivity-lost = Сәйкес келмей қалады
sensitivity-opened = Құжаттары түгел болса, сәйкес келуі мүмкін
sensitivity-closed = Енді сәйкес келуі мүмкін емес
sensitivity-by-region = Өңірлер бойынша
sensitivity-by-region-column = Тұратын өңірі
sensitivity-by-sex = Жынысы бойынша
sensitivity-by-sex-column = Жынысы
sensitivity-no-region = Көрсетілмеген
sensitivity-no-sex = Белгісіз
sensitivity-hidden = жасырылған
sensitivity-fewer = { $least } адамнан аз
sensitivity-hidden-text = Ешкімді тануға болмауы үшін барлық сан беске еселі санға дейін дөңгелектелген; бестен аз сандар, солармен бірге кейбір басқа сандар да жасырылған.

rule-include = Басқа талаптарды енгізу
rule-include-name = Енгізілетін талаптар
rule-include-hint = Жарияланған талаптар: бағдарламамен бірге берілгендер немесе органыңыздікі. Жариялағанда олар біржола енгізіледі.
rule-include-add = Енгізу
rule-ask-official_check-unless_found = Қолданыстағы кедергі тіркелмесе, орындалған болып саналады (тексеру тағайындау алдында жүргізіледі)
