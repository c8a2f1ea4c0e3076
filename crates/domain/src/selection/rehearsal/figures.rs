//! Chances in figures: the least and the greatest, how equal they are, and who has which.

use crate::suppression::FEWEST;

/// Everybody's chance, as a number of times out of one number for all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chances {
    /// How often each line is chosen.
    pub times: Vec<u32>,
    /// Out of how often.
    pub out_of: u32,
}

/// People whose chances are near one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Band {
    /// The least chance of them, in times.
    pub least: u32,
    /// The greatest.
    pub greatest: u32,
    /// How many they are.
    pub people: u32,
}

impl Chances {
    /// The least chance, in times.
    #[must_use]
    pub fn least(&self) -> u32 {
        self.times.iter().copied().min().unwrap_or(0)
    }

    /// The greatest chance, in times.
    #[must_use]
    pub fn greatest(&self) -> u32 {
        self.times.iter().copied().max().unwrap_or(0)
    }

    /// How many of the lines at these indices are chosen on average, in hundredths of a person, rounded.
    #[must_use]
    pub fn expected_hundredths(&self, members: &[usize]) -> u32 {
        let times = |index: &usize| self.times.get(*index).copied().map_or(0, u64::from);
        let sum: u64 = members.iter().map(times).sum();
        rounded(u128::from(sum) * 100, u128::from(self.out_of.max(1)))
    }

    /// How unequal the chances are: the Gini coefficient in thousandths, rounded; 0 when all are the same. By it
    /// Flanigan et al. (Nature 596, 2021) compare ways to draw an assembly. Gini, Variabilità e mutabilità, 1912.
    #[must_use]
    pub fn gini_thousandths(&self) -> u32 {
        let mut ascending = self.times.clone();
        ascending.sort_unstable();
        let people = ascending.len() as u128;
        let sum: u128 = ascending.iter().copied().map(u128::from).sum();
        let ranked: u128 = (1..).zip(&ascending).map(|(rank, times)| rank * u128::from(*times)).sum();
        if sum == 0 {
            return 0;
        }
        rounded((2 * ranked - (people + 1) * sum) * 1_000, people * sum)
    }

    /// Chances by tenths, those with none and those who are certain apart, in ascending order. Bands of fewer than
    /// [`FEWEST`] are joined with a neighbour.
    #[must_use]
    pub fn bands(&self) -> Vec<Band> {
        let mut ascending = self.times.clone();
        ascending.sort_unstable();
        let tenth = |times: u32| match times {
            0 => 0,
            times if times >= self.out_of => 11,
            times => 1 + u64::from(times) * 10 / u64::from(self.out_of.max(1)),
        };
        let near = ascending.chunk_by(|a, b| tenth(*a) == tenth(*b));
        let band = |near: &[u32]| {
            let (least, greatest) = (near.first().copied()?, near.last().copied()?);
            Some(Band { least, greatest, people: u32::try_from(near.len()).unwrap_or(u32::MAX) })
        };
        let mut bands: Vec<Band> = near.filter_map(band).collect();
        while join_smallest(&mut bands) {}
        bands
    }
}

/// Joins the smallest band that is too small with the smaller of its neighbours; false when there is none.
fn join_smallest(bands: &mut Vec<Band>) -> bool {
    let small = bands.iter().enumerate().filter(|(_, band)| band.people < FEWEST);
    let Some((index, _)) = small.min_by_key(|(_, band)| band.people) else { return false };
    let people = |index: Option<usize>| index.and_then(|index| bands.get(index)).map(|band| band.people);
    let (before, after) = (people(index.checked_sub(1)), people(Some(index + 1)));
    let first = match (before, after) {
        (None, None) => return false,
        (Some(before), Some(after)) if before > after => index,
        (Some(_), _) => index - 1,
        (None, Some(_)) => index,
    };
    let second = bands.remove(first + 1);
    if let Some(band) = bands.get_mut(first) {
        band.greatest = second.greatest;
        band.people += second.people;
    }
    true
}

fn rounded(numerator: u128, denominator: u128) -> u32 {
    u32::try_from((numerator + denominator / 2) / denominator).unwrap_or(u32::MAX)
}
