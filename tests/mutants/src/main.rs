//! Writes mutants into a source, each behind a question whether it is in force. Reads from standard input a
//! [`Task`] as JSON, and writes a [`Done`] to standard output.

use anyhow::Result;
use proc_macro2::LineColumn;
use quote::ToTokens;
use serde::{Deserialize, Serialize};
use syn::spanned::Spanned;
use syn::visit_mut::{self, VisitMut};
use syn::{Arm, BinOp, Block, Expr, UnOp, parse_quote};

#[derive(Deserialize)]
struct Task {
    source: String,
    mutants: Vec<Mutant>,
}

/// A change to the source, in the words of `cargo-mutants`.
#[derive(Deserialize)]
struct Mutant {
    number: usize,
    genre: String,
    replacement: String,
    span: Lines,
}

/// Where it stands. Its end is of no use: for some kinds it has the comma.
#[derive(Deserialize)]
struct Lines {
    start: Place,
}

/// Line and column from 1, in letters.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
struct Place {
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct Done {
    source: String,
    /// The numbers of the mutants that found their place.
    woven: Vec<usize>,
}

fn main() -> Result<()> {
    let task: Task = serde_json::from_reader(std::io::stdin())?;
    let done = woven(&task.source, &task.mutants)?;
    Ok(serde_json::to_writer(std::io::stdout(), &done)?)
}

fn woven(source: &str, mutants: &[Mutant]) -> Result<Done> {
    let mut file = syn::parse_file(source)?;
    let mut weaver = Weaver { mutants, done: vec![] };
    weaver.visit_file_mut(&mut file);
    let source = file.into_token_stream().to_string();
    let is_there = |number: &usize| source.contains(&question(*number).into_token_stream().to_string());
    let woven = weaver.done.into_iter().filter(is_there).collect();
    Ok(Done { source, woven })
}

/// Asks whether a mutant is in force.
fn question(number: usize) -> Expr {
    parse_quote!(crate::mutant_in_force(#number))
}

struct Weaver<'m> {
    mutants: &'m [Mutant],
    done: Vec<usize>,
}

impl Weaver<'_> {
    /// The mutants of this kind at this place: each as the question whether it is in force, and its replacement.
    fn at(&mut self, genre: &str, place: Place) -> Vec<(Expr, &str)> {
        let found = self.mutants.iter().filter(|mutant| mutant.genre == genre && mutant.span.start == place);
        found
            .map(|Mutant { number, replacement, .. }| {
                self.done.push(*number);
                (question(*number), replacement.as_str())
            })
            .collect()
    }

    /// A function that may return at once.
    fn body(&mut self, block: &mut Block, first: Option<Place>) {
        let Some(first) = first else { return };
        for (asked, replacement) in self.at("FnValue", first) {
            let Ok(value) = syn::parse_str::<Expr>(replacement) else { continue };
            block.stmts.insert(0, parse_quote!(if #asked { return #value; }));
        }
    }
}

impl VisitMut for Weaver<'_> {
    // What is computed at build time can't ask.
    fn visit_item_const_mut(&mut self, _: &mut syn::ItemConst) {}
    fn visit_impl_item_const_mut(&mut self, _: &mut syn::ImplItemConst) {}
    fn visit_trait_item_const_mut(&mut self, _: &mut syn::TraitItemConst) {}
    fn visit_item_static_mut(&mut self, _: &mut syn::ItemStatic) {}

    fn visit_item_fn_mut(&mut self, item: &mut syn::ItemFn) {
        if item.sig.constness.is_none() {
            let first = begin(&item.block);
            visit_mut::visit_item_fn_mut(self, item);
            self.body(&mut item.block, first);
        }
    }

    fn visit_impl_item_fn_mut(&mut self, item: &mut syn::ImplItemFn) {
        if item.sig.constness.is_none() {
            let first = begin(&item.block);
            visit_mut::visit_impl_item_fn_mut(self, item);
            self.body(&mut item.block, first);
        }
    }

    fn visit_arm_mut(&mut self, arm: &mut Arm) {
        let at = place(arm.span());
        let guard = arm.guard.as_ref().map(|(_, guard)| place(guard.span()));
        visit_mut::visit_arm_mut(self, arm);
        let word = syn::token::If::default();
        if let (Some((_, held)), Some(at)) = (&mut arm.guard, guard) {
            for (asked, replacement) in self.at("MatchArmGuard", at) {
                **held = if replacement == "true" {
                    parse_quote!(#asked || (#held))
                } else {
                    parse_quote!(!#asked && (#held))
                };
            }
        }
        for (asked, _) in self.at("MatchArm", at) {
            let held = arm.guard.take().map(|(_, guard)| guard);
            let held: Expr = held.map_or_else(|| parse_quote!(!#asked), |held| parse_quote!(!#asked && (#held)));
            arm.guard = Some((word, Box::new(held)));
        }
    }

    /// A field that is left out has the value that the rest of the expression gives it.
    fn visit_expr_struct_mut(&mut self, made: &mut syn::ExprStruct) {
        let places: Vec<Place> = made.fields.iter().map(|field| place(field.span())).collect();
        visit_mut::visit_expr_struct_mut(self, made);
        let Some(rest) = made.rest.clone() else { return };
        for (field, at) in made.fields.iter_mut().zip(places) {
            for (asked, _) in self.at("StructField", at) {
                let (name, value) = (&field.member, &field.expr);
                field.expr = parse_quote!(if #asked { (#rest).#name } else { #value });
                field.colon_token.get_or_insert_default();
            }
        }
    }

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        let operator = match &*expr {
            Expr::Binary(binary) if !binds(expr) => Some(("BinaryOperator", place(binary.op.span()))),
            Expr::Unary(unary) => Some(("UnaryOperator", place(unary.op.span()))),
            _ => None,
        };
        visit_mut::visit_expr_mut(self, expr);
        let Some((genre, at)) = operator else { return };
        let unchanged = expr.clone();
        for (asked, replacement) in self.at(genre, at) {
            match unchanged.clone() {
                Expr::Binary(mut changed) => {
                    let Ok(operator) = syn::parse_str::<BinOp>(replacement) else { continue };
                    let left = &changed.left;
                    // `a as usize > b` must not become a type with arguments.
                    changed.left = parse_quote!((#left));
                    changed.op = operator;
                    *expr = parse_quote!((if #asked { #changed } else { #expr }));
                }
                Expr::Unary(syn::ExprUnary { op: UnOp::Not(_) | UnOp::Neg(_), expr: inner, .. }) => {
                    *expr = parse_quote!((if #asked { #inner } else { #expr }));
                }
                _ => {}
            }
        }
    }
}

/// True for a condition that binds names, which stands nowhere else than behind `if` and `while`.
fn binds(expr: &Expr) -> bool {
    match expr {
        Expr::Let(_) => true,
        Expr::Binary(binary) => binds(&binary.left) || binds(&binary.right),
        _ => false,
    }
}

/// Where the first statement stands, which is where `cargo-mutants` says that the function's body is.
fn begin(block: &Block) -> Option<Place> {
    block.stmts.first().map(|first| place(first.span()))
}

fn place(span: proc_macro2::Span) -> Place {
    let LineColumn { line, column } = span.start();
    Place { line, column: column + 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "const A: u8 = 1 + 1;\nfn a(b: u8) -> bool { b < 2 }\n";

    /// A mutant of the part of the source that begins so.
    fn mutant(number: usize, begin: &str, genre: &str, replacement: &str) -> Mutant {
        let before = SOURCE.split(begin).next().unwrap();
        let column = before.rsplit('\n').next().unwrap().len() + 1;
        let start = Place { line: before.matches('\n').count() + 1, column };
        Mutant { number, genre: genre.to_owned(), replacement: replacement.to_owned(), span: Lines { start } }
    }

    #[test]
    fn all_mutants_of_a_place_are_woven_and_none_of_a_constant() {
        let done = woven(
            SOURCE,
            &[
                mutant(1, "<", "BinaryOperator", ">"),
                mutant(2, "<", "BinaryOperator", "=="),
                mutant(3, "+", "BinaryOperator", "-"),
                mutant(4, "b < 2", "FnValue", "true"),
                mutant(5, "<", "BinaryOperator", "no operator"),
            ],
        )
        .unwrap();
        assert_eq!(done.woven.into_iter().collect::<std::collections::BTreeSet<_>>(), [1, 2, 4].into());
        for part in
            ["const A : u8 = 1 + 1 ;", "(1usize) { (b) > 2 }", "(2usize) { (b) == 2 }", "(4usize) { return true ; }"]
        {
            assert!(done.source.contains(part), "{part} in {}", done.source);
        }
    }
}
