# Қысқа тізімдер: құрастыру, бекіту, бақылау және жеке сілтеме арқылы ашылатын бет.
# «native check» деп белгіленген терминдерді ана тілі қазақша адам әлі тексерген жоқ.

## Тізімдер

shortlists-title = Қысқа тізімдер
shortlists-lead = Органыңыз бос лауазымға ұсынатын адамдар: оларды қызметкер таңдайды, басқа адам бекітеді, тізім жеке сілтемемен жіберіледі.
shortlists-filter = Кезеңі бойынша көрсету
shortlists-all = Барлығы
shortlists-caption = Органыңыздың қысқа тізімдері, алдымен жаңалары
shortlists-none = Мұнда қысқа тізім жоқ
shortlists-none-text = Бос лауазымды ашып, талаптарға кім сәйкес келетінін қараңыз да, адамдарды сол жерден таңдаңыз.
shortlists-none-button = Бос лауазымдарға өту
# native check: «қысқа тізім» (shortlist)
shortlist-title = Қысқа тізім
shortlist-back-label = Артқа
shortlist-vacancy = Бос лауазым
shortlist-state = Кезеңі
shortlist-people = Адамдар
shortlist-recipients = Алушылар
shortlist-opened = Ашқандар
shortlist-prepared-by = Дайындаған
shortlist-changed = Өзгертілген уақыты
shortlist-sent = Бекітуге жіберілген уақыты
shortlist-action = Әрекет

shortlist-state-draft = Жоба
shortlist-state-returned = Қайтарылды
shortlist-state-for_approval = Бекітуді күтіп тұр
shortlist-state-released = Алушыларға жіберілді
shortlist-state-withdrawn = Қайтарып алынды

## Бос лауазым мен адамдар туралы не көрсетіледі

shortlist-body = Мемлекеттік орган
shortlist-region = Өңір
shortlist-rule = Талаптар, редакциясы
shortlist-as-of = Қорытынды шығарылған күн
shortlist-years = { $years ->
    [0] еңбек өтілі бір жылға жетпейді
   *[other] еңбек өтілі { $years } жыл
}
shortlist-post-since = { $day } бастап
shortlist-post-until = { $since } – { $until }
shortlist-note-said = Неге осы адам:
shortlist-verdict-day = { $day } күнгі қорытынды, талаптардың редакциясы: { $edition }
shortlist-each-requirement = Әр талап бойынша
shortlist-warning = Назар аударыңыз
shortlist-exception = Бұл адам талаптарға сәйкес келмейді. Ол ерекше жағдай ретінде таңдалған: себебі түсіндірмеде жазылған.
shortlist-frozen = Бекітуге қалай жіберілсе, дәл солай көрсетілген. Профильдердегі кейінгі өзгерістер бұған әсер етпейді.

## Құрастыру

