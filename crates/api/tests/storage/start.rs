//! What a server refuses to start on.

use polku::db::{DatabaseUrl, Db, LockError, StartError};

use crate::scratch::{Folder, Scratch};

#[test]
fn a_second_writer_of_a_file_is_refused_until_the_first_is_gone() {
    let scratch = Scratch::sqlite();
    let first = scratch.open();
    assert!(matches!(Db::open(&scratch.url, 1), Err(StartError::Lock(LockError::Held(_)))));
    drop(first);
    drop(scratch.open());
}

#[test]
fn reading_beside_a_writer_is_possible_but_makes_no_file() {
    let scratch = Scratch::sqlite();
    let missing = DatabaseUrl::Sqlite(scratch.folder().unwrap().join("missing.db"));
    assert!(matches!(Db::open_read_only(&missing, 1), Err(StartError::Missing(_))));
    assert!(!missing.file().unwrap().exists());
    let _writer = scratch.open();
    Db::open_read_only(&scratch.url, 1).unwrap();
}

#[test]
fn a_file_in_a_folder_that_does_not_exist_is_refused() {
    let folder = Folder::new();
    let url = DatabaseUrl::Sqlite(folder.path().join("no/such/a.db"));
    assert!(matches!(Db::open(&url, 1), Err(StartError::Lock(LockError::Io(..)))));
}
