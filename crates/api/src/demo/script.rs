//! Who enters what, in the order of the calendar.

use std::collections::HashMap;

use anyhow::{Context, Result, ensure};
use polku_api_types::access::{CreateInvitation, RedeemLink, SignIn};
use polku_api_types::applications::ApplicationsImportQuery;
use polku_api_types::people::{PeopleImportQuery, PeopleQuery};
use polku_api_types::programmes::{CreateProgramme, UpdateProgramme};
use polku_api_types::text::Language;
use polku_client::Client;
use uuid::Uuid;

use super::plan::{APPLICATIONS, Account, Plan, Programme, REGISTER};
use crate::access::first_administrator_link;
use crate::app::App;
use crate::clock::FixedClock;

/// Asks a server as people would.
struct Script<'a> {
    app: &'a App,
    origin: &'a str,
    plan: &'a Plan,
}

/// Enters everything.
pub async fn run(app: &App, clock: &FixedClock, origin: &str, plan: &Plan) -> Result<()> {
    let script = Script { app, origin, plan };
    let administrator = script.first_administrator().await?;
    script.import_register(&administrator).await?;
    let people = script.people(&administrator).await?;
    for account in &plan.accounts {
        script.invite(&administrator, account, &people).await?;
    }
    let coordinator = script.sign_in(script.holder("coordinator")?).await?;
    let initiative = coordinator.create_initiative(script.key(), &plan.initiative).await?;
    let mut calls = Vec::new();
    for entry in &plan.programmes {
        if let Some(call) = script.prepare(&coordinator, initiative.id, entry).await? {
            calls.push((call, entry.applications));
        }
    }
    // Days pass between these steps, and sign-ins end by idleness.
    clock.set(plan.approved_at);
    let decider = script.sign_in(script.holder("decider")?).await?;
    for (call, _) in &calls {
        let version = decider.view_call(*call).await?.version;
        decider.approve_call(script.key(), *call, version, &plan.decider).await?;
    }
    clock.set(plan.closed_at);
    let coordinator = script.sign_in(script.holder("coordinator")?).await?;
    for (call, _) in calls.iter().filter(|(_, applications)| *applications) {
        script.import_applications(&coordinator, *call).await?;
    }
    Ok(())
}

impl Script<'_> {
    fn key(&self) -> Uuid {
        self.app.ids.random()
    }

    fn holder(&self, role: &str) -> Result<&str> {
        let found = self.plan.accounts.iter().find(|account| account.role.as_deref() == Some(role));
        found.map(|account| account.user_name.as_str()).with_context(|| format!("nobody is {role}"))
    }

    async fn redeem(&self, link: &str, user_name: &str, first: bool) -> Result<()> {
        let token = link.split_once('#').context("a link without a secret")?.1;
        let body = RedeemLink {
            token: token.to_owned(),
            user_name: user_name.to_owned(),
            password: self.plan.password.clone(),
            agency: first.then(|| self.plan.agency.clone()),
        };
        Client::new(self.origin, "fi").redeem_link(&body).await.context("redeem_link")
    }

    async fn sign_in(&self, user_name: &str) -> Result<Client> {
        let client = Client::new(self.origin, "fi");
        let body = SignIn { user_name: user_name.to_owned(), password: self.plan.password.clone() };
        client.sign_in(&body).await.with_context(|| format!("sign_in {user_name}"))?;
        Ok(client)
    }

    async fn first_administrator(&self) -> Result<Client> {
        let link = first_administrator_link(self.app).await?;
        self.redeem(&link, &self.plan.administrator, true).await?;
        self.sign_in(&self.plan.administrator).await
    }

    async fn import_register(&self, administrator: &Client) -> Result<()> {
        let register = &self.plan.register;
        let look = PeopleImportQuery {
            source: register.source.clone(),
            as_of: Some(register.as_of),
            ..PeopleImportQuery::default()
        };
        let seen = administrator.import_people(self.key(), &look, REGISTER.to_vec()).await?;
        let apply = PeopleImportQuery { apply: Some(true), file_sha256: Some(seen.file_sha256), ..look };
        let done = administrator.import_people(self.key(), &apply, REGISTER.to_vec()).await?;
        ensure!(done.applied, "the register was not imported");
        Ok(())
    }

    /// Everybody's id by their number in the register.
    async fn people(&self, administrator: &Client) -> Result<HashMap<String, (Uuid, String)>> {
        let mut people = HashMap::new();
        let mut query = PeopleQuery { limit: Some(200), ..PeopleQuery::default() };
        loop {
            let page = administrator.list_people(&query).await?;
            people.extend(page.items.into_iter().map(|person| {
                let name = format!("{} {}", person.given_name, person.family_name);
                (person.external_id, (person.id, name))
            }));
            match page.next_cursor {
                Some(cursor) => query.cursor = Some(cursor),
                None => return Ok(people),
            }
        }
    }

    async fn invite(
        &self,
        administrator: &Client,
        account: &Account,
        people: &HashMap<String, (Uuid, String)>,
    ) -> Result<()> {
        let (person, name) = people.get(&account.external_id).context("not in the register")?;
        let invitation = CreateInvitation {
            display_name: name.clone(),
            email: None,
            language: Language::Fi,
            person_id: Some(*person),
            ends_on: None,
            role: account.role.clone(),
            programme_id: None,
        };
        let made = administrator.create_invitation(self.key(), &invitation).await?;
        let link = made.link.context("an invitation without a link")?;
        self.redeem(&link, &account.user_name, false).await
    }

    /// The programme with its published design and, where it has one, the call sent to the decider.
    async fn prepare(
        &self,
        coordinator: &Client,
        initiative: Uuid,
        entry: &Programme,
    ) -> Result<Option<Uuid>> {
        let mut body = entry.programme.clone();
        if let Some(fields) = body.as_object_mut() {
            fields.insert("initiative_id".to_owned(), initiative.to_string().into());
        }
        let body: CreateProgramme = serde_json::from_value(body)?;
        let programme = coordinator.create_programme(self.key(), &body).await?;
        let design = coordinator.view_design(programme.id).await?;
        coordinator.publish_design(self.key(), programme.id, design.version).await?;
        let Some(call) = &entry.call else { return Ok(None) };
        let publish = UpdateProgramme {
            name: body.name,
            summary: body.summary,
            partner: body.partner,
            target_group: body.target_group,
            places: body.places,
            group_count: body.group_count,
            growth_limit_minutes: body.growth_limit_minutes,
            published: true,
        };
        let version = coordinator.view_programme(programme.id).await?.version;
        coordinator.update_programme(programme.id, version, &publish).await?;
        let call = coordinator.create_call(self.key(), programme.id, call).await?;
        for rule in &entry.rules {
            coordinator.create_rule(self.key(), call.id, rule).await?;
        }
        let version = coordinator.view_call(call.id).await?.version;
        coordinator.submit_call(self.key(), call.id, version).await?;
        Ok(Some(call.id))
    }

    async fn import_applications(&self, coordinator: &Client, call: Uuid) -> Result<()> {
        let look = ApplicationsImportQuery::default();
        let seen = coordinator.import_applications(self.key(), call, &look, APPLICATIONS.to_vec()).await?;
        let apply = ApplicationsImportQuery { apply: Some(true), file_sha256: Some(seen.file_sha256) };
        let done = coordinator.import_applications(self.key(), call, &apply, APPLICATIONS.to_vec()).await?;
        ensure!(done.applied && done.rejected == 0, "applications were refused: {:?}", done.faults.first());
        Ok(())
    }
}
