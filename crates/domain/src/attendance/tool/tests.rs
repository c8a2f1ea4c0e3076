use jiff::Timestamp;
use jiff::tz::TimeZone;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::attendance::Status;
use crate::ids::ApplicationId;
use crate::tables::TableFault;

/// 8 September 2020 from 9 to 12 in a zone three hours ahead, with a break from 10 to 10.15: 165 minutes count.
fn span() -> Span {
    let at = |text: &str| text.parse::<Timestamp>().unwrap();
    Span {
        starts_at: at("2020-09-08T09:00:00+03:00"),
        ends_at: at("2020-09-08T12:00:00+03:00"),
        breaks: vec![(at("2020-09-08T10:00:00+03:00"), at("2020-09-08T10:15:00+03:00"))],
        counted_minutes: 165,
    }
}

fn zone() -> TimeZone {
    TimeZone::fixed(jiff::tz::offset(3))
}

fn read(text: &str) -> Result<ToolList, ListFault> {
    ToolList::read(text.as_bytes(), &span(), &zone())
}

fn application(id: u128) -> ApplicationId {
    ApplicationId::new(Uuid::from_u128(id))
}

fn known(id: u128, given: &str, family: &str, email: Option<&str>) -> Known {
    Known {
        application: application(id),
        given_name: given.to_owned(),
        family_name: family.to_owned(),
        email: email.map(str::to_owned),
    }
}

fn members() -> Vec<Known> {
    vec![
        known(1, "Aino", "Järvinen", Some("aino.jarvinen@example.fi")),
        known(2, "Bertil", "Åkerman", Some("Bertil.Akerman@example.fi")),
        known(3, "Elli", "Mäki", None),
        known(4, "Matti", "Virtanen", Some("matti.virtanen@example.fi")),
        known(5, "Matti", "Virtanen", None),
    ]
}

fn proposed(text: &str) -> Proposals {
    propose(&read(text).unwrap(), &members(), &span())
}

fn found(proposals: &Proposals, id: u128) -> (By, u32, Option<(Status, Option<u32>)>) {
    let one = proposals.people.iter().find(|one| one.application == application(id)).unwrap();
    (one.by, one.minutes, one.said)
}

/// A meeting report with three tables, of which the last has a row for each stay.
const REPORT: &str = "1. Summary\n\
    Meeting title\tLähijohtajan päivä\n\
    Attended participants\t3\n\
    Start time\t9/8/20, 8:55:00 AM\n\n\
    2. Participants\n\
    Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tRole\n\
    Aino Järvinen\t9/8/20, 8:58:00 AM\t9/8/20, 12:01:00 PM\t2h 30m\taino.jarvinen@example.fi\tPresenter\n\n\
    3. In-Meeting Activities\n\
    Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole\n\
    Aino Järvinen\t9/8/20, 8:58:00 AM\t9/8/20, 9:30:00 AM\t32m\taino.jarvinen@example.fi\tPresenter\n\
    Aino Järvinen\t9/8/20, 9:20:00 AM\t9/8/20, 10:10:00 AM\t50m\taino.jarvinen@example.fi\tPresenter\n\
    B. Åkerman\t9/8/20, 9:02:00 AM\t9/8/20, 12:00:00 PM\t2h 58m\tBERTIL.AKERMAN@example.fi\tAttendee\n\
    Mäki Elli (Guest)\t9/8/20, 11:00:00 AM\t9/8/20, 12:05:00 PM\t1h 5m\t\tAttendee\n\
    Matti Virtanen\t9/8/20, 9:00:00 AM\t9/8/20, 12:00:00 PM\t3h\t\tAttendee\n\
    Kahvihuone 3\t9/8/20, 9:00:00 AM\t9/8/20, 9:05:00 AM\t5m\t\tAttendee\n";

