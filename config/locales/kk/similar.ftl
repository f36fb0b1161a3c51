# Бір адамға ұқсас адамдар.

similar-link = Ұқсас адамдар
similar-title = Ұқсас адамдар
similar-lead = Сіз көре алатын адамдардың ішінде істеген жұмысы мен оқуы жағынан осы адамға ең ұқсастары. Бұл ешқайсысына баға емес.
similar-none = Ұқсас адам жоқ
similar-none-text = Сіз көре алатын адамдардың ішінде лауазымында, білімінде немесе өзі туралы жазғанында осы адаммен ортақ айрықша сөзі бар ешкім жоқ.
similar-none-button = Адамдарды іздеу
similar-why = Ортақ тұстары
similar-points = { $of } балдан { $points }
similar-how = Ұқсастық қалай есептеледі
similar-how-text = Екі адамның ортақ тұстары үшін балдар қосылады. Сөз не ұғым неғұрлым аз адамда болса, соғұрлым көп балл береді; барлық бөлік бірге 100 балл.
similar-how-never = Аты-жөні, партиясы, жынысы, жасы және шыққан тегі қайда жазылса да ешқашан ескерілмейді.
similar-part-words = Лауазым, білім және өзі туралы жазған сөздері
similar-part-concepts = Кез келген тілдегі ұғымдар
similar-part-field = { search-part-field }
similar-part-category = { search-part-category }
similar-part-sector = { search-part-sector }
similar-part-kind = Қызмет түрі
similar-part-language = { search-part-language }
similar-part-region = { search-part-region }
