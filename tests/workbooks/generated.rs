//! Generated workbooks: every way in which a cell can be written, in every order, with gaps.

use proptest::prelude::*;
use std::fmt::Write;

/// A cell: its kind, and the texts that it is made of.
#[derive(Clone, Debug)]
pub(crate) enum Cell {
    Gap,
    Number(f64),
    Date(f64),
    Is(bool),
    Error,
    /// Nothing but a format.
    Blank,
    Inline(String),
    /// A result of a formula.
    Result(String),
    Shared(String),
    /// Parts with formats of their own, shared or inline, and a phonetic reading, which isn't part of the text.
    Rich(bool, Vec<String>, bool),
}

/// How a workbook is written.
#[derive(Clone, Debug)]
pub(crate) struct Book {
    sheets: Vec<Vec<Vec<Cell>>>,
    /// Rows and cells have their places.
    has_places: bool,
    /// Tags have a prefix.
    has_prefix: bool,
    /// Special characters are written as numbers, carriage returns as `_x000D_`.
    has_numbers: bool,
    /// The files of sheets and texts have names in other letters.
    has_odd_names: bool,
    since_1904: bool,
    /// Lines and comments between the tags.
    is_wide: bool,
}

const COLUMNS: usize = 6;

fn text() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec![
        "a",
        " ",
        "  ",
        "\n",
        "\r\n",
        "\t",
        "<b>",
        "&",
        "&amp;",
        "\"",
        "'",
        "]]",
        ">",
        "_x000D_",
        "_x0041_",
        "_x005F_",
        "_",
        "ü",
        "注文",
        "😀",
        "8",
        "-1073741715",
        "NoCandidateMachine",
        "<!--",
        "1e3",
    ]);
    prop::collection::vec(part, 1..6).prop_map(|parts| parts.concat())
}

fn cell() -> impl Strategy<Value = Cell> {
    prop_oneof![
        3 => Just(Cell::Gap),
        1 => prop_oneof![any::<i32>().prop_map(f64::from), -1e6..1e6, Just(0.1), Just(1e300)].prop_map(Cell::Number),
        1 => (1.0..80_000.0).prop_map(Cell::Date),
        1 => any::<bool>().prop_map(Cell::Is),
        1 => Just(Cell::Error),
        1 => Just(Cell::Blank),
        2 => text().prop_map(Cell::Inline),
        2 => text().prop_map(Cell::Result),
        3 => text().prop_map(Cell::Shared),
        2 => (any::<bool>(), prop::collection::vec(text(), 1..4), any::<bool>()).prop_map(|(shared, parts, reading)| Cell::Rich(shared, parts, reading)),
    ]
}

/// Any workbook.
pub(crate) fn book() -> impl Strategy<Value = Book> {
    let sheet = prop::collection::vec(prop::collection::vec(cell(), COLUMNS), 0..8);
    let ways = prop::array::uniform6(any::<bool>());
    (prop::collection::vec(sheet, 1..4), ways).prop_map(
        |(sheets, [has_places, has_prefix, has_numbers, has_odd_names, since_1904, is_wide])| Book {
            sheets,
            has_places,
            has_prefix,
            has_numbers,
            has_odd_names,
            since_1904,
            is_wide,
        },
    )
}

impl Book {
    /// The files of the workbook.
    pub(crate) fn files(&self) -> Vec<(String, String)> {
        let mut shared = vec![];
        let sheets: Vec<String> = self.sheets.iter().map(|sheet| self.rows(sheet, &mut shared)).collect();
        let attribute = if self.since_1904 { "date1904=\"1\"" } else { "" };
        let odd = |text: String| {
            if self.has_odd_names {
                text.replace("sharedStrings.xml", "SharedStrings.xml").replace("worksheets/sheet", "worksheets/Sheet")
            } else {
                text
            }
        };
        archive_of(attribute, &shared, &sheets)
            .into_iter()
            .map(|(name, text)| (odd(name), odd(self.prefixed(&text))))
            .collect()
    }

    fn rows(&self, sheet: &[Vec<Cell>], shared: &mut Vec<String>) -> String {
        let head = (0..COLUMNS).map(|column| Cell::Shared(format!("c{column}"))).collect();
        let mut made = String::new();
        for (row, cells) in std::iter::once(&head).chain(sheet).enumerate() {
            let row = row + 1;
            if self.is_wide {
                made += "\r\n  <!-- <c><v>9</v></c> > -->";
            }
            made += &if self.has_places { format!("<row r=\"{row}\" spans=\"1:6\">") } else { "<row>".to_owned() };
            // Without places there are no gaps: an empty cell keeps the place.
            for (column, cell) in ('A'..).zip(cells) {
                let place = if self.has_places { format!(" r=\"{column}{row}\"") } else { String::new() };
                if !matches!(cell, Cell::Gap) || !self.has_places {
                    made += &self.cell(&place, cell, shared);
                }
            }
            made += "</row>";
        }
        made
    }

