//! Wraps browser APIs; the only file that uses them. Nothing here may be called while a component renders: pages are
//! also rendered natively.

use js_sys::{Array, Function, Reflect, Uint8Array};
use std::cell::RefCell;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Blob, Element, Event, HtmlAnchorElement, HtmlElement, HtmlInputElement, HtmlTextAreaElement, ScrollIntoViewOptions,
    ScrollLogicalPosition, Url,
};
use yew::{Callback, MouseEvent, NodeRef, TargetCast};

/// A scheduled call. Dropping it cancels the call.
pub(super) struct Timer {
    id: i32,
    _run: Closure<dyn FnMut()>,
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            window.clear_timeout_with_handle(self.id);
        }
    }
}

/// Calls `run` after so many milliseconds.
pub(super) fn set_timeout(milliseconds: i32, run: impl FnOnce() + 'static) -> Option<Timer> {
    let run = Closure::once(run);
    let id = web_sys::window()?
        .set_timeout_with_callback_and_timeout_and_arguments_0(run.as_ref().unchecked_ref(), milliseconds)
        .ok()?;
    Some(Timer { id, _run: run })
}

/// Focuses the element inside `root` that matches `selector`, and scrolls it into view. False if there is none.
pub(super) fn focus_in(root: &NodeRef, selector: &str) -> bool {
    let found = root.cast::<Element>().and_then(|root| root.query_selector(selector).ok().flatten());
    found.and_then(|found| found.dyn_into::<HtmlElement>().ok()).is_some_and(|found| focus_on(&found))
}

/// After the next render, focuses an element in the list in which a button was clicked.
pub(super) fn focus_next(event: &MouseEvent, list: &str, selector: String) {
    let list = event.target_dyn_into::<Element>().and_then(|pressed| pressed.closest(list).ok().flatten());
    let run = Closure::once_into_js(move || {
        let found = list.and_then(|list| list.query_selector(&selector).ok().flatten());
        found.and_then(|found| found.dyn_into::<HtmlElement>().ok()).is_some_and(|found| focus_on(&found))
    });
    if let Some(window) = web_sys::window() {
        let _ = window.set_timeout_with_callback(run.unchecked_ref());
    }
}

/// Focuses an element and scrolls it into view.
pub(super) fn focus(node: &NodeRef) -> bool {
    node.cast::<HtmlElement>().is_some_and(|element| focus_on(&element))
}

fn focus_on(element: &HtmlElement) -> bool {
    show(element);
    element.focus().is_ok()
}

