# Талаптар мен қорытындылар. Кілттер мен аргументтер src/rules/text ішінде.
# -you деп аяқталған хабарлар адамның өзіне, -they деп аяқталғандары қызметкерге арналған.
# Күн «2027 жылғы 1 наурыз» түрінде беріледі.

## Қорытындылар

verdict-meets = сәйкес келеді
verdict-does_not = сәйкес келмейді
verdict-cannot_tell = әзірге анықтау мүмкін емес

verdict-summary-meets-you = { $day } күні барлық талапқа сәйкес келесіз.
verdict-summary-meets-they = { $day } күні барлық талапқа сәйкес келеді.
verdict-summary-does-not-you = { $day } күні барлық талапқа бірдей сәйкес келмейсіз.
verdict-summary-does-not-they = { $day } күні барлық талапқа бірдей сәйкес келмейді.
verdict-summary-cannot-tell-you = { $day } күні талаптарға сәйкес келетініңізді әзірге анықтау мүмкін емес.
verdict-summary-cannot-tell-they = { $day } күні талаптарға сәйкес келетінін әзірге анықтау мүмкін емес.

when-eligible-from-you = { $day } күнінен бастап сәйкес келесіз.
when-eligible-from-they = { $day } күнінен бастап сәйкес келеді.
when-possible-from-you = { $day } күнінен бастап сәйкес келуіңіз мүмкін, егер құжаттар, растаулар мен тексерулер түгел болса.
when-possible-from-they = { $day } күнінен бастап сәйкес келуі мүмкін, егер құжаттар, растаулар мен тексерулер түгел болса.
when-met-until-you = { $day } күнінен бастап сәйкес келмейсіз.
when-met-until-they = { $day } күнінен бастап сәйкес келмейді.
when-no-waiting-you = Тек күту мұны өзгертпейді.
when-no-waiting-they = Тек күту мұны өзгертпейді.

## Норманың қаншалықты белгілі екені

rule-status-confirmed = расталған
rule-status-historic = бұрынғы редакция
rule-status-unverified = тексерілмеген

## Сөйлем бөліктері

rule-list-or = немесе
rule-list-and = және

length-years = { $years } жыл
length-months = { $months } ай
length-years-months = { $years } жыл { $months } ай
length-days = { $days } күн

service-any = еңбек өтілі
service-public = мемлекеттік қызмет өтілі
# native check: «мемлекеттік қызметтің басшы лауазымдарындағы»
service-public-leading = мемлекеттік қызметтің басшы лауазымдарындағы жұмыс өтілі
service-leading = басшы лауазымдардағы жұмыс өтілі
service-listed = жұмыс өтілі (есепке алынады: { $items })
service-categories = { $count ->
    [1] { $categories } санаты
   *[other] { $categories } санаттары
}
service-sectors = сала: { $sectors }
service-leading-facet = басшы лауазымдар
service-part-leading = кемінде { $length } басшы лауазымдарда
service-part = кемінде { $length } { $what }
service-part-some = ұзақтығы кез келген { $what }

## Ереженің талабы

rule-group-all = Мыналардың бәрі
rule-group-any = Мыналардың бірі
rule-group-not = Мынадай жағдай болмауы тиіс
rule-group-at-least = Мыналардан кемінде { $n } талап

rule-citizenship-kz = Қазақстан Республикасының азаматы
rule-citizenship = Мына елдің азаматы: { $country }
rule-age-min = Кемінде { $min } жаста
rule-age-max = { $max } жастан аспаған
rule-age-range = { $min }–{ $max } жас аралығында
rule-education-min = Білімі мына деңгейден төмен емес: { $level }
rule-education-min-fields = Білімі мына деңгейден төмен емес: { $level }; даярлау бағыты: { $fields }
rule-education-fields = Даярлау бағыты: { $fields }
rule-education-levels = Білімі: { $levels }
rule-education-levels-fields = Білімі: { $levels }; даярлау бағыты: { $fields }
rule-degree = Ғылыми дәрежесі бар
rule-degree-of = Ғылыми дәрежесі: { $degrees }
rule-service = Кемінде { $length } { $what }
rule-service-parts = Кемінде { $length } { $what }, оның ішінде { $parts }
rule-service-some = Тәжірибесі: { $what }
rule-in-post = Сол күнгі лауазымы: { $posts }
rule-in-work = Сол күні жұмыс істейді
rule-language = Тіл: { $language }, деңгейі { $level } немесе одан жоғары
rule-language-certificate = Тіл: { $language }, деңгейі { $level } немесе одан жоғары, қолданыстағы сертификатпен
rule-official-check = Ресми тексеру мыналардың ешқайсысын анықтамауы тиіс: { $bars }
rule-grade-document = Оны растайтын құжатты қызметкер көруі тиіс.
rule-grade-registry = Оны мемлекеттік тізілім растауы тиіс.

