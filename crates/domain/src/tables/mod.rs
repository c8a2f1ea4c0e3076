//! Tables in and out: text files with delimited columns, as registers and spreadsheets write them.
//!
//! Reading recognises encoding, delimiter and columns, and every one of them can be corrected by the caller.
//! Writing makes every cell harmless for spreadsheets, so all exports go through [`TableWriter`].
//!
//! Not here: what a cell means (each room's `import`).

mod columns;
mod encoding;
mod import;
mod reader;
mod times;
mod writer;

pub use columns::{Column, ColumnFault, ColumnRef, ColumnSpec, Columns};
pub use encoding::Encoding;
pub use import::{CellFault, Consequence, Fault, FileFault, ImportFile, ImportOptions, Remark, faulty_rows};
pub use reader::{Delimiter, ReadOptions, Row, Table, TableFault};
pub use times::{DateTextError, parse_date, parse_local_time};
pub use writer::{TableWriter, is_formula, neutralise, without_guard};
