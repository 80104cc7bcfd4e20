//! The questions that a paste leaves open, with licences asked for as the user's: this page is about one user.

use crate::intake::{Choice, Offer, OfferKind};
use crate::model::{Fact, Knowledge, Value};
use crate::ui::fact_edit::FactEdit;
use crate::ui::parts::paste::offers::offers;
use yew::prelude::*;

/// The end of the workbench's question about licences, and that of this page's.
const OF_OWNER: &str = "Is this the connection owner?";
const OF_USER: &str = "Is this the user?";

/// The questions. `on_choose` is as for [`offers`]; `on_edit` says what the user holds.
pub(crate) fn claim_offers(
    all: &[Offer],
    knowledge: &Knowledge,
    on_choose: &Callback<(usize, usize)>,
    on_edit: &Callback<FactEdit>,
) -> Html {
    let plan = knowledge.plan();
    let held = plan.get(Fact::UserLicenses);
    // The licences of each offer; nothing for another question.
    let licences: Vec<Option<Value>> = all.iter().map(licences).collect();
    let asked: Vec<Offer> = all
        .iter()
        .zip(&licences)
        .map(|(offer, licences)| match (licences, offer.choices.first()) {
            (Some(licences), Some(owner)) => Offer {
                kind: offer.kind,
                question: offer.question.replace(OF_OWNER, OF_USER),
                choices: vec![
                    Choice { label: "Yes".to_owned(), in_force: held == Some(licences), ..owner.clone() },
                    Choice { label: "No, the connection owner".to_owned(), ..owner.clone() },
                ],
            },
            _ => offer.clone(),
        })
        .collect();
    let (on_choose, on_edit) = (on_choose.clone(), on_edit.clone());
    let on_choice = Callback::from(move |(at, choice): (usize, usize)| match licences.get(at) {
        Some(Some(licences)) if choice == 0 => on_edit.emit(FactEdit::Set(Fact::UserLicenses, licences.clone())),
        Some(Some(_)) => on_choose.emit((at, 0)),
        _ => on_choose.emit((at, choice)),
    });
    offers(&asked, &on_choice)
}

/// The licences that an offer is about.
fn licences(offer: &Offer) -> Option<Value> {
    let facts = &offer.choices.first().filter(|_| offer.kind == OfferKind::Holder)?.facts;
    facts.iter().find(|fact| fact.fact == Fact::ConnectionOwnerLicenses).map(|fact| fact.value.clone())
}
