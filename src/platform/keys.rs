//! Keys and what they do: seal personal identifiers at rest (XChaCha20-Poly1305), find them blindly (HMAC-SHA-256),
//! sign tokens and links. Without a key file the first start makes one, readable by its owner alone.
//! Next: `signing`, the keys that others can check signatures by.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hmac::Mac as _;
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

mod signing;

pub use signing::{PublicKey, Salter, Signing};

type Hmac = hmac::Hmac<Sha256>;

/// Length of every key, in bytes.
const KEY: usize = 32;
const NONCE: usize = 24;

/// Why the keys cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum KeysError {
    #[error("cannot read or write the key file {path}: {cause}")]
    File { path: PathBuf, cause: std::io::Error },
    #[error("the key file {path} can be read by others: run chmod 600 on it")]
    Open { path: PathBuf },
    #[error("the key file {path} is damaged: {problem}")]
    Damaged { path: PathBuf, problem: String },
    #[error("a sealed value cannot be opened: key `{0}` is missing or the value was altered")]
    Sealed(String),
}

/// What a sealed value is about; it is bound into the seal, so a value cannot be moved to another column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    Iin,
    Email,
    Phone,
    Recipient,
    Nominee,
    Link,
}

impl Purpose {
    const fn label(self) -> &'static str {
        match self {
            Self::Iin => "iin",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Recipient => "recipient",
            Self::Nominee => "nominee",
            Self::Link => "link",
        }
    }
}

/// The key file: sealing and token keys by id, newest named `current`, so that keys can be rotated.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyFile {
    sealing: Ring,
    tokens: Ring,
    index: String,
    links: String,
    /// Absent in files made before there was anything to sign for others: see [`signing::complete`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    signing: Option<Ring>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Ring {
    current: String,
    keys: BTreeMap<String, String>,
}

struct KeyRing {
    current: String,
    keys: BTreeMap<String, Zeroizing<[u8; KEY]>>,
}

/// The keys of this installation. Never printed.
pub struct Keys {
    sealing: KeyRing,
    tokens: KeyRing,
    index: Zeroizing<[u8; KEY]>,
    links: Zeroizing<[u8; KEY]>,
    signing: Signing,
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys(…)")
    }
}

/// Whether the keys were there or had to be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    Found,
    Made,
    /// The file was there and lacked keys that sign certificates; one was added.
    Completed,
}

impl Keys {
    /// Reads the key file, or makes it when there is none.
    pub fn open_or_make(path: &Path) -> Result<(Self, Origin), KeysError> {
        if path.exists() {
            let origin = if signing::complete(path)? { Origin::Completed } else { Origin::Found };
            return Ok((Self::read(path)?, origin));
        }
        let fresh_ring = || Ring { current: "1".into(), keys: BTreeMap::from([("1".into(), fresh_key())]) };
        let file = KeyFile {
            sealing: fresh_ring(),
            tokens: fresh_ring(),
            index: fresh_key(),
            links: fresh_key(),
            signing: Some(fresh_ring()),
        };
        let text = toml::to_string(&file)
            .map_err(|e| KeysError::Damaged { path: path.to_owned(), problem: e.to_string() })?;
        let heading = "# Keys of this Kadr installation. Without them sealed IINs and contacts are lost: keep a copy apart\n\
            # from the database's backups. To rotate: add a key under a new name, then name it in `current`.\n";
        write_private(path, &format!("{heading}{text}"))
            .map_err(|cause| KeysError::File { path: path.to_owned(), cause })?;
        Ok((Self::read(path)?, Origin::Made))
    }

    fn read(path: &Path) -> Result<Self, KeysError> {
        let text = text_of(path)?;
        let damaged = |problem: String| KeysError::Damaged { path: path.to_owned(), problem };
        let file: KeyFile = toml::from_str(&text).map_err(|e| damaged(e.message().to_owned()))?;
        let signing = file.signing.ok_or_else(|| damaged("there is no ring `signing`".to_owned()))?;
        Ok(Self {
            sealing: ring(file.sealing).map_err(&damaged)?,
            tokens: ring(file.tokens).map_err(&damaged)?,
            index: key(&file.index).map_err(&damaged)?,
            links: key(&file.links).map_err(&damaged)?,
            signing: Signing::new(&ring(signing).map_err(&damaged)?),
        })
    }

