//! What the views share: the options of `mount`, and the page that it draws.

use wasm_bindgen::prelude::*;
use yew::prelude::*;

/// The options that a script gives.
pub(super) struct Options<'o>(pub(super) &'o JsValue);

impl Options<'_> {
    /// The value of an option; `undefined` where there is none.
    pub(super) fn value(&self, name: &str) -> JsValue {
        js_sys::Reflect::get(self.0, &JsValue::from_str(name)).unwrap_or_default()
    }

    /// The text of an option.
    pub(super) fn given(&self, name: &str) -> Option<String> {
        self.value(name).as_string()
    }

    /// The text of an option; empty where there is none.
    pub(super) fn text(&self, name: &str) -> String {
        self.given(name).unwrap_or_default()
    }
}

/// A page that is drawn, until it is taken away.
pub(super) struct Drawn<Page: BaseComponent> {
    app: Option<yew::AppHandle<Page>>,
    props: Page::Properties,
}

impl<Page: BaseComponent> Drawn<Page>
where
    Page::Properties: Clone,
{
    /// Draws a page into `root`.
    pub(super) fn new(root: web_sys::Element, props: Page::Properties) -> Self {
        let app = yew::Renderer::<Page>::with_root_and_props(root, props.clone()).render();
        Self { app: Some(app), props }
    }

    /// Draws it anew with changed properties.
    pub(super) fn change(&mut self, change: impl FnOnce(&mut Page::Properties)) {
        change(&mut self.props);
        if let Some(app) = &mut self.app {
            app.update(self.props.clone());
        }
    }

    /// Takes it away and stops everything it started.
    pub(super) fn unmount(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
    }
}
