//! Which modules use which: the modules of one folder must not use each other in a circle.

use super::files;
use std::collections::{BTreeMap, BTreeSet};

type Path = Vec<String>;

#[test]
fn the_modules_of_a_folder_use_each_other_in_one_direction() {
    // `grammar` is not among them: a value can be a list of items, and an item has values.
    let roots = ["src", "xtask/src", "tables/src", "catalog-compiler/src"];
    let found: BTreeSet<String> = roots
        .iter()
        .flat_map(|root| circles(&uses(&modules(root))))
        .map(|(folder, circle)| format!("in `{}`: {}", folder.join("::"), circle.join(" → ")))
        .collect();
    let found: Vec<_> = found.into_iter().collect();
    assert!(found.is_empty(), "modules use each other in a circle:\n{}", found.join("\n"));
}

#[test]
fn a_circle_is_found_through_a_name_that_is_passed_on() {
    let module = |path: &str, text: &str| (path.split("::").map(str::to_owned).collect::<Path>(), text.to_owned());
    let modules = BTreeMap::from([
        (vec![], String::new()),
        module("shop", "pub use price::Price;"),
        module("shop::price", "use super::{basket::{Item, Basket}};"),
        module("shop::basket", "use crate::shop::Price; // not crate::shop::stock"),
        module("shop::stock", "use super::basket::Basket;"),
    ]);
    let circles = circles(&uses(&modules));
    assert_eq!(
        circles,
        [(vec!["shop".to_owned()], vec!["basket".to_owned(), "price".to_owned(), "basket".to_owned()])]
    );
}

/// Each module's text without comments and tests, by its path in the crate.
fn modules(root: &str) -> BTreeMap<Path, String> {
    let mut modules = BTreeMap::new();
    for (file, text) in files(root, "rs") {
        let inside = file.strip_prefix(root).unwrap().with_extension("");
        let mut path: Path = inside.iter().map(|part| part.to_str().unwrap().to_owned()).collect();
        if path.last().is_some_and(|last| ["mod", "lib", "main"].contains(&last.as_str())) {
            path.pop();
        }
        let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default().to_owned();
        modules.entry(path).or_insert_with(String::new).push_str(&text);
    }
    modules
}

/// The modules that each module uses, through names that other modules pass on too.
fn uses(modules: &BTreeMap<Path, String>) -> BTreeMap<Path, BTreeSet<Path>> {
    let mut passed_on: BTreeMap<Path, Path> = BTreeMap::new();
    for (module, text) in modules {
        for line in without_comments(text).split(';') {
            let Some(at) = line.rfind("pub use ").or_else(|| line.rfind("pub(crate) use ")) else { continue };
            let names = line.get(at..).unwrap_or_default().split_once("use ").map_or("", |(_, names)| names);
            for name in branches(names) {
                let target = absolute(module, &name).unwrap_or_else(|| join(module, &name));
                if let Some(last) = target.last().cloned() {
                    passed_on.insert(join(module, &[last]), target);
                }
            }
        }
    }
    let home = |name: &Path| {
        let mut name = name.clone();
        for _ in 0..4 {
            let Some(end) = (1..=name.len()).find(|end| passed_on.contains_key(&name[..*end])) else { break };
            let target = join(&passed_on[&name[..end]], &name[end..]);
            if target == name {
                break;
            }
            name = target;
        }
        (1..=name.len()).rev().map(|end| name[..end].to_vec()).find(|path| modules.contains_key(path))
    };
    let used = |module: &Path, text: &String| {
        let names = names(&without_comments(text)).into_iter().filter_map(|name| absolute(module, &name));
        names.filter_map(|name| home(&name)).filter(|used| used != module).collect()
    };
    modules.iter().map(|(module, text)| (module.clone(), used(module, text))).collect()
}

