# Ұсынулар: партияның беттері, ұсынылған адамның беті, хаттар. Хаттарда ешкімнің аты аталмайды.
# «native check» деп белгіленген терминдерді ана тілі қазақша адам әлі тексерген жоқ.

## Күйлері мен себептері

nomination-state-offered = Жауап күтілуде
nomination-state-accepted = Қабылданды
nomination-state-declined = Бас тартылды
nomination-state-withdrawn = Қайтарып алынды
nomination-because-not_now = Қазір емес
nomination-because-other_post = Басқа лауазымды қалаймын
nomination-because-not_with_party = Бұл партияның ұсынғанын қаламаймын
nomination-because-personal = Жеке себептер

## Неге ұсынылады

nomination-for-reserve = Резервке
# native check: «сайлауға ұсыну» (выдвижение) пен «ұсыным» (рекомендация) айырмасы
nomination-kind-election = Сайлауға ұсыну
nomination-kind-post = Лауазымға ұсыным
nomination-choice-election = Сайлауға ұсыну: { $title } ({ $place })
nomination-choice-post = Ұсыным: { $title } ({ $place })

## Партияның тізімі

nominations-states = Ұсынулардың күйі
nominations-all = Барлығы
nominations-none = Партияңыз әзірге ешкімді ұсынған жоқ. «Адамды ұсыну» батырмасын басыңыз: оның ЖСН-і немесе электрондық поштасы қажет.
nominations-none-in-state = Мұндай күйдегі ұсыну жоқ.
nomination-sent-at = Жіберілген уақыты: { $at }

## Адамды ұсыну

nomination-new-title = Адамды ұсыну
nomination-new-lead = Адам келіскенге дейін сіз ол туралы ештеңе көрмейсіз. Басқа партиялар сіздің ұсынуларыңызды ешқашан көрмейді.
nomination-new-note = Сайлау үшін бұл – кандидат ұсыну. Тағайындалатын немесе конкурс өткізілетін лауазымдар үшін бұл – ұсыным: ол іріктеуде артықшылық бермейді, іріктейтіндер оны көрмейді.
nomination-send = Ұсынысты жіберу
field-nominee = Адамның ЖСН-і немесе электрондық поштасы
field-nominee-hint = ЖСН-нің 12 цифры немесе name@example.kz түріндегі мекенжай.
field-nominated_for = Неге ұсынасыз
field-nominated_for-hint = Резервке немесе ашық бос лауазымдардың біріне.
field-rationale = Неге дәл осы адам
field-rationale-hint = 20–2000 таңба. Ұсынылған адам жауап бермес бұрын мұны оқиды.
error-rationale-short = Кемінде 20 таңба жазыңыз: адам неге таңдалғанын түсінуі керек.
error-nominee-required = Адамның ЖСН-ін немесе электрондық поштасын енгізіңіз.
error-nominee-twice = ЖСН-ді немесе электрондық поштаны көрсетіңіз, екеуін бірге емес.

## Бір ұсыну

nomination-title = Ұсыну
nomination-told-offered = Ұсыныс адамның жауабын күтіп тұр. Оның тіркелгісі болса немесе сіз электрондық пошта көрсетсеңіз, хат жіберілді.
nomination-told-accepted = Адам келісті.
nomination-told-declined = Адам бас тартты.
nomination-told-withdrawn = Партияңыз ұсынысты қайтарып алды.
nomination-because-said = Себебі: { $because }.
nomination-known-by-iin = Енгізілген ЖСН
nomination-known-by-email = Енгізілген мекенжай
nomination-aim = Неге
nomination-sent = Жіберілді
nomination-answered = Жауап берілді
nomination-person = Ұсынылған адам
nomination-person-name = Аты-жөні
nomination-person-region = Өңірі
nomination-person-post = Соңғы лауазымы
nomination-person-profile = Профилі
nomination-profile-submitted = Тапсырылған: адам резервте
nomination-profile-draft = Тапсырылмаған: адам әлі резервте емес
nomination-not-stated = Көрсетілмеген
nomination-withdraw = Ұсынысты қайтарып алу
done-nomination-sent = Ұсыныс жіберілді. Адам жауап бергенде сізге хат келеді.
done-nomination-withdrawn = Ұсыныс қайтарып алынды.

