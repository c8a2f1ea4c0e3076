//! Signing in with a local account, and how it ends.

use jiff::SignedDuration;
use polku_api_types::access::{
    AccountDetails, AccountStatus, CreateInvitation, InvitationDetails, RedeemLink, SignIn, UpdateAccount,
};
use polku_api_types::page::Page;
use polku_api_types::problem::ProblemCode;
use polku_api_types::text::Language;
use polku_client::{Client, ClientError};
use reqwest::{Method, Response};
use serde_json::Value;

use crate::for_each_engine;
use crate::support::{Home, Persona, World, code, problem};

const PASSWORD: &str = "neljä vihreää kelloa";

/// Somebody of a partner, invited until the end of the year; the link is redeemed.
async fn invited(world: &World, user_name: &str) -> InvitationDetails {
    let invitation = CreateInvitation {
        display_name: "Kaisa Kumppani".into(),
        email: None,
        language: Language::Fi,
        person_id: None,
        ends_on: Some(jiff::civil::date(2020, 12, 31)),
        role: None,
        programme_id: None,
    };
    let admin = world.client(Home::A, Persona::AgencyAdmin);
    let details: InvitationDetails = admin.post("invitations", world.key(), &invitation).await.unwrap();
    redeem(world, &details, user_name).await.unwrap();
    details
}

async fn redeem(world: &World, details: &InvitationDetails, user_name: &str) -> Result<Value, ClientError> {
    let link = details.link.clone().expect("the first answer shows the link");
    let token = link.split('#').nth(1).expect("the secret is behind the #").to_owned();
    let body = RedeemLink { token, user_name: user_name.into(), password: PASSWORD.into(), agency: None };
    world.anonymous().post_plain("one_time_links/redemption", &body).await
}

async fn try_sign_in(client: &Client, user_name: &str, password: &str) -> Response {
    let body = SignIn { user_name: user_name.into(), password: password.into() };
    client.request(Method::POST, "sign_ins").json(&body).send().await.expect("an answer")
}

/// A browser that has signed in.
async fn signed_in(world: &World, user_name: &str) -> Client {
    let client = world.anonymous();
    let answer = try_sign_in(&client, user_name, PASSWORD).await;
    assert_eq!(answer.status(), 204);
    client
}

/// What an answer says, but for what differs by request.
async fn said(answer: Response) -> (u16, Value) {
    let status = answer.status().as_u16();
    let mut body: Value = answer.json().await.unwrap_or_default();
    if let Some(fields) = body.as_object_mut() {
        fields.remove("request_id");
    }
    (status, body)
}

