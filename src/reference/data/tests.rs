use super::*;

fn reference() -> Reference {
    Reference::load().unwrap()
}

#[test]
fn every_file_is_complete() {
    let data = reference();
    assert_eq!(data.regions.all().len(), 20);
    let count = |kind| data.districts.iter().filter(|row| row.kind == kind).count();
    assert_eq!(
        [DistrictKind::District, DistrictKind::City, DistrictKind::CityDistrict].map(count),
        [170, 39, 21]
    );
    assert_eq!(data.akims.all().len(), 20 + 209 + 21);
    assert_eq!((data.parties.all().len(), data.akim_tiers.all().len()), (7, 4));
    assert!(data.bodies.all().len() >= 60 && data.countries.all().len() >= 60);
    assert!(data.institutions.all().len() >= 60);
    assert_eq!(data.fields.iter().filter(|row| row.code.is_field()).count(), 12);
    for region in &data.regions {
        assert!(data.districts_of(region.kato).count() >= 4, "{}", region.names.en);
        let akimats = data
            .bodies
            .iter()
            .filter(|body| body.kind == BodyKind::Akimat && body.region == Some(region.kato));
        assert_eq!(akimats.count(), 1, "{}", region.names.en);
    }
}

#[test]
fn names_are_written_in_their_own_letters() {
    let data = reference();
    let mut names: Vec<&Names> = Vec::new();
    names.extend(data.regions.iter().flat_map(|row| [&row.names, &row.centre]));
    names.extend(data.districts.iter().map(|row| &row.names));
    names.extend(data.akims.iter().map(|row| &row.title));
    names.extend(data.bodies.iter().map(|row| &row.names));
    names.extend(data.countries.iter().map(|row| &row.names));
    names.extend(data.fields.iter().map(|row| &row.names));
    let cyrillic = |text: &str| text.chars().any(|sign| matches!(sign, '\u{400}'..='\u{4ff}'));
    for name in names {
        assert!(cyrillic(&name.kk) && cyrillic(&name.ru) && !cyrillic(&name.en), "{name:?}");
        assert!(!name.kk.contains("Ә.") && !name.ru.contains("г.") && !name.en.ends_with('\''), "{name:?}");
    }
}

#[test]
fn titles_of_akims_are_grammatical() {
    let data = reference();
    let title = |kato: &str, locale| {
        data.akims.get(&kato.parse::<Kato>().unwrap()).unwrap().title.get(locale).to_owned()
    };
    for (kato, kk, ru, en) in [
        ("100000000", "Абай облысының әкімі", "Аким области Абай", "Akim of Abai Region"),
        ("110000000", "Ақмола облысының әкімі", "Аким Акмолинской области", "Akim of Akmola Region"),
        ("101000000", "Семей қаласының әкімі", "Аким города Семей", "Akim of Semey"),
        ("103200000", "Абай ауданының әкімі", "Аким Абайского района", "Akim of Abay District"),
        ("104100000", "Жаңасемей ауданының әкімі", "Аким района Жаңасемей", "Akim of Zhanasemey District"),
        (
            "596600000",
            "Ғабит Мүсірепов атындағы ауданның әкімі",
            "Аким района имени Габита Мусрепова",
            "Akim of Gabit Musirepov District",
        ),
        (
            "711210000",
            "Астана қаласы Есіл ауданының әкімі",
            "Аким района Есиль города Астаны",
            "Akim of Esil District of Astana",
        ),
    ] {
        assert_eq!([Locale::Kk, Locale::Ru, Locale::En].map(|locale| title(kato, locale)), [kk, ru, en]);
    }
    for office in &data.akims {
        assert!(office.title.kk.ends_with("ның әкімі"), "{}", office.title.kk);
        assert!(
            office.title.ru.starts_with("Аким ") && !office.title.ru.contains("ий район"),
            "{}",
            office.title.ru
        );
    }
}

#[test]
fn a_place_is_named_as_closely_as_known() {
    let data = reference();
    let name = |kato: &str| data.place_name(kato.parse().unwrap(), Locale::En);
    assert_eq!(name("100000000"), "Abai Region");
    assert_eq!(name("103200000"), "Abay District");
    assert_eq!(name("103233127"), "Abai Region");
    assert_eq!(name("990000000"), "990000000");
}

#[test]
fn messages_name_every_code_in_three_languages() {
    use crate::reference::codes::*;
    let keys: Vec<&str> = [
        Role::ALL.iter().map(|value| value.message_key()).collect::<Vec<_>>(),
        Grade::ALL.iter().map(|value| value.message_key()).collect(),
        EducationLevel::ALL.iter().map(|value| value.message_key()).collect(),
        Degree::ALL.iter().map(|value| value.message_key()).collect(),
        ServiceKind::ALL.iter().map(|value| value.message_key()).collect(),
        Sector::ALL.iter().map(|value| value.message_key()).collect(),
        Direction::ALL.iter().map(|value| value.message_key()).collect(),
        Language::ALL.iter().map(|value| value.message_key()).collect(),
        LanguageLevel::ALL.iter().map(|value| value.message_key()).collect(),
        Sex::ALL.iter().map(|value| value.message_key()).collect(),
        PostKind::ALL.iter().map(|value| value.message_key()).collect(),
        Filling::ALL.iter().map(|value| value.message_key()).collect(),
        Locale::ALL.iter().map(|value| value.message_key()).collect(),
        Funding::ALL.iter().map(|value| value.message_key()).collect(),
        Programme::ALL.iter().map(|value| value.message_key()).collect(),
        StateTest::ALL.iter().map(|value| value.message_key()).collect(),
        PaperKind::ALL.iter().map(|value| value.message_key()).collect(),
        Kinship::ALL.iter().map(|value| value.message_key()).collect(),
    ]
    .concat();
    for (language, text) in [
        ("kk", include_str!("../../../config/locales/kk/reference.ftl")),
        ("ru", include_str!("../../../config/locales/ru/reference.ftl")),
        ("en", include_str!("../../../config/locales/en/reference.ftl")),
    ] {
        let resource = fluent_bundle::FluentResource::try_new(text.to_owned()).unwrap();
        let mut bundle = fluent_bundle::FluentBundle::new(vec![language.parse().unwrap()]);
        bundle.add_resource(resource).unwrap();
        for key in &keys {
            assert!(bundle.has_message(key), "{language}: {key}");
        }
        let written = text.lines().filter(|line| line.contains(" = ")).count();
        assert_eq!(written, keys.len(), "{language}: messages without a code");
    }
}