    /// The keys that sign what others can check.
    pub const fn signing(&self) -> &Signing {
        &self.signing
    }

    /// Seals `plain` for storage: key id, nonce, ciphertext. The same text never looks the same twice.
    pub fn seal(&self, purpose: Purpose, plain: &str) -> Result<Vec<u8>, KeysError> {
        let id = self.sealing.current.as_str();
        let failed = || KeysError::Sealed(id.to_owned());
        let cipher = self.cipher(id)?;
        let nonce: [u8; NONCE] = rand::random();
        let payload = Payload { msg: plain.as_bytes(), aad: purpose.label().as_bytes() };
        let sealed = cipher.encrypt(&XNonce::from(nonce), payload).map_err(|_| failed())?;
        let length = u8::try_from(id.len()).map_err(|_| failed())?;
        Ok([&[length], id.as_bytes(), &nonce, &sealed].concat())
    }

    /// Opens what [`Keys::seal`] sealed for the same purpose.
    pub fn open(&self, purpose: Purpose, sealed: &[u8]) -> Result<Zeroizing<String>, KeysError> {
        let failed = || KeysError::Sealed("?".to_owned());
        let (length, rest) = sealed.split_first().ok_or_else(failed)?;
        let (id, rest) = rest.split_at_checked(usize::from(*length)).ok_or_else(failed)?;
        let id = std::str::from_utf8(id).map_err(|_| failed())?;
        let (nonce, ciphertext) = rest.split_first_chunk::<NONCE>().ok_or_else(failed)?;
        let payload = Payload { msg: ciphertext, aad: purpose.label().as_bytes() };
        let plain = self
            .cipher(id)?
            .decrypt(&XNonce::from(*nonce), payload)
            .map_err(|_| KeysError::Sealed(id.to_owned()))?;
        String::from_utf8(plain).map(Zeroizing::new).map_err(|_| failed())
    }

    fn cipher(&self, id: &str) -> Result<XChaCha20Poly1305, KeysError> {
        let key = self.sealing.keys.get(id).ok_or_else(|| KeysError::Sealed(id.to_owned()))?;
        XChaCha20Poly1305::new_from_slice(key.as_slice()).map_err(|_| KeysError::Sealed(id.to_owned()))
    }

    /// Blind index of a value: equal values of one purpose give equal bytes, and nothing can be read back.
    /// The caller normalises first (digits of an IIN, lower-cased e-mail).
    pub fn blind(&self, purpose: Purpose, value: &str) -> Vec<u8> {
        mac(&self.index, &[purpose.label().as_bytes(), value.as_bytes()]).to_vec()
    }

    /// Tells these keys from others; nothing can be read back from it. Made with the one key that is never rotated.
    pub fn fingerprint(&self) -> Vec<u8> {
        mac(&self.index, &[b"fingerprint"]).to_vec()
    }

    /// The secret part of a link, derived from its id: letters can be rendered again, the database holds nothing to steal.
    pub fn link_secret(&self, purpose: &str, id: uuid::Uuid) -> String {
        let tag = mac(&self.links, &[purpose.as_bytes(), id.as_bytes()]);
        URL_SAFE_NO_PAD.encode(tag)
    }

    /// Whether `secret` is the one of this link, compared in constant time.
    pub fn is_link_secret(&self, purpose: &str, id: uuid::Uuid, secret: &str) -> bool {
        self.link_secret(purpose, id).as_bytes().ct_eq(secret.as_bytes()).into()
    }

    /// The key that signs tokens now, with its id.
    pub fn token_key(&self) -> Option<(&str, &[u8])> {
        let id = self.tokens.current.as_str();
        Some((id, self.tokens.keys.get(id)?.as_slice()))
    }

    /// A token key by the id a token names.
    pub fn token_key_by_id(&self, id: &str) -> Option<&[u8]> {
        self.tokens.keys.get(id).map(|key| key.as_slice())
    }
}

/// A new secret for a cookie or refresh token (256 bits, URL-safe) and the hash to store of it.
pub fn new_secret() -> (String, Vec<u8>) {
    let secret = URL_SAFE_NO_PAD.encode(rand::random::<[u8; KEY]>());
    let hash = secret_hash(&secret);
    (secret, hash)
}

