//! In what order elements are held, and how far apart.

use std::collections::BTreeMap;

use jiff::civil::Date;
use polku_domain::ids::GroupId;
use polku_domain::schedule::{Order, TaskId};

use crate::sessions::clashes::have_people_in_common;
use crate::sessions::store::GroupRow;

/// The gaps of an element.
#[derive(Clone, Copy, Debug)]
pub struct Gaps {
    /// Whether it runs beside the elements before it.
    pub alongside: bool,
    /// Days since what comes before it, and between two times of it, at least.
    pub least: u32,
    /// Days between two times of it, at most.
    pub greatest: Option<u32>,
}

/// The times of one element for the same people.
#[derive(Clone, Debug, Default)]
pub struct Chain {
    /// Those still to be planned, one after the other.
    pub new: Vec<TaskId>,
    /// Drafts that can be moved, the earliest first.
    pub kept: Vec<TaskId>,
    /// What stays, the earliest first.
    pub fixed: Vec<(TaskId, Date)>,
}

impl Chain {
    /// Every time of it, and whether it stays.
    fn all(&self) -> impl Iterator<Item = (TaskId, bool)> {
        let free = self.new.iter().chain(&self.kept).map(|id| (*id, false));
        free.chain(self.fixed.iter().map(|(id, _)| (*id, true)))
    }

    fn first(&self) -> impl Iterator<Item = (TaskId, bool)> {
        let free = self.new.first().into_iter().chain(self.kept.first()).map(|id| (*id, false));
        free.chain(self.fixed.iter().map(|(id, _)| (*id, true)))
    }

    fn last(&self) -> impl Iterator<Item = (TaskId, bool)> {
        let free = self.new.last().into_iter().chain(self.kept.last()).map(|id| (*id, false));
        free.chain(self.fixed.iter().map(|(id, _)| (*id, true)))
    }
}

/// Chains by the place of their element on the path and their audience.
pub type Chains = BTreeMap<(usize, Option<GroupId>), Chain>;

/// So many orders are a schedule's at most, before only the ends of elements are put in order.
const MANY: usize = 4_000;
/// So many times after one keep the least gap to it, so that those which are left out let no others come together.
const FOLLOWING: usize = 4;

/// Every order between tasks. An order binds where both have a time, so each time of an element is put after each time of all
/// that come before it: what is left out in between lets nothing change places.
///
/// What stays and what is planned anew of the same element follow each other in no stated order, unless what stays is over when
/// the period begins: nobody said whether the new one is before it or after it.
pub fn orders(chains: &Chains, gaps: &[Gaps], groups: &[GroupRow], first: Date) -> Vec<Order> {
    let mut found = Vec::new();
    for ((place, _), chain) in chains {
        if let Some(gaps) = gaps.get(*place) {
            repeats(chain, *gaps, first, &mut found);
        }
    }
    let pairs = in_order(chains, gaps, groups);
    let full: usize = pairs.iter().map(|(one, other, _)| one.all().count() * other.all().count()).sum();
    for (one, other, least) in pairs {
        if full > MANY {
            one_after(one.last(), || other.first(), least, &mut found);
        } else {
            one_after(one.all(), || other.all(), least, &mut found);
        }
    }
    found
}

/// Chains of the same people of which the first comes before the second, with the least gap of the second.
fn in_order<'a>(chains: &'a Chains, gaps: &[Gaps], groups: &[GroupRow]) -> Vec<(&'a Chain, &'a Chain, u32)> {
    let mut pairs = Vec::new();
    for (place, own) in gaps.iter().enumerate() {
        let whole = |at: &usize| gaps.get(*at).is_some_and(|gaps| !gaps.alongside);
        // Beside what comes before it: only after the last element that had to be held whole.
        let until = if own.alongside { (0..place).rev().find(whole).map_or(0, |at| at + 1) } else { place };
        for ((_, before), one) in chains.range((0, None)..(until, None)) {
            for ((_, after), other) in chains.range((place, None)..(place + 1, None)) {
                if have_people_in_common(groups, *before, *after) {
                    pairs.push((one, other, own.least));
                }
            }
        }
    }
    pairs
}

