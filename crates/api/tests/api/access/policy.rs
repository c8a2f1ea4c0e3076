//! The policy against the sentences of `never`, and the sentences against policies that are wrong on purpose.

use polku_domain::access::{
    Decision, Grant, Permission, Policy, Principal, Reach, Relation, Role, Rule, Scope, Target, Who,
};
use polku_domain::ids::{AccountId, ClientId, PersonId, ProgrammeId};
use uuid::Uuid;

use super::must::MUST;
use super::never::{ANONYMOUS, LEAVER, Over, PARTICIPANT, never};

const OURS: ProgrammeId = ProgrammeId::new(Uuid::from_u128(1));
const ANOTHER: ProgrammeId = ProgrammeId::new(Uuid::from_u128(2));

/// Somebody as a sentence names them. Where the sentence is about other programmes, the role is for ours only.
fn principal(who: &str, over: Over) -> Principal {
    if who == ANONYMOUS {
        return Principal::Anonymous;
    }
    if who == LEAVER {
        return Principal::Leaver { person: PersonId::new(Uuid::from_u128(7)) };
    }
    if let Some(scopes) = who.strip_prefix("machine ") {
        let scopes = match scopes {
            "everything" => Scope::ALL.to_vec(),
            "nothing" => Vec::new(),
            one => vec![one.parse().expect("a scope")],
        };
        return Principal::Client { client: ClientId::new(Uuid::from_u128(9)), scopes };
    }
    let person = (who != "system_admin").then(|| PersonId::new(Uuid::from_u128(7)));
    let role: Role = who.parse().expect("a role");
    let reach = if over == Over::OtherProgrammes || !role.fits_an_agency() {
        Reach::Programme(OURS)
    } else {
        Reach::Agency
    };
    let grants = if who == PARTICIPANT { Vec::new() } else { vec![Grant { role, reach }] };
    Principal::Account { account: AccountId::new(Uuid::from_u128(8)), person, grants }
}

/// The things a sentence is meant over.
fn targets(over: Over) -> Vec<Target> {
    match over {
        Over::Others => vec![Target::of_programme(OURS), Target::of_programme(OURS).owned(false)],
        Over::OtherProgrammes => {
            vec![Target::of_programme(ANOTHER), Target::of_programme(ANOTHER).owned(false)]
        }
        Over::Anything => vec![
            Target::nothing(),
            Target::in_agency(),
            Target::in_agency().owned(true),
            Target::in_agency().supervised(true),
            Target::of_programme(OURS),
            Target::of_programme(OURS).owned(true).supervised(true),
            Target::of_programme(ANOTHER),
        ],
    }
}

fn possible(policy: &Policy, (who, permission, over): &(&str, Permission, Over)) -> bool {
    let principal = principal(who, *over);
    targets(*over).into_iter().any(|target| policy.decide(&principal, *permission, target) == Decision::Allow)
}

/// What a policy gets wrong.
fn wrongs(policy: &Policy) -> Vec<String> {
    let broken = never().filter(|row| possible(policy, row)).map(|row| format!("never: {row:?}"));
    let missing = MUST.iter().filter(|row| !possible(policy, row)).map(|row| format!("must: {row:?}"));
    broken.chain(missing).collect()
}

#[test]
fn the_policy_keeps_every_sentence() {
    assert!(never().count() >= 60);
    assert_eq!(wrongs(&Policy::house()), Vec::<String>::new());
}

fn with(rule: Rule) -> Policy {
    let mut rules = Policy::house().rules().to_vec();
    rules.push(rule);
    Policy::from_rules(rules)
}

/// Policies that allow too much: a relation forgotten, a role too many.
fn too_much() -> Vec<(String, Policy)> {
    let mut mutants = Vec::new();
    for rule in Policy::house().rules() {
        let others = match (rule.who, rule.relation) {
            (Who::Role(Role::Participant | Role::Assessor), Relation::Own | Relation::Supervised) => {
                Relation::Agency
            }
            (Who::Leaver, Relation::Own) => Relation::None,
            (Who::Role(Role::Coordinator | Role::Decider | Role::Assessor), Relation::Programme)
            | (Who::Role(Role::PartnerDesigner | Role::StaffRepresentative), Relation::Programme) => {
                Relation::None
            }
            _ => continue,
        };
        let widened = Rule { relation: others, ..*rule };
        mutants.push((format!("{} for {:?} over anything", rule.permission, rule.who), with(widened)));
    }
    let meddlers =
        [Role::SystemAdmin, Role::Participant, Role::AgencyAdmin, Role::Coordinator, Role::Decider];
    for role in meddlers {
        for permission in SECRET {
            let has = Policy::house().rules_for(*permission).any(|rule| rule.who == Who::Role(role));
            if !has {
                let rule = Rule { permission: *permission, who: Who::Role(role), relation: Relation::None };
                mutants.push((format!("{permission} for every {role}"), with(rule)));
            }
        }
    }
    for permission in SECRET {
        let rule = Rule { permission: *permission, who: Who::Anyone, relation: Relation::None };
        mutants.push((format!("{permission} for anyone"), with(rule)));
    }
    mutants
}