/// Hash of a random secret, as stored. (Random 256 bits need no slow hash.)
pub fn secret_hash(secret: &str) -> Vec<u8> {
    use sha2::Digest as _;
    Sha256::digest(secret.as_bytes()).to_vec()
}

/// The text of the key file, which nobody else may be able to read.
fn text_of(path: &Path) -> Result<Zeroizing<String>, KeysError> {
    let fail = |cause| KeysError::File { path: path.to_owned(), cause };
    let mode = std::os::unix::fs::MetadataExt::mode(&fs::metadata(path).map_err(fail)?);
    if mode & 0o077 != 0 {
        return Err(KeysError::Open { path: path.to_owned() });
    }
    fs::read_to_string(path).map(Zeroizing::new).map_err(fail)
}

fn mac(key: &[u8; KEY], parts: &[&[u8]]) -> [u8; 32] {
    // an HMAC takes a key of any length, so this cannot fail; an empty tag would match nothing
    let Ok(mut mac) = <Hmac as hmac::KeyInit>::new_from_slice(key) else { return [0; 32] };
    for part in parts {
        mac.update(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

fn fresh_key() -> String {
    STANDARD.encode(rand::random::<[u8; KEY]>())
}

fn key(text: &str) -> Result<Zeroizing<[u8; KEY]>, String> {
    let bytes = STANDARD.decode(text).map_err(|e| e.to_string())?;
    bytes.try_into().map(Zeroizing::new).map_err(|_| format!("a key must have {KEY} bytes"))
}

fn ring(ring: Ring) -> Result<KeyRing, String> {
    let keys =
        ring.keys.iter().map(|(id, text)| Ok((id.clone(), key(text)?))).collect::<Result<_, String>>()?;
    let known = ring.keys.contains_key(&ring.current);
    known
        .then_some(KeyRing { current: ring.current, keys })
        .ok_or_else(|| "`current` names no key".to_owned())
}

/// Writes a file only its owner can read, whole or not at all.
pub fn write_private(path: &Path, text: &str) -> std::io::Result<()> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".new");
    let mut file =
        fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&beside)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    fs::rename(&beside, path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys() -> (tempfile::TempDir, Keys) {
        let folder = tempfile::tempdir().unwrap();
        let (keys, origin) = Keys::open_or_make(&folder.path().join("keys.toml")).unwrap();
        assert_eq!(origin, Origin::Made);
        (folder, keys)
    }

    #[test]
    fn what_is_sealed_opens_again_and_only_for_its_purpose() {
        let (_folder, keys) = keys();
        let sealed = keys.seal(Purpose::Iin, "900517300128").unwrap();
        assert_eq!(keys.open(Purpose::Iin, &sealed).unwrap().as_str(), "900517300128");
        assert!(keys.open(Purpose::Email, &sealed).is_err());
        assert_ne!(sealed, keys.seal(Purpose::Iin, "900517300128").unwrap());
        let mut altered = sealed.clone();
        *altered.last_mut().unwrap() ^= 1;
        assert!(keys.open(Purpose::Iin, &altered).is_err());
        for length in 0..sealed.len() {
            assert!(keys.open(Purpose::Iin, &sealed[..length]).is_err());
        }
    }

    #[test]
    fn keys_survive_a_restart_and_blind_indexes_agree() {
        let (folder, keys) = keys();
        let sealed = keys.seal(Purpose::Email, "a@example.org").unwrap();
        let (again, origin) = Keys::open_or_make(&folder.path().join("keys.toml")).unwrap();
        assert_eq!(origin, Origin::Found);
        assert_eq!(again.open(Purpose::Email, &sealed).unwrap().as_str(), "a@example.org");
        assert_eq!(keys.blind(Purpose::Iin, "1"), again.blind(Purpose::Iin, "1"));
        assert_ne!(keys.blind(Purpose::Iin, "1"), keys.blind(Purpose::Email, "1"));
    }

    #[test]
    fn a_key_file_open_to_others_is_refused() {
        let (folder, _keys) = keys();
        let path = folder.path().join("keys.toml");
        fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o644)).unwrap();
        assert!(matches!(Keys::open_or_make(&path), Err(KeysError::Open { .. })));
    }
}