fn repeats(chain: &Chain, gaps: Gaps, first: Date, found: &mut Vec<Order>) {
    let mut follow = |earlier, later, greatest_days| {
        found.push(Order { earlier, later, least_days: gaps.least, greatest_days });
    };
    for times in [&chain.new, &chain.kept] {
        for (at, earlier) in times.iter().enumerate() {
            for (after, later) in times.iter().skip(at + 1).take(FOLLOWING).enumerate() {
                follow(*earlier, *later, gaps.greatest.filter(|_| after == 0));
            }
        }
    }
    let over = chain.fixed.iter().rev().find(|(_, date)| *date < first);
    if let Some((earlier, _)) = over {
        for later in chain.new.iter().take(FOLLOWING) {
            follow(*earlier, *later, None);
        }
    }
}

fn one_after<L: Iterator<Item = (TaskId, bool)>>(
    earlier: impl Iterator<Item = (TaskId, bool)>,
    later: impl Fn() -> L,
    least_days: u32,
    found: &mut Vec<Order>,
) {
    for (earlier, stays) in earlier {
        for (later, stays_too) in later() {
            if !(stays && stays_too) {
                found.push(Order { earlier, later, least_days, greatest_days: None });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use polku_domain::schedule::fixtures::{group, task_id};

    use super::*;

    fn gaps(alongside: bool) -> Gaps {
        Gaps { alongside, least: 2, greatest: None }
    }

    fn new(place: u32, times: u32) -> Chain {
        Chain { new: (1..=times).map(|time| task_id(1, place, time)).collect(), ..Chain::default() }
    }

    #[test]
    fn what_runs_beside_follows_the_last_whole_element_and_precedes_the_next() {
        // Kick-off, then lectures beside coaching, then the closing.
        let chains: Chains = (0..4).map(|place| ((place, None), new(place as u32, 2))).collect();
        let all = orders(&chains, &[gaps(false), gaps(true), gaps(true), gaps(false)], &[], date(2020, 9, 1));
        let pairs: Vec<(TaskId, TaskId)> = all.iter().map(|order| (order.earlier, order.later)).collect();
        let at = |place, time| task_id(1, place, time);
        for (earlier, later) in [(0, 1), (0, 2), (0, 3), (1, 3), (2, 3)] {
            assert!(pairs.contains(&(at(earlier, 2), at(later, 1))), "{earlier} before {later}");
        }
        assert!(
            !pairs
                .iter()
                .any(|(one, other)| (one.element, other.element) == (at(1, 1).element, at(2, 1).element))
        );
        assert_eq!(pairs.len(), 4 + 5 * 4, "and each one's two times");
    }

    #[test]
    fn groups_wait_for_themselves_and_for_everybody_only() {
        let groups: Vec<GroupRow> =
            [1, 2].map(|number| GroupRow { id: group(number), number, within: None }).into();
        let of = |number: u32, place| Chain { new: vec![task_id(number, place, 1)], ..Chain::default() };
        let chains: Chains = [
            ((0, None), of(9, 0)),
            ((1, Some(group(1))), of(1, 1)),
            ((1, Some(group(2))), of(2, 1)),
            ((2, Some(group(1))), of(1, 2)),
        ]
        .into();
        let all = orders(&chains, &[gaps(false); 3], &groups, date(2020, 9, 1));
        let pairs: Vec<(TaskId, TaskId)> = all.iter().map(|order| (order.earlier, order.later)).collect();
        assert_eq!(
            pairs,
            [
                (task_id(9, 0, 1), task_id(1, 1, 1)),
                (task_id(9, 0, 1), task_id(2, 1, 1)),
                (task_id(9, 0, 1), task_id(1, 2, 1)),
                (task_id(1, 1, 1), task_id(1, 2, 1)),
            ]
        );
    }

    #[test]
    fn what_stays_in_the_period_binds_no_repeat_and_what_is_over_does() {
        let stays = |date| Chain { fixed: vec![(task_id(1, 0, 1), date)], ..new(0, 0) };
        let with = |chain: Chain| Chain { new: vec![task_id(1, 0, 2)], ..chain };
        let count = |date: Date| {
            let chains: Chains = [((0, None), with(stays(date)))].into();
            orders(&chains, &[gaps(false)], &[], jiff::civil::date(2020, 9, 1)).len()
        };
        assert_eq!((count(date(2020, 8, 20)), count(date(2020, 9, 20))), (1, 0));
    }
}
