//! The site on this machine, rebuilt whenever a file of it changes.

use std::fs::File;
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Result, bail};
use tiny_http::{Header, Request, Response, Server, StatusCode};

use crate::page::Address;
use crate::say::{note, step};
use crate::site::Wasm;
use crate::{compress, policy, site, watch, workspace};

/// Serves the site until the person ends it.
pub(crate) fn serve(port: u16, release: bool) -> Result<()> {
    let folder = if release { workspace::dist() } else { workspace::target().join("serve") };
    let server = match Server::http((Ipv4Addr::LOCALHOST, port)) {
        Ok(server) => Arc::new(server),
        Err(error) => bail!(
            "port {port} cannot be used ({error}); choose another with `cargo xtask serve --port {}`",
            port.wrapping_add(1)
        ),
    };
    let build = || {
        let built = if release {
            Address::new(None, None).and_then(|address| site::dist(&address, Wasm::Build))
        } else {
            step("building the site", || site::quick(&folder))
        };
        match built {
            Ok(()) => note(&format!("http://127.0.0.1:{port}/ is up to date")),
            Err(error) => note(&format!("not built: {error:#}\n  waiting for the next change")),
        }
    };
    build();
    for _ in 0..4 {
        let (server, folder) = (Arc::clone(&server), folder.clone());
        std::thread::spawn(move || {
            for request in server.incoming_requests() {
                // A browser that hangs up early is no fault.
                let _ = answer(request, &folder);
            }
        });
    }
    println!("serving http://127.0.0.1:{port}/ and watching for changes; end with Ctrl+C");
    watch::forever(build)
}

fn answer(request: Request, folder: &Path) -> Result<()> {
    let address = request.url().split(['?', '#']).next().unwrap_or("/").to_owned();
    let Some(mut file) = locate(folder, &address) else {
        return match File::open(folder.join("404.html")) {
            Ok(page) => {
                let page = with_headers(Response::from_file(page), &address, "text/html; charset=utf-8", None)?;
                Ok(request.respond(page.with_status_code(StatusCode(404)))?)
            }
            Err(_) => missing(request, &address, "There is no such page.\n"),
        };
    };
    if file.is_dir() {
        if !address.ends_with('/') {
            let to = header("Location", &format!("{address}/"))?;
            return Ok(request.respond(Response::empty(308).with_header(to))?);
        }
        file.push("index.html");
    }
    let kind = mime(&file);
    let accepted = accepted_encodings(&request);
    let packed = [("br", "br"), ("gzip", "gz")].into_iter().find(|(name, suffix)| {
        accepted.split(',').any(|one| one.split(';').next().unwrap_or_default().trim() == *name)
            && compress::with_suffix(&file, suffix).is_file()
    });
    let (path, encoding) = match packed {
        Some((name, suffix)) => (compress::with_suffix(&file, suffix), Some(name)),
        None => (file, None),
    };
    match File::open(&path) {
        Ok(open) => Ok(request.respond(with_headers(Response::from_file(open), &address, kind, encoding)?)?),
        Err(_) => missing(request, &address, "There is no such file.\n"),
    }
}

fn missing(request: Request, address: &str, says: &str) -> Result<()> {
    let answer = with_headers(Response::from_string(says), address, "text/plain; charset=utf-8", None)?;
    Ok(request.respond(answer.with_status_code(StatusCode(404)))?)
}

/// The file behind an address, never one outside the folder.
fn locate(folder: &Path, address: &str) -> Option<PathBuf> {
    let inside = address.trim_start_matches('/');
    let plain = inside.split('/').all(|part| part != ".." && !part.contains(['\\', ':', '%']));
    let path = folder.join(inside);
    (plain && path.exists()).then_some(path)
}

fn accepted_encodings(request: &Request) -> String {
    let wanted = request.headers().iter().find(|header| header.field.equiv("Accept-Encoding"));
    wanted.map(|header| header.value.as_str().to_owned()).unwrap_or_default()
}

fn with_headers<R: std::io::Read>(
    response: Response<R>,
    address: &str,
    kind: &str,
    encoding: Option<&str>,
) -> Result<Response<R>> {
    let mut headers = vec![
        ("Content-Type", kind.to_owned()),
        ("Content-Security-Policy", policy::header(address)),
        ("Cache-Control", "no-store".to_owned()),
        ("Vary", "Accept-Encoding".to_owned()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Referrer-Policy", "no-referrer".to_owned()),
        // A docs site on another origin may embed the element.
        ("Access-Control-Allow-Origin", "*".to_owned()),
    ];
    headers.extend(encoding.map(|encoding| ("Content-Encoding", encoding.to_owned())));
    headers.into_iter().try_fold(response, |response, (name, value)| Ok(response.with_header(header(name, &value)?)))
}

fn header(name: &str, value: &str) -> Result<Header> {
    match Header::from_bytes(name, value) {
        Ok(header) => Ok(header),
        Err(()) => bail!("`{name}: {value}` is no header"),
    }
}

fn mime(file: &Path) -> &'static str {
    match file.extension().and_then(|kind| kind.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" => "application/json; charset=utf-8",
        "webmanifest" => "application/manifest+json; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "xml" => "application/xml; charset=utf-8",
        "txt" | "ts" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
