//! Keys that sign what others can check without us: Ed25519, in the ring `signing` of the key file. A key is named by a
//! fingerprint of its public half, so a name means the same key in every installation and after every rotation.
//! Next: `certificates::document`, what is signed.

use std::fs;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::{KEY, KeyRing, KeysError, fresh_key, mac, text_of, write_private};

/// What comes before the 32 bytes of a public key in its X.509 form (RFC 8410).
const SPKI: [u8; 12] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];

/// The ring: one key signs, the others let old signatures be checked.
pub struct Signing {
    /// Place in `keys` of the key that signs now.
    current: usize,
    /// Fingerprint and key, in the order of their names in the file.
    keys: Vec<(String, SigningKey)>,
}

/// The half of a key that everybody may have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicKey {
    /// Sixteen hexadecimal digits: the beginning of the SHA-256 of the 32 bytes.
    pub id: String,
    pub bytes: [u8; KEY],
    /// Whether this key signs now.
    pub is_current: bool,
}

impl PublicKey {
    /// The key as OpenSSL reads it: `-----BEGIN PUBLIC KEY-----` and so on.
    pub fn pem(&self) -> String {
        let body = STANDARD.encode([&SPKI[..], &self.bytes].concat());
        format!("-----BEGIN PUBLIC KEY-----\n{body}\n-----END PUBLIC KEY-----\n")
    }
}

/// Makes salts that only this installation can make: names and commitments cannot be guessed back without its keys.
pub struct Salter(Zeroizing<[u8; KEY]>);

impl std::fmt::Debug for Salter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Salter(…)")
    }
}

impl Salter {
    /// The salt of something, named by its parts.
    pub fn salt(&self, parts: &[&[u8]]) -> [u8; 32] {
        mac(&self.0, parts)
    }
}

impl Signing {
    pub(super) fn new(ring: &KeyRing) -> Self {
        let keys: Vec<_> = ring
            .keys
            .values()
            .map(|seed| {
                let key = SigningKey::from_bytes(seed);
                (fingerprint(&key.verifying_key()), key)
            })
            .collect();
        // `ring` has made sure that the current one is there
        let current = ring.keys.keys().position(|name| *name == ring.current).unwrap_or_default();
        Self { current, keys }
    }

    /// Every public key, in the order of the file.
    pub fn public(&self) -> Vec<PublicKey> {
        let all = self.keys.iter().enumerate();
        all.map(|(place, (id, key))| PublicKey {
            id: id.clone(),
            bytes: key.verifying_key().to_bytes(),
            is_current: place == self.current,
        })
        .collect()
    }

    /// Name of the key that signs now.
    pub fn current(&self) -> Option<&str> {
        self.keys.get(self.current).map(|(id, _)| id.as_str())
    }

    /// Signs with one of the keys; nothing if there is no such key.
    pub fn sign(&self, id: &str, message: &[u8]) -> Option<[u8; 64]> {
        self.find(id).map(|key| key.sign(message).to_bytes())
    }

    /// Whether the signature is that key's; nothing if there is no such key.
    pub fn is_signed(&self, id: &str, message: &[u8], signature: &[u8]) -> Option<bool> {
        let key = self.find(id)?.verifying_key();
        let signature = Signature::from_slice(signature);
        Some(signature.is_ok_and(|signature| key.verify_strict(message, &signature).is_ok()))
    }

    /// What makes salts beside the signatures of one key; nothing if there is no such key. `purpose` keeps uses apart.
    pub fn salter(&self, id: &str, purpose: &str) -> Option<Salter> {
        let seed = Zeroizing::new(self.find(id)?.to_bytes());
        Some(Salter(Zeroizing::new(mac(&seed, &[b"salt", purpose.as_bytes()]))))
    }

    fn find(&self, id: &str) -> Option<&SigningKey> {
        self.keys.iter().find(|(known, _)| known == id).map(|(_, key)| key)
    }
}

fn fingerprint(key: &VerifyingKey) -> String {
    let mut text = hex::encode(Sha256::digest(key.as_bytes()));
    text.truncate(16);
    text
}