    fn cell(&self, place: &str, cell: &Cell, shared: &mut Vec<String>) -> String {
        let mut share = |text: String| {
            shared.push(text);
            format!("<c t=\"s\"{place}><v>{}</v></c>", shared.len() - 1)
        };
        match cell {
            Cell::Gap => format!("<c{place}/>"),
            Cell::Blank => format!("<c{place} s=\"1\"></c>"),
            Cell::Number(number) => format!("<c{place}><v>{number:?}</v></c>"),
            Cell::Date(number) => format!("<c{place} s=\"1\" t=\"n\"><v>{number:?}</v></c>"),
            Cell::Is(is) => format!("<c{place} t=\"b\"><v>{}</v></c>", u8::from(*is)),
            Cell::Error => format!("<c{place} t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>"),
            Cell::Result(text) => format!("<c{place} t=\"str\"><f>A1&amp;\"v\"</f><v>{}</v></c>", self.text(text)),
            Cell::Inline(text) => format!("<c{place} t=\"inlineStr\"><is>{}</is></c>", self.part(text)),
            Cell::Shared(text) => share(self.part(text)),
            Cell::Rich(is_shared, parts, has_reading) => {
                let mut made: String =
                    parts.iter().map(|part| format!("<r><rPr><b/></rPr>{}</r>", self.part(part))).collect();
                if *has_reading {
                    made += "<rPh sb=\"0\" eb=\"1\"><t>yomi</t></rPh>";
                }
                if *is_shared { share(made) } else { format!("<c{place} t=\"inlineStr\"><is>{made}</is></c>") }
            }
        }
    }

    fn part(&self, text: &str) -> String {
        format!("<t xml:space=\"preserve\">{}</t>", self.text(text))
    }

    /// A text as XML; an underscore that could be read as part of an escape is escaped itself.
    fn text(&self, text: &str) -> String {
        let text = text.replace("_x", "_x005F_x");
        let text = if self.has_numbers { text.replace('\r', "_x000D_") } else { text };
        let mut made = String::new();
        for letter in text.chars() {
            match letter {
                '<' => made += "&lt;",
                '>' => made += "&gt;",
                '&' => made += "&amp;",
                '"' => made += "&quot;",
                '\'' => made += "&apos;",
                letter if self.has_numbers && !letter.is_ascii() => write!(made, "&#x{:X};", letter as u32).unwrap(),
                letter => made.push(letter),
            }
        }
        made
    }

    /// The same with a prefix before the name of each tag.
    fn prefixed(&self, text: &str) -> String {
        if !self.has_prefix {
            return text.to_owned();
        }
        let mut made = text.replace("xmlns=", "xmlns:x=");
        for tag in ["worksheet", "sheetData", "row", "c", "v", "f", "is", "t", "r", "rPr", "b", "rPh", "sst", "si"] {
            for (open, rest) in [("<", " "), ("<", ">"), ("<", "/"), ("</", ">")] {
                made = made.replace(&format!("{open}{tag}{rest}"), &format!("{open}x:{tag}{rest}"));
            }
        }
        made
    }
}

/// The files of a workbook with these attributes, shared texts, and rows for each sheet.
pub(crate) fn archive_of(attributes: &str, shared: &[String], sheets: &[String]) -> Vec<(String, String)> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGES: &str = "http://schemas.openxmlformats.org/package/2006";
    let link = |id: usize, kind: &str, target: &str| {
        format!("<Relationship Id=\"rId{id}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/>")
    };
    let links = |all: &str| format!("<Relationships xmlns=\"{PACKAGES}/relationships\">{all}</Relationships>");
    let (mut names, mut targets) =
        (String::new(), link(100, "sharedStrings", "sharedStrings.xml") + &link(101, "styles", "styles.xml"));
    for sheet in 1..=sheets.len() {
        write!(names, "<sheet name=\"Sheet {sheet}\" sheetId=\"{sheet}\" r:id=\"rId{sheet}\"/>").unwrap();
        targets += &link(sheet, "worksheet", &format!("worksheets/sheet{sheet}.xml"));
    }
    let texts: String = shared.iter().map(|text| format!("<si>{text}</si>")).collect();
    let mut files = vec![
        (
            "[Content_Types].xml".to_owned(),
            format!(
                "<Types xmlns=\"{PACKAGES}/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"
            ),
        ),
        ("_rels/.rels".to_owned(), links(&link(1, "officeDocument", "xl/workbook.xml"))),
        (
            "xl/workbook.xml".to_owned(),
            format!(
                "<?xml version=\"1.0\"?><workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><workbookPr {attributes}/><sheets>{names}</sheets></workbook>"
            ),
        ),
        ("xl/_rels/workbook.xml.rels".to_owned(), links(&targets)),
        (
            "xl/styles.xml".to_owned(),
            format!(
                "<styleSheet xmlns=\"{MAIN}\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"22\"/></cellXfs></styleSheet>"
            ),
        ),
        ("xl/sharedStrings.xml".to_owned(), format!("<?xml version=\"1.0\"?><sst xmlns=\"{MAIN}\">{texts}</sst>")),
    ];
    for (sheet, rows) in (1..).zip(sheets) {
        files.push((
            format!("xl/worksheets/sheet{sheet}.xml"),
            format!("<?xml version=\"1.0\"?><worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData></worksheet>"),
        ));
    }
    files
}
