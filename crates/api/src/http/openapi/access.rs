//! Who may pass the door of an operation, as the document shows it.

use polku_domain::access::{Permission, Policy, Relation, Role, Rule, Who};
use serde_json::{Map, Value, json};

/// The name of a relation in the document and the matrix.
#[must_use]
pub fn relation_name(relation: Relation) -> &'static str {
    match relation {
        Relation::None => "any",
        Relation::Agency => "agency",
        Relation::Programme => "programme",
        Relation::Own => "own",
        Relation::Supervised => "supervised",
    }
}

fn who_allowed(rule: &Rule) -> Value {
    let relation = relation_name(rule.relation);
    match rule.who {
        Who::Anyone => json!({"who": "anyone", "relation": relation}),
        Who::SignedIn => json!({"who": "signed_in", "relation": relation}),
        Who::Leaver => json!({"who": "leaver", "relation": relation}),
        Who::Role(role) => json!({"role": role.name(), "relation": relation}),
        Who::Scope(scope) => {
            json!({"role": Role::MachineClient.name(), "scope": scope.name(), "relation": relation})
        }
    }
}

/// `x-authz`: the permission, by which other one the thing is seen at all, and who has it over what.
#[must_use]
pub fn authz(policy: &Policy, permission: Permission) -> Value {
    let allowed: Vec<Value> = policy.rules_for(permission).map(who_allowed).collect();
    json!({"permission": permission.name(), "seen_by": permission.sight().name(), "allowed": allowed})
}

/// The same for people who read: who may do it, over what.
#[must_use]
pub fn who_may(policy: &Policy, permission: Permission) -> String {
    let mut who: Vec<(String, Vec<&str>)> = Vec::new();
    for rule in policy.rules_for(permission) {
        let name = match rule.who {
            Who::Anyone => "everybody, signed in or not".to_owned(),
            Who::SignedIn => "everybody who is signed in".to_owned(),
            Who::Leaver => "whoever has left and came by their personal link".to_owned(),
            Who::Role(role) => role.name().replace('_', " "),
            Who::Scope(scope) => format!("machine client with `{}`", scope.name()),
        };
        let over = over_what(rule.relation);
        match who.iter_mut().find(|(known, _)| *known == name) {
            Some((_, known)) => known.push(over),
            None => who.push((name, vec![over])),
        }
    }
    let parts: Vec<String> =
        who.into_iter().map(|(name, over)| format!("{name}{}", over.join(" or"))).collect();
    format!("For: {}.", parts.join("; "))
}

fn over_what(relation: Relation) -> &'static str {
    match relation {
        Relation::None => "",
        Relation::Agency => " in their agency",
        Relation::Programme => " in their programmes",
        Relation::Own => " about themselves",
        Relation::Supervised => " about those they supervise",
    }
}

/// `security`: a browser's cookie, a machine client's token with its scope, or nothing.
#[must_use]
pub fn security(policy: &Policy, permission: Permission) -> Value {
    let mut ways: Vec<Value> = Vec::new();
    let mut add = |way: Value| {
        if !ways.contains(&way) {
            ways.push(way);
        }
    };
    for rule in policy.rules_for(permission) {
        match rule.who {
            Who::Anyone => add(Value::Object(Map::new())),
            Who::SignedIn | Who::Leaver | Who::Role(_) => add(json!({"cookie": []})),
            Who::Scope(scope) => add(json!({"machine": [scope.name()]})),
        }
    }
    Value::Array(ways)
}
