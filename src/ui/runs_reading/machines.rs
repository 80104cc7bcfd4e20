//! The files of many machines → what they come to.

use crate::fleet::{File, Fleet, UNATTENDED, fleet};
use crate::intake::text_of;
use crate::model::{RunPlan, Units};
use crate::ui::browser::Chosen;
use crate::ui::runs_state::RunsAction;
use std::rc::Rc;
use yew::Callback;

/// The longest file of a machine, in bytes; what is behind that is not read.
const LONGEST: f64 = 4_000_000.0;

/// Reads the files, and judges them with those that were read before.
pub(crate) async fn read_machines(
    chosen: Vec<Chosen>,
    before: Option<Rc<(Vec<File>, Fleet)>>,
    tell: Callback<RunsAction>,
) {
    let mut files = before.map(|before| before.0.clone()).unwrap_or_default();
    let mut unread = vec![];
    for file in chosen {
        let bytes = file.part(0.0, file.size().min(LONGEST)).await;
        match bytes.and_then(|bytes| text_of(&bytes)) {
            Some(text) => files.push(File { name: file.name(), text }),
            None => unread.push((file.name(), "It can’t be read as text.".to_owned())),
        }
    }
    let plan = RunPlan::from_json(UNATTENDED, Units::Utf16).unwrap_or_default();
    let mut made = fleet(files.clone(), &plan);
    made.skipped.extend(unread);
    tell.emit(RunsAction::Machines(Rc::new((files, made))));
}
