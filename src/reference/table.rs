//! Reading the embedded CSV files of `config/reference`, with errors a curator can act on:
//! file, line and column. Lines that begin with `#` are the file's own notes on its sources.
//! Who reads which file: `data`.

use std::collections::HashMap;
use std::hash::Hash;
use std::str::FromStr;

use super::codes::Locale;

/// What is wrong with a reference file, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("config/reference/{file}, line {line}, column {column}: {reason}")]
pub struct ReferenceError {
    /// File under `config/reference`.
    pub file: &'static str,
    /// Line in it, from 1; 0 when the whole file is meant.
    pub line: u64,
    /// Column by its heading.
    pub column: &'static str,
    /// What is wrong.
    pub reason: String,
}

/// A name in the three languages.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct Names {
    /// Kazakh.
    pub kk: String,
    /// Russian.
    pub ru: String,
    /// English.
    pub en: String,
}

impl Names {
    /// The name in one language.
    pub fn get(&self, locale: Locale) -> &str {
        match locale {
            Locale::Kk => &self.kk,
            Locale::Ru => &self.ru,
            Locale::En => &self.en,
        }
    }
}

/// One row of a file, read cell by cell.
pub(super) struct Row<'a> {
    file: &'static str,
    line: u64,
    headings: &'a csv::StringRecord,
    cells: &'a csv::StringRecord,
}

impl Row<'_> {
    pub(super) fn error(&self, column: &'static str, reason: impl ToString) -> ReferenceError {
        ReferenceError { file: self.file, line: self.line, column, reason: reason.to_string() }
    }

    /// A cell that must not be empty.
    pub(super) fn text(&self, column: &'static str) -> Result<&str, ReferenceError> {
        match self.cell(column)? {
            "" => Err(self.error(column, "empty")),
            text => Ok(text),
        }
    }

    fn cell(&self, column: &'static str) -> Result<&str, ReferenceError> {
        let at = self.headings.iter().position(|heading| heading == column);
        at.and_then(|at| self.cells.get(at))
            .map(str::trim)
            .ok_or_else(|| self.error(column, "no such column"))
    }

    /// A cell with a code or key.
    pub(super) fn parse<T: FromStr<Err: ToString>>(&self, column: &'static str) -> Result<T, ReferenceError> {
        self.text(column)?.parse().map_err(|error: T::Err| self.error(column, error))
    }

    /// Like `parse`, where an empty cell means none.
    pub(super) fn maybe<T: FromStr<Err: ToString>>(
        &self,
        column: &'static str,
    ) -> Result<Option<T>, ReferenceError> {
        if self.cell(column)?.is_empty() { Ok(None) } else { self.parse(column).map(Some) }
    }

    /// Three columns that name the row in three languages.
    pub(super) fn names(&self, columns: [&'static str; 3]) -> Result<Names, ReferenceError> {
        let [kk, ru, en] = columns.map(|column| self.text(column).map(str::to_owned));
        Ok(Names { kk: kk?, ru: ru?, en: en? })
    }
}

/// The usual headings of a row's names.
pub(super) const NAME: [&str; 3] = ["name_kk", "name_ru", "name_en"];

/// Rows in the order of their file, found by key.
#[derive(Debug, Clone)]
pub struct Table<K, T> {
    rows: Vec<T>,
    by_key: HashMap<K, usize>,
}

impl<K: Eq + Hash + Clone, T> Table<K, T> {
    pub(super) fn read(
        file: &'static str,
        text: &str,
        key_column: &'static str,
        key: impl Fn(&T) -> K,
        read: impl Fn(&Row) -> Result<T, ReferenceError>,
    ) -> Result<Self, ReferenceError> {
        let whole = |error: csv::Error| {
            let line = error.position().map_or(0, csv::Position::line);
            ReferenceError { file, line, column: key_column, reason: error.to_string() }
        };
        let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(text.as_bytes());
        let headings = reader.headers().map_err(whole)?.clone();
        let (mut rows, mut by_key) = (Vec::new(), HashMap::new());
        for cells in reader.records() {
            let cells = cells.map_err(whole)?;
            let line = cells.position().map_or(0, csv::Position::line);
            let row = Row { file, line, headings: &headings, cells: &cells };
            let record = read(&row)?;
            if by_key.insert(key(&record), rows.len()).is_some() {
                return Err(row.error(key_column, "this key was in a row above"));
            }
            rows.push(record);
        }
        Ok(Self { rows, by_key })
    }

    /// The row with this key.
    pub fn get<Q: Eq + Hash + ?Sized>(&self, key: &Q) -> Option<&T>
    where
        K: std::borrow::Borrow<Q>,
    {
        self.by_key.get(key).and_then(|at| self.rows.get(*at))
    }

    /// Whether there is a row with this key.
    pub fn has<Q: Eq + Hash + ?Sized>(&self, key: &Q) -> bool
    where
        K: std::borrow::Borrow<Q>,
    {
        self.by_key.contains_key(key)
    }

    /// All rows, in the order of the file.
    pub fn all(&self) -> &[T] {
        &self.rows
    }

    /// All rows, in the order of the file.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.rows.iter()
    }
}

impl<'a, K, T> IntoIterator for &'a Table<K, T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;
    fn into_iter(self) -> Self::IntoIter {
        self.rows.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::super::keys::Kato;
    use super::*;

    fn read(text: &str) -> Result<Table<Kato, (Kato, Names)>, ReferenceError> {
        Table::read(
            "x.csv",
            text,
            "kato",
            |row: &(Kato, Names)| row.0,
            |row| Ok((row.parse("kato")?, row.names(NAME)?)),
        )
    }

    #[test]
    fn errors_name_file_line_and_column() {
        let head = "# a note\nkato,name_kk,name_ru,name_en\n100000000,а,б,c\n";
        assert_eq!(read(head).unwrap().all().len(), 1);
        for (row, message) in [
            ("12,а,б,c", "config/reference/x.csv, line 4, column kato: not a kato key"),
            ("110000000,а,,c", "config/reference/x.csv, line 4, column name_ru: empty"),
            ("100000000,а,б,c", "config/reference/x.csv, line 4, column kato: this key was in a row above"),
            ("110000000,а,б", "config/reference/x.csv, line 4, column kato: "),
        ] {
            let error = read(&format!("{head}{row}\n")).unwrap_err().to_string();
            assert!(error.starts_with(message), "{error}");
        }
        let error = read("kato,name_kk,name_en\n100000000,а,c\n").unwrap_err().to_string();
        assert!(error.ends_with("line 2, column name_ru: no such column"), "{error}");
    }
}
