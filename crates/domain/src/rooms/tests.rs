use super::*;

#[test]
fn a_room_is_found_however_its_name_is_typed() {
    assert_eq!(compared("  Ryhmähuone   B "), compared("RYHMÄHUONE B"));
    assert_ne!(compared("Sali 1"), compared("Sali 2"));
}

#[test]
fn members_come_in_person_as_many_as_can_choose_it_to_a_hybrid_and_nobody_to_a_remote_session() {
    assert_eq!(planned_on_site(DeliveryMode::InPerson, 24, Some(10)), 24);
    assert_eq!(planned_on_site(DeliveryMode::Hybrid, 24, Some(10)), 10);
    assert_eq!(planned_on_site(DeliveryMode::Hybrid, 24, None), 24);
    assert_eq!(planned_on_site(DeliveryMode::Remote, 24, Some(10)), 0);
}

#[test]
fn the_last_seat_is_no_warning_and_one_more_person_is() {
    assert_eq!(warnings(RoomState::InUse, 24, 24), []);
    assert_eq!(warnings(RoomState::InUse, 24, 25), [RoomWarning::TooFewSeats { planned: 25, seats: 24 }]);
    let both = [RoomWarning::Retired, RoomWarning::TooFewSeats { planned: 25, seats: 24 }];
    assert_eq!(warnings(RoomState::Retired, 24, 25), both);
}
