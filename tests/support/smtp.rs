//! A real SMTP server process (STARTTLS, sign-in) that stores each message as a file.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// A running mail server with an empty mailbox.
pub struct MailServer {
    process: Child,
    pub port: u16,
    folder: tempfile::TempDir,
}

pub const USER: &str = "kadr";
pub const SMTP_PASSWORD: &str = "mail-password";

impl MailServer {
    /// Starts it; `flags` as `tests/smtp/server.mjs` takes them.
    pub fn start(flags: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (certificate, key) = certificate(folder.path());
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/smtp/server.mjs");
        let mut process = Command::new("node")
            .arg(script)
            .arg("--dir")
            .arg(folder.path())
            .arg("--cert")
            .arg(&certificate)
            .arg("--key")
            .arg(&key)
            .args(["--user", USER, "--password", SMTP_PASSWORD])
            .args(flags)
            .stdout(Stdio::piped())
            .spawn()
            .expect("node is needed for the mail server");
        let mut line = String::new();
        BufReader::new(process.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        let ready: serde_json::Value = serde_json::from_str(&line).unwrap();
        Self { process, port: u16::try_from(ready["port"].as_u64().unwrap()).unwrap(), folder }
    }

    /// Settings that make the service use it.
    pub fn settings(&self) -> Vec<(&'static str, String)> {
        vec![
            ("KADR__SMTP__HOST", "localhost".into()),
            ("KADR__SMTP__PORT", self.port.to_string()),
            ("KADR__SMTP__TLS", "starttls".into()),
            ("KADR__SMTP__USER", USER.into()),
            ("KADR__SMTP__PASSWORD", SMTP_PASSWORD.into()),
            ("KADR__SMTP__CA_FILE", self.folder.path().join("cert.pem").display().to_string()),
            ("KADR__SMTP__TIMEOUT_SECONDS", "5".into()),
            ("KADR__LETTERS__RETRY_SECONDS", "[1, 1, 1]".into()),
        ]
    }

    /// Every message as it arrived, oldest first.
    pub fn messages(&self) -> Vec<String> {
        self.arrivals().into_iter().map(|(_, message)| message).collect()
    }

    /// The same with the millisecond of the epoch in which each was accepted.
    pub fn arrivals(&self) -> Vec<(u128, String)> {
        let mut files: Vec<PathBuf> = std::fs::read_dir(self.folder.path().join("new"))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        files.sort();
        files
            .into_iter()
            .map(|path| {
                let name = path.file_name().unwrap().to_str().unwrap();
                let at = name.split('-').next().unwrap().parse().unwrap();
                (at, String::from_utf8_lossy(&std::fs::read(&path).unwrap()).into_owned())
            })
            .collect()
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn certificate(folder: &Path) -> (PathBuf, PathBuf) {
    let made = rcgen::generate_simple_self_signed(vec!["localhost".into()]).unwrap();
    let (certificate, key) = (folder.join("cert.pem"), folder.join("key.pem"));
    std::fs::write(&certificate, made.cert.pem()).unwrap();
    std::fs::write(&key, made.signing_key.serialize_pem()).unwrap();
    (certificate, key)
}

/// The plain text part of a message, decoded from quoted-printable or base64.
pub fn plain_text(message: &str) -> String {
    let (head, rest) = message.split_once("text/plain").expect("a plain text part");
    let _ = head;
    let (headers, body) = rest.split_once("\r\n\r\n").unwrap();
    let body = body.split("\r\n--").next().unwrap();
    if headers.to_lowercase().contains("base64") {
        use base64::Engine as _;
        let joined: String = body.split_whitespace().collect();
        let bytes = base64::engine::general_purpose::STANDARD.decode(joined).unwrap();
        return String::from_utf8(bytes).unwrap();
    }
    if !headers.to_lowercase().contains("quoted-printable") {
        return body.to_owned();
    }
    let joined = body.replace("=\r\n", "");
    let mut bytes = Vec::new();
    let mut rest = joined.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        if *first == b'=' && tail.len() >= 2 {
            bytes.push(u8::from_str_radix(std::str::from_utf8(&tail[..2]).unwrap(), 16).unwrap());
            rest = &tail[2..];
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).unwrap()
}
