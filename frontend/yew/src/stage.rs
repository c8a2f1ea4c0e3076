//! The one component of Yew under all of ours.

use std::any::{Any, TypeId};
use std::fmt;
use std::marker::PhantomData;
use std::rc::Rc;

use yew_itself::context::ContextProviderProps;
use yew_itself::functional::{FunctionComponent, FunctionProvider, HookContext};
use yew_itself::html::{BaseComponent, IntoPropValue};
use yew_itself::prelude::*;
use yew_itself::virtual_dom::{Key, VComp, VNode};

/// A component with the properties of one use: what Yew knows of it.
trait Part {
    fn component(&self) -> TypeId;
    fn draw(&self, hooks: &mut HookContext) -> HtmlResult;
    fn same(&self, other: &dyn Part) -> bool;
    fn as_any(&self) -> &dyn Any;
}

struct Use<T: FunctionProvider>(T::Properties);

impl<T: FunctionProvider + 'static> Part for Use<T> {
    fn component(&self) -> TypeId {
        TypeId::of::<T>()
    }

    fn draw(&self, hooks: &mut HookContext) -> HtmlResult {
        T::run(hooks, &self.0)
    }

    fn same(&self, other: &dyn Part) -> bool {
        other.as_any().downcast_ref::<Self>().is_some_and(|other| self.0 == other.0)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

#[derive(Clone, Properties)]
struct StageProps {
    part: Rc<dyn Part>,
}

impl PartialEq for StageProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.part, &other.part) || self.part.same(&*other.part)
    }
}

/// Draws whichever component it is given.
struct Stage {
    hooks: FunctionComponent<Self>,
    /// Another component has come to this place: what the last one drew has to go before anything is drawn anew,
    /// so that no element, no focus and nothing typed passes from one to the other.
    cleared: bool,
}

impl FunctionProvider for Stage {
    type Properties = StageProps;

    fn run(hooks: &mut HookContext, props: &StageProps) -> HtmlResult {
        props.part.draw(hooks)
    }
}

impl BaseComponent for Stage {
    type Message = ();
    type Properties = StageProps;

    fn create(ctx: &Context<Self>) -> Self {
        Self { hooks: FunctionComponent::new(ctx), cleared: false }
    }

    fn update(&mut self, _: &Context<Self>, (): ()) -> bool {
        true
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &StageProps) -> bool {
        if ctx.props().part.component() != old.part.component() {
            self.hooks.destroy();
            self.hooks = FunctionComponent::new(ctx);
            self.cleared = true;
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> HtmlResult {
        if self.cleared { Ok(Html::default()) } else { self.hooks.render(ctx.props()) }
    }

    fn rendered(&mut self, ctx: &Context<Self>, _: bool) {
        if self.cleared {
            // Still before the browser paints: Yew works off what it was asked for in one go.
            self.cleared = false;
            ctx.link().send_message(());
        } else {
            self.hooks.rendered();
        }
    }

    fn destroy(&mut self, _: &Context<Self>) {
        self.hooks.destroy();
    }

    fn prepare_state(&self) -> Option<String> {
        None
    }
}

/// A component in a drawing. Stands where Yew's own type of this name stands in what `html!` writes.
pub struct VChild<T> {
    part: Rc<dyn Part>,
    key: Option<Key>,
    component: PhantomData<T>,
}

impl<T: FunctionProvider + 'static> VChild<T> {
    /// One use of a component.
    pub fn new(props: T::Properties, key: Option<Key>) -> Self {
        Self { part: Rc::new(Use::<T>(props)), key, component: PhantomData }
    }
}

impl<T> fmt::Debug for VChild<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("VChild").finish_non_exhaustive()
    }
}

impl<T> From<VChild<T>> for VNode {
    fn from(child: VChild<T>) -> Self {
        node(child.part, child.key)
    }
}

impl<T> IntoPropValue<VNode> for VChild<T> {
    fn into_prop_value(self) -> VNode {
        node(self.part, self.key)
    }
}

fn node(part: Rc<dyn Part>, key: Option<Key>) -> VNode {
    VComp::new::<Stage>(Rc::new(StageProps { part }), key).into()
}

/// Hands a value down to everything inside.
#[component]
pub fn ContextProvider<T: Clone + PartialEq + 'static>(props: &ContextProviderProps<T>) -> Html {
    yew_itself::virtual_dom::VChild::<yew_itself::context::ContextProvider<T>>::new(props.clone(), None)
        .into()
}
