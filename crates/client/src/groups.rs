//! Groups of a programme.

use polku_api_types::groups::{
    CancelGroupSearch, ConfirmedGroups, GroupProposal, GroupRepairProposal, GroupSearch, GroupWishes,
    GroupingDetails, MoveConsequences, MoveMember, MyGroup, ProposeGroups, ProposeSmallGroups,
    SetGroupWishes,
};
use polku_api_types::page::{Page, PageQuery};
use polku_api_types::selection::MailPreview;
use uuid::Uuid;

use crate::{Answer, Client, ClientError};

/// Whose groups are meant: those of a programme, which its id alone says, or the small groups of one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GroupsOf {
    /// The programme.
    pub programme: Uuid,
    /// The confirmed group that is divided into small groups.
    pub group: Option<Uuid>,
}

impl GroupsOf {
    fn path(self) -> String {
        let programme = self.programme;
        match self.group {
            None => format!("programmes/{programme}/grouping"),
            Some(group) => format!("programmes/{programme}/groups/{group}/small_groups"),
        }
    }
}

impl From<Uuid> for GroupsOf {
    fn from(programme: Uuid) -> Self {
        Self { programme, group: None }
    }
}

impl Client {
    /// Proposes groups for everybody who has or is offered a place.
    ///
    /// # Errors
    /// `groups_too_few_people`, `groups_confirmed`, `group_search_running`; that the limits cannot be kept is no error but an outcome.
    pub async fn propose_groups(
        &self,
        programme: Uuid,
        key: Uuid,
        wanted: &ProposeGroups,
    ) -> Result<GroupProposal, ClientError> {
        self.post(&format!("programmes/{programme}/grouping"), key, wanted).await
    }

    /// Proposes small groups for the people of a confirmed group.
    ///
    /// # Errors
    /// `small_groups_too_few_people`, `groups_confirmed`, `not_found` while the group is not confirmed.
    pub async fn propose_small_groups(
        &self,
        (programme, group): (Uuid, Uuid),
        key: Uuid,
        wanted: &ProposeSmallGroups,
    ) -> Result<GroupProposal, ClientError> {
        self.post(&GroupsOf { programme, group: Some(group) }.path(), key, wanted).await
    }

    /// How the last search for these groups stands.
    ///
    /// # Errors
    /// `not_found` where there has been none.
    pub async fn view_group_search(&self, of: impl Into<GroupsOf>) -> Result<GroupSearch, ClientError> {
        self.get(&format!("{}/search", of.into().path())).await
    }

    /// Cancels a search. Nothing of it is kept.
    ///
    /// # Errors
    /// `group_search_over`; `not_found` where it is not the last one.
    pub async fn cancel_group_search(
        &self,
        of: impl Into<GroupsOf>,
        key: Uuid,
        wanted: &CancelGroupSearch,
    ) -> Result<GroupSearch, ClientError> {
        self.post(&format!("{}/search/cancellation", of.into().path()), key, wanted).await
    }

    /// The groups with score, bound and people, and their version.
    ///
    /// # Errors
    /// `not_found` while nothing is proposed.
    pub async fn view_grouping(
        &self,
        of: impl Into<GroupsOf>,
    ) -> Result<Answer<GroupingDetails>, ClientError> {
        self.get_versioned(&of.into().path()).await
    }

    /// What a move would break and how the score would change.
    ///
    /// # Errors
    /// `invalid_fields` for people or groups that are not on the board.
    pub async fn check_group_move(
        &self,
        of: impl Into<GroupsOf>,
        wanted: &MoveMember,
    ) -> Result<MoveConsequences, ClientError> {
        self.get_with(&format!("{}/move_consequences", of.into().path()), wanted).await
    }

    /// Moves somebody, or swaps two people.
    ///
    /// # Errors
    /// `group_limit_broken`, `groups_confirmed`, `stale_version`.
    pub async fn move_group_member(
        &self,
        of: impl Into<GroupsOf>,
        key: Uuid,
        version: u64,
        wanted: &MoveMember,
    ) -> Result<GroupingDetails, ClientError> {
        self.post_versioned(&format!("{}/moves", of.into().path()), key, version, wanted).await
    }

    /// Undoes the last move.
    ///
    /// # Errors
    /// `nothing_to_undo`, `groups_confirmed`, `stale_version`.
    pub async fn undo_group_move(
        &self,
        of: impl Into<GroupsOf>,
        key: Uuid,
        version: u64,
    ) -> Result<GroupingDetails, ClientError> {
        self.post_bare(&format!("{}/undo", of.into().path()), key, version).await
    }

    /// What confirming would send to whom.
    ///
    /// # Errors
    /// `not_found` while nothing is proposed.
    pub async fn preview_group_mail(&self, of: impl Into<GroupsOf>) -> Result<MailPreview, ClientError> {
        self.get(&format!("{}/mail_preview", of.into().path())).await
    }

    /// Confirms the groups and tells everybody in them.
    ///
    /// # Errors
    /// `group_limit_broken` while somebody is without a group, `groups_confirmed`, `stale_version`.
    pub async fn confirm_groups(
        &self,
        of: impl Into<GroupsOf>,
        key: Uuid,
        version: u64,
    ) -> Result<GroupingDetails, ClientError> {
        self.post_bare(&format!("{}/confirmation", of.into().path()), key, version).await
    }

    /// The smallest repair of groups that people have left or joined.
    ///
    /// # Errors
    /// `not_found` while nothing is proposed; that there is no repair is no error but an outcome.
    pub async fn check_group_repair(
        &self,
        of: impl Into<GroupsOf>,
    ) -> Result<GroupRepairProposal, ClientError> {
        self.get(&format!("{}/repair", of.into().path())).await
    }

    /// Carries the smallest repair out.
    ///
    /// # Errors
    /// `group_limit_broken` when there is none, `groups_confirmed` when confirmed groups need none, `stale_version`.
    pub async fn repair_groups(
        &self,
        of: impl Into<GroupsOf>,
        key: Uuid,
        version: u64,
    ) -> Result<GroupingDetails, ClientError> {
        self.post_bare(&format!("{}/repair", of.into().path()), key, version).await
    }

    /// What the caller has said for the making of the groups.
    ///
    /// # Errors
    /// `not_found` for an application of somebody else.
    pub async fn view_group_wishes(&self, application: Uuid) -> Result<GroupWishes, ClientError> {
        self.get(&format!("applications/{application}/group_wishes")).await
    }

    /// Says it.
    ///
    /// # Errors
    /// `group_wishes_closed`, `invalid_fields`, `stale_version`.
    pub async fn set_group_wishes(
        &self,
        application: Uuid,
        version: u64,
        wishes: &SetGroupWishes,
    ) -> Result<GroupWishes, ClientError> {
        self.put(&format!("applications/{application}/group_wishes"), version, wishes).await
    }

    /// The confirmed groups of a programme by name.
    ///
    /// # Errors
    /// `not_found` before they are confirmed.
    pub async fn list_groups(&self, programme: Uuid) -> Result<ConfirmedGroups, ClientError> {
        self.get(&format!("programmes/{programme}/groups")).await
    }

    /// The caller's own confirmed groups.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn list_own_groups(&self, query: &PageQuery) -> Result<Page<MyGroup>, ClientError> {
        self.get_with("me/groups", query).await
    }

    async fn post_bare(&self, path: &str, key: Uuid, version: u64) -> Result<GroupingDetails, ClientError> {
        self.send(self.ask_once(path, key).if_match(version)).await?.read()
    }
}
