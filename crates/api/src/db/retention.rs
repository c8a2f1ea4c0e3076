//! What every column holds and how long it may stay. A test walks the schema of both engines: a column that is not
//! here fails it, and so does one that falls due and that nothing erases (`crate::retention::ERASERS`).
//!
//! The terms are those of the product, counted by `polku_domain::retention`. What the law demands to be kept (the public
//! decision of a selection) is kept without the person once the term has passed.

mod people;
mod programmes;

/// What a column holds, and so how long it stays and what erasing a person does to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Nothing about a person: stays as long as what it describes.
    Structure,
    /// Says who somebody is, from the register: stays while they are on the staff, three months longer, and as long as
    /// an application of theirs is kept.
    Register,
    /// Points to a person or an account by a random id: stays with its row; leads nowhere once that is erased.
    Reference,
    /// What somebody wrote or what was decided about them: two years after the programme.
    Application,
    /// What somebody needs to take part: until the application or the participation is over, erased in the transaction that
    /// ends it and by the job `clean_up`.
    Need,
    /// The name and title of an official who decided: part of the public decision, stays with it.
    Official,
    /// What a sign-in or a token is recognised by, hashed: until it ends or is changed.
    Secret,
    /// Who did or saw what: five years, for the oversight of the use of data (law 906/2019, section 17).
    Trace,
    /// Words of a mail: six months.
    Mail,
    /// Needed for a while only, hours to thirty days: removed by the job `clean_up`.
    Passing,
}

/// One table and class with its columns.
pub type Line = (&'static str, Class, &'static [&'static str]);

/// Every column of every table.
pub fn columns() -> impl Iterator<Item = &'static Line> {
    people::COLUMNS.iter().chain(programmes::COLUMNS)
}