for_each_engine! {
    async fn an_invited_person_signs_in_and_out(world: World) {
        invited(&world, "kaisa.kumppani").await;
        let client = signed_in(&world, "Kaisa.Kumppani").await;
        assert_eq!(client.me().await.unwrap().display_name, "Kaisa Kumppani");
        client.delete("sign_ins/current").await.unwrap();
        assert_eq!(code(client.me().await), ProblemCode::Unauthenticated);
    }

    async fn a_one_time_link_opens_once(world: World) {
        let details = invited(&world, "kaisa.kumppani").await;
        assert_eq!(code(redeem(&world, &details, "someone.else").await), ProblemCode::LinkNotValid);
    }

    async fn the_cookie_is_closed_to_scripts_and_new_at_every_sign_in(world: World) {
        invited(&world, "kaisa.kumppani").await;
        let mut seen = Vec::new();
        for _ in 0..2 {
            let answer = try_sign_in(&world.anonymous(), "kaisa.kumppani", PASSWORD).await;
            let cookie = answer.headers()["set-cookie"].to_str().unwrap().to_owned();
            assert!(cookie.starts_with("polku=") && cookie.contains("HttpOnly"), "{cookie}");
            assert!(cookie.contains("SameSite=Lax") && cookie.contains("Path=/"), "{cookie}");
            seen.push(cookie);
        }
        assert_ne!(seen[0], seen[1]);
    }

    async fn the_sign_in_one_came_with_ends_with_the_new_one(world: World) {
        invited(&world, "kaisa.kumppani").await;
        let before = try_sign_in(&world.anonymous(), "kaisa.kumppani", PASSWORD).await;
        let cookie = before.headers()["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned();
        let fixed = world.anonymous().with_cookie(cookie);
        assert!(fixed.me().await.is_ok());
        try_sign_in(&fixed, "kaisa.kumppani", PASSWORD).await;
        assert_eq!(code(fixed.me().await), ProblemCode::Unauthenticated);
    }

    async fn nobody_learns_which_accounts_exist(world: World) {
        invited(&world, "kaisa.kumppani").await;
        let disabled = invited(&world, "poissa.oleva").await;
        set_status(&world, &disabled, AccountStatus::Disabled).await;
        let client = world.anonymous();
        let wrong = said(try_sign_in(&client, "kaisa.kumppani", "not the password").await).await;
        assert_eq!(wrong.0, 401);
        for (name, password) in
            [("nobody.here", "not the password"), ("poissa.oleva", PASSWORD), ("x", "y"), ("ÅÄÖ !", "y")]
        {
            assert_eq!(said(try_sign_in(&client, name, password).await).await, wrong, "{name}");
        }
    }

    async fn the_eleventh_wrong_password_waits_and_the_right_one_with_it(world: World) {
        invited(&world, "kaisa.kumppani").await;
        let client = world.anonymous();
        for attempt in 1..=10 {
            let answer = try_sign_in(&client, "kaisa.kumppani", "not the password").await;
            assert_eq!(answer.status(), 401, "attempt {attempt}");
        }
        let eleventh = try_sign_in(&client, "kaisa.kumppani", PASSWORD).await;
        assert_eq!(eleventh.status(), 429);
        assert!(eleventh.headers().contains_key("retry-after"));
        let forged = client.request(Method::POST, "sign_ins").header("X-Forwarded-For", "192.0.2.7");
        let body = SignIn { user_name: "kaisa.kumppani".into(), password: PASSWORD.into() };
        assert_eq!(forged.json(&body).send().await.unwrap().status(), 429);
        world.pass(SignedDuration::from_mins(16));
        assert_eq!(try_sign_in(&client, "kaisa.kumppani", PASSWORD).await.status(), 204);
    }

    /// P-25: guesses sent together are no more than guesses sent one by one.
    async fn a_crowd_of_guesses_gets_no_more_tries(world: World) {
        invited(&world, "kaisa.kumppani").await;
        let client = world.anonymous();
        let guesses = (0..30).map(|_| try_sign_in(&client, "kaisa.kumppani", "not the password"));
        let answers = futures_util::future::join_all(guesses).await;
        let told = |status: u16| answers.iter().filter(|answer| answer.status() == status).count();
        assert_eq!((told(401), told(429)), (10, 20));
        world.pass(SignedDuration::from_mins(16));
        let right = (0..5).map(|_| try_sign_in(&client, "kaisa.kumppani", PASSWORD));
        let answers = futures_util::future::join_all(right).await;
        assert!(answers.iter().all(|answer| answer.status() == 204));
        assert_eq!(try_sign_in(&client, "kaisa.kumppani", PASSWORD).await.status(), 204, "none was held against them");
    }

    async fn many_names_from_one_address_wait_too(world: World) {
        let client = world.anonymous();
        for attempt in 1..=50 {
            let name = format!("guess.{attempt}");
            assert_eq!(try_sign_in(&client, &name, "not the password").await.status(), 401, "{name}");
        }
        assert_eq!(try_sign_in(&client, "guess.51", "not the password").await.status(), 429);
    }

    async fn a_sign_in_ends_when_nobody_uses_it(world: World) {
        invited(&world, "kaisa.kumppani").await;
        let client = signed_in(&world, "kaisa.kumppani").await;
        world.pass(SignedDuration::from_mins(110));
        assert!(client.me().await.is_ok());
        world.pass(SignedDuration::from_mins(110));
        assert!(client.me().await.is_ok(), "it was used in between");
        world.pass(SignedDuration::from_mins(121));
        assert_eq!(code(client.me().await), ProblemCode::Unauthenticated);
    }

    async fn a_sign_in_ends_after_twelve_hours_however_much_it_is_used(world: World) {
        invited(&world, "kaisa.kumppani").await;
        let client = signed_in(&world, "kaisa.kumppani").await;
        for _ in 0..11 {
            world.pass(SignedDuration::from_hours(1));
            assert!(client.me().await.is_ok());
        }
        world.pass(SignedDuration::from_hours(1));
        assert_eq!(code(client.me().await), ProblemCode::Unauthenticated);
    }

    async fn a_new_password_ends_every_other_sign_in(world: World) {
        invited(&world, "kaisa.kumppani").await;
        let here = signed_in(&world, "kaisa.kumppani").await;
        let elsewhere = signed_in(&world, "kaisa.kumppani").await;
        let change = serde_json::json!({"current": PASSWORD, "new": "viisi sinistä kelloa"});
        let _: Value = here.post_plain("me/password", &change).await.unwrap();
        assert!(here.me().await.is_ok());
        assert_eq!(code(elsewhere.me().await), ProblemCode::Unauthenticated);
        assert_eq!(try_sign_in(&world.anonymous(), "kaisa.kumppani", PASSWORD).await.status(), 401);
    }

    /// Whoever finds a screen unguarded cannot try out the password there.
    async fn the_current_password_is_guessed_ten_times_at_most(world: World) {
        invited(&world, "kaisa.kumppani").await;
        let client = signed_in(&world, "kaisa.kumppani").await;
        let change = async |current: &str| {
            let body = serde_json::json!({"current": current, "new": "viisi sinistä kelloa"});
            client.post_plain::<Value>("me/password", &body).await
        };
        for attempt in 1..=10 {
            assert_eq!(code(change("not the password").await), ProblemCode::WrongCredentials, "{attempt}");
        }
        assert_eq!(code(change(PASSWORD).await), ProblemCode::TooManyRequests);
        world.pass(SignedDuration::from_mins(16));
        assert!(change(PASSWORD).await.is_ok());
    }

    async fn a_disabled_account_is_out_with_its_next_request(world: World) {
        let details = invited(&world, "kaisa.kumppani").await;
        let client = signed_in(&world, "kaisa.kumppani").await;
        assert!(client.me().await.is_ok());
        set_status(&world, &details, AccountStatus::Disabled).await;
        assert_eq!(code(client.me().await), ProblemCode::Unauthenticated);
    }

    async fn an_account_ends_with_its_last_day(world: World) {
        invited(&world, "kaisa.kumppani").await;
        world.clock.set("2020-12-31T20:00:00Z".parse().unwrap());
        let client = signed_in(&world, "kaisa.kumppani").await;
        assert!(client.me().await.is_ok(), "the last day counts");
        // Midnight in Finland.
        world.clock.set("2020-12-31T22:00:00Z".parse().unwrap());
        assert_eq!(code(client.me().await), ProblemCode::Unauthenticated);
    }

    async fn a_weak_password_is_refused_by_name(world: World) {
        invited(&world, "kaisa.kumppani").await;
        let client = signed_in(&world, "kaisa.kumppani").await;
        for weak in ["short", "password1234", "kaisa.kumppani"] {
            let change = serde_json::json!({"current": PASSWORD, "new": weak});
            let refused = problem(client.post_plain::<Value>("me/password", &change).await);
            assert_eq!(refused.code, ProblemCode::InvalidFields, "{weak}");
            assert_eq!(refused.errors[0].pointer, "/new", "{weak}");
        }
    }
}

async fn set_status(world: &World, details: &InvitationDetails, status: AccountStatus) {
    let admin = world.client(Home::A, Persona::AgencyAdmin);
    let accounts: Page<AccountDetails> = admin.get("accounts?limit=200").await.unwrap();
    let account = accounts.items.iter().find(|account| account.id == details.account_id).expect("listed");
    let change = UpdateAccount { status, ends_on: account.ends_on };
    let path = format!("accounts/{}", account.id);
    let _: AccountDetails = admin.put(&path, account.version, &change).await.unwrap();
}
