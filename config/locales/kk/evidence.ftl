# Растайтын мәліметтер: мамандар адам туралы не жазады. Кілттер src/people/web/evidence, fields/evidence ішінде.

# native check: «растайтын мәліметтер»
evidence-title = Растайтын мәліметтер
evidence-lead = Органдар не жауап берді, не расталды, қандай құжаттар көрілді. Адам әр жазбаны оқып, оны қай орган жазғанын көреді.
evidence-missing = Әлі жетіспейтіні
evidence-missing-none = Бәрі бар.
evidence-gap-check = Ресми тексеру: { $bar }
evidence-gap-check-over = Ресми тексеру: { $bar } (соңғы жауаптың жарамды болған соңғы күні: { $day })
evidence-gap-confirmation = Растау: { $what }
evidence-gap-confirmation-for = Растау: { $what } ({ $family })
evidence-facts = Әзірге тек адамның өз сөзінен белгілі:
evidence-basics = Туған күні, азаматтығы және тұрғылықты жері
evidence-checks = Ресми тексерулер
evidence-confirmations = Растаулар
evidence-documents = Көрілген құжаттар
evidence-none = Жазба жоқ.
evidence-recorded = Жазған орган: { $body }, { $at }
# native check: жазбаны «кері қайтарып алу»
evidence-withdrawn = Кері қайтарылды ({ $at }), енді ескерілмейді: { $reason }
evidence-found = Анықталды
evidence-not-found = Анықталмады
evidence-found-on = Анықталды; жауап күні: { $day }
evidence-not-found-on = Анықталмады; жауап күні: { $day }
evidence-valid-until = Жауапқа сүйенуге болатын соңғы күн: { $day }
evidence-found-until = Соңғы күні: { $day }
evidence-by-document = Хат немесе басқа құжат
evidence-by-registry = Органның тізілімі
evidence-confirmed = Иә, солай
evidence-denied = Жоқ, олай емес
evidence-confirmed-on = Расталды: { $day }
evidence-denied-on = Расталмады: { $day }
evidence-for-family = Функционалдық бағыты: { $family }
evidence-grounds = Негізі: { $grounds }
evidence-document = Құжат: { $document }
evidence-document-over = Енді ескерілмейді: адам бұл мәліметті содан бері өзгертті немесе өшірді.

## Расталатын сұрақтар

evidence-question-field_matching_post_functions = Лауазымның функционалдық бағыттарына сәйкес саладағы жұмыс тәжірибесі
evidence-question-education_matching_post_functions = Лауазымның функционалдық бағыттарына сәйкес білім
evidence-question-state_order_postgraduate = Мемлекеттік тапсырыс бойынша немесе шетелде бекітілген басым мамандық бойынша жоғары оқу орнынан кейінгі оқу
# native check: «кіші басшы құрам»
evidence-question-junior_command = Кіші басшы құрамнан төмен емес лауазымдардағы қызмет
evidence-question-not_appointed_by_president = Қазіргі лауазымына Президент тағайындамаған
evidence-question-below_retirement_age = Зейнеткерлік жасқа толмаған

## Нысандар

evidence-check-add = Ресми тексеруді жазу
evidence-confirmation-add = Растауды жазу
evidence-document-add = Құжатты көрдім
evidence-record = Жазу
evidence-withdraw = Жазбаны кері қайтару
evidence-field-bars = Жауап не туралы
evidence-field-bars-hint = Бір хатта бірдей жауап берілгеннің бәрін белгілеңіз. Анықталғаны бір-бірлеп жазылады.
evidence-field-found = Жауабы
evidence-field-answered-on = Жауап берілген күн
evidence-field-answered-on-hint = Хаттағы немесе үзінді көшірмедегідей, мысалы, 1 3 2026.
evidence-field-valid-until = Жарамды соңғы күні (міндетті емес)
evidence-field-valid-until-hint = Жауапқа сүйенуге болатын соңғы күн. Анықталған болса: заң бойынша өзі тоқтайтын күн, мысалы, сот тыйымының соңы; бұлай тоқтамайтын болса, бос қалдырыңыз.
evidence-field-grade = Жауапты қайдан көрдіңіз
evidence-field-source = Орган және хаттың немесе үзінді көшірменің нөмірі
evidence-field-source-hint = 300 таңбаға дейін. Істің мәнін жазбаңыз.
evidence-field-what = Не сұралды
evidence-field-family = Лауазымның функционалдық бағыты
evidence-field-family-hint = Тек лауазымның функциялары туралы екі сұраққа керек.
evidence-field-answer = Жауабы
evidence-field-confirmed-on = Жауап берілген күн
evidence-field-grounds = Негізі
evidence-field-grounds-hint = Жауап «жоқ» болса, міндетті. 300 таңбаға дейін; мұны адам оқиды.
evidence-field-document = Қандай құжат
evidence-field-document-hint = Атауы, нөмірі және күні. Мәліметпен салыстырыңыз; көшірмесін сақтаудың қажеті жоқ.
evidence-field-why = Жазба не себепті кері қайтарылады
evidence-field-why-hint = 300 таңбаға дейін; мұны адам оқиды. Жазба көрініп тұрады, бірақ енді ескерілмейді.