fn show(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Says in an attribute whether the last change of a text box was a paste. Its marked text then covers it, even while it
/// has the focus.
pub(super) fn mark_as_pasted(node: &NodeRef, pasted: bool) {
    if let Some(area) = node.cast::<Element>() {
        let _ = area.toggle_attribute_with_force("data-pasted", pasted);
    }
}

/// Shows a text box that its marked text covers, and focuses it.
pub(super) fn write_in(node: &NodeRef) {
    mark_as_pasted(node, false);
    focus(node);
}

/// Opens every disclosure around an element inside `root`, then focuses it.
pub(super) fn open_and_focus(root: &NodeRef, selector: &str) -> bool {
    let mut fold = root.cast::<Element>().and_then(|root| root.query_selector(selector).ok().flatten());
    while let Some(closed) = fold.and_then(|inside| inside.closest("details:not([open])").ok().flatten()) {
        let _ = closed.set_attribute("open", "");
        fold = Some(closed);
    }
    focus_in(root, selector)
}

/// The attribute of the element that an event happened to.
pub(super) fn attribute(event: &Event, name: &str) -> Option<String> {
    event.target_dyn_into::<Element>()?.get_attribute(name)
}

/// Selects a range of a text box, in UTF-16 units, and scrolls it into view.
pub(super) fn select(node: &NodeRef, start: usize, end: usize) {
    let Some(area) = node.cast::<HtmlTextAreaElement>() else { return };
    let unit = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    mark_as_pasted(node, false);
    show(&area);
    // A text box scrolls to its caret only when it gets the focus, so it is focused twice.
    let _ = area.set_selection_range(unit(start), unit(start));
    let _ = area.blur();
    let _ = area.focus();
    let _ = area.set_selection_range(unit(start), unit(end));
}

/// Replaces a range of a text box, in UTF-16 units. Returns the whole text.
pub(super) fn replace(node: &NodeRef, start: usize, end: usize, with: &str) -> Option<String> {
    let area = node.cast::<HtmlTextAreaElement>()?;
    let unit = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    area.set_range_text_with_start_and_end(with, unit(start), unit(end)).ok()?;
    Some(area.value())
}

/// What stands in a text box.
pub(super) fn typed(node: &NodeRef) -> Option<String> {
    node.cast::<HtmlTextAreaElement>().map(|area| area.value())
}

/// Puts a text into a text box, unless it is there already: that keeps the caret.
pub(super) fn fill(node: &NodeRef, text: &str) {
    if let Some(area) = node.cast::<HtmlTextAreaElement>()
        && area.value() != text
    {
        area.set_value(text);
    }
}

/// Copies a text and reports whether that worked. Without a clipboard the text is selected, to be copied by hand.
pub(super) fn copy(text: String, shown: &NodeRef, done: Callback<bool>) {
    let shown = shown.clone();
    wasm_bindgen_futures::spawn_local(async move {
        let copied = write_clipboard(&text).await.is_some();
        if !copied {
            select_shown(&shown);
        }
        done.emit(copied);
    });
}

async fn write_clipboard(text: &str) -> Option<()> {
    let navigator = web_sys::window()?.navigator();
    // Without HTTPS there is no clipboard API.
    Reflect::get(&navigator, &JsValue::from_str("clipboard")).ok().filter(JsValue::is_object)?;
    wasm_bindgen_futures::JsFuture::from(navigator.clipboard().write_text(text)).await.ok().map(|_| ())
}

fn select_shown(shown: &NodeRef) {
    if let Some(area) = shown.cast::<HtmlTextAreaElement>() {
        let _ = area.focus();
        area.select();
    } else if let (Some(node), Some(Ok(Some(selection)))) =
        (shown.get(), web_sys::window().map(|window| window.get_selection()))
    {
        let _ = selection.select_all_children(&node);
    }
}

/// True if a drag or paste has this kind of data: `Files`, `text/plain`.
pub(super) fn carries(event: &Event, kind: &str) -> bool {
    carried(event, "types").includes(&kind.into(), 0)
}

/// The files that were dropped, pasted or chosen.
pub(super) fn files(event: &Event) -> Vec<Blob> {
    carried(event, "files").iter().filter_map(|file| file.dyn_into().ok()).collect()
}

/// A list in a drop, a paste, or a file field; empty if there is none.
fn carried(event: &Event, name: &str) -> Array {
    let member = |of: &JsValue, name: &str| Reflect::get(of, &JsValue::from_str(name)).ok().filter(JsValue::is_object);
    let carrier = ["dataTransfer", "clipboardData", "target"].iter().find_map(|carrier| member(event, carrier));
    carrier.and_then(|carrier| member(&carrier, name)).map_or_else(Array::new, |list| Array::from(&list))
}

/// A field for files, and what hears of the choice.
type FileField = (HtmlInputElement, Closure<dyn FnMut(Event)>);

thread_local! {
    /// The field of the last dialog for files. A browser forgets a field outside the document that nothing holds, even
    /// while its dialog is open, and with it what is chosen there.
    static FILE_FIELD: RefCell<Option<FileField>> = const { RefCell::new(None) };
}

/// Lets the user choose files.
pub(super) fn choose_files(chosen: Callback<Event>) -> Option<()> {
    let input = web_sys::window()?.document()?.create_element("input").ok()?.unchecked_into::<HtmlInputElement>();
    input.set_type("file");
    input.set_multiple(true);
    let run = Closure::new(move |event| chosen.emit(event));
    input.set_onchange(Some(run.as_ref().unchecked_ref()));
    input.click();
    FILE_FIELD.set(Some((input, run)));
    Some(())
}

/// Passes the first bytes of each file, at most `most`, to `done`.
pub(super) fn read_files(files: Vec<Blob>, most: i32, done: impl FnOnce(Vec<Vec<u8>>) + 'static) {
    wasm_bindgen_futures::spawn_local(async move {
        let mut all = vec![];
        for file in files {
            if let Ok(part) = file.slice_with_i32_and_i32(0, most)
                && let Ok(bytes) = wasm_bindgen_futures::JsFuture::from(part.array_buffer()).await
            {
                all.push(Uint8Array::new(&bytes).to_vec());
            }
        }
        done(all);
    });
}

/// A file that is read in chunks. Two are equal only if they are the same object.
#[derive(Clone, PartialEq)]
pub(super) struct Chosen(Blob);

impl Chosen {
    /// The files that were dropped, pasted or chosen.
    pub(super) fn of(event: &Event) -> Vec<Self> {
        files(event).into_iter().map(Self).collect()
    }

    /// Its name; if a folder was chosen, its path in it.
    pub(super) fn name(&self) -> String {
        let member = |name: &str| Reflect::get(&self.0, &name.into()).ok().and_then(|value| value.as_string());
        let path = member("webkitRelativePath").filter(|path| !path.is_empty());
        path.or_else(|| member("name")).unwrap_or_default()
    }

    /// Its length in bytes.
    pub(super) fn size(&self) -> f64 {
        self.0.size()
    }

    /// The bytes in a range; `None` if the file can't be read.
    pub(super) async fn part(&self, start: f64, end: f64) -> Option<Vec<u8>> {
        self.ask(start, end)?.bytes().await
    }

    /// Begins to read from one place to another, while the program does something else.
    pub(super) fn ask(&self, start: f64, end: f64) -> Option<Asked> {
        let part = self.0.slice_with_f64_and_f64(start, end).ok()?;
        Some(Asked(part.array_buffer().into()))
    }
}

/// A part of a file that is being read.
pub(super) struct Asked(wasm_bindgen_futures::JsFuture);

impl Asked {
    /// Its bytes.
    pub(super) async fn bytes(self) -> Option<Vec<u8>> {
        let buffer = self.0.await.ok()?;
        let bytes = Uint8Array::new(&buffer).to_vec();
        // Frees it now instead of at the next collection, where the browser can.
        let _ = call(&buffer, "transfer", &[&0.into()]);
        Some(bytes)
    }
}

/// The bytes of a part of a file, one piece after the other.
pub(super) struct Pieces(JsValue);

impl Chosen {
    /// The bytes from one place to another in pieces, inflated if they are deflated; nothing where the browser can't.
    pub(super) fn pieces(&self, start: f64, end: f64, deflated: bool) -> Option<Pieces> {
        let part = self.0.slice_with_f64_and_f64(start, end).ok()?;
        let mut stream = call(&part, "stream", &[])?;
        if deflated {
            let inflater = Reflect::get(&js_sys::global(), &"DecompressionStream".into()).ok()?;
            let inflater: Function = inflater.dyn_into().ok()?;
            let inflater = Reflect::construct(&inflater, &Array::of1(&"deflate-raw".into())).ok()?;
            stream = call(&stream, "pipeThrough", &[&inflater])?;
        }
        call(&stream, "getReader", &[]).map(Pieces)
    }
}

impl Pieces {
    /// The next piece; nothing at the end.
    pub(super) async fn next(&self) -> Result<Option<Vec<u8>>, ()> {
        let read = call(&self.0, "read", &[]).ok_or(())?;
        let read = wasm_bindgen_futures::JsFuture::from(js_sys::Promise::resolve(&read)).await.map_err(drop)?;
        let value = Reflect::get(&read, &"value".into()).map_err(drop)?;
        Ok(value.is_object().then(|| Uint8Array::new(&value).to_vec()))
    }
}

/// What a method gives.
fn call(of: &JsValue, method: &str, with: &[&JsValue]) -> Option<JsValue> {
    let method: Function = Reflect::get(of, &method.into()).ok()?.dyn_into().ok()?;
    method.apply(of, &with.iter().copied().collect::<Array>()).ok()
}

/// Lets the page answer: goes on once the browser has done what else there is to do.
pub(super) async fn pause() {
    let later = js_sys::Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback(&resolve);
        }
    });
    let _ = wasm_bindgen_futures::JsFuture::from(later).await;
}

