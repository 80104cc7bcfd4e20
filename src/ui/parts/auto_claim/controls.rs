//! The controls for a situation, one for each question: on the form, and where the next question is asked.

use crate::autoclaim::ask::Ask;
use crate::autoclaim::choices::{choices, taken_back, with_seats};
use crate::autoclaim::products::Named;
use crate::autoclaim::texts::{self, Text};
use crate::autoclaim::{App, Moment, Situation};
use crate::labels;
use crate::model::{Licenses, OpenList, Version};
use crate::ui::parts::facts::license_list::license_list;
use crate::ui::parts::shared::how_to_find_out::ways_to_find_out;
use crate::ui::parts::shared::segments::{Segment, segments};
use crate::ui::parts::shared::text_field::{Form, TextField};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What the controls show, and where a change goes.
#[derive(Clone, Copy)]
pub(crate) struct Controls<'a> {
    pub(crate) situation: &'a Situation,
    pub(crate) on_situation: &'a Callback<Situation>,
    /// Makes the names of controls differ from those of the same question elsewhere on the page.
    pub(crate) scope: &'static str,
}

impl Controls<'_> {
    /// A question with its control and with how to find the answer.
    pub(crate) fn field(&self, ask: Ask) -> Html {
        let (entry, path) = ask.entry_and_field();
        let Some(text) = texts::find(entry) else { return Html::default() };
        html! {
            <fieldset class="fact" key={path.clone()} data-ask={path} tabindex="-1">
                <legend>{ text.line("question") }</legend>
                <div class="fact-line">
                    <div class="fact-value">{ self.control(ask) }</div>
                    <div class="fact-foot">{ how_to_find_out(text) }</div>
                </div>
            </fieldset>
        }
    }

    /// The control alone.
    pub(crate) fn control(&self, ask: Ask) -> Html {
        match ask {
            Ask::PadVersion => self.version(),
            Ask::UserLicenses => self.licenses(),
            Ask::Seats => self.seats(),
            Ask::PolicyProduct(at) => html! { <>{ self.strip(ask) }{ self.other_product(at) }</> },
            Ask::PolicyBackups(at) => html! { <>{ self.strip(ask) }{ self.backups(at) }</> },
            Ask::Act => html! { <>{ self.one_of() }{ self.strip(ask) }</> },
            _ => self.strip(ask),
        }
    }

    /// Passes the situation on with one thing changed.
    pub(crate) fn changed<T: 'static>(&self, change: impl Fn(&mut Situation, T) + 'static) -> Callback<T> {
        let situation = self.situation.clone();
        self.on_situation.reform(move |with: T| {
            let mut situation = situation.clone();
            change(&mut situation, with);
            situation
        })
    }

    /// The answers of one word, and that it is not known.
    fn strip(&self, ask: Ask) -> Html {
        let name = AttrValue::from(format!("{}-{}", self.scope, ask.entry_and_field().1));
        let mut answers: Vec<(&'static str, Situation)> =
            choices(ask, self.situation).into_iter().map(|choice| (choice.label, choice.gives)).collect();
        answers.push(("Not known", taken_back(ask, self.situation)));
        let strip = answers
            .iter()
            .map(|(label, gives)| Segment { label: (*label).into(), chosen: gives == self.situation })
            .collect::<Vec<_>>();
        let on_situation = self.on_situation.clone();
        let on_choose = Callback::from(move |at: usize| {
            if let Some((_, gives)) = answers.get(at) {
                on_situation.emit(gives.clone());
            }
        });
        segments(&name, strip, &on_choose)
    }

    /// The acts of which one is meant, where more than one is.
    fn one_of(&self) -> Html {
        match &self.situation.act.what {
            Some(acts) if acts.several().len() > 1 => {
                let titles = acts.several().iter().filter_map(|act| texts::find_two("act", &texts::kebab(act.word())));
                let titles: Vec<&str> = titles.map(|text| text.line("title")).collect();
                html! { <p class="in-words">{ "One of these: " }{ titles.join("; ") }</p> }
            }
            _ => Html::default(),
        }
    }

    fn version(&self) -> Html {
        let value = self.situation.act.pad_version.as_ref().map(ToString::to_string).unwrap_or_default();
        let on_text = self.changed(|situation, text: String| situation.act.pad_version = Version::parse(&text));
        let id = format!("{}-version", self.scope);
        html! { <TextField {id} label="Version, for example 2.50" form={Form::Version} {value} {on_text} /> }
    }

    fn licenses(&self) -> Html {
        let none = Licenses { list: OpenList { items: vec![], complete: false }, lacks: vec![] };
        let held = self.situation.user.licenses.clone().unwrap_or_else(|| none.clone());
        let on_held = self.changed(move |situation, held: Licenses| {
            situation.user.licenses = Some(held).filter(|held| *held != none);
        });
        license_list(&format!("{}-licenses", self.scope).into(), &held, &on_held)
    }

    /// How many licences are left, product by product.
    pub(crate) fn seats(&self) -> Html {
        let listed = self.situation.tenant.licenses.as_ref().map_or(&[][..], |list| &list.items);
        let mut products: Vec<String> = listed.iter().map(|seats| seats.product.clone()).collect();
        let of_policies = self
            .situation
            .listed()
            .iter()
            .flat_map(|policy| policy.product.iter().chain(policy.backups.iter().flatten()).map(String::as_str));
        for product in App::OURS.iter().filter_map(|app| app.product()).chain(of_policies) {
            if !products.iter().any(|known| Named::of(known).is(Named::of(product)) == Some(true)) {
                products.push(product.to_owned());
            }
        }
        products.sort();
        let row = |product: &String| {
            let free = listed.iter().find(|seats| seats.product == *product).and_then(|seats| seats.free);
            let name = labels::product(product);
            let situation = self.situation.clone();
            let written = product.clone();
            let on_text = self
                .on_situation
                .reform(move |text: String| with_seats(&situation, &written, text.trim().parse().ok()));
            let id = format!("{}-seats-{product}", self.scope);
            html! {
                <div class="field" key={product.clone()}>
                    <span class="fine">{ format!("{name}: licences left") }</span>
                    <TextField {id} label="Licences left" form={Form::Count} value={free.map(|free| free.to_string()).unwrap_or_default()} {on_text} />
                </div>
            }
        };
        html! { <div class="seats">{ for products.iter().map(row) }</div> }
    }

    fn other_product(&self, at: usize) -> Html {
        let product = self.situation.listed().get(at).and_then(|policy| policy.product.as_deref()).unwrap_or_default();
        let own = App::OURS.iter().any(|app| app.product() == Some(product));
        let value = if own { String::new() } else { labels::product(product) };
        let on_text = self.changed(move |situation, text: String| {
            if let Some(policy) = situation.policies.as_mut().and_then(|list| list.items.get_mut(at)) {
                policy.product = Some(text.trim().to_owned()).filter(|text| !text.is_empty());
            }
        });
        let id = format!("{}-product-{at}", self.scope);
        html! { <TextField {id} label="or another product: its name, part number or GUID" {value} {on_text} /> }
    }

    fn backups(&self, at: usize) -> Html {
        let backups = self.situation.listed().get(at).and_then(|policy| policy.backups.as_ref());
        let value = backups.map(|list| list.iter().map(|one| labels::product(one)).collect::<Vec<_>>().join(", "));
        let on_text = self.changed(move |situation, text: String| {
            if let Some(policy) = situation.policies.as_mut().and_then(|list| list.items.get_mut(at)) {
                let named: Vec<String> =
                    text.split(',').map(|one| one.trim().to_owned()).filter(|one| !one.is_empty()).collect();
                policy.backups = Some(named).filter(|named| !named.is_empty());
            }
        });
        let id = format!("{}-backups-{at}", self.scope);
        html! { <TextField {id} label="or these, in their order, with commas between them" value={value.unwrap_or_default()} {on_text} /> }
    }
}

/// A moment by the clock on the wall.
pub(crate) fn moment_field(
    id: String,
    label: &'static str,
    moment: Option<Moment>,
    on_moment: &Callback<Option<Moment>>,
) -> Html {
    let onchange =
        on_moment.reform(|event: Event| Moment::parse(&event.target_unchecked_into::<HtmlInputElement>().value()));
    html! {
        <div class="field">
            <label for={id.clone()}>{ label }</label>
            <input {id} type="datetime-local" value={moment.map(Moment::text).unwrap_or_default()} {onchange} />
        </div>
    }
}

/// What exactly is meant by a question, and how to find the answer.
pub(crate) fn how_to_find_out(text: &'static Text) -> Html {
    ways_to_find_out(text.line("help"), &text.ways(), text.line("question"))
}
