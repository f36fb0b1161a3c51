# Қызметкерлер мен бекітушілер көретін шығыс хаттар.

letters-title = Хаттар
letters-lead = Органыңыздың хаттары: олар кетті ме, кетпесе, неге кетпеді.
letters-filter = Күйі бойынша көрсету
letters-all = Барлығы
letters-caption = Хаттар, алдымен жаңалары
letters-none = Мұнда хат жоқ. Хат қысқа тізім бекітілгенде пайда болады.
letters-trouble = Кетпеген хаттар
letters-delayed = { $count } хат кешігіп жатыр. Жүйе оны өзі қайта жібереді.
letters-failed = { $count } хатты жіберу мүмкін болмады. Себебін қарап, қайта жіберіңіз.
letters-show-delayed = Күтіп тұрған хаттарды көрсету
letters-show-failed = Жіберілмеген хаттарды көрсету
letters-are-files-here = Бұл жүйеде пошта сервері бапталмаған: хаттар сервердегі деректер қалтасына файл болып сақталады. «Жіберілді» деген «сақталды» дегенді білдіреді.

letter-kind = Хат
letter-to = Кімге
letter-written = Жазылған уақыты
letter-state = Күйі
letter-attempts = Талпыныс саны
letter-problem = Не кедергі болды
letter-action = Әрекет
letter-retry = Қайта жіберу
letter-next = Келесі талпыныс: { $at }

letter-state-waiting = Кезекте тұр
letter-state-delayed = Кешігіп жатыр
letter-state-sent = Жіберілді
letter-state-failed = Жіберілмеді
letter-state-stopped = Тоқтатылды

letter-kind-shortlists-released = Алушыны қысқа тізім күтіп тұр
letter-kind-other = Хат

letter-problem-timeout = Пошта сервері уақытында жауап бермеді.
letter-problem-connection = Пошта серверімен байланысу мүмкін болмады.
letter-problem-tls = Пошта серверімен қорғалған байланыс орнату мүмкін болмады. Жүйе әкімшісіне айтыңыз.
letter-problem-settings = Пошта баптаулары жарамсыз. Жүйе әкімшісіне айтыңыз.
letter-problem-keys = Мекенжайлар шифрланған кілт жоқ. Жүйе әкімшісіне айтыңыз.
letter-problem-words = Хаттың мәтінін құрастыру мүмкін болмады. Жүйе әкімшісіне айтыңыз.
letter-problem-recipient = Алушының сақталған деректері бүлінген. Жүйе әкімшісіне айтыңыз.
letter-problem-address = Бұл мекенжайға жіберу мүмкін емес. Оны тексеріп, қысқа тізімді қайта жіберіңіз.
letter-problem-message = Хатты жинақтау мүмкін болмады. Жүйе әкімшісіне айтыңыз.
letter-problem-file = Хатты файл етіп сақтау мүмкін болмады. Жүйе әкімшісіне айтыңыз.
letter-problem-withdrawn = Хатқа себеп болған нәрсе ол кеткенше қайтарып алынды.
letter-problem-mailbox = Алушының пошта сервері мұндай жәшік жоқ дейді (жауабы: { $code }). Мекенжайды тексеріңіз.
letter-problem-smtp = Пошта сервері хатты қабылдамады (жауабы: { $code }).
letter-problem-other = Хатты жеткізу мүмкін болмады.

done-letter-retried = Хат қазір қайта жіберіледі.

problem-letter_state = Бұл хатты қайта жіберу мүмкін емес
problem-letter_state-detail = Хат жіберілген, дәл қазір жіберіліп жатыр немесе оған себеп болған нәрсе қайтарып алынғандықтан тоқтатылған.
error-letter_state = { problem-letter_state-detail }
