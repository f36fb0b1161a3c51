# Іріктемелер: маман іздеуден не сақтайды және белгіленген адамдармен не істеледі.

selections-title = Менің іріктемелерім
selections-lead = Іздеулеріңізден сақталған адамдар тізімдері. Оларды тек сіз көресіз.
selections-caption = Іріктемелеріңіз, алдымен жаңалары
selections-none = Сізде іріктеме жоқ
selections-none-text = Адамдарды іздеңіз, керегін белгілеңіз немесе табылғандардың бәрін алыңыз: тізім осында сақталады.
selections-none-button = Адамдарды іздеу
selection-title = Іріктеме
selection-back-label = Артқа
selection-back = Іріктемеге оралу
selection-back-search = Адамдарды іздеу
selection-everybody = Сіз көре алатын барлық адам
selection-search = Іздеу
selection-as-of = Тізім { $at } табылған күйінде. Адамдар қазіргі күйінде көрсетілген.
selection-until = Іріктеме жойылатын уақыт: { $at }.
selection-first-kept = Іздеу { $found } адамды тапты. Алғашқы мыңы сақталды; бәрін сақтау үшін іздеуді тарылтыңыз.
selection-lost = Белгіленген { $count } адам бұл іздеумен енді табылмайды, сондықтан тізімде олардың орны жоқ.
selection-count = { $ticked ->
    [0] { $people } адамның ешқайсысы белгіленбеген
   *[other] Белгіленгені: { $people } адамның { $ticked }
}
selection-empty = Бұл іріктемеде ешкім қалмады.
selection-keep = Белгілерді сақтау
selection-tick-page = Осы беттегілердің бәрін белгілеу
selection-tick-all = Бәрін белгілеу ({ $people })
selection-tick-none = Барлық белгіні алып тастау
selection-tick = Белгілеу
selection-place = № { $place }
selection-gone = Енді қолжетімді емес
selection-gone-text = Ешбір бет ешкімді қайталамауы және қалдырмауы үшін орны сақталады.
selection-earlier = Белгілерді сақтау, алдыңғы бет
selection-later = Белгілерді сақтау, келесі бет
selection-do = Белгіленген адамдармен
selection-do-text = Әрекет барлық беттегі белгіленген адамның бәріне қатысты. Енді қолжетімді емес адамдар қалдырылады.
selection-no-vacancy = Органыңызда адам таңдауға болатын жарияланған бос орын жоқ.
selection-to = Қысқа тізімге қосу
selection-to-shortlists = Құрастырылып жатқан тізімдер
selection-to-vacancies = Бос орынға жаңа тізім
selection-to-open = { $title }: { $people } адам
selection-vacancy = { $title }, қорытынды күні: { $day }
selection-to-button = Кімді қосуға болатынын көру
selection-compare = Бос орын үшін екіден беске дейін адамды салыстыру
selection-compare-button = Салыстыру
selection-remove = Белгіленгендерді іріктемеден шығару
selection-itself = Іріктеменің өзі
selection-name = Атауы
selection-name-hint = Кейін оңай табу үшін. Мұнда адамдар туралы жазбаңыз.
selection-name-button = Атауын сақтау
selection-delete = Іріктемені жою
selection-delete-text = Іріктемені жою ондағы адамдар үшін ештеңені өзгертпейді.
selection-people = Адам саны
selection-ticked = Белгіленген
selection-found-at = Табылған уақыты
selection-ends = Жойылатын уақыты

selection-shortlist-title = Қысқа тізімге қосу
selection-shortlist-lead = { $addable ->
    [0] Белгіленгендердің ешқайсысын қазір қосуға болмайды.
   *[other] { $addable } адамды қосуға болады.
}
selection-shortlist-gone = Белгіленген { $count } адам енді қолжетімді емес, оларды қосуға болмайды.
selection-shortlist-reasons = Талаптарға сай келмесе де қосқыңыз келген әр адамның себебін жазыңыз. Себебі жоқ адам қосылмайды.
selection-shortlist-button = Тізімге қосу
shortlist-standing-addable = Қосуға болады: { $count }
shortlist-standing-on_it = Тізімде бар: { $count }
shortlist-standing-needs_reason = Талаптарға сай емес, себебі керек ({ $count })
shortlist-standing-not_available = Енді қолжетімді емес: { $count }
shortlist-standing-no_room = Орын жоқ: тізімде ең көбі 40 адам ({ $count })

search-select = Таңдау
search-select-ticked = Тізімді белгіленгендермен сақтау
search-select-all = Бәрін таңдау ({ $people })
search-select-first = { $people } адамның алғашқы мыңын таңдау
search-select-hint = Белгілеуді сақталған тізімнің барлық бетінде жалғастыруға болады.
search-selections = Менің іріктемелерім

done-selection-made = Тізім сақталды. Адамдарды оның кез келген бетінде белгілеңіз.
done-selection-deleted = Іріктеме жойылды.
done-selection-ticked = Белгілер сақталды.
done-selection-named = Атауы сақталды.
done-selection-people-removed = Белгіленген адамдар іріктемеден шығарылды.

problem-selections_full = Сізде іріктеменің ең көп саны бар
problem-selections_full-detail = Бір маман ең көбі 50 іріктеме сақтайды. Керексізін жойыңыз, сонда бұл тізім сақталады.
error-selections_full = { problem-selections_full-detail }
error-selection_nobody = Бұл іздеумен ешкім табылмайды, сақтайтын ештеңе жоқ.
error-selection_too_many = Бір жолы ең көбі 1000 адамды атауға болады.
error-selection_nobody_ticked = Қолжетімді кемінде бір адамды белгілеңіз.
error-selection_shortlist_full = Тізімде ең көбі 40 адам. Азырақ белгілеңіз.
error-selection_nobody_added = Ешкім қосылмады. Әрқайсысының себебі төменде айтылған.
error-selection_target = Бос орынды не тізімді атаңыз, екеуін бірдей емес.
error-selection_compare_few = Қолжетімді кемінде екі адамды белгілеңіз.
error-selection_compare_many = Ең көбі бес адамды белгілеңіз: одан көп бағанды қатар оқу мүмкін емес.

people-listed-selection = Іздеуден сақталған тізім