/// Permissions whose wrong holder would hurt somebody.
const SECRET: &[Permission] = &[
    Permission::ListPeople,
    Permission::ViewApplication,
    Permission::ReadFreeText,
    Permission::ListApplications,
    Permission::ViewSelection,
    Permission::ViewPanelBook,
    Permission::ViewScoringTotals,
    Permission::ViewScoreSheet,
    Permission::ViewOwnScores,
    Permission::ConfirmSelection,
    Permission::ManageRoleGrants,
    Permission::ViewAudit,
    Permission::ViewUseLog,
];

/// Policies that allow too little: what only one rule gives, taken away.
fn too_little() -> Vec<(String, Policy)> {
    MUST.iter()
        .map(|(who, permission, _)| {
            let house = Policy::house();
            let rules = house.rules().iter().filter(|rule| rule.permission != *permission).copied();
            (format!("nobody has {permission}, not even {who}"), Policy::from_rules(rules.collect()))
        })
        .collect()
}

/// Mutants that no sentence can tell from the policy, each with the reason.
const SAME: &[&str] = &[
    // The listing itself is filtered by what the caller may see; see the tests of `list_initiatives` and of addenda.
    "list_initiatives",
    "list_addenda",
    "view_programme",
    "view_draft_programme",
    "view_call",
    "view_draft_call",
];

#[test]
fn every_wrong_policy_is_noticed() {
    let mutants: Vec<(String, Policy)> = too_much().into_iter().chain(too_little()).collect();
    let tried: Vec<&(String, Policy)> = mutants
        .iter()
        .filter(|(name, _)| !SAME.iter().any(|same| name.starts_with(&format!("{same} "))))
        .collect();
    assert!(tried.len() >= 40, "{}", tried.len());
    let unnoticed: Vec<&str> =
        tried.iter().filter(|(_, policy)| wrongs(policy).is_empty()).map(|(name, _)| name.as_str()).collect();
    assert!(unnoticed.is_empty(), "{unnoticed:#?}");
}

#[test]
fn who_may_see_a_thing_is_told_forbidden_and_everybody_else_that_it_is_not_there() {
    let policy = Policy::house();
    let decide = |who: &str, permission, target| {
        policy.decide(&principal(who, Over::OtherProgrammes), permission, target)
    };
    let own = Target::of_programme(ANOTHER).owned(true);
    let others = Target::of_programme(ANOTHER).owned(false);
    assert_eq!(decide("participant", Permission::ViewApplication, own), Decision::Allow);
    assert_eq!(decide("participant", Permission::ReadFreeText, others), Decision::Hidden);
    assert_eq!(decide("participant", Permission::ConfirmSelection, others), Decision::Hidden);
    assert_eq!(decide("participant", Permission::UpdateCall, others), Decision::Forbidden);
    assert_eq!(
        decide("coordinator", Permission::ConfirmSelection, Target::of_programme(OURS)),
        Decision::Forbidden
    );
    assert_eq!(decide("coordinator", Permission::ConfirmSelection, others), Decision::Hidden);
    assert_eq!(decide("participant", Permission::ManageRoleGrants, Target::nothing()), Decision::Forbidden);
}

/// What a leaver may, in a list of its own: a rule that gives them more must be written twice.
#[test]
fn a_leaver_may_this_and_nothing_else() {
    let own = [Permission::ViewOwnData, Permission::AskForCheck, Permission::EndSignIn];
    let everybodys = [Permission::SignIn, Permission::ReadPublic, Permission::FollowCalendar];
    for permission in Permission::ALL {
        let may = possible(&Policy::house(), &(LEAVER, *permission, Over::Anything));
        assert_eq!(may, own.contains(permission) || everybodys.contains(permission), "{permission}");
    }
}

#[test]
fn a_grant_of_an_implicit_role_gives_nothing() {
    let account = AccountId::new(Uuid::from_u128(8));
    for role in [Role::Participant, Role::MachineClient] {
        let grants = vec![Grant { role, reach: Reach::Agency }];
        let forged = Principal::Account { account, person: None, grants };
        assert!(!Policy::house().may_ever(&forged, Permission::ListOwnApplications));
        assert!(!Policy::house().may_ever(&forged, Permission::ListPeople));
    }
}

#[tokio::test]
async fn the_committed_matrix_is_current() {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/ACCESS.md");
    let current = polku::http::openapi::access_text().await;
    if std::env::var("POLKU_WRITE").is_ok() {
        std::fs::write(&file, &current).unwrap();
    }
    let committed = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(committed == current, "docs/ACCESS.md is out of date: write it anew with POLKU_WRITE=1");
}
