//! Writes the published pages into a folder: `pages FOLDER`.

use flow_preflight::publish::site;
use std::error::Error;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let out = std::env::args_os().nth(1).ok_or("which folder do the pages go into?")?;
    for file in site::files()? {
        let path = Path::new(&out).join(&file.path);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(&path, file.text)?;
    }
    std::fs::write(Path::new(&out).join(site::INDEX), site::index())?;
    Ok(())
}
