//! How to reach the person. Kept encrypted by `store`, shown only to those who may call or write.

use std::fmt;

use super::{Checks, FieldError};

/// Addresses of a person. `Debug` shows none of them.
#[derive(Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct Contacts {
    /// E-mail address; the domain in lower case.
    pub email: String,
    /// Telephone in international form: `+77011234567`.
    pub phone: Option<String>,
}

/// Addresses as typed; absent fields are empty.
#[derive(Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(default)]
#[expect(missing_docs, reason = "each field is the text of the address of the same name")]
pub struct ContactsForm {
    pub email: String,
    pub phone: String,
}

impl Contacts {
    /// Reads a form.
    pub fn parse(form: &ContactsForm) -> Result<Self, Vec<FieldError>> {
        let mut checks = Checks::default();
        let email = checks.take("email", email(&form.email)).unwrap_or_default();
        let phone = checks.take("phone", phone(&form.phone)).flatten();
        checks.finish(Self { email, phone })
    }

    /// Checks typed data.
    pub fn check(self) -> Result<Self, Vec<FieldError>> {
        Self::parse(&ContactsForm { email: self.email, phone: self.phone.unwrap_or_default() })
    }
}

impl fmt::Debug for Contacts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Contacts(…)")
    }
}

impl fmt::Debug for ContactsForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ContactsForm(…)")
    }
}

/// Only what surely cannot be delivered is refused; the letter itself proves an address.
fn email(text: &str) -> Result<String, &'static str> {
    let text = text.trim();
    if text.is_empty() {
        return Err("required");
    }
    let (local, domain) = text.rsplit_once('@').ok_or("email-format")?;
    let local_fits = !local.is_empty()
        && local.len() <= 64
        && local.chars().all(|sign| sign.is_ascii_alphanumeric() || "!#$%&'*+/=?^_`{|}~.-".contains(sign))
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..");
    let label_fits = |label: &str| {
        (1..=63).contains(&label.len())
            && label.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let domain_fits = domain.contains('.') && domain.split('.').all(label_fits);
    if local_fits && domain_fits && text.len() <= 254 {
        Ok(format!("{local}@{}", domain.to_ascii_lowercase()))
    } else {
        Err("email-format")
    }
}

/// Numbers of Kazakhstan may be typed with 8 or without a prefix; all others with `+` and country code.
fn phone(text: &str) -> Result<Option<String>, &'static str> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    if !text
        .chars()
        .all(|sign| sign.is_ascii_digit() || matches!(sign, '+' | ' ' | '-' | '(' | ')' | '\u{a0}'))
    {
        return Err("phone-format");
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let international = text.starts_with('+');
    if text.chars().filter(|sign| *sign == '+').count() > usize::from(international) {
        return Err("phone-format");
    }
    match (international, digits.len()) {
        (true, 8..=15) if !digits.starts_with('0') => Ok(Some(format!("+{digits}"))),
        (false, 11) if digits.starts_with(['7', '8']) => {
            Ok(Some(format!("+7{}", digits.chars().skip(1).collect::<String>())))
        }
        (false, 10) if digits.starts_with('7') => Ok(Some(format!("+7{digits}"))),
        _ => Err("phone-format"),
    }
}