# native check: «лауазымның функционалдық бағыттары»
rule-confirm-field_matching_post_functions = Уәкілетті адам растайды: жұмыс тәжірибесі лауазымның функционалдық бағыттарына сәйкес салада
rule-confirm-education_matching_post_functions = Уәкілетті адам растайды: білімі лауазымның функционалдық бағыттарына сәйкес
rule-confirm-state_order_postgraduate = Уәкілетті адам растайды: мемлекеттік тапсырыс бойынша немесе шетелде бекітілген басым мамандық бойынша жоғары оқу орнынан кейінгі оқуды аяқтаған
# native check: «кіші басшы құрам»
rule-confirm-junior_command = Уәкілетті адам растайды: қызметі кіші басшы құрамнан төмен емес лауазымда болған
rule-confirm-not_appointed_by_president = Уәкілетті адам растайды: қазіргі лауазымына Президент тағайындамаған
rule-confirm-below_retirement_age = Уәкілетті адам растайды: зейнеткерлік жасқа толмаған

rule-bar-conviction = алынбаған немесе жойылмаған сотталғандық
rule-bar-corruption_crime = сыбайлас жемқорлық қылмысы
rule-bar-corruption_penalty = сыбайлас жемқорлық құқық бұзушылығы үшін жақында салынған әкімшілік жаза
rule-bar-incapacity = сот шешімімен әрекетке қабілетсіз немесе әрекет қабілеті шектеулі деп танылу
rule-bar-court_ban = мемлекеттік лауазым атқаруға соттың тыйымы
rule-bar-negative_dismissal = қызметтен теріс себептермен шығарылу
rule-bar-second_citizenship = басқа мемлекеттің азаматтығы
rule-bar-special_check = арнайы тексерудің теріс нәтижесі
rule-bar-asset_declaration = өзінің немесе жұбайының активтер мен міндеттемелер туралы декларациясының болмауы немесе дұрыс болмауы

## Нәтиже

