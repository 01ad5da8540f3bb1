//! Who the victims were, by the noun that is counted.
//!
//! Invariant: where the noun leaves it open it is unknown.

use super::draft::Draft;
use super::item::Line;
use crate::model::figure::VictimStatus;

const LISTS: [(VictimStatus, &str); 4] = [
    (
        VictimStatus::Attacker,
        "attacker attackers assailant assailants bomber bombers gunman gunmen",
    ),
    (
        VictimStatus::SecurityForces,
        "police policeman policemen officers guard guards bodyguard bodyguards escort escorts",
    ),
    (
        VictimStatus::Combatant,
        "soldier soldiers troops marines sailors militant militants insurgent insurgents rebel rebels \
         guerrilla guerrillas guerillas fighter fighters militiamen commander commanders jihadists \
         terrorists lieutenants sergeants commandos paratroopers",
    ),
    (
        VictimStatus::Civilian,
        "civilian civilians child children women woman students student teachers peasants farmers \
         worshippers pilgrims villagers residents shoppers bystanders journalists passengers tourists \
         aid nuns priests jesuits missionaries doctors nurses workers",
    ),
];

/// The status of the victims of a figure.
pub(super) fn of(line: &Line<'_>, draft: &Draft) -> VictimStatus {
    let mut words = (draft.item + 1..draft.noun.end).rev().map(|at| line.at(at));
    words
        .find_map(|item| {
            let holds = |list: &str| list.split_ascii_whitespace().any(|word| item.is(word));
            LISTS.iter().find(|(_, list)| holds(list)).map(|&(status, _)| status)
        })
        .unwrap_or(VictimStatus::Unknown)
}
