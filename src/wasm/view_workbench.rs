//! The JavaScript API of the workbench view.

use super::mounting::{Drawn, Options};
use crate::api;
use crate::check::Verdict;
use crate::explain::{Explained, explain};
use crate::model::{RunPlan, Units};
use crate::outgoing::json_report;
use crate::ui::{Deflate, OpenedLink, SharedWorkbench, WorkbenchPage, WorkbenchPageProps};
use crate::workbench::Workbench;
use serde::Serialize;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// A mounted page, which `unmount` removes.
#[wasm_bindgen]
pub struct Mounted {
    page: Drawn<WorkbenchPage>,
    latest: Rc<RefCell<SharedWorkbench>>,
}

#[wasm_bindgen]
impl Mounted {
    /// Opens the share link in a URL fragment, which inflates to `json`; `json` is missing if it can't be inflated.
    /// Ignores a fragment that is no link.
    pub fn open(&mut self, fragment: &str, json: Option<String>) {
        if let Some(opened) = OpenedLink::new(fragment, json.as_deref()) {
            self.page.change(|props| props.opened = Some(opened));
        }
    }

    /// Starts over with the facts of a link's JSON and with a text. “Undo” goes back.
    pub fn begin(&mut self, json: &str, text: String) {
        let opened = OpenedLink::given(json, text);
        self.page.change(|props| props.opened = Some(opened));
    }

    /// Replaces the box by the explanation of a code; `whole` is the address of the full page. Without it, shows the
    /// box again.
    pub fn explain(&mut self, whole: Option<String>) {
        self.page.change(|props| props.explain = whole.map(Into::into));
    }

    /// The report as JSON, without names.
    #[must_use]
    pub fn report(&self) -> String {
        let mut shared = self.latest.borrow().0.to_share(false);
        shared.redact(false);
        json_report(&shared)
    }

    /// Removes the page and stops everything it started.
    pub fn unmount(&mut self) {
        self.page.unmount();
    }
}

/// The verdict. The first screen has no facts, so the rules don't run for it.
fn verdict(workbench: &Workbench) -> Verdict {
    if workbench.is_empty() { Verdict::NotSure } else { workbench.report().verdict }
}

/// The content of the `changed` event: the verdict, and the codes in the text or link. No names.
#[derive(Serialize)]
struct Told {
    verdict: Verdict,
    codes: Vec<&'static str>,
}

/// Renders the page into `root`, an element of the document or of a shadow root. `options.json` holds the initial facts
/// in the form of a link's JSON, and `text` the content of the box. `fragment` is a share link with its JSON in `json`,
/// as for `open`; `address` is the base of new links, and `deflate` compresses them. `explain` is as for the method;
/// `site` is the site's address. `changed` is called at the start and after each change, with verdict and codes as
/// JSON, and with all known facts in the form of a link's JSON.
#[wasm_bindgen]
#[must_use]
pub fn mount(root: web_sys::Element, options: &JsValue) -> Mounted {
    let options = Options(options);
    let latest = Rc::new(RefCell::new(SharedWorkbench::default()));
    let (changed, kept) = (options.value("changed"), Rc::clone(&latest));
    let on_change = yew::Callback::from(move |now: SharedWorkbench| {
        let shared = now.0.to_share(now.0.is_read_only());
        let codes = shared.codes.iter().map(|entry| entry.id).collect();
        let told = serde_json::to_string(&Told { verdict: verdict(&now.0), codes }).unwrap_or_default();
        kept.replace(now);
        if let Some(changed) = changed.dyn_ref::<js_sys::Function>() {
            let _ = changed.call2(&JsValue::NULL, &told.into(), &shared.to_json().into());
        }
    });
    let link = OpenedLink::new(&options.text("fragment"), options.given("json").as_deref());
    let props = WorkbenchPageProps {
        start: SharedWorkbench::default(),
        address: options.given("address").map(Into::into),
        site: options.text("site").into(),
        deflate: Deflate::from_js(options.value("deflate")),
        opened: None,
        explain: None,
        on_change: Some(on_change),
    };
    let (json, text) = (options.text("json"), options.text("text"));
    let is_given = !json.is_empty() || !text.is_empty();
    let opened = link.or_else(|| is_given.then(|| OpenedLink::given(&json, text)));
    let explain = options.given("explain").map(Into::into);
    let page = Drawn::new(root, props, |props: &mut WorkbenchPageProps| {
        props.opened = opened;
        props.explain = explain;
    });
    Mounted { page, latest }
}

/// The codes similar to an unknown one, each after a blank; nothing if the code is known.
#[wasm_bindgen(js_name = nearCodes)]
#[must_use]
pub fn near_codes(written: &str) -> Option<String> {
    match explain(written) {
        Explained::Known(_) => None,
        Explained::DidYouMean(near) => Some(near.iter().map(|entry| format!(" {}", entry.id)).collect()),
        Explained::UnknownNumber(_) | Explained::Unknown => Some(String::new()),
    }
}

/// The errors in a plan's JSON; nothing if it is valid.
#[wasm_bindgen(js_name = planFault)]
#[must_use]
pub fn plan_fault(plan: &str) -> Option<String> {
    RunPlan::from_json(plan, Units::Utf16).err().map(|errors| api::error_text(&errors))
}