reason-met-you = Бұл талапқа сәйкес келесіз.
reason-met-they = Бұл талапқа сәйкес келеді.
reason-in-post-you = Сол күні осындай лауазымда боласыз.
reason-in-post-they = Сол күні осындай лауазымда болады.
reason-confirmed-you = Мұны уәкілетті адам растады.
reason-confirmed-they = Мұны уәкілетті адам растады.
reason-checked-you = Ресми тексеру кедергі анықтаған жоқ.
reason-checked-they = Ресми тексеру кедергі анықтаған жоқ.
reason-not-stated-you = Профиліңізде бұл туралы ештеңе көрсетілмеген.
reason-not-stated-they = Профильде бұл туралы ештеңе көрсетілмеген.
reason-citizenship-not-stated-you = Профиліңізде азаматтығыңызды көрсетіңіз.
reason-citizenship-not-stated-they = Профильде азаматтығы көрсетілмеген.
reason-birth-not-stated-you = Профиліңізде туған күніңізді көрсетіңіз.
reason-birth-not-stated-they = Профильде туған күні көрсетілмеген.
reason-education-not-stated-you = Профиліңізде білім көрсетілмеген.
reason-education-not-stated-they = Профильде білім көрсетілмеген.
reason-degree-not-stated-you = Профиліңізде мұндай дәреже көрсетілмеген.
reason-degree-not-stated-they = Профильде мұндай дәреже көрсетілмеген.
reason-language-not-stated-you = Профиліңізде бұл тіл көрсетілмеген: { $language }.
reason-language-not-stated-they = Профильде бұл тіл көрсетілмеген: { $language }.
reason-evidence-document-you = Көрсеткен мәліметіңіз сәйкес келеді. Енді қызметкер құжатты көруі керек.
reason-evidence-document-they = Көрсетілген мәлімет сәйкес келеді. Енді қызметкер құжатты көруі керек.
reason-evidence-registry-you = Көрсеткен мәліметіңіз сәйкес келеді. Енді оны мемлекеттік тізілім растауы керек.
reason-evidence-registry-they = Көрсетілген мәлімет сәйкес келеді. Енді оны мемлекеттік тізілім растауы керек.
reason-other-country-you = Профиліңізде басқа елдің азаматтығы көрсетілген: { $country }.
reason-other-country-they = Профильде басқа елдің азаматтығы көрсетілген: { $country }.
reason-too-young-you = Сол күні жасыңыз жетпейді.
reason-too-young-they = Сол күні жасы жетпейді.
reason-too-old-you = Сол күні жасыңыз шектен асады.
reason-too-old-they = Сол күні жасы шектен асады.
reason-level-too-low-you = Профиліңізде мұндай деңгейдегі білім жоқ.
reason-level-too-low-they = Профильде мұндай деңгейдегі білім жоқ.
reason-other-field-you = Біліміңіз басқа бағыт бойынша.
reason-other-field-they = Білімі басқа бағыт бойынша.
reason-field-not-stated-you = Дипломыңыз бойынша даярлау бағытын көрсетіңіз.
reason-field-not-stated-they = Диплом бойынша даярлау бағыты көрсетілмеген.
reason-not-yet-completed-you = Біліміңіз аяқталған күнінен бастап есептеледі: { $day }.
reason-not-yet-completed-they = Білімі аяқталған күнінен бастап есептеледі: { $day }.
reason-not-recognised-you = Шетелдік дипломыңыз Қазақстанда әлі танылуы керек.
reason-not-recognised-they = Шетелдік диплом Қазақстанда әлі танылмаған.
reason-service-short-you = Сізге тағы { $length } өтіл керек.
reason-service-short-they = Тағы { $length } өтіл керек.
reason-service-part-short-you = Өтіліңізде талап етілген жұмыстан тағы { $length } жетіспейді.
reason-service-part-short-they = Өтілінде талап етілген жұмыстан тағы { $length } жетіспейді.
reason-period-incomplete-you = Жұмыс кезеңдеріңізде лауазым санаты мен саланы көрсетіңіз: жауап соған байланысты.
reason-period-incomplete-they = Жұмыс кезеңінде лауазым санаты немесе сала көрсетілмеген, ал жауап соған байланысты.
reason-not-in-post-you = Профиліңізде сол күні мұндай лауазым көрсетілмеген.
reason-not-in-post-they = Профильде сол күні мұндай лауазым көрсетілмеген.
reason-language-too-low-you = Деңгейіңіз төменірек: { $level }.
reason-language-too-low-they = Деңгейі төменірек: { $level }.
reason-certificate-missing-you = Сізге осы деңгейдегі сертификат керек.
reason-certificate-missing-they = Осы деңгейдегі сертификат жоқ.
reason-certificate-expired-you = Сертификатыңыздың соңғы күні: { $day }.
reason-certificate-expired-they = Сертификаттың соңғы күні: { $day }.
reason-awaits-confirmation-you = Мұны уәкілетті адам әлі растаған жоқ. Сізден ештеңе талап етілмейді.
reason-awaits-confirmation-they = Мұны уәкілетті адам растауы керек.
reason-not-confirmed-you = Уәкілетті адам мұны растаған жоқ.
reason-not-confirmed-they = Уәкілетті адам мұны растаған жоқ.
reason-awaits-check-you = Қолданыстағы ресми тексеру әлі жоқ: { $bars }.
reason-awaits-check-they = Қолданыстағы ресми тексеру әлі жоқ: { $bars }.
reason-bar-found-you = Ресми тексеру анықтады: { $bars }.
reason-bar-found-they = Ресми тексеру анықтады: { $bars }.
## Тілдің екінші редакциясындағы талаптар