## Ұсынылған адамның беті

my-nominations-lead = Сізді ұсынғысы келетін партиялар. Шешім – сіздікі: келіскенге дейін партия сіз туралы ештеңе көрмейді.
my-nominations-confirm = Электрондық поштаңыз әлі расталған жоқ. Осы мекенжайға түскен ұсыныстар хатымыздағы сілтемені ашқаннан кейін осында көрінеді.
my-nominations-none = Сізді әзірге ешкім ұсынған жоқ. Онсыз да резервке кіріп, бос лауазымға өтініш бере аласыз.
my-nominations-why = Сізді неге таңдады
my-nominations-shows = Келіссеңіз, партия аты-жөніңізді, өңіріңізді, соңғы лауазымыңызды және профиліңіз тапсырылғанын не тапсырылмағанын көреді. Басқа ештеңе көрмейді.
my-nominations-accept = Келісу
my-nominations-over = Бұл бос лауазымға өтініш беру мерзімі өтті, келісуге енді болмайды.
my-nominations-decline-open = Ұсыныстан бас тарту
my-nominations-because = Себебі, айтқыңыз келсе
my-nominations-because-hint = Себепті партия көреді.
my-nominations-because-none = Себебін айтпаймын
my-nominations-decline = Бас тарту
my-nominations-answered = Сіздің жауаптарыңыз
done-nomination-accepted = Сіз келістіңіз. Енді партия аты-жөніңізді, өңіріңізді, соңғы лауазымыңызды және профиліңіз тапсырылғанын не тапсырылмағанын көреді.
done-nomination-declined = Сіз бас тарттыңыз. Партия тек осыны көреді.

## Хаттар

mail-nomination-offered-subject = Kadr: сізді партия ұсынды
mail-nomination-offered-text = Мемлекеттік қызметтің кадр резерві Kadr жүйесінде сізді партия ұсынды. Кім, неге және не үшін ұсынғанын көру, келісу немесе бас тарту үшін жүйеге кіріңіз. Келіскенге дейін партия сіз туралы ештеңе көрмейді.
mail-nomination-offered-button = Кіріп, жауап беру
mail-nomination-offered-foot = Жауап бергіңіз келмесе, ештеңе істемеңіз.

mail-nomination-invited-subject = Kadr: сізді партия ұсынды
mail-nomination-invited-text = Мемлекеттік қызметтің кадр резерві Kadr жүйесінде сізді партия ұсынды. Осы мекенжаймен тіркеліп, оны растаңыз: сонда кім, неге және не үшін ұсынғанын көріп, келісе немесе бас тарта аласыз. Келіскенге дейін партия сіз туралы ештеңе көрмейді.
mail-nomination-invited-button = Тіркеліп, жауап беру
mail-nomination-invited-foot = Жауап бергіңіз келмесе, ештеңе істемеңіз: сіз үшін тіркелгі ашылмайды.

mail-nomination-accepted-subject = Kadr: ұсынылған адам келісті
mail-nomination-accepted-text = Партияңыз ұсынған адамдардың бірі келісті. Ұсынуды көру үшін жүйеге кіріңіз.
mail-nomination-accepted-button = Ұсынуды ашу
mail-nomination-accepted-foot = Бұл хат сізге осы ұсынуды жасағандықтан келді.

mail-nomination-declined-subject = Kadr: ұсынылған адам бас тартты
mail-nomination-declined-text = Партияңыз ұсынған адамдардың бірі бас тартты. Қай ұсыну екенін көру үшін жүйеге кіріңіз.
mail-nomination-declined-button = Ұсынуларды ашу
mail-nomination-declined-foot = Бұл хат сізге осы ұсынуды жасағандықтан келді.
