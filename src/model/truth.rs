//! Three-valued truth that records the facts it is based on.

use super::fact::FactSet;

/// The truth of a statement, given the known facts.
///
/// For statements that read different facts, `all`, `any` and `!` are exact: the result is open only if the open facts
/// can make it true and can make it false.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    /// True, because of these facts.
    Yes(FactSet),
    /// False, because of these facts.
    No(FactSet),
    /// Open until one of these facts is known.
    Open(FactSet),
}

impl Truth {
    /// True for `Yes`.
    #[must_use]
    pub const fn is_yes(self) -> bool {
        matches!(self, Self::Yes(_))
    }

    /// True for `No`.
    #[must_use]
    pub const fn is_no(self) -> bool {
        matches!(self, Self::No(_))
    }

    /// True for `Open`.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Open(_))
    }

    /// The facts that would decide it; empty unless it is open.
    #[must_use]
    pub const fn open(self) -> FactSet {
        match self {
            Self::Open(facts) => facts,
            Self::Yes(_) | Self::No(_) => FactSet::EMPTY,
        }
    }

    /// The facts that it is based on, or that would decide it.
    #[must_use]
    pub const fn facts(self) -> FactSet {
        match self {
            Self::Yes(facts) | Self::No(facts) | Self::Open(facts) => facts,
        }
    }
}

impl std::ops::Not for Truth {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::Yes(facts) => Self::No(facts),
            Self::No(facts) => Self::Yes(facts),
            open @ Self::Open(_) => open,
        }
    }
}

/// True if every part is true; false as soon as one is false.
#[must_use]
pub fn all(parts: impl IntoIterator<Item = Truth>) -> Truth {
    let mut reasons = FactSet::EMPTY;
    let mut open = FactSet::EMPTY;
    for part in parts {
        match part {
            Truth::No(facts) => return Truth::No(facts),
            Truth::Yes(facts) => reasons = reasons.union(facts),
            Truth::Open(facts) => open = open.union(facts),
        }
    }
    if open.is_empty() { Truth::Yes(reasons) } else { Truth::Open(open) }
}

/// True as soon as one part is true; false if every part is false.
#[must_use]
pub fn any(parts: impl IntoIterator<Item = Truth>) -> Truth {
    !all(parts.into_iter().map(|part| !part))
}

#[cfg(test)]
mod tests {
    use super::super::fact::Fact;
    use super::*;

    const A: FactSet = FactSet::of(Fact::RunMode);
    const B: FactSet = FactSet::of(Fact::MachineSessions);

    #[test]
    fn a_false_part_decides_even_beside_an_open_one() {
        assert_eq!(all([Truth::Open(A), Truth::No(B)]), Truth::No(B));
        assert_eq!(any([Truth::Open(A), Truth::Yes(B)]), Truth::Yes(B));
    }

    #[test]
    fn only_open_facts_are_asked_for() {
        assert_eq!(all([Truth::Yes(A), Truth::Open(B)]), Truth::Open(B));
        assert_eq!(any([Truth::No(A), Truth::Open(B)]), Truth::Open(B));
    }

    #[test]
    fn reasons_are_collected() {
        assert_eq!(all([Truth::Yes(A), Truth::Yes(B)]), Truth::Yes(A.union(B)));
        assert_eq!(any([Truth::No(A), Truth::No(B)]), Truth::No(A.union(B)));
    }
}