shortlist-no-people = Әзірге ешкім таңдалмаған. Бос лауазымның талаптарына кім сәйкес келетінін қарап, адамдарды сол жерден таңдаңыз.
shortlist-find-people = Кім сәйкес келетінін қарау
shortlist-find-more = Тағы адам іздеу
shortlist-save = Рет пен түсіндірмелерді сақтау
shortlist-place = Орны
shortlist-up = Жоғары жылжыту
shortlist-down = Төмен жылжыту
shortlist-remove = Алып тастау
shortlist-note-label = Неге осы адам (1000 таңбаға дейін)
shortlist-note-meanwhile = Осы арада басқа адам сақтаған мәтін:
shortlist-verdict-before = Тізім соңғы рет сақталғанда:
shortlist-exception-note = Бұл адам талаптарға сәйкес келмейді. Соған қарамастан оны неге таңдағаныңызды түсіндірмеде жазыңыз; онсыз тізімді жіберу мүмкін емес.
shortlist-gone = Тізімдегі { $count } адамды енді ұсынуға болмайды.
shortlist-unseen = Сіз көре алмайтын адам
shortlist-person-gone = Бұл адамды енді ұсынуға болмайды. Оны тізімнен алып тастаңыз.
shortlist-add-person = Қысқа тізімге қосу
field-person = Адамды нөмірі бойынша қосу
field-person-hint = Адамның бетіндегі нөмір немесе сол беттің мекенжайы.
shortlist-recipients-lead = Тізім бекітілгеннен кейін бұл адамдарға жеке сілтемесі бар хат барады. Хаттың өзінде ешкімнің аты аталмайды.
shortlist-recipients-caption = Қысқа тізімді кім алады
shortlist-add-recipient = Алушы қосу
field-recipient_name = Алушы
field-recipient_email = Алушының электрондық поштасы
field-recipient_locale = Тілі
field-recipient_locale-hint = Хат пен бет осы тілде болады.
shortlist-send-title = Бекітуге жіберу
shortlist-send-text = Қорытындылар бос лауазымның күніне қайта шығарылады, көрсетілген мәлімет сол қалпында сақталады. Органыңыздың басқа қызметкері тізімді бекітеді немесе себебін жазып қайтарады.
shortlist-send = Бекітушіге жіберу
shortlist-give-up-title = Бұл тізімнен бас тарту
shortlist-give-up-text = Содан кейін оны қайта ашу мүмкін емес. Жаңа тізімді бос лауазымның бетінен бастауға болады.
shortlist-give-up = Тізімнен бас тарту
shortlist-returned-by = Қайтарған: { $name }. Себебі:
shortlist-returned-before = Тізім бұрын қайтарылған. Сол кездегі себебі:

shortlist-reasons-title = Бұл адамдарды неге таңдағаныңызды жазыңыз
shortlist-reasons-lead = Төмендегі адамдар қысқа тізімге әлі қосылған жоқ. Талаптарға сәйкес келмейтін адамды себебін жазып қана таңдауға болады.
shortlist-reasons-button = Қысқа тізімге қосу
shortlist-back-match = Іріктеуге оралу

## Бақылау

shortlist-step-sent = Бекітуге жіберілді
shortlist-step-released = Бекітіліп, алушыларға жіберілді
shortlist-step-waiting = Бекітуді күтіп тұр
shortlist-step-waiting-note = Шешімді органыңыздың басқа қызметкері қабылдауға тиіс.
shortlist-withdrawn-at = Қайтарып алынған уақыты: { $at }. Сілтемелер жұмыс істемейді.
shortlist-follow-caption = Хаттар және тізімді ашқандар
shortlist-letter = Хат
shortlist-no-letter = Әлі жазылған жоқ
shortlist-opened-when = Ашқан уақыты
shortlist-not-opened = Әлі ашқан жоқ
shortlist-see-letters = Барлық хатты көру
shortlist-withdraw-title = Бұл тізімді қайтарып алу
shortlist-withdraw-released = Жеке сілтемелер бірден жұмысын тоқтатады, әлі кетпеген хаттар жіберілмейді. Алушылар оқып қойғанды қайтару мүмкін емес.
shortlist-withdraw-waiting = Бұдан кейін оны ешкім бекіте алмайды. Жаңа тізімді бос лауазымның бетінен бастауға болады.
shortlist-withdraw = Тізімді қайтарып алу

## Бекіту

approvals-title = Шешімімді күтіп тұр
approvals-none = Шешіміңізді күтіп тұрған қысқа тізім жоқ.
approvals-caption = { $count } қысқа тізім шешім күтіп тұр
approvals-decided = Шешім қабылданған және қайтарып алынған тізімдер
approval-title = Бекітуге келген қысқа тізім
approval-lead = Алушылар дәл осыны көреді.
approval-decide = Шешіміңіз
approval-release-text = { $count } алушыға жеке сілтемесі бар хат барады.
approval-link-days = Сілтеме { $days } күн жұмыс істейді.
approval-release = Бекітіп, жіберу
approval-return-title = Немесе қайтарыңыз
approval-return = Қызметкерге қайтару
field-reason = Нені өзгерту керек
field-reason-hint = 10–1000 таңба. Қызметкер мұны оқып, тізімді қайта дайындайды.

