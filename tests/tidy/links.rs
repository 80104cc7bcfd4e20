//! Relative links between the documents lead to existing files.

use super::{files, root};

/// The targets of Markdown links, such as `[name](target)`, outside code.
fn targets(text: &str) -> Vec<&str> {
    let mut fenced = false;
    let mut found = vec![];
    for line in text.lines() {
        fenced ^= line.trim_start().starts_with("```");
        if !fenced {
            found.extend(line.split("](").skip(1).filter_map(|rest| rest.split(')').next()));
        }
    }
    found
}

#[test]
fn each_link_between_documents_leads_to_a_file() {
    let mut documents = files("docs", "md");
    for file in std::fs::read_dir(root()).unwrap().flatten().map(|entry| entry.path()) {
        if file.extension().is_some_and(|extension| extension == "md") {
            let text = std::fs::read_to_string(&file).unwrap();
            documents.push((file.strip_prefix(root()).unwrap().to_owned(), text));
        }
    }
    let mut seen = 0;
    for (path, text) in documents {
        for target in targets(&text).into_iter().filter(|target| !target.contains("://") && !target.starts_with('#')) {
            let target = target.split('#').next().unwrap();
            let file = root().join(&path).parent().unwrap().join(target);
            assert!(file.exists(), "{}: there is no {target}", path.display());
            seen += 1;
        }
    }
    assert!(seen >= 5, "{seen} links");
}

#[test]
fn a_link_in_code_is_none() {
    assert_eq!(
        targets("[a](one.md) and [b](two.md#c)\n```\n[c](three.md)\n```\n[d](four.md)"),
        ["one.md", "two.md#c", "four.md"]
    );
}
