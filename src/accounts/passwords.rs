//! Passwords: argon2id off the async threads, a few at a time, because each hash takes 19 MiB.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};

use crate::platform::app::App;
use crate::platform::error::{Error, FieldProblem, Result};

/// Shortest and longest password, in characters. The upper bound only keeps hashing cheap.
const LENGTHS: std::ops::RangeInclusive<usize> = 10..=200;

/// Hash of nothing anybody knows: verified for unknown addresses, so that they cost the same.
const DUMMY: &str = "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$\
    1DgWSBWVNBTGUoKkmnJrW2wBsF7hkpZLTnOBhGFhqBw";

/// Whether a password may be chosen.
pub fn check(password: &str) -> std::result::Result<(), FieldProblem> {
    let fits = LENGTHS.contains(&password.chars().count());
    if fits { Ok(()) } else { Err(FieldProblem::new("password", "password_length")) }
}

/// Hashes a password.
pub async fn hash(app: &App, password: &str) -> Result<String> {
    let password = password.to_owned();
    off_thread(app, move || {
        let hash = Argon2::default().hash_password(password.as_bytes());
        hash.map(|hash| hash.to_string()).map_err(|e| Error::internal(e.to_string()))
    })
    .await?
}

/// Whether the password is the one hashed; without a hash it does the same work and says no.
pub async fn verify(app: &App, hash: Option<String>, password: &str) -> Result<bool> {
    if password.chars().count() > *LENGTHS.end() {
        return Ok(false);
    }
    let password = password.to_owned();
    off_thread(app, move || {
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| DUMMY.to_owned());
        let parsed = PasswordHash::new(&hash);
        known & parsed.is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
    })
    .await
}

async fn off_thread<T: Send + 'static>(app: &App, work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let wait = std::time::Duration::from_secs(10);
    let _turn = tokio::time::timeout(wait, app.hashing.acquire())
        .await
        .map_err(|_| Error::Busy(10))?
        .map_err(Error::internal)?;
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dummy_is_a_hash_of_the_same_cost() {
        let dummy = PasswordHash::new(DUMMY).unwrap();
        let real = Argon2::default().hash_password(b"0123456789").unwrap().to_string();
        let real = PasswordHash::new(&real).unwrap();
        assert_eq!((dummy.algorithm, dummy.params.to_string()), (real.algorithm, real.params.to_string()));
    }

    #[test]
    fn passwords_are_long_enough() {
        assert!(check("аааааааааа").is_ok());
        assert!(check("short").is_err());
        assert!(check(&"x".repeat(201)).is_err());
    }
}
