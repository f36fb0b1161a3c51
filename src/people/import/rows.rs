//! Reads a file row by row into named values, whatever its format. A row that cannot be read is a row with a problem,
//! not the end of the import; only a file that is none of the three is refused as a whole.

use std::fs::File;
use std::io::{BufRead, BufReader, Read as _};
use std::path::Path;

use calamine::{Data, Reader as _, Xlsx};
use serde_json::{Map, Value};

use crate::platform::error::{Error, Result};

/// Longest row, in bytes.
const LONGEST_ROW: usize = 256 * 1024;
/// Largest text file, in bytes.
const LARGEST_TEXT: u64 = 1 << 30;
/// Largest sheet, in bytes: it is read as a whole.
const LARGEST_SHEET: u64 = 64 << 20;

/// Column and what is wrong with it.
pub type Problem = (String, &'static str);

/// One row: its number in the file and its values by column.
#[derive(Debug)]
pub struct RawRow {
    pub number: u64,
    /// Bytes of the file up to the end of this row; of a sheet, which is read as a whole, its share of the file.
    pub reached: u64,
    pub cells: Result<Map<String, Value>, Problem>,
}

type RowIter = Box<dyn Iterator<Item = RawRow>>;

/// Opens a file by its ending.
pub fn open(path: &Path) -> Result<RowIter> {
    let wrong = |code| Error::invalid("file", code);
    let file = File::open(path).map_err(|_| wrong("file-unreadable"))?;
    let size = file.metadata().map_err(|_| wrong("file-unreadable"))?.len();
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
    let largest = if ending == "xlsx" { LARGEST_SHEET } else { LARGEST_TEXT };
    if size > largest {
        return Err(wrong("file-too-large"));
    }
    match ending.as_str() {
        "ndjson" | "jsonl" => Ok(Box::new(ndjson(BufReader::new(file)))),
        "csv" => csv_rows(BufReader::new(file)),
        "xlsx" => sheet_rows(BufReader::new(file), size),
        _ => Err(wrong("file-format")),
    }
}

fn unreadable() -> Problem {
    ("row".into(), "row-unreadable")
}

/// One JSON object to a line; empty lines are skipped.
pub fn ndjson(mut reader: impl BufRead) -> impl Iterator<Item = RawRow> {
    let (mut number, mut reached, mut broken) = (0, 0_u64, false);
    std::iter::from_fn(move || {
        loop {
            if broken {
                return None;
            }
            number += 1;
            let mut line = Vec::new();
            let limit = u64::try_from(LONGEST_ROW).unwrap_or(u64::MAX);
            let read = reader.by_ref().take(limit + 1).read_until(b'\n', &mut line);
            reached = reached.saturating_add(u64::try_from(line.len()).unwrap_or_default());
            let cells = match read {
                Ok(0) => return None,
                Err(_) => {
                    broken = true;
                    Err(unreadable())
                }
                Ok(_) if line.len() > LONGEST_ROW => {
                    reached = reached.saturating_add(skip_line(&mut reader));
                    Err(("row".into(), "row-too-long"))
                }
                Ok(_) => {
                    let bytes = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&line);
                    if bytes.iter().all(u8::is_ascii_whitespace) {
                        continue;
                    }
                    match serde_json::from_slice::<Value>(bytes) {
                        Ok(Value::Object(cells)) => Ok(cells),
                        _ => Err(unreadable()),
                    }
                }
            };
            return Some(RawRow { number, reached, cells });
        }
    })
}

/// The rest of a line that is too long is thrown away piece by piece; says how many bytes that were.
fn skip_line(reader: &mut impl BufRead) -> u64 {
    let mut skipped = 0_u64;
    loop {
        let (used, ended) = match reader.fill_buf() {
            Ok([]) | Err(_) => return skipped,
            Ok(piece) => match piece.iter().position(|byte| *byte == b'\n') {
                Some(at) => (at + 1, true),
                None => (piece.len(), false),
            },
        };
        reader.consume(used);
        skipped = skipped.saturating_add(u64::try_from(used).unwrap_or_default());
        if ended {
            return skipped;
        }
    }
}

