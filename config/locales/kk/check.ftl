# «Мен сәйкес келемін бе?»: тіркелгісіз тексеру және жіберілген талаптардағы қателер.

check-title = Мен сәйкес келемін бе?
check-lead = Бос лауазымды немесе талаптарды таңдап, деректерді көрсетіңіз. Неге сәйкес келетініңізді, не жетіспейтінін және қай күннен бастап өзгеретінін көресіз. Тіркелгі керек емес.
check-privacy = Мұнда жазғаныңыз сақталмайды және журналдарға түспейді. Ол тек осы бетте ғана: бетті жапсаңыз, ештеңе қалмайды. Есім мен ЖСН жазбаңыз: олар сұралмайды.
check-again = Деректерді өзгертіп, қайта қарау
check-no-decision = Бұл – шешім емес, мұны ешкім көрген жоқ. Мұндағы «профиліңіз» – төменде өзіңіз көрсеткен деректер.
check-to-vacancy = Бос лауазымды ашу
check-sign-up = Мемлекеттік органдар сізді таба алуы үшін тіркелгі ашу
check-button = Сәйкес келетінімді көрсету
check-what = Не туралы білгіңіз келеді?
check-vacancies = Ашық бос лауазымдар
check-rules = Талаптар
check-day = Қай күнге?
check-day-hint = Бос қалдырсаңыз, бос лауазымның күні немесе бүгінгі күн алынады.
check-you = Сіз туралы
check-none = Жоқ
check-not-known = Белгісіз немесе көрсетілмеген
check-remove = Алып тастау

check-education = Білімі
check-education-row = Білімі: { $number }
check-education-add = Білім қосу
check-education-level = Деңгейі
check-education-field = Даярлау бағыты
check-education-completed-on = Аяқталған күні
check-education-completed-on-hint = Күні алда болуы да мүмкін. Бұрыннан аяқталған болса, бос қалдырыңыз.
check-education-degree = Онымен бірге алынған ғылыми дәреже
check-education-funding = Мемлекет есебінен
check-education-foreign = Қазақстанда танылмаған шетелдік диплом

check-periods = Жұмысы мен қызметі
check-periods-row = Жұмысы: { $number }
check-periods-add = Жұмыс қосу
check-periods-started-on = Бірінші күні
check-periods-ended-on = Соңғы күні
check-periods-ended-on-hint = Қазір де сонда жұмыс істесеңіз, бос қалдырыңыз.
check-periods-kind = Не болып саналады
check-periods-category = Лауазым санаты
check-periods-sector = Саласы
check-periods-leading = Басшы лауазым
check-periods-elected = Сайланып атқарған

check-languages = Тілдер
check-languages-row = Тіл: { $number }
check-languages-add = Тіл қосу
check-languages-language = Тіл
check-languages-level = Деңгейі
check-languages-certificate = Сертификат
check-certificate-until = Белгілі бір күнге дейін жарамды
check-certificate-without_expiry = Мерзімсіз
check-languages-valid-until = Сертификаттың соңғы күні
check-languages-valid-until-hint = Белгілі бір күнге дейін жарамды болса ғана.

check-tests = Мемлекеттік тестілер
check-tests-row = Тест: { $number }
check-tests-add = Тест қосу
check-tests-test = Тест
check-tests-taken-on = Тапсырған күні
check-tests-valid-until = Нәтижесінің соңғы күні
check-tests-valid-until-hint = Ондай күн болмаса, бос қалдырыңыз.
check-tests-points = 100-ден балл
check-tests-passed = Өтті

check-memberships = Резерв бағдарламалары
check-memberships-row = Бағдарлама: { $number }
check-memberships-add = Бағдарлама қосу
check-memberships-programme = Бағдарлама
check-memberships-entered-on = Кірген күні
check-memberships-until = Соңғы күні
check-memberships-until-hint = Аяқталатын күні әлі болмаса, бос қалдырыңыз.

check-papers = Сізде бар құжаттар
check-papers-row = Құжат: { $number }
check-papers-add = Құжат қосу
check-papers-kind = Қандай құжат
check-papers-issued-on = Берілген күні
check-papers-valid-until = Соңғы күні
check-papers-valid-until-hint = Ондай күн болмаса, бос қалдырыңыз.

check-relatives = Лауазымға адам іздеп отырған органда қызмет ететін туыстар
check-relatives-row = Туыс: { $number }
check-relatives-add = Туыс қосу
check-relatives-kinship = Сізге кім болады