service-not-below = { $count ->
    [1] { $categories } санатынан төмен емес
   *[other] { $categories } санаттарынан төмен емес
}
# native check: «штат кестесіндегі келесі төмен санат»
service-next-lower = органның штат кестесіндегі келесі төмен санат
rule-service-within = Соңғы { $length } ішіндегі өтіл ғана есептеледі.
rule-service-unbroken = Үзіліссіз.
rule-service-breaks = Үзілістердің ешқайсысы { $length } мерзімнен аспайды.
rule-completed-by = Аяқталған күні { $day } не одан бұрын.
rule-unrecognised = Шетелдік диплом танылғанға дейін де есептеледі.
rule-state-order = Мемлекеттік тапсырыс бойынша немесе шетелде бекітілген басым мамандық бойынша аяқталған оқу
rule-state-order-home = Мемлекеттік тапсырыс бойынша аяқталған оқу
rule-state-order-abroad = Шетелде бекітілген басым мамандық бойынша аяқталған оқу («Болашақ»)
rule-state-order-min = { $study }; деңгейі мынадан төмен емес: { $level }
rule-mandate = Сол күнгі немесе бұрынғы сайланбалы мандат
rule-mandate-in-office = Сол күнгі сайланбалы мандат
rule-mandate-of = Сол күнгі немесе бұрынғы сайланбалы мандат: { $kinds }
rule-mandate-of-in-office = Сол күнгі сайланбалы мандат: { $kinds }
rule-test = Мемлекеттік тест тапсырылған, нәтижесі қолданыста: { $test }
rule-test-points = Мемлекеттік тест тапсырылған, нәтижесі қолданыста: { $test }, кемінде { $points } балл
rule-member = Сол күні резерв бағдарламасына қатысады
rule-member-of = Сол күні резерв бағдарламасына қатысады: { $programmes }
rule-papers = Қолданыстағы құжаттар бар: { $papers }
# native check: «тікелей бағынысты»
rule-no-relatives = Лауазым органындағы ресми тексеру тікелей бағынысты жақын туыстарын немесе жұбайын анықтамаған
rule-bar-relative_in_subordination = лауазым органында жақын туысымен немесе жұбайымен тікелей бағыныстылық

reserve-way-open-you = Талаптарға сәйкес келмесеңіз де, резерв арқылы тағайындалуыңыз мүмкін.
reserve-way-open-they = Талаптарға сәйкес келмесе де, резерв арқылы тағайындалуы мүмкін.
reserve-way-closed-you = Резерв арқылы тағайындалуыңыз мүмкін емес.
reserve-way-closed-they = Резерв арқылы тағайындалуы мүмкін емес.
reserve-way-unclear-you = Резерв арқылы тағайындалуыңыз мүмкін бе, әзірге анықтау мүмкін емес.
reserve-way-unclear-they = Резерв арқылы тағайындалуы мүмкін бе, әзірге анықтау мүмкін емес.
reserve-way-from-you = { $day } күнінен бастап сіз үшін мүмкін болады.
reserve-way-from-they = { $day } күнінен бастап мүмкін болады.
reserve-way-until-you = { $day } күнінен бастап сіз үшін мүмкін болмайды.
reserve-way-until-they = { $day } күнінен бастап мүмкін болмайды.