done-evidence-check = Ресми тексеру жазылды.
done-evidence-confirmation = Растау жазылды.
done-evidence-document = Құжат жазылды. Мәлімет құжатпен расталған болып саналады.
done-evidence-withdrawn = Жазба кері қайтарылды.

## Адамның өз беті

people-home-others = Басқалар не істеді
people-access-evidence = Не жазылғанын көру
my-evidence-title = Мен туралы не жазылды
my-evidence-lead = Мемлекеттік органдар басқа органдардың жауаптарын, растауларды және көрген құжаттарын жазады. Лауазымның талаптары осы жазбалар бойынша тексеріледі. Партиялар оларды көрмейді.
my-evidence-object = Бірдеңе қате болса
my-evidence-object-text = Жазбаның астында аталған органның кадр қызметіне жазыңыз немесе қоңырау шалыңыз. Қай жазба екенін, несі қате екенін айтып, дәлеліңізді көрсетіңіз. Орган қате жазбаны себебін жазып, кері қайтарады; оны осы жерден көресіз.
my-evidence-object-then = Орган келіспесе, жазбаша жауап сұраңыз. Оған жоғары тұрған органға немесе сотқа шағымдануға болады. Басқа органның жауабының өзі қате болса, алдымен оны сол жерде түзеттіріңіз.
people-action-person-evidence_check = Ресми тексеруді жазды
people-action-person-evidence_confirmation = Растауды жазды
people-action-person-evidence_document = Көрілген құжатты жазды
people-action-person-evidence_withdrawn = Жазбаны кері қайтарды

## Қателер

error-answered_on-date-format = { people-date-three }
error-confirmed_on-date-format = { people-date-three }
error-bars-required = Жауап не туралы екенін белгілеңіз.
error-found-required = Анықталды ма, жоқ па – таңдаңыз.
error-grade-required = Жауапты қайдан көргеніңізді таңдаңыз.
error-source-required = Қай орган қандай хатпен жауап бергенін жазыңыз.
error-what-required = Не сұралғанын таңдаңыз.
error-answer-required = Жауапты таңдаңыз.
error-family-required = Лауазымның функционалдық бағытын таңдаңыз: сұрақ сол туралы.
error-grounds-required = Негізін жазыңыз: жауап неге «жоқ» екенін адам оқиды.
error-document-required = Қандай құжат көргеніңізді жазыңыз.
error-family-not-asked = Бұл сұрақ лауазымның функциялары туралы емес. Өрісті бос қалдырыңыз.
error-check-found-one = Анықталғанын бір-бірлеп жазыңыз. Біреуін ғана белгілеңіз.
error-check-until-early = Соңғы күн жауап күнінен ерте бола алмайды. Екеуін де тексеріңіз.
error-check-for-life = Мұның мерзімі жоқ. Соңғы күнді бос қалдырыңыз.
error-evidence-too-many = Адам туралы мұндай жазба тым көп. Қатесін немесе ескіргенін кері қайтарыңыз.

evidence-question-years_in_listed_posts = Актіде талап етілген жылдар онда аталған лауазымдарда
evidence-question-qualification_requirements = Лауазымның өзінің біліктілік талаптары
evidence-field-relied-on-until = Жауапқа сүйенетін соңғы күн (міндетті емес)
evidence-field-relied-on-until-hint = Онсыз өздігінен өзгеруі мүмкін жауапқа (зейнеткерлік жас, Президенттің тағайындауы) бір жыл сүйенеді.
# native check: «диплом тану» (нострификация)
evidence-field-recognition = Бұл — шетелдік дипломның Қазақстанда танылғаны туралы құжат
evidence-recognition = Шетелдік дипломның танылуы
error-check-no-end = Мұның өз мерзімі жоқ: оны кейінгі жауап тоқтатады. Соңғы күнді бос қалдырыңыз.
error-recognition-not-asked = Тану шетелдік дипломға қатысты. Белгіні алып тастаңыз.
error-confirmed_until-date-format = { people-date-three }