check-suppose = Мынадай деп алайық
check-proven = жоғарыда көрсетілгеннің бәрі расталған
check-proven-hint = Мамандар барлық құжатты көріп, тізілімдер бәрін растағандай.
check-checked = ресми тексерулер ештеңе таппаған
check-checked-hint = Барлық ресми тексеру жүргізіліп, ештеңе табылмағандай.

error-check-one-of = Тек біреуін көрсетіңіз: бос лауазымды, талаптарды немесе талаптардың жобасын.
error-day-range = 1900 жылғы 1 қаңтар мен 2258 жылғы 1 қыркүйек аралығындағы күнді көрсетіңіз.
error-too-many-rows = Артық жазбаларды алып тастаңыз: 40-тан артық қабылданбайды.

error-rule-name = Атауда 1–64 таңба болады: кіші латын әріптері, цифрлар, дефис, астын сызу. Оны өзгертіңіз.
error-rule-text = 1–500 таңбалы мәтін жазыңыз.
error-rule-too-deep = Деңгейлер 32-ден көп. Талаптарды жеңілдетіңіз.
error-rule-too-many-nodes = Бөліктер 256-дан көп. Кейбірін алып тастаңыз.
error-rule-empty = Мұнда ештеңе жоқ. Бірдеңе қосыңыз.
error-rule-list-too-long = Тізімде 128-ден көп мән бар. Қысқартыңыз.
error-rule-repeated = Бір нәрсе екі рет аталған. Біреуін алып тастаңыз.
error-rule-at-least = Сан 1 мен бөліктер санының аралығында болуы керек. Оны өзгертіңіз.
error-rule-same-id = Басқа талаптың коды да осындай. Бұған өз кодын беріңіз.
error-rule-no-citation = Заңға мұндай сілтеме жоқ. Оны қосыңыз немесе басқасын көрсетіңіз.
error-rule-unused-citation = Бұған бірде-бір талап сілтеме жасамайды. Сілтеме жасаңыз немесе алып тастаңыз.
error-rule-dates-crossed = Аяқталуы басталуынан кейін болуы керек. Екі күнді де тексеріңіз.
error-rule-years = 80 жылдан және оған қоса 11 айдан артық талап етпеңіз.
error-rule-age = Ең кіші немесе ең үлкен жасты көрсетіңіз; біріншісі екіншісінен аспасын, екеуі де 120-дан аспасын.
error-rule-education = Ең төменгі деңгейді, немесе деңгейлер тізімін, немесе бағыттарды көрсетіңіз; ең төменгі деңгей мен тізім бірге берілмейді.
error-rule-part-too-long = Бөлігі бүтінінен ұзақ бола алмайды. Қысқартыңыз.
error-rule-window = Кейінге қарайтын мерзім 1–80 жыл және талап етілген өтілден кем болмауы керек.
error-rule-stretch = Үзіліссіз өтілді бөліктермен немесе мерзіммен бірге талап етуге болмайды; ең ұзақ үзіліс – 366 күн.
error-rule-points = 1-ден 100-ге дейін балл талап етіңіз.

error-rule-windows = Ереже соңғы жылдардағы өтілдің 32-ден көп ұзақтығына қарайды (бөліктерін қосқанда). Біразын алып тастаңыз.
error-rule-citation-unread = Оқылған бап пен редакцияны көрсетіңіз немесе норма тексерілмеген деп белгілеңіз.
error-rule-citation-days = Сілтеме жасалған норма осы редакцияның барлық күнінде қолданылмайды. Екеуінің де күндерін тексеріңіз.
error-rule-unless-found = Бағыныстылық лауазым органында тексеріледі. Оны туыстар туралы талаппен сұраңыз.
error-rule-include-open = Бұл талаптарға басқалары енгізілген, ал олар жариялағанда ғана енгізіледі.
error-rule-include-unknown = Мұндай қысқа атаумен жарияланған талаптар жоқ немесе ол күнге редакциясы жоқ. Атауын тексеріңіз.
error-rule-include-cyclic = Бұл талаптар ақыр соңында өздерін енгізеді. Енгізуді алып тастаңыз.
error-rule-include-deep = Талаптар бірін-бірі ең көбі 8 деңгейге дейін енгізе алады. Енгізуді алып тастаңыз.