## Жеке сілтеме арқылы

shared-title = Сізді қысқа тізім күтіп тұр
shared-from = Оны дайындап, бекіткен мемлекеттік орган: { $body }.
shared-personal = Бұл сілтеме тек сізге арналған. Оны басқаға бермеңіз: тізімде дербес деректер бар.
shared-recorded = Тізімді ашқан уақытыңыз жазылады. Тізімдегі адамдар деректерінің ашылғанын көре алады.
shared-until = Сілтеме жұмыс істейтін мерзім: { $at } дейін.
shared-open = Қысқа тізімді ашу
shared-approved-at = Бекітілген уақыты: { $at }
shared-order = Адамдардың ретін тізімді дайындаған орган белгілеген. Шешімді сіз қабылдайсыз.
shared-confidential = Дербес деректер: оларды осы бос лауазым бойынша шешім қабылдау үшін ғана пайдаланыңыз.
shared-over-title = Бұл сілтеме енді жұмыс істемейді
shared-over-text = Мерзімі өткен немесе қысқа тізім қайтарып алынған. Жаңасын хатты жіберген органнан сұраңыз.

## Жаңа ғана орындалғандар

done-shortlist-created = Қысқа тізім басталды.
done-shortlist-saved = Рет пен түсіндірмелер сақталды.
done-shortlist-person-added = Қысқа тізімге қосылды.
done-shortlist-person-removed = Қысқа тізімнен алып тасталды.
done-recipient-added = Алушы қосылды.
done-recipient-removed = Алушы алып тасталды.
done-shortlist-sent = Бекітуге жіберілді.
done-shortlist-withdrawn = Қысқа тізім қайтарып алынды.
done-shortlist-released = Бекітілді. Хаттар алушыларға жіберіліп жатыр.
done-shortlist-returned = Себебі көрсетіліп, қызметкерге қайтарылды.

## Қабылданбайтын мәліметтер

error-reserve_note = Талаптар орындалмаса да, бұл адамды неге таңдағаныңызды түсіндірмеде жазыңыз.
error-recipient_twice = Бұл мекенжай алушылар арасында бар.
error-recipients_too_many = Қысқа тізімде 20-дан артық алушы болмайды. Алдымен біреуін алып тастаңыз.
error-shortlist_too_many = Қысқа тізімде 40-тан артық адам болмайды. Алдымен біреуін алып тастаңыз.
error-reason_short = Қызметкер нені өзгерту керегін түсінуі үшін кемінде 10 таңба жазыңыз.
error-reason-required = Нені өзгерту керегін жазыңыз.
error-person_number = Бұл адамның нөмірі емес. Нөмірді оның бетінен көшіріңіз.
error-person_unknown = Резервте мұндай адам жоқ немесе сіз оны көре алмайсыз.
problem-shortlist_person_gone = Қысқа тізімдегі біреуді енді ұсынуға болмайды
problem-shortlist_person_gone-detail = Қысқа тізімдегі адамды енді ұсынуға болмайды. Белгіленген адамдарды алып тастап, тізімді қайта жіберіңіз.
error-shortlist_person_gone = { problem-shortlist_person_gone-detail }

## Хат

mail-shortlist-subject = Kadr: сізді қысқа тізім күтіп тұр
mail-shortlist-text = Сізге бос лауазымға ұсынылған адамдардың қысқа тізімі жіберілді. Жіберген орган: { $body }. Оны оқу үшін сілтемені ашып, батырманы басыңыз. Сілтеме жеке өзіңізге арналған. Ол жұмыс істейтін соңғы күн: { $until }.
mail-shortlist-button = Қысқа тізімге өту
mail-shortlist-foot = Бұл хатты күтпеген болсаңыз, сілтемені ашпаңыз және хатты жіберген органға хабарлаңыз.