/// Which modules of each folder use which of the same folder.
fn siblings(uses: &BTreeMap<Path, BTreeSet<Path>>) -> BTreeMap<Path, BTreeMap<String, BTreeSet<String>>> {
    let mut siblings: BTreeMap<Path, BTreeMap<String, BTreeSet<String>>> = BTreeMap::new();
    for (from, to) in uses.iter().flat_map(|(from, all)| all.iter().map(move |to| (from, to))) {
        let common = from.iter().zip(to).take_while(|(one, other)| one == other).count();
        if let (Some(one), Some(other)) = (from.get(common), to.get(common)) {
            let folder = siblings.entry(from[..common].to_vec()).or_default();
            folder.entry(one.clone()).or_default().insert(other.clone());
            folder.entry(other.clone()).or_default();
        }
    }
    siblings
}

/// Which modules of a folder of `src` use which of the same folder.
pub(super) fn of_folder(folder: &[&str]) -> BTreeMap<String, BTreeSet<String>> {
    let folder: Path = folder.iter().map(|name| (*name).to_owned()).collect();
    siblings(&uses(&modules("src"))).remove(&folder).unwrap_or_default()
}

/// One circle for each folder that has any: the folder, and its modules in the order in which they use each other.
fn circles(uses: &BTreeMap<Path, BTreeSet<Path>>) -> Vec<(Path, Path)> {
    let siblings = siblings(uses);
    let way = |graph: &BTreeMap<String, BTreeSet<String>>| {
        graph.keys().find_map(|start| {
            let mut ways = vec![vec![start.clone()]];
            let mut seen = BTreeSet::new();
            while let Some(way) = ways.pop() {
                for next in graph.get(way.last()?).into_iter().flatten() {
                    let longer: Path = way.iter().chain([next]).cloned().collect();
                    if next == start {
                        return Some(longer);
                    }
                    if seen.insert(next.clone()) {
                        ways.push(longer);
                    }
                }
            }
            None
        })
    };
    siblings.iter().filter_map(|(folder, graph)| Some((folder.clone(), way(graph)?))).collect()
}

fn without_comments(text: &str) -> String {
    text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// Every path that begins with `crate`, `super` or `self`, with each branch of its braces.
fn names(text: &str) -> Vec<Path> {
    let mut names = vec![];
    for start in ["crate::", "super::", "self::"] {
        for (at, _) in text.match_indices(start) {
            let before = text[..at].chars().next_back();
            if before.is_none_or(|letter| !letter.is_alphanumeric() && letter != '_' && letter != ':') {
                names.extend(branches(&text[at..]));
            }
        }
    }
    names
}

/// The paths of `a::{b, c::d}`, up to where the tree ends.
fn branches(text: &str) -> Vec<Path> {
    let is_path = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == ':';
    let text = text.trim_start();
    let end = text.find(|letter| !is_path(letter)).unwrap_or(text.len());
    let stem: Path = text[..end].split("::").filter(|part| !part.is_empty()).map(str::to_owned).collect();
    let Some(inside) = text[end..].strip_prefix('{').filter(|_| text[..end].is_empty() || text[..end].ends_with("::"))
    else {
        return vec![stem];
    };
    let (mut depth, mut begin, mut all) = (0, 0, vec![]);
    for (at, letter) in inside.char_indices() {
        if (letter == ',' || letter == '}') && depth == 0 {
            all.extend(branches(&inside[begin..at]).into_iter().map(|rest| join(&stem, &rest)));
            begin = at + 1;
        }
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            _ => {}
        }
    }
    all
}

/// A path as it is from the root of the crate; nothing for one of another crate.
fn absolute(module: &Path, name: &[String]) -> Option<Path> {
    let (first, rest) = name.split_first()?;
    match first.as_str() {
        "crate" => Some(rest.to_vec()),
        "self" => Some(join(module, rest)),
        "super" => {
            let (_, parent) = module.split_last()?;
            let parent = parent.to_vec();
            if rest.first().is_some_and(|next| next == "super") {
                absolute(&parent, rest)
            } else {
                Some(join(&parent, rest))
            }
        }
        _ => None,
    }
}

fn join(path: &[String], rest: &[String]) -> Path {
    path.iter().chain(rest).cloned().collect()
}
