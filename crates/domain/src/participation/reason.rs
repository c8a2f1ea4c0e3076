//! Why somebody left a programme.

use crate::programmes::element::codes;

codes! {
    /// Why a participation was discontinued: a class and nothing more. Health is not on the list and there is no
    /// field to write it in, because nobody needs it to give a place on; whoever would rather not say says so.
    DiscontinuationReason {
        /// Left the agency, or is about to.
        LeftAgency = "left_agency",
        /// The work does not leave the time.
        WorkSituation = "work_situation",
        /// Moved to duties that the programme is not meant for.
        OtherDuties = "other_duties",
        /// Goes on along another path of development.
        OtherPath = "other_path",
        /// Does not want to go on.
        OwnChoice = "own_choice",
        /// Was not told.
        NotTold = "not_told",
    }
}