#[test]
fn report_of_three_tables_is_read_in_whatever_encoding() {
    let plain = read(REPORT).unwrap();
    assert_eq!((plain.stays.len(), plain.faults.as_slice()), (6, &[][..]));
    let utf16: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(REPORT.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(ToolList::read(&utf16, &span(), &zone()).as_ref(), Ok(&plain));
    for other in [';', ','] {
        let quoted: String = REPORT
            .lines()
            .map(|line| {
                let cells: Vec<String> = line.split('\t').map(|cell| format!("\"{cell}\"")).collect();
                format!("{}\n", cells.join(&other.to_string()))
            })
            .collect();
        assert_eq!(read(&quoted).unwrap(), plain, "{other}");
    }
}

#[test]
fn rejoining_counts_once_and_only_while_the_session_lasts() {
    let proposals = proposed(REPORT);
    // From 9 to 10: before the start, twice and in the break count nothing.
    assert_eq!(found(&proposals, 1), (By::Email, 60, Some((Status::PartlyRemote, Some(60)))));
    assert_eq!(found(&proposals, 2), (By::Email, 163, Some((Status::Remote, None))), "two minutes late");
    assert_eq!(found(&proposals, 3), (By::Name, 60, Some((Status::PartlyRemote, Some(60)))));
}

#[test]
fn what_fits_nobody_or_several_is_told_and_not_guessed() {
    let proposals = proposed(REPORT);
    let told: Vec<_> = proposals
        .unmatched
        .iter()
        .map(|rows| (rows.name.as_str(), rows.lines.as_slice(), rows.why))
        .collect();
    assert_eq!(
        told,
        [("Matti Virtanen", &[16][..], NotMatched::Several), ("Kahvihuone 3", &[17], NotMatched::Nobody)]
    );
    assert_eq!(proposals.people.len(), 3);
}

#[test]
fn name_gives_no_second_address_to_a_member() {
    let list = "Name;Email;Join time;Leave time\n\
        Aino Järvinen;aino.jarvinen@example.fi;2020-09-08 09:00;2020-09-08 09:30\n\
        Aino Järvinen;aino@elsewhere.example;2020-09-08 09:30;2020-09-08 12:00\n\
        Aino Järvinen;;2020-09-08 11:00;2020-09-08 12:00\n";
    let proposals = proposed(list);
    assert_eq!(found(&proposals, 1), (By::Name, 90, Some((Status::PartlyRemote, Some(90)))));
    assert_eq!(proposals.unmatched.len(), 1);
    assert_eq!(
        (proposals.unmatched[0].lines.as_slice(), proposals.unmatched[0].why),
        (&[3][..], NotMatched::Several)
    );
}

/// The older report of steps, and the other tool's, whose months come first.
#[test]
fn lists_of_steps_and_of_the_other_tool_are_read() {
    let steps = "Full Name\tUser Action\tTimestamp\n\
        Aino Järvinen\tJoined before\t9/8/2020, 8:55:00 AM\n\
        Bertil Åkerman\tJoined\t9/8/2020, 10:15:00 AM\n\
        Bertil Åkerman\tLeft\t9/8/2020, 11:15:00 AM\n\
        Aino Järvinen\tLeft\t9/8/2020, 12:00:00 PM\n\
        Elli Mäki\tJoined\t9/8/2020, 11:00:00 AM\n";
    let proposals = proposed(steps);
    assert_eq!(found(&proposals, 1), (By::Name, 165, Some((Status::Remote, None))));
    assert_eq!(found(&proposals, 2), (By::Name, 60, Some((Status::PartlyRemote, Some(60)))));
    assert_eq!(read(steps).unwrap().faults, [RowRemark { line: 6, fault: RowFault::NoLeave }], "still there");

    let other = "Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants\n\
        987 6543 2100,Lähijohtajan päivä,09/08/2020 08:50:00 AM,09/08/2020 12:10:00 PM,host@example.fi,200,2\n\n\
        Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n\
        Aino Järvinen,aino.jarvinen@example.fi,09/08/2020 08:55:00 AM,09/08/2020 12:05:00 PM,190,No\n";
    assert_eq!(found(&proposed(other), 1), (By::Email, 165, Some((Status::Remote, None))));
}

#[test]
fn whole_lists_are_refused_with_a_cause() {
    assert_eq!(read(""), Err(ListFault::Table(TableFault::Empty)));
    assert_eq!(read("nimi;puhelin\nAino;1\n"), Err(ListFault::NoColumns));
    let other_day = REPORT.replace("9/8/20", "9/15/20");
    assert_eq!(read(&other_day), Err(ListFault::OtherTime));
    assert_eq!(read(&"x".repeat(MAX_LIST_BYTES + 1)), Err(ListFault::TooLarge));
    let long =
        "Name;Join time;Leave time\n".to_owned() + &"a;2020-09-08 09:00;2020-09-08 10:00\n".repeat(5_001);
    assert_eq!(read(&long), Err(ListFault::TooManyRows));
}

#[test]
fn faulty_rows_are_named_by_line() {
    let list = "Name;Join time;Leave time\n\
        ;2020-09-08 09:00;2020-09-08 10:00\n\
        Aino Järvinen;nine;2020-09-08 10:00\n\
        Aino Järvinen;2020-09-08 09:00;\n\
        Aino Järvinen;2020-09-08 10:00;2020-09-08 09:00\n\
        Aino Järvinen;2020-09-08 09:00;2020-09-10 09:00\n\
        Aino Järvinen;2020-09-08 09:00;2020-09-08 10:00\n";
    let read = read(list).unwrap();
    let faults: Vec<_> = read.faults.iter().map(|remark| (remark.line, remark.fault)).collect();
    assert_eq!(
        faults,
        [
            (2, RowFault::NoName),
            (3, RowFault::NoJoin),
            (4, RowFault::NoLeave),
            (5, RowFault::OutOfOrder),
            (6, RowFault::OutOfOrder),
        ]
    );
    assert_eq!(read.stays.len(), 1);
}

/// Minutes of a stay, second by second.
fn second_by_second(span: &Span, stays: &[(Timestamp, Timestamp)]) -> u32 {
    let seconds = (span.starts_at.as_second()..span.ends_at.as_second()).filter(|second| {
        let at = Timestamp::from_second(*second).unwrap();
        let within = |(from, until): &(Timestamp, Timestamp)| *from <= at && at < *until;
        stays.iter().any(within) && !span.breaks.iter().any(within)
    });
    u32::try_from(seconds.count() / 60).unwrap()
}

proptest! {
    /// Time is counted once however often somebody comes back, and never outside the session or in a break.
    #[test]
    fn minutes_are_those_of_a_count_by_seconds(
        stays in proptest::collection::vec((-4_000_i64..15_000, 0_i64..9_000), 0..6),
    ) {
        let span = span();
        let start = span.starts_at.as_second();
        let at = |second: i64| Timestamp::from_second(start + second).unwrap();
        let stays: Vec<_> = stays.into_iter().map(|(from, lasts)| (at(from), at(from + lasts))).collect();
        let minutes = span.minutes_of(stays.iter().copied());
        prop_assert_eq!(minutes, second_by_second(&span, &stays));
        prop_assert!(minutes <= span.counted_minutes);
    }

    /// Every row of a list is a member's, nobody's or faulty, and no member is proposed twice.
    #[test]
    fn no_row_is_lost(rows in proptest::collection::vec((0_usize..6, 0_usize..4, 0_u32..24, 0_u32..24), 1..20)) {
        const WHO: [&str; 6] = ["Aino Järvinen", "Åkerman Bertil", "Elli Mäki", "Matti Virtanen", "Kahvihuone", ""];
        const AT: [&str; 4] = ["aino.jarvinen@example.fi", "bertil.akerman@example.fi", "x@elsewhere.example", ""];
        let line = |(who, at, from, until): &(usize, usize, u32, u32)| {
            format!("{};{};2020-09-08 {from}:00;2020-09-08 {until}:00\n", WHO[*who], AT[*at])
        };
        let text: String = std::iter::once("Name;Email;Join time;Leave time\n".to_owned()).chain(rows.iter().map(line)).collect();
        let Ok(list) = read(&text) else { return Ok(()) };
        let proposals = propose(&list, &members(), &span());
        let mut lines: Vec<usize> = list.faults.iter().map(|remark| remark.line).collect();
        lines.extend(proposals.people.iter().flat_map(|one| one.lines.iter().copied()));
        lines.extend(proposals.unmatched.iter().flat_map(|one| one.lines.iter().copied()));
        lines.sort_unstable();
        prop_assert_eq!(lines, (2..rows.len() + 2).collect::<Vec<_>>());
        let people: std::collections::BTreeSet<_> = proposals.people.iter().map(|one| one.application).collect();
        prop_assert_eq!(people.len(), proposals.people.len());
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in any::<Vec<u8>>()) {
        let _ = ToolList::read(&bytes, &span(), &zone());
    }
}