reason-completed-too-late-you = Талап етілген мерзімнен кеш аяқтағансыз: { $day }.
reason-completed-too-late-they = Талап етілген мерзімнен кеш аяқталған: { $day }.
reason-not-on-state-order-you = Профиліңізде мұндай оқу көрсетілмеген.
reason-not-on-state-order-they = Профильде мұндай оқу көрсетілмеген.
reason-no-mandate-you = Профиліңізде мұндай мандат көрсетілмеген.
reason-no-mandate-they = Профильде мұндай мандат көрсетілмеген.
reason-test-not-stated-you = Профиліңізде бұл тестің нәтижесі жоқ. Тест тапсырыңыз.
reason-test-not-stated-they = Профильде бұл тестің нәтижесі жоқ.
reason-test-not-passed-you = Нәтижеңіз жеткіліксіз: 100-ден { $points }.
reason-test-not-passed-they = Нәтижесі жеткіліксіз: 100-ден { $points }.
reason-test-expired-you = Нәтижеңіздің соңғы жарамды күні: { $day }. Тестті қайта тапсырыңыз.
reason-test-expired-they = Нәтиженің соңғы жарамды күні: { $day }.
reason-not-member-you = Профиліңізде мұндай бағдарламаға қатысу көрсетілмеген.
reason-not-member-they = Профильде мұндай бағдарламаға қатысу көрсетілмеген.
reason-membership-ended-you = Бағдарламаға қатысуыңыздың соңғы күні: { $day }.
reason-membership-ended-they = Бағдарламаға қатысуының соңғы күні: { $day }.
reason-papers-missing-you = Әлі керек құжаттар: { $papers }.
reason-papers-missing-they = Жетіспейтін құжаттар: { $papers }.
reason-relative-stated-you = Осы органдағы туысыңызды көрсеткенсіз. Тікелей бағыныстылық бар-жоғы тексерілуі керек.
reason-relative-stated-they = Осы органдағы туысы көрсетілген. Тікелей бағыныстылық бар-жоғы тексерілуі керек.

when-applies-until-you = { $day } күнінен бастап бұл сізге кедергі болмайды.
when-applies-until-they = { $day } күнінен бастап бұл кедергі болмайды.
when-applies-from-you = { $day } күнінен бастап бұл сізге кедергі болады.
when-applies-from-they = { $day } күнінен бастап бұл кедергі болады.
when-may-apply-from-you = { $day } күнінен бастап бұл сізге кедергі болуы мүмкін.
when-may-apply-from-they = { $day } күнінен бастап бұл кедергі болуы мүмкін.
reason-applies-you = Бұл сізге қатысты, ал ондай болмауы тиіс.
reason-applies-they = Бұл орын алып отыр, ал ондай болмауы тиіс.
# native check: «талаптарға енгізу»
rule-group-include = Мына талаптардағының бәрі: { $rule }
# native check: «тіркелмеген»
rule-unless-found = Мыналардың ешқайсысы тіркелмеген (ресми тексеру тағайындау алдында жүргізіледі): { $bars }
reason-nothing-on-record-you = Тіркелген кедергі жоқ. Бұл тексеруден өттіңіз дегенді білдірмейді: ресми тексеру тағайындау алдында жүргізіледі.
reason-nothing-on-record-they = Тіркелген кедергі жоқ. Бұл тексеруден өтті дегенді білдірмейді: ресми тексеру тағайындау алдында жүргізіледі.
reason-no-lower-category-you = Бұл лауазым үшін бұл жол жабық: органда одан төмен санат жоқ.
reason-no-lower-category-they = Бұл лауазым үшін бұл жол жабық: органда одан төмен санат жоқ.
reason-certificate-too-low-you = Сертификатыңыздың деңгейі төменірек: { $level }.
reason-certificate-too-low-they = Сертификаттың деңгейі төменірек: { $level }.
reason-certificate-not-yet-you = Сертификатыңыз берілген күнінен бастап есептеледі: { $day }.
reason-certificate-not-yet-they = Сертификат берілген күнінен бастап есептеледі: { $day }.
reason-certificate-incomplete-you = Сертификатыңыздың деңгейін және берілген күнін көрсетіңіз: жауап соған байланысты.
reason-certificate-incomplete-they = Сертификаттың деңгейі немесе берілген күні көрсетілмеген, ал жауап соған байланысты.
rule-confirm-years_in_listed_posts = Уәкілетті адам растайды: актіде талап етілген жылдар онда аталған лауазымдарда атқарылған
# native check: «лауазымның өзінің біліктілік талаптары»
rule-confirm-qualification_requirements = Уәкілетті адам растайды: лауазымның өзінің біліктілік талаптарына сәйкес келеді
# native check: «отставкаға кету»
rule-bar-resigned_over_corruption = тікелей бағыныстысының сыбайлас жемқорлық құқық бұзушылығына байланысты соңғы бір жылда отставкаға кету
