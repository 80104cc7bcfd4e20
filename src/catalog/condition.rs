//! Conditions: what tables say of a plan, such as `run.mode is unattended and machine.padVersion below 2.49`.

use super::named::{self, Named};
use crate::entries::Line;
use crate::model::value::Choice;
use crate::model::{ChoiceSet, Fact, FactSet, Key, Kind, RunPlan, Truth, Value, Version, all};

/// Parts that must all be so.
#[derive(Debug)]
pub struct Condition {
    /// The condition as the table has it.
    pub text: &'static str,
    parts: &'static [Part],
    /// The targets of a run of which all its facts can be asked; `None` where that is any.
    targets: Option<ChoiceSet>,
}

/// One part of a condition.
#[derive(Debug)]
struct Part {
    negated: bool,
    test: Test,
}

#[derive(Debug)]
enum Test {
    /// The fact is "yes".
    Flag(Fact),
    /// The fact is one of these words.
    OneOf(Fact, ChoiceSet),
    /// The number or version is lower.
    Below(Fact, Value),
    /// A statement that has a name.
    Named(&'static Named),
}

impl Condition {
    /// Reads the text of a line. What can’t be understood is noted.
    #[must_use]
    #[inline(never)]
    pub fn read(line: Line) -> Option<Self> {
        let mut parts = vec![];
        for part in line.text.split(" and ") {
            match Part::read(part) {
                Some(part) => parts.push(part),
                None => {
                    line.wrong("this condition was not understood");
                    return None;
                }
            }
        }
        let mut targets: Option<ChoiceSet> = None;
        for of_fact in parts.iter().flat_map(|part: &Part| part.test.facts()).filter_map(|fact| fact.targets()) {
            targets = targets.map_or(Some(of_fact), |known| known.intersection(of_fact));
        }
        Some(Self { text: line.text, parts: parts.leak(), targets })
    }

    /// Whether it is so.
    #[must_use]
    pub fn holds(&self, plan: &RunPlan) -> Truth {
        all(self.parts.iter().map(|part| part.holds(plan)))
    }

    /// Whether it can be asked of such a run: false only if the target is known to be one of which nobody can say it.
    #[must_use]
    pub fn concerns(&self, plan: &RunPlan) -> bool {
        self.targets.is_none_or(|targets| !plan.within(Fact::TargetType, targets).is_no())
    }

    /// The facts that it reads.
    #[must_use]
    pub fn facts(&self) -> FactSet {
        self.parts.iter().flat_map(|part| part.test.facts().iter().copied()).collect()
    }

    /// The numbers and versions with which it compares a fact.
    pub fn bounds(&self, fact: Fact) -> impl Iterator<Item = &Value> {
        self.parts.iter().flat_map(move |part| match &part.test {
            Test::Below(of, bound) if *of == fact => std::slice::from_ref(bound),
            Test::Named(named) => named.bounds(fact),
            _ => &[],
        })
    }

    /// The condition in words, for the catalogue.
    #[must_use]
    pub fn label(&self) -> String {
        self.labels().join("; ")
    }

    /// Its parts in words; all of them must be so.
    #[must_use]
    pub fn labels(&self) -> Vec<String> {
        self.parts.iter().map(Part::label).collect()
    }

    /// True if it names no run mode, or this one.
    #[must_use]
    pub fn allows<C: Choice>(&self, choice: C) -> bool {
        let single = ChoiceSet::of(&[choice]);
        self.parts.iter().all(|part| match &part.test {
            Test::OneOf(fact, words) if *fact == C::FACT => single.is_within(*words) != part.negated,
            _ => true,
        })
    }
}

impl Part {
    fn read(text: &'static str) -> Option<Self> {
        let named = text.strip_prefix("not ").unwrap_or(text);
        if let Some(named_one) = named::find(named) {
            return Some(Self { negated: named.len() != text.len(), test: Test::Named(named_one) });
        }
        let (fact, rest) = text.split_once(' ')?;
        let fact = Fact::from_id(fact)?;
        let (verb, rest) = rest.split_once(' ')?;
        let (negated, test) = match (verb, fact.info().kind) {
            ("is", Kind::Flag { .. }) => (rest == "no", (rest == "yes" || rest == "no").then_some(Test::Flag(fact))),
            ("is", Kind::Choice(words)) => {
                let wanted = rest.strip_prefix("not ");
                let set = ChoiceSet::from_words(words, wanted.unwrap_or(rest).split(" or "));
                (wanted.is_some(), set.map(|set| Test::OneOf(fact, set)))
            }
            ("below" | "from", kind) => {
                let bound = match kind {
                    Kind::Count => rest.parse().ok().map(Value::Count),
                    Kind::Version => Version::parse(rest).map(Value::Version),
                    _ => None,
                };
                (verb == "from", bound.map(|bound| Test::Below(fact, bound)))
            }
            _ => return None,
        };
        Some(Self { negated, test: test? })
    }

    fn holds(&self, plan: &RunPlan) -> Truth {
        let truth = match &self.test {
            Test::Flag(fact) => plan.flag(&Key::new(*fact)),
            Test::OneOf(fact, words) => plan.within(*fact, *words),
            Test::Below(fact, bound) => plan.below(*fact, bound),
            Test::Named(named) => (named.holds)(plan),
        };
        if self.negated { !truth } else { truth }
    }

    fn label(&self) -> String {
        let (fact, said) = match &self.test {
            Test::Named(named) => return sentence(if self.negated { named.label_not } else { named.label }),
            Test::Flag(fact) => {
                let said = match fact.info().kind {
                    Kind::Flag { yes, no } => {
                        if self.negated {
                            no
                        } else {
                            yes
                        }
                    }
                    _ => "",
                };
                return format!("{}: {said}", fact.info().label);
            }
            Test::OneOf(fact, words) => {
                let labels: Vec<&str> = words.words().map(|word| word.label).collect();
                (fact, format!("{}{}", if self.negated { "not " } else { "" }, labels.join(" or ")))
            }
            Test::Below(fact, Value::Version(bound)) => (fact, bounded(bound, self.negated)),
            Test::Below(fact, Value::Count(bound)) => (fact, bounded(bound, self.negated)),
            Test::Below(..) => return String::new(),
        };
        format!("{}: {said}", fact.info().label)
    }
}

/// A phrase that begins like a sentence.
fn sentence(phrase: &str) -> String {
    let mut letters = phrase.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn bounded(bound: &impl std::fmt::Display, from: bool) -> String {
    if from { format!("{bound} or more") } else { format!("below {bound}") }
}

impl Test {
    const fn facts(&self) -> &[Fact] {
        match self {
            Self::Flag(fact) | Self::OneOf(fact, _) | Self::Below(fact, _) => std::slice::from_ref(fact),
            Self::Named(named) => named.facts,
        }
    }
}
