//! Compiles in what is data: message files and the pages' assets built by `make assets`.

#![expect(clippy::unwrap_used, reason = "a build that cannot read its files must stop")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").unwrap());
    let out = PathBuf::from(env::var("OUT_DIR").unwrap());
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=migrations");
    fs::write(out.join("locales.rs"), locales(&root)).unwrap();
    fs::write(out.join("assets.rs"), assets(&root)).unwrap();
}

fn locales(root: &Path) -> String {
    let folder = root.join("config/locales");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut code = String::from("[\n");
    for locale in ["kk", "ru", "en"] {
        for file in files(&folder.join(locale)) {
            let name = file.file_name().unwrap().to_string_lossy().into_owned();
            writeln!(code, "({locale:?}, {name:?}, include_str!({:?})),", file.display().to_string())
                .unwrap();
        }
    }
    code + "]"
}

fn assets(root: &Path) -> String {
    let folder = root.join("assets/dist");
    println!("cargo::rerun-if-changed={}", folder.display());
    let manifest = folder.join("manifest.json");
    assert!(manifest.exists(), "the pages' assets are not built: run `make assets` (needs Node)");
    let mut code = format!("(include_str!({:?}), &[\n", manifest.display().to_string());
    for file in files(&folder) {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        writeln!(code, "({name:?}, include_bytes!({:?}) as &[u8]),", file.display().to_string()).unwrap();
    }
    code + "])"
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .map(|list| list.flatten().map(|entry| entry.path()).filter(|path| path.is_file()).collect())
        .unwrap_or_default();
    files.sort();
    files
}