/// CSV with a heading row; the separator is a comma, a semicolon or a tab, whichever the headings use most.
pub fn csv_rows(mut reader: impl BufRead + std::io::Seek + 'static) -> Result<RowIter> {
    let wrong = || Error::invalid("file", "file-format");
    let mut first = Vec::new();
    reader.by_ref().take(LONGEST_ROW as u64).read_until(b'\n', &mut first).map_err(|_| wrong())?;
    let skip = if first.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
    reader.seek(std::io::SeekFrom::Start(skip)).map_err(|_| wrong())?;
    let count = |sign: u8| first.iter().filter(|byte| **byte == sign).count();
    let separator = [b',', b';', b'\t'].into_iter().max_by_key(|sign| count(*sign)).unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new().delimiter(separator).from_reader(reader);
    let headings: Vec<String> = reader.headers().map_err(|_| wrong())?.iter().map(heading).collect();
    check_headings(&headings)?;
    let (mut record, mut broken) = (csv::ByteRecord::new(), false);
    let rows = std::iter::from_fn(move || {
        if broken {
            return None;
        }
        let (number, read) = match reader.read_byte_record(&mut record) {
            Ok(false) => return None,
            Ok(true) => (record.position().map_or(0, csv::Position::line), Ok(())),
            Err(error) => {
                broken = error.is_io_error();
                (error.position().map_or(0, csv::Position::line), Err(unreadable()))
            }
        };
        let cells = read.and_then(|()| {
            if record.as_slice().len() > LONGEST_ROW {
                return Err(("row".into(), "row-too-long"));
            }
            let cell = |(name, bytes): (&String, &[u8])| {
                let text = std::str::from_utf8(bytes).map_err(|_| (name.clone(), "row-unreadable"))?;
                Ok((name.clone(), Value::String(text.to_owned())))
            };
            headings.iter().zip(record.iter()).map(cell).collect()
        });
        Some(RawRow { number, reached: skip.saturating_add(reader.position().byte()), cells })
    });
    Ok(Box::new(rows))
}

fn heading(text: &str) -> String {
    text.trim().to_lowercase()
}

/// Unknown headings are found row by row; a heading that is there twice makes every row ambiguous.
fn check_headings(headings: &[String]) -> Result<()> {
    let twice =
        headings.iter().enumerate().find(|(at, name)| headings.iter().take(*at).any(|other| other == *name));
    match twice {
        Some((_, name)) if !name.is_empty() => Err(Error::invalid(name, "column-twice")),
        _ => Ok(()),
    }
}

/// The first sheet of a workbook, with a heading row.
fn sheet_rows(reader: BufReader<File>, size: u64) -> Result<RowIter> {
    let wrong = || Error::invalid("file", "file-format");
    let mut book = Xlsx::new(reader).map_err(|_| wrong())?;
    let sheet = book.worksheet_range_at(0).ok_or_else(wrong)?.map_err(|_| wrong())?;
    let first_row = sheet.start().map_or(0, |(row, _)| u64::from(row));
    let mut rows = sheet.rows();
    let Some(top) = rows.next() else { return Err(wrong()) };
    let headings: Vec<String> = top.iter().map(|cell| heading(&cell.to_string())).collect();
    check_headings(&headings)?;
    let read = |row: &[Data]| -> Result<Map<String, Value>, Problem> {
        let named = headings.iter().zip(row).filter(|(_, cell)| !matches!(cell, Data::Empty));
        named.map(|(name, cell)| Ok((name.clone(), cell_value(name, cell)?))).collect()
    };
    // row 1 is the first; the headings were above
    let numbered = rows.zip(first_row + 2..);
    let height = u64::try_from(sheet.height()).unwrap_or(u64::MAX).max(1);
    let share = |number: u64| size.saturating_mul(number.saturating_sub(first_row)) / height;
    let rows: Vec<RawRow> = numbered
        .map(|(row, number)| RawRow { number, reached: share(number), cells: read(row) })
        .filter(|row| row.cells.as_ref().map_or(true, |cells| !cells.is_empty()))
        .collect();
    Ok(Box::new(rows.into_iter()))
}

/// A cell as text. Excel keeps an IIN as a number and eats its leading zeros; its length gives them back.
pub fn cell_value(column: &str, cell: &Data) -> Result<Value, Problem> {
    let whole = |digits: String| {
        let digits = if column == "iin" && digits.len() < 12 { format!("{digits:0>12}") } else { digits };
        Value::String(digits)
    };
    match cell {
        Data::Empty => Ok(Value::Null),
        Data::String(text) | Data::DateTimeIso(text) => Ok(Value::String(text.clone())),
        Data::Int(number) => Ok(whole(number.to_string())),
        Data::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
            Ok(whole(format!("{number:.0}")))
        }
        Data::Float(number) => Ok(Value::String(number.to_string())),
        Data::Bool(yes) => Ok(Value::String(yes.to_string())),
        Data::DateTime(at) if at.is_datetime() => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            Ok(Value::String(format!("{year:04}-{month:02}-{day:02}")))
        }
        _ => Err((column.to_owned(), "cell-type")),
    }
}