/// Adds a ring of signing keys to a key file that was made before there was one. Says whether it did. What is written
/// there already, comments too, stays as it is.
pub(super) fn complete(path: &Path) -> Result<bool, KeysError> {
    let fail = |cause| KeysError::File { path: path.to_owned(), cause };
    let lacks = || {
        text_of(path).map(|text| text.parse::<toml::Table>().is_ok_and(|all| !all.contains_key("signing")))
    };
    if !lacks()? {
        return Ok(false);
    }
    // another process may be at the same: it replaces the file before it lets go, so look again
    let file = fs::File::open(path).map_err(fail)?;
    file.lock().map_err(fail)?;
    if !lacks()? {
        return Ok(false);
    }
    let text = text_of(path)?;
    let ring = Zeroizing::new(format!(
        "{}\n\n# signs certificates of matches; old keys must stay, so that what they signed can be checked\n\
         [signing]\ncurrent = \"1\"\n\n[signing.keys]\n1 = \"{}\"\n",
        text.trim_end(),
        fresh_key()
    ));
    write_private(path, &ring).map_err(fail)?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::super::{Keys, Origin};
    use super::*;

    #[test]
    fn a_signature_holds_for_its_message_and_key_alone() {
        let folder = tempfile::tempdir().unwrap();
        let (keys, _) = Keys::open_or_make(&folder.path().join("keys.toml")).unwrap();
        let signing = keys.signing();
        let id = signing.current().unwrap().to_owned();
        let signature = signing.sign(&id, b"what was said").unwrap();
        assert_eq!(signing.is_signed(&id, b"what was said", &signature), Some(true));
        assert_eq!(signing.is_signed(&id, b"what was sair", &signature), Some(false));
        assert_eq!(signing.is_signed(&id, b"what was said", &signature[..63]), Some(false));
        assert_eq!(signing.is_signed("0123456789abcdef", b"what was said", &signature), None);
        let salt = |purpose| signing.salter(&id, purpose).unwrap().salt(&[b"a", b"b"]);
        assert_eq!(salt("one"), salt("one"));
        assert_ne!(salt("one"), salt("two"));
    }

    #[test]
    fn an_older_key_file_gets_a_signing_key_and_keeps_the_rest() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys.toml");
        let (keys, _) = Keys::open_or_make(&path).unwrap();
        let blind = keys.blind(super::super::Purpose::Iin, "900517300128");
        let text = fs::read_to_string(&path).unwrap();
        let (older, _) = text.split_once("[signing]").unwrap();
        write_private(&path, older).unwrap();
        let (keys, origin) = Keys::open_or_make(&path).unwrap();
        assert_eq!(origin, Origin::Completed);
        assert_eq!(keys.blind(super::super::Purpose::Iin, "900517300128"), blind);
        let first = keys.signing().public();
        let (keys, origin) = Keys::open_or_make(&path).unwrap();
        assert_eq!((origin, keys.signing().public()), (Origin::Found, first));
        assert!(fs::read_to_string(&path).unwrap().starts_with(older.trim_end()));
    }

    #[test]
    fn old_keys_check_what_they_signed_after_another_signs() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys.toml");
        let (keys, _) = Keys::open_or_make(&path).unwrap();
        let old = keys.signing().current().unwrap().to_owned();
        let signature = keys.signing().sign(&old, b"x").unwrap();
        let text = fs::read_to_string(&path).unwrap();
        let (before, after) = text.split_once("[signing]\ncurrent = \"1\"").unwrap();
        let rotated = format!("{before}[signing]\ncurrent = \"2\"{after}2 = \"{}\"\n", fresh_key());
        write_private(&path, &rotated).unwrap();
        let (keys, _) = Keys::open_or_make(&path).unwrap();
        let signing = keys.signing();
        assert_ne!(signing.current(), Some(old.as_str()));
        assert_eq!(signing.is_signed(&old, b"x", &signature), Some(true));
        assert_eq!(signing.public().iter().filter(|key| key.is_current).count(), 1);
    }
}
