//! The Windows sessions on a machine, to be edited one by one.

use super::session_fields::SessionFields;
use crate::model::{OpenList, Session};
use crate::ui::browser;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The sessions.
#[derive(Properties, PartialEq)]
pub(crate) struct SessionListProps {
    /// Begins the names of all its controls.
    pub(crate) id: AttrValue,
    pub(crate) list: OpenList<Session>,
    pub(crate) on_list: Callback<OpenList<Session>>,
}

/// The Windows sessions on a machine.
#[component]
pub(crate) fn SessionList(props: &SessionListProps) -> Html {
    let root = use_node_ref();
    // Where the focus goes once the list is drawn again.
    let next_focus = use_mut_ref(|| None::<String>);
    {
        let (root, next_focus) = (root.clone(), next_focus.clone());
        use_effect_with(props.list.items.len(), move |_| {
            if let Some(selector) = next_focus.take() {
                browser::focus_in(&root, &selector);
            }
        });
    }
    let change = |change: &dyn Fn(&mut OpenList<Session>)| {
        let mut list = props.list.clone();
        change(&mut list);
        list
    };
    let entry = |(at, session): (usize, &Session)| {
        let on_session = {
            let (list, on_list) = (props.list.clone(), props.on_list.clone());
            Callback::from(move |session: Session| {
                let mut list = list.clone();
                if let Some(slot) = list.items.get_mut(at) {
                    *slot = session;
                }
                on_list.emit(list);
            })
        };
        let on_remove = {
            let (on_list, next_focus) = (props.on_list.clone(), next_focus.clone());
            let mut list = props.list.clone();
            list.items =
                list.items.into_iter().enumerate().filter(|(other, _)| *other != at).map(|(_, item)| item).collect();
            Callback::from(move |()| {
                next_focus.replace(Some(".add".to_owned()));
                on_list.emit(list.clone());
            })
        };
        let id = AttrValue::from(format!("{}-{at}", props.id));
        html! { <SessionFields key={at} {id} number={at + 1} session={session.clone()} {on_session} {on_remove} /> }
    };
    let add = {
        let added = change(&|list| list.items.push(Session::default()));
        let (on_list, next_focus, id) =
            (props.on_list.clone(), next_focus.clone(), format!("{}-{}-user", props.id, props.list.items.len()));
        Callback::from(move |_| {
            next_focus.replace(Some(format!("[id='{id}']")));
            on_list.emit(added.clone());
        })
    };
    let complete = {
        let (list, on_list) = (props.list.clone(), props.on_list.clone());
        Callback::from(move |event: Event| {
            let complete = event.target_unchecked_into::<HtmlInputElement>().checked();
            on_list.emit(OpenList { complete, ..list.clone() });
        })
    };
    let everybody =
        if props.list.items.is_empty() { "Nobody is signed in" } else { "This is everybody who is signed in" };
    html! {
        <div class="list" ref={root}>
            { for props.list.items.iter().enumerate().map(entry) }
            <label class="check">
                <input type="checkbox" checked={props.list.complete} onchange={complete} />
                <span>{ everybody }</span>
            </label>
            <button type="button" class="small add" onclick={add}>{ "Add a Windows session" }</button>
        </div>
    }
}
