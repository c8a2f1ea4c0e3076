//! Whoever was merged leads to somebody else of the same agency, whatever writes the row.

use diesel::connection::SimpleConnection;
use polku::db::{Pooled, Purpose};

use crate::scratch::Scratch;

const AGENCIES: &str = "INSERT INTO agencies VALUES ('a', '1', '{}', FALSE, '2020-05-04T06:00:00.000000Z', 1), \
                        ('b', '2', '{}', FALSE, '2020-05-04T06:00:00.000000Z', 1)";

/// The statement that puts somebody into the register.
fn insert(id: &str, agency: &str, into: &str, blob: &str) -> String {
    format!(
        "INSERT INTO people (id, agency_id, source, external_id, given_name, family_name, name_fold, name_sort, title, \
           job_category, is_supervisor, language, active, register_as_of, created_at, version, merged_into) \
         VALUES ('{id}', '{agency}', 's', '{id}', 'E', 'S', 'e s', {blob}, 't', 'j', FALSE, 'fi', FALSE, '2020-05-04', \
           '2020-05-04T06:00:00.000000Z', 1, {into})"
    )
}

#[test]
fn whoever_was_merged_leads_to_somebody_else_of_the_same_agency_on_both_engines() {
    for (scratch, blob) in [(Scratch::sqlite(), "x'00'"), (Scratch::postgres(), "'\\x00'")] {
        drop(scratch.open());
        let mut pooled = Pooled::open(&scratch.url, Purpose::Write).unwrap();
        let mut send = |sql: &str| pooled.conn.batch_execute(sql);
        send(AGENCIES).unwrap();
        for (id, agency) in [("one", "a"), ("two", "a"), ("other", "b")] {
            send(&insert(id, agency, "NULL", blob)).unwrap();
        }
        for refused in [
            insert("new", "a", "'other'", blob),
            insert("new", "a", "'new'", blob),
            insert("new", "a", "'nobody'", blob),
            "UPDATE people SET merged_into = 'other' WHERE id = 'one'".to_owned(),
            "UPDATE people SET merged_into = 'one' WHERE id = 'one'".to_owned(),
            "UPDATE people SET merged_into = 'nobody' WHERE id = 'one'".to_owned(),
        ] {
            assert!(send(&refused).is_err(), "{refused}");
        }
        // The control: within the agency it leads on, and neither of the two moves to another.
        send(&insert("new", "a", "'two'", blob)).unwrap();
        send("UPDATE people SET merged_into = 'two' WHERE id = 'one'").unwrap();
        for moved in ["one", "two"] {
            let sql = format!("UPDATE people SET agency_id = 'b' WHERE id = '{moved}'");
            assert!(send(&sql).is_err(), "{sql}");
        }
        send("UPDATE people SET merged_into = NULL").unwrap();
        send("UPDATE people SET agency_id = 'b' WHERE id = 'one'").unwrap();
    }
}
