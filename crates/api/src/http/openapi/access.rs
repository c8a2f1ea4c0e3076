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
            Who::SignedIn | Who::Role(_) => add(json!({"cookie": []})),
            Who::Scope(scope) => add(json!({"machine": [scope.name()]})),
        }
    }
    Value::Array(ways)
}
