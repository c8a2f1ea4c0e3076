//! Rows of merges, and the columns of other rooms that name the two persons.

mod accounts;
mod merges;
mod moves;
mod namesakes;
mod pair;
mod suggestions;

pub use merges::{
    MergeRow, Merged, NewMerge, PersonPage, erase_old_moves, find, insert, list, of_person, two_people,
    undone, undone_in_role,
};
pub use moves::{both, count_by_kind, forget, lead, move_all, move_back, raise, serve, since};
pub use namesakes::{
    NamesakesRow, delete_namesakes, find_namesakes, insert_namesakes, list_namesakes, namesakes_by_id,
    namesakes_of,
};
pub use pair::pair;
pub use suggestions::{SuggestedPair, SuggestionPosition, suggestions, summaries};
