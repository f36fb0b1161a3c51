//! Words by which an officer names a field before a colon, in three languages. A Kazakh letter may be typed as its
//! Russian neighbour, so `білімі` is `билими` too.
//! Next: `document::schema`, which gives them to the fields.

pub(super) const NAME: [&str; 8] =
    ["аты", "есімі", "аты-жөні", "имя", "фио", "name", "full-name", "fullname"];
pub(super) const SURNAME: [&str; 4] = ["тегі", "фамилия", "surname", "lastname"];
pub(super) const PATRONYMIC: [&str; 4] = ["әкесінің-аты", "әкесі", "отчество", "patronymic"];
pub(super) const POSTS: [&str; 21] = [
    "лауазым",
    "лауазымы",
    "қызметі",
    "жұмыс",
    "жұмысы",
    "тәжірибе",
    "тәжірибесі",
    "ұйым",
    "мекеме",
    "должность",
    "работа",
    "опыт",
    "организация",
    "орган",
    "post",
    "position",
    "job",
    "work",
    "experience",
    "organisation",
    "organization",
];
/// Institutions and specialities, and the fields they belong to.
pub(super) const STUDIES: [&str; 15] = [
    "білім",
    "білімі",
    "оқуы",
    "мамандық",
    "мамандығы",
    "образование",
    "учёба",
    "учеба",
    "вуз",
    "специальность",
    "education",
    "studies",
    "university",
    "speciality",
    "specialty",
];
pub(super) const FIELDS: [&str; 6] = ["сала", "саласы", "бағыт", "бағыты", "направление", "field"];
pub(super) const STATEMENT: [&str; 5] = ["өзі", "өзі-туралы", "о-себе", "заявление", "statement"];
pub(super) const PLACES: [&str; 14] = [
    "өңір",
    "өңірі",
    "аймақ",
    "облыс",
    "облысы",
    "қала",
    "аудан",
    "регион",
    "область",
    "город",
    "район",
    "place",
    "region",
    "city",
];
pub(super) const LANGUAGES: [&str; 8] =
    ["тіл", "тілі", "тілдер", "тілдері", "язык", "языки", "language", "languages"];
