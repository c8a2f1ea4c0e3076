//! Functions of SQL that both engines know and Diesel does not.

use diesel::sql_types::{Nullable, Text};

diesel::define_sql_function! {
    /// The text in lower case. What is compared with it is lowered in ASCII only, as SQLite does; an index that names
    /// the function (`people_by_email`) serves the comparison.
    fn lower(text: Nullable<Text>) -> Nullable<Text>;
}
