//! Shared by the views: the options of `mount`, and the mounted page.

#![cfg_attr(
    not(any(feature = "view-workbench", feature = "view-catalog", feature = "view-auto-claim")),
    allow(dead_code, reason = "the page of many runs is given nothing anew")
)]

use wasm_bindgen::prelude::*;
use yew::prelude::*;

/// The options that a script passes to `mount`.
pub(super) struct Options<'o>(pub(super) &'o JsValue);

impl Options<'_> {
    /// The value of an option; `undefined` if it is missing.
    pub(super) fn value(&self, name: &str) -> JsValue {
        js_sys::Reflect::get(self.0, &JsValue::from_str(name)).unwrap_or_default()
    }

    /// The text of an option.
    pub(super) fn given(&self, name: &str) -> Option<String> {
        self.value(name).as_string()
    }

    /// The text of an option; empty if it is missing.
    pub(super) fn text(&self, name: &str) -> String {
        self.given(name).unwrap_or_default()
    }
}

/// A rendered page.
pub(super) struct Drawn<Page: BaseComponent> {
    app: Option<yew::AppHandle<Page>>,
    props: Page::Properties,
}

impl<Page: BaseComponent> Drawn<Page>
where
    Page::Properties: Clone,
{
    /// Draws a page into `root`, beginning with what `begin` sets. Where the first screen stands in it, drawn from
    /// properties such as these, it is taken over: its nodes stay as they are, with what was typed.
    pub(super) fn new(
        root: web_sys::Element,
        mut props: Page::Properties,
        begin: impl FnOnce(&mut Page::Properties),
    ) -> Self {
        #[cfg(feature = "first-screen")]
        if root.has_child_nodes() {
            let app = yew::Renderer::<Page>::with_root_and_props(root, props.clone()).hydrate();
            let mut page = Self { app: Some(app), props };
            page.change(begin);
            return page;
        }
        begin(&mut props);
        let app = yew::Renderer::<Page>::with_root_and_props(root, props.clone()).render();
        Self { app: Some(app), props }
    }

    /// Renders it again with changed properties.
    pub(super) fn change(&mut self, change: impl FnOnce(&mut Page::Properties)) {
        change(&mut self.props);
        if let Some(app) = &mut self.app {
            app.update(self.props.clone());
        }
    }

    /// Removes the page and stops everything it started.
    pub(super) fn unmount(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
    }
}
