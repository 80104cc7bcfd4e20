//! Writes a history in the formats in which it is exported.

use super::{COLUMNS, Run};
use serde_json::{Map, Value};
use std::collections::HashMap;
use std::io::Write;

/// CSV with this separator, quoted where necessary.
pub(crate) fn csv(runs: &[Run], sign: char) -> String {
    let head = COLUMNS.map(str::to_owned);
    std::iter::once(head).chain(runs.iter().map(Run::values)).map(|values| line(&values, sign)).collect()
}

/// Rows without a heading, as in Synapse Link partitions.
pub(crate) fn partition(runs: &[Run]) -> String {
    runs.iter().map(|run| line(&run.values(), ',')).collect()
}

pub(crate) fn line(values: &[String], sign: char) -> String {
    let cell = |value: &String| match value.contains([sign, '"', '\n', '\r']) {
        true => format!("\"{}\"", value.replace('"', "\"\"")),
        false => value.clone(),
    };
    values.iter().map(cell).collect::<Vec<_>>().join(&sign.to_string()) + "\r\n"
}

/// A row as Dataverse returns it: numbers as numbers, missing values as `null`.
pub(crate) fn object(run: &Run) -> Value {
    let values = COLUMNS.iter().zip(run.values()).map(|(name, value)| {
        let value = match *name {
            "statecode" | "statuscode" | "runmode" => Value::from(value.parse::<u8>().unwrap()),
            _ if value.is_empty() => Value::Null,
            _ => Value::from(value),
        };
        ((*name).to_owned(), value)
    });
    Value::Object(values.collect::<Map<_, _>>())
}

/// One object per line.
pub(crate) fn ndjson(runs: &[Run]) -> String {
    runs.iter().map(|run| format!("{}\n", object(run))).collect()
}

/// OData pages, one after the other.
pub(crate) fn pages(runs: &[Run], size: usize) -> String {
    let page = |rows: &[Run]| {
        let rows: Vec<Value> = rows.iter().map(object).collect();
        let context = "https://contoso.crm4.dynamics.com/api/data/v9.2/$metadata#flowsessions";
        format!("{}\n", serde_json::json!({ "@odata.context": context, "value": rows }))
    };
    runs.chunks(size).map(page).collect()
}

/// An Excel workbook: numbers as numbers, half of the texts shared and half inline, a title above the heading.
pub(crate) fn workbook(runs: &[Run]) -> Vec<u8> {
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('\r', "_x000D_");
    let mut shared: Vec<String> = vec![];
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut sheet = String::from(
        "<?xml version=\"1.0\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>",
    );
    sheet += "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Runs of the night</t></is></c></row>";
    let head = COLUMNS.map(str::to_owned);
    for (at, values) in std::iter::once(head).chain(runs.iter().map(Run::values)).enumerate() {
        let row = at + 2;
        sheet += &format!("<row r=\"{row}\">");
        for (column, value) in ('A'..).zip(&values).filter(|(_, value)| !value.is_empty()) {
            let place = format!("r=\"{column}{row}\"");
            sheet += &if value.parse::<u8>().is_ok() {
                format!("<c {place}><v>{value}</v></c>")
            } else if column < 'H' {
                let next = shared.len();
                let number = *places.entry(value.clone()).or_insert(next);
                if number == next {
                    shared.push(format!("<si><t xml:space=\"preserve\">{}</t></si>", escaped(value)));
                }
                format!("<c {place} t=\"s\"><v>{number}</v></c>")
            } else {
                format!("<c {place} t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>", escaped(value))
            };
        }
        sheet += "</row>";
    }
    sheet += "</sheetData></worksheet>";
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let packages = "http://schemas.openxmlformats.org/package/2006";
    let texts = format!(
        "<?xml version=\"1.0\"?><sst xmlns=\"{main}\" uniqueCount=\"{}\">{}</sst>",
        shared.len(),
        shared.concat()
    );
    let book = format!(
        "<workbook xmlns=\"{main}\" xmlns:r=\"{relations}\"><sheets><sheet name=\"Runs\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    );
    let links = format!(
        "<Relationships xmlns=\"{packages}/relationships\"><Relationship Id=\"rId1\" Type=\"{relations}/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
        <Relationship Id=\"rId2\" Type=\"{relations}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"
    );
    let root = format!(
        "<Relationships xmlns=\"{packages}/relationships\"><Relationship Id=\"rId1\" Type=\"{relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    let types = format!(
        "<Types xmlns=\"{packages}/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"
    );
    archive(&[
        ("[Content_Types].xml", &types),
        ("_rels/.rels", &root),
        ("xl/workbook.xml", &book),
        ("xl/_rels/workbook.xml.rels", &links),
        ("xl/worksheets/sheet1.xml", &sheet),
        ("xl/sharedStrings.xml", &texts),
    ])
}

/// A ZIP archive of these files, deflated.
pub(crate) fn archive(files: &[(&str, &str)]) -> Vec<u8> {
    let (mut made, mut directory) = (vec![], vec![]);
    let word = |number: usize| u32::try_from(number).unwrap().to_le_bytes();
    for (name, text) in files {
        let mut packed = flate2::write::DeflateEncoder::new(vec![], flate2::Compression::fast());
        packed.write_all(text.as_bytes()).unwrap();
        let packed = packed.finish().unwrap();
        let mut sum = flate2::Crc::new();
        sum.update(text.as_bytes());
        let start = made.len();
        let common = [
            &[20, 0, 0, 0, 8, 0, 0, 0, 0x21, 0][..],
            &sum.sum().to_le_bytes(),
            &word(packed.len()),
            &word(text.len()),
            &u16::try_from(name.len()).unwrap().to_le_bytes(),
            &[0, 0],
        ]
        .concat();
        made.extend([b"PK\x03\x04", &common[..], name.as_bytes(), &packed].concat());
        directory.extend([b"PK\x01\x02\x14\0", &common[..], &[0; 10], &word(start), name.as_bytes()].concat());
    }
    let count = u16::try_from(files.len()).unwrap().to_le_bytes();
    let end = [&b"PK\x05\x06\0\0\0\0"[..], &count, &count, &word(directory.len()), &word(made.len()), &[0, 0]].concat();
    [made, directory, end].concat()
}
