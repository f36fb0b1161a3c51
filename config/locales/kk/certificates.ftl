# Іріктеу сертификаттары: қалай жасалады, коды немесе файлы бойынша қалай тексеріледі.
# «native check» деп белгіленген терминдерді ана тілі қазақша адам әлі тексерген жоқ.

# native check: «сертификат» (match certificate)
menu-certificates = Сертификаттар

## Іздеу

certificates-title = Сертификатты тексеру
# native check: «қол қойылған жазба» (signed record)
certificates-lead = Сертификат – белгілі бір күні бос лауазымның талаптарына кім және қандай ретпен сәйкес келгені туралы қол қойылған жазба. Оны кез келген адам тексере алады. Онда ешкімнің аты-жөні жоқ.
certificate-by-code = Коды бойынша
field-code = Сертификат коды
certificate-code-hint = Он алты әріп пен цифр, төрт-төрттен топталған. Кіші әріппен жазуға да болады.
certificate-look-up = Табу
certificate-by-file = Файлы бойынша
field-file = Сертификат файлы
certificate-file-hint = Жүктеп алынған күйіндегі .json файлы, 24 МБ-қа дейін. Ол жазбамен салыстырылады, сақталмайды.
certificate-check = Файлды тексеру
certificate-by-yourself = Осы сайтсыз тексеру
# native check: «ашық кілт» (public key)
certificate-by-yourself-text = Сертификатты басқа құралдармен де тексеруге болады: оған Ed25519 алгоритмімен қол қойылған, ашық кілттер баршаға қолжетімді.
certificate-keys = Ашық кілттер
certificates-none = Әзірге сертификат жоқ. Оны кадр қызметінің маманы бос лауазымға сәйкес келетіндер бетінде жасайды.
certificates-caption = Сертификаттар, алдымен жаңалары
error-certificate-code-length = Кодта он алты әріп пен цифр болады. Қайта санап шығыңыз.
error-certificate-code-mistyped = Кодта қате бар. Оны сертификатпен таңбалап салыстырыңыз.
error-certificate-code-unknown = Код дұрыс жазылған, бірақ мұнда ондай сертификат жоқ. Кодты берген адамнан оның қай сайттан екенін сұраңыз.
error-certificate-file-none = Алдымен сертификат файлын таңдаңыз.

## Файлдың не екені анықталды

certificate-check-identical = Дәл сол
certificate-check-identical-text = Файл берілген сертификатпен соңғы байтына дейін бірдей. Қолтаңба дұрыс.
certificate-check-differs = Жазбадан өзгеше
certificate-check-differs-text = Файлға осы жерде қол қойылған, бірақ оның кодымен басқа жазба сақтаулы. Бұл туралы сертификатты жасаған органға хабарлаңыз.
certificate-check-altered = Өзгертілген
certificate-check-altered-text = Бұл – берілген файлдың өзі емес. Оған сенбеңіз, файлды қайта сұратыңыз.
certificate-check-no_record = Жазба жоқ
certificate-check-no_record-text = Файлға осы жерде қол қойылған және ол бүтін, бірақ оның кодымен жазба сақталмаған.
certificate-check-unknown_key = Кілт белгісіз
certificate-check-unknown_key-text = Файлда осы сайтта жоқ кілт көрсетілген. Файл басқа сайттан болуы немесе кілттің аты өзгертілуі мүмкін.
certificate-check-unreadable = Сертификат емес
certificate-check-unreadable-text = Файл сертификат ретінде оқылмайды. Жүктеп алынған күйіндегі .json файлын таңдаңыз.
certificate-fault-unreadable = Файл оқылмайды.
certificate-fault-signature = Қолтаңба мазмұнға сай келмейді.
certificate-fault-people = Адамдар тізімдері қол қойылған тізімдер емес.
certificate-fault-form = Мазмұны қол қойылғандай, бірақ файлды қандай да бір бағдарлама қайта жазған.
certificate-fault-unknown_key = Бұл кілт осы сайтта жоқ.
certificate-differs = Жазбадан айырмашылығы:
certificate-lines = Тізімдерде { $count } жол өзгеше.
certificate-see-record = { $code } кодындағы жазба
certificate-part-format = пішімі
certificate-part-vacancy = бос лауазым
certificate-part-post = лауазым
certificate-part-rule = талаптар
certificate-part-setting = талаптар тәуелді лауазым деректері
certificate-part-weights = рет құрылатын салмақтар
certificate-part-day = қорытындылар шығарылған күн
certificate-part-members = бағдарламалар
certificate-part-open_to = профильді жасыруға болатын орган
certificate-part-regions = өңірлер
certificate-part-engine = бағдарлама нұсқалары
certificate-part-data = резервтің күйі
certificate-part-counts = сандар
# native check: «хеш» (hash)
certificate-part-lists = тізімдердің хеші
certificate-part-everybody = барлық адам бойынша хеш
certificate-part-code = код
certificate-part-made_at = жасалған уақыты
certificate-part-body = мемлекеттік орган
certificate-part-body_name = мемлекеттік органның атауы
certificate-part-people = адамдар тізімдері

## Бір сертификат

certificate-title = Сертификат
certificate-back-label = Артқа
certificate-state-good = Қолтаңба дұрыс
certificate-state-bad = Қолтаңба бұзылған: жазба өзгертілген
certificate-state-unknown_key = Бұл қолтаңбаның кілті мұнда белгісіз
certificate-day-of = Әр қорытынды мына күнге берілген: { $day }.
certificate-post = Лауазым
certificate-body = Мемлекеттік орган
certificate-day = Қорытынды күні
certificate-made-at = Жасалған уақыты
certificate-rule = Талаптар
certificate-members = Тек осы бағдарламалардың { $day } күнгі мүшелері
certificate-regions = Адамдар қай өңірлерден алынды
certificate-everywhere = Барлық өңір
certificate-reserve = Резервтегі орган таба алатын адамдар
certificate-signed-by = Қол қойған кілт
certificate-for-machines = Компьютермен тексеру үшін
certificate-rule-hash = Талаптардың SHA-256 мәні
certificate-people-hash = Барлық адам нәтижесінің SHA-256 мәні
certificate-engine = Бағдарлама және бағалау, фактілер мен балдар нұсқалары
certificate-as-json = Қол қойылған мәтін JSON түрінде
certificate-unreadable = Жазба енді оқылмайды, демек, ол өзгертілген.
# native check: «бүркеншік ат» (pseudonym)
certificate-no-people = Бұл бетте тек сандар көрсетілген. Орган сақтайтын файлда адамдардың орнына бүркеншік аттар тұр: осы жүйенің кілттерінсіз олардың кім екенін анықтау мүмкін емес.
certificate-download = Файлды жүктеп алу
certificate-download-text = Файлда бүркеншік аттар, хештер мен балдар бар рет сақталған. Жүктеп алу аудит журналына жазылады.

## Жасау

certificate-make-title = Осы тізімнің сертификаты
certificate-make-text = Сертификат сандарды, ретті және әр қорытындыны қазіргі күйінде сақтап, оған қол қояды. Кейін оның өзгертілген-өзгертілмегенін кез келген адам көре алады, ал осы жүйені жүргізетін орган нәтиже қайта дәл солай шыға ма, соны есептей алады. Оның кодын кімге болса да беруге болады.
certificate-make = Сертификат жасау
done-certificate-made = Сертификат жасалды. Оны коды бойынша кез келген адам тексере алады.
