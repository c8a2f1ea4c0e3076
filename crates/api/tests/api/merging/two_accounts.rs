//! Two accounts of one human: an administrator disables one, and the merge keeps the other.

use polku_api_types::access::{
    AccountDetails, AccountStatus, CreateInvitation, RedeemLink, SignIn, UpdateAccount,
};
use polku_api_types::merging::{FollowedLine, MergeRefusal, MovedKind};
use polku_api_types::page::PageQuery;
use polku_api_types::problem::ProblemCode;
use polku_api_types::text::Language;
use polku_client::{Client, ClientError};
use uuid::Uuid;

use super::{coordinator, merge, preview, twice, undo};
use crate::access::invitations::{invite, token};
use crate::for_each_engine;
use crate::support::{Home, Persona, World, code};

const PASSWORD: &str = "neljä vihreää kelloa";

/// Somebody of the register takes an account into use; its id.
async fn invited(world: &World, person: Uuid, user_name: &str) -> Uuid {
    let invitation = CreateInvitation {
        display_name: "Aino Mäki".into(),
        email: None,
        language: Language::Fi,
        person_id: Some(person),
        ends_on: None,
        role: None,
        programme_id: None,
    };
    let admin = world.client(Home::A, Persona::AgencyAdmin);
    let details = invite(&admin, world.key(), &invitation).await.unwrap();
    let body = RedeemLink {
        token: token(&details),
        user_name: user_name.into(),
        password: PASSWORD.into(),
        agency: None,
    };
    let _: serde_json::Value =
        world.anonymous().post_plain("one_time_links/redemption", &body).await.unwrap();
    of_person(world, person).await.unwrap().id
}

async fn all(world: &World) -> Vec<AccountDetails> {
    let admin = world.client(Home::A, Persona::AgencyAdmin);
    admin.list_accounts(&PageQuery { limit: Some(200), cursor: None }).await.unwrap().items
}

async fn of_person(world: &World, person: Uuid) -> Option<AccountDetails> {
    all(world).await.into_iter().find(|account| account.person_id == Some(person))
}

async fn set(world: &World, account: Uuid, status: AccountStatus) -> Result<AccountDetails, ClientError> {
    let found = all(world).await.into_iter().find(|one| one.id == account).unwrap();
    let admin = world.client(Home::A, Persona::AgencyAdmin);
    admin.update_account(account, found.version, &UpdateAccount { status, ends_on: None }).await
}

/// Whose data somebody reads who signs in by this name; none where they cannot.
async fn signed_in(world: &World, user_name: &str) -> Option<Uuid> {
    let client: Client = world.anonymous();
    let body = SignIn { user_name: user_name.into(), password: PASSWORD.into() };
    let answer = client.request(reqwest::Method::POST, "sign_ins").json(&body).send().await.unwrap();
    if answer.status() != 204 {
        return None;
    }
    client.view_my_data().await.unwrap().person.map(|own| own.id)
}

for_each_engine! {
    async fn of_two_accounts_the_one_that_is_not_disabled_is_the_persons(world: World) {
        let [staying, absorbed, _] = twice(&world).await;
        let accounts = [invited(&world, staying, "aino.one").await, invited(&world, absorbed, "aino.nine").await];
        let names = ["aino.one", "aino.nine"];
        let seen = preview(&coordinator(&world), staying, absorbed, FollowedLine::Staying).await.unwrap();
        assert_eq!(seen.refusals, [MergeRefusal::TwoAccounts]);
        // Once the account of whoever stays is disabled, once that of whoever is absorbed.
        for (disabled, kept, moves) in [(0, 1, 2), (1, 0, 0)] {
            set(&world, accounts[disabled], AccountStatus::Disabled).await.unwrap();
            let seen = preview(&coordinator(&world), staying, absorbed, FollowedLine::Staying).await.unwrap();
            assert_eq!(seen.refusals, []);
            let moved = seen.moves.iter().find(|moved| moved.kind == MovedKind::Account).map_or(0, |moved| moved.count);
            assert_eq!(moved, moves);
            let merged = merge(&world, staying, absorbed, FollowedLine::Staying).await.unwrap();
            assert_eq!(of_person(&world, staying).await.unwrap().id, accounts[kept]);
            assert_eq!(of_person(&world, absorbed).await.unwrap().id, accounts[disabled]);
            assert_eq!(signed_in(&world, names[kept]).await, Some(staying));
            assert_eq!(signed_in(&world, names[disabled]).await, None);
            assert_eq!(code(set(&world, accounts[disabled], AccountStatus::Active).await), ProblemCode::InvalidFields);
            undo(&world, &merged).await.unwrap();
            // The control: as it was before, and the other is opened again.
            set(&world, accounts[disabled], AccountStatus::Active).await.unwrap();
            for (person, account, name) in [(staying, accounts[0], names[0]), (absorbed, accounts[1], names[1])] {
                assert_eq!(of_person(&world, person).await.unwrap().id, account);
                assert_eq!(signed_in(&world, name).await, Some(person));
            }
        }
    }
}