/// The time in milliseconds.
pub(super) fn now() -> f64 {
    js_sys::Date::now()
}

/// Runs asynchronous work.
pub(super) fn spawn(work: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(work);
}

/// Offers a text as a download.
pub(super) fn download(name: &str, text: &str) -> Option<()> {
    let blob = Blob::new_with_str_sequence(&Array::of1(&text.into())).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let document = web_sys::window()?.document()?;
    let link = document.create_element("a").ok()?.unchecked_into::<HtmlAnchorElement>();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // Some browsers fetch the file later.
    let forget = Closure::once_into_js(move || Url::revoke_object_url(&url));
    let _ = web_sys::window()?.set_timeout_with_callback_and_timeout_and_arguments_0(forget.unchecked_ref(), KEPT);
    Some(())
}

/// How long a download stays available, in milliseconds.
const KEPT: i32 = 30_000;

/// Deflates a text, with a function from the script that mounted the page.
#[derive(Clone, PartialEq)]
pub(crate) struct Deflate(Function);

impl Deflate {
    /// Wraps a JavaScript function `(text, done) => …`, if it is one. It calls `done` with base64url, or with nothing.
    #[cfg(feature = "app")]
    pub(crate) fn from_js(function: JsValue) -> Option<Self> {
        function.dyn_into().ok().map(Self)
    }

    /// Passes base64url of the deflated text to `done`; nothing if the browser can't deflate.
    pub(super) fn run(&self, text: &str, done: impl FnOnce(Option<String>) + 'static) {
        let done = Closure::once_into_js(move |deflated: JsValue| done(deflated.as_string()));
        let _ = self.0.call2(&JsValue::NULL, &JsValue::from_str(text), &done);
    }
}
