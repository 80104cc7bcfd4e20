// Writes the workbooks of JavaScript's libraries in this folder: npm install exceljs xlsx, then node make.mjs.

import ExcelJS from 'exceljs';
import XLSX from 'xlsx';

const HEAD = Array.from({ length: 9 }, (_, column) => `c${column}`);
const START = new Date(Date.UTC(2026, 10, 14, 22, 30));
const ROWS = [
  ['8', 8, 0.1, START, true, 'a < b & c > d "e" \'f\'', null, '注文 4711 😀', ' blanks around '],
  [null, null, null, null, null, 'two\nlines', 'a\r\nb', 'tab\there', '_x000D_ and _x0041_'],
  [],
  [-1073741715, 3221225581, 1e300, 46100.5, false, '', '8', 'Straße', '8'],
  [null, null, 'only this'],
];

const book = new ExcelJS.Workbook();
for (const name of ['First', 'Second']) {
  const sheet = book.addWorksheet(name);
  sheet.addRows([HEAD, ...ROWS]);
  sheet.getCell('A8').value = { richText: [{ text: 'plain ' }, { text: 'bold', font: { bold: true } }, { text: ' & plain' }] };
  sheet.getCell('B8').value = { formula: '1/0', result: { error: '#DIV/0!' } };
  sheet.getCell('C8').value = { formula: '"a"&"b"', result: 'ab' };
}
await book.xlsx.writeFile('exceljs.xlsx');
const streamed = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: 'exceljs-stream.xlsx' });
const sheet = streamed.addWorksheet('First');
for (const row of [HEAD, ...ROWS]) sheet.addRow(row).commit();
await streamed.commit();

for (const [name, options] of [['sheetjs.xlsx', {}], ['sheetjs-shared.xlsx', { bookSST: true, compression: true }]]) {
  const made = XLSX.utils.book_new();
  for (const title of ['First', 'Second']) {
    XLSX.utils.book_append_sheet(made, XLSX.utils.aoa_to_sheet([HEAD, ...ROWS], { cellDates: true, dateNF: 'yyyy-mm-dd hh:mm' }), title);
  }
  XLSX.writeFile(made, name, options);
}
